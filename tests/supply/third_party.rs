//! `THIRD-PARTY`, which `renkei licences` prints: what is in the binary beside renkei itself, who made it,
//! and the texts of their licences that `LICENSE` does not hold. `UPDATE=1` writes it anew.

use super::{metadata, name, packages_of};
use crate::support::{is_update, repository};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

const HEAD: &str = "What is in renkei beside renkei's own code: a part a paragraph, with the licence it is used under, where it\n\
    comes from, and whose it is. The MIT License and the Apache License, Version 2.0, stand in LICENSE; the texts\n\
    of the other licences follow at the end.\n";

/// The packages that the binary is made of, on whatever system.
fn in_the_binary(metadata: &Value) -> Vec<Value> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let nodes = list(&metadata["resolve"]["nodes"]);
    let nodes: BTreeMap<String, &Value> =
        nodes.iter().map(|node| (text(&node["id"]), node)).collect();
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut open = vec![text(&metadata["resolve"]["root"])];
    while let Some(id) = open.pop() {
        for dependency in list(&nodes[&id]["deps"]) {
            let is_inside =
                list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let package = text(&dependency["pkg"]);
            if is_inside && known.insert(package.clone()) {
                open.push(package);
            }
        }
    }
    let packages = packages_of(metadata).into_iter();
    packages.filter(|package| known.contains(&text(&package["id"]))).collect()
}

/// The licences that a package is used under: of each choice the one whose text is at hand.
fn used(package: &Value) -> Vec<String> {
    let licence = package["license"].as_str().unwrap_or_default();
    let licence = licence.replace(['(', ')'], "").replace('/', " OR ");
    let choose = |part: &str| {
        let choices: Vec<&str> = part.split(" OR ").map(str::trim).collect();
        let at_hand = IN_LICENSE.iter().find(|known| choices.contains(known));
        at_hand.copied().unwrap_or(choices[0]).to_owned()
    };
    licence.split(" AND ").map(choose).collect()
}

/// The texts that `LICENSE` holds.
const IN_LICENSE: [&str; 2] = ["MIT", "Apache-2.0"];

/// The files of a package that tell of its licence.
fn files(package: &Value) -> BTreeMap<String, String> {
    let manifest = Path::new(package["manifest_path"].as_str().unwrap_or_default());
    let folder = manifest.parent().expect("a manifest lies in a folder");
    let starts = ["LICEN", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];
    let entries = std::fs::read_dir(folder).expect("cargo has fetched the package");
    let names =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names
        .filter(|name| starts.iter().any(|start| name.to_uppercase().starts_with(start)))
        .filter_map(|name| {
            let text = std::fs::read_to_string(folder.join(&name)).ok()?;
            Some((name, text.replace('\r', "")))
        })
        .collect()
}

/// Whose a package is, as its files say, else as its manifest does.
fn makers(package: &Value, files: &BTreeMap<String, String>) -> BTreeSet<String> {
    let is_notice = |line: &&str| {
        let lower = line.to_lowercase();
        lower.starts_with("copyright ")
            && line.bytes().any(|byte| byte.is_ascii_digit())
            && !lower.contains("[yyyy]")
            && !lower.contains("free software foundation")
    };
    let lines = files.values().flat_map(|text| text.lines());
    let lines = lines.map(|line| line.trim().trim_start_matches(['*', '/', '#', ' ']));
    let found: BTreeSet<String> = lines.filter(is_notice).map(str::to_owned).collect();
    if !found.is_empty() {
        return found;
    }
    let authors = package["authors"].as_array().into_iter().flatten();
    authors.filter_map(Value::as_str).map(|author| format!("by {author}")).collect()
}

/// The texts that must be passed on beside those of `LICENSE`.
fn texts(package: &Value, files: &BTreeMap<String, String>) -> Vec<String> {
    if used(package).iter().all(|licence| IN_LICENSE.contains(&licence.as_str())) {
        return Vec::new();
    }
    let known = ["MIT", "APACHE", "GPL", "COPYRIGHT"];
    let is_other = |name: &str| !known.iter().any(|part| name.to_uppercase().contains(part));
    let others = files.iter().filter(|(name, _)| is_other(name));
    others.map(|(_, text)| text.trim_matches('\n').to_owned()).collect()
}

fn third_party() -> String {
    let mut all = HEAD.to_owned();
    let mut others: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in in_the_binary(&metadata()) {
        let files = files(&package);
        let version = package["version"].as_str().unwrap_or_default();
        let title = format!("{} {version}", name(&package));
        let place = package["repository"].as_str().unwrap_or("https://crates.io");
        let _ = write!(all, "\n{title}, {}, {place}\n", used(&package).join(" and "));
        for maker in makers(&package, &files) {
            let _ = writeln!(all, "    {maker}");
        }
        for text in texts(&package, &files) {
            others.entry(text).or_default().insert(title.clone());
        }
    }
    for (text, packages) in others {
        let packages: Vec<String> = packages.into_iter().collect();
        let line = "=".repeat(79);
        let text: Vec<&str> = text.lines().map(str::trim_end).collect();
        let _ = write!(all, "\n{line}\n{}\n\n{}\n", packages.join(", "), text.join("\n"));
    }
    all
}

#[test]
fn what_is_in_the_binary_is_listed_with_its_licences() {
    let path = repository().join("src/commands/THIRD-PARTY");
    let expected = third_party();
    if is_update() {
        std::fs::write(&path, &expected).expect("it can be written");
    }
    let found = std::fs::read_to_string(&path).expect("THIRD-PARTY is there");
    assert!(
        found == expected,
        "THIRD-PARTY is not of this Cargo.lock: UPDATE=1 cargo test --test main -- supply writes it anew"
    );
    for licence in ["MIT License", "Apache License"] {
        let own = std::fs::read_to_string(repository().join("LICENSE")).expect("it is there");
        assert!(own.contains(licence), "LICENSE holds the {licence} no longer");
    }
}

#[test]
fn a_package_is_used_under_a_licence_of_its_choice() {
    let used = |licence: &str| used(&serde_json::json!({ "license": licence })).join(" and ");
    assert_eq!(used("Apache-2.0 OR MIT"), "MIT");
    assert_eq!(used("Apache-2.0/GPL-2.0-only"), "Apache-2.0");
    assert_eq!(used("(MIT OR Apache-2.0) AND Unicode-3.0"), "MIT and Unicode-3.0");
    assert_eq!(used("Zlib"), "Zlib");
}
