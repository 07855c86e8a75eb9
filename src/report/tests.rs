//! Whole reports, as a reader sees them, and what holds for any input.

use super::excerpt::Excerpt;
use super::*;
use crate::diagnostic::Rule;
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

static TERM: Rule = Rule::error("unknown-term");
static ID: Rule = Rule::error("duplicate-id");
static SPACE: Rule = Rule::warning("full-width-space");
static UNUSED: Rule = Rule::note("unused-term");
static ENCODING: Rule = Rule::error("not-utf8");
static LINK: Rule = Rule::error("dead-link");

const CASE: &str = "content/cases/x.md";
const FACET: &str = "content/facets/agencies.yaml";

fn sources() -> Sources {
    let case = "---\ntitle: \u{3000}手紙\nagencies: [保護観察書]\n---\n長い本文と行き先。\n";
    Sources::from_memory([
        (CASE, case.as_bytes()),
        (FACET, "- id: x\r\n- id: x\r\n".as_bytes()),
        ("content/cases/sjis.md", b"\x8e\xe8\x8e\x86".as_slice()),
        ("content/glossary.yaml", b"".as_slice()),
    ])
}

fn span(sources: &Sources, path: &str, words: &str) -> Span {
    let source = sources.find(path).expect("a file of the site");
    let start = source.text().unwrap_or_default().find(words).expect("words of the file");
    Span::new(source.id, start, start + words.len())
}

/// One finding of each kind, in no order, one of them twice.
fn findings(sources: &Sources) -> Vec<Diagnostic> {
    let file = |path| sources.find(path).expect("a file of the site").id;
    let second = Span::new(file(FACET), 15, 16);
    let id = Diagnostic::new(&ID, second).with("id", "x").with("kind", "term");
    let term = Diagnostic::new(&TERM, span(sources, CASE, "保護観察書"));
    let unused = Diagnostic::new(&UNUSED, Span::start_of(file("content/glossary.yaml")));
    vec![
        unused.with("name", "裁判所").with("facet", "機関"),
        id.related(Message::new("first-here"), Span::new(file(FACET), 6, 7)),
        Diagnostic::new(&SPACE, span(sources, CASE, "\u{3000}")),
        term.with("name", "保護観察書").with("facet", "機関").suggest(Some("保護観察所".into())),
        Diagnostic::new(&ENCODING, Span::new(file("content/cases/sjis.md"), 2, 99))
            .with("encoding", "Shift_JIS"),
        Diagnostic::new(&SPACE, span(sources, CASE, "\u{3000}")),
    ]
}

const JAPANESE: &str = "\
error[not-utf8]: 文字コードが UTF-8 ではありません（Shift_JIS のようです）
 --> content/cases/sjis.md:1:1
 |
 = 直し方: エディターの「名前を付けて保存」で、文字コードに UTF-8（BOM なし）を選んで保存し直してください

warning[full-width-space]: 始めか終わりに全角の空白があります
 --> content/cases/x.md:2:8
  |
2 | title: \u{3000}手紙
  |        ^^
  |
  = 直し方: 空白を消してください。`renkei check --fix` でも直せます

error[unknown-term]: 「保護観察書」という機関はありません
 --> content/cases/x.md:3:12
  |
3 | agencies: [保護観察書]
  |            ^^^^^^^^^^
  |
  = 直し方: 「保護観察所」のことではありませんか

error[duplicate-id]: id `x` は、別の区分がもう使っています
 --> content/facets/agencies.yaml:2:7
  |
2 | - id: x
  |       ^
関連: 一つ目はここにあります
 --> content/facets/agencies.yaml:1:7
  |
1 | - id: x
  |       -
  |
  = 直し方: どちらかの id を変えてください。前の id は `aliases` に書くと、古いアドレスからも読めます

note[unused-term]: 機関の「裁判所」は、事例にも表にも使われていません
 --> content/glossary.yaml:1:1
 |
 = 直し方: 当てはまる事例や行に書くか、要らなければ消してください

エラー 3 件、警告 1 件、お知らせ 1 件
規則の説明は `renkei explain 規則の名前` で見られます
";

#[test]
fn people_read_each_finding_once_in_its_place() {
    let sources = sources();
    let report = human(&findings(&sources), &sources, Language::Ja, Options::default());
    assert_eq!(report, JAPANESE);
}

#[test]
fn a_sound_site_is_said_to_be_sound() {
    let report = |language| human(&[], &Sources::default(), language, Options::default());
    assert_eq!(report(Language::Ja), "問題は見つかりませんでした\n");
    assert_eq!(report(Language::En), "no problems found\n");
}

