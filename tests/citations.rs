//! The files for reference managers, read back by one: Citation.js, which reads all three forms.

use crate::{needs, site};
use serde_json::Value;
use std::collections::BTreeSet;
use std::process::Command;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/citations/read.js");

/// What the reference manager makes of a file, or nothing where there is none.
fn read(ending: &str) -> Option<Vec<Value>> {
    let purpose = "citations read by a reference manager";
    needs::web_file(purpose, "@citation-js/core/package.json")?;
    let file = site::built_guideline().join(format!("data/citations.{ending}"));
    let Ok(done) = Command::new("node").arg(SCRIPT).arg(&file).output() else {
        needs::missing(purpose, "no `node` is installed");
        return None;
    };
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{}: {said}", file.display());
    let items = serde_json::from_slice(&done.stdout).expect("the script writes JSON");
    Some(items)
}

/// The addresses of the site map, but for lists that go on.
fn addresses() -> BTreeSet<String> {
    let map = std::fs::read_to_string(site::built_guideline().join("sitemap.xml")).unwrap();
    let addresses = map.split("<loc>").skip(1).filter_map(|part| part.split_once("</loc>"));
    let addresses = addresses.map(|(address, _)| address.to_owned());
    addresses.filter(|address| !address.contains("/page/")).collect()
}

#[test]
fn a_reference_manager_reads_every_page_from_each_form() {
    for ending in ["bib", "ris", "json"] {
        let Some(items) = read(ending) else { return };
        let pages = items.iter().filter(|item| item["type"] == "webpage");
        let urls: Vec<String> =
            pages.map(|item| item["URL"].as_str().unwrap_or_default().to_owned()).collect();
        let expected = addresses();
        let found: BTreeSet<String> = urls.iter().cloned().collect();
        let missing: Vec<_> = expected.difference(&found).collect();
        let strange: Vec<_> = found.difference(&expected).collect();
        assert!(missing.is_empty() && strange.is_empty(), "{ending}: {missing:?} {strange:?}");
        assert_eq!(found.len(), urls.len(), "{ending}: each page once");
        let keys: BTreeSet<&str> = items.iter().filter_map(|item| item["id"].as_str()).collect();
        assert_eq!(keys.len(), items.len(), "{ending}: each reference has a key of its own");
    }
}

#[test]
fn names_titles_and_dates_come_back_as_they_were() {
    for ending in ["bib", "ris", "json"] {
        let Some(items) = read(ending) else { return };
        let find = |title: &str| {
            let found = items.iter().find(|item| item["title"] == title);
            found.unwrap_or_else(|| panic!("{ending}: nothing is called {title}"))
        };
        let report = find("多機関連携による薬物依存症者地域支援の好事例に関する研究");
        assert_eq!(report["type"], "report", "{ending}");
        let author = &report["author"][0];
        assert_eq!(author["family"], "近藤", "{ending}: {report}");
        assert_eq!(author["given"], "あゆみ", "{ending}: {report}");
        let case = find("本人の手紙から早い受け入れへ");
        let url = "https://example.org/cases/letter-to-early-intake/";
        assert_eq!(case["URL"], url, "{ending}");
        let day = &case["issued"]["date-parts"][0];
        let day: Vec<u64> = day
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|part| part.as_u64().or_else(|| part.as_str()?.parse().ok()))
            .collect();
        assert_eq!(day, [2026, 11, 22], "{ending}: {case}");
        let version = ["version", "edition"].map(|key| case[key].as_str().unwrap_or_default());
        assert!(version.contains(&"1.0"), "{ending}: {case}");
    }
}

#[test]
fn each_page_says_how_it_is_cited_and_how_the_report_is() {
    let not_cited = [site::NOT_FOUND, "search/"];
    let pages = site::PAGE_KINDS.iter().filter(|address| !address.contains('?'));
    for address in pages.filter(|address| !not_cited.contains(address)) {
        let file = site::built_guideline().join(site::file_of(address));
        let html = std::fs::read_to_string(&file).unwrap();
        let lasting = format!("https://example.org/{address}");
        for part in
            ["<details class=\"cite\">", &lasting, "近藤あゆみ", "downloads/index.html#data"]
        {
            assert!(html.contains(part), "/{address} has no {part}");
        }
    }
}
