//! What stands beside a term in its cases: the reasons that made them possible, and other terms of
//! its own facet.

use super::shapes::{CaseLinks, FacetMark, GroupMark, case_links, facet_mark};
use crate::model::{CaseId, FacetId, Grid, Link, Site, TermId};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Other terms, each with the cases that have it too.
type Besides = BTreeMap<TermId, Vec<CaseId>>;

/// The terms of another facet that the cases have, group by group.
#[derive(Serialize, Hash)]
pub(super) struct MadePossible {
    facet: FacetMark,
    groups: Vec<MadePossibleGroup>,
}

#[derive(Serialize, Hash)]
struct MadePossibleGroup {
    #[serde(flatten)]
    mark: GroupMark,
    terms: Vec<WithCases>,
}

/// A term and the cases that stand behind it.
#[derive(Serialize, Hash)]
pub(super) struct WithCases {
    #[serde(flatten)]
    link: Arc<Link>,
    #[serde(flatten)]
    cases: CaseLinks,
}

/// The terms that stand beside this one in its cases, each with those cases. What crosses with it
/// in a grid is told there and left out here.
pub(super) fn besides(site: &Site, id: TermId) -> Besides {
    let facets = &site.taxonomy;
    let own = site.term(id).facet;
    let told: Vec<FacetId> =
        facets.facet_ids().filter(|facet| *facet == own || makes_possible(site, *facet)).collect();
    let mut besides: Besides = Besides::new();
    for case in site.index.cases_of(id) {
        for facet in &told {
            for term in site.case(*case).classification.of(facets.facet(*facet)) {
                if *term != id {
                    besides.entry(*term).or_default().push(*case);
                }
            }
        }
    }
    besides
}

/// Whether a facet tells what made a case work: neither a side of the first grid nor a row of steps.
pub(super) fn makes_possible(site: &Site, facet: FacetId) -> bool {
    let is_side = |grid: &Grid| grid.rows == facet || grid.columns == facet;
    !site.taxonomy.facet(facet).ordered && !site.main_grid().is_some_and(is_side)
}

/// What made the cases of a term possible.
pub(super) fn made_possible(site: &Site, id: TermId, besides: &Besides) -> Vec<MadePossible> {
    let own = site.term(id).facet;
    let facets = site.taxonomy.facet_ids().filter(|id| *id != own && makes_possible(site, *id));
    let told = facets.map(|facet| {
        let groups = site.taxonomy.by_group(facet).into_iter().map(|(group, terms)| {
            let terms = with_cases(site, terms, besides);
            MadePossibleGroup { mark: GroupMark::of(site, group), terms }
        });
        let groups = groups.filter(|group| !group.terms.is_empty()).collect();
        MadePossible { facet: facet_mark(site, facet), groups }
    });
    told.filter(|facet| !facet.groups.is_empty()).collect()
}

/// Those of the terms that stand beside, in the order given.
pub(super) fn with_cases(
    site: &Site,
    terms: impl IntoIterator<Item = TermId>,
    besides: &Besides,
) -> Vec<WithCases> {
    let with_cases = terms.into_iter().filter_map(|term| {
        let cases = case_links(site, besides.get(&term)?);
        Some(WithCases { link: site.term(term).link.clone(), cases })
    });
    with_cases.collect()
}
