//! The whole collection in a real browser: nothing of it runs, nothing of it asks another host.

use super::{lines, site_of};
use crate::browser::{self, Server, Tab};
use crate::support::{Outcome, Project};
use serde_json::json;
use std::path::Path;

/// What a script does that got through: it says so where the record sees it, and stops nothing.
pub(crate) const WATCH: &str =
    "for (const name of ['alert', 'prompt', 'confirm', 'print', 'open', 'msgbox'])
    window[name] = () => console.error('a hostile script runs');";

/// What comes into being without a script being asked: frames, handlers, styles.
const LOOK: &str = "[...document.querySelectorAll('*')].flatMap(element => [
    ...[...element.attributes].filter(a => /^on|^style$|^srcdoc$/.test(a.name)).map(a => a.name),
    ...(/^(iframe|object|embed|base|style|math|foreignobject)$/i.test(element.localName)
        ? [element.localName] : []),
    ...['href', 'src', 'action'].map(name => element.getAttribute(name) ?? '')
        .filter(value => /^\\s*((javascript|data|vbscript|blob):|[\\\\/]{2}|https?:[\\\\/]*evil)/i.test(value)),
])";

/// All texts of the list, one behind the other.
fn all_texts() -> String {
    lines("texts.txt").join(" ")
}

pub(super) fn written(outcome: &Outcome) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the site");
    for (path, bytes) in &outcome.files {
        let path = folder.path().join("guide").join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file can be written");
    }
    folder
}

/// The pages that stay: one that leads on to another says nothing itself.
pub(super) fn pages(outcome: &Outcome) -> Vec<&String> {
    let leads_on = |text: &str| text.contains("http-equiv=\"refresh\"");
    let is_page = |path: &&String| Path::new(path).extension().is_some_and(|end| end == "html");
    outcome.files.keys().filter(is_page).filter(|path| !leads_on(outcome.text(path))).collect()
}

/// Nothing happened on the page that is open.
#[track_caller]
pub(crate) fn nothing_happened(tab: &mut Tab, address: &str, origin: &str) {
    let found = tab.lines(LOOK);
    let record = tab.record();
    assert!(found.is_empty(), "{address} holds {found:?}");
    assert!(record.console.is_empty(), "{address}: {:?}", record.console);
    assert!(record.violations.is_empty(), "{address}: {:?}", record.violations);
    let off_site = record.off_site(origin);
    assert!(off_site.is_empty(), "{address} asks {off_site:?}");
}

#[test]
fn no_page_runs_what_its_author_wrote() {
    let Some(mut tab) = browser::tab("hostile content in a browser") else { return };
    let outcome = site_of(&all_texts()).build().into_outcome();
    let folder = written(&outcome);
    let server = Server::start(folder.path(), &[]);
    tab.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
    let pages = pages(&outcome);
    assert!(pages.len() > 10, "{pages:?}");
    for page in &pages {
        let address = server.url(&format!("guide/{page}"));
        tab.open(&address);
        nothing_happened(&mut tab, &address, &server.origin());
    }
    // Without a server there are no headers that would forbid anything.
    for page in ["index.html", "cases/letter/index.html", "search/index.html"] {
        let address = format!("file://{}", folder.path().join("guide").join(page).display());
        tab.open(&address);
        nothing_happened(&mut tab, &address, "file://");
    }
}

#[test]
fn no_address_makes_a_page_run_anything() {
    let Some(mut tab) = browser::tab("hostile addresses in a browser") else { return };
    let outcome = site_of(&all_texts()).build().into_outcome();
    let folder = written(&outcome);
    let server = Server::start(folder.path(), &[]);
    tab.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
    for text in lines("texts.txt").iter().step_by(4) {
        let encoded: String =
            text.bytes().fold(String::new(), |all, byte| all + &format!("%{byte:02X}"));
        for page in ["search/?q=", "cases/?agencies=", "matrix/?columns=", "#", "cases/letter/#"] {
            let address = server.url(&format!("guide/{page}{encoded}"));
            tab.open(&address);
            nothing_happened(&mut tab, &address, &server.origin());
        }
    }
}

/// Pictures that are let through do not act when they are opened by themselves.
#[test]
fn pictures_that_pass_only_show() {
    let Some(mut tab) = browser::tab("pictures opened by themselves") else { return };
    let outcome =
        Project::new().with_folder(&crate::support::repository().join("tests/hostile/site"));
    let outcome = outcome.build().into_outcome();
    let folder = written(&outcome);
    let server = Server::start(folder.path(), &[]);
    tab.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
    tab.open(&server.url("guide/media/figure.svg"));
    let record = tab.record();
    assert!(record.console.is_empty() && record.off_site(&server.origin()).is_empty());
}
