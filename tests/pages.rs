//! Each kind of page in a real browser, as readers have it: narrow and wide, dark, without scripts, by keyboard.
//!
//! A check is a function from an open tab to the list of what is wrong (`checks.rs`), so that `tried.rs` can show that
//! each of them finds what it is for. Here they meet the guideline.

mod axe;
mod checks;
mod keyboard;
mod tried;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::browser::{Colours, Screen, Server, Tab, tab};
use crate::site::{NOT_FOUND, PAGE_KINDS, built_guideline, file_of};

/// The strictest policy under which the site is promised to work.
pub(crate) const STRICT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Opens each kind of page on each screen, and fails with everything that `check` found.
#[track_caller]
fn on_each_page(
    purpose: &str,
    headers: &[(&str, &str)],
    screens: &[Screen],
    check: impl Fn(&mut Tab, &str) -> Vec<String>,
) {
    let Some(mut tab) = tab(purpose) else { return };
    let server = Server::start(built_guideline(), headers);
    let mut faults = Faults::default();
    for screen in screens {
        tab.show_on(*screen);
        for address in PAGE_KINDS {
            tab.open(&server.url(address));
            for fault in check(&mut tab, &server.origin()) {
                let fault = fault.replace(&server.origin(), "/");
                faults.entry(fault).or_default().push(format!("/{address} at {} px", screen.width));
            }
        }
    }
    for request in server.requests().into_iter().filter(|request| request.status != 200) {
        faults.entry(format!("{} is not there", request.path)).or_default();
    }
    none(purpose, &faults);
}

/// Each fault and where it stands, so that one on all pages is read once.
type Faults = BTreeMap<String, Vec<String>>;

/// Fails if there are faults, and lists them.
#[track_caller]
fn none(purpose: &str, faults: &Faults) {
    let lines = faults.iter().map(|(fault, places)| match places.as_slice() {
        [] => fault.clone(),
        [place] => format!("{fault}\n    on {place}"),
        [first, .., last] => format!("{fault}\n    {} times, on {first} … {last}", places.len()),
    });
    let lines: Vec<_> = lines.collect();
    assert!(lines.is_empty(), "{} faults ({purpose}):\n{}", lines.len(), lines.join("\n"));
}

/// axe-core with WCAG 2.2 AA and its best practices: nothing found.
#[track_caller]
fn axe_on_each_page(screen: Screen) {
    let purpose = "accessibility of each page (axe-core)";
    let Some(source) = axe::source(purpose) else { return };
    on_each_page(purpose, &[], &[screen], |tab, _| axe::faults(tab, &source));
}

#[test]
fn axe_finds_nothing_on_a_phone() {
    axe_on_each_page(Screen::PHONE);
}

#[test]
fn axe_finds_nothing_on_a_phone_in_the_dark() {
    axe_on_each_page(Screen { colours: Colours::Dark, ..Screen::PHONE });
}

#[test]
fn axe_finds_nothing_on_a_desktop() {
    axe_on_each_page(Screen::DESKTOP);
}

#[test]
fn axe_finds_nothing_on_a_desktop_in_the_dark() {
    axe_on_each_page(Screen { colours: Colours::Dark, ..Screen::DESKTOP });
}

#[test]
fn pages_are_quiet_and_keep_to_themselves() {
    let screens = [Screen::PHONE, Screen::TABLET, Screen::DESKTOP];
    on_each_page("what each page loads and keeps", &[], &screens, |tab, origin| {
        let mut faults = checks::loading(tab, origin);
        faults.extend(tab.kept().into_iter().map(|what| format!("it keeps {what}")));
        faults.extend(checks::outline(tab));
        faults.extend(checks::sideways(tab));
        faults
    });
}

#[test]
fn pages_obey_the_strict_policy() {
    let headers = [("Content-Security-Policy", STRICT_POLICY)];
    on_each_page("the strict policy", &headers, &[Screen::DESKTOP], checks::loading);
}

