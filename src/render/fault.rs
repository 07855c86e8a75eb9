//! What Tera says is wrong with a template → diagnostics at the template's file.
//!
//! Apart because Tera tells it in several ways: with a place, with a name only, or as a report that
//! is already text.

use super::templates::Templates;
use crate::diagnostic::{Diagnostic, Message, Rule};
use crate::span::Span;
use crate::text;
use std::ops::Range;
use std::sync::Arc;
use tera::ErrorKind;

/// A template that cannot be read, or that asks for what it cannot have.
pub(crate) static TEMPLATE_ERROR: Rule = Rule::error("template-error");
/// A template that the theme must have.
pub(crate) static THEME_FILE_MISSING: Rule = Rule::error("theme-file-missing");

/// What Tera says of it, at the end of the file.
const NEVER_CLOSED: &str = "Unexpected end of input";

/// The findings behind an error of Tera's.
pub(super) fn diagnostics(error: &tera::Error, templates: &Templates) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let (name, message) = (report.filename(), report.message());
            let opened = (message == NEVER_CLOSED).then(|| never_closed(templates.text(name)));
            let range = opened.flatten().unwrap_or_else(|| report.span().range.clone());
            vec![finding(message, templates.span(name, range.start, range.end))]
        }
        ErrorKind::MissingParent { current, parent } => {
            let at = templates.span_of(current, parent);
            vec![missing(parent, at)]
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            let at = templates.span_of(tpl, "");
            vec![finding(&chain.join(" → "), at)]
        }
        ErrorKind::ComponentNotFound(name) => vec![missing(name, templates.start())],
        ErrorKind::TemplateNotFound(name) => {
            let at = templates.start();
            vec![Diagnostic::new(&THEME_FILE_MISSING, at).with("path", templates.path(name))]
        }
        ErrorKind::Msg(reports) => of_reports(reports, templates),
        other => vec![finding(&other.to_string(), templates.start())],
    }
}

/// Names that lead nowhere are found for all templates at once and come as one text: a block for
/// each, with `error: …` in its first line and ` --> file:line:column` in its second.
fn of_reports(reports: &str, templates: &Templates) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut lines = reports.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(message) = line.strip_prefix("error: ") else { continue };
        let place = lines.peek().and_then(|line| place(line));
        let at = place.map_or_else(
            || templates.start(),
            |(file, line, column)| templates.span_at(file, line, column, quoted(message)),
        );
        found.push(finding(message, at));
    }
    if found.is_empty() {
        let file = reports.split('`').find(|word| word.contains(".html"));
        let at = file.map_or_else(|| templates.start(), |file| templates.span_of(file, ""));
        found.push(finding(reports, at));
    }
    found
}

fn place(line: &str) -> Option<(&str, usize, usize)> {
    let mut parts = line.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
    let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((parts.next()?, line, column))
}

/// Tera's sentence in the words of the catalogue, where it is one of the common ones.
fn finding(message: &str, at: Span) -> Diagnostic {
    let finding = Diagnostic::new(&TEMPLATE_ERROR, at);
    let name = quoted(message);
    let begins = |words: &str| message.starts_with(words);
    if begins("Unknown filter") || begins("Unknown test") || begins("Unknown function") {
        return finding.said("template-error-filter").with("filter", name);
    }
    if begins("Unknown component") || begins("Unknown template") {
        return missing(name, at);
    }
    if (begins("Field") || begins("Variable")) && message.contains(" is not defined") {
        let finding = finding.said("template-error-field").with("field", name);
        return match message.split_once("Available ") {
            Some((_, known)) => finding.help(known_fields(known)),
            None => finding,
        };
    }
    finding.with("reason", message)
}

fn missing(template: &str, at: Span) -> Diagnostic {
    let finding = Diagnostic::new(&TEMPLATE_ERROR, at);
    finding.said("template-error-missing").with("template", template)
}

/// Where something opens that is never closed.
fn never_closed(text: &str) -> Option<Range<usize>> {
    let last = text.rfind("{{").filter(|open| !text[*open..].contains("}}"));
    if let Some(open) = last {
        return Some(open..open + 2);
    }
    let mut open = Vec::new();
    for (at, _) in text.match_indices("{%") {
        let inside = text[at + 2..].trim_start_matches(['-', ' ', '\t', '\n', '\r']);
        let word = inside.split(|letter: char| !letter.is_alphanumeric()).next();
        match word.unwrap_or_default() {
            "if" | "for" | "block" | "filter" | "component" => open.push(at..at + 2),
            "" if inside.starts_with("</") => _ = open.pop(),
            "" if inside.starts_with('<') => open.push(at..at + 2),
            word if word.starts_with("end") => _ = open.pop(),
            _ => {}
        }
    }
    open.pop()
}

/// From `fields: a, b`.
fn known_fields(known: &str) -> Message {
    let names = known.split_once(": ").map_or(known, |(_, names)| names);
    let names: Vec<Arc<str>> = names.split(", ").map(Arc::from).collect();
    Message::new("help-known-fields").with("fields", text::listed(&names))
}

/// The first name between backticks.
fn quoted(message: &str) -> &str {
    message.split('`').nth(1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_place_of_a_report() {
        assert_eq!(place(" --> base.html:3:15"), Some(("base.html", 3, 15)));
        assert_eq!(place("3 | <p>"), None);
        assert_eq!(quoted("Unknown filter `x`"), "x");
    }
}
