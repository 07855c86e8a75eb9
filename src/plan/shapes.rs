//! The shapes that many views share: chips, cards, rows, citations, counted terms.

use crate::model::{CaseId, Citation, Classification, FacetId, GroupId, Link, RowId, Site, TermId};
use crate::route::Route;
use serde::Serialize;
use std::sync::Arc;

/// A group as a heading, a mark or a link.
#[derive(Debug, Clone, Serialize, Hash)]
pub(crate) struct GroupMark {
    id: Arc<str>,
    #[serde(flatten)]
    link: Arc<Link>,
    index: usize,
    facet: Arc<str>,
}

impl GroupMark {
    /// A group, or an empty mark for what has none.
    pub(crate) fn of(site: &Site, group: Option<GroupId>) -> GroupMark {
        group.map_or_else(
            || GroupMark {
                id: Arc::default(),
                link: Link::to(Arc::default(), Route::file("")),
                index: 0,
                facet: Arc::default(),
            },
            |group| group_mark(site, group),
        )
    }
}

/// A term as a chip.
#[derive(Debug, Clone, Serialize, Hash)]
pub(crate) struct Tag {
    id: Arc<str>,
    facet: Arc<str>,
    #[serde(flatten)]
    link: Arc<Link>,
    group: Option<GroupMark>,
}

/// The terms of one facet as chips.
#[derive(Debug, Clone, Serialize, Hash)]
pub(crate) struct Tags {
    key: Arc<str>,
    name: Arc<str>,
    #[serde(rename = "tags")]
    terms: Vec<Tag>,
}

/// A place in the source.
#[derive(Debug, Clone, Serialize, Hash)]
pub(crate) struct Cited {
    label: Arc<str>,
    title: Arc<str>,
    href: String,
}

/// The terms of one facet by name: all that a list needs, and a fraction of the work of [`Tags`].
#[derive(Debug, Clone, Serialize, Hash)]
pub(crate) struct Names {
    key: Arc<str>,
    name: Arc<str>,
    tags: Vec<Name>,
}

/// A term by name.
#[derive(Debug, Clone, Serialize, Hash)]
struct Name {
    id: Arc<str>,
    title: Arc<str>,
    title_html: Arc<str>,
    href: String,
}

/// A case study in a list.
#[derive(Debug, Serialize, Hash)]
pub(crate) struct Card {
    id: Arc<str>,
    #[serde(flatten)]
    link: Arc<Link>,
    summary: Arc<str>,
    draft: bool,
    tags: Vec<Names>,
    citations: Vec<Cited>,
    updated: Option<Arc<str>>,
}

/// A row of a matrix, with the cases that show it.
#[derive(Debug, Serialize, Hash)]
pub(crate) struct ShownRow {
    id: Arc<str>,
    label: Arc<str>,
    summary: Option<Arc<str>>,
    href: String,
    matrix: Arc<Link>,
    tags: Vec<Tags>,
    groups: Vec<GroupMark>,
    citations: Vec<Cited>,
    #[serde(flatten)]
    cases: CaseLinks,
}

/// A group of a facet as a mark.
pub(crate) fn group_mark(site: &Site, group: GroupId) -> GroupMark {
    let group = site.taxonomy.group(group);
    let facet = site.taxonomy.facet(group.facet).key.clone();
    GroupMark { id: group.slug.clone(), link: group.link.clone(), index: group.index, facet }
}

/// A term as a chip.
pub(crate) fn tag(site: &Site, term: TermId) -> Tag {
    let term = site.term(term);
    let group = term.group.map(|group| group_mark(site, group));
    let facet = site.taxonomy.facet(term.facet).key.clone();
    Tag { id: term.slug.clone(), facet, link: term.link.clone(), group }
}

/// A classification as chips, facet by facet; facets without terms are left out.
pub(crate) fn tags(site: &Site, classification: &Classification) -> Vec<Tags> {
    let facets = site.taxonomy.facets.iter();
    let tags = facets.map(|facet| Tags {
        key: facet.key.clone(),
        name: facet.name.clone(),
        terms: classification.of(facet).iter().map(|term| tag(site, *term)).collect(),
    });
    tags.filter(|tags| !tags.terms.is_empty()).collect()
}

/// A classification by name, facet by facet; facets without terms are left out.
pub(crate) fn names(site: &Site, classification: &Classification) -> Vec<Names> {
    let facets = site.taxonomy.facets.iter();
    let names = facets.map(|facet| {
        let terms = classification.of(facet).iter().map(|term| site.term(*term));
        let tags = terms.map(|term| Name {
            id: term.slug.clone(),
            title: term.link.title.clone(),
            title_html: term.link.title_html(),
            href: term.link.href(),
        });
        let tags = tags.collect();
        Names { key: facet.key.clone(), name: facet.name.clone(), tags }
    });
    names.filter(|names| !names.tags.is_empty()).collect()
}

/// Citations as links.
pub(crate) fn cited(site: &Site, citations: &[Citation]) -> Vec<Cited> {
    let cited = citations.iter().map(|citation| match citation {
        Citation::Row(row) => {
            let row = site.row(*row);
            Cited { label: row.id.clone(), title: row.label.clone(), href: row.link.href() }
        }
        Citation::Place(place) => {
            let place = site.place(*place);
            Cited {
                label: place.label.clone(),
                title: place.title.clone(),
                href: place.link.href(),
            }
        }
    });
    cited.collect()
}

