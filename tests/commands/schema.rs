//! `renkei schema`: what is sound is let through, what is wrong is marked while it is typed, and nobody's
//! settings are lost.

use crate::support::{Project, files_below, repository};
use serde_json::Value;
use std::path::Path;

/// The guideline of this repository, with its schemas.
fn guideline() -> Project {
    let project = files_below(&repository().join("content")).into_iter().fold(
        Project::new(),
        |project, (path, bytes)| {
            project.put(&format!("content/{path}"), crate::support::File::Bytes(bytes))
        },
    );
    project.run(&["schema"]).exits(0).gives_only("").says(".vscode/schemas/case.json").then()
}

fn json(root: &Path, path: &str) -> Value {
    let text = std::fs::read_to_string(root.join(path)).expect("the file was written");
    serde_json::from_str(text.trim_start_matches("// renkei schema\n")).expect("JSON")
}

fn validator(root: &Path, name: &str) -> jsonschema::Validator {
    let schema = json(root, &format!(".vscode/schemas/{name}.json"));
    assert!(jsonschema::meta::is_valid(&schema), "{name} is no schema");
    jsonschema::validator_for(&schema).expect("a schema")
}

/// A file as an editor's YAML sees it; of Markdown, what stands before the text.
fn value(path: &str, text: &str) -> Value {
    let front = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    let yaml = front.map_or(text, |(front, _)| front);
    let options = serde_yaml::options! { strict_booleans: true };
    serde_yaml::from_str_with_options(yaml, options)
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Which schema is for a file.
fn kind(path: &str) -> Option<&'static str> {
    let folders =
        [("cases/", "case"), ("pages/", "page"), ("facets/", "facet"), ("matrices/", "matrix")];
    let files = [("site.yaml", "site"), ("glossary.yaml", "glossary"), ("words.yaml", "words")];
    let folder = folders.iter().find(|(folder, _)| path.starts_with(folder));
    folder.or_else(|| files.iter().find(|(file, _)| *file == path)).map(|(_, kind)| *kind)
}

