//! What changed and when.

use std::cmp::Reverse;
use std::sync::Arc;

/// A change that its author tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The day, `2026-11-22`.
    pub date: Arc<str>,
    /// What changed, in a sentence.
    pub note: Arc<str>,
}

/// Changes of one thing, the newest first; those of a day in the order in which they were written.
#[must_use]
pub fn newest_first(mut changes: Vec<Change>) -> Vec<Change> {
    changes.sort_by(|one, other| Reverse(&one.date).cmp(&Reverse(&other.date)));
    changes
}

/// When something last changed: the day that is given, unless it tells of a later change.
#[must_use]
pub fn last_day(given: Option<Arc<str>>, changes: &[Change]) -> Option<Arc<str>> {
    let told = changes.iter().map(|change| change.date.clone());
    given.into_iter().chain(told).max()
}
