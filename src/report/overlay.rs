//! Findings for the browser: what `serve` shows over a page.

use super::excerpt::Excerpt;
use super::{Place, in_order, in_words, tally_of};
use crate::diagnostic::Diagnostic;
use crate::messages::{Language, help, words};
use crate::source::Sources;
use crate::visible::visible;
use serde::Serialize;

/// A finding as the overlay shows it. All texts are to be escaped as any text is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// The rule's id.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The file, from the root, with `/`, as it is on disk: for a link to the editor.
    pub path: String,
    /// The file as it may be shown.
    pub shown_path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The line's text, cut around the place; nothing if the file is no text.
    pub source: Option<String>,
    /// Where the carets begin in it, in cells: a full-width character has two.
    pub caret: usize,
    /// How many carets there are.
    pub width: usize,
    /// Other places that belong to it.
    pub related: Vec<Elsewhere>,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Elsewhere {
    /// What is there.
    pub message: String,
    /// The file, as it is on disk.
    pub path: String,
    /// The file as it may be shown.
    pub shown_path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// What is told of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlay {
    /// The gravest findings, each once.
    pub findings: Vec<Finding>,
    /// How many there are besides.
    pub rest: usize,
    /// How many errors, warnings and notes there are, in words.
    pub counts: String,
}

/// The gravest findings of a run, at most `limit`, and how many there are.
#[must_use]
pub fn overlay(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    language: Language,
    limit: usize,
) -> Overlay {
    let mut all = in_order(diagnostics, sources);
    let counts = in_words(tally_of(&all), language);
    all.sort_by_key(|found| found.rule.severity);
    let rest = all.len().saturating_sub(limit);
    let gravest = all.into_iter().take(limit);
    let findings = gravest.map(|diagnostic| finding(diagnostic, sources, language)).collect();
    Overlay { findings, rest, counts }
}

fn finding(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> Finding {
    let Place { path, start, .. } = Place::of(sources, diagnostic.span);
    let excerpt = Excerpt::of(sources, diagnostic.span);
    let (caret, width) = excerpt.as_ref().map(Excerpt::cells).unwrap_or_default();
    let elsewhere = diagnostic.related.iter().map(|(message, span)| {
        let Place { path, start, .. } = Place::of(sources, *span);
        Elsewhere {
            message: words(language, message),
            path: path.to_owned(),
            shown_path: visible(path).into_owned(),
            line: start.line,
            column: start.column,
        }
    });
    Finding {
        severity: diagnostic.rule.severity.name(),
        rule: diagnostic.rule.id,
        message: words(language, &diagnostic.message),
        help: help(language, diagnostic),
        path: path.to_owned(),
        shown_path: visible(path).into_owned(),
        line: start.line,
        column: start.column,
        source: excerpt.map(|excerpt| excerpt.text),
        caret,
        width,
        related: elsewhere.collect(),
    }
}
