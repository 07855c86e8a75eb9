//! The guideline for programs: `data/*.json`. Ids, not names, tie its parts together, and every thing
//! has its absolute address. Drafts are left out: what is taken from here is used elsewhere.

use super::cell::cell_route;
use super::{Page, frame, structured};
use crate::model::{CaseId, Citation, Classification, Grid, RowId, Site};
use crate::render::Theme;
use crate::route::Route;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// Plans the files.
pub(super) fn plan(_site: &Site, _theme: &Theme) -> Vec<Page> {
    let file = |name: &str, list: fn(&Site) -> Value| {
        let key = name.to_owned();
        let text = move |site: &Site| document(site, &key, list(site));
        Page::text(Route::file(format!("data/{name}.json")), text)
    };
    vec![file("cases", cases), file("terms", terms), file("rows", rows), file("cells", cells)]
}

/// A list under its name, with what it was taken from.
fn document(site: &Site, key: &str, list: Value) -> String {
    let settings = &site.settings;
    let licence = settings.licence.as_ref();
    let mut document = json!({
        "title": settings.title,
        "url": settings.base_url,
        "language": settings.language,
        "version": settings.version,
        "updated": settings.updated,
        "license": licence.map(|licence| licence.url.as_ref().unwrap_or(&licence.name)),
    });
    document[key] = list;
    document.to_string() + "\n"
}

fn cases(site: &Site) -> Value {
    let published = site.case_ids().filter(|id| !site.case(*id).draft);
    let shown = published.map(|id| {
        let case = site.case(id);
        json!({
            "id": case.slug,
            "title": case.link.title,
            "summary": case.summary,
            "url": structured::address(site, &case.link),
            "terms": terms_by_facet(site, &case.classification),
            "cells": cells_of(site, id),
            "rows": site.index.rows_of_case(id).iter().map(|row| &site.row(*row).id).collect::<Vec<_>>(),
            "citations": labels(site, &case.citations),
            "updated": case.updated,
            "reviewed": case.reviewed,
        })
    });
    shown.collect()
}

fn terms(site: &Site) -> Value {
    let taxonomy = &site.taxonomy;
    let shown = taxonomy.facet_ids().flat_map(|facet| taxonomy.terms_of(facet));
    let shown = shown.map(|id| {
        let term = site.term(id);
        let facet = taxonomy.facet(term.facet);
        json!({
            "facet": facet.key,
            "id": term.slug,
            "name": term.link.title,
            "group": term.group.map(|group| taxonomy.group(group).slug.clone()),
            "summary": term.summary,
            "also": term.also,
            "url": structured::address(site, &term.link),
            "citations": labels(site, &term.citations),
            "rows": row_ids(site, site.index.rows_of(id)),
            "cases": case_ids(site, site.index.cases_of(id)),
        })
    });
    shown.collect()
}

fn rows(site: &Site) -> Value {
    let shown = site.row_ids().map(|id| {
        let row = site.row(id);
        json!({
            "id": row.id,
            "label": row.label,
            "summary": row.summary,
            "matrix": site.matrix(row.matrix).slug,
            "url": structured::address(site, &row.link),
            "terms": terms_by_facet(site, &row.classification),
            "citations": labels(site, &row.citations),
            "cases": case_ids(site, site.index.cases_of_row(id)),
        })
    });
    shown.collect()
}

fn cells(site: &Site) -> Value {
    site.grids.iter().flat_map(|grid| cells_of_grid(site, grid)).collect()
}

fn cells_of_grid<'s>(site: &'s Site, grid: &'s Grid) -> impl Iterator<Item = Value> + 's {
    grid.cells.iter().map(move |(crossing, cell)| {
        json!({
            "grid": grid.slug,
            "column": site.term(crossing.0).slug,
            "row": site.term(crossing.1).slug,
            "url": frame::canonical(site, &cell_route(site, grid, *crossing)),
            "rows": row_ids(site, &cell.rows),
            "cases": case_ids(site, &cell.cases),
        })
    })
}

/// The crossings of the first grid that a case shows: `prison/direct-support`.
fn cells_of(site: &Site, id: CaseId) -> Vec<String> {
    let Some(grid) = site.main_grid() else { return Vec::new() };
    let name = |(column, row)| format!("{}/{}", site.term(column).slug, site.term(row).slug);
    site.crossings(id, grid).into_iter().map(name).collect()
}

fn terms_by_facet(site: &Site, classification: &Classification) -> Map<String, Value> {
    let facets = site.taxonomy.facets.iter();
    let terms = facets.map(|facet| {
        let terms = classification.of(facet).iter().map(|term| &site.term(*term).slug);
        (facet.key.to_string(), json!(terms.collect::<Vec<_>>()))
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

fn row_ids(site: &Site, rows: &[RowId]) -> Vec<Arc<str>> {
    rows.iter().map(|row| site.row(*row).id.clone()).collect()
}

fn case_ids(site: &Site, cases: &[CaseId]) -> Vec<Arc<str>> {
    let cases = cases.iter().map(|case| site.case(*case)).filter(|case| !case.draft);
    cases.map(|case| case.slug.clone()).collect()
}
