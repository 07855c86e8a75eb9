//! A sound site may still be poor: rules that look at the whole of it, and the list of all rules.
//!
//! A rule stands beside the code that applies it. The ones here need nothing but the finished site.

pub(crate) mod addresses;
pub(crate) mod dates;
mod doubt;
mod gaps;

use crate::compile::Cache;
use crate::diagnostic::{Diagnostic, Rule};
use crate::memo::Digest;
use crate::model::Site;
use crate::source::Sources;
use crate::span::FileId;
use doubt::Doubt;
use std::collections::HashSet;
use std::sync::Arc;

/// The rules that this phase applies.
static OWN: &[&Rule] = &[
    &addresses::ADDRESS_VANISHED,
    &dates::CONSULTATION_DUE,
    &gaps::CASE_OUTSIDE_MATRIX,
    &gaps::EMPTY_GROUP,
    &gaps::ROW_WITHOUT_CASE,
    &gaps::TERM_WITHOUT_CASE,
    &gaps::UNUSED_TERM,
];

/// What is said of a value as a whole.
const OF_VALUES: [&str; 9] = [
    "bad-date",
    "bad-id",
    "bad-url",
    "reserved-id",
    "unknown-case",
    "unknown-citation",
    "unknown-group",
    "unknown-page",
    "unknown-term",
];

/// Takes away what only follows from a slip at the same place: a value that is no YAML is no name
/// either.
pub(crate) fn forget_what_follows(diagnostics: &mut Vec<Diagnostic>) {
    let slips = ["yaml-syntax", "full-width-yaml", "smart-quotes"];
    let slips = diagnostics.iter().filter(|found| slips.contains(&found.rule.id));
    let slips: HashSet<(FileId, u32)> =
        slips.map(|slip| (slip.span.file, slip.span.start)).collect();
    diagnostics.retain(|found| {
        let place = (found.span.file, found.span.start);
        !(OF_VALUES.contains(&found.rule.id) && slips.contains(&place))
    });
}

/// Looks at a whole site; `found` is what the phases before found.
pub(crate) fn check(
    site: &Site,
    sources: &Sources,
    found: &[Diagnostic],
    cache: &Cache,
) -> Arc<[Diagnostic]> {
    let doubt = Doubt::of(sources, found);
    cache.gaps.get(Digest::of(&(site.outline, &doubt)), || gaps::check(site, &doubt).into())
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
