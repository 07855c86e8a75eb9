//! What a reader of the code may rely on and no compiler checks: sizes, docs of modules, that every
//! rule is listed and shown, and that nothing stands in the tree that does not belong there.

use crate::check;
use crate::support::{is_update, repository};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// More lines than this are two things in one file.
const LINES: usize = 400;

/// Files that git knows or would take, by their path from the root.
fn files() -> BTreeMap<String, String> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(repository())
        .output()
        .expect("git is installed");
    assert!(listed.status.success(), "git lists the files");
    let names = String::from_utf8(listed.stdout).expect("names of files are UTF-8");
    let names = names.split('\0').filter(|name| !name.is_empty());
    names.filter_map(|name| Some((name.to_owned(), text(&repository().join(name))?))).collect()
}

/// The text of a file; nothing for pictures, and for what was just removed.
fn text(path: &Path) -> Option<String> {
    String::from_utf8(std::fs::read(path).ok()?).ok()
}

fn ends(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|known| known == ending)
}

/// The parts of a source file that are not its tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
}

#[track_caller]
fn none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn no_file_of_code_is_long() {
    let code = ["rs", "ftl", "js", "css", "html"];
    let is_code = |path: &str| {
        code.iter().any(|ending| ends(path, ending)) && !path.starts_with("tests/sites/")
    };
    let long: Vec<String> = files()
        .into_iter()
        .filter(|(path, _)| is_code(path))
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LINES)
        .map(|(path, lines)| format!("{path}: {lines}"))
        .collect();
    none(&format!("files of more than {LINES} lines"), &long);
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<String> = files()
        .into_iter()
        .filter(|(path, text)| ends(path, "rs") && !text.starts_with("//! "))
        .map(|(path, _)| path)
        .collect();
    none("modules without docs", &silent);
}

#[test]
fn every_template_says_what_it_is_for_in_no_language_of_readers() {
    let is_japanese = |letter: char| matches!(letter, 'ぁ'..='ヿ' | '一'..='鿿' | '！'..='～');
    let themes = files().into_iter();
    let themes =
        themes.filter(|(path, _)| path.starts_with("themes/default/") && ends(path, "html"));
    let literal: Vec<String> = themes
        .flat_map(|(path, text)| {
            let lines: Vec<String> = text
                .lines()
                .enumerate()
                .filter(|(_, line)| line.contains(is_japanese))
                .map(|(at, line)| format!("{path}:{}: {line}", at + 1))
                .collect();
            lines
        })
        .collect();
    none("words in templates, which belong into words/", &literal);
}

#[test]
fn the_words_of_all_languages_have_the_same_keys() {
    let keys = |language: &str| -> BTreeSet<String> {
        let path = repository().join(format!("themes/default/words/{language}.yaml"));
        let text = text(&path).expect("the words are text");
        let lines = text.lines().filter(|line| !line.starts_with(['#', ' ']));
        lines.filter_map(|line| Some(line.split_once(':')?.0.to_owned())).collect()
    };
    let (japanese, english) = (keys("ja"), keys("en"));
    assert!(japanese.len() > 50, "the keys were read");
    let differ: Vec<String> = japanese.symmetric_difference(&english).cloned().collect();
    none("keys that one language lacks", &differ);
}

#[test]
fn nothing_is_left_to_do() {
    // Put together, so that this file does not find itself.
    let marks = [["TO", "DO"], ["FIX", "ME"], ["XX", "X:"], ["dbg", "!("], ["HA", "CK:"]];
    let marks: Vec<String> = marks.iter().map(|parts| parts.concat()).collect();
    let is_ours = |path: &str| !path.contains("node_modules") && !path.ends_with("lock.json");
    let mut found = Vec::new();
    for (path, text) in files().into_iter().filter(|(path, _)| is_ours(path)) {
        for (at, line) in text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark)) {
                found.push(format!("{path}:{}: {line}", at + 1));
            }
        }
    }
    none("left to do", &found);
}

#[test]
fn nothing_tells_of_the_machine_on_which_it_was_written() {
    let parts = [
        ["/wo", "rk/"],
        ["/ro", "ot/"],
        ["/ho", "me/"],
        ["C:\\Us", "ers"],
        ["art", "ifactory"],
        ["ne", "xus."],
        ["cla", "ude"],
        ["chat", "gpt"],
        ["co-authored", "-by"],
        ["as an a", "i "],
        ["ai-gen", "erated"],
        ["sub", "agent"],
        ["assi", "stant"],
    ];
    let forbidden: Vec<String> = parts.iter().map(|parts| parts.concat()).collect();
    let mut found = Vec::new();
    for (path, text) in files() {
        let text = text.to_lowercase();
        for word in forbidden.iter().filter(|word| text.contains(&word.to_lowercase())) {
            found.push(format!("{path}: {word}"));
        }
    }
    none("words that do not belong here", &found);
}

