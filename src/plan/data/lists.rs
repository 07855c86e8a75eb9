//! The guideline for programs: `data/*.json`. Ids, not names, tie its parts together, and every thing
//! has its absolute address. What stands in each file is told by its schema.

use super::{Page, file, schema};
use crate::model::{CaseId, Citation, Classification, Grid, RowId, Site};
use crate::plan::cell::cell_route;
use crate::plan::{frame, structured};
use crate::render::Words;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file: a list under its name, with what it was taken from.
#[derive(Serialize)]
struct Document<'s, T> {
    #[serde(rename = "$schema")]
    schema: String,
    title: &'s str,
    url: &'s str,
    language: &'s str,
    version: Option<&'s str>,
    updated: Option<&'s str>,
    license: Option<&'s str>,
    #[serde(flatten)]
    list: T,
}

#[derive(Serialize)]
struct Cases<'s> {
    cases: Vec<Case<'s>>,
}

#[derive(Serialize)]
struct Case<'s> {
    id: &'s str,
    title: &'s str,
    summary: &'s str,
    url: String,
    terms: BTreeMap<&'s str, Vec<&'s str>>,
    cells: Vec<String>,
    rows: Vec<&'s str>,
    citations: Vec<Arc<str>>,
    updated: Option<&'s str>,
    reviewed: Option<&'s str>,
}

#[derive(Serialize)]
struct Terms<'s> {
    terms: Vec<Term<'s>>,
}

#[derive(Serialize)]
struct Term<'s> {
    facet: &'s str,
    id: &'s str,
    name: &'s str,
    group: Option<&'s str>,
    summary: Option<&'s str>,
    also: &'s [Arc<str>],
    url: String,
    citations: Vec<Arc<str>>,
    rows: Vec<&'s str>,
    cases: Vec<&'s str>,
}

#[derive(Serialize)]
struct Rows<'s> {
    rows: Vec<Row<'s>>,
}

#[derive(Serialize)]
struct Row<'s> {
    id: &'s str,
    label: &'s str,
    summary: Option<&'s str>,
    matrix: &'s str,
    url: String,
    terms: BTreeMap<&'s str, Vec<&'s str>>,
    citations: Vec<Arc<str>>,
    cases: Vec<&'s str>,
}

#[derive(Serialize)]
struct Cells<'s> {
    cells: Vec<Cell<'s>>,
}

#[derive(Serialize)]
struct Cell<'s> {
    grid: &'s str,
    column: &'s str,
    row: &'s str,
    url: String,
    rows: Vec<&'s str>,
    cases: Vec<&'s str>,
}

/// The lists, by the names of their files.
pub(super) const LISTS: [&str; 4] = ["cases", "terms", "rows", "cells"];

/// Plans the lists and their schemas.
pub(super) fn plan(words: &Arc<Words>) -> Vec<Page> {
    let list = |name: &'static str, text: fn(&Site) -> String| {
        Page::text(file(&format!("{name}.json")), move |site| text(site))
    };
    let mut pages = vec![
        list("cases", |site| document(site, "cases", Cases { cases: cases(site) })),
        list("terms", |site| document(site, "terms", Terms { terms: terms(site) })),
        list("rows", |site| document(site, "rows", Rows { rows: rows(site) })),
        list("cells", |site| document(site, "cells", Cells { cells: cells(site) })),
    ];
    pages.extend(LISTS.map(|name| schema::plan(name, words)));
    pages
}

fn document(site: &Site, name: &str, list: impl Serialize) -> String {
    let settings = &site.settings;
    let licence = settings.licence.as_ref();
    let document = Document {
        schema: schema::address(site, name),
        title: &settings.title,
        url: &settings.base_url,
        language: &settings.language,
        version: settings.version.as_deref(),
        updated: settings.updated.as_deref(),
        license: licence.map(|licence| licence.url.as_deref().unwrap_or(&licence.name)),
        list,
    };
    // Nothing in it can fail to be written.
    serde_json::to_string(&document).unwrap_or_default() + "\n"
}

