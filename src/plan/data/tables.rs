//! The guideline for spreadsheets: `data/*.csv`. Names, not ids: people read them.
//!
//! `matrix.csv` has the rows of the source's tables, `grids/*.csv` each crossing of two facets as it
//! stands on its page, with the number of rows and cases in each cell.

use super::csv::csv;
use super::lists::labels;
use super::{Page, file};
use crate::model::{Classification, Grid, GridId, RowId, Site, TermId};
use crate::plan::matrices::in_order;
use crate::plan::{cell, frame, structured};
use crate::render::Words;
use crate::text;
use std::sync::Arc;

/// A table.
#[derive(Clone, Copy)]
pub(super) enum Table {
    Cases,
    Terms,
    Rows,
    Cells,
    Grid(GridId),
}

/// What stands in a column.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Text,
    Day,
    Number,
}

/// The head of a column, and what stands below it.
pub(super) type Head = (String, Kind);

/// All tables of a site.
pub(super) fn tables(site: &Site) -> impl Iterator<Item = Table> + use<> {
    let lists = [Table::Cases, Table::Terms, Table::Rows, Table::Cells];
    lists.into_iter().chain(site.grid_ids().map(Table::Grid))
}

/// Plans the tables.
pub(super) fn plan(site: &Site, words: &Arc<Words>) -> Vec<Page> {
    let pages = tables(site).map(|table| {
        let words = words.clone();
        Page::text(file(&table.path(site)), move |site| {
            let heads = table.heads(site, &words).into_iter().map(|head| head.0).collect();
            csv(std::iter::once(heads).chain(table.lines(site)))
        })
    });
    pages.collect()
}

impl Table {
    /// Its file below `data/`.
    pub(super) fn path(self, site: &Site) -> String {
        match self {
            Table::Cases => "cases.csv".to_owned(),
            Table::Terms => "terms.csv".to_owned(),
            Table::Rows => "matrix.csv".to_owned(),
            Table::Cells => "cells.csv".to_owned(),
            Table::Grid(grid) => format!("grids/{}.csv", site.grid(grid).slug),
        }
    }

    /// What it holds.
    pub(super) fn title(self, site: &Site, words: &Words) -> Arc<str> {
        match self {
            Table::Cases => words.get("data_of_cases"),
            Table::Terms => words.get("data_of_terms"),
            Table::Rows => words.get("data_of_rows"),
            Table::Cells => words.get("data_of_cells"),
            Table::Grid(grid) => site.grid(grid).link.title.clone(),
        }
    }

    /// The list that holds the same for programs.
    pub(super) fn list(self) -> Option<&'static str> {
        match self {
            Table::Cases => Some("cases"),
            Table::Terms => Some("terms"),
            Table::Rows => Some("rows"),
            Table::Cells => Some("cells"),
            Table::Grid(_) => None,
        }
    }

    /// The heads of its columns.
    pub(super) fn heads(self, site: &Site, words: &Words) -> Vec<Head> {
        let word = |key: &str| (words.get(key).to_string(), Kind::Text);
        let number = |key: &str| (words.get(key).to_string(), Kind::Number);
        let updated = (words.get("updated").to_string(), Kind::Day);
        let facets = site.taxonomy.facets.iter();
        let facets = facets.map(|facet| (facet.name.to_string(), Kind::Text));
        match self {
            Table::Cases => [word("case"), word("summary")]
                .into_iter()
                .chain(facets)
                .chain([word("source"), updated, word("address")])
                .collect(),
            Table::Terms => {
                let texts = ["data_facet", "group", "name", "summary", "also", "source"].map(word);
                let numbers = [number("rows"), number("cases"), word("address")];
                texts.into_iter().chain(numbers).collect()
            }
            Table::Rows => ["row_number", "row_label", "summary", "title_matrices"]
                .map(word)
                .into_iter()
                .chain(facets)
                .chain(["source", "cases", "address"].map(word))
                .collect(),
            Table::Cells => ["data_grid", "data_column", "data_row", "rows", "cases", "address"]
                .map(word)
                .into(),
            Table::Grid(grid) => {
                let grid = site.grid(grid);
                let rows = site.taxonomy.facet(grid.rows);
                let columns = site.taxonomy.terms_of(grid.columns);
                let columns =
                    columns.map(|term| (site.term(term).link.title.to_string(), Kind::Number));
                std::iter::once((rows.name.to_string(), Kind::Text)).chain(columns).collect()
            }
        }
    }

    fn lines(self, site: &Site) -> Vec<Vec<String>> {
        match self {
            Table::Cases => cases(site),
            Table::Terms => terms(site),
            Table::Rows => rows(site),
            Table::Cells => site.grids.iter().flat_map(|grid| cells(site, grid)).collect(),
            Table::Grid(id) => grid(site, site.grid(id)),
        }
    }
}

