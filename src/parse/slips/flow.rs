//! Values in brackets: `[a, b]` and `{id: a}`, over one line or several.

use super::lines::is_word;
use super::mended::Edit;
use super::values::{begins_entries, closing_quote};
use super::{Slips, is_blank, is_wide_space};
use std::ops::Range;

/// Brackets that are open.
#[derive(Default)]
pub(super) struct Flow {
    /// What closes each, where it was opened, and by what.
    open: Vec<(char, Range<usize>, char)>,
    /// Where the item begins that is being read, if anything of it was seen.
    item: Option<usize>,
    begun: bool,
    /// Whether what comes is the value of a key.
    is_value: bool,
}

/// Where the content of a line ends, before blanks and a comment.
pub(super) fn content_end(slips: &Slips<'_>, range: &Range<usize>) -> usize {
    let text = &slips.piece.text[range.clone()];
    let content = text.find(" #").map_or(text, |comment| &text[..comment]);
    range.start + content.trim_end_matches(is_blank).len()
}

impl Flow {
    /// Whether everything that was opened is closed.
    pub(super) fn is_closed(&self) -> bool {
        self.begun && self.open.is_empty()
    }

    /// Reads what stands in a line.
    pub(super) fn read(&mut self, slips: &mut Slips<'_>, range: Range<usize>) {
        let text = slips.piece.text;
        let mut at = range.start;
        while let Some(letter) = text[at..range.end].chars().next() {
            let next = at + letter.len_utf8();
            let fresh = self.item.is_none();
            match letter {
                '#' if at == range.start || text[..at].ends_with(' ') => {
                    slips.comments.push(at..range.end);
                    break;
                }
                '"' | '\'' if fresh => {
                    at = Flow::quote(slips, at, range.end, letter);
                    self.item = Some(at);
                    continue;
                }
                '[' | '{' | '［' | '｛' if fresh => self.begin(slips, at, letter),
                ']' | '}' | '］' | '｝' => {
                    self.end_item(slips, at);
                    self.end(slips, at, letter);
                    if self.open.is_empty() && self.begun {
                        return extra(slips, next..range.end);
                    }
                }
                ',' => {
                    self.end_item(slips, at);
                    self.is_value = false;
                }
                ':' if text[next..].starts_with([' ', '\n', '\r']) => {
                    self.end_item(slips, at);
                    self.is_value = true;
                }
                ' ' | '\t' => {}
                _ if fresh && is_wide_space(letter) => {}
                _ => self.item = self.item.or(Some(at)),
            }
            at = next;
        }
        // An item may go on in the next line; what is wrong inside one line is seen here.
        self.end_item(slips, range.end);
    }

    fn begin(&mut self, slips: &mut Slips<'_>, at: usize, letter: char) {
        (self.begun, self.is_value) = (true, false);
        let (half, close) = if matches!(letter, '[' | '［') { ('[', ']') } else { ('{', '}') };
        let range = at..at + letter.len_utf8();
        if letter != half {
            let half = half.to_string();
            slips.full_width(range.clone(), &half, &half);
        }
        self.open.push((close, range, half));
    }

    fn end(&mut self, slips: &mut Slips<'_>, at: usize, letter: char) {
        self.item = Some(at);
        let Some((close, open, half)) = self.open.pop() else { return };
        let range = at..at + letter.len_utf8();
        let wide = matches!((letter, close), ('］', ']') | ('｝', '}'));
        if wide && open.len() > 1 {
            // The pair is one slip, which was reported where it opens.
            slips.edits.push(Edit::new(range, close));
        } else if wide {
            slips.full_width(range, &close.to_string(), &close.to_string());
        } else if letter != close {
            let finding = slips.syntax("yaml-syntax-bracket", open);
            let finding = finding.with("bracket", half.to_string());
            slips.slip(finding, Edit::new(range, close));
        }
    }

    /// The quote at a place; where it ends.
    fn quote(slips: &mut Slips<'_>, at: usize, end: usize, quote: char) -> usize {
        let inner = &slips.piece.text[at + 1..end];
        if let Some(close) = closing_quote(inner, quote) {
            return at + 1 + close + 1;
        }
        let finding = slips.syntax("yaml-syntax-quote", at..at + 1);
        let stop = at + 1 + inner.find([',', ']', '}']).unwrap_or(inner.trim_end().len());
        slips.slip(finding.with("quote", quote.to_string()), Edit::insert(stop, quote));
        stop
    }

