//! The rebuild: after any edits, what was remembered gives the same as a fresh start, and only pages
//! that show something else are made again.

use crate::support::{Outcome, small_site};
use bytes::Bytes;
use proptest::prelude::*;
use renkei::compile::{Cache, Options, compile};
use renkei::messages::Language;
use renkei::report;
use renkei::source::Sources;
use std::collections::BTreeMap;

/// What may stand in the files that are edited, beside what stands there at first.
const TEXTS: &[(&str, &[&str])] = &[
    (
        "content/cases/letter.md",
        &[
            "---\ntitle: 別の題名\nsummary: 要約。\nagencies: [hospital]\n---\n[[受刑]]と[病院](old/hospital.md)\n",
            "---\ntitle: 症状のあるときの通院\nsummary: 同じ題名。\nstages: [custody]\ndraft: true\n---\n本文\n",
            "---\ntitle: [壊れた\n---\n",
        ],
    ),
    (
        "content/cases/new.md",
        &[
            "---\ntitle: 新しい事例\nsummary: 新しい。\nagencies: [probation-office]\ncategories: [medical-care]\naliases: [letter]\n---\n## 背景\n[[保護観察所]]\n",
        ],
    ),
    (
        "content/facets/agencies.yaml",
        &[
            "name: 相手\nterms:\n  - {id: hospital, name: 病院}\n  - {id: probation-office, name: 保護観察所, summary: 短い。}\n",
            "name: 機関\nterms: oops\n",
        ],
    ),
    (
        "content/facets/places.yaml",
        &[
            "name: 場所\nterms:\n  - {id: home, name: 家}\n",
            "name: 場所\nordered: true\nterms: []\n",
        ],
    ),
    (
        "content/matrices/agencies.yaml",
        &[
            "title: 一つの行\nrows:\n  - {id: 表1-2, label: 医療, agencies: [hospital], categories: [medical-care]}\n",
        ],
    ),
    (
        "content/site.yaml",
        &[
            "title: 別の手引き\nlanguage: en\nbase-url: https://example.net/\ngrids: [{id: matrix, rows: stages, columns: agencies}]\n",
            "title: テーマなし\nlanguage: ja\nbase-url: https://example.org/\ntheme: nothing\n",
            "title: 壊れた\nlanguage: ja\nbase-url: x\ngrids: [\n",
        ],
    ),
    (
        "content/glossary.yaml",
        &["- {term: 手紙, text: 紙に書いた便り。}\n", "- {term: 受刑, text: '[[病院]]'}\n"],
    ),
    ("content/pages/about.md", &["---\ntitle: 保護観察所\n---\n## 方法\n", ""]),
    ("content/media/network.svg", &["<svg/>"]),
    (
        "themes/own/templates/facets/stages.html",
        &["{{ page.title }}\n", "{% extends \"base.html\" %}{{ nothing }", "{{ page.nothing }}"],
    ),
    ("themes/default/templates/case.html", &["<p>{{ case.summary }}</p>{{ body_html | safe }}\n"]),
    ("themes/default/templates/places/x.html", &["{{ page.title }}"]),
    ("themes/default/words/ja.yaml", &["title_cases: 物語\n", "title_cases: [x]\n"]),
    ("themes/default/assets/style.css", &["p { color: red }\n"]),
];

/// What happens to a site.
#[derive(Clone, Debug)]
enum Edit {
    /// Another text in a file of [`TEXTS`]; the file is added if it is not there.
    Write(usize, usize),
    /// A file goes.
    Remove(usize),
    /// A file gets another's name.
    Rename(usize, usize),
    /// Some letters come into the middle of a file, as while someone is typing.
    Type(usize, u8, &'static str),
    /// A file is cut off, as while it is being saved.
    Cut(usize, u8),
    /// Everything is as it was at first.
    Repair,
    /// Only some pages are asked for, as by a browser.
    Look(u8),
    /// The site is asked for with drafts, or without.
    Drafts(bool),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let file = 0..TEXTS.len();
    let typed = prop_oneof![Just("["), Just("\n---\n"), Just("家"), Just("\u{fffe}"), Just("\n\n")];
    let edit = prop_oneof![
        6 => (file.clone(), 0..3_usize).prop_map(|(file, text)| Edit::Write(file, text)),
        2 => file.clone().prop_map(Edit::Remove),
        1 => (file.clone(), file.clone()).prop_map(|(from, to)| Edit::Rename(from, to)),
        3 => (file.clone(), any::<u8>(), typed).prop_map(|(file, at, what)| Edit::Type(file, at, what)),
        1 => (file, any::<u8>()).prop_map(|(file, at)| Edit::Cut(file, at)),
        1 => Just(Edit::Repair),
        1 => any::<u8>().prop_map(Edit::Look),
        1 => any::<bool>().prop_map(Edit::Drafts),
    ];
    proptest::collection::vec(edit, 1..10)
}

/// A site that is edited while its cache is kept.
struct Edited {
    files: BTreeMap<String, Vec<u8>>,
    sources: Sources,
    cache: Cache,
    options: Options,
}

impl Edited {
    fn new() -> Edited {
        let files = at_first();
        let sources = sources(&files);
        Edited { files, sources, cache: Cache::default(), options: Options::default() }
    }

