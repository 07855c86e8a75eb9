//! Prose: HTML with holes.
//!
//! Markdown is parsed once for each change of its file. What depends on the rest of the site (where
//! a link leads, which words the glossary explains, which prefix keeps ids apart on a page that
//! joins documents) is left as a hole and filled when a view shows the prose.

use super::pieces::Pieces;
use super::strings::Strings;
use crate::memo::Digest;
use crate::span::Spanned;
use serde::Serialize;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The body of a document, in pieces that only need to be joined.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// HTML and holes, in their order.
    pub pieces: Pieces,
    /// Where its links lead, as written; [`Piece::Href`](super::Piece::Href) and
    /// [`Piece::Source`](super::Piece::Source) point into it.
    pub targets: Vec<Spanned<Target>>,
    /// Its headings, in their order.
    pub headings: Vec<Heading>,
    /// Its plain text, a string for each block: what search finds. Words of pictures and footnotes
    /// are among them, readings (ruby) are not.
    pub blocks: Strings,
    /// Stands for all of the above but the places in the source.
    pub digest: Digest,
}

/// Where a link leads, as the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A file by its path relative to the document's folder, such as `../pages/about.md`.
    File {
        /// The path, without the anchor.
        path: Arc<str>,
        /// A heading's anchor in it, without `#`.
        anchor: Option<Arc<str>>,
    },
    /// Something by its name or title, as `[[保護観察所]]`.
    Name {
        /// The name, without the anchor.
        name: Arc<str>,
        /// A heading's anchor in it, without `#`.
        anchor: Option<Arc<str>>,
    },
    /// A heading of the same document.
    Anchor(Arc<str>),
    /// An address outside the site; its scheme was found to be allowed.
    External(Arc<str>),
}

/// A heading and its anchor.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its words, without markup.
    pub text: Arc<str>,
    /// Its id on the page.
    pub anchor: Spanned<Arc<str>>,
}

/// A prose whose links have been found, so that it can be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Passage {
    /// The prose, shared with the memo of its file.
    pub prose: Arc<Prose>,
    /// For each of its targets the address from the site's root (`cases/x/index.html#anchor`), an
    /// external address as it is, or nothing where the target was not found and reported.
    pub hrefs: Arc<[Option<Arc<str>>]>,
}

impl Prose {
    /// Sets the digest from the content; call it once everything else is there.
    #[must_use]
    pub fn sealed(mut self) -> Prose {
        self.pieces.shrink_to_fit();
        self.blocks.shrink_to_fit();
        self.digest = Digest::of(&(&self.pieces, &self.targets, &self.headings, &self.blocks));
        self
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}

impl PartialEq for Prose {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl Eq for Prose {}

impl Hash for Prose {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}
