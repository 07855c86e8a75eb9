//! What a text was saved in that is not UTF-8, as far as its bytes tell.
//!
//! Apart because two ask: the parser names it to the editor, and what refers to the file is judged by
//! what stands in it all the same.

use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_16BE, UTF_16LE};

/// The encoding that a text was probably saved in; nothing if it is UTF-8, or nobody can tell.
pub(crate) fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        // Letters of ASCII, with signs between them that say how to read what follows.
        return ["\u{1b}$B", "\u{1b}$@"].iter().any(|it| text.contains(it)).then_some(ISO_2022_JP);
    }
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    if zeros(1) * 4 > bytes.len() {
        return Some(UTF_16LE);
    }
    if zeros(0) * 4 > bytes.len() {
        return Some(UTF_16BE);
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
    let candidates = [SHIFT_JIS, EUC_JP, ISO_2022_JP];
    let sound = candidates.into_iter().filter_map(|encoding| Some((likeness(encoding)?, encoding)));
    // The first of equals wins: Shift_JIS is what Windows writes.
    sound.rev().max_by_key(|(likeness, _)| *likeness).map(|(_, encoding)| encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_encoding_that_an_editor_saved_in() {
        let named = |bytes: &[u8]| guess(bytes).map(Encoding::name);
        let check = |encoding: &'static Encoding| {
            let bytes = encoding.encode("表題: 手紙から始まる早い受け入れ").0;
            assert_eq!(named(&bytes), Some(encoding.name()));
        };
        check(SHIFT_JIS);
        check(EUC_JP);
        check(ISO_2022_JP);
        let short = EUC_JP.encode("name: 機関\n- {id: prison, name: 刑務所}").0;
        assert_eq!(named(&short), Some("EUC-JP"));
        let utf16: Vec<u8> = "表題: x\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(named(&[&[0xff, 0xfe], &*utf16].concat()), Some("UTF-16LE"));
        assert_eq!(named(&utf16), Some("UTF-16LE"));
        assert_eq!((named(b"\xff\xff\xff"), named("表題".as_bytes())), (None, None));
    }
}
