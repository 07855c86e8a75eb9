//! Characters that nobody typed: marks of other systems, controls, what cannot be seen, letters in
//! pieces. The same in every text file.

use super::mended::Edit;
use crate::diagnostic::{Diagnostic, Rule};
use crate::span::{FileId, Span};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

pub(crate) static BYTE_ORDER_MARK: Rule = Rule::warning("byte-order-mark");
pub(crate) static CRLF: Rule = Rule::note("crlf");
pub(crate) static CONTROL_CHARACTER: Rule = Rule::error("control-character");
pub(crate) static INVISIBLE_CHARACTER: Rule = Rule::warning("invisible-character");
pub(crate) static NONCHARACTER: Rule = Rule::error("noncharacter");
pub(crate) static DECOMPOSED_TEXT: Rule = Rule::warning("decomposed-text");
pub(crate) static HALF_WIDTH_KANA: Rule = Rule::warning("half-width-kana");

/// What is odd about a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Odd {
    Control,
    Direction,
    Invisible,
    Noncharacter,
    /// The trace of a letter that was lost.
    Replaced,
    Combining,
    HalfWidth,
}

/// Characters next to each other that are odd in the same way.
struct Run {
    odd: Odd,
    first: char,
    range: Range<usize>,
}

/// Looks at every character of a text, its byte order mark included. One finding for a run of the
/// same.
pub(crate) fn check(text: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) {
    if text.starts_with('\u{feff}') {
        diagnostics.push(Diagnostic::new(&BYTE_ORDER_MARK, Span::new(file, 0, 3)));
    }
    if let Some(at) = text.find('\r').and_then(|at| Some(at + text[at..].find("\r\n")?)) {
        diagnostics.push(Diagnostic::new(&CRLF, Span::new(file, at, at + 2)));
    }
    let mut ends = false;
    diagnostics.extend(runs(text).into_iter().filter_map(|run| {
        // The line ends of an old system are one slip, however many lines there are.
        let is_another_end = run.first == '\r' && std::mem::replace(&mut ends, true);
        if is_another_end { None } else { finding(text, file, run) }
    }));
}

/// What in a value steers a terminal or is no character, and the value without it. `span` says where
/// the value stands.
pub(in crate::parse) fn steering(text: &str, span: Span) -> Option<(Diagnostic, String)> {
    let is_steering =
        |run: &Run| matches!(run.odd, Odd::Control | Odd::Direction | Odd::Noncharacter);
    let runs: Vec<Run> = runs(text).into_iter().filter(is_steering).collect();
    let mut cleaned = String::with_capacity(text.len());
    let mut copied = 0;
    for run in &runs {
        cleaned.push_str(&text[copied..run.range.start]);
        copied = run.range.end;
    }
    cleaned.push_str(&text[copied..]);
    let found = finding(text, span.file, runs.into_iter().next()?)?;
    Some((Diagnostic { span, ..found }, cleaned))
}

/// How a text is read all the same: without what cannot be seen, with letters in one piece.
pub(super) fn edits(text: &str) -> Vec<Edit> {
    let edit = |run: Run| match run.odd {
        Odd::HalfWidth | Odd::Replaced => None,
        Odd::Combining => {
            Some(Edit::new(run.range.clone(), text[run.range].nfc().collect::<String>()))
        }
        Odd::Control if run.first == '\r' => Some(Edit::new(run.range, " ")),
        Odd::Control | Odd::Direction | Odd::Invisible | Odd::Noncharacter => {
            Some(Edit::new(run.range, ""))
        }
    };
    runs(text).into_iter().filter_map(edit).collect()
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    for (at, letter) in text[start..].char_indices() {
        if is_plain(letter) {
            continue;
        }
        let at = start + at;
        let Some(odd) = odd(letter, &text[at..]) else { continue };
        if letter == '\u{200d}' && joins_pictures(text, at) {
            continue;
        }
        let end = at + letter.len_utf8();
        // Between two letters in pieces stands the base of the second; a mark behind a mark has its base.
        let goes_on = runs.last().is_some_and(|run| run.odd == odd && run.range.end == at);
        let from = if odd == Odd::Combining && !goes_on { base_before(text, at) } else { at };
        let same = |run: &&mut Run| {
            let alike = matches!(odd, Odd::HalfWidth | Odd::Combining) || run.first == letter;
            run.odd == odd && alike && from <= run.range.end
        };
        match runs.last_mut().filter(same) {
            Some(run) => run.range.end = end,
            None => runs.push(Run { odd, first: letter, range: from..end }),
        }
    }
    runs
}

