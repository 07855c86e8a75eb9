//! Case studies and pages as written: front matter and Markdown.

use super::change::{ChangeDocument, changes};
use super::fields::{Fields, Text};
use super::form::{QuestionDocument, questions};
use super::prose::{Place, prose};
use super::yaml::Lost;
use super::{front_matter, slips, yaml};
use crate::diagnostic::Diagnostic;
use crate::memo::Digest;
use crate::model::Prose;
use crate::span::FileId;
use crate::words::without_waivers;
use std::sync::Arc;

/// What others can see of a text, and where it stands as far as a finding elsewhere may lead there.
#[derive(Debug, Default)]
pub(crate) struct Face {
    pub(crate) title: Option<Text>,
    /// Former ids.
    pub(crate) aliases: Vec<Text>,
    pub(crate) draft: bool,
    /// What a `#…` behind a link to it may name.
    pub(crate) anchors: Vec<Arc<str>>,
}

impl Face {
    /// Stands for all of it, places and all.
    pub(crate) fn digest(&self) -> Digest {
        let Face { title, aliases, draft, anchors } = self;
        let place = |text: &Text| (text.value.clone(), text.span);
        let aliases: Vec<_> = aliases.iter().map(place).collect();
        Digest::of(&(title.as_ref().map(place), aliases, draft, anchors))
    }
}

/// A case study or a page as written.
#[derive(Debug, Default)]
pub(crate) struct CaseDocument {
    pub(crate) face: Arc<Face>,
    /// Stands for the text of its front matter.
    pub(crate) front: Digest,
    pub(crate) summary: Option<Text>,
    /// Lists under keys that only the facets can judge.
    pub(crate) terms: Vec<(Text, Vec<Text>)>,
    pub(crate) cells: Option<Vec<Text>>,
    pub(crate) citations: Vec<Text>,
    pub(crate) related: Vec<Text>,
    pub(crate) updated: Option<Text>,
    pub(crate) reviewed: Option<Text>,
    pub(crate) changes: Vec<ChangeDocument>,
    /// The questions of a page's form.
    pub(crate) form: Vec<QuestionDocument>,
    pub(crate) plain: Arc<Prose>,
    pub(crate) body: Arc<Prose>,
    /// The keys that are no facet's.
    pub(crate) known: Vec<&'static str>,
    pub(crate) lost: Lost,
}

/// Reads a case study; nothing if its front matter cannot be read.
pub(crate) fn case(
    text: &str,
    file: FileId,
    offset: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<CaseDocument> {
    let parts = front_matter::split(text, file, offset, diagnostics)?;
    let front_digest = Digest::of_bytes(parts.front.text.as_bytes());
    let front = yaml::parse(parts.front, diagnostics);
    let body = body(&parts, file, diagnostics);
    let mut fields = Fields::of_tree(front?, diagnostics);
    let mut document = shared(&mut fields, front_digest, body);
    if fields.is_absent("summary") {
        fields.missing("summary", None);
    }
    document.summary = fields.summary();
    document.cells = fields.take("cells").map(|(_, node)| fields.texts_in("cells", node));
    document.related = fields.texts("related");
    document.terms = fields.rest();
    document.known = fields.known().to_vec();
    Some(document)
}

/// Reads a page; nothing if its front matter cannot be read.
pub(crate) fn page(
    text: &str,
    file: FileId,
    offset: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<CaseDocument> {
    let parts = front_matter::split(text, file, offset, diagnostics)?;
    let front_digest = Digest::of_bytes(parts.front.text.as_bytes());
    let front = yaml::parse(parts.front, diagnostics);
    let body = body(&parts, file, diagnostics);
    let mut fields = Fields::of_tree(front?, diagnostics);
    let mut document = shared(&mut fields, front_digest, body);
    document.summary = fields.summary();
    document.form = questions(&mut fields);
    fields.finish();
    Some(document)
}

fn body(parts: &front_matter::Parts<'_>, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Prose {
    let body = without_waivers(parts.body);
    slips::markdown::check(&body, file, parts.body_offset, diagnostics);
    prose(&body, &Place { file, offset: parts.body_offset }, diagnostics)
}

fn shared(fields: &mut Fields<'_>, front: Digest, body: Prose) -> CaseDocument {
    let title = fields.required("title", None);
    let citations = fields.texts("citations");
    let aliases = fields.texts("aliases");
    let draft = fields.flag("draft");
    let anchors = body.headings.iter().map(|heading| heading.anchor.value.clone()).collect();
    CaseDocument {
        face: Arc::new(Face { title, aliases, draft, anchors }),
        front,
        citations,
        updated: fields.date("updated"),
        reviewed: fields.date("reviewed"),
        changes: changes(fields),
        plain: fields.prose("plain"),
        body: Arc::new(body),
        lost: fields.lost(),
        ..CaseDocument::default()
    }
}
