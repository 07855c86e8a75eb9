//! Case studies and pages: what there is, and what is a draft or could not be read.
//!
//! Apart because they alone may be there without being shown.

use super::{Declaration, Declared, count, named, origin_of};
use crate::compile::Options;
use crate::diagnostic::Diagnostic;
use crate::model::{CaseId, Link, Node, PageId};
use crate::parse::case::Face;
use crate::parse::{Content, Document, Kind};
use crate::resolve::anchors::{AnchorSets, Anchors};
use crate::resolve::ids::{self, Seen};
use crate::resolve::names::{Found, Heir};
use crate::route::Route;
use crate::source::Sources;
use crate::span::{Span, Spanned};
use std::sync::Arc;

/// Declares them, sorted by id, since the folders below `cases/` say nothing.
pub(super) fn declare(
    declared: &mut Declared,
    sources: &Sources,
    documents: &[Arc<Document>],
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut cases = Seen::default();
    let mut pages = Seen::default();
    let mut kept: Vec<(bool, &Document, Option<&Arc<Face>>)> = Vec::new();
    for document in documents {
        let (is_case, written) = match &document.content {
            Content::Case(case) => (true, case.as_ref()),
            Content::Page(page) => (false, page.as_ref()),
            _ => continue,
        };
        let face = written.map(|written| &written.face);
        let id = Spanned::new(document.id.clone(), Span::start_of(document.file));
        let (seen, kind) = if is_case { (&mut cases, "case") } else { (&mut pages, "page") };
        ids::check_file(document, sources, diagnostics);
        if seen.is_new(&id, kind, diagnostics) {
            kept.push((is_case, document, face));
        } else {
            // What refers to the second one, by file or by name, does not complain as well.
            let path = &sources.get(document.file).path;
            let path = Arc::from(path.strip_prefix("content/").unwrap_or(path));
            declared.names.by_path.insert(path, Found::Unreadable);
            declared.names.lost.file(Kind::Case, sources.get(document.file));
        }
    }
    kept.sort_by(|one, other| one.1.id.cmp(&other.1.id));
    for (is_case, document, written) in kept {
        let path = &sources.get(document.file).path;
        let path: Arc<str> = Arc::from(path.strip_prefix("content/").unwrap_or(path));
        if written.is_none() {
            declared.names.lost.file(Kind::Case, sources.get(document.file));
        }
        if document.nameless {
            declared.names.lost.name();
        }
        text(declared, is_case, document, written, path, options);
    }
    declared.anchors = AnchorSets::new(declared.cases.len(), declared.pages.len());
}

fn text(
    declared: &mut Declared,
    is_case: bool,
    document: &Document,
    written: Option<&Arc<Face>>,
    path: Arc<str>,
    options: &Options,
) {
    let names = &mut declared.names;
    let id = document.id.clone();
    let Some(written) = written.filter(|written| options.drafts || !written.draft) else {
        let is_draft = written.is_some();
        let title = written.and_then(|written| written.title.as_ref());
        names.drafts.extend(title.map(|title| title.value.clone()));
        names.by_path.insert(path, if is_draft { Found::Draft } else { Found::Unreadable });
        if is_case {
            names.cases.insert(id, if is_draft { Found::Draft } else { Found::Unreadable });
        } else {
            names.pages.insert(id, if is_draft { Found::Draft } else { Found::Unreadable });
        }
        return;
    };
    let title = written.title.as_ref().map_or_else(|| id.clone(), |title| title.value.clone());
    let former = if is_case { &mut names.former_cases } else { &mut names.former_pages };
    for alias in &written.aliases {
        let heir = Heir { id: id.clone(), name: title.clone(), path: path.clone() };
        former.entry(alias.value.clone()).or_insert(heir);
    }
    let folder = if is_case { "cases/" } else { "" };
    let link = Link::to(title.clone(), Route::page(&format!("{folder}{id}/")));
    let origin = origin_of(written.title.as_ref(), document.file);
    let declaration = Declaration {
        slug: id.clone(),
        written: written.clone(),
        file: document.file,
        link: link.clone(),
        origin,
    };
    let kind = if is_case { "case" } else { "page" };
    let mut own = named(&link, origin, kind, 3);
    (own.node, own.anchors) = if is_case {
        let at = CaseId(count(declared.cases.len()));
        names.cases.insert(id, Found::Here(at));
        declared.cases.push(declaration);
        (Some(Node::Case(at)), Anchors::Case(at))
    } else {
        let at = PageId(count(declared.pages.len()));
        names.pages.insert(id, Found::Here(at));
        declared.pages.push(declaration);
        (Some(Node::Page(at)), Anchors::Page(at))
    };
    names.call(&title, own.clone());
    names.by_path.insert(path, Found::Here(own));
}
