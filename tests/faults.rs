//! Faults that are known: a site full of them (`faults/site.md`), and sound sites in which one thing
//! breaks (`breakers`). What is found is compared with what was broken, not with a text.

mod breakers;

use crate::check::{self, Fence};
use crate::needs;
use crate::support::{File, Project, repository};
use renkei::compile::{Cache, Options, compile};
use renkei::diagnostic::Severity;
use renkei::messages::Language;
use renkei::report;
use renkei::source::Sources;
use serde_json::Value;
use std::collections::BTreeMap;

/// A place: file, line, column and the rule that speaks of it.
type Place = (String, usize, usize, String);

/// The files of a site, by path.
type Files = BTreeMap<String, Vec<u8>>;

/// The errors and warnings of a site.
fn found(sources: &Sources, cache: &Cache) -> Vec<Place> {
    let compiled = compile(sources, cache, &Options::default());
    let text = report::json(&compiled.diagnostics, sources, Language::Ja);
    let lines = text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON"));
    let number = |value: &serde_json::Value| {
        value.as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or_default()
    };
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    lines
        .filter(|line: &serde_json::Value| line["severity"] != Severity::Note.name())
        .map(|line| {
            (
                text(&line["path"]),
                number(&line["line"]),
                number(&line["column"]),
                text(&line["rule"]),
            )
        })
        .collect()
}

/// A text without its marks, and the places that they name.
fn unmarked(path: &str, text: &str) -> (String, Vec<Place>) {
    let (mut plain, mut places) = (String::new(), Vec::new());
    let (mut line, mut column) = (1, 1);
    let mut rest = text.chars();
    while let Some(letter) = rest.next() {
        match letter {
            '⟦' => {
                let rule: String = rest.by_ref().take_while(|letter| *letter != '｜').collect();
                places.push((path.to_owned(), line, column, rule));
            }
            '⟧' => {}
            '\n' => {
                plain.push(letter);
                (line, column) = (line + 1, 1);
            }
            _ => {
                plain.push(letter);
                column += 1;
            }
        }
    }
    (plain, places)
}

/// The site of a page with marks, and what has to be found in it.
fn marked_site(fences: &[Fence]) -> (Files, Vec<Place>) {
    let mut files = Files::new();
    let mut expected = Vec::new();
    for fence in fences {
        let path = fence.path.clone().expect("a file has a path");
        let text = if fence.info.contains(" escaped") {
            check::unescaped(&fence.text)
        } else {
            fence.text.clone()
        };
        let (text, places) = unmarked(&path, &text);
        expected.extend(places);
        let whole = fence.info.split(" finds=").skip(1);
        expected.extend(whole.map(|rule| (path.clone(), 1, 1, rule.trim().to_owned())));
        let words = fence.info.split_whitespace();
        let info = words.filter(|word| !word.starts_with("finds=") && *word != "escaped");
        let info = info.collect::<Vec<_>>().join(" ");
        let plain = Fence { path: None, info, text, lines: 0..0 };
        files.insert(path, check::bytes(&plain));
    }
    (files, expected)
}

#[test]
fn each_fault_of_a_site_full_of_them_is_found_once_and_at_its_place() {
    let (files, mut expected) = full_of_faults();
    let sources = Sources::from_memory(files.iter().map(|(path, bytes)| (path.as_str(), &**bytes)));
    let mut found = found(&sources, &Cache::default());
    expected.sort();
    found.sort();
    assert!(expected.len() >= 60, "{} faults", expected.len());
    let rules: std::collections::BTreeSet<_> = expected.iter().map(|place| &place.3).collect();
    assert!(rules.len() >= 50, "{} kinds of faults", rules.len());
    assert_eq!(found, expected);
}

/// The files of the site full of faults.
fn full_of_faults() -> (Files, Vec<Place>) {
    let page = std::fs::read_to_string(repository().join("tests/faults/site.md"));
    let (fences, _) = check::read(&page.expect("the page can be read"));
    marked_site(&fences)
}

#[test]
fn sarif_of_a_site_full_of_faults_fits_its_schema() {
    let schema = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
    let Some(schema) = needs::web_file("SARIF against its schema", schema) else { return };
    let schema = std::fs::read_to_string(schema).expect("the schema can be read");
    // One pattern has a bracket too many, which strict readers of patterns refuse.
    let schema = schema.replace("{2}]?$", "{2}?$");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is sound");
    let put =
        |project: Project, (path, bytes): (String, Vec<u8>)| project.put(&path, File::Bytes(bytes));
    let mut project = full_of_faults().0.into_iter().fold(Project::new(), put);
    for language in ["ja", "en"] {
        let ran = project.run(&["check", "--format", "sarif", "--lang", language]).exits(1);
        let mut sarif: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        let errors: Vec<String> =
            validator.iter_errors(&sarif).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let results = sarif["runs"][0]["results"].as_array().map_or(0, Vec::len);
        assert!(results > 60, "{results} results");
        // A schema that takes anything would show nothing.
        sarif["runs"][0]["results"][0]["level"] = "fatal".into();
        assert!(!validator.is_valid(&sarif));
        project = ran.then();
    }
}

#[test]
fn marks_are_read_where_they_stand() {
    let (text, places) = unmarked("a", "一\n二⟦x｜三⟧四⟦y｜⟧");
    assert_eq!(text, "一\n二三四");
    let place = |column, rule: &str| ("a".to_owned(), 2, column, rule.to_owned());
    assert_eq!(places, [place(2, "x"), place(4, "y")]);
}
