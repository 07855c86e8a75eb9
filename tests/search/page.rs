//! The search page in a browser: over the web under the strict policy, and straight from a folder.

use super::guideline::sources;
use super::scan::{self, Part};
use crate::browser::{Server, Tab, tab};
use crate::pages::STRICT_POLICY;
use crate::site::built_guideline;
use renkei::compile::{Cache, Options, compile};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What `#count` says once the answer is complete.
const COUNT: &str = "new Promise((done) => { const look = () => document.getElementById('count').textContent \
     ? done(document.getElementById('count').textContent) : setTimeout(look, 10); look(); })";

/// The addresses of all hits, from the root; `#more` adds what is not shown at once.
const HITS: &str = "(async () => {
    const more = document.getElementById('more');
    if (!more.hidden) more.click();
    while (!more.hidden) await new Promise((done) => setTimeout(done, 10));
    const root = new URL('..', location.href).href;
    return [...document.querySelectorAll('#results a')].map((link) => decodeURI(link.href.slice(root.length)));
})()";

fn guideline(purpose: &str) -> Option<(Server, Tab)> {
    let tab = tab(purpose)?;
    Some((Server::start(built_guideline(), &[("Content-Security-Policy", STRICT_POLICY)]), tab))
}

#[track_caller]
fn ask(tab: &mut Tab, address: &str) -> String {
    tab.open(address);
    told(tab)
}

#[track_caller]
fn told(tab: &mut Tab) -> String {
    tab.evaluate(COUNT).as_str().expect("a text").to_owned()
}

#[test]
fn every_hit_is_a_link_and_shows_why_it_is_one() {
    let Some((server, mut tab)) = guideline("the search page") else { return };
    let site = compile(&sources(), &Cache::default(), &Options::default()).site;
    let documents = scan::documents(&site);
    let folder = format!("file://{}/search/index.html", built_guideline().display());
    for word in ["家族", "保護観察所", "の", "夜間当番病院"] {
        let query = [Part { word: word.to_owned(), not: false }];
        let expected: BTreeSet<String> = scan::find(&site, &documents, &query)
            .iter()
            .map(|href| crate::site::percent_decoded(href))
            .collect();
        for address in [server.url("search/"), folder.clone()] {
            let count = ask(&mut tab, &format!("{address}?q={word}"));
            assert!(count.contains(&format!("{}件", expected.len())), "{count}");
            let hits = tab.lines(HITS);
            assert_eq!(hits.len(), expected.len(), "{word}");
            assert_eq!(hits.into_iter().collect::<BTreeSet<_>>(), expected, "{word}");
            let first = "(async () => { const hit = document.querySelector('.hit');
                while (!hit.textContent.includes(document.querySelector('main input').value)) \
                    await new Promise((done) => setTimeout(done, 10));
                return hit.querySelector('mark').textContent; })()";
            assert_eq!(tab.evaluate(first), word);
            let record = tab.record();
            assert!(record.console.is_empty(), "{word}: {:?}", record.console);
        }
    }
    let lost = server.requests().into_iter().filter(|request| request.status != 200);
    assert_eq!(lost.map(|request| request.path).collect::<Vec<_>>(), [""; 0]);
}

/// Whoever asks what a word means finds it explained at once, though other things have longer names with it.
#[test]
fn what_is_called_just_so_comes_first() {
    let Some((server, mut tab)) = guideline("the order of kinds") else { return };
    for (word, address) in [("保護観察", "glossary/"), ("刑務所", "agencies/prison/")] {
        ask(&mut tab, &server.url(&format!("search/?q={word}")));
        let hits = tab.lines(HITS);
        assert!(hits[0].starts_with(address), "{word}: {hits:?}");
    }
    let titles = "[...document.querySelectorAll('#results h2')].map((head) => head.textContent)";
    ask(&mut tab, &server.url("search/?q=の"));
    let kinds = tab.lines(titles);
    assert_eq!(kinds.iter().collect::<BTreeSet<_>>().len(), kinds.len(), "{kinds:?}");
}

#[test]
fn a_search_in_the_head_of_any_page_leads_to_its_answer_and_back() {
    let Some((server, mut tab)) = guideline("search from any page") else { return };
    tab.open(&server.url("about/"));
    tab.evaluate("document.getElementById('search').focus()");
    tab.insert("家族　退院");
    tab.follow(|tab| tab.press("Enter"));
    let both = told(&mut tab);
    assert!(both.contains("「家族　退院」"), "{both}");
    tab.evaluate("document.querySelector('main input').select()");
    tab.insert("生活保護");
    tab.press("Enter");
    let one = "(async () => { while (!document.getElementById('count').textContent.includes('生活保護')) \
         await new Promise((done) => setTimeout(done, 10)); return location.search; })()";
    let address = tab.evaluate(one);
    assert_eq!(crate::site::percent_decoded(address.as_str().unwrap_or_default()), "?q=生活保護");
    tab.evaluate("history.back()");
    let before = "(async () => { while (!document.getElementById('count').textContent.includes('家族')) \
         await new Promise((done) => setTimeout(done, 10)); return document.querySelector('main input').value; })()";
    assert_eq!(tab.evaluate(before), "家族　退院");
}

#[test]
fn where_nothing_is_found_that_is_said_and_near_words_are_offered() {
    let Some((server, mut tab)) = guideline("a search for nothing") else { return };
    let count = ask(&mut tab, &server.url("search/?q=保護観察書"));
    assert!(count.contains("見つかりません"), "{count}");
    let offered =
        tab.lines("[...document.querySelectorAll('#near a')].map((link) => link.textContent)");
    assert!(offered.contains(&"保護観察所".to_owned()), "{offered:?}");
    assert_eq!(tab.lines(HITS), [""; 0]);
    let count = ask(&mut tab, &server.url("search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"));
    assert!(count.contains("<img src=x onerror=alert(1)>"), "{count}");
    assert_eq!(tab.evaluate("document.querySelector('main img')"), Value::Null);
    tab.open(&server.url("search/"));
    assert_eq!(tab.evaluate("document.getElementById('count').textContent"), "");
}

/// What an input method has not finished yet is no query.
#[test]
fn half_typed_text_is_not_searched() {
    let Some((server, mut tab)) = guideline("search and input methods") else { return };
    tab.open(&server.url("search/"));
    tab.evaluate("document.querySelector('main input').focus()");
    let typed = json!({ "text": "かぞく", "selectionStart": 3, "selectionEnd": 3 });
    tab.call("Input.imeSetComposition", &typed);
    tab.evaluate("new Promise((done) => setTimeout(done, 600))");
    assert_eq!(tab.evaluate("document.querySelector('main input').value"), "かぞく");
    assert_eq!(tab.evaluate("location.search + document.getElementById('count').textContent"), "");
    tab.insert("家族");
    let count = told(&mut tab);
    assert!(count.contains("「家族」"), "{count}");
}
