//! Hostile text made harmless: what cannot be seen is shown as a sign.
//!
//! Apart because both the words of a message and the lines of a source pass through here before a
//! terminal, a browser or a log gets them.

use std::borrow::Cow;

/// A text without line ends, control characters and marks that nobody sees; each of them is shown
/// as a sign (`␛`) or by its number (`\u{202e}`).
#[must_use]
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    text.chars().for_each(|character| push(&mut shown, character));
    Cow::Owned(shown)
}

/// The same, of at most `limit` characters; where something is left out stands `…`.
#[must_use]
pub(crate) fn cut(text: &str, limit: usize) -> Cow<'_, str> {
    match text.char_indices().nth(limit) {
        None => visible(text),
        Some((end, _)) => Cow::Owned(format!("{}…", visible(&text[..end]))),
    }
}

/// Adds a character as it may be seen.
pub(crate) fn push(shown: &mut String, character: char) {
    match character {
        // The pictures of the control characters stand in the order of these.
        '\0'..='\x1f' => shown.push(char::from_u32(0x2400 + u32::from(character)).unwrap_or('␀')),
        '\x7f' => shown.push('␡'),
        _ if is_hidden(character) => shown.extend(character.escape_unicode()),
        _ => shown.push(character),
    }
}

/// Whether a character cannot be seen, or changes what stands around it.
pub(crate) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        || u32::from(character) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_shown() {
        let check = |text: &str, expected: &str| assert_eq!(visible(text), expected, "{text:?}");
        check("保護観察所", "保護観察所");
        check("a\u{1b}[31mb", "a␛[31mb");
        check("a\r\nb\tc\0", "a␍␊b␉c␀");
        check("\u{85}\u{7f}", "\\u{85}␡");
        check("\u{202e}txt\u{2066}", "\\u{202e}txt\\u{2066}");
        check("\u{feff}a\u{200d}", "\\u{feff}a\\u{200d}");
        check("\u{ffff}\u{1fffe}\u{fffd}", "\\u{ffff}\\u{1fffe}\u{fffd}");
    }

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        assert_eq!(cut("保護観察所", 5), "保護観察所");
        assert_eq!(cut("保護観察所", 2), "保護…");
        assert_eq!(cut("\u{1b}\u{1b}", 1), "␛…");
    }
}
