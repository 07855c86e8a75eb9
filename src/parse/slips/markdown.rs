//! Signs of Markdown that are none: full-width ones, and those that lack the space behind them. They
//! would be shown as they were typed.

use super::tables::Tables;
use super::{FULL_WIDTH_SPACE, is_wide_space};
use crate::diagnostic::{Diagnostic, Rule};
use crate::parse::EMPTY_LINK;
use crate::span::{FileId, Span};
use crate::suggest;
use crate::text::Next;
use std::ops::Range;
use std::sync::Arc;

pub(crate) static BROKEN_MARK: Rule = Rule::warning("broken-mark");

/// What stands between the words of a link and its target, as it should be and as it is mistyped; and
/// what ends the target.
const LINKS: [(&str, char); 7] = [
    ("](", ')'),
    ("]（", '）'),
    ("］(", ')'),
    ("］（", '）'),
    ("] (", ')'),
    ("]　(", ')'),
    (")[", ']'),
];

/// The boxes that a quotation can be.
const BOXES: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// Where a body stands.
struct Body {
    file: FileId,
    offset: usize,
}

/// Looks at every line of a body.
pub(crate) fn check(text: &str, file: FileId, offset: usize, diagnostics: &mut Vec<Diagnostic>) {
    let body = Body { file, offset };
    let mut fence: Option<(Range<usize>, String)> = None;
    let mut start = 0;
    let mut tables = Tables::default();
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        let content = line.trim_start_matches([' ', '>']);
        let mark: String =
            content.chars().take_while(|letter| matches!(letter, '`' | '~')).collect();
        if let Some((_, open)) = &fence {
            if mark.starts_with(open.as_str()) && content.trim_end() == mark {
                fence = None;
            }
            continue;
        }
        let is_code = line.starts_with("    ") || line.starts_with('\t');
        if is_code {
            continue;
        }
        if mark.len() >= 3 && !content[mark.len()..].contains('`') {
            let place = at + (line.len() - content.len());
            fence = Some((place..place + mark.len(), mark));
            continue;
        }
        body.line(at, line, content, diagnostics);
        if let Some(row) = tables.line(at + (line.len() - content.len()), content) {
            diagnostics.push(body.finding(&BROKEN_MARK, row).said("broken-mark-table"));
        }
    }
    if let Some((range, mark)) = fence {
        let finding = body.finding(&BROKEN_MARK, range).said("broken-mark-fence");
        diagnostics.push(finding.with("mark", mark));
    }
}

impl Body {
    fn finding(&self, rule: &'static Rule, range: Range<usize>) -> Diagnostic {
        Diagnostic::new(rule, Span::new(self.file, range.start, range.end).shifted(self.offset))
    }

