//! What some documents hold: their grams and the places of each.
//!
//! A pair that is common ([`Common`]) has no places of its own: three letters of which the first two or
//! the last two are such a pair are a gram, and have them. So no list of places is much longer than others,
//! and every word of three letters or more can still be covered by grams that have places.
//!
//! Made for 128 documents at a time, so that all cores have work and that an edit makes only the
//! postings of its neighbours anew.

use super::catalogue::{Document, FIELDS};
use super::common::Common;
use super::fold::fold_into;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// How many documents have their postings together.
pub(super) const TOGETHER: usize = 128;

/// A letter, or two or three that follow each other. Ordered by the first letter; threes come behind all
/// pairs.
#[derive(Clone, Copy, Debug, Hash, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Gram(u64);

const LETTER_BITS: u32 = 21;
const LETTER: u64 = (1 << LETTER_BITS) - 1;
const THREE: u64 = 1 << (2 * LETTER_BITS);

impl Gram {
    /// No gram comes before it.
    pub(super) const LEAST: Gram = Gram(0);

    /// A letter.
    pub(super) fn single(letter: char) -> Gram {
        Gram(u64::from(u32::from(letter)) << (2 * LETTER_BITS + 1))
    }

    /// Two letters.
    pub(super) fn pair(first: char, second: char) -> Gram {
        Gram(Gram::single(first).0 | (u64::from(u32::from(second)) + 1) << LETTER_BITS)
    }

    /// Three letters.
    pub(super) fn three(first: char, second: char, third: char) -> Gram {
        Gram(Gram::pair(first, second).0 | THREE | (u64::from(u32::from(third)) + 1))
    }

    /// Its letters.
    pub(super) fn letters(self) -> impl Iterator<Item = char> {
        let first = self.0 >> (2 * LETTER_BITS + 1);
        let others = [self.0 >> LETTER_BITS & LETTER, self.0 & LETTER];
        let others = others.into_iter().filter_map(|letter| letter.checked_sub(1));
        let letters = std::iter::once(first).chain(others);
        letters.filter_map(|letter| u32::try_from(letter).ok().and_then(char::from_u32))
    }

    /// What it begins with: all but the last letter, if it has more than one.
    pub(super) fn beginning(self) -> Gram {
        let mask = if self.is_three() { LETTER } else { LETTER << LETTER_BITS };
        Gram(self.0 & !mask)
    }

    /// Whether it has three letters.
    pub(super) fn is_three(self) -> bool {
        self.0 & THREE != 0
    }

    /// Whether it is a letter alone.
    pub(super) fn is_single(self) -> bool {
        self == self.beginning()
    }
}

/// Where a gram stands: field, document among its [`TOGETHER`], place in the field; 32 bits, because
/// a large guideline has a hundred million of them. A file of a megabyte has eight million letters at
/// most, however much folding makes of one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(u32);

const PLACE_BITS: u32 = 23;

impl Place {
    /// A place.
    pub(super) fn new(field: usize, document: usize, place: usize) -> Place {
        #[expect(clippy::cast_possible_truncation, reason = "2, 7 and 23 bits")]
        Place((field << 30 | document << PLACE_BITS | place) as u32)
    }

    /// The field.
    pub(super) fn field(self) -> usize {
        (self.0 >> 30) as usize
    }

    /// The document, counted from the first one of its postings.
    pub(super) fn document(self) -> u32 {
        self.0 >> PLACE_BITS & 0x7f
    }

    /// The place in the field.
    pub(super) fn place(self) -> u32 {
        self.0 & ((1 << PLACE_BITS) - 1)
    }
}

/// The grams of some documents.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    /// Each gram with its places in `places`, sorted.
    pub(super) grams: Vec<(Gram, Range<usize>)>,
    /// Gram by gram, and sorted in each of them.
    pub(super) places: Vec<Place>,
}

impl Postings {
    /// Reads documents.
    pub(super) fn of<'s>(
        documents: impl Iterator<Item = Document<'s>>,
        common: &Common,
    ) -> Postings {
        let mut reader = Reader::new(common);
        let mut folded = Vec::new();
        for (number, document) in documents.enumerate() {
            for (field, blocks) in document.fields().into_iter().enumerate() {
                let mut start = 0;
                for block in blocks {
                    fold_into(&mut folded, block);
                    reader.block(&folded, |place| Place::new(field, number, start + place));
                    // Nothing stands at the place between two blocks.
                    start += folded.len() + 1;
                }
            }
        }
        reader.postings()
    }
}

