//! What has broken other programs (`attacks.txt`), written raw into every place that Markdown has, and into
//! every value of every file with all its control characters: pages hold no tag, no attribute and no address
//! that a harmless text would not have given them, and in a browser nothing of it happens, with the
//! policy of a host's headers and without.

use super::browser::{WATCH, nothing_happened, written};
use super::{lines, markup, site_of, texts};
use crate::browser::{self, Server};
use crate::support::Outcome;
use rayon::prelude::*;
use serde_json::json;

/// Every place of a text; each in a box of its own, so that what is left open ends with it.
const PLACES: [&str; 24] = [
    "受刑",
    "✗",
    "字✗字**✗**~~✗~~*✗*",
    "`✗` ``✗``",
    "[✗](visit.md)",
    "[字](visit.md \"✗\")",
    "[字](visit.md '✗')",
    "[字](✗)",
    "[字](<✗>)",
    "![✗](../media/figure.svg)",
    "![図](../media/figure.svg \"✗\")",
    "![図](✗)",
    "[[✗]] [[受刑|✗]] [[✗|字]]",
    "{✗|✗} {漢字|✗}",
    "<✗>",
    "## ✗",
    "## 見出し {#✗}",
    "## 見出し {✗}",
    "| ✗ | 字 |\n|---|---|\n| ✗ | [字](✗) |",
    "[^✗]\n\n[^✗]: ✗",
    "[字][✗]\n\n[✗]: ✗ \"✗\"",
    "[!NOTE] ✗\n字",
    "- [ ] ✗\n\n用語✗\n: ✗",
    "```✗\n✗\n```",
];

/// A case with a text in every place of Markdown, as it stands.
fn case_of(text: &str) -> String {
    let boxed = |place: &&str| {
        let lines = place.replace('✗', text);
        let lines: Vec<&str> = lines.lines().collect();
        format!("段落\n\n> {}\n", lines.join("\n> "))
    };
    let body: Vec<String> = PLACES.iter().map(boxed).collect();
    format!("---\ntitle: 題\nsummary: 要約\n---\n{}", body.join("\n"))
}

/// The site with a case for each text.
fn site_of_cases(texts: &[String]) -> Outcome {
    let site = site_of("文");
    let site = texts.iter().enumerate().fold(site, |site, (number, text)| {
        site.file(&format!("content/cases/attack-{number}.md"), &case_of(text))
    });
    site.build().into_outcome()
}

/// What a page with an attack may hold that one without does not: a plain link, a line,
/// a mark of a note in the words of a link, columns of a table that are set to a side, a reading.
fn is_harmless(found: &str) -> bool {
    let plain = ["<a href=\"http://", "<a href=\"https://", "<a href=\"mailto:", "<a href=\"tel:"];
    let tags = ["<a rel>", "<a rel=\"external noopener\">", "<hr>", "<sup id>"];
    let marks = ["<br>", "<td class>", "<th class>", "<ruby>", "<rt>", "<rp>"];
    plain.iter().any(|start| found.starts_with(start))
        || tags.contains(&found)
        || marks.contains(&found)
}

#[test]
fn an_attack_in_any_place_of_a_text_makes_no_tag_of_its_own() {
    let attacks = lines("attacks.txt");
    assert!(attacks.len() > 200);
    let outcome = site_of_cases(&[vec!["文".to_owned()], attacks.clone()].concat());
    let set = |number: usize| {
        let page = outcome.page(&format!("cases/attack-{number}/"));
        markup::of_page(&page.replace(&format!("attack-{number}"), "attack"))
    };
    let plain = set(0);
    let faults: Vec<String> = attacks
        .par_iter()
        .enumerate()
        .flat_map(|(number, attack)| {
            let own = set(number + 1);
            let more = own.difference(&plain).filter(|found| !is_harmless(found));
            more.map(|more| format!("{attack}\n    {more}")).collect::<Vec<_>>()
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Attacks of which it matters how a value begins stay alone, the others come in parties: each is a site.
fn together(attacks: Vec<String>) -> Vec<String> {
    let is_free = |attack: &String| attack.starts_with(['<', '[', '{', '.', '*', '_']);
    let (free, alone): (Vec<String>, Vec<String>) = attacks.into_iter().partition(is_free);
    free.chunks(8).map(|some| some.join(" ")).chain(alone).collect()
}

#[test]
fn an_attack_in_any_value_changes_no_file_but_by_its_text() {
    let plain = site_of("文").build().into_outcome();
    let faults: Vec<String> = together(lines("attacks.txt"))
        .par_iter()
        .flat_map(|attack| {
            let outcome = site_of(attack).build().into_outcome();
            let faults = texts::differences(&plain, &outcome).into_iter();
            faults.map(|fault| format!("{attack}\n    {fault}")).collect::<Vec<_>>()
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The policies under which pages are opened: none, and the one that the site gives to hosts.
fn policies() -> [Vec<(&'static str, &'static str)>; 2] {
    [Vec::new(), vec![("Content-Security-Policy", renkei::plan::hosting::CONTENT_SECURITY_POLICY)]]
}

/// Opens pages of a site under every policy.
#[track_caller]
fn open_all(outcome: &Outcome, pages: &[String]) {
    let Some(mut tab) = browser::tab("attacks in a browser") else { return };
    let folder = written(outcome);
    tab.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
    for policy in policies() {
        let server = Server::start(folder.path(), &policy);
        for page in pages {
            let address = server.url(&format!("guide/{page}"));
            tab.open(&address);
            nothing_happened(&mut tab, &address, &server.origin());
        }
    }
}

#[test]
fn no_attack_in_a_text_does_anything_in_a_browser() {
    let attacks: Vec<String> =
        lines("attacks.txt").chunks(5).map(|some| some.join("\n\n")).collect();
    let outcome = site_of_cases(&attacks);
    let page = |number: usize| format!("cases/attack-{number}/index.html");
    let pages: Vec<String> = (0..attacks.len()).map(page).collect();
    open_all(&outcome, &pages);
}

#[test]
fn no_attack_in_a_value_does_anything_in_a_browser() {
    let outcome = site_of(&lines("attacks.txt").join(" ")).build().into_outcome();
    let pages: Vec<String> = super::browser::pages(&outcome).into_iter().cloned().collect();
    assert!(pages.len() > 10);
    open_all(&outcome, &pages);
}