    fn line(&self, start: usize, line: &str, content: &str, diagnostics: &mut Vec<Diagnostic>) {
        let at = start + (line.len() - content.len());
        if let Some(finding) = self.mark(at, content) {
            diagnostics.push(finding);
        } else {
            self.spaces(start, line, diagnostics);
        }
        if has_brackets(line) {
            self.links(start, line, diagnostics);
            self.names(start, line, diagnostics);
        }
        if let Some(range) = apart(line) {
            let range = start + range.start..start + range.end;
            let finding = self.finding(&BROKEN_MARK, range).said("broken-mark-apart");
            diagnostics.push(finding.with("mark", "**"));
        }
        if let Some(kind) = content.strip_prefix("[!").filter(|_| line.contains('>')) {
            let kind = kind.trim_end().strip_suffix(']').unwrap_or(kind);
            let is_word = !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphabetic());
            if is_word && !BOXES.iter().any(|known| known.eq_ignore_ascii_case(kind)) {
                let range = at..at + content.trim_end().len();
                let finding = self.finding(&BROKEN_MARK, range).said("broken-mark-box");
                let boxes = BOXES.map(Arc::from);
                let nearest = suggest::nearest(&kind.to_ascii_uppercase(), &boxes);
                diagnostics.push(finding.with("kind", kind).suggest(nearest));
            }
        }
        let wide = if line.contains('＊') { line } else { "" };
        for (at, signs) in wide.match_indices("＊＊").step_by(2) {
            let range = start + at..start + at + signs.len();
            diagnostics.push(self.wide(range, signs, "**"));
        }
    }

    /// Links by name that are not closed, or whose brackets are full-width.
    fn names(&self, start: usize, line: &str, diagnostics: &mut Vec<Diagnostic>) {
        for (at, signs) in line.match_indices("｛") {
            let reading = line[at + signs.len()..].split('｝').next().unwrap_or_default();
            if reading.split_once('｜').is_some_and(|(word, kana)| is_reading(word, kana)) {
                diagnostics.push(self.wide(start + at..start + at + signs.len(), signs, "{"));
            }
        }
        let last = line.rfind('}');
        let mut code = Code::of(line);
        let mut bars = Next::of(line, |rest| rest.find('|'));
        for (at, signs) in line.match_indices('{').filter(|(at, _)| last < Some(*at)) {
            let inside = at + signs.len();
            let is_open = !code.holds(at)
                && bars
                    .from(inside)
                    .is_some_and(|bar| is_reading(&line[inside..bar], &line[bar + 1..]));
            if is_open {
                let range = start + at..start + at + signs.len();
                let finding = self.finding(&BROKEN_MARK, range).said("broken-mark-open");
                diagnostics.push(finding.with("mark", signs));
            }
        }
        for (at, signs) in line.match_indices("［［") {
            let range = start + at..start + at + signs.len();
            diagnostics.push(self.wide(range, signs, "[["));
        }
        let mut code = Code::of(line);
        let mut ends = Next::of(line, |rest| rest.find("]]"));
        let mut others = Next::of(line, |rest| rest.find("[["));
        for (at, signs) in line.match_indices("[[") {
            if code.holds(at) {
                continue;
            }
            let inner = &line[at + 2..];
            let close = ends.from(at + 2);
            let other = others.from(at + 2);
            let word = is_word(inner) && !line[..at].ends_with(['[', '!']);
            // A name may go on in the next line; one that does has no bracket in this one.
            let is_open = close.is_none_or(|close| other.is_some_and(|other| other < close));
            let range = start + at..start + at + signs.len();
            if close.is_some_and(|close| line[at + 2..close].trim().is_empty()) {
                diagnostics.push(self.finding(&EMPTY_LINK, range.start..range.end + 2));
            } else if is_open && word {
                let finding = self.finding(&BROKEN_MARK, range).said("broken-mark-open");
                diagnostics.push(finding.with("mark", signs));
            }
        }
    }

    /// A sign at the beginning of a line.
    fn mark(&self, at: usize, content: &str) -> Option<Diagnostic> {
        let signs: String =
            content.chars().take_while(|letter| matches!(letter, '#' | '＃')).collect();
        let range = at..at + signs.len();
        let behind = &content[signs.len()..];
        if !signs.is_empty() && signs.chars().count() <= 6 && !behind.trim().is_empty() {
            let half = "#".repeat(signs.chars().count());
            if half != signs {
                return Some(self.wide(range, &signs, &half));
            }
            let first = behind.chars().next()?;
            // `#1` is a number; `##背景` and `#　背景` were meant as headings.
            let number = half.len() == 1 && first.is_ascii_digit();
            if matches!(first, ' ' | '\t') || number {
                return None;
            }
            let finding = self.finding(&BROKEN_MARK, range).said("broken-mark-space");
            return Some(finding.with("mark", half));
        }
        let first = content.chars().next()?;
        let behind = &content[first.len_utf8()..];
        let range = at..at + first.len_utf8();
        let ideographic = behind.starts_with(is_wide_space);
        match first {
            '－' | '＊' | '＋' | '•' | '−' if behind.starts_with([' ', '　']) => {
                Some(self.wide(range, &first.to_string(), "-"))
            }
            '｀' if content.starts_with("｀｀｀") => {
                Some(self.wide(at..at + "｀｀｀".len(), "｀｀｀", "```"))
            }
            '＞' => Some(self.wide(range, "＞", ">")),
            '｜' if content.matches('｜').count() > 1 => Some(self.wide(range, "｜", "|")),
            '-' | '*' | '+' if ideographic => {
                let finding = self.finding(&BROKEN_MARK, range).said("broken-mark-space");
                Some(finding.with("mark", first.to_string()))
            }
            '-' | '+' if is_word(behind) => {
                let finding = self.finding(&BROKEN_MARK, range).said("broken-mark-space");
                Some(finding.with("mark", first.to_string()))
            }
            '0'..='9' | '０'..='９' => self.number(at, content),
            _ => None,
        }
    }

    /// `１．` or `1.` without a space at the beginning of a line.
    fn number(&self, at: usize, content: &str) -> Option<Diagnostic> {
        let digits: String = content.chars().take_while(|letter| letter.is_numeric()).collect();
        let behind = &content[digits.len()..];
        let dot = behind.chars().next().filter(|dot| matches!(dot, '.' | '．' | ')' | '）'))?;
        let mark = &content[..digits.len() + dot.len_utf8()];
        let behind = &behind[dot.len_utf8()..];
        let half: String = unicode_normalization::UnicodeNormalization::nfkc(mark).collect();
        let range = at..at + mark.len();
        if half != mark {
            let looks_like_list = behind.starts_with([' ', '　']) || is_word(behind);
            return looks_like_list.then(|| self.wide(range, mark, &half));
        }
        let joined = dot == '.' && (behind.starts_with(is_wide_space) || is_word(behind));
        joined
            .then(|| self.finding(&BROKEN_MARK, range).said("broken-mark-space").with("mark", mark))
    }

    fn wide(&self, range: Range<usize>, found: &str, half: &str) -> Diagnostic {
        self.finding(&BROKEN_MARK, range).with("found", found).with("half", half)
    }

    /// Full-width spaces at the ends of a line.
    fn spaces(&self, start: usize, line: &str, diagnostics: &mut Vec<Diagnostic>) {
        if !line.contains('　') {
            return;
        }
        let blank = |letter: char| matches!(letter, ' ' | '\t' | '　');
        let head = &line[..line.len() - line.trim_start_matches(blank).len()];
        let tail_start = line.trim_end_matches(blank).len();
        let edges = [(0, head), (tail_start, &line[tail_start..])];
        for (at, edge) in edges {
            if let (Some(from), Some(to)) = (edge.find('　'), edge.rfind('　')) {
                let range = start + at + from..start + at + to + '　'.len_utf8();
                let finding = self.finding(&FULL_WIDTH_SPACE, range);
                let is_mark = at == 0 && begins_block(&line[head.len()..]);
                let mark = "full-width-space-mark";
                diagnostics.push(if is_mark { finding.said(mark) } else { finding });
            }
            if tail_start == 0 {
                break;
            }
        }
    }

    /// Links whose brackets are full-width or apart.
    fn links(&self, start: usize, line: &str, diagnostics: &mut Vec<Diagnostic>) {
        for (open, close) in LINKS {
            let mut code = Code::of(line);
            let mut ends = Next::of(line, |rest| rest.find([')', '）', ']']));
            for (at, _) in line.match_indices(open) {
                if code.holds(at) {
                    continue;
                }
                let from = at + open.len();
                let end = ends.from(from).unwrap_or(line.len());
                let closes = line[end..].starts_with(close);
                let target = &line[from..end];
                let length = target.len();
                if open == "](" && closes && is_divided(target) {
                    let finding = self.finding(&BROKEN_MARK, start + from..start + end);
                    let finding = finding.said("broken-mark-target");
                    diagnostics.push(finding.with("target", target));
                    continue;
                }
                if open == "](" && (closes || length == 0 || !is_target(target))
                    || !is_target(target)
                {
                    continue;
                }
                // A link without its end: the line ends, or a full-width bracket stands there.
                let range = start + at..start + at + open.len();
                let half = if open == ")[" { "[…](…)" } else { "](…)" };
                let found = if open == "](" { "](…" } else { open };
                diagnostics.push(self.wide(range, found, half));
            }
        }
    }
}

