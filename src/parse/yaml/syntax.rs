//! What the YAML parser complains about, in plain words and at a place that an author understands.

use super::{Piece, YAML_SYNTAX, at_most};
use crate::diagnostic::Diagnostic;
use crate::parse::slips::TAB_INDENT;
use crate::parse::slips::mended::Mended;
use crate::text::byte_at;
use serde_yaml::granit_parser::ErrorKind;
use serde_yaml::{Error, ExternalMessageSource};

/// Where the parser stopped, in the text that it read.
pub(super) fn place(error: &Error, text: &str) -> usize {
    let Some(location) = error.location() else { return 0 };
    if let Some(offset) = location.span().byte_offset() {
        return at_most(offset, text);
    }
    let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    byte_at(text, number(location.line()), number(location.column())).min(text.len())
}

/// Whether reading less would not help: the piece is too much for the parser, not wrong.
pub(super) fn is_too_much(error: &Error) -> bool {
    matches!(error, Error::Budget { .. })
        || matches!(kind(error), Some(ErrorKind::RecursionLimitExceeded))
}

fn kind(error: &Error) -> Option<&ErrorKind> {
    match error {
        Error::ExternalMessage { source, .. } => match &**source {
            ExternalMessageSource::Parser(error) => Some(error.kind()),
            _ => None,
        },
        _ => None,
    }
}

/// A finding for what the parser says.
pub(super) fn finding(error: &Error, piece: Piece<'_>, mended: &Mended<'_>) -> Diagnostic {
    let text = &*mended.text;
    let at = place(error, text);
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[line_start..].split('\n').next().unwrap_or_default();
    let first = line_start + (line.len() - line.trim_start().len());
    // The parser stops behind a key; an author looks at the beginning of the line.
    let begins = (first, (line_start + line.trim_end().len()).max(first));
    let letter = text[at..].chars().next().filter(|letter| *letter != '\n');
    let here = (at, at + letter.map_or(0, char::len_utf8));
    let span = |(start, end)| piece.span(mended.written(start), mended.written(end));
    let said = |id, place| Diagnostic::new(&YAML_SYNTAX, span(place)).said(id);
    if is_too_much(error) {
        return said("yaml-syntax-deep", here);
    }
    match (error, kind(error)) {
        (Error::MultipleDocuments { .. }, _) => said("yaml-syntax-several", begins),
        (Error::UnknownAnchor { .. } | Error::AliasError { .. }, _) => {
            said("yaml-syntax-alias", here)
        }
        (_, Some(kind)) => match kind {
            ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart => Diagnostic::new(&TAB_INDENT, span(here)),
            ErrorKind::ExpectedBlockMappingKey
            | ErrorKind::ExpectedBlockSequenceEntry
            | ErrorKind::BlockSequenceEntryNotAllowed
            | ErrorKind::InvalidIndentation
            | ErrorKind::InvalidBlockScalarIndent
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::InvalidFlowScalarIndent
            | ErrorKind::MappingValueNotAllowed => said("yaml-syntax-indent", begins),
            ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
                let key = line.trim();
                said("yaml-syntax-no-colon", begins).with("key", key)
            }
            ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
                let quote = letter.filter(|letter| matches!(letter, '"' | '\'')).unwrap_or('"');
                said("yaml-syntax-quote", here).with("quote", quote.to_string())
            }
            ErrorKind::UnclosedFlowCollection { open } => {
                said("yaml-syntax-bracket", here).with("bracket", open.to_string())
            }
            ErrorKind::MisplacedFlowCollectionEnd => {
                let bracket = letter.unwrap_or(']').to_string();
                said("yaml-syntax-closing", here).with("bracket", bracket)
            }
            ErrorKind::UnexpectedCharacter { character } => {
                said("yaml-syntax-character", here).with("character", character.to_string())
            }
            ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidUnicodeEscape => said("yaml-syntax-escape", begins),
            kind => said("yaml-syntax-reason", here).with("reason", kind.to_string()),
        },
        _ => said("yaml-syntax", here),
    }
}
