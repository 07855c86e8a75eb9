//! Findings as SARIF 2.1.0, which code scanning services and editors read.

use super::{Place, in_order, json, say};
use crate::diagnostic::{Diagnostic, Message, Rule};
use crate::memo::Digest;
use crate::messages::{Language, attribute, help, words};
use crate::source::Sources;
use crate::span::Span;
use serde_json::{Value, json};
use std::fmt::Write as _;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A SARIF log of one run. `rules` are described in it, also those that found nothing.
#[must_use]
pub fn sarif(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    language: Language,
    rules: &[&'static Rule],
) -> String {
    let all = in_order(diagnostics, sources);
    let mut known: Vec<&Rule> =
        rules.iter().copied().chain(all.iter().map(|found| found.rule)).collect();
    known.sort_by_key(|rule| rule.id);
    known.dedup_by_key(|rule| rule.id);
    let results: Vec<Value> =
        all.iter().map(|found| result(found, &known, sources, language)).collect();
    let rules: Vec<Value> = known.iter().map(|rule| description(rule, language)).collect();
    let driver = json!({
        "name": env!("CARGO_PKG_NAME"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "language": language.tag(),
        "rules": rules,
    });
    let run = json!({
        "tool": { "driver": driver },
        "language": language.tag(),
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    json::text(&json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] })) + "\n"
}

fn result(
    diagnostic: &Diagnostic,
    known: &[&Rule],
    sources: &Sources,
    language: Language,
) -> Value {
    let rule = diagnostic.rule;
    let sentence = words(language, &diagnostic.message);
    let text = match help(language, diagnostic) {
        Some(help) => format!("{sentence}\n{}: {help}", say(language, "report-help")),
        None => sentence.clone(),
    };
    let path = &*sources.get(diagnostic.span.file).path;
    let print = Digest::of_bytes(format!("{}\n{path}\n{sentence}", rule.id).as_bytes());
    let mut result = json!({
        "ruleId": rule.id,
        "level": rule.severity.name(),
        "message": { "text": text },
        "locations": [location(sources, diagnostic.span)],
        "partialFingerprints": { "sentence/v1": format!("{:032x}", print.0) },
    });
    if let Ok(index) = known.binary_search_by_key(&rule.id, |rule| rule.id) {
        result["ruleIndex"] = index.into();
    }
    if !diagnostic.related.is_empty() {
        let related = diagnostic.related.iter().enumerate().map(|(at, (message, span))| {
            let mut location = location(sources, *span);
            location["id"] = (at + 1).into();
            location["message"] = json!({ "text": words(language, message) });
            location
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn location(sources: &Sources, span: Span) -> Value {
    let Place { path, start, end } = Place::of(sources, span);
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(path), "uriBaseId": "%SRCROOT%" },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    }})
}

fn description(rule: &Rule, language: Language) -> Value {
    let message = Message::new(rule.id);
    let text = |name| attribute(language, &message, name).unwrap_or_else(|| rule.id.to_owned());
    let mut description = json!({
        "id": rule.id,
        "shortDescription": { "text": text("what") },
        "fullDescription": { "text": format!("{} {}", text("what"), text("why")) },
        "defaultConfiguration": { "level": rule.severity.name() },
    });
    if attribute(language, &message, "help").is_some() {
        let example = crate::explain::explain(rule, language);
        description["help"] = json!({ "text": example });
    }
    description
}

/// A path as a relative URI reference.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            _ => _ = write!(uri, "%{byte:02X}"),
        }
    }
    uri
}
