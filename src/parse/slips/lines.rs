//! YAML line by line: which line begins an entry, which goes on with a value, and what is wrong with
//! the signs that tell the two apart.
//!
//! It knows as much YAML as editors write; what it does not know it leaves to the parser.

use super::flow::{self, Flow};
use super::indent::EntryLine;
use super::mended::Edit;
use super::{Slips, TAB_INDENT, is_blank, is_wide_space, values, wide_spaces};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;

/// What the next line may go on with.
pub(super) enum State {
    /// Nothing.
    Open,
    /// A plain value of an entry.
    Plain(Entry),
    /// The indented text under `|` or `>`.
    Block(Entry),
    /// A value in quotes, from this byte; nothing but it stood on its line up to the second one.
    Quoted { quote: char, open: usize, end: usize, entry: Entry },
    /// A value in brackets.
    Flow { flow: Flow, end: usize, entry: Entry },
}

/// The entry that a value belongs to.
#[derive(Clone)]
pub(super) struct Entry {
    /// How far it is indented: what belongs to it is indented more.
    pub(super) column: usize,
    /// Its value's first line.
    pub(super) value: Range<usize>,
    /// Whether it is an item of a list, without a key.
    pub(super) is_item: bool,
}

struct Scanner<'s, 'p> {
    slips: &'s mut Slips<'p>,
    state: State,
    /// Whether anything was written yet.
    begun: bool,
}

#[derive(Clone, Copy)]
struct Line<'p> {
    start: usize,
    text: &'p str,
}

impl Line<'_> {
    fn indent(self) -> usize {
        self.text.len() - self.text.trim_start_matches(is_blank).len()
    }

    fn is_blank(self) -> bool {
        self.text.trim_matches(is_blank).is_empty()
    }
}

/// Looks at every line of a piece of YAML.
pub(super) fn scan(slips: &mut Slips<'_>) {
    let text = slips.piece.text;
    let mut scanner = Scanner { slips, state: State::Open, begun: false };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let line_start = start;
        start += line.len();
        let line = Line { start: line_start, text: line.trim_end_matches(['\n', '\r']) };
        if line.text == "---" && scanner.begun {
            scanner.close();
            let finding = scanner.slips.syntax("yaml-syntax-several", line_start..line_start + 3);
            scanner.slips.slip(finding, Edit::new(line_start..line_start + 3, ""));
            continue;
        }
        if !scanner.goes_on(line) {
            scanner.close();
            scanner.entry(line);
        }
    }
    scanner.close();
}

impl Scanner<'_, '_> {
    /// Whether a line goes on with the value before it.
    fn goes_on(&mut self, line: Line<'_>) -> bool {
        match std::mem::replace(&mut self.state, State::Open) {
            State::Open => false,
            State::Block(entry) => {
                let goes_on = line.is_blank() || line.indent() > entry.column;
                self.state = if goes_on { State::Block(entry) } else { State::Open };
                goes_on
            }
            State::Plain(entry) => self.plain_goes_on(line, entry),
            State::Quoted { quote, open, end, entry } => {
                if !line.is_blank() && line.indent() <= entry.column {
                    self.state = State::Quoted { quote, open, end, entry };
                    return false;
                }
                let end = line.start + line.text.trim_end().len();
                if values::closing_quote(line.text, quote).is_none() {
                    self.state = State::Quoted { quote, open, end, entry };
                }
                true
            }
            State::Flow { mut flow, end, entry } => {
                let first = line.text.trim_start().chars().next();
                let closes = matches!(first, Some(']' | '}'));
                if !line.is_blank() && line.indent() <= entry.column && !closes {
                    self.state = State::Flow { flow, end, entry };
                    return false;
                }
                let range = line.start..line.start + line.text.len();
                let end = if line.is_blank() { end } else { flow::content_end(self.slips, &range) };
                flow.read(self.slips, range);
                if !flow.is_closed() {
                    self.state = State::Flow { flow, end, entry };
                }
                true
            }
        }
    }

    fn plain_goes_on(&mut self, line: Line<'_>, entry: Entry) -> bool {
        if line.is_blank() {
            self.state = State::Plain(entry);
            return true;
        }
        let content = line.text.trim_start();
        if line.indent() <= entry.column || content.starts_with('#') {
            return false;
        }
        if values::key_end(content).is_none_or(|end| !is_word(&content[..end])) {
            self.state = State::Plain(entry);
            return true;
        }
        if !line.text[..line.indent()].bytes().all(|byte| byte == b' ') {
            return false;
        }
        let value = &self.slips.piece.text[entry.value.clone()];
        let word = value.find(is_blank).filter(|end| entry.is_item && is_word(&value[..*end]));
        if let Some(end) = word {
            // `- id prison`: the next line shows that an entry was meant.
            self.slips.without_colon(entry.value.start, entry.value.start + end);
            return false;
        }
        // An entry: whether it is out of place is seen beside all the others.
        false
    }

