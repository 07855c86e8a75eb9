//! The binary as a shell meets it: exit codes, what goes to stdout and what to stderr, and that the
//! same site gives the same bytes wherever and however it is built.

mod due;
mod fix;
mod full;
mod init;
mod new;
mod ran;
mod refused;
mod schema;
mod status;
mod summary;

pub(crate) use ran::Ran;

use crate::needs;
use crate::support::{Project, files_below};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

/// What an author writes wrong: one error, one warning.
const WRONG: &str = "---
title: 訪問
summary: 家を訪ねます。
agencies: [probation-offise]
---
";

/// What is only poor: a warning.
const POOR: &str = "---
title: 訪問
summary: 家を訪ねます。
---
";

/// When each file was written and which one it is: what tells that nobody touched it.
#[cfg(unix)]
fn stamps(folder: &Path) -> BTreeMap<String, (std::time::SystemTime, u64)> {
    use std::os::unix::fs::MetadataExt;
    let stamp = |path: String| {
        let data = std::fs::metadata(folder.join(&path)).expect("the file is there");
        let time = data.modified().expect("the disk knows times");
        (path, (time, data.ino()))
    };
    files_below(folder).into_keys().map(stamp).collect()
}

#[test]
fn a_sound_site_is_done() {
    Project::minimal()
        .run(&["check"])
        .exits(0)
        .gives_only("問題は見つかりませんでした\n")
        .says_nothing()
        .then()
        .run(&["build"])
        .exits(0)
        .gives_only("")
        .says("dist");
}

#[test]
fn errors_fail_and_warnings_only_when_they_are_denied() {
    let visit = "content/cases/visit.md";
    Project::minimal()
        .file(visit, POOR)
        .run(&["check"])
        .exits(0)
        .gives("warning[missing-citation]")
        .says_nothing()
        .then()
        .run(&["check", "--deny-warnings"])
        .exits(1)
        .gives("warning[missing-citation]")
        .then()
        .run(&["build"])
        .exits(0)
        .gives_only("")
        .says("warning[missing-citation]")
        .then()
        .file(visit, WRONG)
        .run(&["check"])
        .exits(1)
        .gives("error[unknown-term]")
        .then()
        .run(&["build"])
        .exits(1)
        .gives_only("")
        .says("error[unknown-term]");
}

#[test]
fn notes_never_fail() {
    let term = "name: 機関\nterms:\n  - {id: probation-office, name: 保護観察所}\n  - {id: prison, name: 刑務所}\n";
    Project::minimal()
        .file("content/facets/agencies.yaml", term)
        .run(&["check", "--deny-warnings"])
        .exits(0)
        .gives("note[unused-term]");
}

