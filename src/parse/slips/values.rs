//! The value of an entry as it begins on its line: plain, quoted, in brackets or a block below.

use super::flow::{self, Flow};
use super::lines::{Entry, State};
use super::mended::Edit;
use super::{SMART_QUOTES, Slips, is_blank, is_wide_space};
use std::ops::Range;

/// Where the key of an entry ends: before a colon with a space or nothing behind it.
pub(super) fn key_end(content: &str) -> Option<usize> {
    if let Some(quote) = content.chars().next().filter(|first| matches!(first, '"' | '\'')) {
        let close = 1 + closing_quote(&content[1..], quote)?;
        let behind = &content[close + 1..];
        let colon = behind.len() - behind.trim_start().len();
        let ends = behind[colon..].starts_with(": ") || &behind[colon..] == ":";
        return ends.then_some(close + 1 + colon);
    }
    if content.starts_with(['[', '{', '|', '>', '&', '*', '!', '#']) {
        return None;
    }
    colon_in(content)
}

/// The first colon that separates: with a space or nothing behind it, before any comment.
fn colon_in(content: &str) -> Option<usize> {
    let bytes = content.as_bytes();
    let mut before = b' ';
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b':' if matches!(bytes.get(at + 1), None | Some(b' ' | b'\t')) => return Some(at),
            b'#' if matches!(before, b' ' | b'\t') => return None,
            _ => before = *byte,
        }
    }
    None
}

/// Where a quote is closed in what stands behind its opening.
pub(super) fn closing_quote(text: &str, quote: char) -> Option<usize> {
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' && quote == '"' {
            letters.next();
        } else if letter == quote {
            if quote == '\'' && letters.peek().is_some_and(|(_, next)| *next == '\'') {
                letters.next();
                continue;
            }
            return Some(at);
        }
    }
    None
}

/// Keys that may begin an item of a list: behind a hyphen, only these show that a key was meant.
pub(super) fn begins_entries(word: &str) -> bool {
    let known =
        ["id", "term", "name", "title", "label", "group", "family", "word", "prefer", "also"];
    known.contains(&word)
}

