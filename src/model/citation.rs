//! Citations: where in the source a statement stands, as `表1-3` (a row) or `C-2-1` (a place).

use super::{Link, RowId};
use std::sync::Arc;

/// A place of a source by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceId(pub(crate) u32);

/// What a citation names: a row of a matrix, or a place of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Citation {
    /// A row of a matrix.
    Row(RowId),
    /// A place of a source.
    Place(PlaceId),
}

/// A work that the guideline rests on.
#[derive(Debug)]
pub struct Work {
    /// Its id in `site.yaml`.
    pub id: Arc<str>,
    /// Its title.
    pub title: Arc<str>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// What it appeared in.
    pub container: Option<Arc<str>>,
    /// When, as precisely as known.
    pub date: Option<Arc<str>>,
    /// Where it can be read.
    pub url: Option<Arc<str>>,
    /// A remark on it.
    pub note: Option<Arc<str>>,
    /// Its places, in the order of `site.yaml`.
    pub places: Vec<PlaceId>,
}

/// An author of a work.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Author {
    /// Family name.
    pub family: Arc<str>,
    /// Given name.
    pub given: Arc<str>,
    /// Where they work.
    pub affiliation: Option<Arc<str>>,
}

/// A place in a work: a table, a section.
#[derive(Debug)]
pub struct Place {
    /// The source's own label: `C-2-1`.
    pub label: Arc<str>,
    /// What the source calls it.
    pub title: Arc<str>,
    /// Its anchor on the page of sources.
    pub link: Arc<Link>,
}