    fn apply(&mut self, edit: &Edit) {
        match edit {
            Edit::Write(file, text) => {
                let (path, texts) = TEXTS[*file];
                self.set(path, texts[*text % texts.len()].as_bytes().to_vec());
            }
            Edit::Remove(file) => self.remove(TEXTS[*file].0),
            Edit::Rename(from, to) => {
                if let Some(bytes) = self.files.get(TEXTS[*from].0).cloned() {
                    self.remove(TEXTS[*from].0);
                    self.set(TEXTS[*to].0, bytes);
                }
            }
            Edit::Type(file, at, what) => {
                self.cut(*file, *at, |before, after| [before, what.as_bytes(), after].concat());
            }
            Edit::Cut(file, at) => self.cut(*file, *at, |before, _| before.to_vec()),
            Edit::Repair => {
                for path in self.files.keys().cloned().collect::<Vec<_>>() {
                    self.remove(&path);
                }
                for (path, bytes) in at_first() {
                    self.set(&path, bytes);
                }
            }
            Edit::Look(which) => {
                let compiled = compile(&self.sources, &self.cache, &self.options);
                for page in compiled.plan.pages.iter().skip(usize::from(*which) % 7).step_by(7) {
                    let _ = compiled.render(page, &self.sources, &self.cache);
                }
            }
            Edit::Drafts(drafts) => self.options.drafts = *drafts,
        }
    }

    fn set(&mut self, path: &str, bytes: Vec<u8>) {
        self.sources.set(path, &bytes);
        self.files.insert(path.to_owned(), bytes);
    }

    fn remove(&mut self, path: &str) {
        if self.files.remove(path).is_some() {
            self.sources.remove(path);
        }
    }

    /// Puts the two parts of a file together again in some way.
    fn cut(&mut self, file: usize, at: u8, join: impl Fn(&[u8], &[u8]) -> Vec<u8>) {
        let path = TEXTS[file].0;
        if let Some(bytes) = self.files.get(path) {
            let (before, after) = bytes.split_at(bytes.len() * usize::from(at) / 256);
            self.set(path, join(before, after));
        }
    }

    /// Everything, with what is remembered.
    fn made(&self) -> Outcome {
        Outcome::of(&self.sources, &self.cache, &self.options)
    }
}

fn at_first() -> BTreeMap<String, Vec<u8>> {
    small_site("whole")
}

fn sources(files: &BTreeMap<String, Vec<u8>>) -> Sources {
    Sources::from_memory(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())))
}

/// What differs between two outcomes, in words; nothing if they are the same.
fn difference(kept: &Outcome, fresh: &Outcome) -> String {
    let findings =
        |outcome: &Outcome| report::json(&outcome.diagnostics, &outcome.sources, Language::En);
    let (one, other) = (findings(kept), findings(fresh));
    if one != other {
        return format!("remembered\n{one}\nfresh\n{other}");
    }
    let mut routes: Vec<&String> = kept.files.keys().chain(fresh.files.keys()).collect();
    routes.sort_unstable();
    routes.dedup();
    let differ: Vec<_> =
        routes.iter().filter(|path| kept.files.get(**path) != fresh.files.get(**path)).collect();
    if differ.is_empty() { String::new() } else { format!("other files: {differ:#?}") }
}

