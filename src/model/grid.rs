//! Grids: two facets crossed. A cell holds the rows and the cases found at a crossing.

use super::{CaseId, FacetId, Link, RowId, TermId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A grid by its place in `site.yaml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GridId(pub(crate) u32);

/// Two facets crossed.
#[derive(Debug)]
pub struct Grid {
    /// Its id and the folder of its pages.
    pub slug: Arc<str>,
    /// Its page and name.
    pub link: Arc<Link>,
    /// The facet whose terms are rows.
    pub rows: FacetId,
    /// The facet whose terms are columns.
    pub columns: FacetId,
    /// What is found at (column, row); crossings with nothing are absent.
    pub cells: Arc<Cells>,
}

/// What is found at (column, row).
pub type Cells = BTreeMap<(TermId, TermId), Cell>;

/// What is found where two terms cross.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The rows of matrices.
    pub rows: Vec<RowId>,
    /// The case studies.
    pub cases: Vec<CaseId>,
}

impl Cell {
    /// How much is found here, rows and cases together.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.len() + self.cases.len()
    }
}

impl Grid {
    /// The crossings of a case or row: all pairs of its columns and rows.
    pub fn crossings<'t>(
        columns: &'t [TermId],
        rows: &'t [TermId],
    ) -> impl Iterator<Item = (TermId, TermId)> + 't {
        columns.iter().flat_map(move |column| rows.iter().map(move |row| (*column, *row)))
    }

    /// The crossings of a column that hold something.
    pub fn of_column(&self, column: TermId) -> impl Iterator<Item = (TermId, &Cell)> {
        let rows = (column, TermId(0))..=(column, TermId(u32::MAX));
        self.cells.range(rows).map(|((_, row), cell)| (*row, cell))
    }

    /// What is found at a crossing.
    #[must_use]
    pub fn cell(&self, column: TermId, row: TermId) -> Option<&Cell> {
        self.cells.get(&(column, row))
    }
}
