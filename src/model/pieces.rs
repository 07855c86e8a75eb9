//! The pieces of a prose, kept close together: a case study has a hundred of them.

use super::strings::Strings;
use std::sync::Arc;

/// HTML and holes, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pieces {
    steps: Vec<Step>,
    /// Markup and words, in the order of their steps.
    strings: Strings,
    anchors: Vec<Arc<str>>,
}

/// A part of a prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Piece<'p> {
    /// Markup, to be written as it is.
    Html(&'p str),
    /// Words of running text, not yet escaped; the glossary's words may be marked in them.
    Text(&'p str),
    /// The value of a `href`: the route of the target with this number.
    Href(usize),
    /// The value of a `src`: the picture behind the target with this number.
    Source(usize),
    /// An id, or the fragment of a link inside the same document, without `#`; gets the page's prefix.
    Anchor(&'p Arc<str>),
}

/// A piece, without its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Step {
    Html,
    Text,
    Href(u32),
    Source(u32),
    Anchor(u32),
}

impl Pieces {
    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The pieces in their order.
    pub fn iter(&self) -> impl Iterator<Item = Piece<'_>> {
        let mut strings = self.strings.iter();
        self.steps.iter().map(move |step| match step {
            Step::Html => Piece::Html(strings.next().unwrap_or_default()),
            Step::Text => Piece::Text(strings.next().unwrap_or_default()),
            Step::Href(at) => Piece::Href(*at as usize),
            Step::Source(at) => Piece::Source(*at as usize),
            Step::Anchor(at) => Piece::Anchor(&self.anchors[*at as usize]),
        })
    }

    /// Adds a piece behind the others.
    pub(crate) fn push(&mut self, piece: Piece<'_>) {
        let step = match piece {
            Piece::Html(html) => {
                self.strings.push(html);
                Step::Html
            }
            Piece::Text(words) => {
                self.strings.push(words);
                Step::Text
            }
            Piece::Href(at) => Step::Href(number(at)),
            Piece::Source(at) => Step::Source(number(at)),
            Piece::Anchor(anchor) => {
                self.anchors.push(anchor.clone());
                Step::Anchor(number(self.anchors.len() - 1))
            }
        };
        self.steps.push(step);
    }

    /// Adds an anchor that [`Pieces::fill`] gives later; the number to ask for it with.
    pub(crate) fn later(&mut self) -> usize {
        self.push(Piece::Anchor(&Arc::default()));
        self.anchors.len() - 1
    }

    /// Gives an anchor that was left open.
    pub(crate) fn fill(&mut self, at: usize, anchor: Arc<str>) {
        if let Some(open) = self.anchors.get_mut(at) {
            *open = anchor;
        }
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink_to_fit(&mut self) {
        self.steps.shrink_to_fit();
        self.strings.shrink_to_fit();
        self.anchors.shrink_to_fit();
    }
}

/// A file has a megabyte at most, and so many links and ids fit into it.
fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