/// Grams as they are met, by numbers that are given as they are met.
struct Reader<'c> {
    common: &'c Common,
    /// Pairs and threes.
    longer: HashMap<u64, u32, BuildHasherDefault<QuickHasher>>,
    /// The number of each letter, and one more: nearly all are among the first 65,536.
    letters: Vec<u32>,
    others: HashMap<char, u32>,
    /// The gram of each number.
    grams: Vec<Gram>,
    /// For each gram the document and field in which it was met last, if no more is kept of it.
    last: Vec<u32>,
    met: Vec<(u32, Place)>,
}

/// Stands in the list of what was met last for a gram of which each place is kept.
const EVERY: u32 = u32::MAX;

impl Reader<'_> {
    fn new(common: &Common) -> Reader<'_> {
        Reader {
            common,
            longer: HashMap::default(),
            letters: vec![0; 1 << 16],
            others: HashMap::new(),
            grams: Vec::new(),
            last: Vec::new(),
            met: Vec::new(),
        }
    }

    fn block(&mut self, letters: &[char], place: impl Fn(usize) -> Place) {
        let mut was_common = false;
        for (at, letter) in letters.iter().enumerate() {
            let here = place(at);
            let number = self.letter(*letter);
            self.meet(number, here);
            let Some(next) = letters.get(at + 1) else { break };
            let number = self.longer(Gram::pair(*letter, *next));
            let is_common = self.meet(number, here);
            if at > 0 && (is_common || was_common) {
                let number = self.longer(Gram::three(letters[at - 1], *letter, *next));
                self.meet(number, place(at - 1));
            }
            was_common = is_common;
        }
    }

    /// Keeps a place. Says whether only the first one in each field of a document is kept.
    fn meet(&mut self, number: u32, place: Place) -> bool {
        let last = &mut self.last[number as usize];
        if *last == EVERY {
            self.met.push((number, place));
            return false;
        }
        // Never 0, with which the list begins.
        let here = (place.0 >> PLACE_BITS) + 1;
        if *last != here {
            *last = here;
            self.met.push((number, place));
        }
        true
    }

    fn letter(&mut self, letter: char) -> u32 {
        let known = match self.letters.get(letter as usize) {
            Some(number) => number.checked_sub(1),
            None => self.others.get(&letter).copied(),
        };
        known.unwrap_or_else(|| {
            let number = self.new_gram(Gram::single(letter));
            match self.letters.get_mut(letter as usize) {
                Some(place) => *place = number + 1,
                None => drop(self.others.insert(letter, number)),
            }
            number
        })
    }

    fn longer(&mut self, gram: Gram) -> u32 {
        if let Some(number) = self.longer.get(&gram.0) {
            return *number;
        }
        let number = self.new_gram(gram);
        self.longer.insert(gram.0, number);
        number
    }

    fn new_gram(&mut self, gram: Gram) -> u32 {
        let number = u32::try_from(self.grams.len()).unwrap_or(u32::MAX);
        self.grams.push(gram);
        self.last.push(if self.common.has_places(gram) { EVERY } else { 0 });
        number
    }

    /// Sorts what was met: by gram, then by field; inside a field it stands in order already.
    fn postings(self) -> Postings {
        let mut grams: Vec<(Gram, u32)> = self.grams.into_iter().zip(0..).collect();
        grams.sort_unstable();
        let mut ranks = vec![0; grams.len()];
        for (rank, (_, number)) in grams.iter().enumerate() {
            ranks[*number as usize] = rank;
        }
        let bucket = |number: u32, place: Place| ranks[number as usize] * FIELDS + place.field();
        let mut ends = vec![0; grams.len() * FIELDS + 1];
        for (number, place) in &self.met {
            ends[bucket(*number, *place) + 1] += 1;
        }
        for at in 1..ends.len() {
            ends[at] += ends[at - 1];
        }
        // What was the start of each bucket has become its end when all is in place.
        let mut places = vec![Place(0); self.met.len()];
        for (number, place) in &self.met {
            let at = &mut ends[bucket(*number, *place)];
            places[*at] = *place;
            *at += 1;
        }
        let start = |rank: usize| if rank == 0 { 0 } else { ends[rank * FIELDS - 1] };
        let grams = grams.into_iter().enumerate();
        let grams = grams.map(|(rank, (gram, _))| (gram, start(rank)..start(rank + 1)));
        Postings { grams: grams.collect(), places }
    }
}

/// Grams need no protection against crafted collisions: they are an author's own text.
#[derive(Default)]
pub(super) struct QuickHasher(u64);

impl Hasher for QuickHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 32;
    }
}
