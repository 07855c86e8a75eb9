//! One thing breaks in a sound site: the report names that place, and nothing else.

use super::{Files, found};
use crate::support::{files_below, repository, small_site};
use proptest::prelude::*;
use proptest::sample::Index;
use renkei::compile::{Cache, Options, compile};
use renkei::source::Sources;
use std::sync::LazyLock;

/// A site from memory, and what is remembered of it.
struct Sound {
    sources: Sources,
    files: Files,
    cache: Cache,
}

static GUIDELINE: LazyLock<Sound> = LazyLock::new(|| {
    let files = files_below(&repository().join("content"));
    Sound::new(files.into_iter().map(|(path, bytes)| (format!("content/{path}"), bytes)).collect())
});

static SMALL: LazyLock<Sound> = LazyLock::new(|| Sound::new(small_site("minimal")));

impl Sound {
    fn new(files: Files) -> Sound {
        let given = files.iter().map(|(path, bytes)| (path.as_str(), &**bytes));
        let sound = Sound { sources: Sources::from_memory(given), files, cache: Cache::default() };
        assert_eq!(found(&sound.sources, &sound.cache), [], "the sound site");
        sound
    }

    fn text(&self, path: &str) -> &str {
        std::str::from_utf8(&self.files[path]).expect("a text file is UTF-8")
    }
}

/// Where something may be broken.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Where {
    /// Before a paragraph of a case or a page.
    Paragraph,
    /// An entry of the front matter of a case.
    Front(&'static str),
    /// An entry with a short plain value, in a table.
    Row(&'static str),
}

/// A way to break something: where, by what the line is replaced (`{}` is the line, or its value), which
/// rule finds it, and how many lines below the first.
type Breaker = (Where, &'static str, &'static str, usize);

const BREAKERS: &[Breaker] = &[
    (Where::Paragraph, "文の<b>太字</b>です。\n\n{}", "raw-html", 0),
    (Where::Paragraph, "<!-- 覚え書き -->\n\n{}", "raw-html", 0),
    (Where::Paragraph, "[手紙](nothing-like-it.md)です。\n\n{}", "dead-link", 0),
    (Where::Paragraph, "[[どこにもない名前]]です。\n\n{}", "dead-link", 0),
    (Where::Paragraph, "[奥](#どこにもない見出し)です。\n\n{}", "dead-anchor", 0),
    (Where::Paragraph, "![図](../media/none.png)です。\n\n{}", "missing-picture", 0),
    (Where::Paragraph, "[窓](JavaScript:alert(1))です。\n\n{}", "forbidden-url", 0),
    (Where::Paragraph, "[奥](/cases/letter/)です。\n\n{}", "absolute-link", 0),
    (Where::Paragraph, "[](https://example.org/)です。\n\n{}", "empty-link", 0),
    (Where::Paragraph, "文[^none]です。\n\n{}", "broken-footnote", 0),
    (Where::Paragraph, "[^none]: 説明です。\n\n{}", "broken-footnote", 0),
    (Where::Paragraph, "###### 飛んだ段\n\n{}", "heading-level", 0),
    (Where::Paragraph, "# 見出し\n\n{}", "second-h1", 0),
    (Where::Paragraph, "##\n\n{}", "empty-heading", 0),
    (Where::Paragraph, "＃＃ 見出し\n\n{}", "broken-mark", 0),
    (Where::Paragraph, "[[閉じていない\n\n{}", "broken-mark", 0),
    (Where::Paragraph, "文\u{7}字です。\n\n{}", "control-character", 0),
    (Where::Paragraph, "文\u{200b}字です。\n\n{}", "invisible-character", 0),
    (Where::Paragraph, "文\u{fffd}字です。\n\n{}", "noncharacter", 0),
    (Where::Paragraph, "か\u{3099}いこく\n\n{}", "decomposed-text", 0),
    (Where::Paragraph, "ｶﾞｲﾄﾞです。\n\n{}", "half-width-kana", 0),
    (Where::Paragraph, "全角の空白です。　\n\n{}", "full-width-space", 0),
    (Where::Front("title"), "title：{}", "full-width-yaml", 0),
    (Where::Front("title"), "title:{}", "yaml-syntax", 0),
    (Where::Front("title"), "title {}", "yaml-syntax", 0),
    (Where::Front("title"), "title: \"{}", "yaml-syntax", 0),
    (Where::Front("title"), "title: 例: {}", "yaml-syntax", 0),
    (Where::Front("title"), "title: [{}]", "wrong-type", 0),
    (Where::Front("title"), "title:", "empty-value", 0),
    (Where::Front("title"), "titel: {}", "unknown-key", 0),
    (Where::Front("title"), "title: {}\ntitle: {}", "duplicate-key", 1),
    (Where::Front("title"), "title: “{}”", "smart-quotes", 0),
    (Where::Front("summary"), "summary: {}\nsumary: 二つ目", "unknown-key", 1),
    (Where::Front("citations"), "citations: [どこにもない箇所]", "unknown-citation", 0),
    (Where::Front("agencies"), "agencies: [どこにもない機関]", "unknown-term", 0),
    (Where::Front("agencies"), "agencies: {}\nupdated: 2026/13/99", "bad-date", 1),
    (Where::Front("agencies"), "agencies: {}\nrelated: [nothing-like-it]", "unknown-case", 1),
    (Where::Front("agencies"), "agencies: {}\ndraft: たぶん", "wrong-type", 1),
    (Where::Row("label"), "label: \"{}", "yaml-syntax", 0),
    (Where::Row("label"), "label：{}", "full-width-yaml", 0),
    (Where::Row("label"), "lable: {}", "unknown-key", 0),
    (Where::Row("label"), "label: {a: b}", "wrong-type", 0),
    (Where::Row("label"), "label: {}\n    label: 二つ目", "duplicate-key", 1),
    (Where::Row("categories"), "categories: [どこにもない種類]", "unknown-term", 0),
];

/// The lines of a site where a breaker may break something: file, number of the line from 0.
fn places(sound: &Sound, place: Where) -> Vec<(&str, usize)> {
    let folder = match place {
        Where::Paragraph => ["content/cases/", "content/pages/"],
        Where::Front(_) => ["content/cases/"; 2],
        Where::Row(_) => ["content/matrices/"; 2],
    };
    let paths =
        sound.files.keys().filter(|path| folder.iter().any(|folder| path.starts_with(folder)));
    let mut places = Vec::new();
    for path in paths {
        let lines: Vec<&str> = sound.text(path).lines().collect();
        let body = lines.iter().skip(1).position(|line| *line == "---").map_or(0, |at| at + 2);
        let fits = |at: &usize| match place {
            Where::Paragraph => *at >= body && lines[*at].starts_with("## "),
            Where::Front(key) => {
                // What follows would be a second entry of the same key.
                let alone = !["updated:", "related:"]
                    .iter()
                    .any(|key| lines[..body].iter().any(|line| line.starts_with(key)));
                *at < body
                    && lines[*at].strip_prefix(key).is_some_and(|rest| rest.starts_with(": "))
                    && (alone || key != "agencies")
            }
            Where::Row(key) => {
                lines[*at].trim_start().strip_prefix(key).is_some_and(|rest| rest.starts_with(": "))
            }
        };
        places.extend((0..lines.len()).filter(fits).map(|at| (path.as_str(), at)));
    }
    places
}

/// A text with one line replaced.
fn broken(text: &str, at: usize, by: &str, place: Where) -> String {
    let replace = |(number, line): (usize, &str)| {
        if number != at {
            return line.to_owned();
        }
        let indent = &line[..line.len() - line.trim_start().len()];
        let value = match place {
            Where::Paragraph => line,
            _ => line.split_once(": ").map_or("", |(_, value)| value),
        };
        format!("{indent}{}", by.replace("{}", value))
    };
    text.lines().enumerate().map(replace).fold(String::new(), |all, line| all + &line + "\n")
}

fn check(sound: &Sound, breaker: &Breaker, pick: Index) -> Result<(), TestCaseError> {
    let (place, by, rule, below) = breaker;
    let places = places(sound, *place);
    if places.is_empty() {
        return Ok(());
    }
    let (path, at) = *pick.get(&places);
    let mut sources = sound.sources.clone();
    sources.set(path, broken(sound.text(path), at, by, *place).as_bytes());
    let found = found(&sources, &sound.cache);
    let found: Vec<_> =
        found.iter().map(|(path, line, _, rule)| (&**path, *line, &**rule)).collect();
    prop_assert_eq!(found, [(path, at + 1 + below, *rule)], "{}", by);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4) })]

    #[test]
    fn what_breaks_is_named_and_nothing_else(pick in any::<Index>()) {
        for breaker in BREAKERS {
            check(&GUIDELINE, breaker, pick)?;
            check(&SMALL, breaker, pick)?;
        }
    }
}

