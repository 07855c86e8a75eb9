//! The glossary as written: a list of words in `glossary.yaml`.

use super::fields::{Fields, Text, wrong_type};
use super::yaml::{self, Piece, Value};
use crate::diagnostic::Diagnostic;
use crate::model::Prose;
use std::sync::Arc;

/// A word as written.
#[derive(Debug)]
pub(crate) struct WordDocument {
    pub(crate) term: Text,
    pub(crate) reading: Option<Text>,
    pub(crate) text: Arc<Prose>,
    pub(crate) also: Vec<Text>,
    pub(crate) citations: Vec<Text>,
}

/// Reads the glossary; nothing if it is not YAML.
pub(crate) fn glossary(
    piece: Piece<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Vec<WordDocument>> {
    let node = yaml::parse(piece, diagnostics)?;
    match node.value {
        Value::List(items) => Some(
            items.into_iter().filter_map(|item| word(Fields::of(item, "", diagnostics))).collect(),
        ),
        Value::Null => Some(Vec::new()),
        other => {
            diagnostics.push(wrong_type("", "map-list", &other, node.span));
            None
        }
    }
}

fn word(mut fields: Fields<'_>) -> Option<WordDocument> {
    let term = fields.required("term", None);
    let owner = term.as_ref().map(|term| term.value.clone());
    if fields.is_absent("text") {
        fields.missing("text", owner.as_deref());
    }
    let document = WordDocument {
        reading: fields.text("reading"),
        text: fields.prose("text"),
        also: fields.texts("also"),
        citations: fields.texts("citations"),
        term: term?,
    };
    fields.finish();
    Some(document)
}
