//! What the parts of the writer share, and who gets which event.

use super::anchors::Anchors;
use super::events::Events;
use super::headings::Headings;
use super::images::{self, OpenImage};
use super::links::Links;
use super::notes::{self, Notes};
use super::output::Output;
use super::raw::{self, Raw};
use super::source::Source;
use super::tables::Table;
use super::{blocks, breaks};
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Prose;
use crate::parse::slips::markdown::BROKEN_MARK;
use pulldown_cmark::{BrokenLinkCallback, CowStr, Event};
use std::ops::Range;

/// Quotations in lists in quotations, deeper than anybody could read.
pub(crate) static NESTING_TOO_DEEP: Rule = Rule::error("nesting-too-deep");

/// Below this, structure is left out and only text is written.
pub(super) const DEEPEST: usize = 100;

/// A prose in the making.
pub(super) struct Writer<'w> {
    pub(super) source: &'w Source<'w>,
    pub(super) diagnostics: &'w mut Vec<Diagnostic>,
    pub(super) out: Output,
    pub(super) anchors: Anchors,
    pub(super) headings: Headings,
    pub(super) links: Links,
    pub(super) image: Option<OpenImage>,
    pub(super) notes: Notes,
    pub(super) table: Table,
    pub(super) raw: Raw,
    /// Whether a code block is open.
    pub(super) code: bool,
    /// How many elements are open.
    depth: usize,
    /// Whether it was said that the nesting is too deep.
    deep: bool,
}

impl<'w> Writer<'w> {
    /// Nothing written yet.
    pub(super) fn new(source: &'w Source<'w>, diagnostics: &'w mut Vec<Diagnostic>) -> Writer<'w> {
        Writer {
            source,
            diagnostics,
            out: Output::default(),
            anchors: Anchors::default(),
            headings: Headings::default(),
            links: Links::default(),
            image: None,
            notes: Notes::default(),
            table: Table::default(),
            raw: Raw::default(),
            code: false,
            depth: 0,
            deep: false,
        }
    }

    /// Reports something at a range that the parser gave.
    pub(super) fn report(
        &mut self,
        rule: &'static Rule,
        range: &Range<usize>,
        filled: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        self.diagnostics.push(filled(Diagnostic::new(rule, self.source.span(range))));
    }

    /// The whole prose, once all events were handled.
    pub(super) fn finish(mut self) -> Prose {
        notes::section(&mut self);
        let (pieces, blocks) = self.out.finish();
        let targets = self.links.targets;
        let headings = self.headings.found;
        Prose { pieces, targets, headings, blocks, ..Prose::default() }.sealed()
    }
}

/// Writes what an event stands for.
pub(super) fn event<'t, F: BrokenLinkCallback<'t>>(
    writer: &mut Writer<'_>,
    event: Event<'t>,
    range: Range<usize>,
    events: &mut Events<'t, F>,
) {
    match event {
        Event::Start(tag) => {
            writer.depth += 1;
            if writer.depth <= DEEPEST {
                blocks::start(writer, tag, range);
            } else {
                too_deep(writer, &range);
            }
        }
        Event::End(tag) => {
            writer.depth -= 1;
            if writer.depth < DEEPEST {
                blocks::end(writer, tag);
            }
        }
        Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
            words(writer, text, &range);
        }
        Event::Code(code) => inline_code(writer, code),
        Event::Html(html) => raw::line(writer, html, &range),
        Event::InlineHtml(html) => raw::inline(writer, html, &range),
        Event::FootnoteReference(label) => notes::reference(writer, &label),
        Event::SoftBreak => soft_break(writer, events.first_character()),
        Event::HardBreak if writer.image.is_some() => images::words(writer, " "),
        Event::HardBreak => writer.out.hard_break(),
        Event::Rule => {
            writer.out.end_block();
            writer.out.html("<hr>\n");
        }
        Event::TaskListMarker(done) => writer.out.html(if done { "☑ " } else { "☐ " }),
    }
}

/// Keeps the blocks of a structure apart that is not written, and says so once.
fn too_deep(writer: &mut Writer<'_>, range: &Range<usize>) {
    writer.out.end_block();
    if !writer.deep {
        writer.deep = true;
        let start = range.start..range.start + writer.source.slice(range).find('\n').unwrap_or(1);
        writer.report(&NESTING_TOO_DEEP, &start, |found| found.with("limit", DEEPEST.to_string()));
    }
}

/// Text, wherever it stands.
fn words(writer: &mut Writer<'_>, text: CowStr<'_>, range: &Range<usize>) {
    let text = writer.source.clean(text);
    if writer.image.is_some() {
        return images::words(writer, &text);
    }
    if writer.code {
        return writer.out.verbatim(&text);
    }
    if text.ends_with('[') {
        notes::undefined(writer, range);
    } else if &*text == "*" {
        unclosed(writer, range);
    }
    // The parser leaves the backslash out of what it escapes; an escaped brace begins no reading.
    let escaped = text.starts_with('{')
        && writer.source.text()[..range.start].ends_with('\\')
        && writer.source.slice(range).starts_with('{');
    if escaped {
        writer.out.literal("{");
        writer.out.words(&text[1..]);
    } else {
        writer.out.words(&text);
    }
}

/// Reports the signs of an emphasis that has no other end.
fn unclosed(writer: &mut Writer<'_>, range: &Range<usize>) {
    let text = writer.source.text();
    let (before, behind) = (&text[..range.start], &text[range.start..]);
    // The parser hands over each sign by itself.
    let Some(behind) = behind.strip_prefix("**").filter(|_| !before.ends_with(['*', '\\'])) else {
        return;
    };
    // Among letters of ASCII it may be meant as it stands, as in a formula.
    let is_between = |letter: char| letter.is_ascii() || letter.is_whitespace();
    let is_loose = before.chars().next_back().is_none_or(is_between)
        && behind.chars().next().is_none_or(is_between);
    if !is_loose {
        let range = range.start..range.start + 2;
        writer.report(&BROKEN_MARK, &range, |found| {
            found.said("broken-mark-open").with("mark", "**")
        });
    }
}

/// Code among words.
fn inline_code(writer: &mut Writer<'_>, code: CowStr<'_>) {
    let code = writer.source.clean(code);
    if writer.image.is_some() {
        return images::words(writer, &code);
    }
    writer.out.html("<code>");
    writer.out.verbatim(&code);
    writer.out.html("</code>");
}

/// A line break in the source, which is a space unless both of its neighbours are Japanese.
fn soft_break(writer: &mut Writer<'_>, after: Option<char>) {
    if let Some(image) = &writer.image {
        if !breaks::vanishes(image.last_character(), after) {
            images::words(writer, " ");
        }
    } else if !breaks::vanishes(writer.out.last_character(), after) {
        writer.out.line_break();
    }
}
