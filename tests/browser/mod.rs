//! A real browser for tests: Chromium over its `DevTools` protocol, and a small web server for a folder.
//!
//! ```text
//! let server = Server::start(&folder, &[("Content-Security-Policy", "default-src 'self'")]);
//! let Some(mut tab) = tab("what is tried") else { return };   // no Chromium: said aloud, in CI a failure
//! tab.show_on(Screen::PHONE);
//! tab.open(&server.url("agencies/"));
//! let title = tab.evaluate("document.title");
//! assert!(tab.record().console.is_empty());
//! ```
//!
//! One browser serves all tests of a run; each tab is a fresh profile of its own, so that tests may run side by side.
//! What goes wrong with the browser itself is a panic with one plain sentence.

mod capture;
mod keys;
mod launch;
mod record;
mod rules;
mod screen;
mod server;
mod socket;
mod tab;
mod tried;

pub(crate) use record::Record;
pub(crate) use screen::{Colours, Screen};
pub(crate) use server::Server;
pub(crate) use tab::Tab;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use launch::Process;
use socket::{Fault, Socket};

/// A running Chromium and the connection that makes its tabs.
struct Browser {
    process: Process,
    socket: Mutex<Socket>,
}

/// A new tab, or `None` where there is no Chromium; then `purpose` is named as left out.
pub(crate) fn tab(purpose: &str) -> Option<Tab> {
    program(purpose).map(Tab::new)
}

/// The browser's program, or `None`; then `purpose` is named as left out.
pub(crate) fn program(purpose: &str) -> Option<PathBuf> {
    let found = launch::find();
    if found.is_none() {
        crate::needs::missing(purpose, "no Chromium is installed ($CHROMIUM may name one)");
    }
    found
}

impl Browser {
    /// The browser that all tests share: started at the first call, and again should it have died.
    fn shared(chromium: &Path) -> Result<Arc<Self>, Fault> {
        static SHARED: Mutex<Option<Arc<Browser>>> = Mutex::new(None);
        let mut shared = SHARED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(browser) = shared.as_ref()
            && browser.call("Browser.getVersion", &json!({})).is_ok()
        {
            return Ok(Arc::clone(browser));
        }
        let process = launch::start(chromium).map_err(Fault::Dead)?;
        let socket = Mutex::new(Socket::connect(&process.address, &process.path)?);
        Ok(Arc::clone(shared.insert(Arc::new(Self { process, socket }))))
    }

    fn call(&self, method: &str, params: &Value) -> Result<Value, Fault> {
        let mut socket = self.socket.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        socket.call(method, params)
    }
}
