//! Findings as people and machines read them.
//!
//! Apart from what finds: nothing here knows where a finding came from. Each form takes all
//! findings of a run, puts them in order (path, place, severity, rule) and tells each one once.

mod excerpt;
mod github;
mod human;
mod json;
mod overlay;
mod sarif;

pub use github::{Annotations, github};
pub use human::{Options, human};
pub use json::json;
pub use overlay::{Elsewhere, Finding, Overlay, overlay};
pub use sarif::sarif;

use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::messages::{Language, words};
use crate::source::Sources;
use crate::span::{Position, Span};
use crate::visible::visible;
use std::fmt::Write as _;

/// One line a finding: `path:line:column: severity[rule]: sentence`.
#[must_use]
pub fn short(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let mut lines = String::new();
    for diagnostic in in_order(diagnostics, sources) {
        let Place { path, start, .. } = Place::of(sources, diagnostic.span);
        let (severity, rule) = (diagnostic.rule.severity.name(), diagnostic.rule.id);
        let sentence = words(language, &diagnostic.message);
        let (path, Position { line, column }) = (visible(path), start);
        let _ = writeln!(lines, "{path}:{line}:{column}: {severity}[{rule}]: {sentence}");
    }
    lines
}

/// How many errors, warnings and notes there are, in words.
#[must_use]
pub fn counts(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> String {
    in_words(tally_of(&in_order(diagnostics, sources)), language)
}

fn in_words([errors, warnings, notes]: [usize; 3], language: Language) -> String {
    let kinds = [("count-error", errors), ("count-warning", warnings), ("count-note", notes)];
    let parts: Vec<String> = kinds
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| counted(language, id, *count))
        .collect();
    if parts.is_empty() { say(language, "report-sound") } else { join(language, &parts) }
}

/// How many errors, warnings and notes there are.
#[must_use]
pub(crate) fn tally(diagnostics: &[Diagnostic], sources: &Sources) -> [usize; 3] {
    tally_of(&in_order(diagnostics, sources))
}

fn tally_of(all: &[&Diagnostic]) -> [usize; 3] {
    let count = |severity| all.iter().filter(|found| found.rule.severity == severity).count();
    [Severity::Error, Severity::Warning, Severity::Note].map(count)
}

/// All findings in the order in which they are told, each once.
fn in_order<'d>(diagnostics: &'d [Diagnostic], sources: &Sources) -> Vec<&'d Diagnostic> {
    let mut all: Vec<&Diagnostic> = diagnostics.iter().collect();
    all.sort_by(|one, other| key(sources, one).cmp(&key(sources, other)));
    all.dedup_by(|one, other| key(sources, one) == key(sources, other));
    all
}

/// By what findings are sorted; equal keys are equal findings.
fn key<'d>(sources: &'d Sources, diagnostic: &'d Diagnostic) -> impl Ord + 'd {
    let Diagnostic { rule, message, span, .. } = diagnostic;
    let path = &*sources.get(span.file).path;
    (path, span.start, span.end, rule.severity, rule.id, message.id, &message.arguments)
}

/// Where a span begins and ends for a reader.
struct Place<'s> {
    path: &'s str,
    start: Position,
    end: Position,
}

impl<'s> Place<'s> {
    fn of(sources: &'s Sources, span: Span) -> Place<'s> {
        let source = sources.get(span.file);
        let position = |offset| source.lines().position(&source.bytes, offset);
        Place { path: &source.path, start: position(span.start), end: position(span.end) }
    }
}

fn say(language: Language, id: &'static str) -> String {
    words(language, &Message::new(id))
}

fn counted(language: Language, id: &'static str, count: usize) -> String {
    words(language, &Message::new(id).with("count", count.to_string()))
}

fn join(language: Language, parts: &[String]) -> String {
    parts.join(&say(language, "report-list-separator"))
}

#[cfg(test)]
mod tests;
