//! What is looked for in an open page. Each function gives the list of what is wrong, empty if all is well.

use std::path::Path;

use crate::browser::{Screen, Tab};

/// The page's loading: no error, nothing forbidden, nothing missing, nothing from elsewhere.
#[track_caller]
pub(super) fn loading(tab: &mut Tab, origin: &str) -> Vec<String> {
    let record = tab.record();
    let off_site = record.off_site(origin);
    let kinds = [
        ("console", record.console),
        ("policy", record.violations),
        ("failed request", record.failed),
        ("request to elsewhere", off_site),
    ];
    let lines = kinds
        .into_iter()
        .flat_map(|(kind, lines)| lines.into_iter().map(move |line| format!("{kind}: {line}")));
    lines.collect()
}

/// The page's outline: one main heading, a title, a language, the standard's way of drawing.
#[track_caller]
pub(super) fn outline(tab: &mut Tab) -> Vec<String> {
    tab.lines(
        "(() => {
            const faults = [], count = document.querySelectorAll('h1').length;
            if (count !== 1) faults.push(`${count} main headings (h1)`);
            if (!document.title.trim()) faults.push('no title');
            if (document.compatMode !== 'CSS1Compat') faults.push('quirks mode');
            if (!document.documentElement.lang) faults.push('no language');
            return faults;
        })()",
    )
}

/// A page that is wider than its window.
#[track_caller]
pub(super) fn sideways(tab: &mut Tab) -> Vec<String> {
    tab.lines(include_str!("sideways.js"))
}

/// A page that is wider than a sheet of A4 with margins of 18 mm, which lies on its side where the stylesheet names one.
#[track_caller]
pub(super) fn wider_than_paper(tab: &mut Tab) -> Vec<String> {
    let screen = tab.screen();
    let named =
        "[...document.querySelectorAll('*')].some(part => getComputedStyle(part).page !== 'auto')";
    let width = if tab.evaluate(named) == true { 986 } else { 657 };
    tab.show_on(Screen { width, ..screen });
    let faults = sideways(tab);
    tab.show_on(screen);
    faults
}

/// Text that is cut off, or a page that grows sideways, when lines, words and letters stand further apart.
#[track_caller]
pub(super) fn spacing(tab: &mut Tab) -> Vec<String> {
    let mut faults = tab.lines(include_str!("spacing.js"));
    faults.extend(sideways(tab));
    faults
}

/// Text that nobody without scripts can come to see: not on a phone, not on a desktop, not on paper, and no closed
/// `<details>` or the like would open it. The tab's scripts must be off.
#[track_caller]
pub(super) fn hidden_text(tab: &mut Tab) -> Vec<String> {
    let screen = tab.screen();
    let mut always: Option<Vec<String>> = None;
    for (width, print) in [(320, false), (1280, false), (680, true)] {
        tab.show_on(Screen { width, print, ..screen });
        let hidden = tab.lines(include_str!("hidden_text.js"));
        always = Some(match always {
            Some(always) => always.into_iter().filter(|line| hidden.contains(line)).collect(),
            None => hidden,
        });
    }
    tab.show_on(screen);
    always.unwrap_or_default()
}

/// A picture that shows nothing: a blank page makes a very small file.
pub(super) fn picture(file: &Path) -> Vec<String> {
    let bytes = std::fs::read(file).unwrap();
    let shows = bytes.starts_with(b"\x89PNG") && bytes.len() > 5_000;
    if shows { Vec::new() } else { vec![format!("its picture has {} bytes", bytes.len())] }
}

/// A print of the guideline with fewer sheets than it must have.
pub(super) fn paper(file: &Path) -> Vec<String> {
    let bytes = std::fs::read(file).unwrap();
    let sheets = bytes.windows(11).filter(|part| part == b"/Type /Page").count();
    if bytes.starts_with(b"%PDF") && sheets > 10 {
        Vec::new()
    } else {
        vec![format!("its print has {sheets} sheets")]
    }
}
