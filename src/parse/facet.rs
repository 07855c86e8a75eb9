//! Facets as written: `facets/<key>.yaml`.

use super::fields::{Fields, Text};
use super::yaml::{self, Lost, Piece};
use crate::diagnostic::Diagnostic;
use crate::model::Prose;
use std::sync::Arc;

/// A facet as written.
#[derive(Debug, Default)]
pub(crate) struct FacetDocument {
    pub(crate) name: Option<Text>,
    pub(crate) question: Option<Text>,
    pub(crate) label: Option<Text>,
    pub(crate) ordered: bool,
    pub(crate) enter_by_group: bool,
    /// Id and name of what the groups are together.
    pub(crate) grouped_by: Option<(Text, Text)>,
    pub(crate) groups: Vec<Arc<EntryDocument>>,
    pub(crate) terms: Vec<Arc<EntryDocument>>,
    pub(crate) lost: Lost,
}

/// A group or a term as written.
#[derive(Debug)]
pub(crate) struct EntryDocument {
    pub(crate) id: Text,
    pub(crate) name: Text,
    /// The group of a term.
    pub(crate) group: Option<Text>,
    pub(crate) summary: Option<Text>,
    pub(crate) text: Arc<Prose>,
    pub(crate) plain: Arc<Prose>,
    pub(crate) also: Vec<Text>,
    pub(crate) citations: Vec<Text>,
    pub(crate) aliases: Vec<Text>,
}

/// Reads a facet; nothing if it is not YAML.
pub(crate) fn facet(piece: Piece<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<FacetDocument> {
    let mut fields = Fields::of_tree(yaml::parse(piece, diagnostics)?, diagnostics);
    let mut document = FacetDocument {
        lost: fields.lost(),
        name: fields.required("name", None),
        question: fields.text("question"),
        label: fields.text("label"),
        ordered: fields.flag("ordered"),
        enter_by_group: fields.flag("enter-by-group"),
        ..FacetDocument::default()
    };
    if let Some(mut grouped_by) = fields.map("grouped-by") {
        let id = grouped_by.required("id", None);
        let name = grouped_by.required("name", None);
        grouped_by.finish();
        document.grouped_by = id.zip(name);
    }
    let grouped = document.grouped_by.is_some();
    document.groups = fields.maps("groups", |fields| entry(fields, false, false).map(Arc::new));
    document.terms = fields.maps("terms", |fields| entry(fields, true, grouped).map(Arc::new));
    fields.finish();
    Some(document)
}

/// A group or a term; nothing if it has no id. Without a name, its id is its name.
fn entry(mut fields: Fields<'_>, is_term: bool, grouped: bool) -> Option<EntryDocument> {
    let id = fields.required("id", None);
    let owner = id.as_ref().map(|id| id.value.clone());
    let name = fields.required("name", owner.as_deref());
    let (text, plain) = (fields.prose("text"), fields.prose("plain"));
    let (also, citations, aliases) =
        (fields.texts("also"), fields.texts("citations"), fields.texts("aliases"));
    let summary = fields.summary();
    let group = match (is_term, grouped) {
        (true, true) => fields.required("group", owner.as_deref()),
        (true, false) => fields.text("group"),
        (false, _) => None,
    };
    fields.finish();
    let name = name.or_else(|| id.clone())?;
    Some(EntryDocument { id: id?, name, group, summary, text, plain, also, citations, aliases })
}
