//! Findings for GitHub Actions: a few annotations at their lines, and all of them in the summary.

use super::{Place, counted, counts, in_order, say};
use crate::diagnostic::{Diagnostic, Severity};
use crate::messages::{Language, help, words};
use crate::source::Sources;
use crate::visible::visible;
use std::fmt::Write as _;

/// GitHub shows ten annotations of a step, and drops the rest without a word.
const ANNOTATIONS: usize = 10;

/// GitHub refuses a summary of more than 1 MiB as a whole.
const SUMMARY_LIMIT: usize = 900_000;

/// What goes to GitHub.
#[derive(Clone, Debug)]
pub struct Annotations {
    /// Workflow commands for standard output.
    pub commands: String,
    /// One line on what they leave out, for where the summary holds it.
    pub rest: Option<String>,
    /// Markdown for the file that `GITHUB_STEP_SUMMARY` names.
    pub summary: String,
}

/// The ten gravest findings as annotations, and all of them as a summary in Markdown.
#[must_use]
pub fn github(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> Annotations {
    let all = in_order(diagnostics, sources);
    let mut gravest = all.clone();
    gravest.sort_by_key(|found| found.rule.severity);
    let mut commands = String::new();
    for diagnostic in gravest.iter().take(ANNOTATIONS) {
        commands.push_str(&command(diagnostic, sources, language));
        commands.push('\n');
    }
    let left_out = all.len().checked_sub(ANNOTATIONS).filter(|count| *count > 0);
    let rest = left_out.map(|count| counted(language, "report-rest-summary", count));
    let counts = counts(diagnostics, sources, language);
    Annotations { commands, rest, summary: summary(&all, &counts, sources, language) }
}

/// `::error file=…,line=…::sentence`
fn command(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> String {
    let Place { path, start, end } = Place::of(sources, diagnostic.span);
    let kind = match diagnostic.rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut command = format!("::{kind} file={},line={}", property(path), start.line);
    // GitHub counts the last column in, and takes columns only within one line.
    let _ = if start.line == end.line {
        let last = end.column.saturating_sub(1).max(start.column);
        write!(command, ",endLine={},col={},endColumn={last}", end.line, start.column)
    } else {
        write!(command, ",endLine={}", end.line)
    };
    let mut text = words(language, &diagnostic.message);
    if let Some(help) = help(language, diagnostic) {
        let _ = write!(text, "\n{}: {help}", say(language, "report-help"));
    }
    let _ = write!(command, ",title={}::{}", property(diagnostic.rule.id), data(&text));
    command
}

/// The text of a command; only the line ends that are ours are kept.
fn data(text: &str) -> String {
    let lines: Vec<String> =
        text.split('\n').map(|line| visible(line).replace('%', "%25")).collect();
    lines.join("%0A")
}

/// The value of a property, in which `:` and `,` mean something too.
fn property(text: &str) -> String {
    visible(text).replace('%', "%25").replace(':', "%3A").replace(',', "%2C")
}

fn summary(all: &[&Diagnostic], counts: &str, sources: &Sources, language: Language) -> String {
    let word = |id| say(language, id);
    let mut summary = format!("## {}\n\n{counts}\n", word("report-heading"));
    if all.is_empty() {
        return summary;
    }
    let head = [
        word("report-severity"),
        word("report-place"),
        word("report-sentence"),
        word("report-help"),
    ];
    let _ = write!(summary, "\n| {} |\n|---|---|---|---|\n", head.join(" | "));
    for (at, diagnostic) in all.iter().enumerate() {
        let row = row(diagnostic, sources, language);
        if summary.len() + row.len() > SUMMARY_LIMIT {
            let cut = counted(language, "report-cut", all.len() - at);
            let _ = write!(summary, "\n{}\n", markdown(&cut));
            break;
        }
        summary.push_str(&row);
    }
    summary
}

fn row(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> String {
    let Place { path, start, .. } = Place::of(sources, diagnostic.span);
    let severity = match diagnostic.rule.severity {
        Severity::Error => "report-fault",
        Severity::Warning => "report-warning",
        Severity::Note => "report-note",
    };
    let sentence = words(language, &diagnostic.message);
    let help = help(language, diagnostic).unwrap_or_default();
    format!(
        "| {} `{}` | {}:{}:{} | {} | {} |\n",
        say(language, severity),
        diagnostic.rule.id,
        markdown(&visible(path)),
        start.line,
        start.column,
        markdown(&sentence),
        markdown(&help),
    )
}

/// A text in which nothing is taken for Markdown or HTML.
fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in visible(text).chars() {
        let means_nothing = !character.is_ascii_punctuation()
            || matches!(character, '-' | '/' | ',' | '.' | '(' | ')');
        if means_nothing {
            escaped.push(character);
        } else {
            let _ = write!(escaped, "&#{};", u32::from(character));
        }
    }
    escaped
}
