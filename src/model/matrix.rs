//! Matrices: the tables of the source and their rows.

use super::{Citation, Classification, Link};
use crate::span::Span;
use std::ops::Range;
use std::sync::Arc;

/// A matrix by its place in the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MatrixId(pub(crate) u32);

/// A row by its place in the site, over all matrices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(pub(crate) u32);

/// A table of the source.
#[derive(Debug)]
pub struct Matrix {
    /// The file's name.
    pub slug: Arc<str>,
    /// Its page and title.
    pub link: Arc<Link>,
    /// What it shows, in a sentence or two.
    pub summary: Option<Arc<str>>,
    /// Which table it is.
    pub citations: Vec<Citation>,
    /// Its rows in [`super::Site::rows`].
    pub rows: Range<u32>,
    /// Where it was written.
    pub origin: Span,
}

/// A line of a matrix.
#[derive(Debug)]
pub struct Row {
    /// The source's own label, `表2-1`.
    pub id: Arc<str>,
    /// What stands in the table.
    pub label: Arc<str>,
    /// What the source says of it, in our words.
    pub summary: Option<Arc<str>>,
    /// The matrix that it belongs to.
    pub matrix: MatrixId,
    /// Its anchor on its matrix' page; the link's title is its label.
    pub link: Arc<Link>,
    /// Its terms.
    pub classification: Classification,
    /// Where the source speaks of it.
    pub citations: Vec<Citation>,
    /// Where it was written.
    pub origin: Span,
}
