//! Files that cannot be read as text: said once, where it is, with what to do.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::{COPY_LIMIT, Source, TEXT_LIMIT, Trouble};
use crate::span::Span;
use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS};

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
    let Some(text) = source.text() else {
        diagnostics.push(match encoding_of(&source.bytes) {
            Some(name) => Diagnostic::new(&NOT_UTF8, at).with("encoding", name),
            None => Diagnostic::new(&NOT_UTF8, at).said("not-utf8-unknown"),
        });
        return None;
    };
    if ["\u{1b}$B", "\u{1b}$@"].iter().any(|shift| text.contains(shift)) {
        let finding = Diagnostic::new(&NOT_UTF8, at);
        diagnostics.push(finding.with("encoding", ISO_2022_JP.name()));
        return None;
    }
    if text.trim_matches(['\u{feff}', ' ', '\n', '\r', '\t', '　']).is_empty() {
        diagnostics.push(Diagnostic::new(&EMPTY_FILE, at));
        return None;
    }
    Some(text)
}

/// What a text that is not UTF-8 was probably saved as.
fn encoding_of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, ..] => return Some("UTF-16LE"),
        [0xfe, 0xff, ..] => return Some("UTF-16BE"),
        _ => {}
    }
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    if zeros(1) * 4 > bytes.len() {
        return Some("UTF-16LE");
    }
    if zeros(0) * 4 > bytes.len() {
        return Some("UTF-16BE");
    }
    // EUC-JP read as Shift_JIS is a row of half-width katakana, which hardly anybody writes.
    let likeness = |encoding: &'static Encoding| {
        let (text, _, broken) = encoding.decode(bytes);
        let letters = text.chars().map(|letter| match letter {
            'ぁ'..='ん' | 'ァ'..='ヶ' => 2,
            '一'..='鿿' => 1,
            '｡'..='ﾟ' => -2,
            _ => 0,
        });
        (!broken).then(|| letters.sum::<i64>())
    };
    let candidates = [(SHIFT_JIS, "Shift_JIS"), (EUC_JP, "EUC-JP"), (ISO_2022_JP, "ISO-2022-JP")];
    let sound =
        candidates.into_iter().filter_map(|(encoding, name)| Some((likeness(encoding)?, name)));
    // The first of equals wins: Shift_JIS is what Windows writes.
    sound.rev().max_by_key(|(likeness, _)| *likeness).map(|(_, name)| name)
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
    fn names_the_encoding_that_an_editor_saved_in() {
        let check = |encoding: &'static Encoding| {
            let bytes = encoding.encode("表題: 手紙から始まる早い受け入れ").0;
            assert_eq!(encoding_of(&bytes), Some(encoding.name()));
        };
        check(SHIFT_JIS);
        check(EUC_JP);
        let short = EUC_JP.encode("name: 機関\n- {id: prison, name: 刑務所}").0;
        assert_eq!(encoding_of(&short), Some("EUC-JP"));
        let utf16: Vec<u8> = "表題: x\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(encoding_of(&[&[0xff, 0xfe], &*utf16].concat()), Some("UTF-16LE"));
        assert_eq!(encoding_of(b"\xff\xff\xff"), None);
    }

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!((megabytes(1_000_000), megabytes(1_000_001)), ("1 MB".into(), "1.1 MB".into()));
    }
}
