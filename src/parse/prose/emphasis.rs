//! Emphasis beside Japanese punctuation, mended before the Markdown is parsed.
//!
//! `CommonMark` decides by the characters around a run of `*` whether it opens or closes, and takes
//! words to be set apart by spaces. Japanese has none, so `**「強調」**の` stays literal, or worse, the
//! words between two emphases become bold. A letter between the run and the punctuation makes the
//! rule come out right; [`GAP`] is such a letter, and is taken out of everything that was parsed.
//!
//! Apart so that it can be dropped as a whole once pulldown-cmark has an option for it (its pull
//! request 1059).

use std::borrow::Cow;

/// The noncharacter that is put in. Sources must not contain it: see the rule `noncharacter`.
pub(super) const GAP: char = '\u{FDD0}';

/// A text with gaps, and where they are.
pub(super) struct Prepared<'t> {
    /// What is to be parsed; borrowed if no gap was needed.
    pub(super) text: Cow<'t, str>,
    /// Where gaps begin in `text`, in order.
    gaps: Vec<usize>,
}

impl Prepared<'_> {
    /// Whether there is any gap.
    pub(super) fn has_gaps(&self) -> bool {
        !self.gaps.is_empty()
    }

    /// The offset in the original text that belongs to an offset in the prepared one.
    pub(super) fn original(&self, offset: usize) -> usize {
        offset - GAP.len_utf8() * self.gaps.partition_point(|gap| *gap < offset)
    }
}

/// Puts gaps where a run of `*` stands between a letter and punctuation, one of them CJK.
pub(super) fn prepared(text: &str) -> Prepared<'_> {
    let mut gaps = Vec::new();
    let mut written = String::new();
    let mut copied = 0;
    let mut from = 0;
    while let Some(found) = text[from..].find('*') {
        let run = from + found;
        from = run + text[run..].bytes().take_while(|byte| *byte == b'*').count();
        if let Some(gap) = gap(text, run, from) {
            written.push_str(&text[copied..gap]);
            copied = gap;
            gaps.push(written.len());
            written.push(GAP);
        }
    }
    if gaps.is_empty() {
        return Prepared { text: Cow::Borrowed(text), gaps };
    }
    written.push_str(&text[copied..]);
    Prepared { text: Cow::Owned(written), gaps }
}

/// Where the run of `*` from `start` to `end` needs a gap: at one of its sides, if at all.
fn gap(text: &str, start: usize, end: usize) -> Option<usize> {
    let escapes = text[..start].bytes().rev().take_while(|byte| *byte == b'\\').count();
    let start = start + escapes % 2;
    let before = text[..start].chars().next_back().filter(|_| start < end)?;
    let after = text[end..].chars().next()?;
    if !is_cjk(before) && !is_cjk(after) {
        return None;
    }
    // Behind an opening bracket a run opens, before a closing one it closes. The rule says so
    // already; with a gap it could do either, and would end an emphasis around the brackets.
    match (is_letter(before)?, is_letter(after)?) {
        (true, false) if !is_closing(after) => Some(end),
        (false, true) if !is_opening(before) => Some(start),
        _ => None,
    }
}

/// Whether this is a letter rather than punctuation; nothing for a space.
///
/// What `CommonMark` takes for neither (marks, emoji joiners) counts as punctuation here: a gap
/// beside it changes nothing.
fn is_letter(character: char) -> Option<bool> {
    (!character.is_whitespace()).then(|| character.is_alphanumeric())
}

/// Scripts that are written without spaces, or whose particles stick to the word before (Hangul),
/// with their punctuation.
fn is_cjk(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{A4CF}' | '\u{A960}'..='\u{A97F}'
        | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Punctuation behind which only an opening run makes sense. In a table, `|` borders a cell.
fn is_opening(character: char) -> bool {
    "([{|（「『【〔〈《〖〘〚［｛｟｢“‘«".contains(character)
}

/// Punctuation before which only a closing run makes sense. In a table, `|` borders a cell.
fn is_closing(character: char) -> bool {
    ")]}|）」』】〕〉》〗〙〛］｝｠｣”’»、。，．､｡".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The text with `_` for each gap.
    fn check(text: &str, expected: &str) {
        assert_eq!(prepared(text).text.replace(GAP, "_"), expected);
    }

    #[test]
    fn puts_a_gap_between_a_run_and_punctuation() {
        check("**「強調」**の", "**「強調」_**の");
        check("これは**「重要」**です。", "これは**_「重要」_**です。");
        check("**終わり。**次", "**終わり。_**次");
        check("**注意！**Note", "**注意！_**Note");
        check("日本**\"x\"**語", "日本**_\"x\"_**語");
        check("は***「x」***の", "は***_「x」_***の");
        check("**[案内](a.md)**の", "**[案内](a.md)_**の");
        check("は**[案内](a.md)**", "は**_[案内](a.md)**");
        check("**마크다운(Markdown)**은", "**마크다운(Markdown)_**은");
        check("\\***「x」**の", "\\***「x」_**の");
        check("語\\***「x」**の", "語\\***「x」_**の");
    }

    #[test]
    fn leaves_alone_what_comes_out_right() {
        for text in [
            "",
            "**",
            "**強調**の",
            "a**\"x\"**b",
            "「**強調**」の",
            "前（*強*）後",
            "**強調**、次",
            "**強調**。",
            "* 項目",
            "|**強**|**調**|",
            "「」\\*の",
            "「」**\nの",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn offsets_lead_back() {
        let text = "は**「重」**の**（要）**語";
        let prepared = prepared(text);
        assert!(prepared.has_gaps());
        for (at, character) in prepared.text.char_indices().filter(|(_, found)| *found != GAP) {
            assert!(text[prepared.original(at)..].starts_with(character), "{at}");
        }
    }

    proptest! {
        #[test]
        fn text_without_an_asterisk_is_untouched(text in "[^*]{0,60}") {
            prop_assert!(matches!(prepared(&text).text, Cow::Borrowed(same) if same == text));
        }

        #[test]
        fn gaps_are_all_that_is_added(text in r"[*「」（。、の強a \\|\n]{0,40}") {
            let prepared = prepared(&text);
            prop_assert_eq!(prepared.text.replace(GAP, ""), text);
        }
    }
}
