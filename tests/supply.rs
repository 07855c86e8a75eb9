//! What the binary is made of: every dependency comes from the registry, under a licence that asks for no
//! more than its text to be passed on, each in one version, and none that is banned.
//!
//! `deny.toml` is where all this is said, and `cargo deny check` holds it too, where it is installed and can
//! fetch the database of advisories. The tests here hold it everywhere, with what cargo itself knows.

mod third_party;

use crate::support::repository;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// What cargo knows of the lock file.
fn metadata() -> Value {
    let done = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(repository())
        .output()
        .expect("cargo runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).expect("cargo speaks JSON")
}

fn packages_of(metadata: &Value) -> Vec<Value> {
    let packages = metadata["packages"].as_array().expect("it lists packages");
    packages.iter().filter(|package| package["name"] != "renkei").cloned().collect()
}

/// Every package of the lock file, as cargo knows it.
fn packages() -> Vec<Value> {
    packages_of(&metadata())
}

fn name(package: &Value) -> &str {
    package["name"].as_str().expect("a package has a name")
}

/// The texts of a list in `deny.toml`.
fn list(key: &str) -> Vec<String> {
    let text = std::fs::read_to_string(repository().join("deny.toml")).expect("it is there");
    let (_, list) = text.split_once(&format!("\n{key} = [")).expect("a list of this name");
    let lines = list.lines().take_while(|line| !line.starts_with(']'));
    let quoted = |line: &str| line.split('"').nth(1).map(str::to_owned);
    let found: Vec<String> = lines.filter_map(quoted).collect();
    assert!(!found.is_empty(), "{key} is empty");
    found
}

/// Whether each part that is joined by `AND` has an allowed choice.
fn is_allowed(licence: &str, allowed: &[String]) -> bool {
    let licence = licence.replace(['(', ')'], "").replace('/', " OR ");
    let choice = |part: &str| allowed.iter().any(|known| known == part.trim());
    licence.split(" AND ").all(|part| part.split(" OR ").any(choice))
}

#[test]
fn every_dependency_may_be_passed_on() {
    let allowed = list("allow");
    for package in packages() {
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(is_allowed(licence, &allowed), "{} is under {licence:?}", package["name"]);
    }
    assert!(!is_allowed("GPL-3.0-only", &allowed) && !is_allowed("", &allowed));
    assert!(!is_allowed("MIT AND GPL-3.0-only", &allowed));
}

#[test]
fn every_dependency_comes_from_the_registry() {
    for package in packages() {
        let source = package["source"].as_str().unwrap_or_default();
        assert!(
            source.starts_with("registry+https://github.com/rust-lang/crates.io-index"),
            "{}: {source}",
            package["name"]
        );
    }
}

#[test]
fn no_dependency_is_banned() {
    let banned = list("deny");
    let packages = packages();
    let found: Vec<&str> =
        packages.iter().map(name).filter(|name| banned.iter().any(|known| known == name)).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn no_dependency_comes_in_two_versions_but_those_that_must() {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in packages() {
        let version = package["version"].as_str().unwrap_or_default().to_owned();
        versions.entry(name(&package).to_owned()).or_default().insert(version);
    }
    let twice = versions.iter().filter(|(_, versions)| versions.len() > 1);
    let twice: BTreeSet<&str> = twice.map(|(name, _)| name.as_str()).collect();
    let skipped = list("skip");
    let skipped: BTreeSet<&str> =
        skipped.iter().map(|name| name.split('@').next().unwrap_or_default()).collect();
    assert_eq!(twice, skipped, "what stands in several versions, and what deny.toml says of it");
}

#[test]
fn every_dependency_is_asked_for_by_version() {
    let metadata = metadata();
    let all = metadata["packages"].as_array().expect("it lists packages");
    let ours = all.iter().find(|package| package["name"] == "renkei").expect("renkei");
    for dependency in ours["dependencies"].as_array().expect("it has dependencies") {
        assert_ne!(dependency["req"], "*", "{}", dependency["name"]);
        assert!(dependency["path"].is_null(), "{}", dependency["name"]);
    }
}

/// What a release must be: without unsafe code of ours, without tables for a debugger.
#[test]
fn the_manifest_says_what_a_release_is() {
    let text = std::fs::read_to_string(repository().join("Cargo.toml")).expect("it is there");
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    for line in ["unsafe_code = \"forbid\"", "strip = true"] {
        assert!(lines.contains(&line), "Cargo.toml no longer says `{line}`");
    }
}