    /// Ends a value that should have been closed before.
    fn close(&mut self) {
        match std::mem::replace(&mut self.state, State::Open) {
            State::Open | State::Plain(_) | State::Block(_) => {}
            State::Quoted { quote, open, end, .. } => {
                let finding = self.slips.syntax("yaml-syntax-quote", open..open + 1);
                let finding = finding.with("quote", quote.to_string());
                self.slips.slip(finding, Edit::insert(end, quote));
            }
            State::Flow { flow, end, .. } => flow.close(self.slips, end),
        }
    }

    /// A line that begins something.
    fn entry(&mut self, line: Line<'_>) {
        let content = line.text.trim_start_matches(is_blank);
        let at = line.start + (line.text.len() - content.len());
        let end = line.start + line.text.len();
        let column = self.indentation(line.start..at, content.is_empty());
        if content.starts_with('#') {
            self.slips.comments.push(at..end);
        }
        if content.is_empty() || content.starts_with('#') || content == "..." {
            return;
        }
        if content.starts_with('＃') {
            return self.slips.full_width(at..at + '＃'.len_utf8(), "#", "#");
        }
        let is_mark = content == "---";
        if is_mark {
            return;
        }
        self.begun = true;
        let (blank, first) = (line.start..at, column);
        let (at, column, is_item) = self.items(at, end, column);
        let mut key = None;
        if at < end {
            key = self.slips.key_value(at..end, column, is_item, &mut self.state).then_some(column);
        }
        let opens =
            matches!(self.state, State::Open) && line.text.trim_end().ends_with([':', '：', '-']);
        let end = line.start + line.text.trim_end().len();
        self.slips.entries.push(EntryLine { blank, end, column: first, key, is_item, opens });
    }

    /// How far a line is indented, as it was probably meant.
    fn indentation(&mut self, range: Range<usize>, is_blank: bool) -> usize {
        let written = &self.slips.piece.text[range.clone()];
        if written.bytes().all(|byte| byte == b' ') {
            return written.len();
        }
        let width = |letter| if matches!(letter, '\t' | '　') { 2 } else { 1 };
        let column = written.chars().map(width).sum();
        let edit = Edit::new(range.clone(), " ".repeat(column));
        if is_blank {
            self.slips.edits.push(edit);
            return column;
        }
        if let (Some(from), Some(to)) = (written.find('\t'), written.rfind('\t')) {
            let place = range.start + from..range.start + to + 1;
            let finding = self.slips.finding(&TAB_INDENT, place);
            self.slips.found.push(finding);
        }
        if let Some(place) = wide_spaces(written) {
            let place = range.start + place.start..range.start + place.end;
            self.slips.full_width_separator(place, "");
            self.slips.edits.pop();
        }
        self.slips.edits.push(edit);
        column
    }

    /// The hyphens of list items before an entry; where the entry begins.
    fn items(&mut self, mut at: usize, end: usize, mut column: usize) -> (usize, usize, bool) {
        let mut is_item = false;
        loop {
            let rest = &self.slips.piece.text[at..end];
            let Some(first) = rest.chars().next() else { break };
            let behind = &rest[first.len_utf8()..];
            let blank = behind.len() - behind.trim_start_matches(is_blank).len();
            let word = behind[blank..].split(ends_word).next().unwrap_or_default();
            let half = first == '-';
            if half && (blank > 0 || behind.is_empty()) {
                if let Some(space) = behind[..blank].find(is_wide_space) {
                    let start = at + 1 + space;
                    self.slips.full_width_separator(start..at + 1 + blank, " ");
                }
            } else if half && behind.contains(": ") && is_word(word) {
                let finding = self.slips.syntax("yaml-syntax-space", at..at + 1).with("mark", "-");
                self.slips.slip(finding, Edit::insert(at + 1, " "));
            } else if is_like_hyphen(first) && (blank > 0 || is_word(word)) {
                let end = at + first.len_utf8();
                self.slips.full_width(at..end, "-", "- ");
                self.slips.edits.push(Edit::new(end..end + blank, ""));
            } else {
                break;
            }
            is_item = true;
            at += first.len_utf8() + blank;
            let width = behind[..blank].chars().count();
            column += 1 + if half { width.max(1) } else { 1 };
        }
        (at, column, is_item)
    }
}

