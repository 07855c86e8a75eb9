//! What a page costs to load, in bytes as they are sent (brotli): the page, its stylesheets, scripts and icon.

use std::collections::BTreeMap;
use std::path::Path;

use crate::crawl::html::Html;
use crate::site::{built_guideline, files};

/// The whole of a page.
const PAGE: usize = 25_000;
/// The scripts of a page that is read, and of one that is worked with.
const SCRIPTS: usize = 8_000;
const TOOLS: usize = 20_000;

/// Pages that are one long text, or a list of files, to be taken away.
const TAKEN_AWAY: &[&str] = &["print/", "downloads/"];
/// Pages that are worked with.
const WORKED_WITH: &[&str] = &["search/", "cases/", "compare/", "checklist/"];

/// How many bytes a text takes when it is sent; at the level of a server that compresses as it sends.
fn sent(bytes: &[u8]) -> usize {
    let mut sent = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut sent, &settings).expect("memory has room");
    sent.len()
}

/// The files that a page loads, as paths from the root.
fn loaded(page: &str, html: &Html) -> Vec<String> {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let files =
        html.resources.iter().filter(|href| !href.starts_with(['#', '/']) && !href.contains(':'));
    files.map(|href| joined(folder, href)).collect()
}

/// `a/b` and `../c.css`: `a/c.css`.
fn joined(folder: &str, href: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in href.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What is over its budget in a folder.
fn faults(folder: &Path, budget: usize) -> Vec<String> {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    let all = files(folder);
    let pages =
        all.iter().filter(|path| Path::new(path).extension().is_some_and(|end| end == "html"));
    for page in pages.filter(|page| !TAKEN_AWAY.iter().any(|start| page.starts_with(start))) {
        let text = std::fs::read(folder.join(page)).unwrap();
        let html = Html::of(&String::from_utf8_lossy(&text));
        let mut files = loaded(page, &html);
        files.sort();
        files.dedup();
        let mut size = |path: &String| {
            let measure = || std::fs::read(folder.join(path)).map_or(0, |bytes| sent(&bytes));
            *known.entry(path.clone()).or_insert_with(measure)
        };
        let scripts: usize = files.iter().filter(|path| path.contains(".js")).map(&mut size).sum();
        let all = sent(&text) + files.iter().map(&mut size).sum::<usize>();
        let is_tool = WORKED_WITH.iter().any(|start| page.starts_with(start));
        let most = if is_tool { TOOLS } else { SCRIPTS };
        if all > budget {
            faults.push(format!("{page}: {all} bytes, {} more than it may have", all - budget));
        }
        if scripts > most {
            faults.push(format!("{page}: {scripts} bytes of scripts, more than {most}"));
        }
    }
    faults
}

#[test]
fn every_page_is_light() {
    assert_eq!(faults(built_guideline(), PAGE), Vec::<String>::new());
}

#[test]
fn a_heavy_page_is_found() {
    let folder = tempfile::tempdir().unwrap();
    // Numbers in which nothing repeats.
    let noise: Vec<String> =
        (0..9_000_u64).map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_string()).collect();
    std::fs::create_dir(folder.path().join("about")).unwrap();
    std::fs::write(folder.path().join("a.js"), noise.concat()).unwrap();
    let page = "<!doctype html><title>題</title><script defer src=\"../a.js\"></script>";
    std::fs::write(folder.path().join("about/index.html"), page).unwrap();
    let faults = faults(folder.path(), PAGE);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[1].starts_with("about/index.html: ") && faults[1].contains("of scripts"));
}
