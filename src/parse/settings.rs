//! The settings as written: `site.yaml`.

use super::change::{ChangeDocument, changes};
use super::fields::{Fields, Text};
use super::yaml::{self, Lost, Piece};
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Author, Prose};
use crate::span::Span;
use std::sync::Arc;

pub(crate) static BAD_URL: Rule = Rule::error("bad-url");

/// The settings as written.
#[derive(Debug, Default)]
pub(crate) struct SettingsDocument {
    pub(crate) title: Option<Text>,
    pub(crate) description: Option<Text>,
    pub(crate) lead: Option<Text>,
    pub(crate) finding: Option<Text>,
    pub(crate) notice: Option<Text>,
    pub(crate) plain: Arc<Prose>,
    pub(crate) language: Option<Text>,
    pub(crate) base_url: Option<Text>,
    pub(crate) theme: Option<Text>,
    pub(crate) version: Option<Text>,
    pub(crate) updated: Option<Text>,
    pub(crate) changes: Vec<ChangeDocument>,
    /// Name and address.
    pub(crate) licence: Option<(Text, Option<Text>)>,
    pub(crate) publisher: Option<Text>,
    pub(crate) edit_url: Option<Text>,
    pub(crate) facility: Option<FacilityDocument>,
    pub(crate) navigation: Vec<Text>,
    pub(crate) footer: Vec<Text>,
    pub(crate) grids: Vec<GridDocument>,
    /// The facet that readers can check themselves by.
    pub(crate) checklist: Option<Text>,
    pub(crate) works: Vec<WorkDocument>,
    pub(crate) lost: Lost,
}

/// What stands in the middle, as written.
#[derive(Debug)]
pub(crate) struct FacilityDocument {
    pub(crate) name: Text,
    pub(crate) summary: Option<Text>,
    pub(crate) page: Option<Text>,
}

/// Two facets crossed, as written.
#[derive(Debug)]
pub(crate) struct GridDocument {
    pub(crate) id: Text,
    pub(crate) name: Option<Text>,
    pub(crate) rows: Text,
    pub(crate) columns: Text,
}

/// A work that the guideline rests on, as written.
#[derive(Debug)]
pub(crate) struct WorkDocument {
    pub(crate) id: Text,
    pub(crate) title: Text,
    pub(crate) authors: Vec<Author>,
    pub(crate) container: Option<Text>,
    pub(crate) date: Option<Text>,
    pub(crate) url: Option<Text>,
    pub(crate) note: Option<Text>,
    /// Label and title of each place.
    pub(crate) places: Vec<(Text, Text)>,
}

/// Reads the settings; nothing if they are not YAML.
pub(crate) fn settings(
    piece: Piece<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<SettingsDocument> {
    let mut fields = Fields::of_tree(yaml::parse(piece, diagnostics)?, diagnostics);
    fields.span = Span::new(piece.file, piece.offset, piece.offset);
    let document = SettingsDocument {
        title: fields.required("title", None),
        description: fields.text("description"),
        lead: fields.text("lead"),
        finding: fields.text("finding"),
        notice: fields.text("notice"),
        plain: fields.prose("plain"),
        language: fields.required("language", None),
        base_url: address(&mut fields),
        theme: fields.text("theme"),
        version: fields.text("version"),
        updated: fields.date("updated"),
        changes: changes(&mut fields),
        licence: licence(&mut fields),
        publisher: fields.text("publisher"),
        edit_url: fields.text("edit-url"),
        facility: facility(&mut fields),
        navigation: fields.texts("navigation"),
        footer: fields.texts("footer"),
        grids: fields.maps("grids", grid),
        checklist: checklist(&mut fields),
        works: fields.maps("sources", work),
        lost: fields.lost(),
    };
    fields.finish();
    Some(document)
}

/// Whether a text is an address under which a site can stand.
pub(crate) fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let is_wrong = |c: char| c.is_whitespace() || c.is_control() || "?#\"<>'".contains(c);
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(is_wrong))
}

fn address(fields: &mut Fields<'_>) -> Option<Text> {
    let url = fields.required("base-url", None)?;
    if is_address(&url.value) {
        return Some(url);
    }
    let finding = Diagnostic::new(&BAD_URL, url.span);
    fields.report(finding.with("key", "base-url").with("url", &url.value));
    None
}

fn licence(fields: &mut Fields<'_>) -> Option<(Text, Option<Text>)> {
    let mut fields = fields.map("license")?;
    let name = fields.required("name", None);
    let url = fields.text("url");
    fields.finish();
    Some((name?, url))
}

fn facility(fields: &mut Fields<'_>) -> Option<FacilityDocument> {
    let mut fields = fields.map("facility")?;
    let name = fields.required("name", None);
    let summary = fields.summary();
    let page = fields.text("page");
    fields.finish();
    Some(FacilityDocument { name: name?, summary, page })
}

fn checklist(fields: &mut Fields<'_>) -> Option<Text> {
    let mut fields = fields.map("checklist")?;
    let facet = fields.required("facet", None);
    fields.finish();
    facet
}

fn grid(mut fields: Fields<'_>) -> Option<GridDocument> {
    let id = fields.required("id", None);
    let owner = id.as_ref().map(|id| id.value.clone());
    let name = fields.text("name");
    let rows = fields.required("rows", owner.as_deref());
    let columns = fields.required("columns", owner.as_deref());
    fields.finish();
    Some(GridDocument { id: id?, name, rows: rows?, columns: columns? })
}

fn work(mut fields: Fields<'_>) -> Option<WorkDocument> {
    let id = fields.required("id", None);
    let owner = id.as_ref().map(|id| id.value.clone());
    let title = fields.required("title", owner.as_deref()).or_else(|| id.clone());
    let document = WorkDocument {
        authors: fields.maps("authors", author),
        container: fields.text("container"),
        date: fields.text("date"),
        url: fields.text("url"),
        note: fields.text("note"),
        places: fields.pairs("places"),
        title: title?,
        id: id?,
    };
    fields.finish();
    Some(document)
}

fn author(mut fields: Fields<'_>) -> Option<Author> {
    let family = fields.required("family", None);
    let given = fields.required("given", None);
    let affiliation = fields.text("affiliation").map(|text| text.value);
    fields.finish();
    Some(Author { family: family?.value, given: given?.value, affiliation })
}
