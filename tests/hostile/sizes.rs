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

/// To look for what each may have meant takes as long as there are right names: that ends.
#[test]
fn of_many_wrong_names_in_a_file_the_first_ones_are_told_what_was_meant() {
    let wrong: Vec<String> = (0..150).map(|number| format!("probation-offise{number}")).collect();
    let links: Vec<String> = wrong.iter().map(|name| format!("[語]({name}.md)")).collect();
    let body = format!(
        "---\ntitle: 題\nsummary: 要約\nagencies: [probation-offise]\ncitations: [{}]\n---\n{}\n",
        wrong.join(", "),
        links.join(" ")
    );
    let site = Project::minimal().file("content/cases/visit.md", &body).build();
    let found = &site.outcome().diagnostics;
    let of = |rule: &str| found.iter().filter(|found| found.rule.id == rule).collect::<Vec<_>>();
    assert_eq!((of("unknown-citation").len(), of("dead-link").len()), (150, 150));
    assert!(
        of("unknown-term").iter().all(|found| found.help.is_none()),
        "it comes behind 150 links"
    );
    let few = body.replace(&links[1..].join(" "), "");
    let site = Project::minimal().file("content/cases/visit.md", &few).build();
    let found = &site.outcome().diagnostics;
    let term = found.iter().find(|found| found.rule.id == "unknown-term").expect("it is told");
    assert_eq!(term.help.as_ref().map(|help| help.id), Some("help-did-you-mean-named"));
}

/// A case with all terms of a large facet would stand on the page of each with all of them.
#[test]
fn nothing_belongs_to_hundreds_of_terms() {
    let terms = |count: usize| -> String {
        let term = |number: usize| format!("  - {{id: term-{number}, name: 用語{number}}}\n");
        "name: 種別\nterms:\n".to_owned() + &(0..count).map(term).collect::<String>()
    };
    let case = |count: usize| {
        let ids: Vec<String> = (0..count).map(|number| format!("term-{number}")).collect();
        format!(
            "---\ntitle: 題\nsummary: 要約\ncitations: [C-1]\nkinds: [{}]\n---\n",
            ids.join(", ")
        )
    };
    let found = |count: usize| {
        let site = Project::minimal().file("content/facets/kinds.yaml", &terms(count));
        errors(&site.file("content/cases/visit.md", &case(count)).build())
    };
    assert_eq!(found(200), [""; 0]);
    assert!(found(201).iter().any(|line| line.contains("error[too-many-terms]")));
}

/// Two facets of a thousand terms have a million crossings.
#[test]
fn no_grid_is_larger_than_a_page() {
    let facet = |count: usize| -> String {
        let term = |number: usize| format!("  - {{id: term-{number}, name: 用語{number}}}\n");
        "name: 種別\nterms:\n".to_owned() + &(0..count).map(term).collect::<String>()
    };
    let settings = "title: 題\nlanguage: ja\nbase-url: https://example.org/\n\
        grids: [{id: matrix, rows: kinds, columns: others}]\nsources: [{id: report, title: 書, places: {C-1: 所}}]\n";
    let facets = [facet(1_000), facet(1_000)];
    assert_eq!(found_in(settings, &facets), ["grid-too-large"]);
    assert_eq!(found_in(settings, &[facet(200), facet(200)]), [""; 0]);
}

/// The rules of the errors in a site of two facets that is only compiled.
fn found_in(settings: &str, facets: &[String; 2]) -> Vec<&'static str> {
    let files = [
        ("content/site.yaml", settings),
        ("content/facets/kinds.yaml", &facets[0]),
        ("content/facets/others.yaml", &facets[1]),
    ];
    let sources = Sources::from_memory(files.map(|(path, text)| (path, text.as_bytes())));
    let compiled = compile(&sources, &Cache::default(), &Options::default());
    let errors = compiled.diagnostics.iter().map(|found| found.rule);
    errors.filter(|rule| rule.severity == Severity::Error).map(|rule| rule.id).collect()
}

/// As many cases of one name as there are links to it: each link names a few of them, not all.
#[test]
fn of_many_things_of_one_name_a_few_are_told() {
    let case =
        |title: &str, body: &str| format!("---\ntitle: {title}\nsummary: 要約\n---\n{body}\n");
    let mut site = Project::minimal().file("content/pages/same.md", &case("同じ題", "本文"));
    for number in 0..40 {
        let path = format!("content/cases/same-{number}.md");
        site = site.file(&path, &case("同じ題", "本文"));
    }
    let site = site.file("content/cases/visit.md", &case("訪問", "[[同じ題]]")).build();
    let found = site.outcome().diagnostics.iter();
    let mut found = found.filter(|found| found.rule.id == "ambiguous-name");
    let told = found.next().expect("nobody knows which is meant");
    assert_eq!((told.related.len(), found.count()), (8, 0));
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
