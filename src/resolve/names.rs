//! Names: every id and every name that something can be called by, to find or to report.
//!
//! What could not be read still counts as there: a reference to it is neither right nor wrong, so
//! that one broken file does not make a hundred others complain.

use super::lost::LostParts;
use crate::diagnostic::{Diagnostic, Message, Rule};
use crate::model::{
    CaseId, Citation, FacetId, GroupId, Link, MatrixId, Node, PageId, PlaceId, RowId, TermId,
};
use crate::parse::fields::Text;
use crate::span::Span;
use crate::suggest;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

pub(crate) static UNKNOWN_TERM: Rule = Rule::error("unknown-term");
pub(crate) static UNKNOWN_CITATION: Rule = Rule::error("unknown-citation");
pub(crate) static UNKNOWN_CASE: Rule = Rule::error("unknown-case");
pub(crate) static UNKNOWN_PAGE: Rule = Rule::error("unknown-page");
pub(crate) static DUPLICATE_VALUE: Rule = Rule::warning("duplicate-value");

/// Whether a name leads somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found<T> {
    /// To this.
    Here(T),
    /// To something that could not be read.
    Unreadable,
    /// To a draft that is not shown.
    Draft,
    /// Nowhere.
    Missing,
}

/// Something with a page of its own, or a place on one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Named {
    pub(crate) link: Arc<Link>,
    pub(crate) node: Option<Node>,
    /// The documents whose anchors a `#…` behind it may name.
    pub(crate) anchors: Anchors,
    /// What it is, as a word of the catalogue.
    pub(crate) kind: &'static str,
    /// Of several things with one name the lowest rank is meant.
    pub(crate) rank: u8,
    /// Where it was written.
    pub(crate) origin: Span,
}

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

/// What a facet is called, and which terms are its own.
pub(crate) struct FacetName {
    pub(crate) name: Arc<str>,
    pub(crate) terms: Range<u32>,
}

/// What a term is called.
pub(crate) struct TermName {
    pub(crate) slug: Arc<str>,
    pub(crate) name: Arc<str>,
    pub(crate) also: Vec<Arc<str>>,
    /// Former ids.
    pub(crate) former: Vec<Arc<str>>,
}

/// What a former id of a case study or a page stands for today.
pub(crate) struct Heir {
    pub(crate) id: Arc<str>,
    pub(crate) name: Arc<str>,
    /// The file, from `content/`.
    pub(crate) path: Arc<str>,
}

impl Heir {
    /// That the id has changed, as help for a finding.
    fn help(&self) -> Message {
        Message::new("help-renamed").with("id", &self.id).with("name", &self.name)
    }
}

/// Everything that can be referred to.
#[derive(Default)]
pub(crate) struct Names {
    pub(crate) facets: HashMap<Arc<str>, FacetId>,
    /// By [`FacetId`].
    pub(crate) facets_by_id: Vec<FacetName>,
    /// By [`TermId`].
    pub(crate) terms_by_id: Vec<TermName>,
    pub(crate) unreadable_facets: HashSet<Arc<str>>,
    pub(crate) terms: HashMap<(FacetId, Arc<str>), TermId>,
    pub(crate) groups: HashMap<(FacetId, Arc<str>), GroupId>,
    pub(crate) cases: HashMap<Arc<str>, Found<CaseId>>,
    pub(crate) pages: HashMap<Arc<str>, Found<PageId>>,
    /// Case studies by their former ids.
    pub(crate) former_cases: HashMap<Arc<str>, Heir>,
    /// Pages by their former ids.
    pub(crate) former_pages: HashMap<Arc<str>, Heir>,
    pub(crate) rows: HashMap<Arc<str>, RowId>,
    pub(crate) places: HashMap<Arc<str>, PlaceId>,
    /// What could not be read.
    pub(crate) lost: LostParts,
    /// The titles of drafts that are not shown.
    pub(crate) drafts: HashSet<Arc<str>>,
    /// Everything by its name or title.
    pub(crate) by_name: HashMap<Arc<str>, Vec<Named>>,
    /// Everything that has a page, by the path of its file below `content/`.
    pub(crate) by_path: HashMap<Arc<str>, Found<Named>>,
}