fn settings() -> ProptestConfig {
    // Each case makes a whole site twice; `PROPTEST_CASES` asks for more of them.
    let default = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { default.cases } else { 48 };
    ProptestConfig { cases, failure_persistence: None, ..default }
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn after_any_edits_what_is_remembered_equals_a_fresh_start(edits in edits()) {
        let mut site = Edited::new();
        site.made();
        for edit in &edits {
            site.apply(edit);
            // Every edit is a round of the preview; what a browser asks for in it is an edit too.
            let _ = compile(&site.sources, &site.cache, &site.options);
            site.cache.turn();
        }
        let kept = site.made();
        let fresh = Outcome::of(&sources(&site.files), &Cache::default(), &site.options);
        prop_assert_eq!(difference(&kept, &fresh), "");
    }
}

/// The pages that a template made again after an edit, also those whose bytes came out the same.
fn made_again(path: &str, from: &str, to: &str) -> Vec<String> {
    let mut site = Edited::new();
    let before = site.made();
    assert_eq!(before.lines().matches(": error[").count(), 0, "{}", before.lines());
    let text = String::from_utf8(site.files[path].clone()).unwrap();
    assert!(text.contains(from), "{path} has no {from}");
    site.set(path, text.replacen(from, to, 1).into_bytes());
    let after = site.made();
    assert_eq!(after.lines().matches(": error[").count(), 0, "{}", after.lines());
    renewed(&before, &after)
}

/// The pages of `after` that were made since `before`.
fn renewed(before: &Outcome, after: &Outcome) -> Vec<String> {
    let is_kept = |path: &str, bytes: &Bytes| {
        before.files.get(path).is_some_and(|old| old.as_ptr() == bytes.as_ptr())
    };
    let pages = after.files.iter().filter(|(path, _)| is_page(path));
    pages.filter(|(path, bytes)| !is_kept(path, bytes)).map(|(path, _)| path.clone()).collect()
}

fn is_page(path: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|end| end == "html")
}

#[track_caller]
fn check(path: &str, from: &str, to: &str, expected: &[&str]) {
    assert_eq!(made_again(path, from, to), expected, "{path}: {from} → {to}");
}

#[test]
fn an_edit_makes_only_the_pages_again_that_show_it() {
    let letter = "content/cases/letter.md";
    check(letter, "受刑中の人", "受刑中の人", &[]);
    check(letter, "---\ntitle", "---\n# 覚え書き\ntitle", &[]);
    check(letter, "届きます", "届いた", &["cases/letter/index.html", "print/index.html"]);
    check(
        "content/glossary.yaml",
        "刑を受けること",
        "刑に服すること",
        &["glossary/index.html", "print/index.html"],
    );
    check(
        "content/pages/facility.md",
        "つながります",
        "結ばれます",
        &["facility/index.html", "print/index.html"],
    );
    check("content/media/network.svg", "1 1", "2 2", &[]);
}

#[test]
fn a_word_explained_anew_makes_only_the_pages_again_that_explain_it() {
    let glossary = |letter: &str| {
        format!("- {{term: 手紙, text: {letter}}}\n- {{term: 入院, text: 病院に泊まること。}}\n")
    };
    let mut site = Edited::new();
    site.set("content/glossary.yaml", glossary("紙に書いた便り。").into_bytes());
    let before = site.made();
    site.set("content/glossary.yaml", glossary("紙に書いて送る便り。").into_bytes());
    let again = renewed(&before, &site.made());
    assert_eq!(again, ["cases/letter/index.html", "glossary/index.html", "print/index.html"]);
}

#[test]
fn a_title_reaches_the_pages_that_show_it_and_no_other() {
    let again = made_again("content/cases/letter.md", "title: 手紙から", "title: 便りから");
    let shows = ["index.html", "cases/index.html", "cases/letter/index.html", "print/index.html"];
    let terms = ["agencies/probation-office/index.html", "stages/custody/index.html"];
    let links = ["cases/hospital/index.html", "sources/index.html"];
    for path in [&shows[..], &terms, &links].concat() {
        assert!(again.iter().any(|known| known == path), "{path} is not among {again:#?}");
    }
    let others = ["agencies/hospital/index.html", "agencies/index.html", "about/index.html"];
    let more = ["facility/index.html", "404.html", "categories/medical-care/index.html"];
    for path in [others, more].concat() {
        assert!(!again.iter().any(|known| known == path), "{path} was made again");
    }
}

#[test]
fn a_theme_edit_makes_everything_again() {
    let pages = Edited::new().made().files.into_keys().filter(|path| is_page(path));
    let again = made_again(
        "themes/own/templates/facets/stages.html",
        "{{ facet.question }}",
        "{{ facet.name }}",
    );
    assert_eq!(again, pages.collect::<Vec<_>>());
}
