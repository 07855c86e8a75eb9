//! Texts that try to be more than text, in every field of every kind of content.

use super::{errors, lines, markup, site_of};
use crate::support::Outcome;
use rayon::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What may differ between two texts without anything being wrong: where a line may break.
const HARMLESS: [&str; 1] = ["<wbr>"];

#[test]
fn whatever_a_text_says_the_pages_do_the_same() {
    let plain = site_of("文").build();
    assert_eq!(errors(&plain), [""; 0]);
    let plain = plain.into_outcome();
    let faults: Vec<String> = lines("texts.txt")
        .par_iter()
        .flat_map(|text| {
            let site = site_of(text).build();
            let faults = errors(&site).into_iter().chain(differences(&plain, site.outcome()));
            faults.map(|fault| format!("{text}\n    {fault}")).collect::<Vec<_>>()
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What the files of one site do that those of the other do not.
pub(super) fn differences(plain: &Outcome, hostile: &Outcome) -> Vec<String> {
    let names = |outcome: &Outcome| outcome.files.keys().cloned().collect::<BTreeSet<String>>();
    let mut faults: Vec<String> = names(hostile)
        .symmetric_difference(&names(plain))
        .filter(|path| !is_counted(path))
        .map(|path| format!("{path} is in one site alone"))
        .collect();
    for (path, bytes) in &hostile.files {
        let text = String::from_utf8_lossy(bytes);
        let before = plain.files.get(path).map(|bytes| String::from_utf8_lossy(bytes));
        let more = match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "html" => added(&markup::of_page(&text), &markup::of_page(&before.unwrap_or_default())),
            "xml" => added(&markup::of_xml(&text), &markup::of_xml(&before.unwrap_or_default())),
            "json" => added(&keys_of(&text), &keys_of(&before.unwrap_or_default())),
            "csv" => formulas(&text),
            // Texts are told as they are there, each in its own line.
            "txt" if path.starts_with("llms") || path.ends_with("form.txt") => {
                more_lines(&text, &before.unwrap_or_default())
            }
            "bib" | "ris" => more_entries(&text, &before.unwrap_or_default()),
            "txt" => added_lines(&text, &before.unwrap_or_default()),
            "js" if text.contains("</script") && !path.starts_with("assets/") => {
                vec!["</script".to_owned()]
            }
            "" if path.starts_with('_') => added_lines(&text, &before.unwrap_or_default()),
            _ => Vec::new(),
        };
        faults.extend(more.into_iter().map(|more| format!("{path}: {more}")));
    }
    faults
}

/// Files whose number depends on how much there is to find.
fn is_counted(path: &str) -> bool {
    path.starts_with("search/") || path.starts_with("assets/")
}

fn added(now: &BTreeSet<String>, before: &BTreeSet<String>) -> Vec<String> {
    now.difference(before).filter(|found| !HARMLESS.contains(&found.as_str())).cloned().collect()
}

fn added_lines(now: &str, before: &str) -> Vec<String> {
    let lines = |text: &str| text.lines().map(str::to_owned).collect();
    added(&lines(now), &lines(before))
}

fn more_lines(now: &str, before: &str) -> Vec<String> {
    let (now, before) = (now.lines().count(), before.lines().count());
    if now == before { Vec::new() } else { vec![format!("{now} lines instead of {before}")] }
}

/// The beginnings of the lines of a list for reference managers: `@online{…`, `TI  - `.
fn more_entries(now: &str, before: &str) -> Vec<String> {
    let name = |line: &str| line.split(['=', ' ']).next().unwrap_or_default().to_owned();
    let names = |text: &str| text.lines().map(str::trim_start).map(name).collect::<Vec<_>>();
    let (now, before) = (names(now), names(before));
    if now == before { Vec::new() } else { vec![format!("{now:?} instead of {before:?}")] }
}

fn formulas(csv: &str) -> Vec<String> {
    let is_formula = |cell: &String| cell.trim_start().starts_with(['=', '+', '-', '@', '|']);
    markup::cells(csv).into_iter().filter(is_formula).collect()
}

/// The keys of a JSON file, at whatever depth.
fn keys_of(json: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut open: Vec<Value> = vec![serde_json::from_str(json).expect("the file is JSON")];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(entries) => {
                let entries: BTreeMap<String, Value> = entries.into_iter().collect();
                keys.extend(entries.keys().cloned());
                open.extend(entries.into_values());
            }
            _ => {}
        }
    }
    keys
}

#[test]
fn markup_in_markdown_is_an_error_and_is_shown_as_it_was_written() {
    for text in lines("texts.txt") {
        let has_tag = ["<script", "<img", "<iframe", "<meta", "<base", "<style", "<math"];
        if !has_tag.iter().any(|tag| text.starts_with(tag)) {
            continue;
        }
        let site = site_of("文");
        let body = format!("---\ntitle: 題\nsummary: 要約\n---\n本文\n\n{text}\n");
        let site = site.file("content/cases/visit.md", &body).build();
        let found = errors(&site);
        assert!(found.iter().any(|line| line.contains("error[raw-html]")), "{text}: {found:?}");
        let page = site.outcome().page("cases/visit/");
        let start: String = text.chars().skip(1).take_while(char::is_ascii_lowercase).collect();
        assert!(page.contains(&format!("&lt;{start}")), "{text}");
    }
}
