//! The addresses that were published once, as written: `addresses.txt`, one a line.

use super::fields::Text;
use crate::diagnostic::{Diagnostic, Rule};
use crate::span::{FileId, Span};
use std::sync::Arc;

pub(crate) static BAD_ADDRESS: Rule = Rule::error("bad-address");

/// Reads the addresses; lines that begin with `#` are remarks.
pub(crate) fn addresses(
    text: &str,
    file: FileId,
    offset: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Text> {
    let mut addresses = Vec::new();
    let mut start = offset;
    for line in text.split_inclusive('\n') {
        let at = start + (line.len() - line.trim_start().len());
        start += line.len();
        let address = line.trim();
        if address.is_empty() || address.starts_with('#') {
            continue;
        }
        let span = Span::new(file, at, at + address.len());
        if is_sound(address) {
            addresses.push(Text::new(Arc::from(address), span));
        } else {
            diagnostics.push(Diagnostic::new(&BAD_ADDRESS, span).with("address", address));
        }
    }
    addresses
}

/// Whether an address is one of a page: `/cases/x/`.
fn is_sound(address: &str) -> bool {
    let part = |part: &str| {
        let letter = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
        !part.is_empty() && part.chars().all(letter)
    };
    let inner = address.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'));
    address == "/" || inner.is_some_and(|inner| inner.split('/').all(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_begins_and_ends_with_a_slash() {
        for address in ["/", "/cases/x/", "/matrix/a/b/", "/modes/"] {
            assert!(is_sound(address), "{address}");
        }
        for line in
            ["cases/x/", "/cases/x", "//", "/a//b/", "/../", "https://example.org/", "/a b/"]
        {
            assert!(!is_sound(line), "{line}");
        }
    }
}
