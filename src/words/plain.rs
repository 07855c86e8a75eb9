//! A source as it is read: without the signs of Markdown and the readings of ruby, in one width, with
//! every place leading back to the file.
//!
//! Apart from the prose of `parse` because words are looked for in whatever is written, in YAML as in
//! Markdown, and each finding must point at its letters in the file.

use crate::parse::slips::mended::{Edit, Mended};
use crate::text::Next;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;

/// A text as it is read.
pub(super) struct Plain<'t> {
    source: &'t str,
    read: Mended<'t>,
}

impl<'t> Plain<'t> {
    /// Reads a text; `hidden` is not read at all.
    pub(super) fn of(source: &'t str, hidden: &[Range<usize>]) -> Plain<'t> {
        let mut edits: Vec<Edit> =
            hidden.iter().map(|range| Edit::new(range.clone(), " ")).collect();
        signs(source, &mut edits);
        Plain { source, read: Mended::new(source, &edits) }
    }

    /// What is read.
    pub(super) fn text(&self) -> &str {
        &self.read.text
    }

    /// Where a range of what is read stands in the source.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let last = self.text()[range.clone()].char_indices().next_back();
        let last = range.start + last.map_or(0, |(at, _)| at);
        let (start, last) = (self.read.written(range.start), self.read.written(last));
        let length = self.source[last..].chars().next().map_or(0, char::len_utf8);
        start..last + length
    }
}

/// Signs that are not read, and letters that are read in another form.
fn signs(source: &str, edits: &mut Vec<Edit>) {
    let bytes = source.as_bytes();
    let mut ends = Next::of(source, |rest| rest.find("]]"));
    let mut bars = Next::of(source, |rest| rest.find(['|', '\n']));
    let mut closes = Next::of(source, |rest| rest.find([')', '\n']));
    let mut at = 0;
    while at < source.len() {
        let next = match bytes[at] {
            b'*' | b'`' => leave_out(edits, at, 1),
            b'{' => ruby(source, at, edits),
            b'[' => link(source, at, edits, (&mut ends, &mut bars)),
            b']' => target(source, at, edits, &mut closes),
            b'\n' => line_end(source, at, edits),
            0xef => wide(source, at, edits),
            _ => at + 1,
        };
        at = next;
        while !source.is_char_boundary(at) {
            at += 1;
        }
    }
}

/// Leaves bytes out; where to go on.
fn leave_out(edits: &mut Vec<Edit>, at: usize, length: usize) -> usize {
    edits.push(Edit::new(at..at + length, ""));
    at + length
}

/// `{薬物|やくぶつ}` is read without its brackets and its reading.
fn ruby(source: &str, at: usize, edits: &mut Vec<Edit>) -> usize {
    let inner = &source[at + 1..];
    let Some(close) = inner.find(['{', '}', '\n']).filter(|end| inner[*end..].starts_with('}'))
    else {
        return at + 1;
    };
    let Some(bar) = inner[..close].find('|') else { return at + 1 };
    edits.push(Edit::new(at..at + 1, ""));
    edits.push(Edit::new(at + 1 + bar..at + 1 + close + 1, ""));
    // The base may hold signs of its own: it is read on from here, and its end is known.
    at + 1
}

/// `[[name|words]]` is read as its words.
fn link(
    source: &str,
    at: usize,
    edits: &mut Vec<Edit>,
    (ends, bars): (&mut Next<'_>, &mut Next<'_>),
) -> usize {
    if !source[at..].starts_with("[[") {
        return leave_out(edits, at, 1);
    }
    let end = ends.from(at + 2).unwrap_or(0);
    match bars.from(at + 2).filter(|bar| *bar < end && source[*bar..].starts_with('|')) {
        Some(bar) => leave_out(edits, at, bar + 1 - at),
        None => leave_out(edits, at, 2),
    }
}

/// `](target)` is not read.
fn target(source: &str, at: usize, edits: &mut Vec<Edit>, closes: &mut Next<'_>) -> usize {
    let Some(inner) = source[at..].strip_prefix("](") else { return leave_out(edits, at, 1) };
    // To whom a letter goes is told all the same.
    if inner.starts_with("mailto:") {
        return leave_out(edits, at, "](mailto:".len());
    }
    match closes.from(at + 2).filter(|end| source[*end..].starts_with(')')) {
        Some(end) => leave_out(edits, at, end + 1 - at),
        None => leave_out(edits, at, 1),
    }
}

/// Between two lines of Japanese nothing is read.
fn line_end(source: &str, at: usize, edits: &mut Vec<Edit>) -> usize {
    let before = source[..at].chars().next_back();
    let rest = source[at + 1..].trim_start_matches([' ', '>']);
    let behind = rest.chars().next();
    let line = source[..at].rsplit('\n').next().unwrap_or_default().trim_start();
    let next = rest.split('\n').next().unwrap_or_default();
    // A heading, or an entry of YAML, goes on with nothing.
    if line.starts_with('#') || next.contains(": ") || next.ends_with(':') {
        return at + 1;
    }
    let wide = |letter: Option<char>| {
        letter.is_some_and(|letter| letter > '\u{2e80}' && letter.is_alphanumeric())
    };
    if wide(before) && wide(behind) {
        return leave_out(edits, at, source.len() - at - rest.len());
    }
    at + 1
}

/// Full-width letters and half-width kana are read in their usual width.
fn wide(source: &str, at: usize, edits: &mut Vec<Edit>) -> usize {
    let odd = |letter: char| matches!(letter, '\u{ff01}'..='\u{ff5e}' | '\u{ff66}'..='\u{ff9f}');
    let rest = &source[at..];
    let length = rest.find(|letter| !odd(letter)).unwrap_or(rest.len());
    if length == 0 {
        return at + 1;
    }
    let mut letters = rest[..length].char_indices().peekable();
    while let Some((start, _)) = letters.next() {
        // A mark of voice belongs to the letter before it.
        while letters.next_if(|(_, mark)| matches!(mark, '\u{ff9e}' | '\u{ff9f}')).is_some() {}
        let end = letters.peek().map_or(length, |(next, _)| *next);
        let usual: String = rest[start..end].nfkc().collect();
        edits.push(Edit::new(at + start..at + end, usual));
    }
    at + length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str, word: &str, place: &str) {
        let plain = Plain::of(source, &[]);
        assert_eq!(plain.text(), expected, "{source:?}");
        let at = plain.text().find(word).expect("the word is read");
        assert_eq!(&source[plain.place(&(at..at + word.len()))], place, "{source:?}");
    }

    #[test]
    fn signs_are_not_read() {
        check("薬物**中毒**者です", "薬物中毒者です", "薬物中毒者", "薬物**中毒**者");
        check(
            "{薬物|やくぶつ}{中毒|ちゅうどく}の",
            "薬物中毒の",
            "薬物中毒",
            "薬物|やくぶつ}{中毒",
        );
        check("[薬物](a.md)乱用者", "薬物乱用者", "乱用者", "乱用者");
        check("[[機関|薬物]]乱用者", "薬物乱用者", "薬物乱用者", "薬物]]乱用者");
        check("薬物乱\n  用者", "薬物乱用者", "乱用者", "乱\n  用者");
        check("ｼﾞｬﾝｷｰと０９０", "ジャンキーと090", "ジャンキー", "ｼﾞｬﾝｷｰ");
        check("## 薬物\n乱用者", "## 薬物\n乱用者", "乱用者", "乱用者");
        check("a\nb {c} 」\n強", "a\nb {c} 」\n強", "強", "強");
    }
}
