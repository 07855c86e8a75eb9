//! The guideline itself: nothing is wrong with it, and everything that the report says is there.
//!
//! What must be there stands in `guideline/`, written down from the report once; ids in it are
//! fixed, since addresses hang on them.

mod cases;
mod report;
mod words;

use crate::support::{Outcome, repository};
use cases::CASES;
use renkei::compile::{Cache, Options, compile};
use renkei::model::{Classification, Site, TermId};
use renkei::source::Sources;
use report::{AGENCIES, CATEGORIES, ELEMENTS, GROUPS, ROWS, STAGES};
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};
use words::WORDS;

/// The guideline and its output, made once for all tests.
struct Guideline {
    site: Arc<Site>,
    outcome: Outcome,
}

static GUIDELINE: LazyLock<Guideline> = LazyLock::new(|| {
    let sources = Sources::open(repository()).expect("the repository can be read");
    let (cache, options) = (Cache::default(), Options::default());
    let outcome = Outcome::of(&sources, &cache, &options);
    Guideline { site: compile(&sources, &cache, &options).site, outcome }
});

/// The page at an address.
#[track_caller]
fn page(address: &str) -> &'static str {
    GUIDELINE.outcome.page(address)
}

/// A page holds all of some words; they are compared without tags, which may stand inside a name.
#[track_caller]
fn shows(address: &str, words: &[&str]) {
    let html = page(address);
    let text = without_tags(html);
    for word in words {
        assert!(html.contains(word) || text.contains(word), "/{address} does not show {word}");
    }
}

fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    text.replace("&amp;", "&")
}

/// The link to a place of the report, as it stands behind the way to the root.
fn place(label: &str) -> String {
    match ROWS.iter().find(|row| row.0 == label) {
        Some(_) => format!("/index.html#{label}\""),
        None => format!("sources/index.html#{label}\""),
    }
}

/// The term of a facet by its id.
#[track_caller]
fn term(facet: &str, id: &str) -> TermId {
    let taxonomy = &GUIDELINE.site.taxonomy;
    let found = taxonomy.facet_ids().find(|known| *taxonomy.facet(*known).key == *facet);
    let facet_id = found.unwrap_or_else(|| panic!("there is no facet {facet}"));
    let found = taxonomy.terms_of(facet_id).find(|known| *taxonomy.term(*known).slug == *id);
    found.unwrap_or_else(|| panic!("{facet} have no {id}"))
}

/// Something has all terms of a list.
#[track_caller]
fn has(what: &str, classification: &Classification, facet: &str, ids: &[&str]) {
    for id in ids {
        assert!(classification.has(term(facet, id)), "{what} has no {id} among its {facet}");
    }
}

