//! One schema for each kind of file.

use super::parts::{Field, Parts, date, entries, flag, id, list, object, one_of, text, url};
use super::{MARK, Schema, names};
use serde_json::{Value, json};

pub(super) fn all(parts: &Parts<'_>) -> Vec<Schema> {
    let mut schemas = vec![
        schema(parts, "site", "content/site.yaml", "file-site", site(parts)),
        schema(parts, "matrix", "content/matrices/*.yaml", "file-matrix", matrix(parts)),
        schema(parts, "glossary", "content/glossary.yaml", "file-glossary", glossary(parts)),
        schema(parts, "words", "content/words.yaml", "file-words", vocabulary(parts)),
        schema(parts, "facet", "content/facets/*.yaml", "file-facet", facet(parts)),
    ];
    for (name, files, word, value) in [
        ("case", "content/cases/**/*.md", "file-case", case(parts)),
        ("page", "content/pages/*.md", "file-page", page(parts)),
    ] {
        schemas.push(Schema { front_matter: true, ..schema(parts, name, files, word, value) });
    }
    schemas
}

fn schema(
    parts: &Parts<'_>,
    name: &str,
    files: &'static str,
    word: &'static str,
    mut value: Value,
) -> Schema {
    if let Some(map) = value.as_object_mut() {
        map.insert("$schema".into(), "http://json-schema.org/draft-07/schema#".into());
        map.insert("$comment".into(), MARK.into());
        map.insert("title".into(), parts.word(word).into());
    }
    Schema { name: format!("{name}.json"), files, front_matter: false, value }
}

fn citations(parts: &Parts<'_>) -> Field {
    let known = one_of(&names::citations(parts.site));
    parts.field("citations", "key-citations", list(&known))
}

fn changes(parts: &Parts<'_>) -> Field {
    let change = object(
        &["date", "note"],
        vec![
            parts.field("date", "key-date", date()),
            parts.field("note", "key-change-note", text()),
        ],
    );
    parts.field("changes", "key-changes", entries(&change))
}

/// What cases and pages have in common.
fn shared(parts: &Parts<'_>) -> Vec<Field> {
    vec![
        parts.field("title", "key-title", text()),
        parts.field("summary", "key-summary", text()),
        citations(parts),
        parts.field("aliases", "key-aliases", list(&id())),
        parts.field("draft", "key-draft", flag()),
        parts.field("updated", "key-updated", date()),
        parts.field("reviewed", "key-reviewed", date()),
        parts.field("plain", "key-plain", text()),
        changes(parts),
    ]
}

fn case(parts: &Parts<'_>) -> Value {
    let mut fields = shared(parts);
    fields.extend(parts.facets());
    let cells = list(&one_of(&names::cells(parts.site)));
    fields.push(parts.field("cells", "key-cells", cells));
    let related = list(&one_of(&names::cases(parts.site)));
    fields.push(parts.field("related", "key-related", related));
    object(&["title", "summary"], fields)
}

fn page(parts: &Parts<'_>) -> Value {
    let question = object(
        &["label"],
        vec![
            parts.field("label", "key-question", text()),
            parts.field("hint", "key-hint", text()),
            parts.field("required", "key-required", flag()),
            parts.field("short", "key-short", flag()),
            parts.field("long", "key-long", flag()),
            parts.field("choices", "key-choices", list(&text())),
            parts.field("facet", "key-ticked-facet", one_of(&names::facets(parts.site))),
        ],
    );
    let form = parts.field("form", "key-form", entries(&question));
    object(&["title"], [shared(parts), vec![form]].concat())
}

/// Where somebody in need can turn.
fn consultation(parts: &Parts<'_>) -> Value {
    let fields = vec![
        parts.field("name", "key-name", text()),
        parts.field("url", "key-url", url()),
        parts.field("page", "key-page", one_of(&names::pages(parts.site))),
        parts.field("who", "key-who", text()),
        parts.field("cost", "key-cost", text()),
        parts.field("hours", "key-hours", text()),
        parts.field("anonymous", "key-anonymous", text()),
        parts.field("checked", "key-checked", date()),
    ];
    object(&["name", "url"], fields)
}

fn matrix(parts: &Parts<'_>) -> Value {
    let mut row = vec![
        parts.field("id", "key-row-id", text()),
        parts.field("label", "key-label", text()),
        parts.field("summary", "key-summary", text()),
        citations(parts),
    ];
    row.extend(parts.facets());
    let fields = vec![
        parts.field("title", "key-title", text()),
        parts.field("summary", "key-summary", text()),
        citations(parts),
        parts.field("rows", "key-rows", entries(&object(&["id", "label"], row))),
    ];
    object(&["title"], fields)
}

fn glossary(parts: &Parts<'_>) -> Value {
    let word = object(
        &["term", "text"],
        vec![
            parts.field("term", "key-term", text()),
            parts.field("reading", "key-reading", text()),
            parts.field("text", "key-meaning", text()),
            parts.field("also", "key-also", list(&text())),
            citations(parts),
        ],
    );
    entries(&word)
}

