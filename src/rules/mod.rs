//! A sound site may still be poor: rules that look at the whole of it, and the list of all rules.
//!
//! A rule stands beside the code that applies it. The ones here need nothing but the finished site.

pub(crate) mod addresses;
mod doubt;
mod gaps;

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Site;
use crate::source::Sources;
use doubt::Doubt;

/// The rules that this phase applies.
static OWN: &[&Rule] = &[
    &addresses::ADDRESS_VANISHED,
    &gaps::CASE_OUTSIDE_MATRIX,
    &gaps::EMPTY_GROUP,
    &gaps::ROW_WITHOUT_CASE,
    &gaps::TERM_WITHOUT_CASE,
    &gaps::UNUSED_TERM,
];

/// Looks at a whole site; `found` is what the phases before found.
pub(crate) fn check(site: &Site, sources: &Sources, found: &[Diagnostic]) -> Vec<Diagnostic> {
    gaps::check(site, &Doubt::of(sources, found))
}

/// All rules of all phases.
#[must_use]
pub(crate) fn all() -> Vec<&'static Rule> {
    let parse = [
        crate::parse::RULES,
        crate::parse::slips::RULES,
        &crate::parse::PROSE_RULES,
        crate::words::RULES,
    ];
    let behind = [crate::resolve::RULES, OWN, crate::render::RULES, crate::plan::RULES];
    [parse.concat(), behind.concat()].concat()
}
