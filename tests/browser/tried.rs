//! The browser tool itself, tried on small pages.

use std::path::Path;

use serde_json::json;

use super::{Colours, Screen, Server, Tab, tab};

/// A folder with one page of the given body, and a tab to open it in.
#[track_caller]
fn page(body: &str) -> Option<(tempfile::TempDir, Server, Tab)> {
    let tab = tab("the browser tool")?;
    let folder = tempfile::tempdir().unwrap();
    let head = "<meta charset=utf-8><link rel=icon href='data:,'><title>題</title>";
    let page = format!("<!DOCTYPE html><html lang=ja>{head}{body}");
    std::fs::write(folder.path().join("index.html"), page).unwrap();
    let server = Server::start(folder.path(), &[]);
    Some((folder, server, tab))
}

#[test]
fn a_page_is_opened_asked_and_typed_into() {
    let Some((_folder, server, mut tab)) = page("<input><a href='#あ'>次</a><p id=あ>本文")
    else {
        return;
    };
    tab.open(&server.origin());
    assert_eq!(tab.evaluate("document.title"), "題");
    assert_eq!(tab.evaluate("Promise.resolve([1, { a: null }])"), json!([1, { "a": null }]));
    tab.press("Tab");
    tab.insert("薬物");
    tab.press("a");
    assert_eq!(tab.evaluate("document.activeElement.value"), "薬物a");
    tab.press("Tab");
    tab.press("Enter");
    assert_eq!(tab.evaluate("decodeURIComponent(location.hash)"), "#あ");
    tab.press("Shift+Tab");
    assert_eq!(tab.evaluate("document.activeElement.tagName"), "A");
    tab.open(&server.url("#あ"));
    tab.follow(|tab| _ = tab.evaluate("location.reload()"));
    assert_eq!(tab.evaluate("document.activeElement.tagName"), "BODY");
}

#[test]
fn a_screen_is_what_the_page_sees() {
    let Some((_folder, server, mut tab)) = page("<script>document.title = 'script'</script>")
    else {
        return;
    };
    let colours = Colours::Dark;
    tab.show_on(Screen { colours, reduced_motion: true, scripts: false, ..Screen::PHONE });
    tab.open(&server.origin());
    assert_eq!(tab.evaluate("[innerWidth, innerHeight]"), json!([320, 640]));
    assert_eq!(tab.evaluate("document.title"), "題", "scripts are off");
    let asks = |tab: &mut Tab, query: &str| tab.evaluate(&format!("matchMedia('{query}').matches"));
    assert_eq!(asks(&mut tab, "(prefers-color-scheme: dark)"), true);
    assert_eq!(asks(&mut tab, "(prefers-reduced-motion: reduce)"), true);
    assert_eq!(asks(&mut tab, "(forced-colors: active)"), false);
    tab.show_on(Screen { colours: Colours::Forced, print: true, ..Screen::DESKTOP });
    tab.open(&server.origin());
    assert_eq!(asks(&mut tab, "(forced-colors: active) and (width: 1280px)"), true);
    assert_eq!(asks(&mut tab, "print"), true);
    assert_eq!(tab.evaluate("document.title"), "script");
}

#[test]
fn what_a_page_does_is_recorded() {
    let body = "<script>console.error('悪い', 1); undefinedFunction()</script>
        <img src=gone.png alt=''><img src=https://example.org/x.png alt=''>";
    let Some((_folder, server, mut tab)) = page(body) else { return };
    tab.open(&server.origin());
    let record = tab.record();
    assert_eq!(record.console.len(), 2, "{record:?}");
    assert_eq!(record.console[0], "error: 悪い 1");
    assert!(record.console[1].contains("undefinedFunction is not defined"), "{record:?}");
    assert_eq!(record.off_site(&server.origin()), ["https://example.org/x.png"]);
    assert_eq!(record.failed.len(), 2, "{record:?}");
    assert!(record.failed.iter().any(|line| line.ends_with("gone.png: 404")), "{record:?}");
    let asked = server.requests();
    let gone = asked.iter().find(|request| request.path == "/gone.png").unwrap();
    assert_eq!((gone.status, gone.bytes), (404, 0));
    tab.open(&server.origin());
    assert_eq!(tab.record().console.len(), 2, "opening begins a new record");
}

#[test]
fn what_a_page_keeps_is_found_and_stays_in_its_tab() {
    let body = "<script>document.cookie = 'a=1'; localStorage.b = 2; sessionStorage.c = 3</script>";
    let Some((_folder, server, mut tab)) = page(body) else { return };
    tab.open(&server.origin());
    assert_eq!(tab.kept(), ["localStorage b", "sessionStorage c", "cookie \"a\""]);
    let mut other = super::tab("the browser tool").unwrap();
    other.show_on(Screen { scripts: false, ..Screen::DESKTOP });
    other.open(&server.origin());
    assert_eq!(other.kept(), Vec::<String>::new());
}

#[test]
fn a_crashed_page_is_opened_anew() {
    let Some((_folder, server, mut tab)) = page("<p>本文") else { return };
    tab.open(&server.origin());
    let crash = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        tab.call("Page.crash", &json!({}));
    }));
    assert!(crash.is_err());
    tab.open(&server.origin());
    assert_eq!(tab.evaluate("document.body.innerText"), "本文");
}

#[test]
fn pictures_and_prints_are_files() {
    let Some((folder, server, mut tab)) = page("<p style='block-size: 3000px'>本文") else {
        return;
    };
    tab.open(&server.origin());
    let (picture, print) = (folder.path().join("a/b.png"), folder.path().join("c.pdf"));
    tab.screenshot(&picture);
    tab.print(&print);
    let bytes = |file: &Path| std::fs::read(file).unwrap();
    assert!(bytes(&picture).starts_with(b"\x89PNG"));
    let height = u32::from_be_bytes(bytes(&picture)[20..24].try_into().unwrap());
    assert!(height >= 3000, "the whole page, not the window: {height}");
    assert!(bytes(&print).starts_with(b"%PDF"));
}
