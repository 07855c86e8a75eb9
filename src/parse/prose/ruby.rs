//! Readings over words: `{漢字|かんじ}`, or `{東京|とう|きょう}` for one reading a character.
//!
//! Apart because Markdown knows nothing of it: it is found in text that was parsed already.

/// Words with their reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ruby<'t> {
    /// The words.
    pub(super) base: &'t str,
    /// One reading for all of `base`, or one for each character, with `|` between them.
    readings: &'t str,
    /// How many bytes the whole takes, with its braces.
    pub(super) length: usize,
}

/// Longer words get no reading as a whole; it could not be read above them.
const LONGEST_BASE: usize = 30;

impl<'t> Ruby<'t> {
    /// The words in parts, each with its reading.
    pub(super) fn parts(self) -> impl Iterator<Item = (&'t str, &'t str)> {
        let single = !self.readings.contains('|');
        let mut rest = self.base;
        self.readings.split('|').map(move |reading| {
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let (part, others) = rest.split_at(if single { rest.len() } else { first });
            rest = others;
            (part, reading)
        })
    }
}

/// The first reading in a text, and where it begins.
pub(super) fn find(text: &str) -> Option<(usize, Ruby<'_>)> {
    text.match_indices('{').find_map(|(at, _)| Some((at, at_start(&text[at..])?)))
}

/// The text without its readings.
pub(super) fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, ruby)) = find(rest) {
        bare.push_str(&rest[..at]);
        bare.push_str(ruby.base);
        rest = &rest[at + ruby.length..];
    }
    bare + rest
}

/// The first character that is seen of a text.
pub(super) fn first_character(text: &str) -> Option<char> {
    at_start(text).map_or(text, |ruby| ruby.base).chars().next()
}

/// The last character that is seen of a text.
pub(super) fn last_character(text: &str) -> Option<char> {
    let ruby = || {
        // Not further back than a reading is likely to be long: the time must not add up.
        let mut characters = text.char_indices().rev().take(4 * LONGEST_BASE);
        let (start, _) = characters.find(|(_, character)| *character == '{')?;
        at_start(&text[start..]).filter(|ruby| start + ruby.length == text.len())
    };
    let ruby = if text.ends_with('}') { ruby() } else { None };
    ruby.map_or(text, |ruby| ruby.base).chars().next_back()
}

/// The reading that a text begins with.
fn at_start(text: &str) -> Option<Ruby<'_>> {
    let inner = text.strip_prefix('{')?;
    let end = inner.find(['{', '}']).filter(|end| inner[*end..].starts_with('}'))?;
    let (base, readings) = inner[..end].split_once('|')?;
    let characters = base.chars().take(LONGEST_BASE + 1).count();
    let count = readings.split('|').count();
    let sound = !base.trim().is_empty()
        && characters <= LONGEST_BASE
        && readings.split('|').all(is_reading)
        && (count == 1 || count == characters);
    sound.then_some(Ruby { base, readings, length: end + 2 })
}

/// Whether this can be a reading: kana and spaces, and not spaces alone.
fn is_reading(text: &str) -> bool {
    let kana = |c: char| matches!(c, 'ぁ'..='ゖ' | 'ゝ' | 'ゞ' | 'ァ'..='ヺ' | 'ー'..='ヾ' | '・');
    text.chars().any(kana) && text.chars().all(|c| kana(c) || c == ' ' || c == '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_with_kana_readings_only() {
        let check = |text: &str, expected: &[(&str, &str)]| {
            let found = find(text).map(|(_, ruby)| ruby.parts().collect::<Vec<_>>());
            assert_eq!(found.unwrap_or_default(), expected, "{text}");
        };
        check("前{漢字|かんじ}後", &[("漢字", "かんじ")]);
        check("{東京|とう|きょう}", &[("東", "とう"), ("京", "きょう")]);
        check("{メタ|メタ・ー データ}", &[("メタ", "メタ・ー データ")]);
        check("{{漢|かん}", &[("漢", "かん")]);
        check("{東京|とう|きょう|と}", &[]);
        check("{漢字|kanji}", &[]);
        check("{漢字|}", &[]);
        check("{|かんじ}", &[]);
        check("{漢字| }", &[]);
        check("{漢字}", &[]);
        check("{漢字|かんじ", &[]);
        check(&format!("{{{}|かん}}", "漢".repeat(31)), &[]);
    }

    #[test]
    fn sees_through_readings() {
        assert_eq!(bare("a{漢字|かんじ}b{x}"), "a漢字b{x}");
        assert_eq!(first_character("{漢字|かんじ}b"), Some('漢'));
        assert_eq!(first_character("{b"), Some('{'));
        assert_eq!(last_character("b{漢字|かんじ}"), Some('字'));
        assert_eq!(last_character("{b}"), Some('}'));
        assert_eq!(last_character(""), None);
    }
}
