//! The guideline, sound: every reference points at something that exists.
//!
//! No I/O, and no names left to look up: an id is proof that its name was found, so a look-up by id
//! gives the thing itself and no `Option`.

mod case;
mod change;
mod citation;
mod download;
mod facet;
mod grid;
mod index;
mod links;
mod matrix;
mod pieces;
mod prose;
mod settings;
mod statement;
mod strings;
mod unread;
mod words;

pub use case::{CaseId, CaseStudy, ContentPage, PageId, Question, Room};
pub use change::{Change, last_day, newest_first};
pub use citation::{Author, Citation, Place, PlaceId, Work};
pub use download::{Download, DownloadKind};
pub use facet::{
    Classification, Facet, FacetId, Group, GroupId, GroupedBy, Taxonomy, Term, TermId,
};
pub use grid::{Cell, Cells, Grid, GridId};
pub use index::Index;
pub use links::{Link, LinkGraph, Node};
pub use matrix::{Matrix, MatrixId, Row, RowId};
pub use pieces::{Piece, Pieces};
pub use prose::{Heading, Passage, Prose, Target};
pub use settings::{Consultation, Facility, Leave, Licence, Settings};
pub use statement::{Criterion, Statement};
pub use strings::Strings;
pub use unread::Unread;
pub(crate) use unread::{declares, letters, mentions};
pub use words::Words;

use crate::memo::Digest;
use crate::span::{FileId, Span, Spanned};
use std::sync::Arc;

/// The whole guideline, resolved.
#[derive(Debug, Default)]
pub struct Site {
    /// What the guideline is.
    pub settings: Settings,
    /// All facets.
    pub taxonomy: Taxonomy,
    /// The tables of the source, by file name.
    pub matrices: Vec<Matrix>,
    /// Their rows, matrix by matrix.
    pub rows: Vec<Row>,
    /// The case studies, by id.
    pub cases: Vec<Arc<CaseStudy>>,
    /// The pages, by id.
    pub pages: Vec<Arc<ContentPage>>,
    /// Words explained for the public, in file order.
    pub glossary: Vec<Entry>,
    /// The same as words to be found in texts.
    pub words: Arc<Words>,
    /// The works that the guideline rests on.
    pub works: Vec<Work>,
    /// Their places.
    pub places: Vec<Place>,
    /// Crossed facets, in the order of `site.yaml`.
    pub grids: Vec<Grid>,
    /// Whether the first of them could not be made.
    pub main_grid_lost: bool,
    /// Who points at whom.
    pub links: Arc<LinkGraph>,
    /// The classification, read the other way round.
    pub index: Arc<Index>,
    /// Pictures and other files of `content/media/`: path below the root, and file.
    pub media: Vec<(Arc<str>, FileId)>,
    /// Addresses that were published once, from `addresses.txt`.
    pub addresses: Vec<Spanned<Arc<str>>>,
    /// What the accessibility tests found.
    pub statement: Option<Statement>,
    /// What can be taken along, made by an earlier round of the same build.
    pub downloads: Vec<Download>,
    /// What could not be read, and which addresses it may have.
    pub unread: Unread,
    /// Stands for all of the above but the bodies of texts, their headings and the links in them.
    pub outline: Digest,
}

/// A word explained for the public.
#[derive(Debug)]
pub struct Entry {
    /// The word.
    pub term: Arc<str>,
    /// How it is read, in kana.
    pub reading: Option<Arc<str>>,
    /// What it means.
    pub text: Passage,
    /// Other spellings.
    pub also: Vec<Arc<str>>,
    /// Where the source uses it.
    pub citations: Vec<Citation>,
    /// Its anchor on the page of the glossary.
    pub link: Arc<Link>,
    /// Where it was written.
    pub origin: Span,
}

impl Site {
    /// The case study of an id.
    #[must_use]
    pub fn case(&self, id: CaseId) -> &CaseStudy {
        &self.cases[id.0 as usize]
    }

    /// When the last of some cases changed, as far as they tell.
    #[must_use]
    pub fn newest(&self, cases: &[CaseId]) -> Option<Arc<str>> {
        cases.iter().filter_map(|case| self.case(*case).updated.clone()).max()
    }

    /// The row of an id.
    #[must_use]
    pub fn row(&self, id: RowId) -> &Row {
        &self.rows[id.0 as usize]
    }

    /// The matrix of an id.
    #[must_use]
    pub fn matrix(&self, id: MatrixId) -> &Matrix {
        &self.matrices[id.0 as usize]
    }

    /// The page of an id.
    #[must_use]
    pub fn page(&self, id: PageId) -> &ContentPage {
        &self.pages[id.0 as usize]
    }

    /// The place of an id.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> &Place {
        &self.places[id.0 as usize]
    }

    /// The term of an id.
    #[must_use]
    pub fn term(&self, id: TermId) -> &Term {
        self.taxonomy.term(id)
    }

    /// The grid of an id.
    #[must_use]
    pub fn grid(&self, id: GridId) -> &Grid {
        &self.grids[id.0 as usize]
    }

    /// All grids, in their order.
    pub fn grid_ids(&self) -> impl Iterator<Item = GridId> + use<> {
        (0..u32::try_from(self.grids.len()).unwrap_or(u32::MAX)).map(GridId)
    }

    /// All case studies.
    pub fn case_ids(&self) -> impl Iterator<Item = CaseId> + use<> {
        (0..u32::try_from(self.cases.len()).unwrap_or(u32::MAX)).map(CaseId)
    }

    /// All pages.
    pub fn page_ids(&self) -> impl Iterator<Item = PageId> + use<> {
        (0..u32::try_from(self.pages.len()).unwrap_or(u32::MAX)).map(PageId)
    }

    /// All matrices.
    pub fn matrix_ids(&self) -> impl DoubleEndedIterator<Item = MatrixId> + use<> {
        (0..u32::try_from(self.matrices.len()).unwrap_or(u32::MAX)).map(MatrixId)
    }

    /// The rows of a matrix.
    pub fn rows_of(&self, matrix: MatrixId) -> impl Iterator<Item = RowId> + use<> {
        self.matrix(matrix).rows.clone().map(RowId)
    }

    /// All rows.
    pub fn row_ids(&self) -> impl Iterator<Item = RowId> + use<> {
        (0..u32::try_from(self.rows.len()).unwrap_or(u32::MAX)).map(RowId)
    }

    /// The crossings (column, row) of a grid that a case shows.
    #[must_use]
    pub fn crossings(&self, id: CaseId, grid: &Grid) -> Vec<(TermId, TermId)> {
        let case = self.case(id);
        let is_main = self.main_grid().is_some_and(|main| std::ptr::eq(main, grid));
        if let (true, Some(cells)) = (is_main, &case.cells) {
            return cells.clone();
        }
        let of = |facet| case.classification.of(self.taxonomy.facet(facet));
        Grid::crossings(of(grid.columns), of(grid.rows)).collect()
    }

    /// The first grid: the one that a case's `cells` speak of.
    #[must_use]
    pub fn main_grid(&self) -> Option<&Grid> {
        self.grids.first().filter(|_| !self.main_grid_lost)
    }
}