impl Slips<'_> {
    /// The first line of a value: what may go on in the next one.
    pub(super) fn value(&mut self, entry: &Entry) -> State {
        let text = self.piece.text;
        let written = &text[entry.value.clone()];
        let trimmed = written.trim_matches([' ', '\t']);
        let Some(first) = trimmed.trim_start_matches(is_wide_space).chars().next() else {
            return State::Open;
        };
        if trimmed.starts_with('#') {
            let start = entry.value.start + (written.len() - written.trim_start().len());
            self.comments.push(start..entry.value.end);
            return State::Open;
        }
        let range = self.without_comment(entry.value.clone(), first);
        let range = self.trimmed(range);
        let entry = Entry { value: range.clone(), ..entry.clone() };
        let value = &text[range.clone()];
        match first {
            '|' | '>' => State::Block(entry),
            '"' | '\'' => self.quoted_value(entry, first),
            '[' | '{' | '［' | '｛' => self.flow_value(entry),
            '“' | '”' | '„' | '‟' | '‘' | '’' | '＂' | '＇' | '〝' | '«' => {
                self.smart_quotes(range, first);
                State::Open
            }
            '&' | '*' if value.len() > 1 => {
                let finding = self.syntax("yaml-syntax-alias", range.start..range.start + 1);
                self.found.push(finding);
                self.quoted(range);
                State::Open
            }
            '!' | '@' | '`' | '%' | ',' | ']' | '}' | '&' | '*' => {
                self.sign_at_start(range, first);
                State::Open
            }
            '-' | '?' if !entry.is_item && value[1..].starts_with(' ') => {
                self.sign_at_start(range, first);
                State::Open
            }
            _ => self.plain_value(entry),
        }
    }

    fn sign_at_start(&mut self, range: Range<usize>, sign: char) {
        let finding = self.syntax("yaml-syntax-character", range.start..range.start + 1);
        self.found.push(finding.with("character", sign.to_string()));
        self.quoted(range);
    }

    /// A value without the comment behind it, where that is easy to tell.
    fn without_comment(&mut self, range: Range<usize>, first: char) -> Range<usize> {
        let written = &self.piece.text[range.clone()];
        let quoted = matches!(first, '"' | '\'' | '[' | '{' | '［' | '｛');
        let comment = written.find(" #").filter(|_| !quoted);
        let Some(at) = comment.map(|at| range.start + at) else { return range };
        self.comments.push(at + 1..range.end);
        range.start..at
    }

    fn plain_value(&mut self, entry: Entry) -> State {
        let range = entry.value.clone();
        let value = &self.piece.text[range.clone()];
        let Some(colon) = colon_in(value) else {
            return if self.closing_only(&range) { State::Open } else { State::Plain(entry) };
        };
        let at = range.start + colon;
        let finding = self.syntax("yaml-syntax-colon", at..at + 1);
        self.found.push(finding);
        self.quoted(range);
        State::Open
    }

    /// `a, b]`: a list of ids or labels whose opening bracket is missing. Whether it is one.
    fn closing_only(&mut self, range: &Range<usize>) -> bool {
        let value = &self.piece.text[range.clone()];
        let Some(inner) = value.strip_suffix(']') else { return false };
        let mut parts = inner.split(',').map(|part| part.trim_matches(is_blank));
        if !parts.all(flow::is_label) {
            return false;
        }
        let at = range.end - 1;
        let finding = self.syntax("yaml-syntax-closing", at..at + 1).with("bracket", "]");
        self.slip(finding, Edit::insert(range.start, "["));
        true
    }

    fn quoted_value(&mut self, entry: Entry, quote: char) -> State {
        let text = self.piece.text;
        let (open, end) = (entry.value.start, entry.value.end);
        let Some(close) = closing_quote(&text[open + 1..end], quote) else {
            return State::Quoted { quote, open, end, entry };
        };
        let inner = open + 1..open + 1 + close;
        self.trimmed(inner.clone());
        let behind = &text[inner.end + 1..end];
        let rest = behind.trim_start();
        if rest.starts_with('#') && behind.starts_with([' ', '\t']) {
            self.comments.push(end - rest.len()..end);
            return State::Open;
        }
        if rest.is_empty() {
            return State::Open;
        }
        // `"つなぐ"から"支える"へ`: the quotes are part of what is said.
        let finding = self.syntax("yaml-syntax-after-quote", open..inner.end + 1);
        self.found.push(finding.with("quote", quote.to_string()));
        self.quoted(open..end);
        State::Open
    }

    fn flow_value(&mut self, entry: Entry) -> State {
        let mut flow = Flow::default();
        let end = flow::content_end(self, &entry.value);
        flow.read(self, entry.value.clone());
        if flow.is_closed() { State::Open } else { State::Flow { flow, end, entry } }
    }

    /// Quotes that a word processor bent, around a whole value.
    pub(super) fn smart_quotes(&mut self, range: Range<usize>, open: char) {
        let value = &self.piece.text[range.clone()];
        let inner = &value[open.len_utf8()..];
        let Some(close) = inner.chars().next_back() else { return };
        let bent = |letter: char| {
            matches!(
                letter,
                '“' | '”' | '„' | '‟' | '‘' | '’' | '＂' | '＇' | '〝' | '〟' | '«' | '»'
            )
        };
        let inner = &inner[..inner.len() - close.len_utf8()];
        let straight = matches!(close, '"' | '\'');
        if !(bent(close) || straight) || inner.contains(bent) || inner.contains(['"', '\'']) {
            return;
        }
        let place = range.start..range.start + open.len_utf8();
        let plain = if matches!(open, '‘' | '’' | '＇') { "'" } else { "\"" };
        self.edits.push(Edit::new(range.clone(), format!("'{inner}'")));
        if matches!(open, '＂' | '＇') {
            let count = self.edits.len();
            self.full_width(place, plain, plain);
            self.edits.truncate(count);
        } else {
            let finding = self.finding(&SMART_QUOTES, place);
            let finding = finding.with("character", open.to_string()).with("plain", plain);
            self.found.push(finding);
        }
    }
}
