//! Findings in a file → what is written instead.
//!
//! In YAML a slip is mended as it was read already; in Markdown the space is taken away.

use super::Change;
use crate::diagnostic::{Diagnostic, Message};
use crate::parse::front_matter;
use crate::parse::slips::mended::Edit;
use crate::parse::slips::{FULL_WIDTH_SPACE, Slips, characters};
use crate::parse::yaml::Piece;
use crate::source::Source;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;

/// The changes that findings ask for, each with what it changes. `width`: how many half-width spaces a
/// full-width one at the beginning of a line of YAML stands for; none leaves spaces as they are.
pub(super) fn of(
    findings: &[&Diagnostic],
    source: &Source,
    text: &str,
    width: Option<usize>,
) -> Vec<(Change, Edit)> {
    let parts = Parts::of(source, text);
    let mut changes = Vec::new();
    for finding in findings {
        let range = finding.span.start as usize..finding.span.end as usize;
        let Some(written) = text.get(range.clone()) else { continue };
        let id = finding.message.id;
        if id == characters::BYTE_ORDER_MARK.id {
            changes.push((Change::Mark, Edit::new(range, "")));
        } else if id == characters::CRLF.id {
            let ends = text.match_indices("\r\n").map(|(at, _)| Edit::new(at..at + 1, ""));
            changes.extend(ends.map(|edit| (Change::LineEnds, edit)));
        } else if id == characters::DECOMPOSED_TEXT.id {
            let whole: String = written.nfc().collect();
            changes.push((Change::Letters, Edit::new(range, whole)));
        } else if matches!(id, "full-width-yaml-space" | "full-width-yaml-other-space") {
            let edit = width.and_then(|width| parts.half_width(text, &range, width));
            changes.extend(edit.map(|edit| (Change::Spaces, edit)));
        } else if id == FULL_WIDTH_SPACE.id || id == "full-width-space-other" {
            let edit = width.map(|_| parts.without_spaces(text, range));
            changes.extend(edit.map(|edit| (Change::Spaces, edit)));
        } else if let Some(change) = renamed(finding, range, written) {
            changes.push(change);
        }
    }
    changes
}

/// The two parts of a file.
struct Parts {
    /// Where the Markdown begins; nowhere in a file of YAML.
    body: usize,
    /// How the YAML was read.
    edits: Vec<Edit>,
}

impl Parts {
    fn of(source: &Source, text: &str) -> Parts {
        let offset = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let whole = Piece { text: &text[offset..], file: source.id, offset };
        let (piece, body) = if source.path.ends_with(".md") {
            let split = front_matter::split(whole.text, source.id, offset, &mut Vec::new());
            split.map_or((None, 0), |parts| (Some(parts.front), parts.body_offset))
        } else {
            (Some(whole), text.len())
        };
        let edits = piece.map_or_else(Vec::new, |piece| {
            let shifted = |edit: Edit| {
                let range = edit.range.start + piece.offset..edit.range.end + piece.offset;
                Edit::new(range, edit.by)
            };
            Slips::of(piece).edits.into_iter().map(shifted).collect()
        });
        Parts { body, edits }
    }

    /// What was read in the place of a space in YAML that separates or sets a line in.
    fn half_width(&self, text: &str, range: &Range<usize>, width: usize) -> Option<Edit> {
        let holds = |edit: &&Edit| edit.range.start <= range.start && range.end <= edit.range.end;
        let edit = self.edits.iter().find(holds)?;
        let before = &text[..edit.range.start];
        if before.is_empty() || before.ends_with(['\n', '\u{feff}']) {
            let width = |letter: char| if letter == '　' { width } else { 1 };
            let column: usize = text[edit.range.clone()].chars().map(width).sum();
            return Some(Edit::new(edit.range.clone(), " ".repeat(column)));
        }
        if edit.by.is_empty() {
            return Some(edit.clone());
        }
        // One space separates, whatever stood beside it: more of them would set an entry in.
        let half = |letter: char| letter == ' ';
        let behind = text[edit.range.end..].trim_start_matches(half);
        let start = before.trim_end_matches(half).len();
        Some(Edit::new(start..text.len() - behind.len(), " "))
    }

    /// Spaces at the beginning or the end of a value or a line, taken away.
    fn without_spaces(&self, text: &str, range: Range<usize>) -> Edit {
        if range.start < self.body {
            let by = if text[..range.start].ends_with(',') { " " } else { "" };
            return Edit::new(range, by);
        }
        let blank = |letter: char| matches!(letter, ' ' | '\t' | '　');
        let before = &text[..range.start];
        let behind = &text[range.end..];
        let end = range.end + (behind.len() - behind.trim_start_matches(blank).len());
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        if text[line..range.start].trim_matches(blank).is_empty() {
            // Half-width spaces before it may say to which item of a list the line belongs.
            return Edit::new(range.start..end, "");
        }
        // Half-width spaces left over at the end of a line would break it.
        Edit::new(before.trim_end_matches(blank).len()..end, "")
    }
}

/// A former id, if it stands alone at the place of the finding, and the one of today.
fn renamed(finding: &Diagnostic, range: Range<usize>, written: &str) -> Option<(Change, Edit)> {
    let help = finding.help.as_ref()?;
    let of = |message: &Message, name: &str| {
        let found = message.arguments.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.to_string())
    };
    let (old, new) = match help.id {
        "help-renamed" => (of(&finding.message, "name")?, of(help, "id")?),
        "help-renamed-file" => (of(&finding.message, "target")?, of(help, "path")?),
        _ => return None,
    };
    let joins = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '-')
    };
    let is_whole = |at: &usize| {
        let before = written[..*at].chars().next_back();
        !joins(before) && !joins(written[*at + old.len()..].chars().next())
    };
    let mut places = written.match_indices(&old).map(|(at, _)| at).filter(is_whole);
    let (at, None) = (places.next()?, places.next()) else { return None };
    let start = range.start + at;
    let edit = Edit::new(start..start + old.len(), new.as_str());
    Some((Change::Id(old, new), edit))
}
