//! What stands in each list, as a JSON Schema: `data/schema/*.json`.
//!
//! Made of the site, since the facets are its own: a case has a list of terms for each of them.

use super::{Page, file};
use crate::model::Site;
use crate::plan::frame;
use crate::render::Words;
use crate::route::Route;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// A property of a list's items: its name, the word that says what it is, and its kind.
type Property = (&'static str, &'static str, Kind);

/// What a property holds.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    /// A text, or nothing.
    MaybeText,
    Address,
    /// A day, or nothing.
    MaybeDay,
    Texts,
    /// A list of ids for each facet.
    Terms,
}

const CASE: &[Property] = &[
    ("id", "data_id", Kind::Text),
    ("title", "name", Kind::Text),
    ("summary", "summary", Kind::Text),
    ("url", "address", Kind::Address),
    ("terms", "data_terms", Kind::Terms),
    ("cells", "data_cells", Kind::Texts),
    ("rows", "rows", Kind::Texts),
    ("citations", "source", Kind::Texts),
    ("updated", "updated", Kind::MaybeDay),
    ("reviewed", "data_reviewed", Kind::MaybeDay),
];

const TERM: &[Property] = &[
    ("facet", "data_facet", Kind::Text),
    ("id", "data_id", Kind::Text),
    ("name", "name", Kind::Text),
    ("group", "group", Kind::MaybeText),
    ("summary", "summary", Kind::MaybeText),
    ("also", "also", Kind::Texts),
    ("url", "address", Kind::Address),
    ("citations", "source", Kind::Texts),
    ("rows", "rows", Kind::Texts),
    ("cases", "cases", Kind::Texts),
];

const ROW: &[Property] = &[
    ("id", "row_number", Kind::Text),
    ("label", "row_label", Kind::Text),
    ("summary", "summary", Kind::MaybeText),
    ("matrix", "title_matrices", Kind::Text),
    ("url", "address", Kind::Address),
    ("terms", "data_terms", Kind::Terms),
    ("citations", "source", Kind::Texts),
    ("cases", "cases", Kind::Texts),
];

const CELL: &[Property] = &[
    ("grid", "data_grid", Kind::Text),
    ("column", "data_column", Kind::Text),
    ("row", "data_row", Kind::Text),
    ("url", "address", Kind::Address),
    ("rows", "rows", Kind::Texts),
    ("cases", "cases", Kind::Texts),
];

/// Plans the schema of a list.
pub(super) fn plan(name: &'static str, words: &Arc<Words>) -> Page {
    let words = words.clone();
    Page::text(route(name), move |site| {
        // Nothing in it can fail to be written.
        serde_json::to_string_pretty(&schema(site, &words, name)).unwrap_or_default() + "\n"
    })
}

/// The absolute address of a list's schema.
pub(super) fn address(site: &Site, name: &str) -> String {
    frame::canonical(site, &route(name))
}

/// Where the schema of a list lies.
pub(super) fn route(name: &str) -> Route {
    file(&format!("schema/{name}.json"))
}

fn schema(site: &Site, words: &Words, name: &str) -> Value {
    let properties = match name {
        "cases" => CASE,
        "terms" => TERM,
        "rows" => ROW,
        _ => CELL,
    };
    let list = json!({ "type": "array", "items": item(site, words, properties) });
    let mut known = json!({
        "$schema": { "const": address(site, name) },
        "title": { "type": "string" },
        "url": { "type": "string", "format": "iri" },
        "language": { "type": "string" },
        "version": { "type": ["string", "null"] },
        "updated": { "type": ["string", "null"], "format": "date" },
        "license": { "type": ["string", "null"] },
    });
    known[name] = list;
    let title = words.get(&format!("data_of_{name}"));
    let mut schema = object(&known);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["$id"] = json!(address(site, name));
    schema["title"] = json!(format!("{}: {title}", site.settings.title));
    schema
}

fn item(site: &Site, words: &Words, properties: &[Property]) -> Value {
    let mut known = Map::new();
    for (name, word, kind) in properties {
        let mut property = of_kind(site, *kind);
        property["title"] = json!(words.get(word));
        known.insert((*name).to_owned(), property);
    }
    object(&Value::Object(known))
}

fn of_kind(site: &Site, kind: Kind) -> Value {
    let texts = || json!({ "type": "array", "items": { "type": "string" } });
    match kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::MaybeText => json!({ "type": ["string", "null"] }),
        Kind::Address => json!({ "type": "string", "format": "iri" }),
        Kind::MaybeDay => json!({ "type": ["string", "null"], "format": "date" }),
        Kind::Texts => texts(),
        Kind::Terms => {
            let mut facets = Map::new();
            for facet in &site.taxonomy.facets {
                let mut ids = texts();
                ids["title"] = json!(facet.name);
                facets.insert(facet.key.to_string(), ids);
            }
            object(&Value::Object(facets))
        }
    }
}

/// An object that has these properties, all of them and no others.
fn object(properties: &Value) -> Value {
    let names: Vec<&String> = properties.as_object().into_iter().flat_map(Map::keys).collect();
    json!({
        "type": "object",
        "required": names,
        "properties": properties,
        "additionalProperties": false,
    })
}
