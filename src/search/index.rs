//! The index itself: the postings of all documents, gram by gram, written as text.
//!
//! Its threads are its own. It is made in the middle of rendering, and a thread of rayon that waits
//! for a part of it would take up another page, which may wait for the index in its turn, for ever.

use super::catalogue::{Catalogue, FIELDS};
use super::common::Common;
use super::layout::Layout;
use super::numbers;
use super::postings::{Gram, Place, Postings, TOGETHER};
use crate::memo::{Digest, Memo};
use crate::model::Site;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Every gram of a site.
pub(crate) struct Index {
    /// Stands for all that can be found.
    pub(super) version: String,
    /// The pairs that have no places of their own.
    pub(super) common: Common,
    /// In their order.
    entries: Vec<Entry>,
    /// The entries of each run.
    runs: Vec<Range<usize>>,
}

/// What is kept of one round for the next: the postings, by what was read for them.
pub(crate) type Memory = Arc<Memo<Arc<Postings>>>;

/// A gram and where it stands.
pub(super) struct Entry {
    /// The gram.
    pub(super) gram: Gram,
    /// The documents that have it: a number whose bits say in which fields, then for each of these how
    /// many, and each one's distance from the one before. For a pair the lowest bit of that says
    /// whether it stands there more than once; then follows how often, less two.
    pub(super) documents: Box<str>,
    /// For a pair its places in these documents, each as the distance from the one before; nothing for
    /// a letter.
    pub(super) places: Box<str>,
}

/// What postings tell of a gram: the gram, the number of their first document, and the places.
type Part<'p> = (Gram, u32, &'p [Place]);

/// Into how many shares all grams are cut, so that threads have work.
const SHARES: usize = 64;

impl Index {
    /// Reads a site. What `memory` holds of an earlier one is not made again.
    pub(crate) fn of(
        site: &Site,
        catalogue: &Catalogue,
        layout: &Layout,
        memory: &Memory,
    ) -> Index {
        let common = Common::of(site, catalogue, layout.common);
        let starts: Vec<usize> = (0..catalogue.len()).step_by(TOGETHER).collect();
        memory.turn();
        let postings = in_parallel(&starts, |start| {
            let documents = || catalogue.documents(site, *start..*start + TOGETHER);
            let digest = digest(&common, documents());
            (digest, memory.get(digest, || Arc::new(Postings::of(documents(), &common))))
        });
        let digests: Vec<u8> =
            postings.iter().flat_map(|(digest, _)| digest.0.to_le_bytes()).collect();
        let postings: Vec<(u32, &Postings)> = starts
            .iter()
            .zip(&postings)
            .map(|(start, (_, postings))| (u32::try_from(*start).unwrap_or(u32::MAX), &**postings))
            .collect();
        let entries = in_parallel(&shares(&postings), |share| entries(&postings, &common, share));
        let entries: Vec<Entry> = entries.into_iter().flatten().collect();
        let version = Digest::of_bytes(&digests).short();
        Index { version, common, runs: cut(&entries, layout.runs), entries }
    }

    /// The entries of a run.
    pub(super) fn run(&self, number: usize) -> &[Entry] {
        &self.entries[self.runs[number].clone()]
    }
}

/// Cuts entries into runs of about the same size; as many as are asked for, so that some may be empty.
fn cut(entries: &[Entry], count: usize) -> Vec<Range<usize>> {
    let mut left: usize = entries.iter().map(Entry::size).sum();
    let mut runs = Vec::with_capacity(count);
    let mut start = 0;
    for remaining in (1..=count).rev() {
        let share = left.div_ceil(remaining);
        let (mut end, mut size) = (start, 0);
        while end < entries.len() && (size < share || remaining == 1) {
            let next = entries[end].size();
            // A large entry has a run of its own, so that the small ones do not cost as much as it.
            if end > start && size + next > share + share / 2 && remaining > 1 {
                break;
            }
            size += next;
            end += 1;
        }
        left -= size;
        runs.push(start..end);
        start = end;
    }
    runs
}

impl Entry {
    /// About how long it is.
    pub(super) fn size(&self) -> usize {
        self.documents.len() + self.places.len() + 4
    }
}

/// Stands for what can be found in documents, the same on every machine.
fn digest<'s>(
    common: &Common,
    documents: impl Iterator<Item = super::catalogue::Document<'s>>,
) -> Digest {
    let mut text = common.text().into_bytes();
    for document in documents {
        text.extend_from_slice(document.link.href().as_bytes());
        for blocks in document.fields() {
            for block in blocks {
                text.extend_from_slice(block.as_bytes());
                text.push(0);
            }
            text.push(1);
        }
    }
    Digest::of_bytes(&text)
}

/// Cuts all grams into shares, each of them from its first gram to the next one's. They are about
/// equal: the postings with the most grams tell how grams are spread.
fn shares(postings: &[(u32, &Postings)]) -> Vec<(Gram, Option<Gram>)> {
    let largest = postings.iter().max_by_key(|(_, postings)| postings.grams.len());
    let Some((_, largest)) = largest else { return Vec::new() };
    let step = (largest.grams.len() / SHARES).max(1);
    let within = largest.grams.iter().step_by(step).skip(1).map(|(gram, _)| *gram);
    let starts: Vec<Gram> = std::iter::once(Gram::LEAST).chain(within).collect();
    let ends = starts.iter().skip(1).copied().map(Some).chain([None]);
    starts.iter().copied().zip(ends).collect()
}