/// The ids of all rules, as the code has them.
fn rules() -> BTreeSet<String> {
    let mut rules = BTreeSet::new();
    for (path, text) in files() {
        let is_test = path.ends_with("/tests.rs") || path.contains("/tests/");
        if !path.starts_with("src/") || !ends(&path, "rs") || is_test {
            continue;
        }
        for rest in without_tests(&text).split(": Rule = Rule::").skip(1) {
            let id = rest.split('"').nth(1).expect("a rule has an id");
            assert!(rules.insert(id.to_owned()), "two rules are called {id}");
        }
    }
    assert!(rules.len() > 40, "the rules were found");
    rules
}

/// `theme-file-missing` is shown nowhere: the default theme is inside the binary, so that no author can
/// come upon it. `consultation-due` depends on the day: `tests/commands/due.rs` shows it. What has hundreds of
/// terms fills no page: `tests/hostile/sizes.rs` shows it.
#[test]
fn every_rule_has_words_in_both_languages_and_is_shown() {
    let catalogue = |language: &str| -> String {
        let folder = format!("src/messages/{language}/");
        files()
            .into_iter()
            .filter(|(path, _)| path.starts_with(&folder))
            .map(|(_, text)| text)
            .collect()
    };
    let catalogues = [("Japanese", catalogue("ja")), ("English", catalogue("en"))];
    let shown = check::shown_rules();
    let mut wrong = Vec::new();
    for id in rules() {
        for (language, words) in &catalogues {
            let message = words.split(&format!("\n{id} = ")).nth(1).unwrap_or_default();
            let message = message.split("\n\n").next().unwrap_or_default();
            for attribute in [".what", ".why", ".help"] {
                if !message.contains(attribute) {
                    wrong.push(format!("{id} has no {attribute} in {language}"));
                }
            }
        }
        if !shown.contains(&id)
            && !["theme-file-missing", "consultation-due", "too-many-terms", "grid-too-large"]
                .contains(&id.as_str())
        {
            wrong.push(format!("{id} is shown in no page of tests/check/"));
        }
    }
    none("rules", &wrong);
}

/// Words that nothing says any longer would be translated, read and kept for nobody.
#[test]
fn every_message_is_said_somewhere() {
    let all = files();
    let code = all.iter().filter(|(path, _)| path.starts_with("src/") && ends(path, "rs"));
    let code: String = code.map(|(_, text)| without_tests(text)).collect();
    let catalogues = all.iter().filter(|(path, _)| path.starts_with("src/messages/ja/"));
    let ids = catalogues.flat_map(|(_, text)| text.lines()).filter_map(|line| {
        let id = line.split_once(" =")?.0;
        let is_id =
            id.bytes().all(|byte| byte.is_ascii_lowercase() || b"-0123456789".contains(&byte));
        (is_id && !id.is_empty()).then_some(id)
    });
    let ids: Vec<&str> = ids.collect();
    assert!(ids.len() > 300, "the messages were read");
    let silent: Vec<String> = ids
        .into_iter()
        .filter(|id| !code.contains(&format!("\"{id}\"")))
        .map(ToOwned::to_owned)
        .collect();
    none("messages that nothing says", &silent);
}

/// `src/rules/README.md` is what `renkei explain` says, in both languages.
#[test]
fn explain_knows_every_rule_and_its_page_says_the_same() {
    let explain = |language: &str| {
        let ran = Command::new(env!("CARGO_BIN_EXE_renkei"))
            .args(["explain", "--lang", language])
            .output()
            .expect("renkei runs");
        String::from_utf8(ran.stdout).expect("it speaks UTF-8")
    };
    let (japanese, english) = (explain("ja"), explain("en"));
    for id in rules() {
        let row = format!("\n| `{id}` | ");
        assert!(english.contains(&row) && japanese.contains(&row), "`renkei explain` lacks {id}");
    }
    let page = format!(
        "# 点検の規則 · Rules\n\n`renkei check` が見つけることの一覧です。`renkei explain RULE` が、例を挙げて説明します。\n\n\
         {japanese}\n## In English\n\nWhat `renkei check` finds. `renkei explain RULE` explains one, with an example.\n\n{english}"
    );
    let path = repository().join("src/rules/README.md");
    if is_update() {
        std::fs::write(&path, &page).expect("the page can be written");
    }
    let written = text(&path).unwrap_or_default();
    assert!(
        written == page,
        "src/rules/README.md is not what `renkei explain` says; UPDATE=1 writes it"
    );
}