/// Letters of which nothing need be asked: nearly all.
fn is_plain(letter: char) -> bool {
    matches!(letter,
        ' '..='~' | '\n' | '、'..='\u{3098}' | '゛'..='\u{3130}' | '\u{4e00}'..='\u{9fff}' | '！'..='｠')
}

fn odd(letter: char, rest: &str) -> Option<Odd> {
    match letter {
        '\n' | '\t' => None,
        '\r' if rest.starts_with("\r\n") => None,
        _ if letter.is_control() => Some(Odd::Control),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => {
            Some(Odd::Direction)
        }
        '\u{ad}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Some(Odd::Invisible),
        '\u{fffd}' => Some(Odd::Replaced),
        '\u{fdd0}'..='\u{fdef}' => Some(Odd::Noncharacter),
        _ if u32::from(letter) & 0xfffe == 0xfffe => Some(Odd::Noncharacter),
        '\u{ff66}'..='\u{ff9f}' => Some(Odd::HalfWidth),
        '\u{3099}' | '\u{309a}' | '\u{300}'..='\u{36f}' => Some(Odd::Combining),
        _ => None,
    }
}

/// Whether a joiner makes one picture of two, as in the emoji of a family.
fn joins_pictures(text: &str, at: usize) -> bool {
    let is_picture = |letter: char| matches!(letter, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}');
    let behind = text[at..].chars().nth(1);
    text[..at].ends_with(is_picture) && behind.is_some_and(is_picture)
}

/// Where the letter begins that a mark stands on.
fn base_before(text: &str, at: usize) -> usize {
    let before = text[..at].trim_end_matches(is_combining_mark);
    before.char_indices().next_back().map_or(at, |(base, _)| base)
}

fn finding(text: &str, file: FileId, run: Run) -> Option<Diagnostic> {
    let Run { odd, first: letter, range } = run;
    let span = Span::new(file, range.start, range.end);
    let written = &text[range];
    let code = format!("U+{:04X}", u32::from(letter));
    Some(match odd {
        Odd::Control if letter == '\0' => {
            Diagnostic::new(&CONTROL_CHARACTER, span).said("control-character-nul")
        }
        Odd::Control => Diagnostic::new(&CONTROL_CHARACTER, span).with("code", code),
        Odd::Direction => Diagnostic::new(&CONTROL_CHARACTER, span)
            .said("control-character-direction")
            .with("code", code),
        Odd::Invisible => Diagnostic::new(&INVISIBLE_CHARACTER, span).with("code", code),
        Odd::Noncharacter | Odd::Replaced => {
            Diagnostic::new(&NONCHARACTER, span).with("code", code)
        }
        Odd::HalfWidth => {
            let full: String = written.nfkc().collect();
            Diagnostic::new(&HALF_WIDTH_KANA, span).with("text", written).with("full", full)
        }
        Odd::Combining => {
            let composed: String = written.nfc().collect();
            if composed == written {
                return None;
            }
            let finding = Diagnostic::new(&DECOMPOSED_TEXT, span);
            finding.with("text", written).with("composed", composed)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, usize, usize)]) {
        let mut diagnostics = Vec::new();
        super::check(text, FileId(0), &mut diagnostics);
        let found: Vec<_> = diagnostics
            .iter()
            .map(|found| (found.message.id, found.span.start as usize, found.span.end as usize))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn each_run_is_found_once_where_it_stands() {
        check("保護観察所と\tガイド\n", &[]);
        check("\u{feff}a\r\nb\r\n", &[("byte-order-mark", 0, 3), ("crlf", 4, 6)]);
        check("a\0\0b\u{7}", &[("control-character-nul", 1, 3), ("control-character", 4, 5)]);
        check("a\rb", &[("control-character", 1, 2)]);
        check(
            "a\u{202e}b\u{200b}",
            &[("control-character-direction", 1, 4), ("invisible-character", 5, 8)],
        );
        check("か\u{3099}く\u{3099}", &[("decomposed-text", 0, 12)]);
        check("か\u{3099}あく\u{3099}", &[("decomposed-text", 0, 6), ("decomposed-text", 9, 15)]);
        check("e\u{301}t\u{e9}", &[("decomposed-text", 0, 3)]);
        check("ｸﾞﾙｰﾌﾟに", &[("half-width-kana", 0, 18)]);
        check("文\u{fffd}", &[("noncharacter", 3, 6)]);
        check("e\u{338}", &[]);
    }
}
