//! Former addresses: the aliases of cases, pages, terms and groups lead to where they stand today.

use super::cell::cell_route;
use super::frame;
use super::{Guide, Page};
use crate::model::{FacetId, Grid, Link, Site, TermId};
use crate::render::{ROOT, Theme};
use crate::route::Route;
use crate::span::{Span, Spanned};
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct RedirectView {
    root: &'static str,
    target: String,
    canonical: String,
}

/// An address that is no more, where it leads today, and what gave it up.
pub(super) struct Former {
    pub(super) from: Route,
    pub(super) to: Route,
    origin: Span,
}

/// Plans a page at each former address.
pub(super) fn plan(site: &Site, _theme: &Theme) -> Vec<Page> {
    former(site).into_iter().map(redirect).collect()
}

/// Every former address.
pub(super) fn former(site: &Site) -> Vec<Former> {
    let mut all = Vec::new();
    let mut lead = |aliases: &[Arc<str>], link: &Link, origin: Span| {
        let former =
            |alias| Former { from: beside(&link.route, alias), to: link.route.clone(), origin };
        all.extend(aliases.iter().map(|alias| former(alias)));
    };
    for case in &site.cases {
        lead(&case.aliases, &case.link, case.origin);
    }
    for page in &site.pages {
        lead(&page.aliases, &page.link, page.origin);
    }
    for group in &site.taxonomy.groups {
        lead(&group.aliases, &group.link, group.origin);
    }
    for term in &site.taxonomy.terms {
        lead(&term.aliases, &term.link, term.origin);
    }
    for grid in &site.grids {
        let crossings = grid.cells.keys();
        all.extend(crossings.flat_map(|crossing| of_crossing(site, grid, *crossing)));
    }
    all.extend(site.addresses.iter().filter_map(|address| emptied(site, address)));
    all
}

/// A crossing that held something once leads to its column's own page.
fn emptied(site: &Site, address: &Spanned<Arc<str>>) -> Option<Former> {
    let mut parts = address.value.trim_matches('/').split('/');
    let (grid, column, row) = (parts.next()?, parts.next()?, parts.next()?);
    let grid = site.grids.iter().find(|known| *known.slug == *grid)?;
    let find = |facet: FacetId, id: &str| {
        let is_called = |term: &TermId| {
            let term = site.term(*term);
            *term.slug == *id || term.aliases.iter().any(|alias| **alias == *id)
        };
        site.taxonomy.terms_of(facet).find(is_called)
    };
    let (column, row) = (find(grid.columns, column)?, find(grid.rows, row)?);
    let is_empty = parts.next().is_none() && grid.cell(column, row).is_none();
    is_empty.then(|| Former {
        from: Route::page(address.value.trim_start_matches('/')),
        to: site.term(column).link.route.clone(),
        origin: address.span,
    })
}

/// A crossing had an address for each former id of its terms too.
fn of_crossing(site: &Site, grid: &Grid, (column, row): (TermId, TermId)) -> Vec<Former> {
    let (column_term, row_term) = (site.term(column), site.term(row));
    let to = cell_route(site, grid, (column, row));
    let columns = std::iter::once(&column_term.slug).chain(&column_term.aliases);
    let mut all = Vec::new();
    for (at, former_column) in columns.enumerate() {
        let rows = std::iter::once(&row_term.slug).chain(&row_term.aliases);
        for former_row in rows.skip(usize::from(at == 0)) {
            let address = format!("{}{former_column}/{former_row}/", grid.link.route.address());
            let origin = if at == 0 { row_term.origin } else { column_term.origin };
            all.push(Former { from: Route::page(&address), to: to.clone(), origin });
        }
    }
    all
}

/// The address beside another one that ends in another id.
fn beside(route: &Route, id: &str) -> Route {
    let address = route.address().trim_end_matches('/');
    let folder = address.rfind('/').map_or("", |at| &address[..=at]);
    Route::page(&format!("{folder}{id}/"))
}

fn redirect(former: Former) -> Page {
    let Former { from, to, origin } = former;
    let view = move |site: &Guide<'_>| RedirectView {
        root: ROOT,
        target: to.path().to_owned(),
        canonical: frame::canonical(site, &to),
    };
    Page::html(from, "redirect", view).written_at(origin).unlisted(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_former_address_stands_beside_the_present_one() {
        let check = |address: &str, expected: &str| {
            assert_eq!(beside(&Route::page(address), "old").address(), expected);
        };
        check("cases/x/", "cases/old/");
        check("about/", "old/");
        check("matrix/a/b/", "matrix/a/old/");
    }
}