#[test]
fn the_short_form_is_a_line_each() {
    let sources = sources();
    let expected = "\
content/cases/sjis.md:1:1: error[not-utf8]: the file is not UTF-8 (it looks like Shift_JIS)
content/cases/x.md:2:8: warning[full-width-space]: a full-width space stands at the beginning or the end
content/cases/x.md:3:12: error[unknown-term]: 機関 has nothing called “保護観察書”
content/facets/agencies.yaml:2:7: error[duplicate-id]: the id `x` already belongs to another term
content/glossary.yaml:1:1: note[unused-term]: neither a case nor a table uses “裁判所” of 機関
";
    assert_eq!(short(&findings(&sources), &sources, Language::En), expected);
}

#[test]
fn json_has_the_fields_of_the_contract_and_parses_back() {
    let sources = sources();
    let lines = json(&findings(&sources), &sources, Language::En);
    let lines: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 5);
    assert_eq!(
        lines[2],
        serde_json::json!({
            "rule": "unknown-term",
            "severity": "error",
            "message": "機関 has nothing called “保護観察書”",
            "path": "content/cases/x.md",
            "line": 3,
            "column": 12,
            "end_line": 3,
            "end_column": 17,
            "help": "did you mean “保護観察所”?",
        })
    );
}

#[test]
fn sarif_names_rules_and_places() {
    static OTHER: Rule = Rule::warning("stigma-word");
    let sources = sources();
    let log = sarif(&findings(&sources), &sources, Language::Ja, &[&OTHER]);
    let log: Value = serde_json::from_str(&log).expect("JSON");
    let run = &log["runs"][0];
    assert_eq!(
        (&log["version"], &run["columnKind"]),
        (&"2.1.0".into(), &"unicodeCodePoints".into())
    );
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), 6);
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 5);
    for result in results {
        let index =
            usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    let place = &results[2]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], CASE);
    assert_eq!(place["region"]["endColumn"], 17);
    assert_eq!(results[3]["relatedLocations"][0]["message"]["text"], "一つ目はここにあります");
}

#[test]
fn github_gets_the_gravest_and_the_summary_gets_all() {
    let text = "[a](x.md) ".repeat(30);
    let path = "content/cases/a,b:c%.md";
    let sources = Sources::from_memory([(path, text.as_bytes())]);
    let file = sources.find(path).expect("just put there").id;
    let found = |rule, at: usize| Diagnostic::new(rule, Span::new(file, at, at + 3));
    let mut all: Vec<Diagnostic> = (0..20).map(|at| found(&SPACE, at)).collect();
    all.push(found(&LINK, 40).with("target", "x\r\n::error::|`<b>%"));
    let annotations = github(&all, &sources, Language::En);
    let lines: Vec<&str> = annotations.commands.lines().collect();
    assert_eq!(lines.len(), 10);
    assert_eq!(
        lines[0],
        "::error file=content/cases/a%2Cb%3Ac%25.md,line=1,endLine=1,col=41,endColumn=43,\
         title=dead-link::there is no “x␍␊::error::|`<b>%25” for the link to lead to%0Ahelp: \
         check the file's name and its place as seen from this file"
    );
    assert!(lines[1].starts_with("::warning file="));
    let rest = annotations.rest.as_deref();
    assert_eq!(rest, Some("the job summary shows all, with these 11 more"));
    let rows = annotations.summary.lines().filter(|line| line.starts_with("| warning")).count();
    assert_eq!(rows, 20);
    assert!(annotations.summary.contains("&#58;&#58;error&#58;&#58;&#124;&#96;&#60;b&#62;&#37;"));
}

#[test]
fn the_overlay_gets_the_gravest_first_and_places_in_cells() {
    let sources = sources();
    let Overlay { findings, rest, .. } = overlay(&findings(&sources), &sources, Language::Ja, 4);
    assert_eq!((findings.len(), findings[3].severity, rest), (4, "warning", 1));
    let term = &findings[1];
    assert_eq!(term.source.as_deref(), Some("agencies: [保護観察書]"));
    assert_eq!((term.caret, term.width, term.line, term.column), (11, 10, 3, 12));
    assert_eq!(findings[2].related[0].message, "一つ目はここにあります");
    assert_eq!((findings[0].source.as_deref(), findings[0].line), (None, 1));
}

