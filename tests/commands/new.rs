//! `new case`: what is written passes `check`; what is wrong is told, and nothing is written then.

use super::ran::Ran;
use crate::needs;
use crate::support::Project;
use std::io::Write as _;
use std::process::{Command, Stdio};

const PATH: &str = "content/cases/visit.md";

/// What every case needs.
const FLAGS: [&str; 6] =
    ["--title", "家を訪ねる", "--summary", "職員が家を訪ねます。", "--citations", "表1-1,C-1"];

fn new(more: &[&str]) -> Ran {
    Project::minimal().run(&[&["new", "case", "visit"], &FLAGS[..], more].concat())
}

fn text(ran: &Ran) -> String {
    std::fs::read_to_string(ran.project.root().join(PATH)).expect("the case was written")
}

#[track_caller]
fn refused(ran: Ran, words: &str) {
    let ran = ran.exits(2).gives_only("").says(words);
    assert!(!ran.project.root().join(PATH).exists(), "something was written");
}

#[test]
fn a_new_case_passes_check() {
    let more = [
        "--agencies",
        "probation-office",
        "--categories=refer-to-facility",
        "--updated",
        "2026-11-22",
    ];
    let ran =
        new(&more).exits(0).gives_only("content/cases/visit.md\n").says("renkei serve --open");
    let head = "---
title: 家を訪ねる
summary: 職員が家を訪ねます。
agencies: [probation-office]
categories: [refer-to-facility]
citations: [表1-1, C-1]
updated: 2026-11-22
---
## 背景

## 取り組み
";
    let written = text(&ran);
    assert!(written.starts_with(head), "{written}");
    ran.then()
        .run(&["check", "--deny-warnings"])
        .exits(0)
        .gives_only("問題は見つかりませんでした\n");
}

#[test]
fn facets_are_content_and_so_are_their_flags() {
    let places = "name: 場所\nterms:\n  - {id: home, name: 本人の家, also: [自宅]}\n";
    let site = || Project::minimal().file("content/facets/places.yaml", places);
    site().run(&["new", "case", "--help"]).exits(0).gives("--places").gives("場所");
    let arguments = [&["new", "case", "visit", "--places", "自宅"], &FLAGS[..]].concat();
    let ran = site().run(&arguments).exits(0);
    assert!(text(&ran).contains("\nplaces: [home]\n"), "{}", text(&ran));
    let ran = new(&["--places", "home"]).exits(2);
    assert!(ran.stderr.contains("--places"), "{}", ran.stderr);
}

#[test]
fn what_is_unknown_is_told_with_the_nearest_name() {
    refused(
        new(&["--agencies", "probation-offise"]),
        "`probation-office`（保護観察所）のことではありませんか",
    );
    refused(new(&["--agencies", "保護観察書"]), "保護観察所");
    refused(new(&["--citations", "表1-2"]), "「表1-1」のことではありませんか");
    refused(new(&["--updated", "2026-02-30"]), "2026-02-30");
    refused(new(&["--title", "x"]), "--title");
    let long = "あ".repeat(201);
    let arguments =
        ["new", "case", "visit", "--title", "長い", "--summary", &long, "--citations", "C-1"];
    refused(Project::minimal().run(&arguments), "201");
    let same =
        ["new", "case", "visit", "--title", "手紙から始まる早い受け入れ", "--summary", "要約。"];
    refused(Project::minimal().run(&[&same[..], &["--citations", "C-1"]].concat()), "別の事例");
}

#[test]
fn an_id_must_be_one_and_be_free() {
    let run = |id: &str| Project::minimal().run(&[&["new", "case", id], &FLAGS[..]].concat());
    for id in ["Visit", "家", "a_b", "../visit", "a/b", "", "con"] {
        let ran = run(id).exits(2).gives_only("");
        let cases = std::fs::read_dir(ran.project.root().join("content/cases")).unwrap().count();
        assert_eq!(cases, 1, "{id}");
    }
    let ran = run("letter").exits(2).says("content/cases/letter.md").says("上書きはしません");
    let letter = std::fs::read_to_string(ran.project.root().join("content/cases/letter.md"));
    assert!(letter.unwrap().contains("手紙から始まる"), "the old one is still there");
    let old = "---\ntitle: 前の訪問\nsummary: 前。\ncitations: [C-1]\naliases: [visit]\n---\n";
    let site = || Project::minimal().file("content/cases/old/first.md", old);
    refused(site().run(&[&["new", "case", "visit"], &FLAGS[..]].concat()), "visit");
    let ran = site().run(&[&["new", "case", "first"], &FLAGS[..]].concat());
    ran.exits(2).says("content/cases/old/first.md");
}

#[test]
fn where_nobody_can_be_asked_the_flags_that_lack_are_named() {
    refused(Project::minimal().run(&["new", "case", "visit"]), "--title --summary --citations");
    refused(
        Project::minimal().run(&["new", "case", "visit", "--title", "訪問", "--summary", "。"]),
        "`--citations`",
    );
    let draft = ["new", "case", "visit", "--title", "訪問", "--summary", "家へ。", "--draft"];
    let ran = Project::minimal().run(&draft).exits(0);
    assert!(text(&ran).contains("\ndraft: true\n"));
    ran.then().run(&["check", "--deny-warnings"]).exits(0);
    let nowhere = ["new", "case", "visit", "--root", "nowhere", "--agencies", "x"];
    refused(Project::minimal().run(&nowhere), "nowhere");
}

#[test]
fn on_a_terminal_it_asks() {
    if Command::new("script").arg("--version").output().is_err() {
        return needs::missing(
            "questions on a terminal",
            "`script` of util-linux is not installed",
        );
    }
    let project = Project::minimal().on_disk();
    let command = format!("'{}' new case visit --lang ja", env!("CARGO_BIN_EXE_renkei"));
    let mut script = Command::new("script")
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .current_dir(project.root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script runs");
    let answers = "訪問\n家を訪ねます。\n観察書\n1\n\n\nC-1、表1-1\n";
    script.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
    let output = script.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("保護観察所") && said.contains("ありません"), "{said}");
    let written = std::fs::read_to_string(project.root().join(PATH)).unwrap();
    let terms = "agencies: [probation-office]\ncategories: []\ncitations: [C-1, 表1-1]\n";
    assert!(written.contains(terms), "{written}\n{said}");
}
