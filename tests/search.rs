//! Search, held against a scan of all texts: what the index and the browser's scripts answer is what a scan finds, for
//! every query.
//!
//! The scripts run in Node, as they are; the page around them is tried in a browser (`page.rs`).

mod budget;
mod generated;
mod guideline;
mod page;
mod scan;

use crate::needs::missing;
use renkei::compile::{Cache, Compiled, Options, compile};
use renkei::source::Sources;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A compiled site, its search in a folder, and what it is to be asked.
struct Asked {
    compiled: Compiled,
    folder: TempDir,
    queries: Vec<String>,
    folded: Vec<String>,
    measured: bool,
}

impl Asked {
    /// Makes the files that search needs, and nothing else.
    fn new(sources: &Sources, queries: Vec<String>) -> Asked {
        let cache = Cache::default();
        let compiled = compile(sources, &cache, &Options::default());
        let folder = tempfile::tempdir().expect("a folder for the index");
        let needed = |path: &str| path.starts_with("search/") || path.starts_with("assets/search-");
        for page in compiled.plan.pages.iter().filter(|page| needed(page.route.path())) {
            let bytes = compiled.render(page, sources, &cache).bytes;
            write(folder.path(), page.route.path(), &bytes);
        }
        Asked { compiled, folder, queries, folded: Vec::new(), measured: false }
    }
}

fn write(folder: &Path, path: &str, bytes: &[u8]) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().expect("a path below the root")).expect("a new folder");
    std::fs::write(path, bytes).expect("a file can be written");
}

/// What the browser's scripts answer, site by site; nothing where there is no Node.
#[track_caller]
fn answers(purpose: &str, sites: &[Asked]) -> Option<Vec<Value>> {
    let asked: Vec<Value> = sites
        .iter()
        .map(|site| {
            json!({
                "folder": site.folder.path(),
                "queries": site.queries,
                "folded": site.folded,
                "measured": site.measured,
            })
        })
        .collect();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/answers.js");
    let node =
        Command::new("node").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut node) = node else {
        missing(purpose, "Node is not installed");
        return None;
    };
    let text = json!(asked).to_string();
    let mut stdin = node.stdin.take().expect("it reads what it is asked");
    let asking = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = node.wait_with_output().expect("Node ends");
    assert!(output.status.success(), "{purpose}: the scripts failed");
    asking.join().expect("it was asked").expect("all of it was read");
    Some(serde_json::from_slice(&output.stdout).expect("it answers with JSON"))
}

/// Each answer is what a scan finds, each hit once.
#[track_caller]
fn compare(
    site: &Asked,
    documents: &[scan::Document],
    queries: &[Vec<scan::Part>],
    answers: &Value,
) {
    let answers = answers["answers"].as_array().expect("answers");
    assert_eq!(answers.len(), queries.len());
    for (query, answer) in queries.iter().zip(answers) {
        let expected = scan::find(&site.compiled.site, documents, query);
        let hits = answer["hits"].as_array().expect("hits").iter();
        let hits: Vec<&str> = hits.map(|hit| hit.as_str().expect("an address")).collect();
        let found: BTreeSet<String> = hits.iter().map(|hit| (*hit).to_owned()).collect();
        let missed: Vec<_> = expected.difference(&found).collect();
        let wrong: Vec<_> = found.difference(&expected).collect();
        let typed = scan::typed(query);
        assert!(
            missed.is_empty() && wrong.is_empty(),
            "{typed}: missed {missed:?}, wrong {wrong:?}"
        );
        assert_eq!(hits.len(), found.len(), "{typed}: each hit is told once");
    }
}
