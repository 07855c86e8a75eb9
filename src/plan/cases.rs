//! The list of all cases, a hundred to a page: `/cases/`, `/cases/page/2/`.

use super::frame::Frame;
use super::paging::{self, Paging};
use super::shapes::{Card, CountedGroup, FacetMark, card, counted_groups, facet_mark};
use super::{Page, structured};
use crate::model::{CaseId, Link, Site};
use crate::render::Theme;
use crate::route::Route;
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct CasesView {
    page: Frame,
    cases: Vec<Card>,
    facets: Vec<Filter>,
    total: usize,
    pages: Paging,
}

/// A facet by which the list can be narrowed.
#[derive(Serialize, Hash)]
struct Filter {
    #[serde(flatten)]
    facet: FacetMark,
    groups: Vec<CountedGroup>,
}

/// The link to the list.
pub(super) fn list(theme: &Theme) -> Arc<Link> {
    Link::to(theme.word("title_cases"), Route::page("cases/"))
}

/// Plans the pages of the list.
pub(super) fn plan(site: &Site, theme: &Theme) -> Vec<Page> {
    let list = list(theme);
    let pages = paging::numbers(site.cases.len()).map(|number| {
        let route = paging::route(&list.route, number);
        let list = list.clone();
        Page::html(route, "cases", move |site| view(site, &list, number))
    });
    pages.collect()
}

fn view(site: &Site, list: &Arc<Link>, number: usize) -> CasesView {
    let total = site.cases.len();
    let route = paging::route(&list.route, number);
    let page = Frame::new(site, "cases", &route, &paging::title(list, number, total))
        .headed(list)
        .under("cases");
    let all: Vec<CaseId> = site.case_ids().collect();
    let cases = paging::shown(&all, number);
    let links = cases.iter().map(|case| &site.case(*case).link);
    let data = structured::collection(site, &page, links);
    let facets = site.taxonomy.facet_ids();
    let facets =
        facets.map(|id| Filter { facet: facet_mark(site, id), groups: counted_groups(site, id) });
    CasesView {
        cases: cases.iter().map(|case| card(site, *case)).collect(),
        facets: facets.collect(),
        total,
        pages: Paging::new(list, number, total),
        page: page.data(site, data),
    }
}
