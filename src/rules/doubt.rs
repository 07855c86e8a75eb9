//! What could not be read may say anything: a gap that hangs on it is not told.
//!
//! Apart from the gaps because it looks at the sources and at what was found in them, and not at the
//! site.

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Sources, Trouble};
use crate::span::{FileId, Span};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The files that classify, and in which errors were found.
pub(crate) struct Doubt<'s> {
    texts: Vec<(FileId, Cow<'s, str>)>,
    /// The places of errors.
    places: BTreeSet<Span>,
    /// Whether there is a file of which nothing at all is known.
    any: bool,
}

impl<'s> Doubt<'s> {
    /// Reads again what may have been meant in files with errors.
    pub(crate) fn of(sources: &'s Sources, diagnostics: &[Diagnostic]) -> Doubt<'s> {
        let mut doubt = Doubt { texts: Vec::new(), places: BTreeSet::new(), any: false };
        let errors = diagnostics.iter().filter(|found| found.rule.severity == Severity::Error);
        let mut files = BTreeSet::new();
        for error in errors {
            files.insert(error.span.file);
            doubt.places.insert(error.span);
            // What was offered instead of a wrong name was probably meant.
            let offered = error.help.iter().flat_map(|help| &help.arguments);
            doubt
                .texts
                .extend(offered.map(|(_, name)| (error.span.file, Cow::Owned(name.to_string()))));
        }
        for file in files {
            let source = sources.get(file);
            let classifies = ["content/cases/", "content/matrices/"];
            if classifies.iter().any(|folder| source.path.starts_with(folder)) {
                doubt.any |= matches!(source.trouble, Some(Trouble::Unreadable(_)));
                doubt.texts.push((file, text(&source.bytes)));
            }
        }
        doubt
    }

    /// Whether there is an error at this very place: it is enough to tell that.
    pub(crate) fn is_at(&self, place: Span) -> bool {
        self.places.contains(&place)
    }

    /// Whether a file other than `own` may mean all of these ids.
    pub(crate) fn about(&self, ids: &[&str], own: FileId) -> bool {
        let mut others = self.texts.iter().filter(|(file, _)| *file != own);
        self.any || others.any(|(_, text)| ids.iter().all(|id| text.contains(id)))
    }
}

/// Whatever a text is encoded in, ids stay letters of ASCII; UTF-16 has a zero beside each.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    if bytes.contains(&0) {
        let letters: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
        return Cow::Owned(String::from_utf8_lossy(&letters).into_owned());
    }
    String::from_utf8_lossy(bytes)
}
