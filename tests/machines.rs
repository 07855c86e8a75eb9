//! What programs get, read by programs that are not renkei: the feed and the sitemap by an XML parser, the
//! tables by a CSV reader, the lists by a JSON Schema validator, the descriptions in pages by the words of
//! schema.org.

mod described;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::site::{self, built_guideline};
use crate::support::Project;

/// The text of a file of the built guideline.
#[track_caller]
fn text(path: &str) -> String {
    let file = built_guideline().join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The pages of the built guideline.
fn pages() -> Vec<String> {
    let is_page = |path: &String| Path::new(path).extension().is_some_and(|end| end == "html");
    site::files(built_guideline()).into_iter().filter(is_page).collect()
}

#[track_caller]
fn json(path: &str) -> Value {
    serde_json::from_str(&text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The lines of a table by the heads of its columns.
#[track_caller]
fn table(text: &str) -> Vec<BTreeMap<String, String>> {
    let text = text.strip_prefix('\u{feff}').expect("the mark that tells Excel of UTF-8");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|line| line.expect("as many cells as heads")).collect()
}

const LISTS: [&str; 4] = ["cases", "terms", "rows", "cells"];

#[test]
fn every_list_is_what_its_schema_says_and_tells_where_it_lies() {
    for name in LISTS {
        let (list, schema) =
            (json(&format!("data/{name}.json")), json(&format!("data/schema/{name}.json")));
        jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{name}: {error}"));
        let validator = jsonschema::options()
            .should_validate_formats(true)
            .build(&schema)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let errors: Vec<String> = validator
            .iter_errors(&list)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        assert_eq!(list["$schema"], schema["$id"]);
        assert_eq!(
            schema["$id"],
            format!("{}data/schema/{name}.json", list["url"].as_str().unwrap())
        );
        let mut wrong = list.clone();
        wrong[name][0]["url"] = Value::from(7);
        assert!(!validator.is_valid(&wrong), "{name}: the schema finds what is wrong");
        wrong = list;
        wrong[name][0]["nothing"] = Value::from("");
        assert!(!validator.is_valid(&wrong), "{name}: the schema knows all there is");
    }
}

#[test]
fn ids_in_one_list_lead_to_another() {
    let ids = |name: &str| -> BTreeSet<String> {
        let list = json(&format!("data/{name}.json"));
        let list = list[name].as_array().unwrap().iter();
        list.map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    };
    let (cases, rows) = (ids("cases"), ids("rows"));
    assert!(cases.len() > 40 && rows.len() > 30);
    for name in LISTS {
        for item in json(&format!("data/{name}.json"))[name].as_array().unwrap() {
            for (key, known) in [("cases", &cases), ("rows", &rows)] {
                for id in item[key].as_array().into_iter().flatten() {
                    assert!(known.contains(id.as_str().unwrap()), "{name}: {id}");
                }
            }
        }
    }
}

#[test]
fn every_page_and_every_export_says_which_edition_it_is() {
    let settings = text_of_settings();
    let of = |key: &str| -> String {
        let line = settings.lines().find_map(|line| line.strip_prefix(key));
        line.expect("site.yaml says it").trim().trim_matches('"').to_owned()
    };
    let (version, updated) = (of("version:"), of("updated:"));
    for name in LISTS {
        let list = json(&format!("data/{name}.json"));
        assert_eq!(
            (&list["version"], &list["updated"]),
            (&version.clone().into(), &updated.clone().into())
        );
    }
    let package = json("data/datapackage.json");
    assert_eq!(package["version"], version);
    assert!(package["created"].as_str().unwrap().starts_with(&updated));
    let texts = ["feed.xml", "llms.txt", "llms-full.txt"].map(str::to_owned);
    for path in pages().into_iter().chain(texts) {
        assert!(text(&path).contains(&format!("第{version}版")), "{path}");
    }
}

fn text_of_settings() -> String {
    std::fs::read_to_string(site::root().join("content/site.yaml")).unwrap()
}

#[test]
fn every_table_is_read_by_another_program() {
    let package = json("data/datapackage.json");
    let mut seen = BTreeSet::new();
    for resource in package["resources"].as_array().unwrap() {
        let path = format!("data/{}", resource["path"].as_str().unwrap());
        assert!(seen.insert(resource["name"].as_str().unwrap().to_owned()), "{path}: its name");
        if resource["format"] == "json" {
            json(&path);
            json(&format!("data/{}", resource["jsonSchema"].as_str().unwrap()));
            continue;
        }
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let lines = table(&text(&path));
        assert!(!lines.is_empty(), "{path}");
        for line in &lines {
            assert_eq!(line.len(), fields.len(), "{path}");
            for field in fields {
                let cell = &line[field["name"].as_str().unwrap()];
                let is_right = match field["type"].as_str().unwrap() {
                    "integer" => cell.parse::<usize>().is_ok(),
                    "date" => cell.is_empty() || cell.len() == 10,
                    _ => true,
                };
                assert!(is_right, "{path}: {field} is {cell}");
            }
        }
    }
    assert!(seen.len() >= 10, "{seen:?}");
    assert_eq!(
        table(&text("data/matrix.csv")).len(),
        json("data/rows.json")["rows"].as_array().unwrap().len()
    );
}

/// What a spreadsheet would take for a formula is text, whoever wrote it.
#[test]
fn no_cell_of_a_table_is_a_formula() {
    let case = "---\ntitle: =HYPERLINK(\"https://example.com/\")\nsummary: \"@SUM(A1)、\\\"引用\\\"\"\nagencies: [probation-office]\ncitations: [C-1]\n---\n";
    let project = Project::minimal().file("content/cases/formula.md", case).build();
    for line in table(project.outcome().text("data/cases.csv")) {
        for cell in line.values() {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']),
                "{cell}"
            );
        }
    }
    project.output("data/cases.csv").shows("\"'=HYPERLINK(\"\"https://example.com/\"\")\"");
}

#[test]
fn the_feed_is_atom() {
    let text = text("feed.xml");
    let feed = roxmltree::Document::parse(&text).unwrap();
    let root = feed.root_element();
    assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2005/Atom"));
    let child = |node: roxmltree::Node<'_, '_>, name: &str| -> Option<String> {
        let found = node
            .children()
            .find(|child| child.has_tag_name((root.tag_name().namespace().unwrap(), name)));
        found.map(|child| child.text().unwrap_or_default().to_owned())
    };
    for name in ["id", "title", "updated", "author", "rights"] {
        assert!(child(root, name).is_some(), "the feed's {name}");
    }
    let entries: Vec<_> =
        root.children().filter(|child| child.tag_name().name() == "entry").collect();
    let mut ids = BTreeSet::new();
    let mut last = "9999".to_owned();
    for entry in &entries {
        let [id, title, updated, summary] = ["id", "title", "updated", "summary"]
            .map(|name| child(*entry, name).expect("an entry has it"));
        assert!(ids.insert(id) && !title.is_empty() && !summary.is_empty());
        assert!(updated <= last && updated.ends_with("T00:00:00Z"), "{updated}");
        last = updated;
    }
    assert_eq!(entries.len(), 50);
}

#[test]
fn a_change_is_told_in_the_feed_and_on_the_page_of_changes() {
    let case = "---\ntitle: 訪問\nsummary: 家を訪ねます。\nagencies: [probation-office]\ncitations: [C-1]\nchanges:\n  - {date: 2026-01-02, note: 事例を加えました。}\n  - {date: 2026-03-04, note: 役割を<書き>足しました。}\n---\n";
    Project::minimal()
        .file("content/cases/visit.md", case)
        .build()
        .output("feed.xml")
        .shows("<updated>2026-03-04T00:00:00Z</updated>")
        .shows("役割を&lt;書き&gt;足しました。")
        .hides("事例を加えました。")
        .page("changes/")
        .shows("2026年1月2日")
        .shows("事例を加えました。")
        .shows("役割を&lt;書き&gt;足しました。")
        .page("cases/visit/")
        .shows("2026年3月4日");
}

#[test]
fn without_a_date_there_is_no_page_of_changes() {
    Project::minimal().build().no_page("changes/").page("").hides("changes/");
}

#[test]
fn the_sitemap_lists_every_page_that_search_engines_may_show_and_robots_names_it() {
    let text = text("sitemap.xml");
    let sitemap = roxmltree::Document::parse(&text).unwrap();
    let places = sitemap.descendants().filter(|node| node.tag_name().name() == "loc");
    let listed: BTreeSet<String> = places.map(|node| node.text().unwrap().to_owned()).collect();
    let mut expected = BTreeSet::new();
    for path in pages() {
        let page = self::text(&path);
        // What only repeats other pages, or finds them, is not for search engines.
        let repeats = ["search/", "print/"].iter().any(|folder| path.starts_with(folder));
        if !repeats && !page.contains("<meta name=\"robots\" content=\"noindex\">") {
            let canonical = page.split("rel=\"canonical\" href=\"").nth(1).expect("an address");
            expected.insert(canonical.split('"').next().unwrap().to_owned());
        }
    }
    let differ: Vec<&String> = listed.symmetric_difference(&expected).collect();
    assert!(differ.is_empty() && listed.len() > 200, "{differ:?}");
    assert!(self::text("robots.txt").contains("Sitemap: https://"));
}

#[test]
fn the_outline_has_the_form_of_llms_txt_and_the_whole_has_every_text() {
    let outline = text("llms.txt");
    let lines: Vec<&str> = outline.lines().collect();
    assert!(lines[0].starts_with("# ") && lines[2].starts_with("> "), "{outline}");
    let from = lines.iter().position(|line| line.starts_with("## ")).unwrap();
    for line in lines[from..].iter().filter(|line| !line.is_empty() && !line.starts_with("## ")) {
        let parts = line.strip_prefix("- [").and_then(|line| line.split_once("](https://"));
        assert!(parts.is_some_and(|(_, rest)| rest.contains(')')), "{line}");
    }
    assert_eq!(lines.iter().filter(|line| **line == "## Optional").count(), 1);
    let whole = text("llms-full.txt");
    for case in json("data/cases.json")["cases"].as_array().unwrap() {
        for key in ["title", "summary", "url"] {
            assert!(whole.contains(case[key].as_str().unwrap()), "{case}");
        }
    }
    assert!(whole.contains("受刑中の人から") || whole.contains("受刑中の人"), "bodies are there");
}

#[test]
fn drafts_are_in_no_export() {
    let draft = "---\ntitle: 下書きの事例\nsummary: まだ。\nagencies: [probation-office]\ncategories: [refer-to-facility]\ncitations: [C-1]\ndraft: true\nupdated: 2026-01-02\n---\n下書きの文。\n";
    let project = Project::minimal().file("content/cases/sketch.md", draft).with_drafts().build();
    for (path, bytes) in &project.outcome().files {
        let is_export = Path::new(path)
            .extension()
            .is_some_and(|end| end == "json" || end == "csv" || end == "xml" || end == "txt");
        let text = String::from_utf8_lossy(bytes);
        assert!(!is_export || !text.contains("下書きの") && !text.contains("sketch"), "{path}");
    }
}