impl Slips<'_> {
    /// A key with no colon behind it.
    fn without_colon(&mut self, start: usize, end: usize) {
        let finding = self.syntax("yaml-syntax-no-colon", start..end);
        let finding = finding.with("key", &self.piece.text[start..end]);
        self.slip(finding, Edit::insert(end, ": "));
    }

    /// An entry: its key, if it has one, and the first line of its value. Whether it has a key.
    fn key_value(
        &mut self,
        range: Range<usize>,
        column: usize,
        is_item: bool,
        state: &mut State,
    ) -> bool {
        let text = self.piece.text;
        let content = &text[range.clone()];
        if let Some(end) = values::key_end(content) {
            let colon = range.start + end;
            self.key(range.start..colon);
            let entry = Entry { column, value: colon + 1..range.end, is_item: false };
            *state = self.value(&entry);
            return true;
        }
        let word = content.find(is_blank).filter(|end| !is_item && is_word(&content[..*end]));
        if let Some(value) = self.key_without_mark(range.clone(), is_item) {
            *state = self.value(&Entry { column, value, is_item: false });
        } else if let Some(end) = word {
            self.without_colon(range.start, range.start + end);
            let value = range.start + end..range.end;
            *state = self.value(&Entry { column, value, is_item: false });
        } else {
            // An item's text may go on in lines that are indented more than its hyphen.
            let column = if is_item { column.saturating_sub(1) } else { column };
            *state = self.value(&Entry { column, value: range, is_item });
            return false;
        }
        true
    }

    /// A key as it is written before its colon.
    fn key(&mut self, range: Range<usize>) {
        let written = &self.piece.text[range.clone()];
        let key = written.trim_end_matches(is_blank);
        let range = range.start..range.start + key.len();
        if key.len() < written.len() && written.ends_with(is_wide_space) {
            self.full_width_separator(range.end..range.start + written.len(), "");
        }
        let half: String = key.nfkc().collect();
        if half.is_ascii() && !key.is_ascii() {
            self.full_width(range, &half, &half);
        }
    }

    /// An entry that would have a key if its colon were right; where its value begins.
    fn key_without_mark(&mut self, range: Range<usize>, is_item: bool) -> Option<Range<usize>> {
        let text = self.piece.text;
        let content = &text[range.clone()];
        if content.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!', '#']) {
            return None;
        }
        let key_of = |end: usize| content[..end].trim_end_matches(is_blank);
        let may_be_key = |end: usize| {
            let key: String = key_of(end).nfkc().collect();
            if is_item { values::begins_entries(&key) } else { !key.is_empty() }
        };
        let colon = content.find([':', '：', '︰', '﹕', '∶']).filter(|end| may_be_key(*end))?;
        let mark = content[colon..].chars().next()?;
        let start = range.start + colon;
        let end = start + mark.len_utf8();
        if mark != ':' {
            let key_end = range.start + key_of(colon).len();
            self.key(range.start..key_end);
            self.full_width(start..end, ":", ": ");
            self.edits.push(Edit::new(key_end..start, ""));
        } else if let Some(space) =
            text[end..range.end].chars().next().filter(|it| is_wide_space(*it))
        {
            let behind = end + space.len_utf8();
            self.full_width_separator(end..behind, " ");
            return Some(behind..range.end);
        } else if (!is_item || is_word(key_of(colon)))
            && !key_of(colon).contains(is_blank)
            && !text[end..range.end].starts_with('/')
        {
            let finding = self.syntax("yaml-syntax-space", start..end).with("mark", ":");
            self.slip(finding, Edit::insert(end, " "));
        } else {
            return None;
        }
        Some(end..range.end)
    }
}

/// Whether a letter ends a word that may be a key.
fn ends_word(letter: char) -> bool {
    matches!(letter, ':' | '：') || is_blank(letter)
}

/// Whether a word may be a key of ours.
pub(super) fn is_word(word: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    word.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase()) && word.bytes().all(letter)
}

/// What an input method or a word processor writes for the hyphen of a list.
fn is_like_hyphen(letter: char) -> bool {
    matches!(
        letter,
        '－' | '−'
            | '‐'
            | '‑'
            | '–'
            | '—'
            | '―'
            | 'ー'
            | '─'
            | '・'
            | '･'
            | '•'
            | '●'
            | '＊'
    )
}
