//! The words that the glossary explains, to be found in running text.
//!
//! Built once for a site. A longer word hides the shorter ones in it, and so do the names of terms:
//! 保護観察 is not explained inside 保護観察所, which has a page of its own.

use super::{Entry, Taxonomy};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

/// Words and names by their first letter and their length, the longest first: there can be as many of one
/// beginning as a text has places where that begins.
#[derive(Debug, Default)]
pub struct Words {
    by_first: BTreeMap<char, ByLength>,
    /// Whether some word begins with a letter: most letters of a text begin none.
    begins: Vec<bool>,
}

/// Words by their length in bytes, the longest first.
type ByLength = BTreeMap<Reverse<usize>, HashMap<Arc<str>, Word>>;

/// What a word is: one of the glossary, a name that only hides words, or both.
#[derive(Debug, Default)]
struct Word {
    /// The entry's place in the glossary.
    entry: Option<usize>,
    is_name: bool,
}

impl Words {
    /// The words of a glossary, and the names in which they are not to be found.
    #[must_use]
    pub fn new(glossary: &[Entry], taxonomy: &Taxonomy) -> Words {
        let mut words = Words { by_first: BTreeMap::new(), begins: vec![false; 1 << 16] };
        for (at, entry) in glossary.iter().enumerate() {
            for text in std::iter::once(&entry.term).chain(&entry.also) {
                words.add(text, Some(at));
            }
        }
        for term in &taxonomy.terms {
            words.add(&term.link.title, None);
        }
        words
    }

    fn add(&mut self, text: &Arc<str>, entry: Option<usize>) {
        let Some(first) = text.chars().next() else { return };
        self.begins[first as usize & 0xffff] = true;
        let of_length = self.by_first.entry(first).or_default().entry(Reverse(text.len()));
        let word = of_length.or_default().entry(text.clone()).or_default();
        word.entry = word.entry.or(entry);
        word.is_name |= entry.is_none();
    }

    /// Calls `found` with the place of each word in a text and its place in the glossary.
    pub fn find(&self, text: &str, mut found: impl FnMut(Range<usize>, usize)) {
        let mut hidden = 0;
        for (at, letter) in text.char_indices() {
            if at < hidden || self.begins.get(letter as usize & 0xffff) != Some(&true) {
                continue;
            }
            let mut lengths = self.by_first.get(&letter).into_iter().flatten();
            let word = lengths.find_map(|(Reverse(length), words)| {
                let behind = at + length;
                let word = words.get(text.get(at..behind)?)?;
                let entry = word.entry.filter(|_| stands_alone(text, at..behind));
                (entry.is_some() || word.is_name).then_some((behind, entry))
            });
            let Some((behind, entry)) = word else { continue };
            hidden = behind;
            if let Some(entry) = entry {
                found(at..behind, entry);
            }
        }
    }
}

/// Whether what stands at a place of a text is a word there, and no part of one: 機関 is another word
/// than 医療機関.
fn stands_alone(text: &str, place: Range<usize>) -> bool {
    let goes_on = |before: Option<char>, after: Option<char>| match (before, after) {
        (Some(before), Some(after)) => Script::of(before).is_some_and(|one| {
            Some(one) == Script::of(after) && !(one == Script::Kanji && is_ending(after))
        }),
        _ => false,
    };
    let (word, behind) = (&text[place.clone()], &text[place.end..]);
    !goes_on(text[..place.start].chars().next_back(), word.chars().next())
        && !goes_on(word.chars().next_back(), behind.chars().next())
}

/// Letters of which a word is written in one go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Kanji,
    Katakana,
    Latin,
}

impl Script {
    /// The script of a letter. Hiragana are none: particles and endings are written in them.
    fn of(letter: char) -> Option<Script> {
        match letter {
            '一'..='鿿' | '㐀'..='䶿' | '々' => Some(Script::Kanji),
            'ァ'..='ヺ' | 'ー' => Some(Script::Katakana),
            _ if letter.is_alphanumeric() && u32::from(letter) < 0x2e80 => Some(Script::Latin),
            _ => None,
        }
    }
}

/// Kanji that follow a word without making another one of it.
fn is_ending(letter: char) -> bool {
    "者中等的間後前側時内外".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_longest_word_that_stands_alone() {
        let mut words = Words { by_first: BTreeMap::new(), begins: vec![false; 1 << 16] };
        words.add(&Arc::from("保護観察所"), None);
        for (at, word) in
            ["薬物依存症", "薬物", "AA", "保護観察", "機関", "ダルク"].iter().enumerate()
        {
            words.add(&Arc::from(*word), Some(at));
        }
        let check = |text: &str, expected: &[(&str, usize)]| {
            let mut found = Vec::new();
            words.find(text, |range, entry| found.push((&text[range], entry)));
            assert_eq!(found, expected, "{text}");
        };
        check("薬物依存症と薬物", &[("薬物依存症", 0), ("薬物", 1)]);
        check("薬物依存症者の家族", &[("薬物依存症", 0)]);
        check("薬物依存の薬物犯罪", &[]);
        check("AAへ。CAAT、AA", &[("AA", 2), ("AA", 2)]);
        check("保護観察所で保護観察中", &[("保護観察", 3)]);
        check("医療機関と機関", &[("機関", 4)]);
        check("ダルクやダルクス", &[("ダルク", 5)]);
        check("", &[]);
        Words::default().find("薬物", |_, _| unreachable!("it knows no word"));
    }
}