    fn end_item(&mut self, slips: &mut Slips<'_>, end: usize) {
        let Some(start) = self.item.take() else { return };
        let text = slips.piece.text;
        if text[start..].starts_with([']', '}', '］', '｝']) {
            return;
        }
        // Blanks before the item were passed over: full-width ones among them are reported too.
        let before = text[..start].trim_end_matches(is_blank).len();
        let range = slips.trimmed(before..end);
        let item = &text[range.clone()];
        if let Some((comma, letter)) = item.char_indices().find(|(_, letter)| is_comma(*letter)) {
            let parts: Vec<&str> = item.split(is_comma).collect();
            let fits = |part: &str| if is_dot(letter) { is_word(part) } else { is_label(part) };
            if parts.iter().all(|part| fits(part.trim_matches(is_blank))) {
                let comma = range.start + comma;
                slips.full_width(comma..comma + letter.len_utf8(), ",", ", ");
                let others = item.char_indices().filter(|(_, letter)| is_comma(*letter)).skip(1);
                for (at, letter) in others {
                    let at = range.start + at;
                    slips.edits.push(Edit::new(at..at + letter.len_utf8(), ", "));
                }
                return;
            }
        }
        if let Some(first) =
            item.chars().next().filter(|first| matches!(first, '“' | '”' | '‘' | '’'))
        {
            return slips.smart_quotes(range, first);
        }
        let in_map = !self.is_value && self.open.last().is_some_and(|(close, ..)| *close == '}');
        let Some(colon) = item.find([':', '：']) else { return };
        let key = item[..colon].trim_end();
        let at = range.start + colon;
        let behind = item[colon..].strip_prefix(':').unwrap_or_default();
        if item[colon..].starts_with('：') {
            if in_map && is_word(key) || begins_entries(key) {
                slips.full_width(at..at + '：'.len_utf8(), ":", ": ");
            }
        } else if in_map && is_word(key) && !behind.is_empty() && !behind.starts_with([' ', '/']) {
            let finding = slips.syntax("yaml-syntax-space", at..at + 1).with("mark", ":");
            slips.slip(finding, Edit::insert(at + 1, " "));
        }
    }

    /// Closes what is still open, at the end of the last line that belongs to it.
    pub(super) fn close(self, slips: &mut Slips<'_>, end: usize) {
        let Some((_, open, half)) = self.open.last().cloned() else { return };
        let finding = slips.syntax("yaml-syntax-bracket", open);
        let closes: String = self.open.iter().rev().map(|(close, ..)| *close).collect();
        slips.slip(finding.with("bracket", half.to_string()), Edit::insert(end, closes));
    }
}

/// Brackets that close nothing, behind those that close all.
fn extra(slips: &mut Slips<'_>, range: Range<usize>) {
    let rest = &slips.piece.text[range.clone()];
    let Some(first) = rest.trim_start().chars().next() else { return };
    if first == '#' {
        slips.comments.push(range.end - rest.trim_start().len()..range.end);
    }
    if matches!(first, ']' | '}') {
        let at = range.start + (rest.len() - rest.trim_start().len());
        let finding = slips.syntax("yaml-syntax-closing", at..at + 1);
        let count =
            rest.trim_start().len() - rest.trim_start().trim_start_matches([']', '}']).len();
        slips.slip(finding.with("bracket", first.to_string()), Edit::new(at..at + count, ""));
    }
}

fn is_comma(letter: char) -> bool {
    matches!(letter, '，' | '、' | '､' | '；' | ';') || is_dot(letter)
}

/// Between ids a dot in the middle divides; in labels it may be a part.
fn is_dot(letter: char) -> bool {
    matches!(letter, '・' | '･')
}

/// Whether a word looks like an id or the label of a place: a list of such was meant.
pub(super) fn is_label(word: &str) -> bool {
    let has_digit = word.contains(|letter: char| letter.is_numeric());
    let kana = |letter: char| matches!(letter, 'ぁ'..='ん' | 'ァ'..='ヶ');
    is_word(word) || (has_digit && word.chars().count() <= 10 && !word.contains(kana))
}
