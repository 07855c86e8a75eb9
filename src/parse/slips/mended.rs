//! A text with some slips mended, and the way back to what was written.
//!
//! Apart so that a file with slips is read on as if it had none, while every place that is reported
//! is still the author's.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

/// A part of a text and what is read in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    /// Bytes of the text as written.
    pub(crate) range: Range<usize>,
    /// What is read instead.
    pub(crate) by: String,
}

impl Edit {
    /// Reads something else in the place of a range.
    pub(crate) fn new(range: Range<usize>, by: impl Into<String>) -> Edit {
        Edit { range, by: by.into() }
    }

    /// Reads something more at a place.
    pub(crate) fn insert(at: usize, by: impl Into<String>) -> Edit {
        Edit::new(at..at, by)
    }
}

/// A text with edits made.
#[derive(Clone, Debug)]
pub(crate) struct Mended<'t> {
    /// What is read.
    pub(crate) text: Cow<'t, str>,
    /// Where a byte of the mended text stands in the written one, from there on.
    shifts: Vec<Shift>,
}

#[derive(Clone, Copy, Debug)]
struct Shift {
    mended: usize,
    written: usize,
    /// Whether what follows stands in the place of something else.
    replaced: bool,
}

impl<'t> Mended<'t> {
    /// Makes edits; of two that overlap, the one that begins first counts.
    pub(crate) fn new(text: &'t str, edits: &[Edit]) -> Mended<'t> {
        if edits.is_empty() {
            return Mended { text: Cow::Borrowed(text), shifts: Vec::new() };
        }
        let mut edits: Vec<&Edit> = edits.iter().collect();
        edits.sort_by_key(|edit| (edit.range.start, Reverse(edit.range.end)));
        let mut mended = String::with_capacity(text.len() + 16 * edits.len());
        let mut shifts = Vec::with_capacity(2 * edits.len());
        let mut done = 0;
        for edit in edits {
            let Some(before) = text.get(done..edit.range.start) else { continue };
            mended.push_str(before);
            shifts.push(Shift { mended: mended.len(), written: edit.range.start, replaced: true });
            mended.push_str(&edit.by);
            shifts.push(Shift { mended: mended.len(), written: edit.range.end, replaced: false });
            done = edit.range.end;
        }
        mended.push_str(text.get(done..).unwrap_or_default());
        Mended { text: Cow::Owned(mended), shifts }
    }

    /// Where a byte of the mended text was written.
    pub(crate) fn written(&self, at: usize) -> usize {
        let behind = self.shifts.partition_point(|shift| shift.mended <= at);
        match behind.checked_sub(1).map(|last| self.shifts[last]) {
            None => at,
            Some(shift) if shift.replaced => shift.written,
            Some(shift) => shift.written + (at - shift.mended),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_to_what_was_written() {
        let edits = [Edit::new(5..8, ": "), Edit::insert(0, "# "), Edit::new(6..7, "x")];
        let mended = Mended::new("title：手紙", &edits);
        assert_eq!(mended.text, "# title: 手紙");
        let check = |at: usize, expected: usize| assert_eq!(mended.written(at), expected, "{at}");
        check(0, 0);
        check(2, 0);
        check(6, 4);
        check(7, 5);
        check(8, 5);
        check(9, 8);
        check(12, 11);
        assert_eq!(Mended::new("a", &[]).written(1), 1);
    }
}
