//! How many files the index has, and what goes into which: told by the length of the text alone.
//!
//! Both the number of files and what an answer has to load grow much slower than the text: with its root. An answer
//! loads a few runs and the list of all of them, which are smallest together where there are so many of them.

use super::catalogue::Catalogue;
use crate::model::Site;
use std::ops::Range;

/// How many files there are of each sort.
pub(super) struct Layout {
    /// Runs of grams; each has a file of documents and one of places.
    pub(super) runs: usize,
    /// At how many places a pair of letters stands that is a common one.
    pub(super) common: usize,
    /// How many documents have their titles and summaries in one file.
    pub(super) together: usize,
    /// How many files of titles and summaries there are.
    pub(super) cards: usize,
    /// The documents whose texts stand in one file, file by file.
    pub(super) texts: Vec<Range<usize>>,
}

/// The least text that a file is made for, in bytes.
const LEAST_TEXT: usize = 3_000;

/// So many places are never too many.
const LEAST_COMMON: usize = 4_000;

impl Layout {
    /// Measures what there is.
    pub(super) fn of(site: &Site, catalogue: &Catalogue) -> Layout {
        let documents = catalogue.len();
        let root = documents.isqrt();
        let limit = LEAST_TEXT.max(root * 80);
        let (mut letters, mut start, mut gathered) = (0, 0, 0);
        let mut texts = Vec::new();
        for (number, document) in catalogue.documents(site, 0..documents).enumerate() {
            letters += document.size() / 3;
            let length = document.length();
            if gathered > 0 && gathered + length > limit {
                texts.push(start..number);
                (start, gathered) = (number, 0);
            }
            gathered += length;
        }
        if gathered > 0 {
            texts.push(start..documents);
        }
        let together = 4.max(root / 10);
        let (runs, cards) = (4.max(letters.isqrt() * 3 / 5), documents.div_ceil(together));
        let common = LEAST_COMMON.max(letters.isqrt() * 5);
        Layout { runs, common, together, cards, texts }
    }
}
