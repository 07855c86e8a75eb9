//! The templates of a theme by the names under which they call each other, and their places.

use crate::span::{FileId, Span};
use crate::text::byte_at;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The templates and components of a theme.
#[derive(Debug)]
pub(super) struct Templates {
    by_name: BTreeMap<String, Template>,
    /// The folder in which a missing template is to be put.
    folder: String,
    start: Span,
}

/// A template: its file, and its text without a byte order mark.
#[derive(Debug)]
pub(super) struct Template {
    pub(super) file: FileId,
    pub(super) text: Arc<str>,
    /// How many bytes of the file stand before the text.
    pub(super) offset: usize,
}

impl Templates {
    /// The templates of a theme; `start` is the place for what has no place of its own.
    pub(super) fn new(by_name: BTreeMap<String, Template>, theme: &str, start: Span) -> Templates {
        Templates { by_name, folder: format!("themes/{theme}/templates/"), start }
    }

    /// Names and texts, sorted by name.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_name.iter().map(|(name, template)| (name.as_str(), template.text.as_ref()))
    }

    /// Whether there is a template of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// The text of a template.
    pub(super) fn text(&self, name: &str) -> &str {
        self.by_name.get(name).map_or("", |template| &template.text)
    }

    /// The path at which a template is looked for.
    pub(super) fn path(&self, name: &str) -> String {
        format!("{}{name}", self.folder)
    }

    /// The place for what has no place of its own.
    pub(super) fn start(&self) -> Span {
        self.start
    }

    /// A range of bytes in a template.
    pub(super) fn span(&self, name: &str, start: usize, end: usize) -> Span {
        match self.by_name.get(name) {
            Some(template) => {
                let length = template.text.len();
                let (start, end) = (start.min(length), end.min(length));
                Span::new(template.file, start, end).shifted(template.offset)
            }
            None => self.start,
        }
    }

    /// Where some words first stand in a template; its beginning if they do not.
    pub(super) fn span_of(&self, name: &str, words: &str) -> Span {
        let start = self.text(name).find(words);
        self.span(name, start.unwrap_or(0), start.map_or(0, |start| start + words.len()))
    }

    /// The words nearest behind a line and a column (both from 1) of a template.
    pub(super) fn span_at(&self, name: &str, line: usize, column: usize, words: &str) -> Span {
        let Some(template) = self.by_name.get(name) else { return self.start };
        let text = template.text.as_ref();
        let start = byte_at(text, line, column);
        let found = text[start..].lines().next().and_then(|line| line.find(words));
        let start = start + found.unwrap_or(0);
        self.span(name, start, start + words.len())
    }
}
