//! Look-ups that many pages need, made once for each site: which cases and rows have a term or a term
//! of a group, which cases show a row, in which order cases are listed.

use super::{CaseId, Citation, GroupId, RowId, Site, TermId};
use rayon::prelude::*;

/// The classification, read the other way round.
#[derive(Debug, Default)]
pub struct Index {
    ordered: Vec<CaseId>,
    cases: Vec<Vec<CaseId>>,
    rows: Vec<Vec<RowId>>,
    cases_in: Vec<Vec<CaseId>>,
    rows_in: Vec<Vec<RowId>>,
    cases_of_row: Vec<Vec<CaseId>>,
    rows_of_case: Vec<Vec<RowId>>,
}

impl Index {
    /// Reads a site whose cases, rows and grids are there.
    #[must_use]
    pub fn of(site: &Site) -> Index {
        let mut ordered: Vec<CaseId> = site.case_ids().collect();
        ordered.par_sort_by_key(|id| (site.case(*id).classification.terms(), *id));
        let mut index = Index {
            ordered,
            cases: vec![Vec::new(); site.taxonomy.terms.len()],
            rows: vec![Vec::new(); site.taxonomy.terms.len()],
            cases_in: vec![Vec::new(); site.taxonomy.groups.len()],
            rows_in: vec![Vec::new(); site.taxonomy.groups.len()],
            cases_of_row: vec![Vec::new(); site.rows.len()],
            rows_of_case: vec![Vec::new(); site.cases.len()],
        };
        for row in site.row_ids() {
            for term in site.row(row).classification.terms() {
                index.rows[term.0 as usize].push(row);
            }
            for group in site.taxonomy.groups_among(site.row(row).classification.terms()) {
                index.rows_in[group.0 as usize].push(row);
            }
        }
        for case in site.case_ids() {
            for term in site.case(case).classification.terms() {
                index.cases[term.0 as usize].push(case);
            }
            for group in site.taxonomy.groups_among(site.case(case).classification.terms()) {
                index.cases_in[group.0 as usize].push(case);
            }
            let rows = rows_shown(site, case);
            for row in &rows {
                index.cases_of_row[row.0 as usize].push(case);
            }
            index.rows_of_case[case.0 as usize] = rows;
        }
        index
    }

    /// All cases in the order in which they are listed: by what they are classified as, in the
    /// guideline's order, so that cases of one kind stand together.
    #[must_use]
    pub fn ordered(&self) -> &[CaseId] {
        &self.ordered
    }

    /// The cases that have a term.
    #[must_use]
    pub fn cases_of(&self, term: TermId) -> &[CaseId] {
        &self.cases[term.0 as usize]
    }

    /// The rows that have a term.
    #[must_use]
    pub fn rows_of(&self, term: TermId) -> &[RowId] {
        &self.rows[term.0 as usize]
    }

    /// The cases that have a term of a group.
    #[must_use]
    pub fn cases_in(&self, group: GroupId) -> &[CaseId] {
        &self.cases_in[group.0 as usize]
    }

    /// The rows that have a term of a group.
    #[must_use]
    pub fn rows_in(&self, group: GroupId) -> &[RowId] {
        &self.rows_in[group.0 as usize]
    }

    /// The cases that show a row.
    #[must_use]
    pub fn cases_of_row(&self, row: RowId) -> &[CaseId] {
        &self.cases_of_row[row.0 as usize]
    }

    /// The rows that a case shows.
    #[must_use]
    pub fn rows_of_case(&self, case: CaseId) -> &[RowId] {
        &self.rows_of_case[case.0 as usize]
    }
}

/// The rows that a case cites; a case that cites none shows those that share a crossing with it.
fn rows_shown(site: &Site, id: CaseId) -> Vec<RowId> {
    let case = site.case(id);
    let mut rows: Vec<RowId> = case
        .citations
        .iter()
        .filter_map(|citation| match citation {
            Citation::Row(row) => Some(*row),
            Citation::Place(_) => None,
        })
        .collect();
    if rows.is_empty()
        && let Some(grid) = site.main_grid()
    {
        let crossings = site.crossings(id, grid);
        let cells = crossings.iter().filter_map(|(column, row)| grid.cell(*column, *row));
        rows.extend(cells.flat_map(|cell| cell.rows.iter().copied()));
    }
    rows.sort_unstable();
    rows.dedup();
    rows
}
