//! The guideline for spreadsheets: `data/matrix.csv` has the rows of the source's tables,
//! `data/cases.csv` the cases. Names, not ids: people read them.

use super::csv::csv;
use super::data::labels;
use super::matrices::in_order;
use super::{Page, structured};
use crate::model::{Classification, Site};
use crate::render::{Theme, Words};
use crate::route::Route;
use crate::text;
use std::sync::Arc;

/// Plans the tables.
pub(super) fn plan(_site: &Site, theme: &Theme) -> Vec<Page> {
    let file = |name: &str, lines: fn(&Site, &Words) -> Vec<Vec<String>>| {
        let words = theme.words().clone();
        Page::text(Route::file(format!("data/{name}.csv")), move |site| csv(lines(site, &words)))
    };
    vec![file("matrix", rows), file("cases", cases)]
}

fn rows(site: &Site, words: &Words) -> Vec<Vec<String>> {
    let before = ["row_number", "row_label", "summary", "title_matrices"];
    let mut lines = vec![heads(site, words, &before, &["source", "cases", "address"])];
    let matrices = in_order(site).into_iter();
    for id in matrices.flat_map(|matrix| site.rows_of(matrix)) {
        let row = site.row(id);
        let cases = site.index.cases_of_row(id).iter().map(|case| site.case(*case));
        let cases = cases.filter(|case| !case.draft).map(|case| &case.link.title);
        let mut line = vec![
            row.id.to_string(),
            row.label.to_string(),
            owned(row.summary.as_ref()),
            site.matrix(row.matrix).link.title.to_string(),
        ];
        line.extend(names(site, &row.classification));
        line.push(joined(site, labels(site, &row.citations)));
        line.push(joined(site, cases));
        line.push(structured::address(site, &row.link));
        lines.push(line);
    }
    lines
}

fn cases(site: &Site, words: &Words) -> Vec<Vec<String>> {
    let mut lines =
        vec![heads(site, words, &["case", "summary"], &["source", "updated", "address"])];
    for case in site.cases.iter().filter(|case| !case.draft) {
        let mut line = vec![case.link.title.to_string(), case.summary.to_string()];
        line.extend(names(site, &case.classification));
        line.push(joined(site, labels(site, &case.citations)));
        line.push(owned(case.updated.as_ref()));
        line.push(structured::address(site, &case.link));
        lines.push(line);
    }
    lines
}

/// The heads of the columns: words, the facets' names, words.
fn heads(site: &Site, words: &Words, before: &[&str], behind: &[&str]) -> Vec<String> {
    let word = |key: &&str| words.get(key).to_string();
    let facets = site.taxonomy.facets.iter().map(|facet| facet.name.to_string());
    before.iter().map(word).chain(facets).chain(behind.iter().map(word)).collect()
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
