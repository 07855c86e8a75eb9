//! What could not be read may say anything: a gap that hangs on it is not told.
//!
//! Apart from the gaps because it looks at the sources and at what was found in them, and not at the
//! site.

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::letters;
use crate::source::{Sources, Trouble};
use crate::span::{FileId, Span};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Errors in what a text is classified by.
const CLASSIFYING: [&str; 5] =
    ["bad-cell", "cell-outside-terms", "unknown-key", "unknown-term", "yaml-syntax"];

/// Errors by which a whole table may be lost.
const EMPTYING: [&str; 4] = ["empty-file", "file-too-large", "not-utf8", "wrong-type"];

/// The files that classify, and in which errors were found.
#[derive(Hash)]
pub(crate) struct Doubt<'s> {
    texts: Vec<(FileId, Cow<'s, str>)>,
    /// The places of errors.
    places: BTreeSet<Span>,
    /// Whether there is a file of which nothing at all is known.
    any: bool,
    /// Files with an error in what classifies.
    misclassified: BTreeSet<FileId>,
    /// Whether a table lacks rows.
    no_rows: bool,
    /// The names of facets of which an id is unknown, and nobody can tell which one was meant.
    unguessed: BTreeSet<Arc<str>>,
}

impl<'s> Doubt<'s> {
    /// Reads again what may have been meant in files with errors.
    pub(crate) fn of(sources: &'s Sources, diagnostics: &[Diagnostic]) -> Doubt<'s> {
        let mut doubt = Doubt {
            texts: Vec::new(),
            places: BTreeSet::new(),
            any: false,
            misclassified: BTreeSet::new(),
            no_rows: false,
            unguessed: BTreeSet::new(),
        };
        let errors = diagnostics.iter().filter(|found| found.rule.severity == Severity::Error);
        let mut files = BTreeSet::new();
        for error in errors {
            files.insert(error.span.file);
            if CLASSIFYING.contains(&error.rule.id) {
                doubt.misclassified.insert(error.span.file);
            }
            let is_table = sources.get(error.span.file).path.starts_with("content/matrices/");
            doubt.no_rows |= is_table && EMPTYING.contains(&error.rule.id);
            doubt.places.insert(error.span);
            if error.rule.id == "unknown-term" && error.help.is_none() {
                let facet = error.message.arguments.iter().find(|(name, _)| *name == "facet");
                doubt.unguessed.extend(facet.map(|(_, name)| name.clone()));
            }
            // What was offered instead of a wrong name was probably meant.
            let offered = error.help.iter().flat_map(|help| help.arguments.iter());
            doubt
                .texts
                .extend(offered.map(|(_, name)| (error.span.file, Cow::Owned(name.to_string()))));
        }
        for file in files {
            let source = sources.get(file);
            let classifies = ["content/cases/", "content/matrices/"];
            if classifies.iter().any(|folder| source.path.starts_with(folder)) {
                doubt.any |= matches!(source.trouble, Some(Trouble::Unreadable(_)));
                doubt.texts.push((file, letters(&source.bytes)));
            }
        }
        doubt
    }

    /// Whether there is an error at this very place: it is enough to tell that.
    pub(crate) fn is_at(&self, place: Span) -> bool {
        self.places.contains(&place)
    }

    /// Whether a term of a facet may be meant by an id that nobody knows.
    pub(crate) fn about_terms_of(&self, facet: &str) -> bool {
        self.unguessed.contains(facet)
    }

    /// Whether the classes of a file, or those of a whole table, may be others than those found.
    pub(crate) fn about_classes_of(&self, file: FileId) -> bool {
        self.no_rows || self.misclassified.contains(&file)
    }

    /// Whether a file other than `own` may mean all of these ids.
    pub(crate) fn about(&self, ids: &[&str], own: FileId) -> bool {
        let mut others = self.texts.iter().filter(|(file, _)| *file != own);
        self.any || others.any(|(_, text)| ids.iter().all(|id| text.contains(id)))
    }
}
