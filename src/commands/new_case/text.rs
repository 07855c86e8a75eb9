//! Answers → the text of a case: front matter, and the headings that the theme's words hold.

use super::Answers;
use std::fmt::Write as _;
use std::sync::Arc;

/// The whole file.
pub(super) fn of(answers: &Answers, body: &str) -> String {
    let mut text = String::from("---\n");
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(text, "{key}: {value}");
    };
    line("title", &scalar(answers.title.as_deref().unwrap_or_default()));
    line("summary", &scalar(answers.summary.as_deref().unwrap_or_default()));
    for (key, ids) in &answers.terms {
        line(key, &list(ids));
    }
    line("citations", &list(&answers.citations));
    line("updated", &answers.updated);
    if answers.draft {
        line("draft", "true");
    }
    text.push_str("---\n");
    text.push_str(body.trim_end());
    text.push('\n');
    text
}

fn list(values: &[Arc<str>]) -> String {
    let values: Vec<String> = values.iter().map(|value| scalar(value)).collect();
    format!("[{}]", values.join(", "))
}

/// A value of YAML: as it is where nothing in it can be taken for a sign, else in quotes.
fn scalar(value: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-、。・ー（）「」".contains(letter);
    let begins = value.chars().next().is_some_and(char::is_alphanumeric);
    let means_more = matches!(value, "true" | "false" | "null" | "yes" | "no" | "on" | "off")
        || value.parse::<f64>().is_ok();
    if begins && value.chars().all(is_plain) && !means_more {
        return value.to_owned();
    }
    // A text in quotes of JSON is one of YAML too.
    serde_json::Value::from(value).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_quoted_where_they_might_mean_something_else() {
        let check = |value: &str, expected: &str| assert_eq!(scalar(value), expected);
        check("手紙から始まる、早い受け入れ。", "手紙から始まる、早い受け入れ。");
        check("表2-1", "表2-1");
        check("「つなぐ」話", "\"「つなぐ」話\"");
        check("a: b", "\"a: b\"");
        check("2026", "\"2026\"");
        check("no", "\"no\"");
        check("言う \"x\"\n次", "\"言う \\\"x\\\"\\n次\"");
        check("", "\"\"");
    }
}
