//! A walk over the whole output, page by page and link by link: nothing dead, nothing absolute, nothing inline.

pub(crate) mod html;
mod links;
mod tried;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::site::{self, NOT_FOUND};
use html::Html;

/// The built guideline has no fault that a crawl can find.
#[test]
fn the_guideline_holds_together() {
    let faults = faults(site::built_guideline(), &base_url());
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// `base-url` as `content/site.yaml` says.
fn base_url() -> String {
    let settings = std::fs::read_to_string(site::root().join("content/site.yaml")).unwrap();
    let line = settings.lines().find_map(|line| line.strip_prefix("base-url:"));
    let url = line.expect("site.yaml has a base-url").trim();
    format!("{}/", url.trim_end_matches('/'))
}

/// Everything wrong with the site in `folder`, one line each.
fn faults(folder: &Path, base: &str) -> Vec<String> {
    let files: BTreeSet<String> = site::files(folder).into_iter().collect();
    let mut faults = Vec::new();
    let mut pages = BTreeMap::new();
    for path in &files {
        let read = |path: &str| String::from_utf8(std::fs::read(folder.join(path)).unwrap());
        match (path.rsplit_once('.').map_or("", |(_, extension)| extension), read(path)) {
            ("html", Ok(text)) => {
                pages.insert(path.as_str(), Html::of(&text));
            }
            ("css", Ok(text)) => faults.extend(links::of_style(path, &text, &files)),
            ("xml" | "txt", Ok(text)) => faults.extend(links::absolute(path, &text, base, &files)),
            ("html" | "css" | "xml" | "txt" | "js" | "json" | "svg", Err(_)) => {
                faults.push(format!("{path}: it is not UTF-8"));
            }
            _ => {}
        }
    }
    for (path, page) in &pages {
        faults.extend(page.faults.iter().map(|fault| format!("{path}: {fault}")));
        faults.extend(links::of_page(path, page, base, &files, &pages));
    }
    faults.extend(unreachable(&pages));
    faults
}

/// The pages that no way leads to from `index.html`. Addresses of former days, which only lead on, need none.
fn unreachable(pages: &BTreeMap<&str, Html>) -> Vec<String> {
    let mut reached = BTreeSet::new();
    let mut open = vec!["index.html".to_owned()];
    while let Some(path) = open.pop() {
        let Some(page) = pages.get(path.as_str()) else { continue };
        if reached.insert(path.clone()) {
            open.extend(page.anchors.iter().filter_map(|href| links::inside(&path, href)));
        }
    }
    let lost = pages
        .iter()
        .filter(|(path, page)| **path != NOT_FOUND && !page.leads_on && !reached.contains(**path));
    lost.map(|(path, _)| format!("{path}: no link leads here from index.html")).collect()
}
