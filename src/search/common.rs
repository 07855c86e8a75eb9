//! Which pairs of letters are common: those whose places would make a list much longer than others.
//!
//! Told by a sample, before anything else is read: what is kept of a text depends on it.

use super::catalogue::Catalogue;
use super::fold::fold_into;
use super::postings::{Gram, QuickHasher};
use crate::model::Site;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// The common pairs of a site, in their order.
#[derive(Default)]
pub(super) struct Common(Vec<Gram>);

/// One document out of so many is looked at.
const SAMPLE: usize = 16;

impl Common {
    /// The pairs that stand at more than about `limit` places.
    pub(super) fn of(site: &Site, catalogue: &Catalogue, limit: usize) -> Common {
        let mut counts: HashMap<Gram, usize, BuildHasherDefault<QuickHasher>> = HashMap::default();
        let mut folded = Vec::new();
        for number in (0..catalogue.len()).step_by(SAMPLE) {
            for document in catalogue.documents(site, number..number + 1) {
                for block in document.fields().into_iter().flatten() {
                    fold_into(&mut folded, block);
                    for pair in folded.windows(2) {
                        *counts.entry(Gram::pair(pair[0], pair[1])).or_default() += 1;
                    }
                }
            }
        }
        let common = counts.into_iter().filter(|(_, count)| count * SAMPLE > limit);
        let mut common: Vec<Gram> = common.map(|(gram, _)| gram).collect();
        common.sort_unstable();
        Common(common)
    }

    /// Whether the places of a gram are kept, and not only the documents that have it.
    pub(super) fn has_places(&self, gram: Gram) -> bool {
        !gram.is_single() && self.0.binary_search(&gram).is_err()
    }

    /// Their letters, pair by pair.
    pub(super) fn text(&self) -> String {
        self.0.iter().flat_map(|gram| gram.letters()).collect()
    }
}