#[test]
fn the_guideline_is_let_through() {
    let project = guideline();
    let mut count = 0;
    for (path, bytes) in files_below(&project.root().join("content")) {
        let Some(kind) = kind(&path) else { continue };
        let value = value(&path, std::str::from_utf8(&bytes).expect("UTF-8"));
        let validator = validator(&project.root(), kind);
        let errors: Vec<String> =
            validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{path}: {errors:#?}");
        count += 1;
    }
    assert!(count > 70, "{count} files were looked at");
}

#[test]
fn what_is_wrong_is_marked() {
    let case = "---\ntitle: 訪問\nsummary: 訪ねます。\nagencies: [prison]\ncategories: [direct-support]\ncells: [prison/direct-support]\ncitations: [表2-1]\nrelated: [letter-to-early-intake]\nupdated: 2026-11-22\ndraft: false\n---\n";
    let site = "title: 手引き\nlanguage: ja\nbase-url: https://example.org/\nfooter: [about]\ngrids: [{id: matrix, rows: categories, columns: agencies}]\nsources: [{id: r, title: 報告, authors: [{family: 近藤, given: あゆみ}]}]\n";
    let facet = "name: 機関\ngrouped-by: {id: fields, name: 分野}\ngroups: [{id: medical, name: 医療}]\nterms: [{id: a, name: い, group: medical}]\nordered: true\n";
    let matrix =
        "title: 表\nrows: [{id: 表9-1, label: 行, agencies: [prison], citations: [C-1]}]\n";
    let glossary = "- {term: 手紙, reading: てがみ, text: 便りです。}\n";
    let words =
        "words: [{word: 悪い, better: [よい]}]\nspellings: [{prefer: 子ども, also: [子供]}]\n";
    let faults: &[(&str, &str, &str, &str)] = &[
        ("case", case, "title: 訪問\n", ""),
        ("case", case, "title: 訪問", "title:"),
        ("case", case, "title: 訪問", "title: [訪問]"),
        ("case", case, "summary", "sumary"),
        ("case", case, "agencies: [prison]", "agencies: [prisno]"),
        ("case", case, "agencies: [prison]", "agencies: 刑務所"),
        ("case", case, "agencies: [prison]", "agencies: {prison: true}"),
        ("case", case, "agencies:", "agency:"),
        ("case", case, "表2-1", "表2-99"),
        ("case", case, "cells: [prison/", "cells: [prisons/"),
        ("case", case, "letter-to-early-intake", "letter-to-late-intake"),
        ("case", case, "2026-11-22", "2026/11/22"),
        ("case", case, "2026-11-22", "2026-13-22"),
        ("case", case, "draft: false", "draft: いいえ"),
        ("site", site, "base-url: https://example.org/\n", ""),
        ("site", site, "https://example.org/", "example.org"),
        ("site", site, "rows: categories", "rows: category"),
        ("site", site, "footer: [about]", "footer: [abuot]"),
        ("site", site, "family: 近藤, ", ""),
        ("site", site, "language", "lang"),
        ("facet", facet, "{id: a,", "{id: A_b,"),
        ("facet", facet, ", name: い", ""),
        ("facet", facet, "group: medical", "group: medicine"),
        ("facet", facet, "ordered: true", "ordered: 順"),
        ("facet", facet, "name: 分野", "title: 分野"),
        ("matrix", matrix, "label: 行, ", ""),
        ("matrix", matrix, "[prison]", "[jail]"),
        ("matrix", matrix, "title: 表\n", ""),
        ("glossary", glossary, "term: 手紙, ", ""),
        ("glossary", glossary, "reading", "yomi"),
        ("words", words, "word: 悪い, ", ""),
        ("words", words, "prefer", "use"),
    ];
    let project = guideline();
    let root = project.root();
    for (kind, sound, wrong, by) in faults {
        let path = if *kind == "case" { "x.md" } else { "x.yaml" };
        let validator = validator(&root, kind);
        assert!(validator.is_valid(&value(path, sound)), "{kind}: the sound one");
        let spoiled = sound.replacen(wrong, by, 1);
        assert_ne!(&spoiled, sound, "{wrong} stands nowhere");
        assert!(!validator.is_valid(&value(path, &spoiled)), "{kind} lets {by:?} through");
    }
}

#[test]
fn ids_have_names_and_keys_have_words_in_the_language_asked_for() {
    let project = guideline();
    let case = json(&project.root(), ".vscode/schemas/case.json");
    let agencies = &case["properties"]["agencies"];
    assert_eq!(agencies["title"], "機関");
    let items = &agencies["anyOf"][0]["items"];
    let at = items["enum"].as_array().unwrap().iter().position(|id| id == "prison").unwrap();
    assert_eq!(items["enumDescriptions"][at], "刑務所");
    assert_eq!(case["properties"]["summary"]["title"], "要約");
    let project = project.run(&["schema", "--lang", "en"]).exits(0).then();
    let case = json(&project.root(), ".vscode/schemas/case.json");
    assert_eq!(case["properties"]["summary"]["title"], "summary");
    let settings = json(&project.root(), ".vscode/settings.json");
    assert_eq!(
        settings["yaml.schemas"]["./.vscode/schemas/facet.json"][0],
        "content/facets/*.yaml"
    );
    let snippets = json(&project.root(), ".vscode/renkei.code-snippets");
    assert_eq!(snippets["agencies: prison"]["prefix"][1], "刑務所");
}

#[test]
fn a_new_facet_is_a_key_and_a_second_run_changes_nothing() {
    let places = "name: 場所\nterms:\n  - {id: home, name: 本人の家}\n";
    let site = Project::minimal().file("content/facets/places.yaml", places);
    let ran = site.run(&["schema"]).exits(0);
    let case = json(&ran.project.root(), ".vscode/schemas/case.json");
    assert_eq!(case["properties"]["places"]["title"], "場所");
    let before = files_below(&ran.project.root().join(".vscode"));
    let ran = ran.then().run(&["schema"]).exits(0).says("すでに最新です");
    assert!(files_below(&ran.project.root().join(".vscode")) == before);
}

#[test]
fn settings_of_ones_own_are_left_and_what_lacks_is_said() {
    let own = "{\n  // 自分の設定\n  \"editor.fontSize\": 16\n}\n";
    let site = Project::minimal().file(".vscode/settings.json", own).file(
        ".vscode/extensions.json",
        "{\"recommendations\": [\"x.y\", \"redhat.vscode-yaml\"]}",
    );
    let ran = site.run(&["schema"]).exits(0).says(".vscode/settings.json").gives("yaml.schemas");
    let root = ran.project.root();
    assert_eq!(std::fs::read_to_string(root.join(".vscode/settings.json")).unwrap(), own);
    assert!(!ran.stdout.contains("recommendations"), "all that is needed is there");
    let foreign = ran.then().file(".vscode/schemas/case.json", "{\"mine\": true}\n");
    let ran = foreign.run(&["schema"]).exits(2).says(".vscode/schemas/case.json");
    let mine = std::fs::read_to_string(root.join(".vscode/schemas/case.json")).unwrap();
    assert_eq!(mine, "{\"mine\": true}\n");
    drop(ran);
}
