//! The nearest name, or none: what an author probably meant.
//!
//! Names are compared as people read them: full-width and half-width, upper and lower case,
//! katakana and hiragana count as the same.

use std::borrow::Cow;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization as _;

/// The name that an author probably meant: the nearest one that is near enough, if there is one.
///
/// Near is what differs by at most a third of the name's characters (but by one in any name of
/// three), or what contains the name or is contained in it, as 観察所 in 保護観察所. Among equally
/// near ones the first in the order of their characters is taken.
#[must_use]
pub(crate) fn nearest<'n>(
    name: &str,
    names: impl IntoIterator<Item = &'n Arc<str>>,
) -> Option<Arc<str>> {
    Known::of(names).nearest(name)
}

/// In longer names no letters are counted: that takes time by the square of their length, and nobody
/// mistypes them.
const LONGEST: usize = 100;

/// So many names may be looked at for the wrong names of one file. There can be as many wrong ones as
/// right ones, each of which would be compared to each.
const LOOKS: usize = 500_000;

/// After so many findings in one file nobody is told what a wrong name may have meant.
const GUESSES: usize = 100;

/// Whether it is still looked for what a name meant, after so many findings and among so many names.
pub(crate) fn may_guess(told: usize, known: usize) -> bool {
    told < GUESSES && (told + 1).saturating_mul(known) <= LOOKS
}

/// Names to look among, made ready for many questions.
#[derive(Debug, Default)]
pub(crate) struct Known(Vec<(Arc<str>, Name)>);

impl Known {
    /// Makes these names ready.
    pub(crate) fn of<'n>(names: impl IntoIterator<Item = &'n Arc<str>>) -> Known {
        Known(names.into_iter().map(|name| (name.clone(), Name::new(name))).collect())
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The one that was probably meant.
    pub(crate) fn nearest(&self, name: &str) -> Option<Arc<str>> {
        let wanted = Name::new(name);
        if wanted.length == 0 {
            return None;
        }
        let distance = |(known, ready): &'_ (Arc<str>, Name)| {
            wanted.distance(ready).map(|distance| (distance, known.clone()))
        };
        self.0.iter().filter_map(distance).min().map(|(_, known)| known)
    }
}

/// How a name is near: other spellings come before parts; then the fewer differences, the nearer.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Distance {
    Spelling(usize),
    Part(usize),
}

/// A name as it is compared.
#[derive(Debug)]
struct Name {
    folded: Box<str>,
    /// In characters.
    length: usize,
    /// Its characters in their order, if they are not too many to be counted.
    sorted: Box<[char]>,
    /// Which characters it has, by the remainder of their number: what most names differ in at once.
    letters: u64,
}

impl Name {
    fn new(name: &str) -> Name {
        let folded: Box<str> = fold(name).into();
        let length = folded.chars().count();
        let letters = folded.chars().fold(0, |all, letter| all | 1 << (u32::from(letter) % 64));
        let mut sorted: Vec<char> = folded.chars().take(LONGEST + LONGEST / 3).collect();
        sorted.sort_unstable();
        Name { length, letters, sorted: sorted.into(), folded }
    }

    fn distance(&self, other: &Name) -> Option<Distance> {
        self.spelling(other).or_else(|| self.part(other))
    }

    fn spelling(&self, other: &Name) -> Option<Distance> {
        if other.folded == self.folded {
            return Some(Distance::Spelling(0));
        }
        let limit = match self.length {
            3..=LONGEST => self.length / 3,
            _ => return None,
        };
        // A letter for another one changes two of the set, any other slip one at most.
        let differing = (self.letters ^ other.letters).count_ones() as usize;
        if self.length.abs_diff(other.length) > limit || differing > 2 * limit {
            return None;
        }
        // To compare all names letter by letter takes long: most differ in which letters they have.
        if bag_distance(&self.sorted, &other.sorted) > limit {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&self.folded, &other.folded);
        (distance <= limit).then_some(Distance::Spelling(distance))
    }

    fn part(&self, other: &Name) -> Option<Distance> {
        let (short, long) = if self.length < other.length { (self, other) } else { (other, self) };
        let difference = long.length - short.length;
        // Two kanji say as much as several letters; a small part of a long name says little.
        let enough = if short.folded.is_ascii() { 4 } else { 2 };
        let says_enough = short.length >= enough && difference <= 2 * short.length;
        let is_part = says_enough
            && short.letters & !long.letters == 0
            && long.folded.contains(&*short.folded);
        is_part.then_some(Distance::Part(difference))
    }
}

