//! Headings: their ids, and the order of their levels.

use super::writer::Writer;
use super::{anchors, ruby, source};
use crate::diagnostic::Rule;
use crate::model::Heading;
use crate::span::Spanned;
use pulldown_cmark::CowStr;
use std::ops::Range;
use std::sync::Arc;

/// A heading of the first level; the page's title is one already.
pub(crate) static SECOND_H1: Rule = Rule::warning("second-h1");
/// A heading that is more than one level below the one before it.
pub(crate) static HEADING_LEVEL: Rule = Rule::warning("heading-level");
/// A heading without words.
pub(crate) static EMPTY_HEADING: Rule = Rule::warning("empty-heading");

/// The headings so far.
#[derive(Default)]
pub(super) struct Headings {
    /// Those that are complete.
    pub(super) found: Vec<Heading>,
    open: Option<Open>,
    /// The level of the last one.
    level: u8,
}

/// A heading whose end has not come yet.
struct Open {
    level: u8,
    range: Range<usize>,
    /// The hole that waits for its id.
    hole: usize,
    /// The id that its author wants.
    id: Option<String>,
    /// A reading at its end, which the parser took for attributes.
    reading: Option<String>,
}

/// Writes the beginning of a heading. `attributed`: `{…}` with something else than an id is at its
/// end.
pub(super) fn start(
    writer: &mut Writer<'_>,
    level: u8,
    id: Option<CowStr<'_>>,
    attributed: bool,
    range: Range<usize>,
) {
    check_level(writer, level, &range);
    let level = level.max(2);
    writer.headings.level = level;
    let reading = if attributed { reading(writer.source.slice(&range)) } else { None };
    let reading = reading.map(source::shown);
    let id = id.map(|id| anchors::from_words(&writer.source.clean(id)));
    writer.out.html("<h");
    writer.out.html(digit(level));
    writer.out.html(" id=\"");
    let hole = writer.out.later();
    writer.out.enclose("\">");
    writer.headings.open = Some(Open { level, range, hole, id, reading });
}

/// Writes the end of a heading and gives it its id.
pub(super) fn end(writer: &mut Writer<'_>) {
    let Some(open) = writer.headings.open.take() else { return };
    if let Some(reading) = &open.reading {
        writer.out.words(reading);
    }
    writer.out.release("</h");
    writer.out.html(digit(open.level));
    writer.out.html(">\n");
    let text: Arc<str> = writer.out.block().into();
    writer.out.end_block();
    if text.is_empty() {
        writer.report(&EMPTY_HEADING, &open.range, |found| found);
    }
    let wanted = open.id.filter(|id| !id.is_empty()).unwrap_or_else(|| anchors::from_words(&text));
    let anchor = writer.anchors.unique(if wanted.is_empty() { "section" } else { &wanted });
    writer.out.fill(open.hole, Arc::clone(&anchor));
    let anchor = Spanned::new(anchor, writer.source.span(&open.range));
    writer.headings.found.push(Heading { level: open.level, text, anchor });
}

/// A level in a tag; headings are too many to format each.
fn digit(level: u8) -> &'static str {
    ["2", "3", "4", "5"].get(usize::from(level.saturating_sub(2))).unwrap_or(&"6")
}

/// Reports a level that does not follow from the one before.
fn check_level(writer: &mut Writer<'_>, level: u8, range: &Range<usize>) {
    let before = writer.headings.level.max(1);
    if level == 1 {
        writer.report(&SECOND_H1, range, |found| found);
    } else if level > before + 1 {
        writer.report(&HEADING_LEVEL, range, |found| {
            found.with("level", level.to_string()).with("expected", (before + 1).to_string())
        });
    }
}

/// The reading in the last braces of a heading, with the space before it.
fn reading(heading: &str) -> Option<&str> {
    let heading = &heading[..=heading.rfind('}')?];
    let start = heading.rfind('{')?;
    let (_, ruby) = ruby::find(&heading[start..]).filter(|(at, _)| *at == 0)?;
    let spaced = heading[..start].ends_with([' ', '\t']);
    (ruby.length == heading.len() - start).then(|| &heading[start - usize::from(spaced)..])
}
