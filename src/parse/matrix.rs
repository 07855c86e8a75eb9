//! Matrices as written: `matrices/<id>.yaml`, a table of the source.

use super::fields::{Fields, Text};
use super::yaml::{self, Lost, Piece};
use crate::diagnostic::Diagnostic;
use std::sync::Arc;

/// A matrix as written.
#[derive(Debug, Default)]
pub(crate) struct MatrixDocument {
    pub(crate) title: Option<Text>,
    pub(crate) summary: Option<Text>,
    pub(crate) citations: Vec<Text>,
    pub(crate) rows: Vec<Arc<RowDocument>>,
    pub(crate) lost: Lost,
}

/// A row as written.
#[derive(Debug)]
pub(crate) struct RowDocument {
    pub(crate) id: Text,
    pub(crate) label: Text,
    pub(crate) summary: Option<Text>,
    pub(crate) citations: Vec<Text>,
    /// Lists under keys that only the facets can judge.
    pub(crate) terms: Vec<(Text, Vec<Text>)>,
    /// The keys that are no facet's.
    pub(crate) known: Vec<&'static str>,
}

/// Reads a matrix; nothing if it is not YAML.
pub(crate) fn matrix(
    piece: Piece<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<MatrixDocument> {
    let mut fields = Fields::of_tree(yaml::parse(piece, diagnostics)?, diagnostics);
    let document = MatrixDocument {
        title: fields.required("title", None),
        summary: fields.summary(),
        citations: fields.texts("citations"),
        rows: fields.maps("rows", |fields| row(fields).map(Arc::new)),
        lost: fields.lost(),
    };
    fields.finish();
    Some(document)
}

/// A row; nothing if it has no id. Without a label, its id is its label.
fn row(mut fields: Fields<'_>) -> Option<RowDocument> {
    let id = fields.required("id", None);
    let owner = id.as_ref().map(|id| id.value.clone());
    let label = fields.required("label", owner.as_deref()).or_else(|| id.clone());
    Some(RowDocument {
        summary: fields.summary(),
        citations: fields.texts("citations"),
        terms: fields.rest(),
        known: fields.known().to_vec(),
        label: label?,
        id: id?,
    })
}
