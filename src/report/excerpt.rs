//! The line of a source around a place, cut to a width that a reader takes in, and made harmless.

use crate::source::Sources;
use crate::span::Span;
use crate::visible;
use std::ops::Range;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// How many cells are shown before a place in a line that is too long.
const BEFORE: usize = 48;

/// How many cells are shown of a place and behind it.
const BEHIND: usize = 72;

/// A line around a place.
pub(super) struct Excerpt {
    /// What is shown of the line.
    pub(super) text: String,
    /// The place, as bytes of the text; empty only at its end.
    pub(super) mark: Range<usize>,
}

impl Excerpt {
    /// The line in which a span begins; none if its file is no text, or empty.
    pub(super) fn of(sources: &Sources, span: Span) -> Option<Excerpt> {
        let text = sources.get(span.file).text().filter(|text| !text.is_empty())?;
        let start = boundary(text, span.start as usize);
        let end = boundary(text, span.end as usize).max(start);
        let (before, rest) = text.split_at(start);
        let before = before.rsplit('\n').next().unwrap_or_default();
        let behind = line_of(rest);
        let marked = line_of(&text[start..end]);
        Some(Excerpt::new(before, marked, behind.get(marked.len()..).unwrap_or_default()))
    }

    /// Joins what stands before the place, the place itself, and what stands behind it.
    fn new(before: &str, marked: &str, behind: &str) -> Excerpt {
        let mut text = String::new();
        let from = tail(before, BEFORE);
        if from > 0 {
            text.push('…');
        }
        before[from..].chars().for_each(|character| visible::push(&mut text, character));
        let start = text.len();
        let left = add(&mut text, marked, BEHIND);
        let end = text.len();
        if let Some(left) = left {
            add(&mut text, behind, left);
        }
        // Nothing to mark: the next character, or the blank behind the line's end.
        let next = text[start..].chars().next().map_or(0, char::len_utf8);
        Excerpt { text, mark: start..end.max(start + next) }
    }

    /// Where the place begins, and how wide it is, in cells of a terminal.
    pub(super) fn cells(&self) -> (usize, usize) {
        let width = self.text[self.mark.clone()].width();
        (self.text[..self.mark.start].width(), width.max(1))
    }
}

/// Where the last characters begin that have room in so many cells.
fn tail(text: &str, cells: usize) -> usize {
    let mut left = cells;
    let mut from = text.len();
    for (at, character) in text.char_indices().rev() {
        match left.checked_sub(character.width().unwrap_or(1)) {
            Some(rest) => (left, from) = (rest, at),
            None => return from,
        }
    }
    from
}

/// Adds as much of a part as has room; how many cells are left then, if all of it had room.
fn add(text: &mut String, part: &str, cells: usize) -> Option<usize> {
    let mut left = cells;
    for character in part.chars() {
        let Some(rest) = left.checked_sub(character.width().unwrap_or(1)) else {
            text.push('…');
            return None;
        };
        visible::push(text, character);
        left = rest;
    }
    Some(left)
}

/// A text up to the end of its first line.
fn line_of(text: &str) -> &str {
    let line = text.split('\n').next().unwrap_or_default();
    if line.len() < text.len() { line.trim_end_matches('\r') } else { line }
}

/// The offset, or the next one before it that is between two characters.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