/// Whether a bracket of a link, a name or a reading stands in a line, in half or full width. Most
/// lines have none, and need not be looked at more closely.
fn has_brackets(line: &str) -> bool {
    let bytes = line.as_bytes();
    let wide =
        |at: usize| matches!(bytes.get(at..at + 3), Some([_, 0xbc, 0xbb | 0xbd] | [_, 0xbd, 0x9b]));
    memchr::memchr3(b'[', b']', b'{', bytes).is_some() || memchr::memchr_iter(0xef, bytes).any(wide)
}

/// Whether words would mean something else at the beginning of a line: a heading, an item of a list.
fn begins_block(line: &str) -> bool {
    let behind = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let numbered = behind.len() < line.len() && behind.starts_with(['.', ')']);
    let bullet = |mark: char| {
        let rest = line.strip_prefix(mark);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', mark]))
    };
    let defines = line.starts_with('[') && line.contains("]:");
    line.starts_with(['#', '>', '|', '<', '=', '~', '`'])
        || numbered
        || defines
        || ['-', '+', '*', '_'].into_iter().any(bullet)
}

/// Where the code of a line stands, for places that are asked for in their order: the line is read once,
/// however many there are.
struct Code<'l> {
    line: &'l str,
    read: usize,
    is_open: bool,
}