impl<T: Copy> Found<T> {
    /// The thing, if it is there.
    pub(crate) fn here(self) -> Option<T> {
        match self {
            Found::Here(value) => Some(value),
            Found::Unreadable | Found::Draft | Found::Missing => None,
        }
    }
}

impl Names {
    /// The term of a facet by its id, or a finding.
    pub(crate) fn term(
        &self,
        facet: FacetId,
        id: &Text,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<TermId> {
        let found = self.terms.get(&(facet, id.value.clone())).copied();
        if found.is_some() || self.lost.may_be_in(facet, &id.value) {
            return found;
        }
        let (finding, meant) = self.unknown_term(facet, id);
        if finding.help.is_some() || !self.lost.may_be_anything_in(facet) {
            diagnostics.push(finding);
        }
        meant
    }

    /// Whether a facet has a term of this id.
    pub(crate) fn has_term(&self, facet: FacetId, id: &Arc<str>) -> bool {
        self.terms.contains_key(&(facet, id.clone()))
    }

    /// The term that an id stands for, or stood for once.
    pub(crate) fn meant(&self, facet: FacetId, id: &Arc<str>) -> Option<TermId> {
        let range = &self.facets_by_id[facet.0 as usize].terms;
        let former = |at: &u32| self.terms_by_id[*at as usize].former.contains(id);
        let today = self.terms.get(&(facet, id.clone())).copied();
        today.or_else(|| range.clone().find(former).map(TermId))
    }

    /// A finding for a name that no term has, and the term that was probably meant: what is not the
    /// author's gap must not be told as one.
    fn unknown_term(&self, facet: FacetId, id: &Text) -> (Diagnostic, Option<TermId>) {
        let facet_name = &self.facets_by_id[facet.0 as usize];
        let finding = Diagnostic::new(&UNKNOWN_TERM, id.span)
            .with("name", &id.value)
            .with("facet", &facet_name.name);
        let range = facet_name.terms.start as usize..facet_name.terms.end as usize;
        let terms = &self.terms_by_id[range];
        let named = |id: &'static str, term: &TermName| {
            Message::new(id).with("id", &term.slug).with("name", &term.name)
        };
        let id_of = |term: &TermName| self.terms.get(&(facet, term.slug.clone())).copied();
        if let Some(term) = terms.iter().find(|term| term.former.contains(&id.value)) {
            return (finding.help(named("help-renamed", term)), id_of(term));
        }
        let called = |term: &&TermName| term.name == id.value || term.also.contains(&id.value);
        if let Some(term) = terms.iter().find(called) {
            return (finding.help(named("help-write-id", term)), id_of(term));
        }
        if let Some(term) = nearest_term(terms, &id.value) {
            return (finding.help(named("help-did-you-mean-named", term)), id_of(term));
        }
        let others = (0u32..).map(FacetId).zip(&self.facets_by_id);
        let elsewhere = others
            .filter(|(other, _)| *other != facet)
            .find(|(other, _)| self.terms.contains_key(&(*other, id.value.clone())));
        let finding = match elsewhere {
            Some((_, other)) => finding.help(
                Message::new("help-other-facet").with("name", &id.value).with("facet", &other.name),
            ),
            None => finding,
        };
        (finding, None)
    }