/// A case study as a card.
pub(crate) fn card(site: &Site, case: CaseId) -> Card {
    let case = site.case(case);
    Card {
        id: case.slug.clone(),
        link: case.link.clone(),
        summary: case.summary.clone(),
        draft: case.draft,
        tags: names(site, &case.classification),
        citations: cited(site, &case.citations),
        updated: case.updated.clone(),
    }
}

/// A row with the cases that show it.
pub(crate) fn shown_row(site: &Site, id: RowId) -> ShownRow {
    let row = site.row(id);
    ShownRow {
        id: row.id.clone(),
        label: row.label.clone(),
        summary: row.summary.clone(),
        href: row.link.href(),
        matrix: site.matrix(row.matrix).link.clone(),
        tags: tags(site, &row.classification),
        groups: mode_marks(site, &row.classification),
        citations: cited(site, &row.citations),
        cases: case_links(site, site.index.cases_of_row(id)),
    }
}

/// The groups of a classification's terms in the facet that the first grid has as rows.
pub(crate) fn mode_marks(site: &Site, classification: &Classification) -> Vec<GroupMark> {
    let Some(grid) = site.main_grid() else { return Vec::new() };
    let terms = classification.of(site.taxonomy.facet(grid.rows));
    site.taxonomy.groups_among(terms).into_iter().map(|group| group_mark(site, group)).collect()
}

/// A term in a list, with how much there is about it.
#[derive(Debug, Serialize, Hash)]
pub(crate) struct Count {
    id: Arc<str>,
    #[serde(flatten)]
    link: Arc<Link>,
    summary: Option<Arc<str>>,
    rows: usize,
    cases: usize,
    group: Option<GroupMark>,
    citations: Vec<Cited>,
}

/// A term with how many rows and cases have it.
pub(crate) fn count(site: &Site, id: TermId) -> Count {
    let term = site.term(id);
    Count {
        id: term.slug.clone(),
        link: term.link.clone(),
        summary: term.summary.clone(),
        rows: site.index.rows_of(id).len(),
        cases: site.index.cases_of(id).len(),
        group: term.group.map(|group| group_mark(site, group)),
        citations: cited(site, &term.citations),
    }
}

/// A group in a list, with its terms; terms without a group stand under one with no title.
#[derive(Debug, Serialize, Hash)]
pub(crate) struct CountedGroup {
    id: Arc<str>,
    title: Arc<str>,
    title_html: Arc<str>,
    href: String,
    index: usize,
    summary: Option<Arc<str>>,
    terms: Vec<Count>,
}

/// A facet's groups with their terms; first the terms that have no group.
pub(crate) fn counted_groups(site: &Site, facet: FacetId) -> Vec<CountedGroup> {
    let counted = |(group, terms): (Option<GroupId>, Vec<TermId>)| {
        let terms = terms.into_iter().map(|term| count(site, term)).collect();
        let group = group.map(|group| site.taxonomy.group(group));
        let link = group.map(|group| &group.link);
        CountedGroup {
            id: group.map(|group| group.slug.clone()).unwrap_or_default(),
            title: link.map(|link| link.title.clone()).unwrap_or_default(),
            title_html: link.map(|link| link.title_html()).unwrap_or_default(),
            href: link.map(|link| link.href()).unwrap_or_default(),
            index: group.map_or(0, |group| group.index),
            summary: group.and_then(|group| group.summary.clone()),
            terms,
        }
    };
    site.taxonomy.by_group(facet).into_iter().map(counted).collect()
}

/// A facet as a heading, a mark or a link.
#[derive(Debug, Clone, Serialize, Hash)]
pub(crate) struct FacetMark {
    key: Arc<str>,
    name: Arc<str>,
    question: Option<Arc<str>>,
    group_kind: Option<Arc<str>>,
    #[serde(flatten)]
    link: Arc<Link>,
}

/// A facet as a mark.
pub(crate) fn facet_mark(site: &Site, facet: FacetId) -> FacetMark {
    let facet = site.taxonomy.facet(facet);
    FacetMark {
        key: facet.key.clone(),
        name: facet.name.clone(),
        question: facet.question.clone(),
        group_kind: facet.grouped_by.as_ref().map(|grouped| grouped.name.clone()),
        link: facet.link.clone(),
    }
}

/// A facet as a way in: its link leads to the page that the navigation leads to.
pub(crate) fn facet_way(site: &Site, id: FacetId) -> FacetMark {
    let facet = site.taxonomy.facet(id);
    let by_group = facet.grouped_by.as_ref().filter(|_| facet.enter_by_group);
    let link = by_group.map_or(&facet.link, |grouped| &grouped.link).clone();
    FacetMark { link, ..facet_mark(site, id) }
}

/// How many cases stand behind a row or a term before the rest is only counted.
const CASES_SHOWN: usize = 20;

/// The first cases of many, and how many more there are.
#[derive(Debug, Serialize, Hash)]
pub(crate) struct CaseLinks {
    cases: Vec<Arc<Link>>,
    more_cases: usize,
}

/// Cases as links; of very many only the first ones, so that a page stays one that can be read.
pub(crate) fn case_links(site: &Site, cases: &[CaseId]) -> CaseLinks {
    let shown = cases.iter().take(CASES_SHOWN);
    CaseLinks {
        cases: shown.map(|case| site.case(*case).link.clone()).collect(),
        more_cases: cases.len().saturating_sub(CASES_SHOWN),
    }
}
