//! The anchors that a `#…` behind a link may name.

use super::declare::Declared;
use crate::model::{CaseId, FacetId, MatrixId, PageId};
use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

/// Where the anchors of something are known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchors {
    /// It has none that an author may name.
    None,
    /// The headings of a case study's body.
    Case(CaseId),
    /// The headings of a page's body.
    Page(PageId),
    /// The rows of a matrix.
    Matrix(MatrixId),
    /// The words of the glossary.
    Glossary,
    /// The terms of a facet: the anchor leads to the term's own page.
    Facet(FacetId),
}

/// The anchors of texts, each gathered when the first link asks for one: a text can have as many as
/// another has links to it.
#[derive(Default)]
pub(crate) struct AnchorSets {
    cases: Vec<OnceLock<HashSet<Arc<str>>>>,
    pages: Vec<OnceLock<HashSet<Arc<str>>>>,
    glossary: OnceLock<HashSet<Arc<str>>>,
}

impl AnchorSets {
    /// Of so many case studies and pages.
    pub(super) fn new(cases: usize, pages: usize) -> AnchorSets {
        let sets = |count| std::iter::repeat_with(OnceLock::new).take(count).collect();
        AnchorSets { cases: sets(cases), pages: sets(pages), glossary: OnceLock::new() }
    }
}

/// Whether something has an anchor.
pub(super) fn has(declared: &Declared, anchors: Anchors, anchor: &Arc<str>) -> bool {
    let sets = &declared.anchors;
    let set = match anchors {
        Anchors::None => return false,
        Anchors::Facet(facet) => {
            let id = declared.names.terms.get(&(facet, anchor.clone()));
            return id.is_some_and(|id| declared.terms[id.0 as usize].slug == *anchor);
        }
        Anchors::Matrix(matrix) => {
            let row = declared.names.rows.get(anchor);
            return row.is_some_and(|row| declared.rows[row.0 as usize].0 == matrix);
        }
        Anchors::Case(case) => &sets.cases[case.0 as usize],
        Anchors::Page(page) => &sets.pages[page.0 as usize],
        Anchors::Glossary => &sets.glossary,
    };
    set.get_or_init(|| all(declared, anchors).into_iter().cloned().collect()).contains(anchor)
}

/// About how many anchors something has.
pub(super) fn count(declared: &Declared, anchors: Anchors) -> usize {
    match anchors {
        Anchors::None => 0,
        Anchors::Case(case) => declared.cases[case.0 as usize].written.anchors.len(),
        Anchors::Page(page) => declared.pages[page.0 as usize].written.anchors.len(),
        Anchors::Matrix(_) => declared.rows.len(),
        Anchors::Glossary => declared.words.len(),
        Anchors::Facet(facet) => declared.facets[facet.0 as usize].terms.len(),
    }
}

/// All anchors of something, in their order.
pub(super) fn all(declared: &Declared, anchors: Anchors) -> Vec<&Arc<str>> {
    match anchors {
        Anchors::None => Vec::new(),
        Anchors::Case(case) => declared.cases[case.0 as usize].written.anchors.iter().collect(),
        Anchors::Page(page) => declared.pages[page.0 as usize].written.anchors.iter().collect(),
        Anchors::Matrix(matrix) => {
            let rows = declared.rows.iter().filter(|(of, _)| *of == matrix);
            rows.map(|(_, row)| &row.slug).collect()
        }
        Anchors::Glossary => declared.words.iter().map(|word| &word.slug).collect(),
        Anchors::Facet(facet) => {
            let range = declared.facets[facet.0 as usize].terms.clone();
            declared.terms[range.start as usize..range.end as usize]
                .iter()
                .map(|term| &term.slug)
                .collect()
        }
    }
}