/// The entries of a share.
fn entries(
    postings: &[(u32, &Postings)],
    common: &Common,
    (from, to): &(Gram, Option<Gram>),
) -> Vec<Entry> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    for (start, postings) in postings {
        let grams = &postings.grams;
        let first = grams.partition_point(|(gram, _)| gram < from);
        let end = to.map_or(grams.len(), |to| grams.partition_point(|(gram, _)| *gram < to));
        let own = grams[first..end].iter();
        parts.extend(own.map(|(gram, range)| (*gram, *start, &postings.places[range.clone()])));
    }
    parts.sort_unstable_by_key(|(gram, start, _)| (*gram, *start));
    let grams = parts.chunk_by(|one, two| one.0 == two.0);
    grams.map(|parts| entry(parts, common.has_places(parts[0].0))).collect()
}

fn entry(parts: &[Part<'_>], has_places: bool) -> Entry {
    let mut fields = 0;
    let (mut lists, mut places) = (String::new(), String::new());
    let mut rests: Vec<_> = parts.iter().map(|(_, start, places)| (*start, *places)).collect();
    for field in 0..FIELDS {
        let (mut count, mut next, mut list) = (0, 0, String::new());
        for (start, rest) in &mut rests {
            let in_field = rest.iter().take_while(|place| place.field() == field).count();
            let (here, behind) = rest.split_at(in_field);
            *rest = behind;
            for same in here.chunk_by(|one, two| one.document() == two.document()) {
                let document = *start + same[0].document();
                let distance = document - next;
                next = document + 1;
                count += 1;
                if !has_places {
                    numbers::push(&mut list, distance);
                    continue;
                }
                let often = u32::try_from(same.len()).unwrap_or(u32::MAX);
                numbers::push(&mut list, distance << 1 | u32::from(often > 1));
                if often > 1 {
                    numbers::push(&mut list, often - 2);
                }
                let mut next = 0;
                for place in same {
                    numbers::push(&mut places, place.place() - next);
                    next = place.place() + 1;
                }
            }
        }
        if count > 0 {
            fields |= 1 << field;
            numbers::push(&mut lists, count);
            lists.push_str(&list);
        }
    }
    Entry {
        gram: parts[0].0,
        documents: (numbers::all([fields]) + &lists).into(),
        places: places.into(),
    }
}

/// What `work` gives for each item, in their order.
fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::with_capacity(items.len()));
    let share = || {
        while let Some((at, item)) = taken(items, &next) {
            let result = work(item);
            results.lock().unwrap_or_else(PoisonError::into_inner).push((at, result));
        }
    };
    let threads = rayon::current_num_threads().min(items.len());
    if threads < 2 {
        share();
    } else {
        thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(share))));
    }
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_unstable_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

/// The next item that nobody has taken.
fn taken<'i, T>(items: &'i [T], next: &AtomicUsize) -> Option<(usize, &'i T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    items.get(at).map(|item| (at, item))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A pair of letters and where it stands: field, document, position.
    type Placed<'p> = (Gram, &'p [(usize, usize, usize)]);

    fn postings(start: u32, grams: &[Placed<'_>]) -> (u32, Postings) {
        let mut postings = Postings::default();
        for (gram, places) in grams {
            let from = postings.places.len();
            postings.places.extend(places.iter().map(|(f, d, p)| Place::new(*f, *d, *p)));
            postings.grams.push((*gram, from..postings.places.len()));
        }
        (start, postings)
    }

    #[test]
    fn a_gram_is_told_field_by_field_and_document_by_document() {
        let pair = Gram::pair('薬', '物');
        let one = postings(
            0,
            &[(Gram::single('薬'), &[(0, 0, 0)]), (pair, &[(0, 0, 4), (3, 2, 1), (3, 2, 9)])],
        );
        let two = postings(128, &[(pair, &[(0, 1, 0)])]);
        let all = [(one.0, &one.1), (two.0, &two.1)];
        let entries = entries(&all, &Common::default(), &(Gram::LEAST, None));
        let told: Vec<_> = entries
            .iter()
            .map(|entry| (entry.documents.to_string(), entry.places.to_string()))
            .collect();
        let numbers = |list: &[u32]| numbers::all(list.iter().copied());
        let expected = [
            (numbers(&[1, 1, 0]), String::new()),
            // Documents 0 and 129 by their titles; document 2 by its body, twice.
            (numbers(&[9, 2, 0, 128 << 1, 1, 2 << 1 | 1, 0]), numbers(&[4, 0, 1, 7])),
        ];
        assert_eq!(told, expected);
    }

    proptest! {
        #[test]
        fn runs_are_as_many_as_asked_for_and_hold_every_entry(
            lengths in prop::collection::vec(0_usize..200, 0..60),
            count in 1_usize..20,
        ) {
            let entry = |length: &usize| Entry {
                gram: Gram::LEAST,
                documents: "#".repeat(*length).into(),
                places: "".into(),
            };
            let entries: Vec<Entry> = lengths.iter().map(entry).collect();
            let runs = cut(&entries, count);
            prop_assert_eq!(runs.len(), count);
            prop_assert_eq!(runs.iter().flat_map(Clone::clone).collect::<Vec<_>>(), (0..entries.len()).collect::<Vec<_>>());
        }
    }
}