    /// Citations, or a finding for each that names nothing.
    pub(crate) fn citations(
        &self,
        labels: &[Text],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Citation> {
        let mut citations = Vec::with_capacity(labels.len());
        for label in labels {
            let row = self.rows.get(&label.value).map(|row| Citation::Row(*row));
            let place = || self.places.get(&label.value).map(|place| Citation::Place(*place));
            match row.or_else(place) {
                Some(citation) if citations.contains(&citation) => {
                    let first = labels.iter().find(|known| known.value == label.value);
                    let first = first.filter(|first| first.span != label.span);
                    diagnostics.extend(first.map(|first| twice(label, "citations", first.span)));
                }
                Some(citation) => citations.push(citation),
                None if self.lost.may_be_cited(&label.value) => {}
                None => {
                    let (finding, meant) = self.unknown_citation(label);
                    diagnostics.push(finding);
                    citations.extend(meant.filter(|meant| !citations.contains(meant)));
                }
            }
        }
        citations
    }

    /// A finding for a label that nothing has, and what was probably meant.
    fn unknown_citation(&self, label: &Text) -> (Diagnostic, Option<Citation>) {
        let mut known: Vec<&Arc<str>> = self.rows.keys().chain(self.places.keys()).collect();
        known.sort_unstable();
        let nearest = suggest::nearest(&label.value, known);
        let meant = nearest.as_ref().and_then(|near| {
            let row = self.rows.get(near).map(|row| Citation::Row(*row));
            row.or_else(|| self.places.get(near).map(|place| Citation::Place(*place)))
        });
        let finding = Diagnostic::new(&UNKNOWN_CITATION, label.span);
        (finding.with("citation", &label.value).suggest(nearest), meant)
    }

    /// A finding for a draft that is not shown, though something leads to it.
    fn draft(id: &Text) -> Diagnostic {
        Diagnostic::new(&super::links::LINK_TO_DRAFT, id.span).with("target", &id.value)
    }

    /// A case by its id, or a finding.
    pub(crate) fn case(&self, id: &Text, diagnostics: &mut Vec<Diagnostic>) -> Option<CaseId> {
        let found = self.cases.get(&id.value).copied().unwrap_or(Found::Missing);
        if found == Found::Missing {
            let finding = Diagnostic::new(&UNKNOWN_CASE, id.span).with("name", &id.value);
            diagnostics.push(match self.former_cases.get(&id.value) {
                Some(heir) => finding.help(heir.help()),
                None => finding.suggest(nearest_key(&id.value, self.cases.keys())),
            });
        }
        found.here()
    }

    /// A page by its id, or a finding.
    pub(crate) fn page(&self, id: &Text, diagnostics: &mut Vec<Diagnostic>) -> Option<PageId> {
        let found = self.pages.get(&id.value).copied().unwrap_or(Found::Missing);
        if found == Found::Draft {
            diagnostics.push(Names::draft(id));
        }
        if found == Found::Missing {
            let finding = Diagnostic::new(&UNKNOWN_PAGE, id.span).with("name", &id.value);
            diagnostics.push(match self.former_pages.get(&id.value) {
                Some(heir) => finding.help(heir.help()),
                None => finding.suggest(nearest_key(&id.value, self.pages.keys())),
            });
        }
        found.here()
    }

    /// Gives something a name.
    pub(crate) fn call(&mut self, name: &Arc<str>, named: Named) {
        let known = self.by_name.entry(name.clone()).or_default();
        if !known.iter().any(|other| other.link == named.link) {
            known.push(named);
        }
    }
}

/// A finding for what stands in a list for the second time.
pub(crate) fn twice(value: &Text, key: &str, first: Span) -> Diagnostic {
    let finding = Diagnostic::new(&DUPLICATE_VALUE, value.span);
    let finding = finding.with("value", &value.value).with("key", key);
    finding.related(Message::new("first-here"), first)
}

/// The nearest of some keys; sorted first, since hash order must not decide.
pub(crate) fn nearest_key<'n>(
    name: &str,
    keys: impl Iterator<Item = &'n Arc<str>>,
) -> Option<Arc<str>> {
    let mut keys: Vec<&Arc<str>> = keys.collect();
    keys.sort_unstable();
    suggest::nearest(name, keys)
}

/// The term whose id, name or other name is nearest to a word.
fn nearest_term<'t>(terms: &'t [TermName], word: &str) -> Option<&'t TermName> {
    let names =
        |term: &'t TermName| std::iter::once(&term.slug).chain([&term.name]).chain(&term.also);
    let nearest = suggest::nearest(word, terms.iter().flat_map(names))?;
    terms.iter().find(|term| names(term).any(|name| *name == nearest))
}
