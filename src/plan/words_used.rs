//! Where the words of the glossary are used.
//!
//! Apart from the glossary's page because all texts of the guideline are read for it: each once,
//! however many words there are.

use crate::model::{Link, Passage, Site};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many places are told for a word.
const TOLD: usize = 30;

/// For each entry of the glossary, the first places whose text has it: pages, terms, rows, cases.
pub(super) fn used_in(site: &Site) -> Vec<Vec<Arc<Link>>> {
    let words = Words::of(site);
    let mut places = vec![Vec::new(); site.glossary.len()];
    let mut read = |link: &Arc<Link>, summary: Option<&Arc<str>>, bodies: &[&Passage]| {
        let blocks = bodies.iter().flat_map(|body| body.prose.blocks.iter());
        for text in summary.into_iter().chain(blocks) {
            words.find(text, |entry| {
                let places: &mut Vec<Arc<Link>> = &mut places[entry];
                let is_new = !places.last().is_some_and(|last| Arc::ptr_eq(last, link));
                if is_new && places.len() < TOLD {
                    places.push(link.clone());
                }
            });
        }
    };
    for page in &site.pages {
        read(&page.link, page.summary.as_ref(), &[&page.body]);
    }
    for term in &site.taxonomy.terms {
        read(&term.link, term.summary.as_ref(), &[&term.text]);
    }
    for row in &site.rows {
        read(&row.link, row.summary.as_ref(), &[]);
    }
    for case in &site.cases {
        read(&case.link, Some(&case.summary), &[&case.body]);
    }
    places
}

/// The words of the glossary by their first letter, the longest first.
struct Words {
    by_first: BTreeMap<char, Vec<(Arc<str>, usize)>>,
    /// Whether some word begins with a letter: most letters of a text begin none.
    begins: Vec<bool>,
}

impl Words {
    fn of(site: &Site) -> Words {
        let mut words = Words { by_first: BTreeMap::new(), begins: vec![false; 1 << 16] };
        for (at, entry) in site.glossary.iter().enumerate() {
            for word in std::iter::once(&entry.term).chain(&entry.also) {
                words.add(word, at);
            }
        }
        for words in words.by_first.values_mut() {
            words.sort_by_key(|(word, at)| (std::cmp::Reverse(word.len()), *at));
        }
        words
    }

    fn add(&mut self, word: &Arc<str>, entry: usize) {
        let Some(first) = word.chars().next() else { return };
        self.begins[first as usize & 0xffff] = true;
        self.by_first.entry(first).or_default().push((word.clone(), entry));
    }

    /// Calls `found` for each word in a text; a longer word hides the shorter ones in it.
    fn find(&self, text: &str, mut found: impl FnMut(usize)) {
        let mut hidden = 0;
        for (at, letter) in text.char_indices() {
            if at < hidden || !self.begins[letter as usize & 0xffff] {
                continue;
            }
            let words = self.by_first.get(&letter).map_or(&[][..], Vec::as_slice);
            let word = words.iter().find(|(word, _)| stands_at(text, at, word));
            if let Some((word, entry)) = word {
                hidden = at + word.len();
                found(*entry);
            }
        }
    }
}

/// Whether a word stands at a place; one in Latin letters must stand alone.
fn stands_at(text: &str, at: usize, word: &str) -> bool {
    let is_latin = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = text.as_bytes();
    let behind = at + word.len();
    text[at..].starts_with(word)
        && !(is_latin(word.as_bytes().first()) && at > 0 && is_latin(bytes.get(at - 1)))
        && !(is_latin(word.as_bytes().last()) && is_latin(bytes.get(behind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_longest_word_and_latin_words_alone() {
        let mut words = Words { by_first: BTreeMap::new(), begins: vec![false; 1 << 16] };
        for (at, word) in ["薬物依存症", "薬物", "AA"].iter().enumerate() {
            words.add(&Arc::from(*word), at);
        }
        let check = |text: &str, expected: &[usize]| {
            let mut found = Vec::new();
            words.find(text, |entry| found.push(entry));
            assert_eq!(found, expected, "{text}");
        };
        check("薬物依存症と薬物", &[0, 1]);
        check("AAへ。CAAT、AA", &[2, 2]);
        check("", &[]);
    }
}
