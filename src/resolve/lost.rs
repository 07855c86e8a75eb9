//! What files may have held that could not be read, or only in part: what refers to it is not wrong.
//!
//! Apart from the names that are there, because here the text of a broken file is asked, not what was
//! understood of it.

use super::names::{Found, Names};
use crate::diagnostic::{Diagnostic, Message};
use crate::encoding;
use crate::model::{FacetId, Unread, declares, letters, mentions};
use crate::parse::{Content, Document, Kind, stem};
use crate::source::Source;
use crate::suggest::fold;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What may have been lost.
#[derive(Default)]
pub(crate) struct LostParts {
    /// Texts that may hold names.
    names: Vec<Arc<str>>,
    /// Whether there may be names that no text holds.
    any_name: bool,
    /// How many files have something in them that lacks the name it is called by elsewhere.
    nameless: usize,
    /// Texts that may hold rows or places.
    citations: Vec<Arc<str>>,
    any_citation: bool,
    /// Texts of facets of which a part could not be read.
    facets: HashMap<FacetId, Arc<str>>,
    /// Facets with an id of which nobody can tell what it should have been.
    unguessable: HashSet<FacetId>,
    /// Whether there is a file that any address but a case's may belong to.
    pub(crate) any_address: bool,
}

impl LostParts {
    /// Notes a file of which something was lost.
    pub(crate) fn file(&mut self, kind: Kind, source: &Source) {
        let cites = matches!(kind, Kind::Matrix | Kind::Settings);
        let text: Arc<str> = Arc::from(letters(&source.bytes));
        let is_unknown = source.text().is_none() && encoding::guess(&source.bytes).is_none();
        if is_unknown || text.trim().is_empty() {
            // A case study or a page has one name; in other files there may be any.
            let has_one = matches!(kind, Kind::Case | Kind::Page);
            self.nameless += usize::from(has_one);
            self.any_name |= !has_one;
            self.any_citation |= cites;
        }
        if text.trim().is_empty() {
            self.any_address |= cites || kind == Kind::Facet;
            return;
        }
        if cites {
            self.citations.push(text.clone());
        }
        // A word may stand there in hiragana: how it is read.
        self.names.extend([Arc::from(fold(&text)), text]);
    }

    /// Notes a facet of which a part was lost.
    pub(crate) fn facet(&mut self, facet: FacetId, source: &Source) {
        self.facets.insert(facet, Arc::from(letters(&source.bytes)));
    }

    /// Notes that something lacks its name.
    pub(crate) fn name(&mut self) {
        self.nameless += 1;
    }

    /// Notes that something in a facet has an id that is none.
    pub(crate) fn id_in(&mut self, facet: FacetId) {
        self.unguessable.insert(facet);
    }

    /// Whether a facet may have something of this id.
    pub(crate) fn may_be_in(&self, facet: FacetId, id: &str) -> bool {
        self.facets.get(&facet).is_some_and(|text| declares(text, id))
    }

    /// Whether a facet may have something of an id that is near to nothing in it.
    pub(crate) fn may_be_anything_in(&self, facet: FacetId) -> bool {
        self.unguessable.contains(&facet)
    }

    /// Whether there may be a row or a place of this label.
    pub(crate) fn may_be_cited(&self, label: &str) -> bool {
        self.any_citation || self.citations.iter().any(|text| declares(text, label))
    }

    /// Whether there may be something of this name.
    pub(crate) fn may_be_called(&self, name: &str) -> bool {
        let read = fold(name);
        let holds = |text: &Arc<str>| mentions(text, name) || mentions(text, &read);
        self.any_name || self.names.iter().any(holds)
    }

    /// Takes away dead links to what lacks its name. Nobody can tell how that was called; but what is
    /// called in the same way at several places was hardly mistyped.
    pub(crate) fn forget_the_nameless(&self, diagnostics: &mut Vec<Diagnostic>) {
        if self.nameless == 0 {
            return;
        }
        let mut places: HashMap<Message, usize> = HashMap::new();
        let dead = |found: &Diagnostic| found.message.id == "dead-link-name";
        for found in diagnostics.iter().filter(|found| dead(found)) {
            *places.entry(found.message.clone()).or_default() += 1;
        }
        let is_once =
            |found: &Diagnostic| places.get(&found.message).is_none_or(|count| *count < 2);
        diagnostics.retain(|found| !dead(found) || is_once(found));
    }

    /// The texts of all files of which something was lost.
    pub(crate) fn texts(&self) -> Vec<Arc<str>> {
        self.names.clone()
    }
}

/// Notes what was lost of a file: lines, names, or all of it.
pub(crate) fn note(names: &mut Names, kind: Kind, document: &Document, source: &Source) {
    let is_unread = match &document.content {
        Content::Settings(settings) => settings.is_none(),
        Content::Facet(facet) => facet.is_none(),
        Content::Matrix(matrix) => matrix.is_none(),
        Content::Glossary(glossary) => glossary.is_none(),
        _ => false,
    };
    if is_unread || document.lost {
        names.lost.file(kind, source);
    }
    names.lost.any_name |= document.emptied;
    if document.nameless || document.emptied {
        names.lost.nameless += 1;
        names.lost.any_citation |= kind == Kind::Matrix;
    }
    names.lost.any_address |= document.emptied;
    names.lost.any_citation |= document.emptied && kind == Kind::Settings;
}

/// A file that cannot be read, or whose name or place is wrong: what refers to it may be right.
pub(crate) fn misplaced(names: &mut Names, path: &str, source: &Source) {
    names.lost.file(Kind::of(path), source);
    let below: Arc<str> = Arc::from(path.strip_prefix("content/").unwrap_or(path));
    let id: Arc<str> = Arc::from(stem(path).to_ascii_lowercase());
    match Kind::of(path) {
        Kind::Facet => {
            names.unreadable_facets.insert(id);
        }
        Kind::Case => {
            names.cases.entry(id).or_insert(Found::Unreadable);
        }
        Kind::Page => {
            names.pages.entry(id).or_insert(Found::Unreadable);
        }
        _ => {}
    }
    names.by_path.entry(below).or_insert(Found::Unreadable);
}

/// What could not be read, as far as it has addresses.
pub(super) fn unread(names: &Names) -> Unread {
    let cases = names.cases.iter().filter(|(_, found)| **found == Found::Unreadable);
    let pages = names.pages.iter().filter(|(_, found)| **found == Found::Unreadable);
    let cases = cases.map(|(id, _)| format!("/cases/{id}/"));
    let unread = names.by_path.iter().filter(|(_, found)| **found == Found::Unreadable);
    let matrices = unread.filter_map(|(path, _)| path.strip_prefix("matrices/"));
    let matrices = matrices.map(|name| format!("/matrices/{}/", name.trim_end_matches(".yaml")));
    let glossary = names.by_path.get("glossary.yaml") == Some(&Found::Unreadable);
    let glossary = glossary.then(|| "/glossary/".to_owned());
    Unread {
        addresses: cases
            .chain(matrices)
            .chain(pages.map(|(id, _)| format!("/{id}/")))
            .chain(glossary)
            .collect(),
        beginnings: names.unreadable_facets.iter().map(|key| format!("/{key}/")).collect(),
        anything: names.lost.any_address,
        texts: names.lost.texts(),
    }
}
