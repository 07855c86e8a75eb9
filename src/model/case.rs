//! Case studies and pages: what is written in Markdown.

use super::{Change, Citation, Classification, FacetId, Link, Passage, TermId};
use crate::span::Span;
use serde::Serialize;
use std::sync::Arc;

/// A case study by its place in the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseId(pub(crate) u32);

/// A page by its place in the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageId(pub(crate) u32);

/// One story of a collaboration.
#[derive(Debug)]
pub struct CaseStudy {
    /// The file's name.
    pub slug: Arc<str>,
    /// Its file from the site's root, `content/cases/x.md`; what an editor would change.
    pub path: Arc<str>,
    /// Its page and title.
    pub link: Arc<Link>,
    /// What happens and what it changes, in a sentence or two.
    pub summary: Arc<str>,
    /// Its terms.
    pub classification: Classification,
    /// The crossings (column, row) of the first grid that it shows; `None`: all of its terms'.
    pub cells: Option<Vec<(TermId, TermId)>>,
    /// Where the source tells it.
    pub citations: Vec<Citation>,
    /// Cases that its author names as near.
    pub related: Vec<CaseId>,
    /// The story.
    pub body: Passage,
    /// The summary in easy words.
    pub plain: Passage,
    /// Not to be published yet.
    pub draft: bool,
    /// When it last changed, `2026-11-22`.
    pub updated: Option<Arc<str>>,
    /// When it was last looked over.
    pub reviewed: Option<Arc<str>>,
    /// What changed in it, the newest first.
    pub changes: Vec<Change>,
    /// Former ids.
    pub aliases: Vec<Arc<str>>,
    /// Where it was written.
    pub origin: Span,
}

/// A page such as *about this guideline*.
#[derive(Debug)]
pub struct ContentPage {
    /// The file's name.
    pub slug: Arc<str>,
    /// Its file from the site's root, `content/cases/x.md`; what an editor would change.
    pub path: Arc<str>,
    /// Its page and title.
    pub link: Arc<Link>,
    /// What it tells, in a sentence.
    pub summary: Option<Arc<str>>,
    /// Where the source speaks of it.
    pub citations: Vec<Citation>,
    /// What it tells.
    pub body: Passage,
    /// The summary in easy words.
    pub plain: Passage,
    /// The questions that it asks, on paper and as text.
    pub form: Vec<Question>,
    /// Not to be published yet.
    pub draft: bool,
    /// When it last changed.
    pub updated: Option<Arc<str>>,
    /// When it was last looked over.
    pub reviewed: Option<Arc<str>>,
    /// What changed in it, the newest first.
    pub changes: Vec<Change>,
    /// Former ids.
    pub aliases: Vec<Arc<str>>,
    /// Where it was written.
    pub origin: Span,
}

/// A question of a form.
#[derive(Debug)]
pub struct Question {
    /// What is asked.
    pub label: Arc<str>,
    /// How to answer.
    pub hint: Option<Arc<str>>,
    /// Whether it must be answered.
    pub required: bool,
    /// How much room its answer needs.
    pub room: Room,
    /// What can be ticked.
    pub choices: Vec<Arc<str>>,
    /// The facet whose terms can be ticked.
    pub facet: Option<FacetId>,
}

/// How much room an answer needs on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Room {
    /// None: there is nothing but ticks.
    Nothing,
    /// A line.
    Short,
    /// A few lines.
    Some,
    /// Many lines.
    Long,
}
