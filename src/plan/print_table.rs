//! A table of the source as the booklet prints it: its rows under each other, what they cross beside
//! them.

use super::print_parts::{Entry, Source};
use super::shapes::Names;
use crate::model::{MatrixId, RowId};
use serde::Serialize;
use std::sync::Arc;

/// A table of the source.
#[derive(Serialize, Hash)]
pub(super) struct Table {
    summary: Option<Arc<str>>,
    rows: Vec<Row>,
    citations: Vec<Entry>,
}

#[derive(Serialize, Hash)]
struct Row {
    id: Arc<str>,
    label: Arc<str>,
    anchor: String,
    summary: Option<Arc<str>>,
    tags: Vec<Names>,
    citations: Vec<Entry>,
    cases: Vec<Entry>,
    /// How many cases there are, here or in other volumes.
    total: usize,
}

/// A table with its rows.
pub(super) fn table(source: &Source<'_>, id: MatrixId) -> Table {
    let matrix = source.site.matrix(id);
    Table {
        summary: matrix.summary.clone(),
        rows: source.site.rows_of(id).map(|row| shown_row(source, row)).collect(),
        citations: source.cited(&matrix.citations),
    }
}

fn shown_row(source: &Source<'_>, id: RowId) -> Row {
    let row = source.site.row(id);
    let cases = source.site.index.cases_of_row(id);
    Row {
        id: row.id.clone(),
        label: row.label.clone(),
        anchor: format!("row.{}", row.id),
        summary: row.summary.clone(),
        tags: source.names(&row.classification),
        citations: source.cited(&row.citations),
        cases: source.cases_told(cases),
        total: cases.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CaseId;
    use crate::plan::booklet::{Booklet, Form, Held};
    use crate::plan::sample;
    use crate::render::Words;

    #[test]
    fn cases_of_other_volumes_are_only_counted() {
        let site = sample::site();
        let check = |cases: &[CaseId], listed: usize| {
            let booklet = Arc::new(Booklet::of(&site, &Held { frame: true, cases }, Form::Paper));
            let source = Source { site: &site, words: &Words::default(), booklet: &booklet, cases };
            let rows = table(&source, MatrixId(0)).rows;
            assert_eq!((rows[0].cases.len(), rows[0].total), (listed, 2));
        };
        check(&site.case_ids().collect::<Vec<_>>(), 2);
        check(&[], 0);
    }
}
