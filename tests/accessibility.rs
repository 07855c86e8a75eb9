//! What the accessibility statement may say: `content/accessibility.yaml` is written from what the
//! tests found (`tests/run --accessibility`), never by hand.
//!
//! A test harness knows nothing of its other tests, so the script runs them and hands over what the
//! harness said, in the file that `$ACCESSIBILITY_TESTS` names; `$ACCESSIBILITY_DATE` is the day.

mod criteria;

use crate::site::{NOT_FOUND, PAGE_KINDS, built_guideline, file_of, files, root};
use criteria::{CRITERIA, Criterion, How};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

fn record() -> PathBuf {
    root().join("content/accessibility.yaml")
}

/// What the harness said of each test: `test pages::axe … ok`.
fn verdicts(said: &str) -> BTreeMap<&str, bool> {
    let lines = said.lines().filter_map(|line| line.strip_prefix("test "));
    let verdicts = lines.filter_map(|line| {
        let (name, verdict) = line.rsplit_once(" ... ")?;
        Some((name, verdict.trim() == "ok"))
    });
    verdicts.collect()
}

/// The result in words, and what found it.
fn result(
    criterion: &Criterion,
    verdicts: &BTreeMap<&str, bool>,
) -> (&'static str, Vec<&'static str>) {
    let (tests, words): (&[&str], _) = match criterion.how {
        How::Tested(tests) => (tests, "機械の試験では問題なし（人による確認は残っています）"),
        How::Absent(test) => (&[test], "該当する内容なし"),
        How::Person => return ("人による確認がまだです", Vec::new()),
    };
    let passed = tests
        .iter()
        .map(|test| *verdicts.get(test).unwrap_or_else(|| panic!("`{test}` did not run")));
    let words = if passed.collect::<Vec<_>>().contains(&false) { "不適合" } else { words };
    (words, tests.iter().map(|test| criteria::in_words(test)).collect())
}

fn version(program: &str, arguments: &[&str]) -> String {
    let done = Command::new(program).args(arguments).output();
    let said = done.map(|done| String::from_utf8_lossy(&done.stdout).into_owned());
    said.unwrap_or_default().lines().next().unwrap_or_default().trim().to_owned()
}

fn package(name: &str) -> String {
    let file = root().join("tests/web/package.json");
    let json: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    format!("{name} {}", json["devDependencies"][name].as_str().unwrap_or_default())
}

/// The file as it is written.
fn written(said: &str, date: &str) -> String {
    let verdicts = verdicts(said);
    let browser = crate::browser::program("the accessibility statement").unwrap_or_default();
    let chromium = version(&browser.to_string_lossy(), &["--version"]);
    let chromium = chromium.split(" built ").next().unwrap_or_default().to_owned();
    let mut yaml = String::from(
        "# 試験の結果。tests/run --accessibility が書きます。手で直さないでください。\n\
         standard: JIS X 8341-3:2016\nlevel: AA\n",
    );
    let _ = writeln!(yaml, "date: {date}");
    yaml.push_str(
        "method: ページの種類ごとに1ページを選び、機械の試験をしました。人による試験と、利用者による試験は、まだしていません。\n\
         technologies: [HTML, CSS, SVG, JavaScript（検索、絞り込み、比較などの補助。なくても本文は読めます）]\n",
    );
    let tools = [chromium, package("axe-core"), package("vnu-jar")];
    let _ = writeln!(yaml, "tools: [{}]\npages:", tools.join(", "));
    for address in PAGE_KINDS.iter().filter(|address| **address != NOT_FOUND) {
        let _ = writeln!(yaml, "  - \"/{address}\"");
    }
    yaml.push_str("criteria:\n");
    for criterion in CRITERIA {
        let (result, by) = result(criterion, &verdicts);
        let Criterion { id, name, level, .. } = criterion;
        let by = if by.is_empty() { String::new() } else { format!(", by: [{}]", by.join(", ")) };
        let _ = writeln!(
            yaml,
            "  - {{id: {id}, name: \"{name}\", level: {level}, result: {result}{by}}}"
        );
    }
    yaml
}

