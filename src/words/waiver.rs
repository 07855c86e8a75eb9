//! Waivers: `allow: rule reason` in a comment, for what follows it.
//!
//! In YAML and in front matter the comment is YAML's (`# allow: …`) and holds for the entry behind it,
//! or for its own line if it stands at the end of one. In Markdown it is a line `<!-- allow: … -->` and
//! holds for the paragraph behind it. The reason is for who reads the file later.

use super::{STIGMA_WORD, TWO_SPELLINGS};
use crate::diagnostic::{Diagnostic, Rule};
use crate::span::{FileId, Span};
use crate::suggest;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

pub(super) static BAD_WAIVER: Rule = Rule::warning("bad-waiver");

/// The rules that may be waived.
static WAIVABLE: [&Rule; 3] = [&STIGMA_WORD, &TWO_SPELLINGS, &super::people::PERSONAL_DATA];

/// A waiver, and what it holds for.
pub(super) struct Waiver {
    rule: &'static Rule,
    place: Range<usize>,
    holds: Range<usize>,
    /// Whether it was reported already.
    is_bad: bool,
}

/// A body without its waivers, each byte at its place: they are not part of the text.
pub(crate) fn without_waivers(body: &str) -> Cow<'_, str> {
    if !body.contains("<!-- allow:") {
        return Cow::Borrowed(body);
    }
    let line = |line: &str| {
        let words = line.trim_end_matches(['\n', '\r']);
        if is_waiver(words) {
            " ".repeat(words.len()) + &line[words.len()..]
        } else {
            line.to_owned()
        }
    };
    Cow::Owned(body.split_inclusive('\n').map(line).collect())
}

/// Whether a line of Markdown is a waiver.
fn is_waiver(line: &str) -> bool {
    line.trim().strip_prefix("<!-- allow:").is_some_and(|rest| rest.ends_with("-->"))
}

/// The waivers of a body that begins at `from`, as places in the file.
pub(super) fn of_body(
    body: &str,
    from: usize,
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Waiver> {
    let mut waivers = Vec::new();
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let at = start;
        start += line.len();
        if !is_waiver(line.trim_end()) {
            continue;
        }
        let inner = line.trim().trim_start_matches("<!-- allow:").trim_end_matches("-->");
        let rest = &body[start..];
        let blank = rest.len() - rest.trim_start().len();
        let paragraph = rest[blank..].find("\n\n").map_or(rest.len(), |end| blank + end);
        let place = from + at..from + at + line.trim_end().len();
        let holds = from + start..from + start + paragraph;
        waivers.extend(waiver(inner, place, holds, file, diagnostics));
    }
    waivers
}

/// The waivers among the comments of a piece of YAML that begins at `from`.
pub(super) fn of_yaml(
    yaml: &str,
    from: usize,
    comments: &[Range<usize>],
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Waiver> {
    let mut waivers = Vec::new();
    for comment in comments {
        let words = yaml[comment.clone()].trim_start_matches('#').trim();
        let Some(inner) = words.strip_prefix("allow:") else { continue };
        let line = yaml[..comment.start].rfind('\n').map_or(0, |end| end + 1);
        let alone = yaml[line..comment.start].trim().is_empty();
        let mut first = if alone { comment.end } else { line };
        if alone {
            // Other comments may stand between.
            while let Some(next) = comments
                .iter()
                .find(|next| next.start > comment.end && yaml[first..next.start].trim().is_empty())
            {
                first = next.end;
            }
        }
        let holds = from + first..from + entry_end(yaml, first);
        let place = from + comment.start..from + comment.end;
        waivers.extend(waiver(inner, place, holds, file, diagnostics));
    }
    waivers
}

/// Where the entry ends that begins in the first line with words behind a place.
fn entry_end(yaml: &str, first: usize) -> usize {
    let mut column = None;
    let mut start = first;
    for line in yaml[first..].split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        match column {
            _ if line.trim().is_empty() => {}
            None => column = Some(indent),
            Some(column) if indent <= column => break,
            Some(_) => {}
        }
        start += line.len();
    }
    start
}

fn waiver(
    inner: &str,
    place: Range<usize>,
    holds: Range<usize>,
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Waiver> {
    let span = Span::new(file, place.start, place.end);
    let inner = inner.trim();
    let (name, reason) = inner.split_once([' ', '　', ':', '：']).unwrap_or((inner, ""));
    let Some(rule) = WAIVABLE.into_iter().find(|rule| rule.id == name) else {
        let names: Vec<Arc<str>> = WAIVABLE.iter().map(|rule| Arc::from(rule.id)).collect();
        let finding = Diagnostic::new(&BAD_WAIVER, span).said("bad-waiver-rule").with("name", name);
        diagnostics.push(finding.suggest(suggest::nearest(name, &names)));
        return None;
    };
    let is_bad = reason.trim_matches([' ', '　', ':', '：']).is_empty();
    if is_bad {
        diagnostics.push(Diagnostic::new(&BAD_WAIVER, span));
    }
    Some(Waiver { rule, place, holds, is_bad })
}

/// What is not waived, and the waivers that waive nothing.
pub(super) fn apply(waivers: &[Waiver], found: Vec<Diagnostic>, file: FileId) -> Vec<Diagnostic> {
    let mut used = vec![false; waivers.len()];
    let mut left = Vec::new();
    for finding in found {
        let at = finding.span.start as usize;
        let covers =
            |waiver: &Waiver| waiver.rule.id == finding.rule.id && waiver.holds.contains(&at);
        match waivers.iter().position(covers) {
            Some(waiver) => used[waiver] = true,
            None => left.push(finding),
        }
    }
    let idle = waivers.iter().zip(used).filter(|(waiver, used)| !used && !waiver.is_bad);
    for (waiver, _) in idle {
        let span = Span::new(file, waiver.place.start, waiver.place.end);
        let finding = Diagnostic::new(&BAD_WAIVER, span).said("bad-waiver-unused");
        left.push(finding.with("rule", waiver.rule.id));
    }
    left
}