fn rows(site: &Site) -> Vec<Vec<String>> {
    let matrices = in_order(site).into_iter();
    let lines = matrices.flat_map(|matrix| site.rows_of(matrix)).map(|id| {
        let row = site.row(id);
        let mut line = vec![
            row.id.to_string(),
            row.label.to_string(),
            owned(row.summary.as_ref()),
            site.matrix(row.matrix).link.title.to_string(),
        ];
        line.extend(names(site, &row.classification));
        line.push(joined(site, labels(site, &row.citations)));
        line.push(joined(site, titles(site, site.index.cases_of_row(id))));
        line.push(structured::address(site, &row.link));
        line
    });
    lines.collect()
}

fn cases(site: &Site) -> Vec<Vec<String>> {
    let published = site.cases.iter().filter(|case| !case.draft);
    let lines = published.map(|case| {
        let mut line = vec![case.link.title.to_string(), case.summary.to_string()];
        line.extend(names(site, &case.classification));
        line.push(joined(site, labels(site, &case.citations)));
        line.push(owned(case.updated.as_ref()));
        line.push(structured::address(site, &case.link));
        line
    });
    lines.collect()
}

fn terms(site: &Site) -> Vec<Vec<String>> {
    let taxonomy = &site.taxonomy;
    let terms = taxonomy.facet_ids().flat_map(|facet| taxonomy.terms_of(facet));
    let lines = terms.map(|id| {
        let term = site.term(id);
        let group = term.group.map(|group| &taxonomy.group(group).link.title);
        vec![
            taxonomy.facet(term.facet).name.to_string(),
            owned(group),
            term.link.title.to_string(),
            owned(term.summary.as_ref()),
            joined(site, &term.also),
            joined(site, labels(site, &term.citations)),
            site.index.rows_of(id).len().to_string(),
            titles(site, site.index.cases_of(id)).count().to_string(),
            structured::address(site, &term.link),
        ]
    });
    lines.collect()
}

fn cells(site: &Site, grid: &Grid) -> Vec<Vec<String>> {
    let lines = grid.cells.iter().map(|(crossing, held)| {
        vec![
            grid.link.title.to_string(),
            site.term(crossing.0).link.title.to_string(),
            site.term(crossing.1).link.title.to_string(),
            joined(site, row_ids(site, &held.rows)),
            joined(site, titles(site, &held.cases)),
            frame::canonical(site, &cell::cell_route(site, grid, *crossing)),
        ]
    });
    lines.collect()
}

/// A line a row, a cell a column: how many rows and published cases stand there.
fn grid(site: &Site, grid: &Grid) -> Vec<Vec<String>> {
    let count = |column: TermId, row: TermId| {
        let held = grid.cell(column, row);
        held.map_or(0, |held| held.rows.len() + titles(site, &held.cases).count()).to_string()
    };
    let lines = site.taxonomy.terms_of(grid.rows).map(|row| {
        let columns = site.taxonomy.terms_of(grid.columns).map(|column| count(column, row));
        std::iter::once(site.term(row).link.title.to_string()).chain(columns).collect()
    });
    lines.collect()
}

/// The titles of published cases.
fn titles<'s>(
    site: &'s Site,
    cases: &'s [crate::model::CaseId],
) -> impl Iterator<Item = &'s Arc<str>> {
    let cases = cases.iter().map(|case| site.case(*case)).filter(|case| !case.draft);
    cases.map(|case| &case.link.title)
}

fn row_ids<'s>(site: &'s Site, rows: &'s [RowId]) -> impl Iterator<Item = &'s Arc<str>> {
    rows.iter().map(|row| &site.row(*row).id)
}

/// The names of the terms, a cell a facet.
fn names(site: &Site, classification: &Classification) -> Vec<String> {
    let facets = site.taxonomy.facets.iter();
    let names = facets.map(|facet| {
        let terms = classification.of(facet).iter();
        joined(site, terms.map(|term| &site.term(*term).link.title))
    });
    names.collect()
}

fn joined(site: &Site, names: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    text::list(names, &site.settings.language)
}

fn owned(text: Option<&Arc<str>>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}
