//! Passages as pages show them: the holes of their prose are filled when the view is serialised, so
//! that a view which is only compared copies no text.

use crate::model::{Passage, Piece};
use crate::text;
use serde::{Serialize, Serializer};

/// A passage as it is shown on a certain page: its holes are filled when it is serialised.
#[derive(Debug, Hash)]
pub(crate) struct Shown {
    passage: Passage,
    root: String,
    prefix: String,
}

/// Shows a passage on a page whose way to the root is `root`; nothing if it is empty.
pub(crate) fn shown(passage: &Passage, root: &str) -> Option<Shown> {
    shown_in(passage, root, "")
}

/// The same on a page that joins documents: `prefix` keeps their ids apart.
pub(crate) fn shown_in(passage: &Passage, root: &str, prefix: &str) -> Option<Shown> {
    let full = !passage.prose.is_empty();
    full.then(|| Shown {
        passage: passage.clone(),
        root: root.to_owned(),
        prefix: prefix.to_owned(),
    })
}

impl Shown {
    fn html(&self) -> String {
        let mut html = String::new();
        for piece in &self.passage.prose.pieces {
            match piece {
                Piece::Html(markup) => html.push_str(markup),
                Piece::Text(words) => text::escape_into(&mut html, words),
                Piece::Href(at) | Piece::Source(at) => self.address(&mut html, *at),
                Piece::Anchor(anchor) => {
                    html.push_str(&self.prefix);
                    text::escape_into(&mut html, anchor);
                }
            }
        }
        html
    }

    fn address(&self, html: &mut String, at: usize) {
        let Some(href) = self.passage.hrefs.get(at).and_then(Option::as_ref) else { return };
        let outside =
            href.contains("://") || href.starts_with("mailto:") || href.starts_with("tel:");
        if let Some(anchor) = href.strip_prefix('#') {
            html.push('#');
            html.push_str(&self.prefix);
            text::escape_into(html, anchor);
            return;
        }
        if !outside {
            html.push_str(&self.root);
        }
        text::escape_into(html, href);
    }
}

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.html())
    }
}
