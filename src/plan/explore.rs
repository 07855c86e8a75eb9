//! What a reader needs to explore a grid in place: `data/grid/<id>.js`, which tells of each crossing
//! what is found there, in all and at each step of the way; and the crossings where nothing is yet.
//!
//! A script and not JSON, since a page opened from a folder may fetch nothing but scripts. It names
//! only the first cases of a crossing, so that it stays small however many there are.

use super::Page;
use super::cell::{cell_link, cell_route};
use super::related::explaining;
use super::shapes::{Tag, tag};
use crate::model::{CaseId, Cell, FacetId, Grid, Link, Site, TermId};
use crate::route::Route;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many rows, cases and terms of a crossing are named.
const FEW: usize = 5;

/// Where a script finds the crossings, and by which steps they can be told apart.
#[derive(Serialize, Hash)]
pub(super) struct Exploring {
    script: String,
    steps: Option<Steps>,
    /// What the facets are called that tell why something worked.
    explaining: Vec<Arc<str>>,
}

#[derive(Serialize, Hash)]
struct Steps {
    key: Arc<str>,
    name: Arc<str>,
    terms: Vec<Tag>,
}

/// Crossings about which no case tells.
#[derive(Serialize, Hash)]
pub(super) struct Gaps {
    /// Those of which the source tells.
    without_case: Vec<Arc<Link>>,
    /// Those of which nobody tells, column by column.
    empty: Vec<EmptyColumn>,
    total: usize,
}

#[derive(Serialize, Hash)]
struct EmptyColumn {
    column: Arc<Link>,
    rows: Vec<Arc<Link>>,
}

/// Plans the script of each grid.
pub(super) fn plan(site: &Site) -> Vec<Page> {
    let page = |id| {
        let route = Route::file(script_path(site.grid(id)));
        Page::text(route, move |site| script(site, site.grid(id)))
    };
    site.grid_ids().map(page).collect()
}

fn script_path(grid: &Grid) -> String {
    format!("data/grid/{}.js", grid.slug)
}

/// What a page needs to let a grid be explored.
pub(super) fn exploring(site: &Site, grid: &Grid) -> Exploring {
    let steps = steps(site, grid).map(|id| {
        let facet = site.taxonomy.facet(id);
        let terms = site.taxonomy.terms_of(id).map(|term| tag(site, term)).collect();
        Steps { key: facet.key.clone(), name: facet.name.clone(), terms }
    });
    let names = explaining(site).map(|facet| site.taxonomy.facet(facet).name.clone());
    Exploring { script: script_path(grid), steps, explaining: names.collect() }
}

/// The facet whose steps a grid can be narrowed to: the first ordered one that is none of its sides.
fn steps(site: &Site, grid: &Grid) -> Option<FacetId> {
    let mut facets = site.taxonomy.facet_ids();
    facets.find(|id| site.taxonomy.facet(*id).ordered && *id != grid.rows && *id != grid.columns)
}

/// What nobody has told a case of yet.
pub(super) fn gaps(site: &Site, grid: &Grid) -> Gaps {
    let without_case = grid.cells.iter().filter(|(_, cell)| cell.cases.is_empty());
    let without_case: Vec<_> =
        without_case.map(|(crossing, _)| cell_link(site, grid, *crossing)).collect();
    let columns = site.taxonomy.terms_of(grid.columns);
    let empty = columns.map(|column| {
        let rows = site.taxonomy.terms_of(grid.rows);
        let rows = rows.filter(|row| grid.cell(column, *row).is_none());
        EmptyColumn {
            column: site.term(column).link.clone(),
            rows: rows.map(|row| site.term(row).link.clone()).collect(),
        }
    });
    let empty: Vec<_> = empty.filter(|column| !column.rows.is_empty()).collect();
    let total = empty.iter().map(|column| column.rows.len()).sum::<usize>() + without_case.len();
    Gaps { without_case, empty, total }
}

/// Titles and addresses, each once; told by number.
#[derive(Default)]
struct Links {
    numbers: BTreeMap<String, usize>,
    list: Vec<Value>,
}

impl Links {
    fn number(&mut self, label: &str, href: &str) -> usize {
        let next = self.list.len();
        let number = *self.numbers.entry(href.to_owned()).or_insert(next);
        if number == next {
            self.list.push(json!([label, href]));
        }
        number
    }
}