#[test]
fn nothing_is_wrong_with_it() {
    let lines = GUIDELINE.outcome.lines();
    let wrong: Vec<&str> = lines.lines().filter(|line| !line.contains(": note[")).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_only_gaps_are_those_of_the_report() {
    let lines = GUIDELINE.outcome.lines();
    let without: BTreeSet<&str> =
        lines.lines().filter(|line| line.contains("note[unused-term]")).collect();
    let names = ["機関が施設と地域関係機関をつなぐ", "施設職員が利用者に同行して機関を訪問"];
    assert_eq!(without.len(), names.len(), "{without:#?}");
    for name in names {
        assert!(without.iter().any(|line| line.contains(name)), "{name} has a case");
    }
    for rule in ["row-without-case", "term-without-case", "empty-group"] {
        assert!(!lines.contains(rule), "{lines}");
    }
}

#[test]
fn every_agency_is_there_with_its_rows_and_cases() {
    let facet = GUIDELINE.site.taxonomy.facet(GUIDELINE.site.taxonomy.facet_ids().next().unwrap());
    assert_eq!(facet.terms.len(), AGENCIES.len(), "no agency but the report's");
    for (id, name, field) in AGENCIES {
        let address = format!("agencies/{id}/");
        shows(&address, &[name, &format!("fields/{field}/index.html")]);
        shows("agencies/", &[name, &address]);
        for row in ROWS.iter().filter(|row| row.2.contains(id)) {
            shows(&address, &[row.0, row.1]);
        }
        for case in CASES.iter().filter(|case| case.2.contains(id)) {
            shows(&address, &[&format!("cases/{}/index.html", case.0)]);
        }
    }
}

#[test]
fn every_category_is_there_with_its_rows_and_cases() {
    for (id, name, mode) in CATEGORIES {
        let address = format!("categories/{id}/");
        shows(&address, &[name, &format!("modes/{mode}/index.html")]);
        shows(&format!("modes/{mode}/"), &[name, &address]);
        for row in ROWS.iter().filter(|row| row.3.contains(id)) {
            shows(&address, &[row.0, row.1]);
        }
        for case in CASES.iter().filter(|case| case.3.contains(id)) {
            shows(&address, &[&format!("cases/{}/index.html", case.0)]);
        }
    }
}

#[test]
fn every_group_is_there() {
    for (facet, folder, id, name) in GROUPS {
        shows(&format!("{folder}/{id}/"), &[name]);
        shows(&format!("{folder}/"), &[name]);
        shows(&format!("{facet}/"), &[name]);
    }
}

#[test]
fn every_row_stands_in_its_table_and_at_its_crossings() {
    let site = &GUIDELINE.site;
    assert_eq!(site.rows.len(), ROWS.len(), "no row but the report's");
    for (id, label, agencies, categories, sections) in ROWS {
        let row = site.rows.iter().find(|row| *row.id == **id);
        let row = row.unwrap_or_else(|| panic!("there is no row {id}"));
        assert_eq!(&*row.label, *label, "{id}");
        has(id, &row.classification, "agencies", agencies);
        has(id, &row.classification, "categories", categories);
        let table = row.link.route.address();
        shows(table, &[&format!("id=\"{id}\""), label]);
        for section in *sections {
            shows(table, &[&place(section)]);
        }
        for agency in *agencies {
            for category in *categories {
                shows(&format!("matrix/{agency}/{category}/"), &[id, label]);
            }
        }
    }
}

#[test]
fn every_element_is_there_with_its_condition_and_its_row_of_table_6() {
    for (row, condition, id, name) in ELEMENTS {
        let address = format!("elements/{id}/");
        shows(&address, &[name, &format!("conditions/{condition}/index.html"), &place(row)]);
        shows(&format!("conditions/{condition}/"), &[name, &address]);
        for case in CASES.iter().filter(|case| case.4.contains(id)) {
            shows(&address, &[&format!("cases/{}/index.html", case.0)]);
        }
    }
}

#[test]
fn every_stage_is_there() {
    for (id, name) in STAGES {
        shows(&format!("stages/{id}/"), &[name]);
        shows("", &[name, &format!("stages/{id}/index.html")]);
    }
}

#[test]
fn every_case_is_there_and_says_where_it_comes_from() {
    for (id, sections, agencies, categories, elements) in CASES {
        let case = GUIDELINE.site.cases.iter().find(|case| *case.slug == **id);
        let case = case.unwrap_or_else(|| panic!("there is no case {id}"));
        has(id, &case.classification, "agencies", agencies);
        has(id, &case.classification, "categories", categories);
        has(id, &case.classification, "elements", elements);
        let address = format!("cases/{id}/");
        for section in *sections {
            shows(&address, &[&place(section)]);
        }
        let title = &case.link.title;
        shows("cases/", &[&address, title]);
        shows("print/", &[title]);
    }
}

#[test]
fn every_place_of_the_report_that_is_cited_stands_among_the_sources() {
    let sections = ROWS.iter().flat_map(|row| row.4).chain(CASES.iter().flat_map(|case| case.1));
    let rows = ELEMENTS.iter().map(|element| &element.0);
    for label in sections.chain(rows) {
        shows("sources/", &[&format!("id=\"{label}\"")]);
    }
}

#[test]
fn every_word_that_the_public_needs_is_explained() {
    let entries = &GUIDELINE.site.glossary;
    for word in WORDS {
        let explains = |entry: &&renkei::model::Entry| {
            *entry.term == **word || entry.also.iter().any(|also| **also == **word)
        };
        let entry = entries.iter().find(explains);
        let entry = entry.unwrap_or_else(|| panic!("nothing explains {word}"));
        shows("glossary/", &[&entry.term]);
    }
}

/// Misprints of the report, and words that hurt or that nobody may find here.
const NEVER: &[&str] = &[
    "施設職員の精神症状",
    "障害者があること",
    "定期的を開催",
    "障害卒",
    "引受人の講師",
    "中毒者",
    "常習者",
    "乱用者",
    "廃人",
    "前科者",
    "undefined",
    "localhost",
];

#[test]
fn no_page_says_what_must_not_be_said() {
    for (path, bytes) in &GUIDELINE.outcome.files {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let is_page = path.ends_with("html") || path.starts_with("data/");
        for word in NEVER.iter().filter(|_| is_page) {
            assert!(!text.contains(word), "{path} says {word}");
        }
    }
}

#[test]
fn it_says_whose_report_it_is_and_that_it_is_an_independent_rearrangement() {
    let about = [page("about/"), page("cite/"), page("sources/")].concat();
    let facts = [
        "多機関連携による薬物依存症者地域支援の好事例に関する研究",
        "近藤",
        "厚生労働科学研究費補助金",
        "スノーボール",
        "平成30年1月31日",
        "倫理",
    ];
    let about = without_tags(&about);
    for fact in facts {
        assert!(about.contains(fact), "nowhere stands {fact}");
    }
    shows("", &["民間依存症回復支援施設"]);
}