#[test]
fn the_record_is_written_from_what_the_tests_said() {
    let asked =
        std::env::var("ACCESSIBILITY_TESTS").ok().zip(std::env::var("ACCESSIBILITY_DATE").ok());
    if let Some((said, date)) = asked {
        let said = std::fs::read_to_string(said).unwrap();
        std::fs::write(record(), written(&said, &date)).unwrap();
    }
    let record = std::fs::read_to_string(record()).unwrap();
    // It is of its day; but it may not name pages that are gone.
    let pages = record.lines().filter_map(|line| line.strip_prefix("  - \"/")?.strip_suffix('"'));
    let pages: Vec<&str> = pages.collect();
    assert!(pages.len() > 15, "{pages:?}");
    for address in pages {
        let path = file_of(address.split('?').next().unwrap_or_default());
        assert!(built_guideline().join(path).is_file(), "/{address} is no page any more");
    }
    for Criterion { id, name, .. } in CRITERIA {
        assert!(
            record.contains(&format!("{{id: {id}, name: \"{name}\"")),
            "{id} {name} is missing"
        );
    }
    assert_eq!(record.matches("\n  - {id: ").count(), CRITERIA.len());
}

#[test]
fn a_test_that_failed_is_said_to_have_failed() {
    let all = |verdict: &str| {
        let tests = criteria::tests().map(|test| format!("test {test} ... {verdict}\n"));
        tests.collect::<String>()
    };
    let well = written(&all("ok"), "2026-11-22");
    assert!(!well.contains("不適合") && well.contains("date: 2026-11-22\n"), "{well}");
    let badly = written(&all("FAILED"), "2026-11-22");
    assert!(badly.contains("result: 不適合"), "{badly}");
    let half = all("ok").replace(
        "test pages::axe_finds_nothing_on_a_phone ... ok",
        "test pages::axe_finds_nothing_on_a_phone ... FAILED",
    );
    let half = written(&half, "2026-11-22");
    let line = half.lines().find(|line| line.contains("id: 4.1.2")).unwrap();
    assert!(line.contains("不適合"), "{line}");
}

/// The criteria on sound, film and movement are met where there is none.
#[test]
fn nothing_sounds_moves_or_ends_by_itself() {
    for path in files(built_guideline()) {
        let ends = |ending: &str| Path::new(&path).extension().is_some_and(|end| end == ending);
        let (is_page, is_style) = (ends("html"), ends("css"));
        if !is_page && !is_style {
            continue;
        }
        let text = std::fs::read_to_string(built_guideline().join(&path)).unwrap();
        let never: &[&str] = if is_page {
            &[
                "<audio",
                "<video",
                "<iframe",
                "<object",
                "<embed",
                "<marquee",
                "<blink",
                " autoplay",
                "<img",
            ]
        } else {
            &["animation:", "animation-name", "@keyframes"]
        };
        for word in never {
            assert!(!text.contains(word), "{path} has {word}");
        }
        if let Some((_, refresh)) = text.split_once("http-equiv=\"refresh\" content=\"") {
            assert!(refresh.starts_with("0;"), "{path} leaves by itself after a while");
        }
    }
}

#[test]
fn the_statement_shows_the_record() {
    let page = std::fs::read_to_string(built_guideline().join("accessibility/index.html")).unwrap();
    for Criterion { id, name, .. } in CRITERIA {
        assert!(page.contains(id) && page.contains(name), "{id} {name} is not shown");
    }
    for part in
        ["JIS X 8341-3:2016", "axe-core", "人による確認がまだです", "https://example.org/matrix/"]
    {
        assert!(page.contains(part), "{part} is not shown");
    }
    assert!(!page.contains("準拠しています"), "it claims more than was tested");
}
