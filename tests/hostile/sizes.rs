//! Sizes and depths that nobody writes by hand: all of it ends.

use super::errors;
use crate::support::{Project, small_site};
use renkei::compile::{Cache, Options, compile};
use renkei::diagnostic::Severity;
use renkei::source::Sources;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A file of a site: where it stands, and what is in it.
type Text = (&'static str, String);

/// What is found in a small site with this file; nothing is rendered but what compiling needs.
fn found((path, text): &Text) -> usize {
    static SMALL: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| small_site("minimal"));
    let own = SMALL.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    let sources = Sources::from_memory(own.chain([(*path, text.as_bytes())]));
    let compiled = compile(&sources, &Cache::default(), &Options::default());
    let errors = compiled.diagnostics.iter().filter(|found| found.rule.severity == Severity::Error);
    errors.count()
}

/// What a case holds, as it grows.
fn body(text: impl Fn(usize) -> String) -> impl Fn(usize) -> Text {
    move |size| {
        let text = text(size);
        ("content/cases/visit.md", format!("---\ntitle: 題\nsummary: 要約\n---\n{text}\n"))
    }
}

#[test]
fn a_bomb_of_aliases_does_not_go_off() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let before = format!("*a{}, ", level - 1).repeat(9);
        bomb += &format!("a{level}: &a{level} [{}]\n", before.trim_end_matches(", "));
    }
    for path in ["content/site.yaml", "content/glossary.yaml", "content/facets/agencies.yaml"] {
        assert!(found(&(path, bomb.clone())) > 0, "{path}");
    }
    let front = format!("---\n{bomb}---\n本文\n");
    assert!(found(&("content/cases/visit.md", front)) > 0);
    let merged = "a: &a {b: c}\nd:\n  <<: *a\nself: &self [*self]\n";
    assert!(found(&("content/glossary.yaml", merged.to_owned())) > 0);
}

#[test]
fn no_depth_is_too_deep() {
    let depth = 10_000;
    let steps = |part: &str| -> String {
        (0..depth / 10).map(|level| " ".repeat(2 * level) + part + "\n").collect()
    };
    let nested = [
        "[".repeat(depth) + &"]".repeat(depth),
        "{a: ".repeat(depth) + "b" + &"}".repeat(depth),
        "- ".repeat(depth) + "a",
        "? ".repeat(depth) + "a",
        "a: ".repeat(depth),
        "!!seq ".repeat(depth) + "a",
        "&a ".repeat(depth),
        steps("a:"),
        steps("-"),
        "\"".repeat(depth),
        "|".repeat(depth),
    ];
    for text in nested {
        assert!(found(&("content/glossary.yaml", text.clone())) > 0, "{text:.20}");
    }
    for text in [
        "> ".repeat(depth) + "a",
        "- ".repeat(depth) + "a",
        "1. ".repeat(depth) + "a",
        "[a](".repeat(depth) + "b" + &")".repeat(depth),
        "![a".repeat(depth) + &"](b)".repeat(depth),
        "*".repeat(depth) + "a" + &"*".repeat(depth),
        "**a ".repeat(depth) + &"b**".repeat(depth),
        "~~a ".repeat(depth) + &"b~~".repeat(depth),
        "<b>".repeat(depth) + &"</b>".repeat(depth),
        "[^a]: ".repeat(depth) + "b",
        "a\n: ".repeat(depth) + "b",
        steps("- a"),
    ] {
        found(&body(move |_| text.clone())(1));
    }
}

#[test]
fn what_is_too_large_is_not_even_read() {
    // Files without anything in them but a size: they take no room on the disk.
    let sized = |path: &str, size: u64| {
        let site = Project::minimal().on_disk();
        let file = site.root().join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        let file = std::fs::File::create(file).expect("a file");
        file.set_len(size).expect("a size");
        errors(&site.build())
    };
    for path in ["content/cases/visit.md", "content/glossary.yaml", "content/addresses.txt"] {
        let found = sized(path, 100_000_000);
        assert!(found.iter().any(|line| line.contains("file-too-large")), "{path}");
    }
    let found = sized("content/media/film.mp4", 20_000_000_000);
    assert!(found.iter().any(|line| line.contains("file-too-large")), "{found:?}");
}
