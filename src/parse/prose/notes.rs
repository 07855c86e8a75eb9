//! Footnotes: marks in the text, and a list of notes at the end with ways back.

use super::output::Aside;
use super::source;
use super::writer::Writer;
use crate::diagnostic::{Message, Rule};
use crate::model::{Piece, Pieces};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

/// A mark without a note, a note without a mark, or two notes for a mark.
pub(crate) static BROKEN_FOOTNOTE: Rule = Rule::error("broken-footnote");

/// How many bytes of a label are looked at; longer ones are no labels.
const LONGEST_LABEL: usize = 100;

/// The notes so far.
#[derive(Default)]
pub(super) struct Notes {
    /// Where a label's note is in `all`; labels do not care for case.
    numbers: HashMap<String, usize>,
    all: Vec<Note>,
    /// The notes in the order of their first marks, which is that of their numbers.
    order: Vec<usize>,
    /// Marks without a note: what is wrong with each label is told once.
    missing: Vec<Missing>,
    /// Notes whose end has not come yet, and what was written before them.
    open: Vec<(usize, Aside)>,
}

/// A mark without a note.
struct Missing {
    label: String,
    mark: Range<usize>,
    /// Whether it was meant as the note: it begins a line, with words behind it and no half-width colon.
    is_note: bool,
}

/// A note, its marks, or both.
#[derive(Default)]
struct Note {
    label: String,
    /// Where it is defined.
    definition: Option<Range<usize>>,
    pieces: Pieces,
    /// Its id, once there is a mark.
    anchor: Option<Arc<str>>,
    /// The number that its marks show.
    number: usize,
    /// The ids of its marks.
    marks: Vec<Arc<str>>,
}

/// Writes a mark.
pub(super) fn reference(writer: &mut Writer<'_>, label: &str) {
    if writer.image.is_some() {
        return; // In the words of a picture nothing can be followed.
    }
    let at = note(&mut writer.notes, label);
    let note = &mut writer.notes.all[at];
    let anchor = note.anchor.get_or_insert_with(|| {
        writer.notes.order.push(at);
        note.number = writer.notes.order.len();
        writer.anchors.unique(&format!("fn-{}", note.number))
    });
    let anchor = Arc::clone(anchor);
    let mark = writer.anchors.unique(&format!("fnref-{}", note.number));
    note.marks.push(Arc::clone(&mark));
    let number = note.number;
    if writer.links.is_inside() {
        // A link inside a link is none.
        writer.out.html("<sup id=\"");
        writer.out.hole(Piece::Anchor(&mark));
        writer.out.html(&format!("\">{number}</sup>"));
    } else {
        writer.out.html("<sup><a href=\"#");
        writer.out.hole(Piece::Anchor(&anchor));
        writer.out.html("\" id=\"");
        writer.out.hole(Piece::Anchor(&mark));
        writer.out.html(&format!("\" role=\"doc-noteref\">{number}</a></sup>"));
    }
}

/// Begins a note; what was written before it is put aside.
pub(super) fn start(writer: &mut Writer<'_>, label: &str, range: &Range<usize>) {
    let definition = label_range(writer, range);
    let at = note(&mut writer.notes, label);
    let note = &mut writer.notes.all[at];
    if let Some(first) = &note.definition {
        let first = writer.source.span(first);
        let label = note.label.clone();
        writer.report(&BROKEN_FOOTNOTE, &definition, |found| {
            let related = Message::new("broken-footnote-first").with("label", &label);
            found.said("broken-footnote-twice").with("label", &label).related(related, first)
        });
    } else {
        note.definition = Some(definition);
    }
    let aside = writer.out.put_aside();
    writer.notes.open.push((at, aside));
}

/// Ends a note.
pub(super) fn end(writer: &mut Writer<'_>) {
    let Some((at, aside)) = writer.notes.open.pop() else { return };
    let pieces = writer.out.resume(aside);
    let note = &mut writer.notes.all[at];
    // Of two notes the first one counts.
    if note.pieces.is_empty() {
        note.pieces = pieces;
    }
}

