//! Each check of a page finds what it is for, and finds nothing on a page without fault.

use crate::browser::{Screen, Server, Tab, tab};

use super::{STRICT_POLICY, axe, checks, keyboard};

const SOUND: &str = "<style>a:focus { outline: 2px solid }</style>
    <a href='#main'>本文へ</a> <main id=main><h1>題</h1><p>本文 <a href=''>次</a></p></main>";

/// What `check` finds on a page of this body, 320 px wide, on a server with these headers.
#[track_caller]
fn found_with(
    headers: &[(&str, &str)],
    body: &str,
    check: impl Fn(&mut Tab, &str) -> Vec<String>,
) -> Option<String> {
    let mut tab = tab("the checks of pages")?;
    let folder = tempfile::tempdir().unwrap();
    let icon = "<link rel=icon href='data:,'>";
    let page =
        format!("<!DOCTYPE html><html lang=ja><meta charset=utf-8>{icon}<title>題</title>{body}");
    std::fs::write(folder.path().join("index.html"), page).unwrap();
    let server = Server::start(folder.path(), headers);
    tab.show_on(Screen::PHONE);
    tab.open(&server.origin());
    Some(check(&mut tab, &server.origin()).join("\n"))
}

/// `check` finds nothing on a sound page, and `expected` on each broken one.
#[track_caller]
fn finds(check: impl Fn(&mut Tab, &str) -> Vec<String>, broken: &[(&str, &str)]) {
    let Some(found) = found_with(&[], SOUND, &check) else { return };
    assert_eq!(found, "");
    for (body, expected) in broken {
        let found = found_with(&[], body, &check).unwrap_or_default();
        assert!(found.contains(expected), "expected `{expected}` for {body}\nfound: {found}");
    }
}

#[test]
fn loading_finds_errors_and_requests() {
    finds(
        checks::loading,
        &[
            ("<script>console.error('悪い')</script>", "console: error: 悪い"),
            ("<img alt='' src=gone.png>", "gone.png: 404"),
            ("<img alt='' src=//example.org/a.png>", "elsewhere: http://example.org/a.png"),
            (
                "<link rel=stylesheet href=https://example.org/a.css>",
                "elsewhere: https://example.org/a.css",
            ),
        ],
    );
}

#[test]
fn the_policy_finds_what_stands_inline() {
    let policy = [("Content-Security-Policy", STRICT_POLICY)];
    for (body, expected) in [
        ("<p>本文", ""),
        ("<p style='color: red'>本文", "style-src"),
        ("<style>p { color: red }</style>", "style-src"),
        ("<script>1</script>", "script-src"),
        ("<script></script><p onclick='1'>本文", "script-src"),
        ("<base href='/'>", "base-uri"),
        ("<iframe src='data:text/html,a'></iframe>", "frame-src"),
    ] {
        let Some(found) = found_with(&policy, body, |tab, origin| {
            // Some releases of Chromium look at a handler only when it is to run.
            tab.evaluate("document.querySelector('p')?.click()");
            checks::loading(tab, origin)
        }) else {
            return;
        };
        assert!(found.contains(expected), "expected `{expected}` for {body}\nfound: {found}");
        assert_eq!(found.is_empty(), expected.is_empty(), "{body}: {found}");
    }
}

#[test]
fn the_outline_has_one_main_heading() {
    finds(
        |tab, _| checks::outline(tab),
        &[("<h1>一</h1><h1>二</h1>", "2 main"), ("<p>本文", "0 main")],
    );
}

#[test]
fn a_wide_page_is_found() {
    let wide = "<div style='overflow-x: auto'><p style='inline-size: 900px'>本文</p></div>";
    finds(|tab, _| checks::sideways(tab), &[("<p style='inline-size: 400px'>本文", "408 px wide")]);
    assert_eq!(found_with(&[], wide, |tab, _| checks::sideways(tab)).unwrap_or_default(), "");
}

#[test]
fn a_page_wider_than_paper_is_found() {
    let table = "<p style='inline-size: 800px'>本文";
    let sideways = "<style>@page wide { size: landscape } p { page: wide }</style>";
    let check = |tab: &mut Tab, _: &str| {
        tab.show_on(Screen { print: true, ..Screen::PHONE });
        checks::wider_than_paper(tab)
    };
    finds(check, &[(table, "808 px wide in a window of 657")]);
    assert_eq!(found_with(&[], &format!("{sideways}{table}"), check).unwrap_or_default(), "");
}

#[test]
fn text_that_spacing_cuts_off_is_found() {
    let fixed = "<p style='block-size: 1.4em; line-height: 1.2; overflow: hidden'>本文";
    let line = format!("<p style='white-space: nowrap'>{}", "字".repeat(19));
    finds(|tab, _| checks::spacing(tab), &[(fixed, "cut off"), (&line, "px wide")]);
}

#[test]
fn text_that_nobody_sees_is_found() {
    let check = |tab: &mut Tab, _: &str| checks::hidden_text(tab);
    finds(
        check,
        &[
            ("<main>a<p hidden>隠れた", "隠れた"),
            ("<main>a<div><p style='visibility: hidden'>隠れた", "隠れた"),
            ("<main>a<p style='opacity: 0'>隠れた", "隠れた"),
            ("<main></main>", "nothing to read"),
        ],
    );
    for reachable in [
        "<main>a<details><summary>題</summary><p>本文</details>",
        "<style>@media (width > 400px) { p { display: none } }</style><main>a<p>電話で",
        "<style>@media not print { p { display: none } }</style><main>a<p>紙で",
    ] {
        assert_eq!(found_with(&[], reachable, check).unwrap_or_default(), "");
    }
}

#[test]
fn the_keyboard_walk_finds_what_mouse_users_do_not() {
    let skip = "<a href='#main'>本文へ</a><main id=main>";
    let page = |body: &str| format!("{skip}{body}</main>");
    finds(
        |tab, _| keyboard::faults(tab),
        &[
            ("<main id=main><a href='x'>次</a></main>", "no skip link"),
            (&page("<a href='x' style='outline: none'>次</a>"), "nothing shows"),
            (&page("<a href='x' style='position: absolute; left: -900px'>次</a>"), "out of sight"),
            (
                &page(
                    "<a href='x'>次</a><p style='position: fixed; inset: 0; background: white'>幕</p>",
                ),
                "out of sight",
            ),
            (
                &page(
                    "<script></script><button onkeydown='event.preventDefault()'>罠</button><a href='x'>次</a>",
                ),
                "Tab never comes to <a",
            ),
        ],
    );
}

#[test]
fn axe_finds_planted_faults() {
    let Some(source) = axe::source("the checks of pages") else { return };
    let page = |body: &str| format!("<main><h1>題</h1>{body}</main>");
    finds(
        |tab, _| axe::faults(tab, &source),
        &[
            (&page("<img src='data:,'>"), "image-alt"),
            (&page("<button></button>"), "button-name"),
            (&page("<p style='color: #aaa'>薄い"), "color-contrast"),
            (&page("<h4>段とばし</h4>"), "heading-order"),
            (
                &page(
                    "<div style='line-height: 8px; font-size: 8px'><button style='inline-size: 9px; block-size: 9px; \
                     padding: 0'>a</button><button style='inline-size: 9px; block-size: 9px; padding: 0'>b</button>",
                ),
                "target-size",
            ),
        ],
    );
}
