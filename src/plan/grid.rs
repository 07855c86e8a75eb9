//! Two facets crossed: `/matrix/`.

use super::cell::cell_route;
use super::explore::{self, Exploring, Gaps, exploring, gaps};
use super::frame::Frame;
use super::shapes::{FacetMark, facet_mark};
use super::{Page, structured};
use crate::model::{Cell, FacetId, Grid, GridId, GroupId, Link, Site, TermId};
use crate::render::Theme;
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct GridView {
    page: Frame,
    grid: Table,
    exploring: Exploring,
    gaps: Gaps,
}

/// A grid as a table.
#[derive(Debug, Serialize, Hash)]
pub(super) struct Table {
    id: Arc<str>,
    #[serde(flatten)]
    link: Arc<Link>,
    row_facet: FacetMark,
    column_facet: FacetMark,
    column_groups: Vec<ColumnGroup>,
    columns: Vec<Column>,
    row_groups: Vec<RowGroup>,
    filled: usize,
    total: usize,
    max_count: usize,
}

/// Columns that stand under one heading.
#[derive(Debug, Serialize, Hash)]
struct ColumnGroup {
    title: Arc<str>,
    href: Option<String>,
    index: usize,
    span: usize,
}

#[derive(Debug, Serialize, Hash)]
struct Column {
    id: Arc<str>,
    #[serde(flatten)]
    link: Arc<Link>,
    group_index: usize,
}

/// Rows that stand under one heading.
#[derive(Debug, Serialize, Hash)]
struct RowGroup {
    id: Arc<str>,
    title: Arc<str>,
    href: Option<String>,
    index: usize,
    rows: Vec<TableRow>,
}

#[derive(Debug, Serialize, Hash)]
struct TableRow {
    id: Arc<str>,
    #[serde(flatten)]
    link: Arc<Link>,
    cells: Vec<TableCell>,
}

/// A crossing in the table; without an address where nothing is found.
#[derive(Debug, Serialize, Hash)]
struct TableCell {
    href: Option<String>,
    rows: usize,
    cases: usize,
    count: usize,
    column: Arc<str>,
    column_title: Arc<str>,
}

/// Plans a page for each grid.
pub(super) fn plan(site: &Site, _theme: &Theme) -> Vec<Page> {
    let page = |id| {
        let route = site.grid(id).link.route.clone();
        Page::html(route, "grid", move |site| grid_view(site, id))
    };
    site.grid_ids().map(page).chain(explore::plan(site)).collect()
}

fn grid_view(site: &Site, id: GridId) -> GridView {
    let grid = site.grid(id);
    let (rows, columns) = (site.taxonomy.facet(grid.rows), site.taxonomy.facet(grid.columns));
    let about = format!("{} × {}", columns.name, rows.name);
    let page = Frame::new(site, "grid", &grid.link.route, &grid.link.title)
        .described(Some(&Arc::from(about)))
        .under(&grid.slug);
    let terms = site.taxonomy.terms_of(grid.columns).chain(site.taxonomy.terms_of(grid.rows));
    let links: Vec<_> = terms.map(|term| &site.term(term).link).collect();
    let data = structured::collection(site, &page, links);
    GridView {
        page: page.data(site, data),
        grid: table(site, grid),
        exploring: exploring(site, grid),
        gaps: gaps(site, grid),
    }
}

