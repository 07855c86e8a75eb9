//! Places in sources: byte ranges inside a file, turned into lines and columns only when printed.
//!
//! Apart from `source` because everything that reports a problem needs a place, and nothing that
//! reports a problem should be able to read a file.

use serde::{Serialize, Serializer};
use std::hash::{Hash, Hasher};

/// A file of the site; keeps meaning the same path for as long as the process lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub(crate) u32);

/// A range of bytes in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// The byte behind the last one.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; sources are at most 1 MB, so offsets fit.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Span {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { file, start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The very beginning of a file, for what concerns it as a whole.
    #[must_use]
    pub fn start_of(file: FileId) -> Span {
        Span { file, start: 0, end: 0 }
    }

    /// The same range, `offset` bytes further into the file.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Span {
        Span::new(self.file, self.start as usize + offset, self.end as usize + offset)
    }
}

/// A value and where it was written. Compares and hashes by its value alone.
#[derive(Clone, Copy, Debug)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Puts a value and its place together.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }
}

impl<T: Serialize> Serialize for Spanned<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T: Hash> Hash for Spanned<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

/// A line and a column, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// How many characters stand before each block of the text; nothing if every line is short.
    before: Vec<usize>,
    /// How many bytes the text has.
    length: usize,
}

/// How many bytes a block has: of a longer line, a column is counted from the block's beginning.
const BLOCK: usize = 4096;

impl LineIndex {
    /// Finds the lines of a text; `\n` ends a line, a `\r` before it belongs to the line.
    #[must_use]
    pub fn new(text: &str) -> LineIndex {
        let ends =
            text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
        let is_long = |line: &[usize]| line[1] - line[0] > BLOCK;
        let last = starts.last().map_or(0, |last| text.len() - last);
        if last <= BLOCK && !starts.windows(2).any(is_long) {
            return LineIndex { starts, before: Vec::new(), length: text.len() };
        }
        let counts = text.as_bytes().chunks(BLOCK).scan(0, |count, block| {
            let before = *count;
            *count += characters(block);
            Some(before)
        });
        LineIndex { before: counts.collect(), starts, length: text.len() }
    }

    /// How many characters begin before a place.
    fn count(&self, text: &[u8], offset: usize) -> usize {
        let Some(before) = self.before.get(offset / BLOCK) else {
            return characters(text.get(..offset).unwrap_or_default());
        };
        before + characters(&text[offset - offset % BLOCK..offset])
    }

    /// The position of a byte of the text that the index was made from; beyond its end, the end.
    ///
    /// The text is asked for as bytes: to see first that they are text would take as long as the file is,
    /// for each of its places.
    #[must_use]
    pub fn position(&self, text: &[u8], offset: u32) -> Position {
        // Bytes that are no text have an index of nothing.
        let text = text.get(..self.length).unwrap_or_default();
        let mut offset = (offset as usize).min(text.len());
        while text.get(offset).is_some_and(|byte| is_inside_a_character(*byte)) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let count = if offset - start <= BLOCK {
            characters(&text[start..offset])
        } else {
            self.count(text, offset) - self.count(text, start)
        };
        Position { line, column: count + 1 }
    }

    /// The text of a line (from 1) without its end; empty beyond the last one.
    #[must_use]
    pub fn line<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let Some(start) = line.checked_sub(1).and_then(|at| self.starts.get(at)) else { return "" };
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        text[*start..end].trim_end_matches(['\n', '\r'])
    }
}

/// How many characters begin among some bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !is_inside_a_character(**byte)).count()
}

fn is_inside_a_character(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_a_long_line_are_counted_alike() {
        let text = format!("短い\n{}\n{}終", "名a".repeat(5_000), "b🎉".repeat(4_000));
        let index = LineIndex::new(&text);
        let mut lines = text.split_inclusive('\n').enumerate();
        let mut at = 0;
        for (number, line) in lines.by_ref() {
            for (column, (byte, _)) in line.char_indices().enumerate().step_by(7) {
                let position = index.position(text.as_bytes(), u32::try_from(at + byte).unwrap());
                assert_eq!((position.line, position.column), (number + 1, column + 1));
            }
            at += line.len();
        }
        let end = index.position(text.as_bytes(), u32::MAX);
        assert_eq!((end.line, end.column), (3, 8_002));
    }

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let check = |text: &str, offset: u32, expected: (usize, usize)| {
            let position = LineIndex::new(text).position(text.as_bytes(), offset);
            assert_eq!((position.line, position.column), expected, "{text:?} at {offset}");
        };
        check("", 0, (1, 1));
        check("abc", 2, (1, 3));
        check("名前: x", 6, (1, 3));
        check("名前: x", 7, (1, 4));
        check("a\n名", 2, (2, 1));
        check("a\n名", 3, (2, 1));
        check("a\n名", 99, (2, 2));
        let nowhere = LineIndex::new("").position(b"\x8b\xe6\n", 2);
        assert_eq!((nowhere.line, nowhere.column), (1, 1));
    }

    #[test]
    fn a_line_comes_without_its_end() {
        let text = "一\r\n二\n";
        let index = LineIndex::new(text);
        assert_eq!(
            (index.line(text, 1), index.line(text, 2), index.line(text, 3)),
            ("一", "二", "")
        );
    }
}
