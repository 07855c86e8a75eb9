//! Diagnostics as documents: `tests/check/*.md` shows each mistake that an author can make, what
//! renkei says of it, and how it is mended.
//!
//! A `##` heading is a test. A path between backticks, alone on its line, names the file in the fence
//! behind it; fences before the first heading are shared by the page's tests, and all of them start
//! from the minimal site, `tests/sites/minimal/in`. A `report` fence holds what is said, in Japanese, or in
//! English if it is `report en`; fences behind it mend the mistake, and then nothing may be found. A
//! test without a report is a site in which nothing may be found.
//!
//! `UPDATE=1 cargo test --test main check` rewrites the reports; read them before they are kept.
//!
//! Each is asked on 31 December 2026. Words behind a fence's language say what a text editor would not show: `gone` (no such file),
//! `link` (a symbolic link to what stands in the fence), `folder`, `pipe`, `bom`, `crlf`, `escaped` (`\u{…}`
//! stands for a character), `no-end` (no line end at the end), `times=N` (N times the text), or the name of an encoding.

use crate::support::{File, Outcome, Project, is_update, repository};
use rayon::prelude::*;
use renkei::messages::Language;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

/// A fence of a page: a file of the site, or a report.
pub(crate) struct Fence {
    pub(crate) path: Option<String>,
    pub(crate) info: String,
    pub(crate) text: String,
    /// The lines of the page between its two marks.
    pub(crate) lines: std::ops::Range<usize>,
}

/// A test of a page.
#[derive(Default)]
pub(crate) struct Section {
    title: String,
    wrong: Vec<Fence>,
    reports: Vec<Fence>,
    mended: Vec<Fence>,
}

#[test]
fn the_pages_of_tests_check_say_what_renkei_says() {
    let failures: Vec<String> = pages().par_iter().flat_map(check_page).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// The pages, sorted by name.
fn pages() -> Vec<PathBuf> {
    let folder = repository().join("tests/check");
    let entries = std::fs::read_dir(&folder).expect("tests/check can be read");
    let mut pages: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    pages.retain(|path| path.extension().is_some_and(|end| end == "md"));
    pages.sort();
    assert!(!pages.is_empty(), "there are pages in tests/check");
    pages
}

/// All that differs from what a page says, rewritten if that was asked for.
fn check_page(path: &PathBuf) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("a page is UTF-8");
    let (shared, sections) = read(&text);
    let mut failures = Vec::new();
    let mut expected = Vec::new();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for section in &sections {
        let place = format!("tests/check/{name}, “{}”", section.title);
        let wrong = built(shared.iter().chain(&section.wrong));
        if section.reports.is_empty() {
            silent(&wrong, &format!("{place}: nothing is wrong"), &mut failures);
            continue;
        }
        for report in &section.reports {
            let said = wrong.report(language(&report.info));
            if said.is_empty() {
                failures.push(format!("{place} shows a report, yet renkei says nothing"));
            } else if said != report.text {
                failures.push(format!("{place} says\n{}\nbut renkei says\n{said}", report.text));
                expected.push((report.lines.clone(), said));
            }
        }
        assert!(!section.mended.is_empty(), "{place} does not show how it is mended");
        let mended = built(shared.iter().chain(&section.wrong).chain(&section.mended));
        silent(&mended, &format!("{place}: it was mended"), &mut failures);
    }
    if is_update() {
        std::fs::write(path, rewritten(&text, &expected)).expect("a page can be written");
        failures.retain(|failure| failure.contains("yet renkei says"));
    }
    failures
}

fn silent(outcome: &Outcome, what: &str, failures: &mut Vec<String>) {
    let said = outcome.report(Language::En);
    if !said.is_empty() {
        failures.push(format!("{what}, yet renkei says\n{said}"));
    }
}

/// The site of some fences, made.
fn built<'f>(fences: impl Iterator<Item = &'f Fence>) -> Outcome {
    let mut files = Project::minimal().into_files();
    for fence in fences {
        let path = fence.path.clone().expect("a file has a path");
        match content(fence) {
            Some(file) => files.insert(path, file),
            None => files.remove(&path),
        };
    }
    let project = files.into_iter().fold(Project::new(), |all, (path, file)| all.put(&path, file));
    project.on("2026-12-31").build().into_outcome()
}

/// The file that a fence means; none if it says that there is none.
fn content(fence: &Fence) -> Option<File> {
    let mut text = fence.text.clone();
    let mut bytes = None;
    for word in fence.info.split_whitespace().skip(1) {
        match word {
            "gone" => return None,
            "link" => return Some(File::Link(text.trim_end().to_owned())),
            "folder" => return Some(File::Folder),
            "pipe" => return Some(File::Pipe),
            "bom" => text.insert(0, '\u{feff}'),
            "crlf" => text = text.replace('\n', "\r\n"),
            "no-end" => text.truncate(text.trim_end_matches('\n').len()),
            "escaped" => text = unescaped(&text),
            "utf-16" => {
                let units = format!("\u{feff}{text}");
                bytes = Some(units.encode_utf16().flat_map(u16::to_le_bytes).collect());
            }
            word => match word.strip_prefix("times=") {
                Some(times) => text = text.repeat(times.parse().expect("a number of times")),
                None => bytes = Some(encoded(&text, word)),
            },
        }
    }
    Some(File::Bytes(bytes.unwrap_or_else(|| text.into_bytes())))
}