fn vocabulary(parts: &Parts<'_>) -> Value {
    let word = object(
        &["word"],
        vec![
            parts.field("word", "key-word", text()),
            parts.field("better", "key-better", list(&text())),
            parts.field("why", "key-why", text()),
        ],
    );
    let spelling = object(
        &["prefer"],
        vec![
            parts.field("prefer", "key-prefer", text()),
            parts.field("also", "key-also", list(&text())),
        ],
    );
    let fields = vec![
        parts.field("words", "key-words", entries(&word)),
        parts.field("allowed", "key-allowed", list(&text())),
        parts.field("spellings", "key-spellings", entries(&spelling)),
        parts.field("honorifics", "key-honorifics", list(&text())),
        parts.field("roles", "key-roles", list(&text())),
        parts.field("not-names", "key-not-names", list(&text())),
    ];
    object(&[], fields)
}

/// A group or a term.
fn entry(parts: &Parts<'_>) -> Vec<Field> {
    vec![
        parts.field("id", "key-id", id()),
        parts.field("name", "key-name", text()),
        parts.field("summary", "key-summary", text()),
        parts.field("text", "key-text", text()),
        parts.field("plain", "key-plain", text()),
        parts.field("also", "key-also", list(&text())),
        citations(parts),
        parts.field("aliases", "key-aliases", list(&id())),
    ]
}

fn facet(parts: &Parts<'_>) -> Value {
    let mut term = entry(parts);
    term.push(parts.field("group", "key-group", one_of(&names::groups(parts.site))));
    let grouped_by = object(
        &["id", "name"],
        vec![parts.field("id", "key-grouped-id", id()), parts.field("name", "key-name", text())],
    );
    let fields = vec![
        parts.field("name", "key-name", text()),
        parts.field("question", "key-question", text()),
        parts.field("label", "key-entry", text()),
        parts.field("ordered", "key-ordered", flag()),
        parts.field("enter-by-group", "key-enter-by-group", flag()),
        parts.field("grouped-by", "key-grouped-by", grouped_by),
        parts.field("groups", "key-groups", entries(&object(&["id", "name"], entry(parts)))),
        parts.field("terms", "key-terms", entries(&object(&["id", "name"], term))),
    ];
    object(&["name"], fields)
}

fn site(parts: &Parts<'_>) -> Value {
    let facets = || one_of(&names::facets(parts.site));
    let pages = || one_of(&names::pages(parts.site));
    let named = |required: &[&str], more: Vec<Field>| {
        object(required, [vec![parts.field("name", "key-name", text())], more].concat())
    };
    let licence = named(&["name"], vec![parts.field("url", "key-url", url())]);
    let facility = named(
        &["name"],
        vec![
            parts.field("summary", "key-summary", text()),
            parts.field("page", "key-page", pages()),
        ],
    );
    let grid = named(
        &["id", "rows", "columns"],
        vec![
            parts.field("id", "key-id", id()),
            parts.field("rows", "key-grid-rows", facets()),
            parts.field("columns", "key-grid-columns", facets()),
        ],
    );
    let checklist = object(&["facet"], vec![parts.field("facet", "key-facet", facets())]);
    let leave = object(
        &["url"],
        vec![
            parts.field("url", "key-url", url()),
            parts.field("pages", "key-leave-pages", list(&pages())),
        ],
    );
    let fields = vec![
        parts.field("title", "key-title", text()),
        parts.field("description", "key-description", text()),
        parts.field("language", "key-language", json!({"type": "string"})),
        parts.field("base-url", "key-base-url", url()),
        parts.field("theme", "key-theme", text()),
        parts.field("lead", "key-lead", text()),
        parts.field("finding", "key-finding", text()),
        parts.field("notice", "key-notice", text()),
        parts.field("plain", "key-plain", text()),
        parts.field("version", "key-version", text()),
        parts.field("updated", "key-updated", date()),
        parts.field("license", "key-license", licence),
        parts.field("publisher", "key-publisher", text()),
        parts.field("edit-url", "key-edit-url", url()),
        parts.field("facility", "key-facility", facility),
        parts.field("navigation", "key-navigation", list(&pages())),
        parts.field("footer", "key-footer", list(&pages())),
        parts.field("grids", "key-grids", entries(&grid)),
        parts.field("sources", "key-sources", entries(&source(parts))),
        parts.field("checklist", "key-checklist", checklist),
        parts.field("consultation", "key-consultation", consultation(parts)),
        parts.field("leave", "key-leave", leave),
        changes(parts),
    ];
    object(&["title", "language", "base-url"], fields)
}

fn source(parts: &Parts<'_>) -> Value {
    let author = object(
        &["family", "given"],
        vec![
            parts.field("family", "key-family", text()),
            parts.field("given", "key-given", text()),
            parts.field("affiliation", "key-affiliation", text()),
        ],
    );
    let places = json!({"type": ["object", "null"], "additionalProperties": text()});
    let fields = vec![
        parts.field("id", "key-id", text()),
        parts.field("title", "key-title", text()),
        parts.field("authors", "key-authors", entries(&author)),
        parts.field("container", "key-container", text()),
        parts.field("date", "key-source-date", text()),
        parts.field("url", "key-url", url()),
        parts.field("note", "key-note", text()),
        parts.field("places", "key-places", places),
    ];
    object(&["id", "title"], fields)
}
