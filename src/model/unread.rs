//! What could not be read, and what it may have held.
//!
//! Of a file that was read in part, its text is kept: what refers to something that this text seems
//! to declare is not wrong, while all other references are judged as ever.

use crate::encoding;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What could not be read, as far as it has addresses.
#[derive(Clone, Debug, Default)]
pub struct Unread {
    /// Addresses of files.
    pub addresses: BTreeSet<String>,
    /// What addresses begin with of which nothing is known.
    pub beginnings: Vec<String>,
    /// Whether any address but a case's may belong to a file that could not be read.
    pub anything: bool,
    /// The texts of files of which a part could not be read.
    pub texts: Vec<Arc<str>>,
}

impl Unread {
    /// Whether an address may be one of something that could not be read.
    #[must_use]
    pub fn may_have(&self, address: &str) -> bool {
        let mut parts = address.split('/').filter(|part| !part.is_empty());
        self.addresses.contains(address)
            || self.anything && !address.starts_with("/cases/")
            || self.beginnings.iter().any(|beginning| address.starts_with(beginning.as_str()))
            || parts.any(|part| self.texts.iter().any(|text| declares(text, part)))
    }
}

/// What can be made out of a text in any encoding.
pub(crate) fn letters(bytes: &[u8]) -> Cow<'_, str> {
    match encoding::guess(bytes) {
        Some(encoding) => Cow::Owned(encoding.decode(bytes).0.into_owned()),
        None => String::from_utf8_lossy(bytes),
    }
}

/// Whether a text that is no sound YAML seems to give something this id: it stands behind `id`, or
/// before a colon.
pub(crate) fn declares(text: &str, id: &str) -> bool {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    let blank = |letter: char| " \t　\"'“”‘’:：".contains(letter);
    text.match_indices(id).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + id.len()..]);
        let is_whole = !id.is_empty() && !before.ends_with(is_part) && !behind.starts_with(is_part);
        let is_key = behind.trim_start_matches([' ', '"', '\'', '”']).starts_with([':', '：']);
        is_whole && (is_key || before.trim_end_matches(blank).ends_with("id"))
    })
}

/// Whether a text seems to give something this name: it stands there, and not as a link.
pub(crate) fn mentions(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| !text[..at].ends_with("[["))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_broken_file_declares_is_seen() {
        let text =
            "terms:\n - id: prison\n  name: [刑務所\n  - id：court\n  group: health\n  A: x\n";
        let declared = ["prison", "court", "A"].map(|id| declares(text, id));
        assert_eq!(declared, [true; 3]);
        let others = ["health", "pris", "bank", "", "刑務所"].map(|id| declares(text, id));
        assert_eq!(others, [false; 5]);
        assert!(mentions("name: 刑務所", "刑務所") && !mentions("[[刑務署]]へ", "刑務署"));
    }
}
