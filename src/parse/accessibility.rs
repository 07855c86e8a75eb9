//! The result of the accessibility tests as written: `accessibility.yaml`, which `tests/run
//! --accessibility` makes.

use super::fields::{Fields, Text};
use super::yaml::{self, Lost, Piece};
use crate::diagnostic::Diagnostic;

/// The result as written.
#[derive(Debug)]
pub(crate) struct AccessibilityDocument {
    pub(crate) standard: Option<Text>,
    pub(crate) level: Option<Text>,
    pub(crate) date: Option<Text>,
    pub(crate) method: Option<Text>,
    pub(crate) technologies: Vec<Text>,
    pub(crate) tools: Vec<Text>,
    pub(crate) pages: Vec<Text>,
    pub(crate) criteria: Vec<CriterionDocument>,
    pub(crate) lost: Lost,
}

/// A success criterion as written.
#[derive(Debug)]
pub(crate) struct CriterionDocument {
    pub(crate) id: Text,
    pub(crate) name: Text,
    pub(crate) level: Option<Text>,
    pub(crate) result: Text,
    pub(crate) by: Vec<Text>,
}

/// Reads the result; nothing if it is not YAML.
pub(crate) fn accessibility(
    piece: Piece<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<AccessibilityDocument> {
    let mut fields = Fields::of_tree(yaml::parse(piece, diagnostics)?, diagnostics);
    let document = AccessibilityDocument {
        standard: fields.required("standard", None),
        level: fields.required("level", None),
        date: fields.date("date"),
        method: fields.text("method"),
        technologies: fields.texts("technologies"),
        tools: fields.texts("tools"),
        pages: fields.texts("pages"),
        criteria: fields.maps("criteria", criterion),
        lost: fields.lost(),
    };
    fields.finish();
    Some(document)
}

fn criterion(mut fields: Fields<'_>) -> Option<CriterionDocument> {
    let id = fields.required("id", None);
    let owner = id.as_ref().map(|id| id.value.clone());
    let name = fields.required("name", owner.as_deref());
    let result = fields.required("result", owner.as_deref());
    let (level, by) = (fields.text("level"), fields.texts("by"));
    fields.finish();
    Some(CriterionDocument { id: id?, name: name?, level, result: result?, by })
}