/// A grid as a table, groups in their order on both sides.
pub(super) fn table(site: &Site, grid: &Grid) -> Table {
    let column_groups = filled_groups(site, grid.columns);
    let columns: Vec<TermId> = column_groups.iter().flat_map(|(_, terms)| terms).copied().collect();
    let row_groups = filled_groups(site, grid.rows);
    let rows = row_groups.iter().map(|(_, terms)| terms.len()).sum::<usize>();
    Table {
        id: grid.slug.clone(),
        link: grid.link.clone(),
        row_facet: facet_mark(site, grid.rows),
        column_facet: facet_mark(site, grid.columns),
        filled: grid.cells.len(),
        total: rows * columns.len(),
        max_count: grid.cells.values().map(Cell::count).max().unwrap_or_default(),
        columns: columns.iter().map(|column| table_column(site, *column)).collect(),
        row_groups: row_groups
            .into_iter()
            .map(|(group, terms)| {
                let (title, href, index) = heading(site, group);
                let rows = terms.iter().map(|row| table_row(site, grid, &columns, *row)).collect();
                let id = group.map(|group| site.taxonomy.group(group).slug.clone());
                RowGroup { id: id.unwrap_or_default(), title, href, index, rows }
            })
            .collect(),
        column_groups: headed_columns(site, &column_groups),
    }
}

/// The groups of a facet that have terms.
fn filled_groups(site: &Site, facet: FacetId) -> Vec<(Option<GroupId>, Vec<TermId>)> {
    let mut groups = site.taxonomy.by_group(facet);
    groups.retain(|(_, terms)| !terms.is_empty());
    groups
}

/// The headings over columns; none where the facet has no groups at all.
fn headed_columns(site: &Site, groups: &[(Option<GroupId>, Vec<TermId>)]) -> Vec<ColumnGroup> {
    if groups.iter().all(|(group, _)| group.is_none()) {
        return Vec::new();
    }
    let headed = groups.iter().map(|(group, terms)| {
        let (title, href, index) = heading(site, *group);
        ColumnGroup { title, href, index, span: terms.len() }
    });
    headed.collect()
}

fn heading(site: &Site, group: Option<GroupId>) -> (Arc<str>, Option<String>, usize) {
    let Some(group) = group else { return (Arc::default(), None, 0) };
    let group = site.taxonomy.group(group);
    (group.link.title.clone(), Some(group.link.href()), group.index)
}

fn table_column(site: &Site, id: TermId) -> Column {
    let term = site.term(id);
    let group_index = term.group.map_or(0, |group| site.taxonomy.group(group).index);
    Column { id: term.slug.clone(), link: term.link.clone(), group_index }
}

fn table_row(site: &Site, grid: &Grid, columns: &[TermId], id: TermId) -> TableRow {
    let row = site.term(id);
    let cells = columns.iter().map(|column| {
        let cell = grid.cell(*column, id);
        let term = site.term(*column);
        TableCell {
            href: cell.map(|_| cell_route(site, grid, (*column, id)).path().to_owned()),
            rows: cell.map_or(0, |cell| cell.rows.len()),
            cases: cell.map_or(0, |cell| cell.cases.len()),
            count: cell.map_or(0, Cell::count),
            column: term.slug.clone(),
            column_title: term.link.title.clone(),
        }
    });
    TableRow { id: row.slug.clone(), link: row.link.clone(), cells: cells.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::sample;

    fn json(at: usize) -> serde_json::Value {
        let site = sample::site();
        serde_json::to_value(table(&site, &site.grids[at])).expect("a table is plain data")
    }

    #[test]
    fn columns_stand_group_by_group_whatever_their_order_in_the_file() {
        let grid = json(0);
        let ids = ["a", "b", "c"].map(str::to_owned);
        let columns = grid["columns"].as_array().into_iter().flatten();
        assert!(columns.map(|column| &column["id"]).eq(&ids));
        let spans = grid["column_groups"].as_array().into_iter().flatten();
        assert!(spans.map(|group| &group["span"]).eq(&[1, 2]));
        assert_eq!((&grid["filled"], &grid["total"]), (&4.into(), &6.into()));
        assert_eq!(grid["row_groups"][1]["rows"][0]["cells"][0]["count"], 3);
        assert!(grid["row_groups"][0]["rows"][0]["cells"][2]["href"].is_null());
    }

    #[test]
    fn a_facet_without_groups_has_one_group_of_rows_without_a_title() {
        let grid = json(1);
        assert_eq!(grid["row_groups"].as_array().map(Vec::len), Some(1));
        assert_eq!(grid["row_groups"][0]["title"], "");
    }
}
