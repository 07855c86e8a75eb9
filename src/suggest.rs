//! The nearest name, or none.

use std::sync::Arc;

/// The nearest of some names.
pub(crate) fn nearest<'n>(
    name: &str,
    names: impl IntoIterator<Item = &'n Arc<str>>,
) -> Option<Arc<str>> {
    let near =
        |known: &&'n Arc<str>| strsim::damerau_levenshtein(name, known) * 3 <= name.chars().count();
    names
        .into_iter()
        .filter(near)
        .min_by_key(|known| strsim::damerau_levenshtein(name, known))
        .cloned()
}