impl Code<'_> {
    fn of(line: &str) -> Code<'_> {
        Code { line, read: 0, is_open: false }
    }

    /// Whether a place stands between the signs of code.
    fn holds(&mut self, at: usize) -> bool {
        self.is_open ^= self.line[self.read..at].matches('`').count() % 2 == 1;
        self.read = at;
        self.is_open
    }
}

/// Whether words follow: letters, not another sign.
fn is_word(text: &str) -> bool {
    text.chars().next().is_some_and(|letter| letter.is_alphabetic() && !letter.is_ascii())
}

/// Where `**` stands apart from the Japanese words that it should make strong, as in `** 太字 **`.
fn apart(line: &str) -> Option<Range<usize>> {
    memchr::memchr(b'*', line.as_bytes())?;
    let mut code = Code::of(line);
    let mut signs = line.match_indices("**").filter(|(at, _)| !code.holds(*at));
    let (open, _) = signs.next()?;
    let (close, _) = signs.next()?;
    let inner = &line[open + 2..close];
    let is_apart = inner.starts_with(' ') && inner.ends_with(' ') && is_word(inner.trim());
    is_apart.then_some(open..open + 2)
}

/// Whether a target has a space in it, and no title behind that.
fn is_divided(target: &str) -> bool {
    let Some((first, rest)) = target.trim().split_once([' ', '　']) else { return false };
    let title = rest.trim_start().starts_with(['"', '\'', '(']);
    !title && !first.starts_with('<') && (first.starts_with("http") || is_target(rest))
}

/// Whether two words are a word in kanji and how it is read.
fn is_reading(word: &str, kana: &str) -> bool {
    let is_kanji = |letter: char| matches!(letter, '一'..='鿿' | '々' | 'ヶ');
    !word.is_empty()
        && word.chars().all(is_kanji)
        && kana.starts_with(|it| matches!(it, 'ぁ'..='ん' | 'ァ'..='ヶ'))
}

/// Whether something looks like the target of a link.
fn is_target(target: &str) -> bool {
    let ends = [".md", ".yaml", ".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".pdf"];
    let file = target.split('#').next().unwrap_or_default();
    let blank = target.contains([' ', '　']);
    !blank && (target.starts_with("http") || ends.iter().any(|end| file.ends_with(end)))
}
