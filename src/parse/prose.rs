//! Markdown → prose (placeholder until the module lands).

use crate::diagnostic::Diagnostic;
use crate::model::{Piece, Prose};
use crate::span::{FileId, Span};
use std::sync::Arc;

/// Where a text stands.
pub(crate) enum Place {
    /// In the body of a file.
    Body {
        /// The file.
        file: FileId,
        /// Where the text begins.
        offset: usize,
    },
    /// In a YAML value.
    Value(Span),
}

/// Turns Markdown into prose.
pub(crate) fn prose(text: &str, place: &Place, _diagnostics: &mut Vec<Diagnostic>) -> Prose {
    let _ = matches!(place, Place::Body { file: _, offset: _ } | Place::Value(_));
    Prose { pieces: vec![Piece::Text(Arc::from(text))], ..Prose::default() }.sealed()
}
