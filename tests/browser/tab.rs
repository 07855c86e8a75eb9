//! One page of the browser: open an address, look at it, ask it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::socket::{Fault, Socket};
use super::{Browser, Record, Screen};

/// How long the browser is given to report what it knows of a page.
const LATE_NEWS: Duration = Duration::from_millis(50);

/// A tab with cookies and storage of its own. It comes back by itself when its page has crashed.
pub(crate) struct Tab {
    chromium: PathBuf,
    screen: Screen,
    page: Option<Page>,
}

/// The living part of a tab.
struct Page {
    browser: Arc<Browser>,
    context: Value,
    target: Value,
    socket: Socket,
}

impl Tab {
    pub(super) fn new(chromium: PathBuf) -> Self {
        Self { chromium, screen: Screen::DESKTOP, page: None }
    }

    /// Changes what the page is shown on, now and for what is opened later.
    #[track_caller]
    pub(crate) fn show_on(&mut self, screen: Screen) {
        self.screen = screen;
        if self.page.is_some() {
            for (method, params) in screen.commands() {
                self.call(method, &params);
            }
        }
    }

    /// What the page is shown on.
    pub(crate) fn screen(&self) -> Screen {
        self.screen
    }

    /// Opens an address and waits until it has loaded; begins a new record. A dead page gets one more try in a new one.
    #[track_caller]
    pub(crate) fn open(&mut self, url: &str) {
        let outcome = match self.try_open(url) {
            Err(Fault::Dead(_) | Fault::Late(_)) => {
                self.page = None;
                self.try_open(url)
            }
            outcome => outcome,
        };
        if let Err(fault) = outcome {
            panic!("{url}: {fault}");
        }
    }

    /// The value of an expression in the page; a promise is waited for.
    #[track_caller]
    pub(crate) fn evaluate(&mut self, expression: &str) -> Value {
        let params = json!({
            "expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true,
        });
        let mut answer = self.call("Runtime.evaluate", &params);
        if let Some(details) = answer.get("exceptionDetails") {
            let start: String = expression.chars().take(200).collect();
            panic!("the page threw {}\nin: {start}", details["exception"]["description"]);
        }
        answer["result"]["value"].take()
    }

    /// The value of an expression that gives lines of text.
    #[track_caller]
    pub(crate) fn lines(&mut self, expression: &str) -> Vec<String> {
        let value = self.evaluate(expression);
        serde_json::from_value(value).expect("the expression gives a list of texts")
    }

    /// What the page did since it was opened.
    #[track_caller]
    pub(crate) fn record(&mut self) -> Record {
        // An answer comes after the page's own events; what the browser has to say of it may come a little later.
        std::thread::sleep(LATE_NEWS);
        self.evaluate("0");
        self.page.as_ref().map(|page| Record::of(&page.socket.events)).unwrap_or_default()
    }

    /// Any command of the `DevTools` protocol.
    #[track_caller]
    pub(crate) fn call(&mut self, method: &str, params: &Value) -> Value {
        let result = self.page().and_then(|page| page.socket.call(method, params));
        match result {
            Ok(value) => value,
            Err(fault) => panic!("{fault}"),
        }
    }

    /// Does what leads to another page, a click or a key, and waits until that has loaded; begins a new record.
    #[track_caller]
    pub(crate) fn follow(&mut self, act: impl FnOnce(&mut Self)) {
        if let Some(page) = &mut self.page {
            page.socket.events.clear();
        }
        act(self);
        let outcome = self.page().and_then(|page| page.socket.wait_for("Page.loadEventFired"));
        if let Err(fault) = outcome {
            panic!("no new page came: {fault}");
        }
    }

    fn try_open(&mut self, url: &str) -> Result<(), Fault> {
        let scripts = self.screen.scripts;
        let page = self.page()?;
        page.socket.events.clear();
        let answer = page.socket.call("Page.navigate", &json!({ "url": url }))?;
        if let Some(error) = answer["errorText"].as_str() {
            return Err(Fault::Refused(format!("to open it: {error}")));
        }
        // Without a loader only the part after `#` has changed.
        if answer["loaderId"].is_string() {
            page.socket.wait_for("Page.loadEventFired")?;
        }
        if scripts {
            let drawn = "document.fonts.ready.then(() => new Promise(done => \
                         requestAnimationFrame(() => requestAnimationFrame(() => done(0)))))";
            let params = json!({ "expression": drawn, "awaitPromise": true });
            page.socket.call("Runtime.evaluate", &params)?;
        }
        Ok(())
    }

    fn page(&mut self) -> Result<&mut Page, Fault> {
        if self.page.is_none() {
            self.page = Some(Page::new(&self.chromium, &self.screen)?);
        }
        self.page.as_mut().ok_or_else(|| Fault::Dead("it was closed".into()))
    }
}

impl Page {
    fn new(chromium: &Path, screen: &Screen) -> Result<Self, Fault> {
        let browser = Browser::shared(chromium)?;
        let context =
            browser.call("Target.createBrowserContext", &json!({}))?["browserContextId"].take();
        let new = json!({ "url": "about:blank", "browserContextId": context });
        let target = browser.call("Target.createTarget", &new)?["targetId"].take();
        let path = format!("/devtools/page/{}", target.as_str().unwrap_or_default());
        let mut socket = Socket::connect(&browser.process.address, &path)?;
        for domain in ["Page", "Runtime", "Network", "Log", "Inspector"] {
            socket.call(&format!("{domain}.enable"), &json!({}))?;
        }
        // Each page believes that it is in front, so that focus is drawn in all tabs at once.
        socket.call("Emulation.setFocusEmulationEnabled", &json!({ "enabled": true }))?;
        for (method, params) in screen.commands() {
            socket.call(method, &params)?;
        }
        Ok(Self { browser, context, target, socket })
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.browser.call("Target.closeTarget", &json!({ "targetId": self.target })).ok();
        let context = json!({ "browserContextId": self.context });
        self.browser.call("Target.disposeBrowserContext", &context).ok();
    }
}
