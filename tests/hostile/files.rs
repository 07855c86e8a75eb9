//! What the files of a site may be called that no id is made of: those of `media/`, of a theme, of folders. What
//! every computer takes is published as it is called; the rest is told, in every form of the report.

use super::{errors, markup};
use crate::support::Project;
use renkei::text::percent_decoded;
use serde_json::Value;
use std::process::Command;

/// Names that look like more than a name, and are none the less one everywhere.
const SOUND: [&str; 18] = [
    "-rf.png",
    "--help.png",
    "a;b.png",
    "a'b.png",
    "a' onerror='alert(1).png",
    "a&b.png",
    "&lt;b&gt;.png",
    "javascript&colon;alert(1).png",
    "{{7}}.png",
    "{% include x %}.png",
    "$(id).png",
    "`id`.png",
    "%2e%2e.png",
    "%2f.png",
    "a%00.png",
    "a#b.png",
    "=1+1.png",
    "a 301!.png",
];

/// Names that some computers refuse, or that are not what they look like.
const REFUSED: [&str; 22] = [
    "a\nb.png",
    "a\r\n::error file=x::y.png",
    "a\u{1b}[31mb.png",
    "a\u{9b}2J.png",
    "a\u{7f}b.png",
    "\u{202e}gnp.exe.png",
    "a\u{2066}b.png",
    "a\u{200b}b.png",
    "a\u{2028}b.png",
    "\u{feff}a.png",
    "a\u{ad}b.png",
    "<img src=x onerror=alert(1)>.png",
    "\" onerror=\"alert(1).png",
    "a|b.png",
    "a:b.png",
    "a?b.png",
    "a*b.png",
    "a\\b.png",
    "con.png",
    "NUL.tar.png",
    "a.png.",
    "a.png ",
];

/// A case that shows a picture.
fn showing(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.';
    let written: String = name
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    format!("---\ntitle: 題\nsummary: 要約\ncitations: [C-1]\n---\n![図](../media/{written})\n")
}

fn site_showing(name: &str) -> Project {
    let site = Project::minimal().file(&format!("content/media/{name}"), "x");
    site.file("content/cases/visit.md", &showing(name)).build()
}

#[test]
fn a_sound_name_is_published_as_it_is() {
    let of = |name: &str| {
        let site = site_showing(name);
        assert_eq!(errors(&site), [""; 0], "{name}");
        assert!(site.outcome().files.contains_key(&format!("media/{name}")), "{name}");
        let page = site.outcome().page("cases/visit/").to_owned();
        let source = page.split("src=\"").find(|part| part.starts_with("../../media/"));
        let source = source.and_then(|part| part.split('"').next()).expect("a picture");
        let source = source.replace("&amp;", "&").replace("&#x27;", "'").replace("&#39;", "'");
        assert_eq!(percent_decoded(&source), format!("../../media/{name}"));
        markup::of_page(&page.replace(source.as_str(), "")).len()
    };
    let plain = of("plain.png");
    for name in SOUND {
        assert_eq!(of(name), plain, "{name} makes another page");
    }
}

#[test]
fn a_name_that_some_computer_refuses_is_told() {
    for name in REFUSED {
        for path in [name.to_owned(), format!("{name}/a.png")] {
            let found = errors(&site_showing(&path));
            let is_told = found.iter().any(|line| line.contains("error[file-name]"));
            assert!(is_told, "{path:?} is taken without a word: {found:?}");
        }
    }
}

#[test]
fn names_that_some_disks_take_for_one_are_told() {
    for (one, other) in [("photo.png", "Photo.png"), ("\u{30ac}.png", "\u{30ab}\u{3099}.png")] {
        let site = Project::minimal().file(&format!("content/media/{one}"), "x");
        let site = site.file(&format!("content/media/{other}"), "y").build();
        let found = errors(&site);
        assert!(found.iter().any(|line| line.contains("address-collision")), "{one}: {found:?}");
    }
}

/// Every name at once, wherever a file can stand: each form of the report stays what it is.
#[test]
fn every_form_of_the_report_holds_whatever_files_are_called() {
    let mut site = Project::minimal();
    for name in SOUND.iter().chain(&REFUSED) {
        for path in [
            format!("content/media/{name}"),
            format!("content/cases/{name}.md"),
            format!("content/cases/{name}/letter.md"),
            format!("content/facets/{name}.yaml"),
            format!("content/{name}"),
            format!("themes/default/{name}"),
            format!("themes/default/templates/{name}.html"),
        ] {
            site = site.file(&path, "---\n{{ wrong\n");
        }
    }
    let long = "長".repeat(80);
    let site = site.file(&format!("content/cases/{long}/{long}.md"), "x").on_disk();
    let summary = site.root().join("summary.md");
    let said = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_renkei"));
        let command = command.env("GITHUB_STEP_SUMMARY", &summary).current_dir(site.root());
        let done = command.args(arguments).output().expect("renkei runs");
        assert!(matches!(done.status.code(), Some(1 | 2)), "{arguments:?}");
        let text = String::from_utf8([done.stdout, done.stderr].concat()).expect("it is UTF-8");
        let steers = |letter: char| {
            (letter.is_control() && letter != '\n')
                || "\u{202e}\u{2066}\u{200b}\u{2028}".contains(letter)
        };
        assert!(!text.contains(steers), "{arguments:?}: {text:?}");
        text
    };
    said(&["check", "--max", "0"]);
    said(&["build"]);
    for line in said(&["check", "--format", "short"]).lines() {
        let is_finding = line.starts_with("content/") || line.starts_with("themes/");
        assert!(is_finding && line.contains("]: "), "{line}");
    }
    for line in said(&["check", "--format", "json"]).lines() {
        let finding: Value = serde_json::from_str(line).expect("a finding is JSON");
        let path = finding["path"].as_str().expect("a path");
        assert!(path.starts_with("content/") || path.starts_with("themes/"), "{path}");
    }
    let sarif: Value = serde_json::from_str(&said(&["check", "--format", "sarif"])).expect("JSON");
    assert!(sarif["runs"][0]["results"].as_array().is_some_and(|found| found.len() > 100));
    for line in said(&["check", "--format", "github"]).lines() {
        let command =
            line.strip_prefix("::").map(|line| line.split(' ').next().unwrap_or_default());
        assert!(
            command.is_none_or(|name| ["error", "warning", "notice"].contains(&name)),
            "{line}"
        );
    }
    let summary = std::fs::read_to_string(&summary).expect("a summary");
    assert!(summary.lines().filter(|line| line.contains("file-name")).count() > 20);
    assert!(!summary.contains("<img") && !summary.contains("](") && !summary.contains("{{"));
    let new = ["new", "case", "<img>", "--title", "題", "--summary", "要約", "--citations", "C-1"];
    said(&new);
}
