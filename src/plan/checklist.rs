//! The self-check: the terms of one facet to go through with one's own region or body in mind.
//!
//! Which facet it is, `site.yaml` says. Filled in, saved and laid over each other by scripts alone;
//! nothing of it is sent or kept.

use super::frame::Frame;
use super::shapes::{CaseLinks, FacetMark, GroupMark, case_links, facet_mark};
use super::{Guide, Page, structured};
use crate::model::{FacetId, GroupId, Link, Site, TermId};
use crate::render::Theme;
use crate::route::Route;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct ChecklistView {
    page: Frame,
    facet: FacetMark,
    /// What those are called who show how it can be done: the columns of the first grid.
    bodies: Option<Arc<str>>,
    groups: Vec<CheckedGroup>,
    total: usize,
}

/// A group with the terms that are gone through.
#[derive(Serialize, Hash)]
struct CheckedGroup {
    #[serde(flatten)]
    mark: GroupMark,
    terms: Vec<CheckedTerm>,
}

/// A term, and who shows how it can be done.
#[derive(Serialize, Hash)]
struct CheckedTerm {
    id: Arc<str>,
    #[serde(flatten)]
    link: Arc<Link>,
    /// Former ids, which may stand in files that were saved then.
    former: Vec<Arc<str>>,
    #[serde(flatten)]
    cases: CaseLinks,
    bodies: Vec<Arc<Link>>,
}

/// Plans the page, if the site asks for it.
pub(super) fn plan(site: &Site, theme: &Theme) -> Vec<Page> {
    let Some(facet) = site.settings.checklist else { return Vec::new() };
    let link = Link::to(theme.word("title_checklist"), Route::page("checklist/"));
    let page = Page::html(link.route.clone(), "checklist", move |site| view(site, facet, &link));
    vec![page]
}

fn view(site: &Guide<'_>, facet: FacetId, link: &Link) -> ChecklistView {
    let page = Frame::of(site, "checklist", link);
    let data = structured::thing(site, "WebPage", &page);
    let bodies = bodies_facet(site, facet).map(|id| site.taxonomy.facet(id).name.clone());
    let groups = site.taxonomy.by_group(facet).into_iter();
    ChecklistView {
        facet: facet_mark(site, facet),
        bodies,
        groups: groups.map(|(group, terms)| checked_group(site, group, &terms)).collect(),
        total: site.taxonomy.terms_of(facet).count(),
        page: page.data(site, data),
    }
}

fn checked_group(site: &Site, group: Option<GroupId>, terms: &[TermId]) -> CheckedGroup {
    let terms = terms.iter().map(|term| checked_term(site, *term)).collect();
    CheckedGroup { mark: GroupMark::of(site, group), terms }
}

fn checked_term(site: &Site, id: TermId) -> CheckedTerm {
    let term = site.term(id);
    CheckedTerm {
        id: term.slug.clone(),
        link: term.link.clone(),
        former: term.aliases.clone(),
        cases: case_links(site, site.index.cases_of(id)),
        bodies: bodies(site, id).iter().map(|body| site.term(*body).link.clone()).collect(),
    }
}

/// The facet of those who show how it can be done, unless it is the one gone through.
fn bodies_facet(site: &Site, checked: FacetId) -> Option<FacetId> {
    site.main_grid().map(|grid| grid.columns).filter(|columns| *columns != checked)
}

/// Who shows a term, in cases or in rows.
fn bodies(site: &Site, id: TermId) -> BTreeSet<TermId> {
    let Some(facet) = bodies_facet(site, site.term(id).facet) else { return BTreeSet::new() };
    let facet = site.taxonomy.facet(facet);
    let cases = site.index.cases_of(id).iter().map(|case| &site.case(*case).classification);
    let rows = site.index.rows_of(id).iter().map(|row| &site.row(*row).classification);
    cases.chain(rows).flat_map(|classification| classification.of(facet)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::sample;

    #[test]
    fn a_term_names_who_shows_it() {
        let site = sample::site();
        let check = |term: &str, expected: &[&str]| {
            let bodies = bodies(&site, sample::term(&site, term));
            let names: Vec<&str> = bodies.iter().map(|body| &*site.term(*body).slug).collect();
            assert_eq!(names, expected, "{term}");
        };
        check("trust", &["b", "a"]);
        // Columns do not show themselves.
        check("a", &[]);
    }
}
