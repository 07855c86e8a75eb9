//! What the schemas are made of: keys with their words, and the kinds of values.

use super::names;
use crate::diagnostic::Message;
use crate::messages::{Language, attribute, words};
use crate::model::Site;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// What a schema is made from.
pub(super) struct Parts<'s> {
    pub(super) site: &'s Site,
    language: Language,
}

/// A key, and what may stand under it.
pub(super) type Field = (String, Value);

impl<'s> Parts<'s> {
    pub(super) fn new(site: &'s Site, language: Language) -> Parts<'s> {
        Parts { site, language }
    }

    /// A key of the engine: its words stand in the catalogue under `word`.
    pub(super) fn field(&self, key: &str, word: &'static str, value: Value) -> Field {
        let message = Message::new(word);
        let about = attribute(self.language, &message, "about");
        let about = about.unwrap_or_else(|| words(self.language, &message));
        (key.to_owned(), titled(value, &words(self.language, &message), &about))
    }

    /// The keys that the facets are.
    pub(super) fn facets(&self) -> Vec<Field> {
        let taxonomy = &self.site.taxonomy;
        let field = |id| {
            let facet = taxonomy.facet(id);
            let about = facet.question.as_deref().unwrap_or(&facet.name);
            let ids = list(&names::one_of(&names::terms(self.site, id)));
            (facet.key.to_string(), titled(ids, &facet.name, about))
        };
        taxonomy.facet_ids().map(field).collect()
    }

    /// A word of the catalogue.
    pub(super) fn word(&self, id: &'static str) -> String {
        words(self.language, &Message::new(id))
    }
}

fn titled(mut value: Value, title: &str, about: &str) -> Value {
    if let Some(map) = value.as_object_mut() {
        map.insert("title".into(), title.into());
        map.insert("description".into(), about.into());
    }
    value
}

/// An entry with some keys; the first ones must be there.
pub(super) fn object(required: &[&str], fields: Vec<Field>) -> Value {
    let properties: Map<String, Value> = fields.into_iter().collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// Words. What looks like a number is read as it was written.
pub(super) fn text() -> Value {
    json!({"type": ["string", "number"], "minLength": 1, "pattern": "\\S"})
}

/// A day.
pub(super) fn date() -> Value {
    json!({"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"})
}

/// Yes or no.
pub(super) fn flag() -> Value {
    json!({"type": "boolean"})
}

/// An id.
pub(super) fn id() -> Value {
    json!({"type": ["string", "number"], "pattern": "^[a-z0-9][a-z0-9-]*$"})
}

/// An address.
pub(super) fn url() -> Value {
    json!({"type": "string", "pattern": "^https?://[^/]"})
}

/// A list, which may be left empty; one value alone is a list too.
pub(super) fn list(item: &Value) -> Value {
    json!({"anyOf": [{"type": "array", "items": item}, item, {"type": "null"}]})
}

/// A list of entries, which may be left empty.
pub(super) fn entries(item: &Value) -> Value {
    json!({"type": ["array", "null"], "items": item})
}

/// One of some names.
pub(super) fn one_of(names: &[(Arc<str>, String)]) -> Value {
    names::one_of(names)
}
