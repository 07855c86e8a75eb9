//! The list of all cases, a hundred to a page: `/cases/`, `/cases/page/2/`.

use super::frame::Frame;
use super::narrow::{self, Filter, Narrowing};
use super::paging::{self, Paging};
use super::{Guide, Page, structured};
use crate::model::{CaseId, Link, Site};
use crate::render::Theme;
use crate::route::Route;
use crate::shared::Shared;
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct CasesView {
    page: Frame,
    cases: Vec<Shared>,
    facets: Vec<Filter>,
    /// What a script needs to combine the facets; on the first page alone.
    narrowing: Option<Narrowing>,
    total: usize,
    pages: Paging,
}

/// The link to the list.
pub(super) fn list(theme: &Theme) -> Arc<Link> {
    Link::to(theme.word("title_cases"), Route::page("cases/"))
}

/// Plans the pages of the list, and what a script needs beside them.
pub(super) fn plan(site: &Site, theme: &Theme) -> Vec<Page> {
    let list = list(theme);
    let order: Arc<[CaseId]> = site.index.ordered().into();
    let updated = site.newest(&order);
    let pages = paging::numbers(order.len()).map(|number| {
        let route = paging::route(&list.route, number);
        let (list, order) = (list.clone(), order.clone());
        Page::html(route, "cases", move |site| view(site, &list, &order, number))
            .updated(updated.clone())
    });
    pages.chain(narrow::plan(&order)).collect()
}

fn view(site: &Guide<'_>, list: &Arc<Link>, order: &[CaseId], number: usize) -> CasesView {
    let total = order.len();
    let route = paging::route(&list.route, number);
    let page = Frame::new(site, "cases", &route, &paging::title(list, number, total))
        .headed(list)
        .under("cases");
    let cases = paging::shown(order, number);
    let links = cases.iter().map(|case| &site.case(*case).link);
    let data = structured::collection(site, &page, links);
    CasesView {
        cases: cases.iter().map(|case| site.card(*case)).collect(),
        facets: site.taxonomy.facet_ids().map(|id| narrow::filter(site, id)).collect(),
        narrowing: (number == 1).then(Narrowing::new),
        total,
        pages: Paging::new(list, number, total),
        page: page.data(site, data),
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::sample;

    #[test]
    fn cases_stand_in_the_order_of_their_terms() {
        let site = sample::site();
        let slugs: Vec<&str> =
            site.index.ordered().iter().map(|case| &*site.case(*case).slug).collect();
        assert_eq!(slugs, ["undated", "early", "late"]);
    }
}
