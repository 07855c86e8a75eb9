//! What a finding in a file means for the rest of the site: whether something that others refer to was
//! lost with it.
//!
//! Apart from the reading because it looks at what was found, and not at what was written.

use super::fields::{DUPLICATE_KEY, EMPTY_VALUE, MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE};
use super::yaml::YAML_SYNTAX;
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use std::collections::BTreeSet;

/// Whether a finding tells that something was left out that others may refer to: an entry without an
/// id, or a whole list of them.
pub(crate) fn loses(finding: &Diagnostic) -> bool {
    let rules = [&WRONG_TYPE, &MISSING_KEY, &UNKNOWN_KEY, &DUPLICATE_KEY, &EMPTY_VALUE];
    let holds = [
        "id", "name", "title", "label", "also", "groups", "places", "rows", "sources", "term",
        "terms",
    ];
    let arguments = finding.help.iter().flat_map(|help| help.arguments.iter());
    let mut named = finding.message.arguments.iter().chain(arguments);
    rules.iter().any(|rule| finding.rule.id == rule.id)
        && (finding.message.id == "wrong-type-file"
            || named
                .any(|(name, value)| matches!(*name, "key" | "name") && holds.contains(&&**value)))
}

/// Whether a finding tells that something has no name to be linked by.
pub(crate) fn lacks_name(finding: &Diagnostic) -> bool {
    let rules = [&MISSING_KEY, &EMPTY_VALUE, &WRONG_TYPE, &UNKNOWN_KEY];
    let keys = ["id", "name", "title", "term"];
    let arguments = finding.help.iter().flat_map(|help| help.arguments.iter());
    let mut named = finding.message.arguments.iter().chain(arguments);
    rules.iter().any(|rule| finding.rule.id == rule.id)
        && named.any(|(name, value)| matches!(*name, "key" | "name") && keys.contains(&&**value))
}

/// Whether a finding tells that a whole list could not be read, or a whole file.
pub(crate) fn empties(finding: &Diagnostic) -> bool {
    let lists = ["groups", "places", "rows", "sources", "terms"];
    let mut named = finding.message.arguments.iter();
    finding.rule.id == WRONG_TYPE.id
        && (finding.message.id == "wrong-type-file"
            || named.any(|(name, value)| *name == "key" && lists.contains(&&**value)))
}

/// Takes away what only follows from a value that is no YAML: its kind.
pub(crate) fn forget_what_follows(diagnostics: &mut Vec<Diagnostic>) {
    let broken: BTreeSet<Span> = diagnostics
        .iter()
        .filter(|found| found.rule.id == YAML_SYNTAX.id)
        .map(|found| Span { end: found.span.start, ..found.span })
        .collect();
    let follows = |found: &Diagnostic| {
        found.rule.id == WRONG_TYPE.id
            && broken.contains(&Span { end: found.span.start, ..found.span })
    };
    diagnostics.retain(|found| !follows(found));
}
