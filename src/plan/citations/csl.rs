//! CSL-JSON, as Zotero, pandoc and their like exchange it.

use super::reference::{Kind, Reference};
use crate::text::date_parts;
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item<'r> {
    id: &'r str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'r str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_title: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    collection_title: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Date<'r>>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'r str>,
    language: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'r str>,
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    summary: Option<&'r str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Name<'r> {
    Person { family: &'r str, given: &'r str },
    Body { literal: &'r str },
}

#[derive(Serialize)]
#[serde(untagged)]
enum Date<'r> {
    Day {
        #[serde(rename = "date-parts")]
        parts: [Vec<u16>; 1],
    },
    Words {
        literal: &'r str,
    },
}

/// Writes all references.
pub(super) fn write(references: &[Reference<'_>]) -> String {
    let items: Vec<Item<'_>> = references.iter().map(item).collect();
    // Names and numbers can always be written.
    serde_json::to_string(&items).unwrap_or_default() + "\n"
}

fn item<'r>(reference: &'r Reference<'_>) -> Item<'r> {
    let is_page = reference.kind == Kind::Page;
    let people = reference.authors.iter();
    let people = people.map(|one| Name::Person { family: &one.family, given: &one.given });
    let body = reference.publisher.filter(|_| is_page).map(|literal| Name::Body { literal });
    Item {
        id: &reference.key,
        kind: if is_page { "webpage" } else { "report" },
        title: &reference.title,
        author: people.chain(body).collect(),
        container_title: reference.container.filter(|_| is_page),
        collection_title: reference.container.filter(|_| !is_page),
        publisher: reference.publisher,
        version: reference.version,
        issued: reference.date.map(date),
        url: reference.url.as_deref(),
        language: reference.language,
        note: reference.note.as_deref(),
        summary: reference.summary,
    }
}

/// A day, or a year alone; whatever else a date may be stays as it was written.
fn date(date: &str) -> Date<'_> {
    match (date_parts(date), date.parse()) {
        (Some((year, month, day)), _) => {
            Date::Day { parts: [vec![year, u16::from(month), u16::from(day)]] }
        }
        (None, Ok(year)) if date.len() == 4 => Date::Day { parts: [vec![year]] },
        _ => Date::Words { literal: date },
    }
}
