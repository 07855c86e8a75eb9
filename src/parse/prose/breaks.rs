//! Line breaks inside a paragraph: which of them are spaces.
//!
//! Japanese is written without spaces, so a line that an author broke in the middle of a sentence
//! goes on without one. Apart because the rule is a table of characters, not of Markdown.

use unicode_width::UnicodeWidthChar;

/// Whether a line break between these two characters vanishes.
pub(super) fn vanishes(before: Option<char>, after: Option<char>) -> bool {
    matches!((before, after), (Some(before), Some(after)) if joins(before) && joins(after))
}

/// Whether a character is written without spaces around it: East Asian wide or half-width, but not
/// Hangul, which has spaces between words.
fn joins(character: char) -> bool {
    match character {
        '\u{1100}'..='\u{11FF}'
        | '\u{3130}'..='\u{318F}'
        | '\u{A960}'..='\u{A97F}'
        | '\u{AC00}'..='\u{D7FF}'
        | '\u{FFA0}'..='\u{FFDC}' => false,
        // Half-width kana, and dashes and dots that are as wide as a kanji in Japanese type.
        '\u{FF61}'..='\u{FF9F}' | '―' | '—' | '…' | '‥' => true,
        _ => character.width() == Some(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_between_wide_characters() {
        let check = |pair: &str, expected: bool| {
            let mut characters = pair.chars();
            assert_eq!(vanishes(characters.next(), characters.next()), expected, "{pair}");
        };
        check("目二", true);
        check("。次", true);
        check("…次", true);
        check("ｶﾅ", true);
        check("目a", false);
        check("a目", false);
        check("ab", false);
        check("한국", false);
        check("目한", false);
        check("目", false);
    }
}