/// WCAG 1.4.12: a reader may space the text out, and loses nothing.
#[test]
fn pages_bear_wider_spacing() {
    let screens = [Screen::PHONE, Screen::DESKTOP];
    on_each_page("text spacing", &[], &screens, |tab, _| checks::spacing(tab));
}

#[test]
fn pages_show_all_text_without_scripts() {
    let screens = [Screen { scripts: false, ..Screen::PHONE }];
    on_each_page("pages without scripts", &[], &screens, |tab, origin| {
        let mut faults = checks::loading(tab, origin);
        faults.extend(checks::hidden_text(tab));
        faults.extend(checks::sideways(tab));
        faults
    });
}

#[test]
fn keyboard_reaches_everything_on_a_phone() {
    let screen = Screen { reduced_motion: true, ..Screen::PHONE };
    on_each_page("keyboard walk", &[], &[screen], |tab, _| keyboard::faults(tab));
}

#[test]
fn keyboard_reaches_everything_on_a_desktop() {
    let screen = Screen { reduced_motion: true, ..Screen::DESKTOP };
    on_each_page("keyboard walk", &[], &[screen], |tab, _| keyboard::faults(tab));
}

/// With forced colours only outlines, borders and the system's colours remain to show where the keyboard is.
#[test]
fn pages_bear_forced_colours() {
    let screen = Screen { colours: Colours::Forced, reduced_motion: true, ..Screen::DESKTOP };
    on_each_page("forced colours", &[], &[screen], |tab, _| {
        assert_eq!(tab.evaluate("matchMedia('(forced-colors: active)').matches"), true);
        let mut faults = checks::sideways(tab);
        faults.extend(keyboard::faults(tab));
        faults
    });
}

#[test]
fn pages_work_straight_from_a_folder() {
    let purpose = "pages opened as files";
    let Some(mut tab) = tab(purpose) else { return };
    let folder = format!("file://{}/", built_guideline().display());
    let mut faults = Faults::default();
    for address in PAGE_KINDS.iter().filter(|address| **address != NOT_FOUND) {
        tab.open(&format!("{folder}{}", file_of(address)));
        for fault in checks::loading(&mut tab, "file://") {
            let fault = fault.replace(&folder, "/");
            faults.entry(fault).or_default().push(format!("/{address}"));
        }
    }
    none(purpose, &faults);
}

/// The pictures are for people to look at: `target/tmp/screenshots/`.
#[test]
fn pages_have_their_picture() {
    let pictures = screenshots();
    let dark = Screen { colours: Colours::Dark, ..Screen::DESKTOP };
    on_each_page(
        "pictures",
        &[],
        &[Screen::PHONE, Screen::TABLET, Screen::DESKTOP, dark],
        |tab, origin| {
            let address = tab.evaluate("location.href").as_str().unwrap_or_default().to_owned();
            let name = address.trim_start_matches(origin).trim_end_matches('/').replace('/', "-");
            let name = if name.is_empty() { "home" } else { &name };
            let screen = tab.screen();
            let shade = if screen.colours == Colours::Dark { "-dark" } else { "" };
            let file = pictures.join(format!("{name}-{}{shade}.png", screen.width));
            tab.screenshot(&file);
            checks::picture(&file)
        },
    );
}

/// On paper nothing is wider than the sheet, and the whole guideline prints.
#[test]
fn pages_print() {
    let file = screenshots().join("print.pdf");
    let paper = Screen { print: true, ..Screen::DESKTOP };
    on_each_page("print", &[], &[paper], |tab, origin| {
        let mut faults = checks::loading(tab, origin);
        faults.extend(checks::wider_than_paper(tab));
        if tab.evaluate("location.pathname") == "/print/" {
            tab.print(&file);
            faults.extend(checks::paper(&file));
        }
        faults
    });
}

/// Where pictures of this run are kept.
fn screenshots() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("screenshots")
}