#[test]
fn ten_thousand_findings_do_not_drown_the_reader() {
    let text = "[a](x.md)\n".repeat(10_000);
    let sources = Sources::from_memory([(CASE, text.as_bytes())]);
    let file = sources.find(CASE).expect("just put there").id;
    let found = |rule, at: usize, name: &str| {
        Diagnostic::new(rule, Span::new(file, at * 10, at * 10 + 9)).with("target", name)
    };
    let mut all: Vec<Diagnostic> =
        (0..9_000).map(|at| found(&LINK, at, &(at % 500).to_string())).collect();
    all.extend((9_000..10_000).map(|at| found(&SPACE, at, "")));
    all.push(found(&TERM, 9_999, ""));
    let report = human(&all, &sources, Language::En, Options { max: 50, ..Options::default() });
    let count = |what: &str| report.matches(what).count();
    assert_eq!(
        count("\nerror[") + count("\nwarning[") + usize::from(report.starts_with("error[")),
        50
    );
    assert_eq!(count("error[unknown-term]"), 1);
    assert_eq!(count("the same in 17 more places: content/cases/x.md:"), 49);
    let end = "\n\n9118 more: dead-link 8118, full-width-space 1000\nadd `--max 0` to see them all\n\n\
               9001 errors, 1000 warnings\n`renkei explain RULE` explains a rule\n";
    assert!(report.ends_with(end), "{}", &report[report.len() - 300..]);
    let whole = human(&all, &sources, Language::En, Options { max: 0, ..Options::default() });
    assert_eq!(whole.matches("--> content/").count(), 10_001);
}

#[test]
fn colours_come_only_when_asked_for() {
    let sources = sources();
    let report = |colour| {
        let options = Options { colour, ..Options::default() };
        human(&findings(&sources), &sources, Language::Ja, options)
    };
    assert!(!report(false).contains('\u{1b}'));
    assert!(report(true).contains("\u{1b}["));
}

#[test]
fn the_excerpt_is_cut_around_its_place() {
    let text = format!("{}「書」{}\n次の行", "あ".repeat(9_000), "い".repeat(9_000));
    let sources = Sources::from_memory([(CASE, text.as_bytes())]);
    let excerpt = Excerpt::of(&sources, span(&sources, CASE, "書")).expect("a line");
    assert!(excerpt.text.starts_with("…あ") && excerpt.text.ends_with("い…"));
    assert!(excerpt.text.width() < 125);
    assert_eq!((&excerpt.text[excerpt.mark.clone()], excerpt.cells()), ("書", (49, 2)));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        failure_persistence: None,
        ..proptest::prelude::ProptestConfig::default()
    })]
    #[test]
    fn no_input_panics_and_nothing_hidden_comes_out(
        text in "[\\PC\\r\\n\\t\u{1b}\u{202e}\u{feff}]{0,200}",
        bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..20),
        name in "(?s).{0,40}",
        start in 0_u32..700,
        length in 0_u32..700,
    ) {
        let path = format!("content/{}.md", name.replace('/', ""));
        let sources = Sources::from_memory([(&*path, text.as_bytes()), ("content/raw.md", &bytes)]);
        let place = |path| {
            let file = sources.find(path).expect("just put there").id;
            Span { file, start, end: start + length }
        };
        let all: Vec<Diagnostic> = [&*path, "content/raw.md"]
            .into_iter()
            .map(|path| Diagnostic::new(&TERM, place(path)).with("name", &name).with("facet", &name)
                .related(Message::new("could-be").with("name", &name), place("content/raw.md")))
            .collect();
        let annotations = github(&all, &sources, Language::En);
        let forms = [
            human(&all, &sources, Language::Ja, Options::default()),
            short(&all, &sources, Language::Ja),
            json(&all, &sources, Language::En),
            sarif(&all, &sources, Language::En, &[]),
            annotations.commands,
            annotations.summary,
        ];
        for form in &forms {
            let hidden = form.chars().find(|character| *character != '\n' && crate::visible::is_hidden(*character));
            proptest::prop_assert_eq!(hidden, None, "{}", form);
        }
        proptest::prop_assert_eq!(forms[2].lines().count(), 2);
        for line in forms[2].lines() {
            let value: Value = serde_json::from_str(line).expect("JSON");
            proptest::prop_assert!(value["path"] == *path || value["path"] == "content/raw.md");
        }
        for finding in overlay(&all, &sources, Language::Ja, usize::MAX).findings {
            let Some(source) = finding.source else { continue };
            proptest::prop_assert!(finding.caret + finding.width <= source.width() + 1);
        }
    }
}
