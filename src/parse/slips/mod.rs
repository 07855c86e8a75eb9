//! Slips of real editors: what an input method, a word processor, another system or the clipboard
//! puts into a file, and what a hand forgets.
//!
//! Each is reported once, in plain words and where it stands, and read as it was meant, so that one
//! slip does not cause complaints elsewhere: [`mended`] leads from what is read back to what was
//! written.

pub(crate) mod characters;
mod flow;
mod indent;
mod lines;
pub(crate) mod markdown;
pub(crate) mod mended;
mod tables;
mod values;

use super::yaml::{Piece, YAML_SYNTAX};
use crate::diagnostic::{Diagnostic, Rule};
use mended::Edit;
use std::ops::Range;

pub(crate) static TAB_INDENT: Rule = Rule::error("tab-indent");
pub(crate) static FULL_WIDTH_YAML: Rule = Rule::error("full-width-yaml");
pub(crate) static FULL_WIDTH_SPACE: Rule = Rule::warning("full-width-space");
pub(crate) static SMART_QUOTES: Rule = Rule::warning("smart-quotes");

/// The rules that are applied here.
pub(crate) static RULES: &[&Rule] = &[
    &characters::BYTE_ORDER_MARK,
    &characters::CONTROL_CHARACTER,
    &characters::CRLF,
    &characters::DECOMPOSED_TEXT,
    &characters::HALF_WIDTH_KANA,
    &characters::INVISIBLE_CHARACTER,
    &characters::NONCHARACTER,
    &markdown::BROKEN_MARK,
    &FULL_WIDTH_SPACE,
    &FULL_WIDTH_YAML,
    &SMART_QUOTES,
    &TAB_INDENT,
];

/// What was found in a piece of YAML, and how to read it all the same.
pub(crate) struct Slips<'p> {
    pub(crate) piece: Piece<'p>,
    pub(crate) edits: Vec<Edit>,
    pub(crate) found: Vec<Diagnostic>,
    /// Where comments stand.
    pub(crate) comments: Vec<Range<usize>>,
    /// The lines that begin entries.
    entries: Vec<indent::EntryLine>,
}

/// Where the comments of a piece of YAML stand.
pub(crate) fn comments(piece: Piece<'_>) -> Vec<Range<usize>> {
    if piece.text.contains('#') { Slips::of(piece).comments } else { Vec::new() }
}

impl<'p> Slips<'p> {
    /// Looks for slips in a piece of YAML.
    pub(crate) fn of(piece: Piece<'p>) -> Slips<'p> {
        // What is odd about single characters is reported for the whole file at once.
        let edits = characters::edits(piece.text);
        let mut slips =
            Slips { piece, edits, found: Vec::new(), comments: Vec::new(), entries: Vec::new() };
        lines::scan(&mut slips);
        slips
    }

    /// The same with lines moved to where they probably belong; nothing if all stand well.
    pub(crate) fn indented(&self) -> Option<Slips<'p>> {
        let mut slips = Slips {
            piece: self.piece,
            edits: self.edits.clone(),
            found: self.found.clone(),
            comments: self.comments.clone(),
            entries: self.entries.clone(),
        };
        indent::mend(&mut slips).then_some(slips)
    }

    /// Reports a slip, and reads something else in its place.
    fn slip(&mut self, finding: Diagnostic, edit: Edit) {
        self.found.push(finding);
        self.edits.push(edit);
    }

    fn finding(&self, rule: &'static Rule, range: Range<usize>) -> Diagnostic {
        Diagnostic::new(rule, self.piece.span(range.start, range.end))
    }

    fn syntax(&self, message: &'static str, range: Range<usize>) -> Diagnostic {
        self.finding(&YAML_SYNTAX, range).said(message)
    }

    /// A full-width sign where a half-width one belongs; `by` is read instead.
    fn full_width(&mut self, range: Range<usize>, half: &str, by: &str) {
        let character = &self.piece.text[range.clone()];
        let finding = self.finding(&FULL_WIDTH_YAML, range.clone());
        let finding = finding.with("character", character).with("half", half);
        self.slip(finding, Edit::new(range, by));
    }

    /// A wide space that separates; `by` is read instead.
    fn full_width_separator(&mut self, range: Range<usize>, by: &str) {
        let finding = self.finding(&FULL_WIDTH_YAML, range.clone());
        let finding = match self.other_space(&range) {
            Some(code) => finding.said("full-width-yaml-other-space").with("code", code),
            None => finding.said("full-width-yaml-space"),
        };
        self.slip(finding, Edit::new(range, by));
    }

    /// The code of the first wide space in a range, if it is not the full-width one.
    fn other_space(&self, range: &Range<usize>) -> Option<String> {
        let written = &self.piece.text[range.clone()];
        let first = written.chars().find(|letter| is_wide_space(*letter));
        let other = first.filter(|letter| *letter != '　');
        other.map(|letter| format!("U+{:04X}", u32::from(letter)))
    }

    /// Wide spaces at the ends of a value: they are no part of it.
    fn trimmed(&mut self, range: Range<usize>) -> Range<usize> {
        let text = &self.piece.text[range.clone()];
        let value = text.trim_matches(is_blank);
        let start = range.start + (text.len() - text.trim_start_matches(is_blank).len());
        let end = start + value.len();
        for edge in [range.start..start, end.max(start)..range.end] {
            let written = &self.piece.text[edge.clone()];
            if let Some(place) = wide_spaces(written) {
                let place = edge.start + place.start..edge.start + place.end;
                let finding = self.finding(&FULL_WIDTH_SPACE, place.clone());
                let finding = match self.other_space(&place) {
                    Some(code) => finding.said("full-width-space-other").with("code", code),
                    None => finding,
                };
                self.slip(finding, Edit::new(place, " "));
            }
            if value.is_empty() {
                break;
            }
        }
        start..end
    }

    /// Reads a value as a quoted one, whatever stands in it.
    fn quoted(&mut self, range: Range<usize>) {
        let text = &self.piece.text[range.clone()];
        self.edits.push(Edit::new(range, format!("'{}'", text.replace('\'', "''"))));
    }
}

/// Whether a letter is a space that YAML and Markdown do not take for one: the full-width one of an
/// input method, and those that come along from web pages and word processors.
pub(super) fn is_wide_space(letter: char) -> bool {
    matches!(
        letter,
        '　' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}'
    )
}

/// Whether a letter is a space of any kind.
fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t') || is_wide_space(letter)
}

/// From the first wide space of a text to behind its last one.
fn wide_spaces(text: &str) -> Option<Range<usize>> {
    let from = text.find(is_wide_space)?;
    let (to, last) = text.char_indices().rfind(|(_, letter)| is_wide_space(*letter))?;
    Some(from..to + last.len_utf8())
}

#[cfg(test)]
mod tests;
