//! The crossings of a grid that hold something: `/matrix/<column>/<row>/`.

use super::frame::Frame;
use super::paging::{self, Paging};
use super::shapes::{FacetMark, ShownRow, facet_mark, shown_row};
use super::{Guide, Page, structured};
use crate::model::{Cell, Grid, GridId, Link, Site, TermId};
use crate::render::Theme;
use crate::route::Route;
use crate::shared::Shared;
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct CellView {
    page: Frame,
    grid: Arc<Link>,
    column: Side,
    row: Side,
    rows: Vec<ShownRow>,
    cases: Vec<Shared>,
    column_others: Vec<Shared>,
    row_others: Vec<Shared>,
    pages: Paging,
}

/// One of the two terms that cross.
#[derive(Serialize, Hash)]
struct Side {
    chip: Shared,
    title: Arc<str>,
    group: Option<Shared>,
    facet: FacetMark,
}

/// A crossing under the name of one of its terms, with how much is found there.
#[derive(Serialize, Hash)]
pub(super) struct Counted {
    title: Arc<str>,
    title_html: Arc<str>,
    href: String,
    count: usize,
}

/// Plans a page for each crossing that holds something, or several where its cases are many.
pub(super) fn plan(site: &Site, _theme: &Theme) -> Vec<Page> {
    let mut pages = Vec::new();
    for id in site.grid_ids() {
        let grid = site.grid(id);
        for ((column, row), cell) in grid.cells.iter() {
            let crossing = (*column, *row);
            let list = cell_route(site, grid, crossing);
            let updated = site.newest(&cell.cases);
            for number in paging::numbers(cell.cases.len()) {
                let route = paging::route(&list, number);
                let view = move |site: &Guide<'_>| cell_view(site, id, crossing, number);
                pages.push(Page::html(route, "cell", view).updated(updated.clone()));
            }
        }
    }
    pages
}

/// The page of a crossing.
pub(super) fn cell_route(site: &Site, grid: &Grid, (column, row): (TermId, TermId)) -> Route {
    let (column, row) = (&site.term(column).slug, &site.term(row).slug);
    Route::page(&format!("{}{column}/{row}/", grid.link.route.address()))
}

/// A crossing that holds something, as a link: `刑務所 × 施設につなぐ`.
pub(super) fn cell_link(site: &Site, grid: &Grid, crossing: (TermId, TermId)) -> Arc<Link> {
    let (column, row) = (&site.term(crossing.0).link, &site.term(crossing.1).link);
    let title = format!("{} × {}", column.title, row.title);
    Link::to(Arc::from(title), cell_route(site, grid, crossing))
}

fn cell_view(site: &Guide<'_>, id: GridId, crossing: (TermId, TermId), number: usize) -> CellView {
    let grid = site.grid(id);
    let (column, row) = crossing;
    let nothing = Cell::default();
    let cell = grid.cell(column, row).unwrap_or(&nothing);
    let link = cell_link(site, grid, crossing);
    let pages = Paging::new(&link, number, cell.cases.len());
    let title = paging::title(&link, number, cell.cases.len());
    let page = Frame::new(site, "cell", &paging::route(&link.route, number), &title)
        .headed(&link)
        .below([grid.link.clone()])
        .described(Some(&link.title))
        .under(&grid.slug);
    let cases = paging::shown(&cell.cases, number);
    let links: Vec<_> = cases.iter().map(|case| &site.case(*case).link).collect();
    let data = structured::collection(site, &page, links);
    let rows = if pages.is_first() { cell.rows.as_slice() } else { &[] };
    let of_column = grid.of_column(column).map(|(other, _)| other).filter(|other| *other != row);
    let of_row = site.taxonomy.terms_of(grid.columns).filter(|other| *other != column);
    CellView {
        grid: grid.link.clone(),
        column: side(site, column),
        row: side(site, row),
        rows: rows.iter().map(|row| shown_row(site, *row)).collect(),
        cases: cases.iter().map(|case| site.card(*case)).collect(),
        column_others: of_column.filter_map(|row| site.under_row(id, (column, row))).collect(),
        row_others: of_row.filter_map(|column| site.under_column(id, (column, row))).collect(),
        page: page.data(site, data),
        pages,
    }
}

fn side(site: &Guide<'_>, id: TermId) -> Side {
    let term = site.term(id);
    Side {
        chip: site.chip(id),
        title: term.link.title.clone(),
        group: term.group.map(|group| site.group_mark(group)),
        facet: facet_mark(site, term.facet),
    }
}

/// A crossing under the name of one of its terms.
pub(super) fn counted(
    site: &Site,
    id: GridId,
    crossing: (TermId, TermId),
    name: TermId,
) -> Counted {
    let grid = site.grid(id);
    let name = &site.term(name).link;
    Counted {
        title: name.title.clone(),
        title_html: name.title_html(),
        href: cell_route(site, grid, crossing).path().to_owned(),
        count: grid.cell(crossing.0, crossing.1).map_or(0, Cell::count),
    }
}
