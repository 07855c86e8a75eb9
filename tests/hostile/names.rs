//! Names that become addresses: ids, former ids, files, the theme.

use super::{errors, renkei};
use crate::support::Project;

/// What an id may not be.
const NAMES: [&str; 23] = [
    "..",
    "../../etc",
    "a/b",
    "/etc/passwd",
    "//evil.example",
    "\\\\evil.example\\share",
    "..\\a",
    "C:\\a",
    "a b",
    "a\" onclick=\"alert(1)",
    "<script>alert(1)</script>",
    "{{ a }}",
    "a /evil 301!",
    "a#b",
    "a?b",
    "a%2fb",
    "%2e%2e",
    "javascript:alert(1)",
    "con",
    "Prison",
    "刑務所",
    ".git",
    "-rf",
];

/// Controls that a quoted text can hold.
const CONTROLS: [&str; 5] = ["a\\nb", "a\\r\\nb", "a\\e[31mb", "a\\u202eb", "a\\0b"];

fn quoted(name: &str) -> String {
    if CONTROLS.contains(&name) { format!("\"{name}\"") } else { format!("'{name}'") }
}

/// No file of the output stands anywhere but in its place.
#[track_caller]
fn stays_inside(site: &Project, name: &str) {
    for path in site.outcome().files.keys() {
        let is_odd = |part: &str| part.is_empty() || part == ".." || part == ".";
        let leads_out = path.split('/').any(is_odd) || path.contains(['\\', '\n', '\r', '\0']);
        assert!(!leads_out, "{name:?}: {path:?}");
    }
}

#[test]
fn no_id_is_a_way_out() {
    for name in NAMES.iter().chain(&CONTROLS) {
        let name = quoted(name);
        for (path, text) in [
            (
                "content/facets/agencies.yaml",
                format!(
                    "name: 機関\nterms: [{{id: {name}, name: 語}}, {{id: probation-office, name: 保護観察所}}]\n"
                ),
            ),
            (
                "content/facets/agencies.yaml",
                format!(
                    "name: 機関\ngrouped-by: {{id: fields, name: 分野}}\ngroups: [{{id: {name}, name: 司法}}]\nterms: [{{id: probation-office, name: 保護観察所, group: {name}}}]\n"
                ),
            ),
            (
                "content/facets/agencies.yaml",
                format!(
                    "name: 機関\ngrouped-by: {{id: {name}, name: 分野}}\ngroups: [{{id: a, name: 司法}}]\nterms: [{{id: probation-office, name: 保護観察所, group: a}}]\n"
                ),
            ),
            (
                "content/facets/agencies.yaml",
                format!(
                    "name: 機関\nterms: [{{id: probation-office, name: 保護観察所, aliases: [{name}]}}]\n"
                ),
            ),
            ("content/pages/about.md", format!("---\ntitle: 説明\naliases: [{name}]\n---\n本文\n")),
            (
                "content/site.yaml",
                format!(
                    "title: 手引き\nlanguage: ja\nbase-url: https://example.org/\ngrids: [{{id: {name}, rows: categories, columns: agencies}}]\nsources: [{{id: report, title: 書, places: {{C-1: 手紙}}}}]\n"
                ),
            ),
            (
                "content/site.yaml",
                format!(
                    "title: 手引き\nlanguage: ja\ntheme: {name}\nbase-url: https://example.org/\nsources: [{{id: report, title: 書, places: {{C-1: 手紙}}}}]\n"
                ),
            ),
        ] {
            let site = Project::minimal().file(path, &text).build();
            assert!(!errors(&site).is_empty(), "{path} takes it without a word:\n{text}");
            stays_inside(&site, &name);
        }
    }
}

#[test]
fn no_name_of_a_file_is_a_way_out() {
    for name in NAMES.iter().filter(|name| !name.contains(['/', '\0'])) {
        for (folder, ending, text) in [
            ("cases", "md", "---\ntitle: 題\nsummary: 要約\n---\n本文\n"),
            ("pages", "md", "---\ntitle: 題\n---\n本文\n"),
            ("facets", "yaml", "name: 種別\nterms: [{id: a, name: 語}]\n"),
            ("matrices", "yaml", "title: 表\nrows: [{id: 行1, label: 項目}]\n"),
        ] {
            let path = format!("content/{folder}/{name}.{ending}");
            let site = Project::minimal().file(&path, text).build();
            assert!(!errors(&site).is_empty(), "{path:?} is taken without a word");
        }
    }
}

#[test]
fn a_language_is_no_way_out_either() {
    for language in ["../../x", "\"><script>alert(1)</script>", "ja\\nx", "/etc/passwd", "a b"] {
        let settings = format!(
            "title: 手引き\nlanguage: '{language}'\nbase-url: https://example.org/\nsources: [{{id: report, title: 書, places: {{C-1: 手紙}}}}]\n"
        );
        let site = Project::minimal().file("content/site.yaml", &settings).build();
        assert!(!errors(&site).is_empty(), "{language} is taken without a word");
        stays_inside(&site, language);
    }
}

#[test]
fn what_steers_a_terminal_never_reaches_one() {
    let ansi = "\u{1b}]0;owned\u{7}\u{1b}[31m\u{202e}\u{9b}2J";
    let text = format!(
        "---\ntitle: \"{ansi}\"\nagencies: [\"{ansi}\"]\n{ansi}: x\n---\n[a]({ansi})\n[[{ansi}]]\n"
    );
    let site = Project::minimal()
        .file("content/cases/visit.md", &text)
        .file(&format!("content/cases/{ansi}.md"), "x")
        .file(&format!("content/media/{ansi}\n.png"), "x")
        .on_disk();
    let steers = |letter: char| {
        let is_line = matches!(letter, '\n');
        (letter.is_control() && !is_line) || matches!(letter, '\u{202a}'..='\u{202e}')
    };
    for arguments in [
        &["check"][..],
        &["check", "--format", "short"],
        &["check", "--format", "json"],
        &["check", "--format", "sarif"],
        &["check", "--format", "github"],
        &["build"],
        &["explain", ansi],
        &["build", "--base-url", ansi],
        &["build", "--out", ansi],
        &["check", "--root", ansi],
    ] {
        let done = renkei(&site, arguments);
        for stream in [done.stdout, done.stderr] {
            let said = String::from_utf8(stream).expect("it speaks UTF-8");
            assert!(!said.contains(steers), "{arguments:?} lets through {said:?}");
            assert!(!said.contains("\n::error file=a"), "{said}");
        }
        assert_ne!(done.status.code(), Some(0), "{arguments:?}");
    }
}

/// Each facet is a flag of `new case`: it has the name of a file, and its help the name of the facet.
#[test]
fn no_facet_is_a_flag_that_is_none() {
    let facet = "name: \"\\e[31m赤\\u202e\"\nterms: [{id: a, name: 語}]\n";
    let mut site = Project::minimal().file("content/facets/red.yaml", facet);
    for name in ["-rf", "--help", "help", "version", "root", "title", "a b", "a=b", "", "赤"] {
        site = site.file(&format!("content/facets/{name}.yaml"), facet);
    }
    let site = site.on_disk();
    let done = renkei(&site, &["new", "case", "--help"]);
    let said = String::from_utf8(done.stdout).expect("it speaks UTF-8");
    assert_eq!(done.status.code(), Some(0), "{said}");
    assert!(said.contains("--red") && said.contains('赤') && !said.contains("--a b"), "{said}");
    assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said:?}");
}
