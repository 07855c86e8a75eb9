//! What a wrong name may have meant: the known names, made ready for questions when the first is asked.
//!
//! Apart from the names themselves because a site without a slip needs none of this, and each edit
//! declares all names anew.

use super::names::TermName;
use crate::diagnostic::Diagnostic;
use crate::model::TermId;
use crate::suggest::{self, Known};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// The terms of a facet by what somebody may write who does not write their ids; made when the first
/// one does.
#[derive(Default)]
pub(super) struct TermIndex {
    /// By former ids.
    pub(super) former: HashMap<Arc<str>, TermId>,
    /// By names.
    pub(super) called: HashMap<Arc<str>, TermId>,
    /// By ids and names, of which one may be nearly right.
    pub(super) named: HashMap<Arc<str>, TermId>,
    pub(super) known: Known,
}

impl TermIndex {
    pub(super) fn of(first: u32, terms: &[TermName]) -> TermIndex {
        let mut index = TermIndex::default();
        for (at, term) in (first..).map(TermId).zip(terms) {
            let note = |map: &mut HashMap<_, _>, name: &Arc<str>| {
                map.entry(name.clone()).or_insert(at);
            };
            term.former.iter().for_each(|name| note(&mut index.former, name));
            let names = std::iter::once(&term.name).chain(&term.also);
            names.clone().for_each(|name| note(&mut index.called, name));
            names.chain([&term.slug]).for_each(|name| note(&mut index.named, name));
        }
        index.known = Known::of(index.named.keys());
        index
    }
}

/// The names of each kind, ready to be compared with wrong ones.
#[derive(Default)]
pub(crate) struct Near {
    pub(crate) names: OnceLock<Known>,
    pub(crate) paths: OnceLock<Known>,
    pub(super) cases: OnceLock<Known>,
    pub(super) pages: OnceLock<Known>,
    pub(super) citations: OnceLock<Known>,
}

/// The nearest of some keys, unless too much was told of the file already.
pub(crate) fn near<'n>(
    ready: &OnceLock<Known>,
    keys: impl ExactSizeIterator<Item = &'n Arc<str>>,
    name: &str,
    told: &[Diagnostic],
) -> Option<Arc<str>> {
    let may = suggest::may_guess(told.len(), keys.len());
    may.then(|| ready.get_or_init(|| Known::of(keys)).nearest(name)).flatten()
}
