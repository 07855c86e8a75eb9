//! Ids: what may be one, and what is there twice.

use crate::diagnostic::{Diagnostic, Message, Rule};
use crate::parse::Document;
use crate::parse::fields::Text;
use crate::source::Sources;
use crate::span::Span;
use std::collections::HashMap;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization as _;

pub(crate) static BAD_ID: Rule = Rule::error("bad-id");
pub(crate) static RESERVED_ID: Rule = Rule::error("reserved-id");
pub(crate) static DUPLICATE_ID: Rule = Rule::error("duplicate-id");

/// Names that Windows keeps for devices, in any letter case and with any ending.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Whether a word may be an id: `[a-z0-9][a-z0-9-]*`.
pub(crate) fn is_id(word: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    word.bytes().next().is_some_and(letter) && word.bytes().all(|byte| letter(byte) || byte == b'-')
}

/// Whether Windows keeps a name for itself.
pub(crate) fn is_reserved(word: &str) -> bool {
    RESERVED.iter().any(|name| word.eq_ignore_ascii_case(name))
}

/// Reports an id that is none. Whether something can stand under it all the same: what refers to it
/// then does not complain as well, and with an error nothing is published anyway.
pub(crate) fn check(id: &Text, diagnostics: &mut Vec<Diagnostic>) -> bool {
    if is_reserved(&id.value) {
        diagnostics.push(Diagnostic::new(&RESERVED_ID, id.span).with("id", &id.value));
        return true;
    }
    if is_id(&id.value) {
        return true;
    }
    let proposal = proposal(&id.value);
    let finding = Diagnostic::new(&BAD_ID, id.span).with("id", &id.value);
    diagnostics.push(if !id.value.is_ascii() {
        finding.said("bad-id-japanese")
    } else if !is_id(&proposal) {
        finding
    } else if id.value.contains(|letter: char| letter.is_ascii_uppercase()) {
        finding.said("bad-id-upper-case").with("proposal", proposal)
    } else {
        finding.help(Message::new("help-write-instead").with("text", proposal))
    });
    !id.value.contains(|letter: char| "/\\.".contains(letter) || letter.is_control())
}

/// Reports a file whose name is no id.
pub(crate) fn check_file(
    document: &Document,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) {
    use crate::parse::FILE_NAME;
    let at = Span::start_of(document.file);
    let id = &document.id;
    if is_reserved(id) {
        diagnostics.push(Diagnostic::new(&RESERVED_ID, at).with("id", id));
        return;
    }
    if is_id(id) {
        return;
    }
    let path = &sources.get(document.file).path;
    let name = path.rsplit('/').next().unwrap_or(path);
    let proposal = proposal(name);
    let proposed_id = proposal.rsplit_once('.').map_or(&*proposal, |(stem, _)| stem);
    let finding = Diagnostic::new(&FILE_NAME, at).with("name", name);
    diagnostics.push(if !unicode_normalization::is_nfc(name) {
        finding.said("file-name-decomposed")
    } else if !name.is_ascii() {
        finding.said("file-name-japanese")
    } else if !is_id(proposed_id) {
        finding
    } else if name.contains(|letter: char| letter.is_ascii_uppercase()) {
        finding.said("file-name-upper-case").with("proposal", &proposal)
    } else {
        finding.help(Message::new("help-rename-file").with("name", &proposal))
    });
}

/// The id that was probably meant by one that is none, if anybody can tell.
pub(crate) fn meant(written: &str) -> Option<Arc<str>> {
    if is_id(written) {
        return None;
    }
    let half: String = written.nfkc().collect();
    let meant = proposal(&half);
    let meant = meant.trim_matches(['-', '.', '。']);
    is_id(meant).then(|| Arc::from(meant))
}

/// The id, or the name of a file, that was probably meant.
fn proposal(written: &str) -> String {
    written.trim().to_ascii_lowercase().replace(['_', ' '], "-")
}

/// Ids seen so far, each with the place where it came first.
#[derive(Default)]
pub(crate) struct Seen(HashMap<Arc<str>, Span>);

impl Seen {
    /// Notes an id; reports it if it was there already. Whether it is new.
    pub(crate) fn is_new(
        &mut self,
        id: &Text,
        kind: &'static str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> bool {
        if let Some(first) = self.0.get(&id.value) {
            diagnostics.push(
                Diagnostic::new(&DUPLICATE_ID, id.span)
                    .with("id", &id.value)
                    .with("kind", kind)
                    .related(Message::new("first-here"), *first),
            );
            return false;
        }
        self.0.insert(id.value.clone(), id.span);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_small_letters_digits_and_hyphens() {
        for id in ["a", "0", "c-2-1", "letter-to-early-intake", "a--b"] {
            assert!(is_id(id), "{id}");
        }
        for word in ["", "-a", "A", "a_b", "a b", "表2-1", "a.b", "../a", "a/b", "ａ"] {
            assert!(!is_id(word), "{word}");
        }
        assert!(is_reserved("con") && is_reserved("COM1") && !is_reserved("contact"));
    }
}
