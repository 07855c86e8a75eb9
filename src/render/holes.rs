//! The way up to the root as a hole in markup.
//!
//! A part that many pages show, such as a card, is made once. What differs from page to page is the
//! way from it up to the root alone, so templates are given [`ROOT`] for that, and the page's own
//! way takes its place while the page is written.

use super::words::Words;
use crate::text;
use std::io::{self, Write};
use std::sync::Arc;

/// Stands where the way to the root belongs. No text holds this letter: it is a control character
/// that HTML and YAML forbid; JSON, where markup stands in scripts, leaves it as it is.
pub(crate) const ROOT: &str = "\u{7f}";

/// Stands where the title word of a notice belongs, behind two [`ROOT`]s: its place among [`NOTICES`].
pub(crate) fn notice(number: usize) -> String {
    format!("{ROOT}{ROOT}{number}")
}

/// The words that notices are titled by.
pub(super) const NOTICES: [&str; 5] =
    ["alert_note", "alert_tip", "alert_important", "alert_warning", "alert_caution"];

/// Bytes of a page that are being written, with their holes filled.
pub(super) struct Filled<'r> {
    /// What was written.
    pub(super) bytes: Vec<u8>,
    /// What fills the holes.
    root: &'r str,
    /// The title words of notices.
    notices: &'r [Arc<str>],
}

impl<'r> Filled<'r> {
    /// An empty page with this way to its root.
    pub(super) fn new(root: &'r str, notices: &'r [Arc<str>]) -> Filled<'r> {
        Filled { bytes: Vec::with_capacity(32_768), root, notices }
    }
}

/// Markup that stands in no page, with its holes filled.
pub(crate) fn filled(markup: &str, root: &str, words: &Words) -> String {
    let notices = NOTICES.map(|key| words.get(key));
    let mut filled = Filled { bytes: Vec::with_capacity(markup.len()), root, notices: &notices };
    // Memory takes all, and what is put into text is text.
    let _ = filled.write_all(markup.as_bytes());
    String::from_utf8(filled.bytes).unwrap_or_default()
}

impl Write for Filled<'_> {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        let mut rest = text;
        while let Some(at) = memchr::memchr(ROOT.as_bytes()[0], rest) {
            self.bytes.extend_from_slice(&rest[..at]);
            rest = &rest[at + 1..];
            let notice = rest.strip_prefix(ROOT.as_bytes()).and_then(<[u8]>::split_first);
            let word = notice
                .and_then(|(digit, _)| self.notices.get(usize::from(digit.wrapping_sub(b'0'))));
            if let Some(word) = word {
                self.bytes.extend_from_slice(text::escape(word).as_bytes());
                rest = &rest[2..];
            } else {
                self.bytes.extend_from_slice(self.root.as_bytes());
            }
        }
        self.bytes.extend_from_slice(rest);
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_wherever_they_stand() {
        let check = |text: &str, expected: &str| {
            let notices = [Arc::from("注"), Arc::from("<助言>")];
            let mut page = Filled::new("../", &notices);
            assert_eq!(page.write(text.as_bytes()).ok(), Some(text.len()));
            assert_eq!(page.bytes, expected.as_bytes());
        };
        check("\u{7f}a \u{7f}\u{7f}", "../a ../../");
        check("<p>\u{7f}\u{7f}0</p>\u{7f}\u{7f}1", "<p>注</p>&lt;助言&gt;");
        check("\u{7f}\u{7f}9", "../../9");
        check("なし", "なし");
        check("", "");
    }
}
