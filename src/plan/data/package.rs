//! What lies in `data/`, as a Frictionless Data Package: `data/datapackage.json`.

use super::lists::LISTS;
use super::tables::{Head, Kind, Table, tables};
use super::{Page, file, schema};
use crate::model::{Site, Work};
use crate::plan::sources::citation_text;
use crate::render::Words;
use crate::route::Route;
use serde_json::{Value, json};
use std::sync::Arc;

/// The version of the standard.
const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

/// Plans the package.
pub(super) fn plan(words: &Arc<Words>) -> Page {
    let words = words.clone();
    Page::text(route(), move |site| {
        // Nothing in it can fail to be written.
        serde_json::to_string_pretty(&package(site, &words)).unwrap_or_default() + "\n"
    })
}

/// Where the package lies.
pub(super) fn route() -> Route {
    file("datapackage.json")
}

fn package(site: &Site, words: &Words) -> Value {
    let settings = &site.settings;
    let tables = tables(site).map(|table| of_table(site, words, table));
    let resources: Vec<Value> = tables.chain(LISTS.map(|name| of_list(words, name))).collect();
    let mut package = json!({
        "$schema": PROFILE,
        "name": "guideline",
        "id": settings.base_url,
        "title": settings.title,
        "description": settings.description,
        "homepage": settings.base_url,
        "resources": resources,
    });
    let mut add = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            package[key] = value;
        }
    };
    add("version", settings.version.as_ref().map(|version| json!(version)));
    add("created", settings.updated.as_ref().map(|day| json!(format!("{day}T00:00:00Z"))));
    add(
        "licenses",
        settings.licence.as_ref().map(|licence| match &licence.url {
            Some(url) => json!([{ "name": licence.name, "title": licence.name, "path": url }]),
            None => json!([{ "name": licence.name, "title": licence.name }]),
        }),
    );
    let publisher = settings.publisher.as_ref();
    let publisher = publisher.map(|name| json!([{ "title": name, "roles": ["publisher"] }]));
    add("contributors", publisher);
    let sources: Vec<Value> = site.works.iter().map(|work| of_work(site, work)).collect();
    add("sources", (!sources.is_empty()).then_some(json!(sources)));
    package
}

/// A work that the guideline rests on.
fn of_work(site: &Site, work: &Work) -> Value {
    let title = citation_text(work, &site.settings.language);
    match &work.url {
        Some(url) => json!({ "title": title, "path": url }),
        None => json!({ "title": title }),
    }
}

fn of_table(site: &Site, words: &Words, table: Table) -> Value {
    let path = table.path(site);
    let field = |(name, kind): &Head| {
        json!({ "name": name, "type": match kind {
            Kind::Text => "string",
            Kind::Day => "date",
            Kind::Number => "integer",
        } })
    };
    let fields: Vec<Value> = table.heads(site, words).iter().map(field).collect();
    json!({
        "name": path.trim_end_matches(".csv").replace('/', "-"),
        "type": "table",
        "title": table.title(site, words),
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": { "fields": fields },
    })
}

fn of_list(words: &Words, name: &str) -> Value {
    let schema = schema::route(name);
    json!({
        "name": format!("{name}-json"),
        "title": words.get(&format!("data_of_{name}")),
        "path": format!("{name}.json"),
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "jsonSchema": schema.path().trim_start_matches(super::FOLDER),
    })
}
