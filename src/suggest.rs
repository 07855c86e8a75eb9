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
    let wanted = Name::new(name);
    if wanted.characters.is_empty() {
        return None;
    }
    let near = names.into_iter().filter_map(|known| Some((wanted.distance(known)?, known)));
    near.min().map(|(_, known)| known.clone())
}

/// How a name is near: other spellings come before parts; then the fewer differences, the nearer.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Distance {
    Spelling(usize),
    Part(usize),
}

/// A name as it is compared.
struct Name {
    folded: String,
    characters: Vec<char>,
}

impl Name {
    fn new(name: &str) -> Name {
        let folded = fold(name).into_owned();
        let characters = folded.chars().collect();
        Name { folded, characters }
    }

    fn distance(&self, other: &str) -> Option<Distance> {
        let folded = fold(other);
        let count = folded.chars().count();
        self.spelling(&folded, count).or_else(|| self.part(&folded, count))
    }

    fn spelling(&self, other: &str, count: usize) -> Option<Distance> {
        if other == self.folded {
            return Some(Distance::Spelling(0));
        }
        let limit = match self.characters.len() {
            0..=2 => return None,
            length => length / 3,
        };
        if self.characters.len().abs_diff(count) > limit {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&self.folded, other);
        (distance <= limit).then_some(Distance::Spelling(distance))
    }

    fn part(&self, other: &str, count: usize) -> Option<Distance> {
        let (short, long) = if self.characters.len() < count {
            (self.folded.as_str(), other)
        } else {
            (other, self.folded.as_str())
        };
        let length = self.characters.len().min(count);
        let difference = self.characters.len().abs_diff(count);
        // Two kanji say as much as several letters; a small part of a long name says little.
        let says_enough =
            length >= if short.is_ascii() { 4 } else { 2 } && difference <= 2 * length;
        (says_enough && long.contains(short)).then_some(Distance::Part(difference))
    }
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