#[test]
fn wrong_use_is_told_on_stderr() {
    let wrong: &[&[&str]] = &[
        &[],
        &["bild"],
        &["build", "--nothing"],
        &["check", "--format", "xml"],
        &["check", "--lang", "fr"],
        &["build", "--root", "nowhere"],
        &["check", "--root", "content/site.yaml"],
        &["build", "--base-url", "example"],
        &["explain", "no-such-rule"],
        &["serve", "--port", "99999"],
    ];
    for arguments in wrong {
        let ran = Project::minimal().run(arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {}{}", ran.stdout, ran.stderr);
        assert!(!ran.stderr.is_empty() && ran.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_folder_without_a_site_is_told_with_what_to_do() {
    Project::new()
        .file("README.md", "まだ何もない")
        .run(&["check", "--lang", "en"])
        .exits(2)
        .gives_only("")
        .says("content/site.yaml")
        .then()
        .run(&["build", "--lang", "ja"])
        .exits(2)
        .says("--root");
}

#[test]
fn help_and_version_are_results() {
    let project = Project::minimal().run(&["--version"]).exits(0).gives("renkei ").then();
    let project = project.run(&["--help"]).exits(0).gives("check").says_nothing().then();
    project.run(&["check", "--help"]).exits(0).gives("--deny-warnings").says_nothing();
}

#[test]
fn every_form_tells_the_same_findings() {
    let project = || Project::minimal().file("content/cases/visit.md", WRONG);
    let place = "content/cases/visit.md:4:12: error[unknown-term]: ";
    let ran = project().run(&["check", "--format", "short"]).exits(1).gives(place).says_nothing();
    assert_eq!(ran.stdout.lines().count(), 2, "{}", ran.stdout);
    ran.then()
        .run(&["check", "--format", "github"])
        .exits(1)
        .gives("::error file=content/cases/visit.md,line=4")
        .then()
        .run(&["check", "--format", "human"])
        .exits(1)
        .gives(" --> content/cases/visit.md:4:12")
        .has_no_colour();
}

#[test]
fn json_is_an_object_a_line() {
    let site = Project::minimal().file("content/cases/visit.md", WRONG);
    let ran = site.run(&["check", "--format", "json"]).exits(1).says_nothing();
    let lines: Vec<Value> =
        ran.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let rules: Vec<&str> = lines.iter().map(|line| line["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["missing-citation", "unknown-term"], "sorted by path and place");
    let error = &lines[1];
    for (key, value) in [
        ("severity", Value::from("error")),
        ("path", Value::from("content/cases/visit.md")),
        ("line", Value::from(4)),
        ("column", Value::from(12)),
        ("end_line", Value::from(4)),
        ("end_column", Value::from(28)),
    ] {
        assert_eq!(error[key], value, "{key}");
    }
    assert!(error["message"].is_string() && error["help"].is_string());
}

#[test]
fn sarif_names_its_version_its_rules_and_each_finding() {
    let site = Project::minimal().file("content/cases/visit.md", WRONG);
    let ran = site.run(&["check", "--format", "sarif"]).exits(1).says_nothing();
    let sarif: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    assert_eq!(run["results"].as_array().map(Vec::len), Some(2));
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert!(rules.iter().any(|rule| rule["id"] == "unknown-term"));
}

#[test]
fn the_language_is_asked_for_or_the_environments_or_the_sites() {
    let site = || Project::minimal().file("content/cases/visit.md", WRONG);
    let check = |environment: &[(&str, &str)], arguments: &[&str], words: &str| {
        site().run_with(environment, &[&["check"], arguments].concat()).exits(1).gives(words);
    };
    let (japanese, english) = ("という機関はありません", "has nothing called");
    check(&[], &[], japanese);
    check(&[], &["--lang", "en"], english);
    check(&[("LANG", "en_US.UTF-8")], &[], english);
    check(&[("LANG", "en_US.UTF-8")], &["--lang", "ja"], japanese);
    check(&[("LANG", "en_US.UTF-8"), ("LC_ALL", "ja_JP.UTF-8")], &[], japanese);
    check(&[("LANG", "C")], &[], japanese);
    let english_site = "title: Guide\nlanguage: en\nbase-url: https://example.org/\nsources: [{id: r, title: R, places: {C-1: x}}]\n";
    site().file("content/site.yaml", english_site).run(&["check"]).exits(1).gives(english);
}

#[test]
fn a_pipe_gets_no_colour_and_a_terminal_does_unless_it_asks_for_none() {
    let site = Project::minimal().file("content/cases/visit.md", WRONG);
    let project = site.run(&["check"]).exits(1).has_no_colour().then();
    let project = project.run(&["build"]).exits(1).has_no_colour().then();
    if Command::new("script").arg("--version").output().is_err() {
        return needs::missing("colours on a terminal", "`script` of util-linux is not installed");
    }
    let on_terminal = |environment: &[(&str, &str)]| {
        let command = format!("'{}' check", env!("CARGO_BIN_EXE_renkei"));
        let output = Command::new("script")
            .args(["--quiet", "--return", "--command", &command, "/dev/null"])
            .current_dir(project.root())
            .env_remove("NO_COLOR")
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .output()
            .expect("script runs");
        String::from_utf8_lossy(&output.stdout).contains('\u{1b}')
    };
    assert!(on_terminal(&[]), "a terminal is shown colours");
    assert!(!on_terminal(&[("NO_COLOR", "1")]), "NO_COLOR is heard");
    assert!(on_terminal(&[("NO_COLOR", "")]), "an empty NO_COLOR says nothing");
}

#[test]
fn drafts_are_built_when_they_are_asked_for() {
    let draft = "---\ntitle: 下書きの事例\nsummary: まだ。\ncitations: [C-1]\ndraft: true\n---\n";
    let ran = Project::minimal().file("content/cases/draft.md", draft).run(&["build"]).exits(0);
    assert!(!ran.output().contains_key("cases/draft/index.html"));
    let ran = ran.then().run(&["build", "--drafts"]).exits(0);
    let page = String::from_utf8(ran.output()["cases/draft/index.html"].clone()).unwrap();
    assert!(page.contains("noindex") && page.contains("下書き"), "{page}");
    let ran = ran.then().run(&["build"]).exits(0);
    assert!(!ran.output().contains_key("cases/draft/index.html"), "it is gone again");
}

#[test]
fn another_base_url_changes_absolute_addresses_and_no_links() {
    let one = Project::minimal().run(&["build"]).exits(0);
    let before = one.output();
    let two = one.then().run(&["build", "--base-url", "https://name.example/guide"]).exits(0);
    let after = two.output();
    let text = |files: &BTreeMap<String, Vec<u8>>, path: &str| {
        String::from_utf8(files[path].clone()).expect("UTF-8")
    };
    let sitemap = text(&after, "sitemap.xml");
    assert!(sitemap.contains("<loc>https://name.example/guide/cases/letter/</loc>"), "{sitemap}");
    assert!(!sitemap.contains("example.org"));
    let links = |page: &str| -> Vec<String> {
        let parts = page.split(" href=\"").skip(1);
        let links = parts.filter_map(|part| part.split_once('"'));
        links.map(|link| link.0.to_owned()).filter(|link| !link.starts_with("http")).collect()
    };
    let page = "cases/letter/index.html";
    assert_eq!(links(&text(&before, page)), links(&text(&after, page)));
}

#[test]
fn the_output_goes_where_it_is_asked_to() {
    let ran = Project::minimal().run(&["build", "--out", "public/site"]).exits(0);
    let root = ran.project.root();
    assert!(root.join("public/site/index.html").is_file() && !root.join("dist").exists());
    let foreign = root.join("notes");
    std::fs::create_dir(&foreign).unwrap();
    std::fs::write(foreign.join("mine.txt"), "大事").unwrap();
    let ran = ran.then().run(&["build", "--out", "notes"]).exits(2).says("mine.txt");
    assert!(foreign.join("mine.txt").is_file(), "what renkei did not write stays");
    ran.then().run(&["build", "--out", "content"]).exits(2);
}

#[cfg(unix)]
#[test]
fn errors_leave_the_old_output_exactly_as_it_was() {
    let ran = Project::minimal().run(&["build"]).exits(0);
    let out = ran.project.root().join("dist");
    let (files, times) = (ran.output(), stamps(&out));
    let beside = |project: &Project| -> Vec<_> {
        let entries = std::fs::read_dir(project.root()).unwrap();
        entries.map(|entry| entry.unwrap().file_name()).collect()
    };
    let names = beside(&ran.project);
    let faults = [
        ("content/cases/visit.md", WRONG),
        ("content/site.yaml", "title: [\n"),
        ("themes/default/templates/case.html", "{{ nothing }}"),
    ];
    let mut project = ran.then();
    for (path, text) in faults {
        let before = std::fs::read_to_string(project.root().join(path)).ok();
        let ran = project.file(path, text).run(&["build"]).exits(1);
        assert!(ran.output() == files, "{path}: another output");
        assert_eq!(stamps(&out), times, "{path}: files were touched");
        let old = ran.then();
        project = match before {
            Some(before) => old.file(path, &before),
            None => old.without(path),
        };
    }
    std::fs::remove_dir_all(project.root().join("themes")).unwrap();
    assert_eq!(beside(&project), names, "nothing stands beside the output");
    let ran = project.run(&["build"]).exits(0);
    assert_eq!(stamps(&out), times, "what has not changed is not touched");
    drop(ran);
}

#[cfg(unix)]
#[test]
fn the_same_site_gives_the_same_bytes_wherever_and_however_it_is_built() {
    use std::os::unix::fs::PermissionsExt;
    let site = || {
        Project::new()
            .with_folder(&crate::support::repository().join("tests/sites/whole/in"))
            .without("themes/own/templates/facets/stages.html")
            .file("themes/own/theme.yaml", "name: own\n")
    };
    let first = site().run(&["build"]).exits(0).output();
    let check = |what: &str, environment: &[(&str, &str)]| {
        let other = site().run_with(environment, &["build"]).exits(0).output();
        assert!(other == first, "{what} gives another output");
    };
    check("another folder", &[]);
    check("another place on earth", &[("TZ", "Pacific/Kiritimati")]);
    check("another language", &[("LANG", "en_US.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")]);
    check("one thread", &[("RAYON_NUM_THREADS", "1")]);
    check("seven threads", &[("RAYON_NUM_THREADS", "7")]);
    let project = site().on_disk();
    let shell = format!("umask 077; '{}' build", env!("CARGO_BIN_EXE_renkei"));
    let done = Command::new("sh").args(["-c", &shell]).current_dir(project.root()).status();
    assert!(done.expect("sh runs").success());
    assert!(files_below(&project.root().join("dist")) == first, "another umask");
    for entry in walkdir::WalkDir::new(project.root().join("dist")) {
        let entry = entry.expect("the output can be read");
        let mode = entry.metadata().expect("it is there").permissions().mode();
        let needed = if entry.file_type().is_dir() { 0o555 } else { 0o444 };
        assert_eq!(mode & needed, needed, "a web server can read {}", entry.path().display());
    }
}

#[test]
fn check_and_build_agree() {
    let project = Project::minimal()
        .file("themes/default/templates/page.html", "{{ page.nothing }}")
        .file("content/pages/about.md", "---\ntitle: 説明\n---\n");
    let found = "error[template-error]";
    project.run(&["check"]).exits(1).gives(found).then().run(&["build"]).exits(1).says(found);
}

#[test]
fn explain_tells_of_one_rule_or_of_all() {
    let project = Project::new().file("README.md", "");
    let project = project.run(&["explain", "unknown-term"]).exits(0).gives("分類").then();
    let project =
        project.run(&["explain", "unknown-term", "--lang", "en"]).exits(0).gives("facet").then();
    let project =
        project.run(&["explain"]).exits(0).gives("unknown-term").gives("dead-link").then();
    project.run(&["explain", "unknown-trm"]).exits(2).gives_only("").says("unknown-term");
}
