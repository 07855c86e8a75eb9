//! Names: every id and every name that something can be called by, to find or to report.
//!
//! What could not be read still counts as there: a reference to it is neither right nor wrong, so
//! that one broken file does not make a hundred others complain.

use super::anchors::Anchors;
use super::lost::LostParts;
use super::near::{Near, TermIndex, near};
use crate::diagnostic::{Diagnostic, Message, Rule};
use crate::model::{
    CaseId, Citation, FacetId, GroupId, Link, Node, PageId, PlaceId, RowId, TermId,
};
use crate::parse::fields::Text;
use crate::span::Span;
use crate::suggest::{self, Known};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

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

/// What a facet is called, and which terms are its own.
pub(crate) struct FacetName {
    pub(crate) name: Arc<str>,
    pub(crate) terms: Range<u32>,
    index: OnceLock<TermIndex>,
}

impl FacetName {
    pub(crate) fn new(name: Arc<str>, terms: Range<u32>) -> FacetName {
        FacetName { name, terms, index: OnceLock::new() }
    }
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
    /// What was probably meant, made when the first wrong name of a kind is looked for.
    pub(crate) near: Near,
}

/// So many things of one name are kept, to be named where somebody links to it.
const NAMESAKES: usize = 8;

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
        let (finding, meant) = self.unknown_term(facet, id, diagnostics);
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
        let today = self.terms.get(&(facet, id.clone())).copied();
        today.or_else(|| self.term_index(facet).former.get(id).copied())
    }

    fn term_index(&self, facet: FacetId) -> &TermIndex {
        let FacetName { terms: Range { start, end }, index, .. } =
            &self.facets_by_id[facet.0 as usize];
        let terms = &self.terms_by_id[*start as usize..*end as usize];
        index.get_or_init(|| TermIndex::of(*start, terms))
    }

    /// A finding for a name that no term has, and the term that was probably meant: what is not the
    /// author's gap must not be told as one.
    fn unknown_term(
        &self,
        facet: FacetId,
        id: &Text,
        told: &[Diagnostic],
    ) -> (Diagnostic, Option<TermId>) {
        let facet_name = &self.facets_by_id[facet.0 as usize];
        let finding = Diagnostic::new(&UNKNOWN_TERM, id.span)
            .with("name", &id.value)
            .with("facet", &facet_name.name);
        let index = self.term_index(facet);
        let guess = || {
            let may = suggest::may_guess(told.len(), index.known.len());
            let nearest = may.then(|| index.known.nearest(&id.value)).flatten()?;
            Some(("help-did-you-mean-named", index.named.get(&nearest)?))
        };
        let former = index.former.get(&id.value).map(|term| ("help-renamed", term));
        let called = || index.called.get(&id.value).map(|term| ("help-write-id", term));
        if let Some((help, term)) = former.or_else(called).or_else(guess) {
            let name = &self.terms_by_id[term.0 as usize];
            let help = Message::new(help).with("id", &name.slug).with("name", &name.name);
            return (finding.help(help), Some(*term));
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
        let mut seen: HashMap<Citation, Option<Span>> = HashMap::new();
        for label in labels {
            let row = self.rows.get(&label.value).map(|row| Citation::Row(*row));
            let place = || self.places.get(&label.value).map(|place| Citation::Place(*place));
            let found = row.or_else(place);
            if found.is_none() && self.lost.may_be_cited(&label.value) {
                continue;
            }
            let citation = found.or_else(|| self.unknown_citation(label, diagnostics));
            let Some(citation) = citation else { continue };
            // What was reported as unknown is no second one, though this was meant.
            let written = found.map(|_| label.span);
            match seen.entry(citation) {
                Entry::Vacant(place) => {
                    place.insert(written);
                    citations.push(citation);
                }
                Entry::Occupied(mut place) => match (place.get_mut(), written) {
                    (Some(first), Some(_)) => {
                        diagnostics.push(twice(label, "citations", *first));
                    }
                    (first @ None, written) => *first = written,
                    (Some(_), None) => {}
                },
            }
        }
        citations
    }

    /// Reports a label that nothing has; what was probably meant.
    fn unknown_citation(
        &self,
        label: &Text,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Citation> {
        let labels = || self.rows.keys().chain(self.places.keys());
        let may = suggest::may_guess(diagnostics.len(), self.rows.len() + self.places.len());
        let known = || self.near.citations.get_or_init(|| Known::of(labels()));
        let nearest = may.then(|| known().nearest(&label.value)).flatten();
        let meant = nearest.as_ref().and_then(|near| {
            let row = self.rows.get(near).map(|row| Citation::Row(*row));
            row.or_else(|| self.places.get(near).map(|place| Citation::Place(*place)))
        });
        let finding = Diagnostic::new(&UNKNOWN_CITATION, label.span);
        diagnostics.push(finding.with("citation", &label.value).suggest(nearest));
        meant
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
            let finding = if let Some(heir) = self.former_cases.get(&id.value) {
                finding.help(heir.help())
            } else {
                let ready = &self.near.cases;
                finding.suggest(near(ready, self.cases.keys(), &id.value, diagnostics))
            };
            diagnostics.push(finding);
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
            let finding = if let Some(heir) = self.former_pages.get(&id.value) {
                finding.help(heir.help())
            } else {
                let ready = &self.near.pages;
                finding.suggest(near(ready, self.pages.keys(), &id.value, diagnostics))
            };
            diagnostics.push(finding);
        }
        found.here()
    }

    /// Gives something a name. Of many of one name those are kept that tell whether it is clear which is meant.
    pub(crate) fn call(&mut self, name: &Arc<str>, named: Named) {
        let known = self.by_name.entry(name.clone()).or_default();
        let lowest = known.first().map_or(named.rank, |first| first.rank);
        if known.iter().any(|other| other.link == named.link) || lowest < named.rank {
            return;
        }
        if named.rank < lowest {
            known.clear();
        }
        let tells = |first: &Named| !super::links::is_duplicate(first, &named);
        if known.len() < NAMESAKES {
            known.push(named);
        } else if known.first().is_some_and(tells) {
            known.truncate(NAMESAKES - 1);
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