fn script(site: &Site, grid: &Grid) -> String {
    let mut links = Links::default();
    let mut cells = Map::new();
    for (crossing, cell) in grid.cells.iter() {
        let (column, row) = (site.term(crossing.0), site.term(crossing.1));
        let told = told(site, grid, *crossing, cell, &mut links);
        cells.insert(format!("{}/{}", column.slug, row.slug), told);
    }
    let data = json!({ "links": links.list, "cells": cells });
    let data = data.to_string().replace('<', "\\u003c");
    format!("var renkei = window.renkei || {{}};\nrenkei.grid = {data};\n")
}

/// A crossing: how many rows; how many cases and terms that explain them, in all and step by step;
/// and the first of each.
fn told(
    site: &Site,
    grid: &Grid,
    crossing: (TermId, TermId),
    cell: &Cell,
    links: &mut Links,
) -> Value {
    let steps = steps(site, grid);
    let rows = cell.rows.iter().take(FEW).map(|row| site.row(*row));
    let rows: Vec<_> = rows
        .map(|row| links.number(&format!("{} {}", row.id, row.label), &row.link.href()))
        .collect();
    let cases = cell.cases.iter().take(FEW).map(|id| {
        let link = &site.case(*id).link;
        json!([links.number(&link.title, &link.href()), steps_of(site, steps, *id)])
    });
    let cases: Vec<_> = cases.collect();
    let terms = terms_of(site, &cell.cases);
    let mut most: Vec<(TermId, usize)> = terms.iter().map(|(term, n)| (*term, *n)).collect();
    most.sort_by_key(|(_, count)| Reverse(*count));
    let most = most.iter().take(FEW).map(|(term, count)| {
        let link = &site.term(*term).link;
        json!([links.number(&link.title, &link.href()), count])
    });
    let most: Vec<_> = most.collect();
    let step_count = steps.map_or(0, |id| site.taxonomy.terms_of(id).count());
    let at = |step: usize| -> Vec<CaseId> {
        let cases = cell.cases.iter().copied();
        cases.filter(|case| steps_of(site, steps, *case).contains(&step)).collect()
    };
    let by_step: Vec<Vec<CaseId>> = (0..step_count).map(at).collect();
    let all = || std::iter::once(&cell.cases).chain(&by_step);
    json!({
        "href": cell_route(site, grid, crossing).path(),
        "rows": cell.rows.len(),
        "cases": all().map(Vec::len).collect::<Vec<_>>(),
        "terms": all().map(|cases| terms_of(site, cases).len()).collect::<Vec<_>>(),
        "first_rows": rows,
        "first_cases": cases,
        "first_terms": most,
    })
}

/// The steps that a case has, by their place in the facet.
fn steps_of(site: &Site, steps: Option<FacetId>, case: CaseId) -> BTreeSet<usize> {
    let Some(facet) = steps.map(|id| site.taxonomy.facet(id)) else { return BTreeSet::new() };
    let terms = site.case(case).classification.of(facet).iter();
    terms.map(|term| (term.0 - facet.terms.start) as usize).collect()
}

/// The terms that explain why cases worked, and in how many of them they are found.
fn terms_of(site: &Site, cases: &[CaseId]) -> BTreeMap<TermId, usize> {
    let mut terms = BTreeMap::new();
    for case in cases {
        for facet in explaining(site) {
            for term in site.case(*case).classification.of(site.taxonomy.facet(facet)) {
                *terms.entry(*term).or_default() += 1;
            }
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::sample;

    #[test]
    fn a_crossing_tells_what_is_there_in_all_and_at_each_step() {
        let site = sample::site();
        let grid = &site.grids[0];
        let script = script(&site, grid);
        let json =
            script.split_once("renkei.grid = ").map(|(_, json)| json.trim_end_matches(";\n"));
        let data: Value = serde_json::from_str(json.unwrap_or_default()).expect("it is JSON");
        let cell = &data["cells"]["a/r"];
        assert_eq!(cell["rows"], 1);
        assert_eq!(cell["cases"], json!([1, 1, 0]));
        assert_eq!(cell["terms"], json!([1, 1, 0]));
        let row = json!(["表-1 両方", "matrices/table/index.html#表-1"]);
        assert!(data["links"].as_array().is_some_and(|links| links.contains(&row)));
    }

    #[test]
    fn gaps_are_all_crossings_without_a_case() {
        let site = sample::site();
        for grid in &site.grids {
            let gaps = gaps(&site, grid);
            let told = grid.cells.values().filter(|cell| !cell.cases.is_empty()).count();
            let all = site.taxonomy.terms_of(grid.rows).count()
                * site.taxonomy.terms_of(grid.columns).count();
            assert_eq!(gaps.total, all - told);
        }
    }
}
