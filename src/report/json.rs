//! Findings for programs: one JSON object a line, as the contract has it.

use super::{Place, in_order};
use crate::diagnostic::Diagnostic;
use crate::messages::{Language, help, words};
use crate::source::Sources;
use crate::visible::is_hidden;
use serde::Serialize;
use std::fmt::Write as _;

/// A finding as an object; the contract names its fields.
#[derive(Serialize)]
struct Object<'d> {
    rule: &'d str,
    severity: &'d str,
    message: String,
    path: &'d str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    help: Option<String>,
}

/// One JSON object a line; `end_line` and `end_column` name the first character behind the place.
#[must_use]
pub fn json(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let mut lines = String::new();
    for diagnostic in in_order(diagnostics, sources) {
        let Place { path, start, end } = Place::of(sources, diagnostic.span);
        let object = Object {
            rule: diagnostic.rule.id,
            severity: diagnostic.rule.severity.name(),
            message: words(language, &diagnostic.message),
            path,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            help: help(language, diagnostic),
        };
        lines.push_str(&text(&object));
        lines.push('\n');
    }
    lines
}

/// A value as JSON in which nothing invisible stands as it is.
pub(super) fn text(value: &impl Serialize) -> String {
    let plain = serde_json::to_string(value).unwrap_or_default();
    if !plain.contains(is_hidden) {
        return plain;
    }
    let mut escaped = String::with_capacity(plain.len());
    let mut units = [0; 2];
    for character in plain.chars() {
        if is_hidden(character) {
            for unit in character.encode_utf16(&mut units) {
                _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(character);
        }
    }
    escaped
}
