//! Text as search compares it: NFKC, lower case, katakana as hiragana, runs of white space as one
//! space.
//!
//! The browser folds what is searched for in the same way (`search-fold.js`); a test holds the two
//! together. Letters are lowered one by one: no letter depends on its neighbours.

use unicode_normalization::UnicodeNormalization;

/// Writes folded text over what `folded` held.
pub(super) fn fold_into(folded: &mut Vec<char>, text: &str) {
    folded.clear();
    if text.chars().all(is_plain) {
        text.chars().for_each(|letter| push(folded, letter));
    } else {
        text.nfkc().for_each(|letter| push(folded, letter));
    }
}

/// Folded text.
pub(super) fn fold(text: &str) -> String {
    let mut folded = Vec::new();
    fold_into(&mut folded, text);
    folded.into_iter().collect()
}

/// Whether NFKC leaves a letter alone, whatever stands beside it among letters of which the same is true.
/// Most texts have no others.
fn is_plain(letter: char) -> bool {
    matches!(letter,
        '\0'..='\x7f' | '、'..='〩' | 'ぁ'..='ゖ' | 'ァ'..='ヾ' | '\u{4e00}'..='\u{9fff}')
}

fn push(folded: &mut Vec<char>, letter: char) {
    match letter {
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => {
            folded.push(char::from_u32(u32::from(letter) - 0x60).unwrap_or(letter));
        }
        _ if is_white(letter) => {
            if folded.last() != Some(&' ') {
                folded.push(' ');
            }
        }
        '\0'..='\x7f' => folded.push(letter.to_ascii_lowercase()),
        'ぁ'..='ゖ' | '\u{4e00}'..='\u{9fff}' => folded.push(letter),
        _ => folded.extend(letter.to_lowercase()),
    }
}

/// Listed because Rust and JavaScript do not agree on what white space is.
fn is_white(letter: char) -> bool {
    matches!(letter,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}'
        | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_that_readers_do_not_tell_apart_become_one() {
        let check = |text: &str, expected: &str| assert_eq!(fold(text), expected, "{text}");
        check("ダルク", "だるく");
        check("ﾀﾞﾙｸ", "だるく");
        check("ヴ・ヶ・ー・ヽ", "ゔ・ゖ・ー・ゝ");
        check("ＤＡＲＣ　Ｎ Ａ", "darc n a");
        check("か\u{3099}", "が");
        check("①㈱…", "1(株)...");
        check("a\u{3000}\n\tb  c", "a b c");
        check("ΣΑΣ İ", "σασ i\u{307}");
        check("𠮷野", "𠮷野");
        check("", "");
    }

    proptest! {
        #[test]
        fn what_is_taken_for_plain_is_left_alone_by_nfkc(text in "[\u{0}-\u{7f}、-〩ぁ-ゖァ-ヾ一-鿿]{0,40}") {
            prop_assert_eq!(text.nfkc().collect::<String>(), text);
        }

        #[test]
        fn folding_twice_is_folding_once(text in "[a-zA-Zぁ-んァ-ヶｦ-ﾟ一-三！-～ 　ー]{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
