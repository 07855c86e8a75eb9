//! Files that cannot be read as text: said once, where it is, with what to do.

use crate::diagnostic::{Diagnostic, Rule};
use crate::encoding;
use crate::source::{COPY_LIMIT, Source, TEXT_LIMIT, Trouble};
use crate::span::Span;

pub(crate) static UNREADABLE_FILE: Rule = Rule::error("unreadable-file");
pub(crate) static FILE_TOO_LARGE: Rule = Rule::error("file-too-large");
pub(crate) static LINK_OUT: Rule = Rule::error("link-out");
pub(crate) static LINK_LOOP: Rule = Rule::error("link-loop");
pub(crate) static FOLDER_AS_FILE: Rule = Rule::error("folder-as-file");
pub(crate) static FILE_NAME: Rule = Rule::error("file-name");
pub(crate) static MISSING_FILE: Rule = Rule::error("missing-file");
pub(crate) static NOT_UTF8: Rule = Rule::error("not-utf8");
pub(crate) static SPECIAL_FILE: Rule = Rule::error("special-file");
pub(crate) static EMPTY_FILE: Rule = Rule::error("empty-file");

/// Reports why a file could not be read. Whether it could.
pub(crate) fn of_file(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let Some(trouble) = &source.trouble else { return true };
    let at = Span::start_of(source.id);
    diagnostics.push(match trouble {
        Trouble::Unreadable(reason) => Diagnostic::new(&UNREADABLE_FILE, at).with("reason", reason),
        Trouble::TooLarge(size) => Diagnostic::new(&FILE_TOO_LARGE, at)
            .with("size", megabytes(*size))
            .with("limit", megabytes(TEXT_LIMIT)),
        Trouble::LinkNowhere => {
            Diagnostic::new(&UNREADABLE_FILE, at).said("unreadable-file-nowhere")
        }
        Trouble::TooLargeCopy(size) => Diagnostic::new(&FILE_TOO_LARGE, at)
            .said("file-too-large-copy")
            .with("size", megabytes(*size))
            .with("limit", megabytes(COPY_LIMIT)),
        Trouble::Special => Diagnostic::new(&SPECIAL_FILE, at),
        Trouble::LinkOut => Diagnostic::new(&LINK_OUT, at),
        Trouble::LinkLoop => Diagnostic::new(&LINK_LOOP, at),
        Trouble::Folder => {
            let name = source.path.rsplit('/').next().unwrap_or_default();
            Diagnostic::new(&FOLDER_AS_FILE, at).with("name", name)
        }
        Trouble::Missing => Diagnostic::new(&MISSING_FILE, at).with("path", &source.path),
        Trouble::Name => Diagnostic::new(&FILE_NAME, at).said("file-name-not-unicode"),
    });
    false
}

/// The text of a file that must have some.
pub(crate) fn readable_text<'s>(
    source: &'s Source,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'s str> {
    if !of_file(source, diagnostics) {
        return None;
    }
    let at = Span::start_of(source.id);
    let guessed = encoding::guess(&source.bytes);
    let Some(text) = source.text().filter(|_| guessed.is_none()) else {
        let finding = Diagnostic::new(&NOT_UTF8, at);
        diagnostics.push(match guessed {
            Some(encoding) => finding.with("encoding", encoding.name()),
            None => finding.said("not-utf8-unknown"),
        });
        return None;
    };
    if text.trim_matches(['\u{feff}', ' ', '\n', '\r', '\t', '　']).is_empty() {
        diagnostics.push(Diagnostic::new(&EMPTY_FILE, at));
        return None;
    }
    Some(text)
}

fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    match tenths % 10 {
        0 => format!("{} MB", tenths / 10),
        rest => format!("{}.{rest} MB", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!((megabytes(1_000_000), megabytes(1_000_001)), ("1 MB".into(), "1.1 MB".into()));
    }
}
