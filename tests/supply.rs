//! What the binary is made of: every dependency comes from the registry, under a licence that asks for no
//! more than its text to be passed on. `deny.toml` says the same to `cargo deny`.

use crate::support::repository;
use serde_json::Value;
use std::process::Command;

/// Every package of the lock file, as cargo knows it.
fn packages() -> Vec<Value> {
    let done = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(repository())
        .output()
        .expect("cargo runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let mut metadata: Value = serde_json::from_slice(&done.stdout).expect("cargo speaks JSON");
    let packages: Vec<Value> =
        serde_json::from_value(metadata["packages"].take()).expect("it lists packages");
    packages.into_iter().filter(|package| package["name"] != "renkei").collect()
}

/// The licences that `deny.toml` allows.
fn allowed() -> Vec<String> {
    let text = std::fs::read_to_string(repository().join("deny.toml")).expect("it is there");
    let (_, list) = text.split_once("allow = [").expect("a list of licences");
    let list = list.split(']').next().unwrap_or_default();
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether each part that is joined by `AND` has an allowed choice.
fn is_allowed(licence: &str, allowed: &[String]) -> bool {
    let licence = licence.replace(['(', ')'], "").replace('/', " OR ");
    let choice = |part: &str| allowed.iter().any(|known| known == part.trim());
    licence.split(" AND ").all(|part| part.split(" OR ").any(choice))
}

#[test]
fn every_dependency_may_be_passed_on() {
    let allowed = allowed();
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
