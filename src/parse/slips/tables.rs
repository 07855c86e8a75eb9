//! Tables that are none, since the line below their first one is missing or has other columns.
//!
//! Apart because a table is seen in two lines, all other signs in one.

use std::ops::Range;

/// The rows above a line.
#[derive(Default)]
pub(super) struct Tables<'t> {
    above: Option<Row<'t>>,
    /// How many there are since the last line that is none.
    rows: usize,
}

/// A line that begins and ends as the row of a table does.
#[derive(Clone, Copy)]
struct Row<'t> {
    at: usize,
    text: &'t str,
}

impl<'t> Tables<'t> {
    /// Looks at the next line. Where the second of two rows makes no table of them, the row that is wrong.
    pub(super) fn line(&mut self, at: usize, content: &'t str) -> Option<Range<usize>> {
        let row = is_row(content).then_some(Row { at, text: content });
        let above = std::mem::replace(&mut self.above, row);
        self.rows = if row.is_some() { self.rows + 1 } else { 0 };
        let (first, second) = (above?, row.filter(|_| self.rows == 2)?);
        let is_rule = second.text.contains('-')
            && second.text.chars().all(|letter| matches!(letter, '|' | '-' | ':' | ' ' | '\t'));
        if is_rule && columns(first.text) == columns(second.text) {
            return None;
        }
        let wrong = if is_rule { second } else { first };
        Some(wrong.at..wrong.at + wrong.text.trim_end().len())
    }
}

fn is_row(content: &str) -> bool {
    let content = content.trim_end();
    content.len() > 2 && content.starts_with('|') && content.ends_with('|')
}

/// How many bars divide a row; an escaped one is a letter.
fn columns(row: &str) -> usize {
    row.replace("\\|", "").matches('|').count()
}