fn cases(site: &Site) -> Vec<Case<'_>> {
    let published = site.case_ids().filter(|id| !site.case(*id).draft);
    let shown = published.map(|id| {
        let case = site.case(id);
        Case {
            id: &case.slug,
            title: &case.link.title,
            summary: &case.summary,
            url: structured::address(site, &case.link),
            terms: terms_by_facet(site, &case.classification),
            cells: cells_of(site, id),
            rows: row_ids(site, site.index.rows_of_case(id)),
            citations: labels(site, &case.citations),
            updated: case.updated.as_deref(),
            reviewed: case.reviewed.as_deref(),
        }
    });
    shown.collect()
}

fn terms(site: &Site) -> Vec<Term<'_>> {
    let taxonomy = &site.taxonomy;
    let shown = taxonomy.facet_ids().flat_map(|facet| taxonomy.terms_of(facet));
    let shown = shown.map(|id| {
        let term = site.term(id);
        Term {
            facet: &taxonomy.facet(term.facet).key,
            id: &term.slug,
            name: &term.link.title,
            group: term.group.map(|group| &*taxonomy.group(group).slug),
            summary: term.summary.as_deref(),
            also: &term.also,
            url: structured::address(site, &term.link),
            citations: labels(site, &term.citations),
            rows: row_ids(site, site.index.rows_of(id)),
            cases: case_ids(site, site.index.cases_of(id)),
        }
    });
    shown.collect()
}

fn rows(site: &Site) -> Vec<Row<'_>> {
    let shown = site.row_ids().map(|id| {
        let row = site.row(id);
        Row {
            id: &row.id,
            label: &row.label,
            summary: row.summary.as_deref(),
            matrix: &site.matrix(row.matrix).slug,
            url: structured::address(site, &row.link),
            terms: terms_by_facet(site, &row.classification),
            citations: labels(site, &row.citations),
            cases: case_ids(site, site.index.cases_of_row(id)),
        }
    });
    shown.collect()
}

fn cells(site: &Site) -> Vec<Cell<'_>> {
    let of_grid = |grid| cells_of_grid(site, grid);
    site.grids.iter().flat_map(of_grid).collect()
}

fn cells_of_grid<'s>(site: &'s Site, grid: &'s Grid) -> impl Iterator<Item = Cell<'s>> + 's {
    grid.cells.iter().map(move |(crossing, cell)| Cell {
        grid: &grid.slug,
        column: &site.term(crossing.0).slug,
        row: &site.term(crossing.1).slug,
        url: frame::canonical(site, &cell_route(site, grid, *crossing)),
        rows: row_ids(site, &cell.rows),
        cases: case_ids(site, &cell.cases),
    })
}

/// The crossings of the first grid that a case shows: `prison/direct-support`.
fn cells_of(site: &Site, id: CaseId) -> Vec<String> {
    let Some(grid) = site.main_grid() else { return Vec::new() };
    let name = |(column, row)| format!("{}/{}", site.term(column).slug, site.term(row).slug);
    site.crossings(id, grid).into_iter().map(name).collect()
}

fn terms_by_facet<'s>(
    site: &'s Site,
    classification: &Classification,
) -> BTreeMap<&'s str, Vec<&'s str>> {
    let terms = site.taxonomy.facets.iter().map(|facet| {
        let terms = classification.of(facet).iter().map(|term| &*site.term(*term).slug);
        (&*facet.key, terms.collect())
    });
    terms.collect()
}

pub(super) fn labels(site: &Site, citations: &[Citation]) -> Vec<Arc<str>> {
    let label = |citation: &Citation| match citation {
        Citation::Row(row) => site.row(*row).id.clone(),
        Citation::Place(place) => site.place(*place).label.clone(),
    };
    citations.iter().map(label).collect()
}

fn row_ids<'s>(site: &'s Site, rows: &[RowId]) -> Vec<&'s str> {
    rows.iter().map(|row| &*site.row(*row).id).collect()
}

fn case_ids<'s>(site: &'s Site, cases: &[CaseId]) -> Vec<&'s str> {
    let cases = cases.iter().map(|case| site.case(*case)).filter(|case| !case.draft);
    cases.map(|case| &*case.slug).collect()
}
