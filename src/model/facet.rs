//! The taxonomy: facets, their groups and their terms, and what a case or a row is classified as.
//!
//! Agencies, categories, elements and stages are all terms of a facet. The engine knows none of
//! them by name.

use super::{Citation, Link, Passage};
use crate::span::Span;
use std::ops::Range;
use std::sync::Arc;

/// A facet by its place in the taxonomy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FacetId(pub(crate) u32);

/// A group by its place in the taxonomy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GroupId(pub(crate) u32);

/// A term by its place in the taxonomy: an index, and proof that the name was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TermId(pub(crate) u32);

/// All facets with their groups and terms; those of one facet stand together, in file order.
#[derive(Debug, Default)]
pub struct Taxonomy {
    /// In the order of their keys.
    pub facets: Vec<Facet>,
    /// Facet by facet.
    pub groups: Vec<Group>,
    /// Facet by facet.
    pub terms: Vec<Term>,
}

/// A way to classify.
#[derive(Debug)]
pub struct Facet {
    /// The file's name: key in front matter and folder of its pages.
    pub key: Arc<str>,
    /// What it is called.
    pub name: Arc<str>,
    /// Its page (`/agencies/`).
    pub link: Arc<Link>,
    /// What its groups are together: id (folder of their pages) and name.
    pub grouped_by: Option<GroupedBy>,
    /// The question that leads a reader into it, for the home page.
    pub question: Option<Arc<str>>,
    /// How the navigation calls this way in.
    pub label: Option<Arc<str>>,
    /// Whether its terms are steps that follow each other.
    pub ordered: bool,
    /// Whether the navigation leads to the groups' page instead of the terms'.
    pub enter_by_group: bool,
    /// Its groups in [`Taxonomy::groups`].
    pub groups: Range<u32>,
    /// Its terms in [`Taxonomy::terms`].
    pub terms: Range<u32>,
    /// Where it was written.
    pub origin: Span,
}

/// What the groups of a facet are together, such as the three conditions.
#[derive(Debug)]
pub struct GroupedBy {
    /// The folder of the groups' pages.
    pub id: Arc<str>,
    /// What they are called together.
    pub name: Arc<str>,
    /// The page that lists them (`/conditions/`).
    pub link: Arc<Link>,
}

/// A heading inside a facet.
#[derive(Debug)]
pub struct Group {
    /// Its id, unique among the facet's groups.
    pub slug: Arc<str>,
    /// The facet that it belongs to.
    pub facet: FacetId,
    /// From 1, inside its facet.
    pub index: usize,
    /// Its page and name.
    pub link: Arc<Link>,
    /// What it is, in a sentence or two.
    pub summary: Option<Arc<str>>,
    /// What there is to say beyond the summary.
    pub text: Passage,
    /// The same in easy words.
    pub plain: Passage,
    /// Where the source speaks of it.
    pub citations: Vec<Citation>,
    /// Former ids.
    pub aliases: Vec<Arc<str>>,
    /// Where it was written.
    pub origin: Span,
}

/// One value of a facet.
#[derive(Debug)]
pub struct Term {
    /// Its id, unique in its facet.
    pub slug: Arc<str>,
    /// The facet that it belongs to.
    pub facet: FacetId,
    /// The group that it belongs to, if its facet has groups.
    pub group: Option<GroupId>,
    /// Its page and name.
    pub link: Arc<Link>,
    /// What it is, in a sentence or two.
    pub summary: Option<Arc<str>>,
    /// What there is to say beyond the summary.
    pub text: Passage,
    /// The same in easy words.
    pub plain: Passage,
    /// Other names, for links by name and for search.
    pub also: Vec<Arc<str>>,
    /// Where the source speaks of it.
    pub citations: Vec<Citation>,
    /// Former ids.
    pub aliases: Vec<Arc<str>>,
    /// Where it was written.
    pub origin: Span,
}

/// The terms of a case study or a row: sorted, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classification(Box<[TermId]>);

impl Taxonomy {
    /// The facet of an id.
    #[must_use]
    pub fn facet(&self, id: FacetId) -> &Facet {
        &self.facets[id.0 as usize]
    }

    /// The group of an id.
    #[must_use]
    pub fn group(&self, id: GroupId) -> &Group {
        &self.groups[id.0 as usize]
    }

    /// The term of an id.
    #[must_use]
    pub fn term(&self, id: TermId) -> &Term {
        &self.terms[id.0 as usize]
    }

    /// All facets, in their order.
    pub fn facet_ids(&self) -> impl Iterator<Item = FacetId> + use<> {
        (0..u32::try_from(self.facets.len()).unwrap_or(u32::MAX)).map(FacetId)
    }

    /// The terms of a facet, in file order.
    pub fn terms_of(&self, facet: FacetId) -> impl DoubleEndedIterator<Item = TermId> + use<> {
        self.facet(facet).terms.clone().map(TermId)
    }

    /// The groups of a facet, in file order.
    pub fn groups_of(&self, facet: FacetId) -> impl DoubleEndedIterator<Item = GroupId> + use<> {
        self.facet(facet).groups.clone().map(GroupId)
    }

    /// The terms of a facet group by group, in the groups' order; first those that have no group, if
    /// there are any.
    #[must_use]
    pub fn by_group(&self, facet: FacetId) -> Vec<(Option<GroupId>, Vec<TermId>)> {
        let first = self.facet(facet).groups.start;
        let mut groups: Vec<_> = std::iter::once(None)
            .chain(self.groups_of(facet).map(Some))
            .map(|group| (group, Vec::new()))
            .collect();
        for term in self.terms_of(facet) {
            let at = self.term(term).group.map_or(0, |group| group.0 - first + 1);
            groups[at as usize].1.push(term);
        }
        groups.retain(|(group, terms)| group.is_some() || !terms.is_empty());
        groups
    }

    /// The groups of terms, in their order and each once.
    #[must_use]
    pub fn groups_among(&self, terms: &[TermId]) -> Vec<GroupId> {
        let mut groups: Vec<_> = terms.iter().filter_map(|term| self.term(*term).group).collect();
        groups.sort_unstable();
        groups.dedup();
        groups
    }
}

impl Classification {
    /// Brings terms into order and drops repetitions.
    #[must_use]
    pub fn new(mut terms: Vec<TermId>) -> Classification {
        terms.sort_unstable();
        terms.dedup();
        Classification(terms.into_boxed_slice())
    }

    /// All terms, facet by facet.
    #[must_use]
    pub fn terms(&self) -> &[TermId] {
        &self.0
    }

    /// The terms of one facet.
    #[must_use]
    pub fn of(&self, facet: &Facet) -> &[TermId] {
        let from = self.0.partition_point(|term| term.0 < facet.terms.start);
        let to = self.0.partition_point(|term| term.0 < facet.terms.end);
        &self.0[from..to]
    }

    /// Whether a term is among them.
    #[must_use]
    pub fn has(&self, term: TermId) -> bool {
        self.0.binary_search(&term).is_ok()
    }
}