/// Reports a mark without a note. The parser takes it for text; `range` is its first bracket.
pub(super) fn undefined(writer: &mut Writer<'_>, range: &Range<usize>) {
    let text = writer.source.text();
    // An escaped bracket is not the last character of a text of its own.
    let is_own = matches!(writer.source.slice(range), "[" | "![");
    let Some(rest) = text.get(range.end..).filter(|_| is_own) else { return };
    let Some(label) = rest.strip_prefix('^') else { return };
    let length = label.bytes().take(LONGEST_LABEL).position(|byte| b"[]\n".contains(&byte));
    let Some(length) = length.filter(|at| *at > 0 && label[*at..].starts_with(']')) else { return };
    let mark = range.end - 1..range.end + 1 + length + 1;
    let behind = text[mark.end..].trim_start_matches([' ', '　']);
    let begins = text[..mark.start].trim_end_matches(' ');
    let is_note = (begins.is_empty() || begins.ends_with('\n')) && behind.starts_with(['：', '︰']);
    let label = source::shown(&label[..length]);
    writer.notes.missing.push(Missing { label, mark, is_note });
}

/// Reports marks without a note, a label once: where its note was meant, else at its first mark.
fn report_missing(writer: &mut Writer<'_>) {
    let missing = std::mem::take(&mut writer.notes.missing);
    let mut meant: HashMap<&str, &Missing> = HashMap::new();
    for one in missing.iter().filter(|one| one.is_note) {
        meant.entry(&one.label).or_insert(one);
    }
    let mut told: HashSet<&str> = HashSet::new();
    for one in &missing {
        if !told.insert(&one.label) {
            continue;
        }
        let (place, message) = match meant.get(one.label.as_str()) {
            Some(meant) => (&meant.mark, "broken-footnote-colon"),
            None => (&one.mark, "broken-footnote"),
        };
        writer
            .report(&BROKEN_FOOTNOTE, place, |found| found.said(message).with("label", &one.label));
    }
}

/// Writes the list of notes, and reports those that have no mark.
pub(super) fn section(writer: &mut Writer<'_>) {
    writer.out.end_block();
    report_unused(writer);
    report_missing(writer);
    if writer.notes.order.is_empty() {
        return;
    }
    writer.out.html("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
    for at in std::mem::take(&mut writer.notes.order) {
        let note = std::mem::take(&mut writer.notes.all[at]);
        let Some(anchor) = note.anchor else { continue };
        writer.out.html("<li id=\"");
        writer.out.hole(Piece::Anchor(&anchor));
        writer.out.html("\">");
        writer.out.append(&note.pieces);
        let in_paragraph = writer.out.reopen_paragraph();
        for (number, mark) in (1..).zip(note.marks) {
            writer.out.html(" <a href=\"#");
            writer.out.hole(Piece::Anchor(&mark));
            writer.out.html("\" role=\"doc-backlink\">↩");
            if number > 1 {
                writer.out.html(&format!("<sup>{number}</sup>"));
            }
            writer.out.html("</a>");
        }
        writer.out.html(if in_paragraph { "</p>\n</li>\n" } else { "</li>\n" });
    }
    writer.out.html("</ol>\n</section>\n");
}

/// Reports notes without a mark.
fn report_unused(writer: &mut Writer<'_>) {
    let notes = std::mem::take(&mut writer.notes.all);
    for note in notes.iter().filter(|note| note.anchor.is_none()) {
        if let Some(definition) = &note.definition {
            writer.report(&BROKEN_FOOTNOTE, definition, |found| {
                found.said("broken-footnote-unused").with("label", &note.label)
            });
        }
    }
    writer.notes.all = notes;
}

/// The place of a label's note in the list.
fn note(notes: &mut Notes, label: &str) -> usize {
    match notes.numbers.entry(label.to_lowercase()) {
        Entry::Occupied(found) => *found.get(),
        Entry::Vacant(free) => {
            notes.all.push(Note { label: label.to_owned(), ..Note::default() });
            *free.insert(notes.all.len() - 1)
        }
    }
}

/// Where `[^label]` stands at the beginning of a note.
fn label_range(writer: &Writer<'_>, range: &Range<usize>) -> Range<usize> {
    let end = writer.source.slice(range).find(']').map_or(range.end, |at| range.start + at + 1);
    range.start..end
}
