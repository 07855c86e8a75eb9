//! A sound site may still be poor: rules that look at the whole of it, and the list of all rules.
//!
//! A rule stands beside the code that applies it. The ones here need nothing but the finished site.

mod citations;
mod doubt;
mod gaps;

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Site;
use crate::source::Sources;
use doubt::Doubt;

/// The rules that this phase applies.
static OWN: &[&Rule] = &[
    &citations::MISSING_CITATION,
    &gaps::CASE_OUTSIDE_MATRIX,
    &gaps::EMPTY_GROUP,
    &gaps::ROW_WITHOUT_CASE,
    &gaps::TERM_WITHOUT_CASE,
    &gaps::UNUSED_TERM,
];

/// Looks at a whole site; `found` is what the phases before found.
pub(crate) fn check(site: &Site, sources: &Sources, found: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut diagnostics = gaps::check(site, &Doubt::of(sources, found));
    diagnostics.extend(citations::check(site));
    diagnostics
}

/// All rules of all phases.
#[must_use]
pub(crate) fn all() -> Vec<&'static Rule> {
    let (parse, resolve) = (crate::parse::RULES, crate::resolve::RULES);
    [parse, &crate::parse::PROSE_RULES, resolve, OWN, crate::render::RULES, crate::plan::RULES]
        .concat()
}
