//! What a rule is about: for `renkei explain` and for the page of rules.

use crate::diagnostic::{Message, Rule, Severity};
use crate::messages::{Language, attribute, words};
use crate::visible;
use std::fmt::Write as _;

/// A rule in words: what it finds, why, what to do, and an example before and after.
#[must_use]
pub fn explain(rule: &Rule, language: Language) -> String {
    let say = |id| words(language, &Message::new(id));
    let about = |name| attribute(language, &Message::new(rule.id), name);
    let severity = say(severity_word(rule.severity));
    let mut text = format!("{}[{}] ({severity})\n", rule.severity.name(), rule.id);
    for (head, name) in [("report-what", "what"), ("report-why", "why"), ("report-mend", "help")] {
        if let Some(words) = about(name) {
            let _ = write!(text, "\n{}: {words}", say(head));
        }
    }
    text.push('\n');
    for (head, name) in [("report-example", "example"), ("report-mended", "mended")] {
        if let Some(example) = about(name) {
            let _ = write!(text, "\n{}:\n{}", say(head), indented(&example));
        }
    }
    text
}

/// All rules as a table in Markdown, the gravest first.
#[must_use]
pub fn table(rules: &[&Rule], language: Language) -> String {
    let say = |id| words(language, &Message::new(id));
    let head = [say("report-rule"), say("report-severity"), say("report-what"), say("report-why")];
    let mut table = format!("| {} |\n|---|---|---|---|\n", head.join(" | "));
    let mut rules = rules.to_vec();
    rules.sort_by_key(|rule| (rule.severity, rule.id));
    for rule in rules {
        let about = |name| attribute(language, &Message::new(rule.id), name).unwrap_or_default();
        let severity = say(severity_word(rule.severity));
        let (what, why) = (about("what").replace('|', "\\|"), about("why").replace('|', "\\|"));
        let _ = writeln!(table, "| `{}` | {severity} | {what} | {why} |", rule.id);
    }
    table
}

/// The word for a severity in `messages/`.
fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "report-fault",
        Severity::Warning => "report-warning",
        Severity::Note => "report-note",
    }
}

/// An example, set in, with what cannot be seen made visible.
fn indented(example: &str) -> String {
    example
        .lines()
        .fold(String::new(), |shown, line| shown + "    " + &visible::visible(line) + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_explained_with_an_example() {
        static RULE: Rule = Rule::error("unknown-term");
        let expected = "\
error[unknown-term] (エラー)

見つけること: 分類のファイルにない id や名前が書かれているところを見つけます。
理由: 綴りが違うと、事例がその一覧に現れないためです。
直し方: 綴りを確かめるか、分類のファイル（`content/facets/`）に書き足してください

直す前:
    agencies: [probation-offise]

直した後:
    agencies: [probation-office]
";
        assert_eq!(explain(&RULE, Language::Ja), expected);
    }

    #[test]
    fn the_table_begins_with_the_gravest() {
        static RULES: [Rule; 2] = [Rule::note("unused-term"), Rule::error("dead-link")];
        let rules: Vec<&Rule> = RULES.iter().collect();
        let table = table(&rules, Language::En);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines[0], "| rule | severity | what it finds | why |");
        assert!(lines[2].starts_with("| `dead-link` | error | Finds links"), "{table}");
        assert!(lines[3].starts_with("| `unused-term` | note | Tells of terms"), "{table}");
    }
}
