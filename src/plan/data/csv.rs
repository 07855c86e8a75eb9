//! Tables as CSV that a spreadsheet opens rightly: UTF-8 with its mark, and no cell that it would
//! take for a formula.

use crate::visible::is_hidden;

/// Writes lines of cells, the heads among them.
pub(super) fn csv(lines: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut csv = String::from("\u{feff}");
    for line in lines {
        let cells: Vec<String> = line.iter().map(|text| cell(text)).collect();
        csv.push_str(&cells.join(","));
        csv.push_str("\r\n");
    }
    csv
}

/// A cell that begins like a formula gets an apostrophe in front, which spreadsheets do not show;
/// Japanese ones take the full-width signs too.
fn cell(text: &str) -> String {
    let formula = ['=', '+', '-', '@', '|', '＝', '＋', '－', '＠'];
    let begins =
        text.trim_start_matches(|letter: char| letter.is_whitespace() || is_hidden(letter));
    let is_moved = text.starts_with(['\t', '\r', '\n']);
    let apostrophe = if is_moved || begins.starts_with(formula) { "'" } else { "" };
    // Some programs part cells at semicolons or tabs.
    if text.contains([',', ';', '\t', '"', '\n', '\r']) {
        return format!("\"{apostrophe}{}\"", text.replace('"', "\"\""));
    }
    format!("{apostrophe}{text}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be_and_are_never_formulas() {
        let check = |text: &str, expected: &str| assert_eq!(cell(text), expected);
        check("施設", "施設");
        check("", "");
        check("a,b", "\"a,b\"");
        check("「\"」", "\"「\"\"」\"");
        check("一\n二", "\"一\n二\"");
        check("=1+1", "'=1+1");
        check("-2", "'-2");
        check("＝A1", "'＝A1");
        check("@x,y", "\"'@x,y\"");
        check("\tx", "\"'\tx\"");
        check(" =1+1", "' =1+1");
        check("\u{200b}@x", "'\u{200b}@x");
        check("a;=1+1", "\"a;=1+1\"");
        check("表2-1", "表2-1");
    }

    #[test]
    fn lines_end_as_windows_expects_and_the_file_says_that_it_is_utf8() {
        let lines =
            [vec!["番号".to_owned(), "項目".to_owned()], vec!["1".to_owned(), String::new()]];
        assert_eq!(csv(lines), "\u{feff}番号,項目\r\n1,\r\n");
    }
}
