//! The seeds of the fuzzers and what they once found, each through the function that it is for.
#![expect(clippy::disallowed_methods, reason = "the corpora are files")]

use std::fs;
use std::path::Path;

#[track_caller]
fn run(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let mut count = 0;
    for file in fs::read_dir(&folder).expect("the corpus is there") {
        let path = file.expect("it can be read").path();
        target(&fs::read(&path).expect("it is a file"));
        count += 1;
    }
    assert!(count > 0, "{} is empty", folder.display());
}

#[test]
fn yaml() {
    run("yaml", super::yaml);
}

#[test]
fn front_matter() {
    run("front_matter", super::front_matter);
}

#[test]
fn markdown() {
    run("markdown", super::markdown);
}

#[test]
fn site() {
    run("site", super::site);
}

#[test]
fn request() {
    run("request", super::request);
}