/// The bytes of a fence that stands for a file.
pub(crate) fn bytes(fence: &Fence) -> Vec<u8> {
    match content(fence) {
        Some(File::Bytes(bytes)) => bytes,
        _ => panic!("{:?} is no file of text", fence.path),
    }
}

fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    let known = encoding_rs::Encoding::for_label(encoding.as_bytes());
    let known = known.unwrap_or_else(|| panic!("{encoding} is no word that a fence may have"));
    known.encode(text).0.into_owned()
}

/// `\u{202e}` as the character that it stands for.
pub(crate) fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("the end of a \\u{…}");
        let code = u32::from_str_radix(code, 16).expect("a hexadecimal number");
        all.push(char::from_u32(code).expect("a character"));
        all.push_str(rest);
    }
    all
}

fn language(info: &str) -> Language {
    match info.split_whitespace().nth(1) {
        None | Some("ja") => Language::Ja,
        Some("en") => Language::En,
        Some(other) => panic!("renkei does not say anything in {other}"),
    }
}

/// The shared fences and the tests of a page.
pub(crate) fn read(page: &str) -> (Vec<Fence>, Vec<Section>) {
    let mut shared = Vec::new();
    let mut sections: Vec<Section> = Vec::new();
    let mut path = None;
    let lines: Vec<&str> = page.lines().collect();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        at += 1;
        if let Some(title) = line.strip_prefix("## ") {
            sections.push(Section { title: title.to_owned(), ..Section::default() });
        } else if let Some(name) = line.strip_prefix('`').and_then(|line| line.strip_suffix('`')) {
            path = (!name.contains('`')).then(|| name.to_owned());
        }
        let marks = line.len() - line.trim_start_matches('`').len();
        if marks < 3 {
            continue;
        }
        let start = at;
        while *lines.get(at).unwrap_or_else(|| panic!("line {start}: the fence ends"))
            != &line[..marks]
        {
            at += 1;
        }
        let text = lines[start..at].iter().fold(String::new(), |text, line| text + line + "\n");
        let info = line[marks..].trim().to_owned();
        let fence = Fence { path: path.take(), info, text, lines: start..at };
        at += 1;
        put(fence, &mut shared, sections.last_mut());
    }
    (shared, sections)
}

fn put(fence: Fence, shared: &mut Vec<Fence>, section: Option<&mut Section>) {
    let is_report = fence.info.split_whitespace().next() == Some("report");
    assert!(is_report || fence.path.is_some(), "line {}: whose fence?", fence.lines.start);
    match section {
        None => shared.push(fence),
        Some(section) if is_report => section.reports.push(fence),
        Some(section) if section.reports.is_empty() => section.wrong.push(fence),
        Some(section) => section.mended.push(fence),
    }
}

/// A page with other texts in some of its fences.
fn rewritten(page: &str, expected: &[(std::ops::Range<usize>, String)]) -> String {
    let mut text = String::with_capacity(page.len());
    let mut expected = expected.iter().peekable();
    let mut behind = 0;
    for (at, line) in page.lines().enumerate() {
        if let Some((lines, said)) = expected.next_if(|(lines, _)| lines.start == at) {
            text.push_str(said);
            behind = lines.end;
        }
        if at >= behind {
            let _ = writeln!(text, "{line}");
        }
    }
    text
}

/// The rules whose findings stand in a report of some page.
pub(crate) fn shown_rules() -> BTreeSet<String> {
    let mut rules = BTreeSet::new();
    for page in pages() {
        let text = std::fs::read_to_string(page).expect("a page is UTF-8");
        let reports = read(&text).1.into_iter().flat_map(|section| section.reports);
        for line in
            reports.flat_map(|report| report.text.lines().map(str::to_owned).collect::<Vec<_>>())
        {
            let severity =
                ["error[", "warning[", "note["].iter().find_map(|name| line.strip_prefix(name));
            rules.extend(
                severity.and_then(|rest| rest.split_once(']')).map(|(rule, _)| rule.to_owned()),
            );
        }
    }
    rules
}

#[test]
fn a_page_is_read_and_rewritten() {
    let page = "# t\n`a`\n```yaml\nx\n```\n## one\n`b`\n```md\ny\n```\n```report en\nold\n```\n`b`\n```md\nz\n```\n";
    let (shared, sections) = read(page);
    let paths =
        |fences: &[Fence]| -> Vec<_> { fences.iter().map(|fence| fence.path.clone()).collect() };
    assert_eq!(paths(&shared), [Some("a".to_owned())]);
    assert_eq!(
        (sections[0].wrong[0].text.as_str(), sections[0].mended[0].text.as_str()),
        ("y\n", "z\n")
    );
    let report = &sections[0].reports[0];
    let expected = [(report.lines.clone(), "new\nreport\n".to_owned())];
    assert_eq!(rewritten(page, &expected), page.replace("old\n", "new\nreport\n"));
    assert_eq!(unescaped("a\\u{202e}b"), "a\u{202e}b");
}
