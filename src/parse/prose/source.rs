//! The Markdown that is being read: its text as the parser gets it, and the way back to the file.
//!
//! Apart so that nobody else has to know that gaps were put in, nor where the text stands.

use super::Place;
use super::emphasis::{self, GAP, Prepared};
use crate::span::Span;
use pulldown_cmark::CowStr;
use std::ops::Range;

/// A text and its place.
pub(super) struct Source<'t> {
    prepared: Prepared<'t>,
    place: Place,
    /// Whether the parser's strings may hold what must not be shown.
    unclean: bool,
}

impl<'t> Source<'t> {
    /// Prepares a text for the parser.
    pub(super) fn new(text: &'t str, place: Place) -> Source<'t> {
        let prepared = emphasis::prepared(text);
        let odd = holds_odd(text);
        Source { unclean: odd || prepared.has_gaps(), prepared, place }
    }

    /// What the parser reads.
    pub(super) fn text(&self) -> &str {
        &self.prepared.text
    }

    /// The text at a range that the parser gave.
    pub(super) fn slice(&self, range: &Range<usize>) -> &str {
        self.text().get(range.clone()).unwrap_or_default()
    }

    /// The place of a range that the parser gave, without the space at its end.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let end = range.start + self.slice(range).trim_end().len();
        let [start, end] = [range.start, end].map(|at| self.prepared.original(at));
        Span::new(self.place.file, start, end).shifted(self.place.offset)
    }

    /// A string of the parser's as it may be shown: without gaps, and without control characters.
    pub(super) fn clean<'s>(&self, text: CowStr<'s>) -> CowStr<'s> {
        // What is not borrowed was put together, from entities for one, and may hold anything.
        if !self.unclean && matches!(text, CowStr::Borrowed(_)) {
            return text;
        }
        if holds_odd(&text) { shown(&text).into() } else { text }
    }
}

/// A string of the parser's as it may be shown, see [`Source::clean`].
pub(super) fn shown(text: &str) -> String {
    let shown = text.chars().filter(|character| *character != GAP);
    shown.map(|character| if is_odd(character) { '\u{FFFD}' } else { character }).collect()
}

/// Whether there is anything odd in a text.
fn holds_odd(text: &str) -> bool {
    may_hold_odd(text.as_bytes()) && text.chars().any(is_odd)
}

/// A quick look at the bytes, which most texts pass.
///
/// It has no branches and no early end, so that many bytes are looked at together.
fn may_hold_odd(bytes: &[u8]) -> bool {
    let may = |first: u8, second: u8| {
        let space = u8::from(first == b'\t') | u8::from(first == b'\n') | u8::from(first == b'\r');
        let control = u8::from(first < 0x20) & (space ^ 1) | u8::from(first == 0x7F);
        let late_control = u8::from(first == 0xC2) & u8::from(second < 0xA0);
        let noncharacter = u8::from(second == 0xB7) | u8::from(second == 0xBF);
        control | late_control | u8::from(first == 0xEF) & noncharacter | u8::from(first >= 0xF0)
    };
    let Some((last, before)) = bytes.split_last() else { return false };
    let pairs = before.iter().zip(&bytes[1..]);
    pairs.fold(may(*last, 0), |found, (first, second)| found | may(*first, *second)) != 0
}

/// What HTML must not contain.
fn is_odd(character: char) -> bool {
    let control = character.is_control() && !matches!(character, '\n' | '\r' | '\t');
    control || is_noncharacter(character)
}

/// What Unicode will never make a character.
fn is_noncharacter(character: char) -> bool {
    let code = u32::from(character);
    code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::FileId;

    #[test]
    fn shows_neither_gaps_nor_controls() {
        let check = |text: &str, expected: &str| {
            let source = Source::new(text, Place { file: FileId(0), offset: 0 });
            assert_eq!(&*source.clean(CowStr::Borrowed(source.text())), expected, "{text:?}");
        };
        check("**「強」**の", "**「強」**の");
        check("a\u{0}b\u{85}c\u{7F}\t\n", "a\u{FFFD}b\u{FFFD}c\u{FFFD}\t\n");
        check("a\u{FDD0}b\u{FFFE}（🎉", "ab\u{FFFD}（🎉");
    }
}