/// What a file may be damaged by.
const DEBRIS: &[&str] = &[
    "",
    "\n",
    "---\n",
    ":",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "|\n",
    ">",
    "&a ",
    "*a",
    "!",
    "%",
    "#",
    "\t",
    "　",
    "：",
    "“",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "[[",
    "]](",
    "![](",
    "[^1]",
    "<b",
    "**",
    "```\n",
    "| a |\n",
    "{漢|",
    "\r",
    "\u{fdd0}",
    "..",
    "? ",
    "か\u{3099}",
    "😀\u{200d}",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn no_damage_makes_it_panic(
        file in any::<Index>(),
        hits in prop::collection::vec((any::<Index>(), any::<Index>(), 0..40_usize), 1..6),
        bytes in prop::collection::vec(any::<u8>(), 0..4),
    ) {
        let path = file.get(&GUIDELINE.files.keys().collect::<Vec<_>>()).as_str();
        let mut text = GUIDELINE.files[path].clone();
        for (at, debris, length) in &hits {
            let at = at.index(text.len() + 1);
            let end = (at + length).min(text.len());
            let debris = debris.get(DEBRIS).bytes().chain(bytes.iter().copied());
            text.splice(at..end, debris);
        }
        let mut sources = GUIDELINE.sources.clone();
        sources.set(path, &text);
        let _ = compile(&sources, &GUIDELINE.cache, &Options::default());
    }
}
