//! Where a Japanese title may break: between phrases (文節), as `BudouX`'s model tells them.
//!
//! `budoux-ja.json` is the Japanese model of `BudouX` 0.9.2 as Google publishes it in the npm package
//! `budoux` (Apache-2.0): weights of the letters around a place, alone, in pairs and in threes.
//! Whatever they add up to above a threshold is a break. Reading it so takes thirty lines, which is
//! less than the old port of `BudouX` to Rust, and its model is years newer.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

static MODEL: LazyLock<Model> = LazyLock::new(Model::read);

/// The features of a place between two letters: their name in the model, where their first letter
/// stands from the place, and how many letters they have.
const FEATURES: [(&str, isize, usize); 13] = [
    ("UW1", -3, 1),
    ("UW2", -2, 1),
    ("UW3", -1, 1),
    ("UW4", 0, 1),
    ("UW5", 1, 1),
    ("UW6", 2, 1),
    ("BW1", -2, 2),
    ("BW2", -1, 2),
    ("BW3", 0, 2),
    ("TW1", -3, 3),
    ("TW2", -2, 3),
    ("TW3", -1, 3),
    ("TW4", 0, 3),
];

/// The bytes of a title at which a new phrase begins.
pub(super) fn breaks(title: &str) -> Vec<usize> {
    let letters: Vec<(usize, char)> = title.char_indices().collect();
    let places = 1..letters.len();
    let places = places.filter(|at| may_break(letters[at - 1].1, letters[*at].1));
    places.filter(|at| MODEL.score(&letters, *at) > 0).map(|at| letters[at].0).collect()
}

/// Whether a line may end between two letters at all. Spaces break lines by themselves.
fn may_break(before: char, behind: char) -> bool {
    let in_words = |letter: char| letter.is_alphanumeric() && u32::from(letter) < 0x2e80;
    let inside_words = in_words(before) && in_words(behind);
    let at_space = before.is_whitespace() || behind.is_whitespace();
    !inside_words
        && !at_space
        && !"「『（［〈《【([".contains(before)
        && !"」』）］〉》】)]、。，．・：；！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ…―"
            .contains(behind)
}

/// The weights of a model.
struct Model {
    weights: [Weights; FEATURES.len()],
    /// What a place has before its letters are looked at.
    base: i32,
}

/// A weight for letters, packed into a number. Only looked up, never walked through.
type Weights = HashMap<u64, i32, BuildHasherDefault<Spread>>;

impl Model {
    fn read() -> Model {
        let model: BTreeMap<String, BTreeMap<String, i32>> =
            serde_json::from_str(include_str!("budoux-ja.json")).unwrap_or_default();
        let all: i32 = model.values().flat_map(BTreeMap::values).sum();
        let weights = FEATURES.map(|(name, ..)| {
            let weights = model.get(name).into_iter().flatten();
            weights.map(|(letters, weight)| (packed(letters.chars()), 2 * weight)).collect()
        });
        Model { weights, base: -all }
    }

    /// Twice what the model gives the place before a letter: halves stay whole numbers.
    fn score(&self, letters: &[(usize, char)], at: usize) -> i32 {
        let weight = |(weights, (_, from, length)): (&Weights, (&str, isize, usize))| {
            let from = at.checked_add_signed(from)?;
            let letters = letters.get(from..from + length)?;
            weights.get(&packed(letters.iter().map(|(_, letter)| *letter))).copied()
        };
        self.base + self.weights.iter().zip(FEATURES).filter_map(weight).sum::<i32>()
    }
}

/// Up to three letters as one number.
fn packed(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0, |packed, letter| packed << 21 | u64::from(letter))
}

/// Spreads packed letters over all bits: several look-ups a letter must cost next to nothing.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(self.0 ^ u64::from(*byte));
        }
    }
    fn write_u64(&mut self, packed: u64) {
        self.0 = packed.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_break_between_phrases() {
        let check = |phrases: &[&str]| {
            let title = phrases.concat();
            let breaks = breaks(&title);
            let ends = breaks.iter().copied().chain([title.len()]);
            let mut from = 0;
            let found: Vec<&str> =
                ends.map(|to| &title[std::mem::replace(&mut from, to)..to]).collect();
            assert_eq!(found, phrases);
        };
        // As BudouX itself breaks them.
        check(&["本人の", "手紙から", "始まる", "早い", "受け入れ"]);
        check(&["出所者を", "施設に", "つなぐ"]);
        check(&["緊急時の", "入院・処方"]);
        check(&["Hello World"]);
        check(&["𠮷"]);
        assert!(breaks("").is_empty());
    }

    #[test]
    fn no_line_begins_with_what_closes_or_ends_with_what_opens() {
        assert!(
            !may_break('é', 'a')
                && !may_break('（', '精')
                && !may_break('院', '）')
                && !may_break('a', '1')
        );
        assert!(may_break('の', '（') && may_break('A', 'の'));
    }
}
