//! axe-core: its rules for WCAG 2.2 AA and for good practice, run in the page.

use crate::browser::Tab;
use crate::needs;

const RUN: &str = include_str!("axe.js");

/// The source of axe-core, or `None` where it is not installed.
#[track_caller]
pub(super) fn source(purpose: &str) -> Option<String> {
    let file = needs::web_file(purpose, "axe-core/axe.min.js")?;
    Some(std::fs::read_to_string(file).unwrap())
}

/// What axe finds in the open page: the rule, what it asks for, and each place that breaks it.
#[track_caller]
pub(super) fn faults(tab: &mut Tab, source: &str) -> Vec<String> {
    // Its own statement gives the page's global object, which cannot be sent back.
    tab.evaluate(&format!("{source}; 0"));
    tab.lines(RUN)
}
