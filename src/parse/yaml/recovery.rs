//! Reading on behind a fault: the line that the parser stopped at is read differently or left out,
//! so that all faults of a file are found in one run.
//!
//! Of several ways to read on, the first that gets further is taken. What is left out is kept in
//! mind by its keys, since nothing may be said about what it would have held.

use super::{Lost, Tree, read, root, syntax};
use crate::diagnostic::Diagnostic;
use crate::parse::slips::Slips;
use crate::parse::slips::mended::{Edit, Mended};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// After so many faults a file is given up: it is no YAML.
const FAULTS: usize = 40;

/// How many bytes the parser may read in vain: what keeps a large broken file from taking long.
const EFFORT: usize = 8_000_000;

/// Reads a piece with its faults left out.
pub(super) fn recover(
    slips: Slips<'_>,
    mut error: serde_yaml::Error,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Tree> {
    let piece = slips.piece;
    let mut reader = Reader { slips, lost: BTreeSet::new(), effort: 0 };
    for _ in 0..FAULTS {
        let mended = Mended::new(piece.text, &reader.slips.edits);
        let finding = syntax::finding(&error, piece, &mended);
        if !reader.follows_from_a_slip(&finding) {
            diagnostics.push(finding);
        }
        if syntax::is_too_much(&error) {
            return None;
        }
        let at = mended.written(syntax::place(&error, &mended.text));
        match reader.read_on(at)? {
            Ok(tree) => return Some(tree),
            Err(next) => error = next,
        }
    }
    None
}

struct Reader<'p> {
    slips: Slips<'p>,
    lost: BTreeSet<Arc<str>>,
    effort: usize,
}

/// A way to read on: what is read differently, and which lines are lost by it.
struct Way {
    edit: Edit,
    lost: Option<Range<usize>>,
}

impl Reader<'_> {
    /// Whether a finding tells again, in its own way, of what a slip was reported for: it stands in
    /// the same line, or in the next one.
    fn follows_from_a_slip(&self, finding: &Diagnostic) -> bool {
        let Slips { piece, found, .. } = &self.slips;
        let line = |at: u32| {
            let at = (at as usize).saturating_sub(piece.offset).min(piece.text.len());
            piece.text[..at].matches('\n').count()
        };
        let own = line(finding.span.start);
        found.iter().map(|slip| line(slip.span.start)).any(|slip| slip <= own && own <= slip + 1)
    }

    /// Reads on behind a fault: all the rest, or up to the next fault; nothing if there is no way.
    fn read_on(&mut self, at: usize) -> Option<Result<Tree, serde_yaml::Error>> {
        let piece = self.slips.piece;
        let line_end = piece.text[at..].find('\n').map_or(piece.text.len(), |end| at + end);
        let mut best: Option<(Way, serde_yaml::Error)> = None;
        for way in ways(piece.text, at) {
            self.slips.edits.push(way.edit.clone());
            let mended = Mended::new(piece.text, &self.slips.edits);
            self.effort += mended.text.len();
            let result = read(&mended.text);
            match result {
                Ok(raw) => {
                    let tree = root(raw, piece, &mended);
                    self.lose(&way);
                    return Some(Ok(Tree { root: tree, lost: self.lost() }));
                }
                Err(error) => {
                    let next = mended.written(syntax::place(&error, &mended.text));
                    if next > line_end && best.is_none() {
                        best = Some((way, error));
                    }
                }
            }
            self.slips.edits.pop();
            if self.effort > EFFORT {
                break;
            }
        }
        let (way, error) = best?;
        self.lose(&way);
        self.slips.edits.push(way.edit);
        Some(Err(error))
    }

    fn lose(&mut self, way: &Way) {
        let Some(range) = &way.lost else { return };
        self.lost.extend(keys_in(&self.slips.piece.text[range.clone()]));
    }

    fn lost(&self) -> Lost {
        self.lost.iter().cloned().collect()
    }
}

/// The ways to read on behind a fault, the ones that lose least first.
fn ways(text: &str, at: usize) -> Vec<Way> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = end_of_line(text, start);
    let line = &text[start..end];
    let indent = indent_of(line);
    let before = text[..start].trim_end();
    let before_start = before.rfind('\n').map_or(0, |end| end + 1);
    let before_line = &text[before_start..before.len()];
    let mut ways = Vec::new();
    let items = before_line.len() - before_line.trim_start_matches([' ', '-']).len();
    for column in [indent_of(before_line), items] {
        if column != indent && !before_line.is_empty() {
            let edit = Edit::new(start..start + indent, " ".repeat(column));
            ways.push(Way { edit, lost: None });
        }
    }
    let mut lose = |range: Range<usize>| {
        ways.push(Way { edit: Edit::new(range.clone(), ""), lost: Some(range) });
    };
    lose(start..end);
    lose(start..end_of_block(text, end, indent));
    if !before_line.is_empty() {
        lose(before_start..end);
    }
    let item = |line: &str| line.trim_start().starts_with("- ") && indent_of(line) <= indent;
    let mut item_start = start;
    while !item(&text[item_start..end_of_line(text, item_start)]) && item_start > 0 {
        item_start = text[..item_start - 1].rfind('\n').map_or(0, |end| end + 1);
    }
    let first = &text[item_start..end_of_line(text, item_start)];
    lose(item_start..end_of_block(text, end_of_line(text, item_start), indent_of(first)).max(end));
    ways
}

fn end_of_line(text: &str, start: usize) -> usize {
    text[start..].find('\n').map_or(text.len(), |end| start + end)
}

/// Where the lines end that are indented more than so much.
fn end_of_block(text: &str, from: usize, indent: usize) -> usize {
    let mut end = from;
    for line in text[from..].split_inclusive('\n').skip(1) {
        if !line.trim().is_empty() && indent_of(line) <= indent {
            break;
        }
        let next = end + 1;
        end = end_of_line(text, next.min(text.len()));
    }
    end
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// What looks like keys in lines that are left out; an empty one stands for what has none.
fn keys_in(text: &str) -> impl Iterator<Item = Arc<str>> {
    let parts = text.split(['\n', '{', ',']);
    let key = |part: &str| {
        let part = part.trim_start_matches([' ', '-', '\t', '　', '"', '\'']);
        let end = part.find([':', '：', ' ', '　'])?;
        Some(Arc::from(part[..end].trim_matches(['"', '\''])))
    };
    std::iter::once(Arc::from("")).chain(parts.filter_map(key)).collect::<Vec<_>>().into_iter()
}
