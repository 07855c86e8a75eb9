//! What an author wrote who means ill, in the preview: its messages, its lines of the source, its names of
//! files lie over every page as text, and nothing of them runs in a browser.

use super::SITE;
use super::preview::Preview;
use crate::browser::{self, Tab};
use crate::hostile::{self, WATCH, nothing_happened};
use crate::support::File;
use serde_json::json;

/// Names of files that a disk takes.
const NAMES: [&str; 5] = [
    "\"><img src=x onerror=alert(1)>",
    "<script>alert(1)<",
    "a' onclick='alert(1)",
    "javascript:alert(1)",
    "{{7*7}}%0a%22",
];

/// The page of the preview before may still ask for news when the next one is opened.
const ANY_PREVIEW: &str = "http://127.0.0.1:";

/// A case in which each place of a text is wrong, so that it is said and shown.
fn faulty(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap();
    format!(
        "---\ntitle: 題\nsummary: 要約\nagencies: [{quoted}]\n{text}: x\n---\n{text}\n\n[[{text}]] [字]({text})\n"
    )
}

/// The page that is open holds the report, and nothing came of it.
#[track_caller]
fn is_only_said(tab: &mut Tab, preview: &Preview, target: &str) {
    let origin = format!("http://{}/", preview.address);
    let address = format!("{origin}{}", target.trim_start_matches('/'));
    tab.open(&address);
    let said = tab.evaluate("document.getElementById('renkei-preview').textContent.length");
    assert!(said.as_u64() > Some(100), "{said}");
    nothing_happened(tab, &address, ANY_PREVIEW);
}

#[test]
fn what_is_said_of_hostile_content_does_nothing() {
    let Some(mut tab) = browser::tab("the preview of hostile content in a browser") else { return };
    tab.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
    let attacks = hostile::lines("attacks.txt");
    for (round, texts) in attacks.chunks(20).enumerate() {
        let preview = Preview::of_a_site();
        for (number, text) in texts.iter().enumerate() {
            preview.write(&format!("content/cases/attack-{round}-{number}.md"), &faulty(text));
        }
        let last = format!("attack-{round}-");
        preview.wait_for("/agencies/prison/", |answer| answer.mark().contains(&last));
        is_only_said(&mut tab, &preview, "/agencies/prison/");
        // A change while the page is open is put into it by the preview's own script.
        preview.write("content/cases/a-first.md", &faulty(&texts[0]));
        preview.wait_for("/agencies/prison/", |answer| answer.mark().contains("a-first"));
        nothing_happened(&mut tab, "the renewed page", ANY_PREVIEW);
    }
}

#[test]
fn names_of_files_are_text_in_what_is_said() {
    let Some(mut tab) = browser::tab("hostile names of files in a browser") else { return };
    tab.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
    let mut files = vec![("content/site.yaml".to_owned(), SITE.to_owned())];
    for name in NAMES {
        files.push((format!("content/cases/{name}.md"), faulty(name)));
        files.push((format!("content/media/{name}.png"), String::new()));
        files.push((format!("content/media/{name}.html"), String::new()));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let preview = Preview::start(&files);
    // There is no page to lay it over: the report stands alone.
    assert_eq!(preview.get("/").status, 500);
    is_only_said(&mut tab, &preview, "/");
}

#[test]
fn what_a_page_is_made_from_is_text_too() {
    let Some(mut tab) = browser::tab("the panel of hostile content in a browser") else { return };
    tab.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
    // Not all of them: a place of a source is a key, and YAML's keys end somewhere.
    let texts: Vec<String> = hostile::lines("texts.txt").into_iter().take(12).collect();
    let site = hostile::site_of(&texts.join(" ")).into_files();
    let site: Vec<(String, String)> = site
        .into_iter()
        .filter_map(|(path, file)| match file {
            File::Bytes(bytes) => Some((path, String::from_utf8(bytes).unwrap())),
            _ => None,
        })
        .collect();
    let site: Vec<(&str, &str)> = site.iter().map(|(path, text)| (&**path, &**text)).collect();
    let preview = Preview::start(&site);
    for target in ["/", "/cases/letter/", "/agencies/prison/", "/about/", "/matrix/prison/refer/"] {
        let mark = preview.get(target).mark();
        assert!(mark.contains("<details class=\"page\">"), "{target}: {mark}");
        is_only_said(&mut tab, &preview, target);
    }
}
