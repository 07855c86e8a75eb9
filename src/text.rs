//! Small pure functions on text that more than one phase needs.

mod phrases;

use std::borrow::Cow;
use std::io::{self, Write};

/// A text in one line, for files in which a line begins something new.
pub(crate) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a sign stands next, for places that are asked for in their order: the text is read once, however
/// often it is asked.
pub(crate) struct Next<'l> {
    text: &'l str,
    find: fn(&str) -> Option<usize>,
    /// What was found last; nothing if there is none behind it.
    found: Option<usize>,
}

impl Next<'_> {
    /// Nothing asked yet.
    pub(crate) fn of(text: &str, find: fn(&str) -> Option<usize>) -> Next<'_> {
        Next { text, find, found: Some(0) }
    }

    /// The first one from a place on.
    pub(crate) fn from(&mut self, at: usize) -> Option<usize> {
        if self.found.is_some_and(|found| found < at) {
            self.found = (self.find)(&self.text[at..]).map(|found| at + found);
        }
        self.found
    }
}

/// Escapes text for HTML, in content and in quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    escape_into(&mut escaped, text);
    escaped
}

/// Escapes text for HTML into a string that is being built.
pub fn escape_into(html: &mut String, text: &str) {
    let mut from = 0;
    while let Some(at) = to_escape(&text.as_bytes()[from..]) {
        html.push_str(&text[from..from + at]);
        html.push_str(escaped(text.as_bytes()[from + at]));
        from += at + 1;
    }
    html.push_str(&text[from..]);
}

/// The same into bytes that are being written, for templates.
pub(crate) fn escape_to(text: &str, html: &mut dyn Write) -> io::Result<()> {
    let mut rest = text.as_bytes();
    while let Some(at) = to_escape(rest) {
        html.write_all(&rest[..at])?;
        html.write_all(escaped(rest[at]).as_bytes())?;
        rest = &rest[at + 1..];
    }
    html.write_all(rest)
}

/// Where the next letter stands that HTML takes for markup. Such letters are rare: two searches of
/// many bytes at a time are faster than one of each.
fn to_escape(text: &[u8]) -> Option<usize> {
    let find = |part: &[u8]| {
        let markup = memchr::memchr3(b'&', b'<', b'>', part);
        memchr::memchr2(b'"', b'\'', &part[..markup.unwrap_or(part.len())]).or(markup)
    };
    // In parts, or a long text of many quotes would be searched for markup once a quote.
    let mut parts = text.chunks(PART).enumerate();
    parts.find_map(|(number, part)| find(part).map(|at| number * PART + at))
}

/// How much is searched at a time.
const PART: usize = 256;

fn escaped(letter: u8) -> &'static str {
    match letter {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        _ => "&#39;",
    }
}

/// A title as HTML, with its phrases kept together: escaped, and broken only where it reads well.
#[must_use]
pub fn phrases(title: &str) -> String {
    let mut html = String::with_capacity(title.len() + title.len() / 4);
    let mut from = 0;
    for to in phrases::breaks(title) {
        escape_into(&mut html, &title[from..to]);
        html.push_str("<wbr>");
        from = to;
    }
    escape_into(&mut html, &title[from..]);
    html
}

/// An anchor as the fragment of an address: what a URL may not hold is percent-encoded, letters of
/// any language stay readable.
#[must_use]
pub fn fragment(anchor: &str) -> String {
    let mut fragment = String::with_capacity(anchor.len());
    for letter in anchor.chars() {
        let must_encode = letter.is_ascii_control()
            || matches!(
                letter,
                ' ' | '"' | '#' | '%' | '<' | '>' | '[' | ']' | '\\' | '^' | '`' | '{' | '|' | '}'
            );
        if must_encode {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
                fragment.push('%');
                fragment.push(digit(byte >> 4).to_ascii_uppercase());
                fragment.push(digit(byte & 15).to_ascii_uppercase());
            }
        } else {
            fragment.push(letter);
        }
    }
    fragment
}

/// Names one after the other, at most sixteen, for a message.
#[must_use]
pub fn listed<T: AsRef<str>>(names: &[T]) -> String {
    let shown: Vec<&str> = names.iter().take(16).map(AsRef::as_ref).collect();
    let more = if names.len() > shown.len() { "、…" } else { "" };
    shown.join("、") + more
}

/// The byte at a line and a column, both from 1; columns count characters.
pub(crate) fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines.by_ref().take(line.saturating_sub(1)).map(str::len).sum();
    let inside = lines.next().unwrap_or_default();
    before + inside.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

/// An address with `%E3%81%82` written out; unchanged if that would not be text.
#[must_use]
pub fn percent_decoded(address: &str) -> Cow<'_, str> {
    if !address.contains('%') {
        return Cow::Borrowed(address);
    }
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let bytes = address.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let pair = (digit(bytes.get(at + 1)), digit(bytes.get(at + 2)));
        if let (b'%', (Some(high), Some(low))) = (byte, pair) {
            decoded.push(u8::try_from(16 * high + low).unwrap_or(u8::MAX));
            at += 3;
        } else {
            decoded.push(*byte);
            at += 1;
        }
    }
    String::from_utf8(decoded).map_or(Cow::Borrowed(address), Cow::Owned)
}

/// A date as `2026-11-22`, if it is one.
#[must_use]
pub fn date_parts(date: &str) -> Option<(u16, u8, u8)> {
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number =
        |text: &str, length| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some() || !is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2) {
        return None;
    }
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    (1..=days_in(year, month)).contains(&day).then_some((year, month, day))
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

/// A date as it is read: `2026年11月22日` in Japanese, else as it was written.
#[must_use]
pub fn date_text(date: &str, language: &str) -> String {
    match date_parts(date) {
        Some((year, month, day)) if language == "ja" => format!("{year}年{month}月{day}日"),
        _ => date.to_owned(),
    }
}

/// Names one after the other, as the language joins them.
#[must_use]
pub fn list(names: impl IntoIterator<Item = impl AsRef<str>>, language: &str) -> String {
    let comma = if language == "ja" { "、" } else { ", " };
    let mut list = String::new();
    for name in names {
        if !list.is_empty() {
            list.push_str(comma);
        }
        list.push_str(name.as_ref());
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_keep_letters_and_encode_what_a_url_may_not_hold() {
        assert_eq!(fragment("表2-1"), "表2-1");
        assert_eq!(fragment("a b\"c%"), "a%20b%22c%25");
    }

    #[test]
    fn phrases_are_escaped_and_kept_together() {
        assert_eq!(phrases("A&Bの施設につなぐ"), "A&amp;Bの<wbr>施設に<wbr>つなぐ");
        assert_eq!(phrases(""), "");
    }

    #[test]
    fn dates_are_real_days() {
        assert_eq!(date_parts("2026-11-22"), Some((2026, 11, 22)));
        assert_eq!(date_parts("2024-02-29"), Some((2024, 2, 29)));
        for wrong in [
            "2026-02-29",
            "2026-13-01",
            "2026-1-1",
            "2026/11/22",
            "",
            "2026-11-22-1",
            "２０２６-11-22",
        ] {
            assert_eq!(date_parts(wrong), None, "{wrong}");
        }
        assert_eq!(date_text("2026-11-02", "ja"), "2026年11月2日");
    }
}
