//! Tables: cells with their scope, alignment by class, and a frame that scrolls.

use super::writer::Writer;
use crate::model::Piece;
use pulldown_cmark::Alignment;
use std::ops::Range;
use std::sync::Arc;

/// The table that is open; there is only ever one.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// The end of the cell that is open.
    end: &'static str,
}

/// Writes the beginning of a table.
pub(super) fn start(writer: &mut Writer<'_>, alignments: Vec<Alignment>) {
    writer.table.alignments = alignments;
    if let Some(heading) = writer.headings.found.last() {
        // What scrolls must be reachable by keyboard, and what can be reached needs a name. A page
        // may join documents with the same headings, and landmarks of one name would not be told
        // apart: hence a group and no region.
        let name = Arc::clone(&heading.anchor.value);
        writer.out.html("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"");
        writer.out.hole(Piece::Anchor(&name));
        writer.out.html("\"><table>");
    } else {
        writer.out.html("<div class=\"scroll\"><table>");
    }
}

/// Writes the beginning of the row of headers.
pub(super) fn start_head(writer: &mut Writer<'_>) {
    writer.table.in_head = true;
    writer.table.column = 0;
    writer.out.html("<thead><tr>");
}

/// Writes the beginning of another row.
pub(super) fn start_row(writer: &mut Writer<'_>) {
    writer.table.in_head = false;
    writer.table.column = 0;
    writer.out.html("<tr>");
}

/// Writes the beginning of a cell.
pub(super) fn start_cell(writer: &mut Writer<'_>, range: &Range<usize>) {
    // An empty corner is the header of nothing.
    let is_header = writer.table.in_head && !writer.source.slice(range).trim().is_empty();
    let (start, end) = if is_header { ("<th scope=\"col\"", "</th>") } else { ("<td", "</td>") };
    let class = match writer.table.alignments.get(writer.table.column) {
        Some(Alignment::Right) => " class=\"align-right\">",
        Some(Alignment::Center) => " class=\"align-center\">",
        _ => ">",
    };
    writer.out.html(start);
    writer.out.html(class);
    writer.table.end = end;
    writer.table.column += 1;
}

/// Writes the end of a cell.
pub(super) fn end_cell(writer: &mut Writer<'_>) {
    writer.out.html(writer.table.end);
}
