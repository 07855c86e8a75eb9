//! Street addresses: where one begins and ends around a number of it.
//!
//! Apart because a number alone tells little: it is the words around it that make an address.

use super::Script;

/// How far back an address may begin, in letters.
const ADDRESS: usize = 40;

/// Whether a number counts a block or a house.
pub(super) fn is_house(text: &str, end: usize) -> bool {
    let rest = &text[end..];
    rest.starts_with("丁目") || rest.starts_with("番地")
}

/// Where the number of a house ends.
pub(super) fn house_end(text: &str, end: usize) -> usize {
    let part = |letter: char| {
        letter.is_ascii_digit() || matches!(letter, '丁' | '目' | '番' | '地' | '号' | '-' | 'の')
    };
    end + text[end..].find(|letter| !part(letter)).unwrap_or(text.len() - end)
}

/// Where letters of a kind begin that stand right before a place, a bounded way back.
fn back(text: &str, from: usize, is_kind: impl Fn(char) -> bool) -> usize {
    let letters = text[..from].char_indices().rev().take_while(|(_, letter)| is_kind(*letter));
    letters.take(ADDRESS).last().map_or(from, |(at, _)| at)
}

/// Where an address begins of which a number was found.
pub(super) fn address_start(text: &str, number: usize) -> usize {
    let place = |letter: char| matches!(Script::of(letter), Script::Kanji | Script::Katakana);
    let start = back(text, number, place);
    // 霞が関: one letter of hiragana in the middle of the name.
    let before = text[..start].strip_suffix('が').filter(|_| start < number);
    let town = before.map(|before| back(text, before.len(), place));
    town.filter(|town| text[*town..start].contains(['市', '区', '町', '村'])).unwrap_or(start)
}

/// Where the name of a town begins that stands right before a number.
pub(super) fn town_before(text: &str, number: usize) -> Option<usize> {
    let start = address_start(text, number);
    text[start..number].contains(['市', '区', '町', '村']).then_some(start)
}
