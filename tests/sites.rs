//! Small sites and their whole output, file by file: `tests/sites/<name>/{in,out}`.
//!
//! They are made with the tiny theme of `tests/sites/theme/` in place of the default one, so that a
//! change of the default theme's looks leaves them as they are. Search has its own tests. `UPDATE=1 cargo test --test main
//! sites` rewrites the outputs; read the difference before it is kept.

use crate::support::{File, Project, files_below, is_update, repository, small_site};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The smallest site in which everything hangs together.
#[test]
fn a_minimal_site_as_it_is_published() {
    check("minimal");
}

/// All kinds of content, and a theme that makes one facet's pages differently.
#[test]
fn a_site_with_everything_as_it_is_published() {
    check("whole");
}

/// Libraries and readers, in English: no facet has a name that the engine could know.
#[test]
fn a_site_of_another_field_as_it_is_published() {
    check("library");
}

fn folder() -> PathBuf {
    repository().join("tests/sites")
}

#[track_caller]
fn check(name: &str) {
    let files = small_site(name).into_iter();
    let project =
        files.fold(Project::new(), |all, (path, bytes)| all.put(&path, File::Bytes(bytes)));
    let outcome = project.build().into_outcome();
    let graver = outcome.lines().lines().filter(|line| !line.contains(": note[")).count();
    assert_eq!(graver, 0, "{}", outcome.lines());
    let made: BTreeMap<String, Vec<u8>> = outcome
        .files
        .into_iter()
        .filter(|(path, _)| !is_of_the_default_theme(path) && !path.starts_with("search/"))
        .map(|(path, bytes)| (path, bytes.to_vec()))
        .collect();
    let out = folder().join(name).join("out");
    if is_update() {
        rewrite(&out, &made);
    }
    compare(name, &files_below(&out), &made);
}

/// An asset that the default theme has and the tiny one does not replace.
fn is_of_the_default_theme(path: &str) -> bool {
    let own = ["assets/style.", "assets/icon."];
    path.starts_with("assets/") && !own.iter().any(|asset| path.starts_with(asset))
}

fn rewrite(out: &Path, made: &BTreeMap<String, Vec<u8>>) {
    if out.exists() {
        std::fs::remove_dir_all(out).expect("the old output can be removed");
    }
    for (path, bytes) in made {
        let path = out.join(path);
        std::fs::create_dir_all(path.parent().expect("a path below out")).expect("a folder");
        std::fs::write(path, bytes).expect("a file can be written");
    }
}

#[track_caller]
fn compare(name: &str, expected: &BTreeMap<String, Vec<u8>>, made: &BTreeMap<String, Vec<u8>>) {
    let only =
        |one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
            one.keys().filter(|path| !other.contains_key(*path)).cloned().collect()
        };
    let (gone, new) = (only(expected, made), only(made, expected));
    assert!(gone.is_empty() && new.is_empty(), "{name}: gone {gone:#?}, new {new:#?}");
    for (path, bytes) in expected {
        let (old, new) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&made[path]));
        assert!(old == new, "{name}: {path} was\n{old}\nand is\n{new}");
    }
}

#[test]
fn the_tiny_theme_has_every_template_of_the_default_one() {
    let templates = |folder: &Path| -> Vec<String> {
        files_below(&folder.join("templates")).into_keys().collect()
    };
    let default = templates(&repository().join("themes/default"));
    let tiny = templates(&folder().join("theme"));
    assert_eq!(tiny, default, "else the outputs would change with the default theme's looks");
}