/// How many letters at least must be put in, left out or changed, wherever they stand.
fn bag_distance(one: &[char], other: &[char]) -> usize {
    let (mut at, mut beside, mut common) = (0, 0, 0);
    while let (Some(left), Some(right)) = (one.get(at), other.get(beside)) {
        at += usize::from(left <= right);
        beside += usize::from(right <= left);
        common += usize::from(left == right);
    }
    one.len().max(other.len()) - common
}

/// A name without what readers don't tell apart.
pub(crate) fn fold(name: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase() && byte != b' ';
    if name.bytes().all(is_plain) {
        return Cow::Borrowed(name);
    }
    let shown = name.nfkc().filter(|character| !character.is_whitespace());
    Cow::Owned(shown.flat_map(char::to_lowercase).map(hiragana).collect())
}

/// Katakana as hiragana; the two stand in the same order, 0x60 apart.
fn hiragana(character: char) -> char {
    match character {
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => {
            char::from_u32(u32::from(character) - 0x60).unwrap_or(character)
        }
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(name: &str, names: &[&str]) -> Option<String> {
        let names: Vec<Arc<str>> = names.iter().map(|name| Arc::from(*name)).collect();
        nearest(name, &names).map(|found| found.to_string())
    }

    #[test]
    fn finds_what_was_meant() {
        let names = [
            "probation-office",
            "prison",
            "court",
            "保護観察所",
            "刑務所",
            "自助グループ",
            "病院",
            "精神科の診療所",
            "court-house",
            "ab",
        ];
        let check = |name: &str, expected: Option<&str>| {
            assert_eq!(near(name, &names).as_deref(), expected, "{name}");
        };
        check("probation-offise", Some("probation-office"));
        check("Probation-Office", Some("probation-office"));
        check("ｐｒｉｓｏｎ", Some("prison"));
        check("prisno", Some("prison"));
        check("保護観察書", Some("保護観察所"));
        check("観察所", Some("保護観察所"));
        check("刑務署", Some("刑務所"));
        check("じじょぐるーぷ", None);
        check("自助ぐるーぷ", Some("自助グループ"));
        check("自助ｸﾞﾙｰﾌﾟ", Some("自助グループ"));
        check("保護 観察所", Some("保護観察所"));
        check("都立病院", Some("病院"));
        check("courthouse", Some("court-house"));
        check("ax", None);
        check("所", None);
        check("銀行", None);
        check("", None);
        check("completely-different", None);
        let long = "長い名".repeat(60);
        assert_eq!(near(&long, &[&format!("{long}前")]).as_deref(), Some(&*format!("{long}前")));
        assert_eq!(near(&format!("{long}前"), &[&format!("{long}後")]), None);
    }

    #[test]
    fn of_very_many_wrong_names_nobody_is_told_what_each_meant() {
        assert!(may_guess(0, 500_000) && may_guess(99, 5_000));
        assert!(!may_guess(100, 1) && !may_guess(99, 6_000) && !may_guess(1, usize::MAX));
    }

    #[test]
    fn letters_are_counted_before_they_are_compared() {
        let sorted = |name: &str| {
            let mut letters: Vec<char> = name.chars().collect();
            letters.sort_unstable();
            letters
        };
        let distance = |one: &str, other: &str| bag_distance(&sorted(one), &sorted(other));
        assert_eq!((distance("prison", "prisno"), distance("abc", "xbcd")), (0, 2));
        assert_eq!((distance("", "ab"), distance("aab", "abb")), (2, 1));
    }

    #[test]
    fn the_order_of_the_names_does_not_matter() {
        assert_eq!(near("cat", &["car", "cab"]).as_deref(), Some("cab"));
        assert_eq!(near("cat", &["cab", "car"]).as_deref(), Some("cab"));
        assert_eq!(near("観察所", &["保護観察所の人", "観察署"]).as_deref(), Some("観察署"));
    }

    proptest::proptest! {
        #[test]
        fn takes_any_names(name in ".{0,20}", names in proptest::collection::vec(".{0,20}", 0..6)) {
            let names: Vec<Arc<str>> = names.iter().map(|name| Arc::from(&**name)).collect();
            let found = nearest(&name, &names);
            let back: Vec<Arc<str>> = names.iter().rev().cloned().collect();
            proptest::prop_assert_eq!(found, nearest(&name, &back));
        }
    }
}
