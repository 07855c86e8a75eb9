//! Where the terms of cases and rows cross, and the classification read the other way round.
//!
//! Apart because no body of a text can change it: it is made again only when something else has changed.

use crate::model::{CaseId, Cells, Classification, FacetId, Grid, Index, RowId, Site, Words};
use std::sync::Arc;

/// What crosses in a site.
pub(crate) struct Crossed {
    /// The cells of each grid.
    cells: Vec<Arc<Cells>>,
    index: Arc<Index>,
    words: Arc<Words>,
}

impl Crossed {
    /// Looks at a site whose cases, rows and grids are there.
    pub(super) fn of(site: &mut Site) -> Crossed {
        for at in 0..site.grids.len() {
            site.grids[at].cells = Arc::new(cells(site, at));
        }
        Crossed {
            cells: site.grids.iter().map(|grid| grid.cells.clone()).collect(),
            index: Arc::new(Index::of(site)),
            words: Arc::new(Words::new(&site.glossary, &site.taxonomy)),
        }
    }

    /// Puts it where it belongs.
    pub(super) fn put_into(&self, site: &mut Site) {
        for (grid, cells) in site.grids.iter_mut().zip(&self.cells) {
            grid.cells = cells.clone();
        }
        site.index = self.index.clone();
        site.words = self.words.clone();
    }
}

/// The rows and cases of a grid, where their terms cross.
fn cells(site: &Site, at: usize) -> Cells {
    let grid = &site.grids[at];
    let of = |classification: &Classification| {
        let terms = |facet: FacetId| classification.of(site.taxonomy.facet(facet)).to_vec();
        Grid::crossings(&terms(grid.columns), &terms(grid.rows)).collect::<Vec<_>>()
    };
    let mut cells = Cells::new();
    for (id, row) in (0u32..).map(RowId).zip(&site.rows) {
        for crossing in of(&row.classification) {
            cells.entry(crossing).or_default().rows.push(id);
        }
    }
    for (id, case) in (0u32..).map(CaseId).zip(&site.cases) {
        let crossings = match &case.cells {
            Some(cells) if at == 0 => cells.clone(),
            Some(_) | None => of(&case.classification),
        };
        for crossing in crossings {
            cells.entry(crossing).or_default().cases.push(id);
        }
    }
    cells
}
