//! Lines that stand too far left or right: asked only where a piece cannot be read as it stands.
//!
//! Apart from the lines themselves because one line that is out of place says nothing by itself: what
//! counts is where the entries before it stand.

use super::Slips;
use super::mended::Edit;
use std::ops::Range;

/// A line that begins an entry.
#[derive(Clone, Debug)]
pub(super) struct EntryLine {
    /// Its indentation.
    pub(super) blank: Range<usize>,
    /// Where its words end.
    pub(super) end: usize,
    /// How far it is indented.
    pub(super) column: usize,
    /// How far its key is, behind the hyphens; nothing if it has none.
    pub(super) key: Option<usize>,
    /// Whether it begins with a hyphen.
    pub(super) is_item: bool,
    /// Whether its value begins in the next line.
    pub(super) opens: bool,
}

/// A list or a map that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Level {
    column: usize,
    is_list: bool,
}

#[derive(Default)]
struct Levels {
    open: Vec<Level>,
    /// Whether the entry before waits for its value.
    opens: bool,
    /// Lines that belong to a line that was moved: those behind this column move as far.
    moved: Option<(usize, isize)>,
    /// The entries of the outermost map so far.
    outermost: Vec<EntryLine>,
}

/// Moves lines to where they probably belong. Whether any was moved.
pub(super) fn mend(slips: &mut Slips<'_>) -> bool {
    let lines = std::mem::take(&mut slips.entries);
    let mut levels = Levels::default();
    let mut any = false;
    for line in lines.iter().filter(|line| line.is_item || line.key.is_some()) {
        let written = line.column;
        let column = match levels.moved {
            Some((from, by)) if written > from => {
                let fits = levels.place(written, line.is_item) == written;
                if fits { written } else { written.saturating_add_signed(by) }
            }
            _ => {
                levels.moved = None;
                written
            }
        };
        if levels.outermost_is_wrong(line) {
            tell(slips, &levels.outermost[0]);
            for first in std::mem::take(&mut levels.outermost) {
                move_to(slips, &first, line.column);
            }
            levels.open.clear();
            any = true;
        }
        let meant = levels.place(column, line.is_item);
        if meant != column {
            tell(slips, line);
            let by = isize::try_from(meant).unwrap_or(0) - isize::try_from(written).unwrap_or(0);
            levels.moved = Some((written, by));
        }
        if meant != written {
            move_to(slips, line, meant);
            any = true;
        }
        levels.enter(line, meant);
    }
    slips.entries = lines;
    any
}

/// Reports a line, unless something is reported of its indentation already.
fn tell(slips: &mut Slips<'_>, line: &EntryLine) {
    let place = slips.piece.span(line.blank.start, line.blank.end);
    let is_told = |at: u32| place.start <= at && at <= place.end && place.start != place.end;
    if !slips.found.iter().any(|found| is_told(found.span.start) && found.span.end <= place.end) {
        let finding = slips.syntax("yaml-syntax-indent", line.blank.end..line.end);
        slips.found.push(finding);
    }
}

fn move_to(slips: &mut Slips<'_>, line: &EntryLine, column: usize) {
    let blank = line.blank.clone();
    slips.edits.retain(|edit| !(edit.range.start >= blank.start && edit.range.end <= blank.end));
    slips.edits.push(Edit::new(blank, " ".repeat(column)));
}

impl Levels {
    /// Whether a line stands further left than the few that came first: then they are out of place.
    fn outermost_is_wrong(&self, line: &EntryLine) -> bool {
        let first = self.open.first();
        let is_left = first.is_some_and(|first| !first.is_list && line.column < first.column);
        is_left && !line.is_item && matches!(self.outermost.len(), 1 | 2)
    }

    /// Where a line belongs that stands at a column.
    fn place(&self, column: usize, is_item: bool) -> usize {
        let Some(last) = self.open.last() else { return column };
        let begins_a_level = self.opens
            && (column > last.column || column == last.column && is_item && !last.is_list);
        let goes_on = |level: &Level| level.column == column && level.is_list == is_item;
        if begins_a_level || self.open.iter().any(goes_on) {
            return column;
        }
        let alike = self.open.iter().rev().filter(|level| level.is_list == is_item);
        let nearest = alike.min_by_key(|level| level.column.abs_diff(column));
        nearest.map_or(column, |level| level.column)
    }

    /// Notes what a line opens and closes.
    fn enter(&mut self, line: &EntryLine, column: usize) {
        let own = Level { column, is_list: line.is_item };
        match self.open.iter().rposition(|level| *level == own) {
            Some(at) => self.open.truncate(at + 1),
            None => self.open.push(own),
        }
        if let Some(key) = line.key.filter(|_| line.is_item) {
            self.open.push(Level { column: column + key - line.column, is_list: false });
        }
        if self.open.len() == 1 && !line.is_item {
            self.outermost.push(line.clone());
        }
        self.opens = line.opens;
    }
}
