//! A Markdown file → its front matter and its body, each with its place in the file.

use super::yaml::Piece;
use crate::diagnostic::{Diagnostic, Message, Rule};
use crate::span::{FileId, Span};

pub(crate) static NO_FRONT_MATTER: Rule = Rule::error("no-front-matter");
pub(crate) static UNCLOSED_FRONT_MATTER: Rule = Rule::error("unclosed-front-matter");

/// The two parts of a Markdown file.
pub(crate) struct Parts<'t> {
    pub(crate) front: Piece<'t>,
    pub(crate) body: &'t str,
    /// Where the body begins in the file.
    pub(crate) body_offset: usize,
}

/// Splits a file; nothing, and a finding, if it has no front matter.
pub(crate) fn split<'t>(
    text: &'t str,
    file: FileId,
    offset: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Parts<'t>> {
    let Some(open) = lines(text).next().filter(|line| is_mark(line.1)) else {
        diagnostics.push(without(text, file, offset));
        return None;
    };
    let Some(close) = lines(text).skip(1).find(|line| is_mark(line.1)) else {
        diagnostics.push(unclosed(text, file, offset));
        return None;
    };
    let start = open.0 + open.2;
    let body_start = close.0 + close.2;
    Some(Parts {
        front: Piece { text: &text[start..close.0], file, offset: offset + start },
        body: &text[body_start..],
        body_offset: offset + body_start,
    })
}

/// The lines of a text: where each begins, its words, its length with its end.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str, usize)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line.trim_end_matches(['\n', '\r']), line.len()))
    })
}

fn is_mark(line: &str) -> bool {
    line.trim_end_matches([' ', '\t']) == "---"
}

/// What an editor may have typed for `---`: other dashes, fewer or more of them.
fn is_like_mark(line: &str) -> bool {
    let line = line.trim();
    let dashes = line
        .chars()
        .all(|letter| matches!(letter, '-' | 'ー' | '－' | '—' | '–' | '―' | '─' | '＿' | '_'));
    dashes && (2..=8).contains(&line.chars().count()) && !is_mark(line)
}

fn without(text: &str, file: FileId, offset: usize) -> Diagnostic {
    let finding = Diagnostic::new(&NO_FRONT_MATTER, Span::new(file, offset, offset));
    let first = lines(text).find(|line| !line.1.trim().is_empty());
    match first {
        Some((start, line, _)) if is_like_mark(line) => {
            let span = Span::new(file, offset + start, offset + start + line.len());
            Diagnostic {
                span,
                ..finding.said("no-front-matter-full-width").with("found", line.trim())
            }
        }
        Some((start, line, _)) if start > 0 && is_mark(line) => {
            let span = Span::new(file, offset + start, offset + start + line.len());
            Diagnostic { span, ..finding.said("no-front-matter-late") }
        }
        _ => match late(text) {
            Some((start, line)) => {
                let span = Span::new(file, offset + start, offset + start + line.len());
                Diagnostic { span, ..finding.said("no-front-matter-late") }
            }
            None => finding,
        },
    }
}

/// The line of hyphens that has keys below it, if only a few words stand above.
fn late(text: &str) -> Option<(usize, &str)> {
    let is_key = |line: &str| {
        let key = line.split([':', '：']).next().filter(|key| key.len() < line.len());
        key.is_some_and(|key| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase()))
    };
    let first: Vec<_> = lines(text).take(5).collect();
    let pair = first.windows(2).find(|pair| is_mark(pair[0].1) && is_key(pair[1].1))?;
    Some((pair[0].0, pair[0].1))
}

fn unclosed(text: &str, file: FileId, offset: usize) -> Diagnostic {
    let finding = Diagnostic::new(&UNCLOSED_FRONT_MATTER, Span::new(file, offset, offset + 3));
    let similar = lines(text).skip(1).find(|line| is_like_mark(line.1));
    let heading = lines(text).skip(1).find(|line| line.1.starts_with('#') || line.1.is_empty());
    match (similar, heading) {
        (Some((start, line, _)), _) => {
            finding.said("unclosed-front-matter-mark").with("found", line.trim()).related(
                Message::new("perhaps-here"),
                Span::new(file, offset + start, offset + start + line.len()),
            )
        }
        (None, Some((start, line, _))) => finding.related(
            Message::new("perhaps-here"),
            Span::new(file, offset + start, offset + start + line.len()),
        ),
        (None, None) => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut diagnostics = Vec::new();
        let shown = if let Some(parts) = split(text, FileId(0), 0, &mut diagnostics) {
            format!("{:?} {:?} {}", parts.front.text, parts.body, parts.body_offset)
        } else {
            let finding = &diagnostics[0];
            format!("{} {}..{}", finding.message.id, finding.span.start, finding.span.end)
        };
        assert_eq!(shown, expected, "{text:?}");
    }

    #[test]
    fn front_matter_stands_between_two_lines_of_three_hyphens() {
        check("---\na: b\n---\nc\n", "\"a: b\\n\" \"c\\n\" 13");
        check("---\r\na: b\r\n---\r\nc", "\"a: b\\r\\n\" \"c\" 16");
        check("---\n---\n", "\"\" \"\" 8");
        check("---\na\n---", "\"a\\n\" \"\" 9");
    }

    #[test]
    fn what_was_meant_is_named_where_it_stands() {
        check("# a\n", "no-front-matter 0..0");
        check("ーーー\na: b\n", "no-front-matter-full-width 0..9");
        check("\n---\na: b\n---\n", "no-front-matter-late 1..4");
        check("a\n---\ntitle: b\n---\n", "no-front-matter-late 2..5");
        check("a\n---\nb\n", "no-front-matter 0..0");
        check("---\na: b\n", "unclosed-front-matter 0..3");
        check("---\na: b\n----\nc", "unclosed-front-matter-mark 0..3");
    }
}
