//! What the guideline is: `site.yaml`, resolved.

use super::{Change, FacetId, Link, Passage};
use crate::span::Span;
use std::sync::Arc;

/// What the guideline is.
#[derive(Debug, Default)]
pub struct Settings {
    /// Its name.
    pub title: Arc<str>,
    /// What it is, in a sentence.
    pub description: Arc<str>,
    /// What it is and whose experience it rests on, for the home page.
    pub lead: Option<Arc<str>>,
    /// What it found, for the home page.
    pub finding: Option<Arc<str>>,
    /// What it is not, for the foot of each page.
    pub notice: Option<Arc<str>>,
    /// The lead in easy words.
    pub plain: Passage,
    /// The language of the content, such as `ja`.
    pub language: Arc<str>,
    /// The absolute address of the site, ending in `/`.
    pub base_url: Arc<str>,
    /// The name of the theme.
    pub theme: Arc<str>,
    /// Where the theme is named.
    pub theme_origin: Option<Span>,
    /// Which edition of the guideline it is.
    pub version: Option<Arc<str>>,
    /// When the guideline last changed, `2026-11-22`.
    pub updated: Option<Arc<str>>,
    /// What changed in the guideline as a whole, the newest first.
    pub changes: Vec<Change>,
    /// What may be done with its texts.
    pub licence: Option<Licence>,
    /// Who publishes it.
    pub publisher: Option<Arc<str>>,
    /// Where a file can be edited; `{path}` stands for its path.
    pub edit_url: Option<Arc<str>>,
    /// What stands in the middle of every collaboration.
    pub facility: Option<Facility>,
    /// The facet whose terms a region or a body can check itself by.
    pub checklist: Option<FacetId>,
    /// Where somebody in need can turn.
    pub consultation: Option<Consultation>,
    /// How a reader leaves quickly.
    pub leave: Option<Leave>,
    /// Pages named in the head, beyond the facets.
    pub navigation: Vec<Arc<Link>>,
    /// Pages named at the foot.
    pub footer: Vec<Arc<Link>>,
}

/// What stands in the middle of every collaboration.
#[derive(Debug)]
pub struct Facility {
    /// What it is called.
    pub name: Arc<str>,
    /// What it is, in a sentence.
    pub summary: Option<Arc<str>>,
    /// Its page.
    pub link: Option<Arc<Link>>,
}

/// What may be done with the texts.
#[derive(Debug)]
pub struct Licence {
    /// Its name.
    pub name: Arc<str>,
    /// Where it can be read.
    pub url: Option<Arc<str>>,
}

/// Where somebody in need can turn: a directory that others keep, and what to expect of those in it.
#[derive(Debug)]
pub struct Consultation {
    /// What the directory is called.
    pub name: Arc<str>,
    /// Where it is.
    pub url: Arc<str>,
    /// The page that tells more.
    pub link: Option<Arc<Link>>,
    /// Who may ask.
    pub who: Option<Arc<str>>,
    /// What it costs.
    pub cost: Option<Arc<str>>,
    /// When somebody is there.
    pub hours: Option<Arc<str>>,
    /// Whether one must give a name.
    pub anonymous: Option<Arc<str>>,
    /// When this was last looked over.
    pub checked: Option<Arc<str>>,
    /// Where that is written, or where it could be.
    pub origin: Span,
}

/// How a reader leaves quickly.
#[derive(Debug)]
pub struct Leave {
    /// Where to: a page that tells nothing of what was read.
    pub url: Arc<str>,
    /// The pages that offer it; all of them if none is named.
    pub pages: Vec<Arc<Link>>,
}
