//! The glossary as written: a list of words in `glossary.yaml`.

use super::fields::{Fields, Text, wrong_type};
use super::yaml::{self, Lost, Piece, Tree, Value};
use crate::diagnostic::Diagnostic;
use crate::model::Prose;
use std::sync::Arc;

/// The glossary as written.
#[derive(Debug)]
pub(crate) struct GlossaryDocument {
    pub(crate) words: Vec<Arc<WordDocument>>,
    pub(crate) lost: Lost,
}

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
) -> Option<GlossaryDocument> {
    let Tree { root, lost } = yaml::parse(piece, diagnostics)?;
    let mut words = Vec::new();
    match root.value {
        Value::List(items) => {
            for item in items {
                words.extend(word(Fields::of(item, "", &lost, diagnostics)).map(Arc::new));
            }
        }
        Value::Null => {}
        other => {
            diagnostics.push(wrong_type("", "map-list", &other, root.span));
            return None;
        }
    }
    Some(GlossaryDocument { words, lost })
}

fn word(mut fields: Fields<'_>) -> Option<WordDocument> {
    let term = fields.required("term", None);
    let owner = term.as_ref().map(|term| term.value.clone());
    if fields.is_absent("text") {
        fields.missing("text", owner.as_deref());
    }
    let (reading, text) = (fields.text("reading"), fields.prose("text"));
    let (also, citations) = (fields.texts("also"), fields.texts("citations"));
    fields.finish();
    Some(WordDocument { term: term?, reading, text, also, citations })
}
