//! What a program for versions leaves in a file when two people changed the same lines: both
//! contents, between marks.
//!
//! Apart from the other slips because it may stand in any text, and across the signs of YAML and
//! Markdown. It is told once, and the first of the two contents is read, so that nothing follows.

use crate::diagnostic::{Diagnostic, Rule};
use crate::span::{FileId, Span};
use std::borrow::Cow;

pub(crate) static MERGE_CONFLICT: Rule = Rule::error("merge-conflict");

/// A mark, at the beginning of its line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Behind it stands the first content.
    First,
    /// Behind it stands what both changed, where the program shows it.
    Common,
    /// Behind it stands the second content.
    Second,
    End,
}

impl Mark {
    fn of(line: &str) -> Option<Mark> {
        let is = |mark: &str| {
            let rest = line.strip_prefix(mark)?;
            (rest.is_empty() || rest.starts_with(' ')).then_some(())
        };
        let first = is("<<<<<<<").map(|()| Mark::First);
        let others = || is("|||||||").map(|()| Mark::Common);
        first.or_else(others).or_else(|| is(">>>>>>>").map(|()| Mark::End))
    }
}

/// A text with the first content alone of each conflict, each byte at its place; conflicts are
/// reported where they begin.
pub(crate) fn first_of_each<'t>(
    text: &'t str,
    file: FileId,
    offset: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Cow<'t, str> {
    if !text.contains("<<<<<<<") && !text.contains(">>>>>>>") {
        return Cow::Borrowed(text);
    }
    let mut read = String::with_capacity(text.len());
    let mut part = None;
    let mut at = offset;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        let mut mark = Mark::of(words);
        if part.is_some() && words == "=======" {
            mark = Some(Mark::Second);
        }
        // A mark alone was left over when somebody mended the rest.
        let begins = mark == Some(Mark::First) || mark == Some(Mark::End) && part.is_none();
        if begins {
            let span = Span::new(file, at, at + words.len());
            let finding = Diagnostic::new(&MERGE_CONFLICT, span);
            diagnostics.push(finding.with("mark", &words[..7]));
        }
        part = match mark {
            Some(Mark::End) => None,
            Some(mark) if mark == Mark::First || part.is_some() => Some(mark),
            _ => part,
        };
        let is_left_out = mark.is_some() || matches!(part, Some(Mark::Common | Mark::Second));
        if is_left_out {
            read.push_str(&" ".repeat(words.len()));
            read.push_str(&line[words.len()..]);
        } else {
            read.push_str(line);
        }
        at += line.len();
    }
    Cow::Owned(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str, places: &[(u32, u32)]) {
        let mut diagnostics = Vec::new();
        let read = first_of_each(text, FileId(0), 0, &mut diagnostics);
        let found: Vec<_> =
            diagnostics.iter().map(|found| (found.span.start, found.span.end)).collect();
        assert_eq!((&*read, &*found), (expected, places), "{text:?}");
        assert_eq!(read.len(), text.len());
    }

    #[test]
    fn the_first_content_is_read() {
        check("a\n=======\n> b\n", "a\n=======\n> b\n", &[]);
        check(
            "a\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\nd\n",
            "a\n         \nb\n       \n \n         \nd\n",
            &[(2, 11)],
        );
        check(
            "<<<<<<<\r\nb\r\n|||||||\r\nc\r\n=======\r\n>>>>>>>\r\n",
            "       \r\nb\r\n       \r\n \r\n       \r\n       \r\n",
            &[(0, 7)],
        );
        check("a\n>>>>>>> y\nb", "a\n         \nb", &[(2, 11)]);
        check("<<<<<<<<\n", "<<<<<<<<\n", &[]);
    }
}
