//! Things side by side in a real browser: by address, in files of their own, differences told, readable on a phone.

use serde_json::{Value, json};

use crate::browser::{Screen, Server, Tab, tab};
use crate::site::built_guideline;

/// Waits until the comparison has said how many it compares, and gives what it says.
fn said(tab: &mut Tab) -> String {
    let said = "new Promise(done => { const look = () => { const said = document.getElementById('count').textContent; said ? done(said) : setTimeout(look, 10); }; look(); })";
    tab.evaluate(said).as_str().unwrap().to_owned()
}

fn titles(tab: &mut Tab) -> Vec<String> {
    tab.lines("[...document.querySelectorAll('.compared-head > a')].map(link => link.textContent)")
}

/// Each heading, and what is said of it: differs, same, or nothing.
fn headings(tab: &mut Tab) -> Vec<String> {
    tab.lines("[...document.querySelectorAll('.compare-part > h2')].map(head => [...head.childNodes].map(node => node.textContent.trim()).filter(Boolean).join(' '))")
}

const TWO: &str = "compare/?cases=letter-to-early-intake,pre-release-interview-for-all";

#[test]
fn the_address_names_what_is_compared() {
    let Some(mut tab) = tab("cases side by side") else { return };
    let server = Server::start(built_guideline(), &[]);
    tab.open(&server.url(TWO));
    assert!(said(&mut tab).starts_with("2つを比べています。5か所に違いがあります"));
    assert_eq!(titles(&mut tab), ["本人の手紙から早い受け入れへ", "出所の直前に全員と面接する"]);
    assert_eq!(
        headings(&mut tab),
        [
            "要約",
            "機関 違いあり",
            "連携の種類 違いあり",
            "要素 違いあり",
            "段階 同じ",
            "報告の項目 違いあり",
            "背景",
            "取り組み",
            "それぞれの役割",
            "うまくいった理由",
            "支える条件 違いあり",
            "移すときの注意",
        ]
    );
    let asked: Vec<String> = server.requests().into_iter().map(|request| request.path).collect();
    let files = asked.iter().filter(|path| path.starts_with("/data/compare/")).count();
    assert_eq!(files, 2, "a file for each, and no list of all names: {asked:?}");
    let dead = tab.lines("[...document.querySelectorAll('#compared a')].map(link => link.href).filter(href => !href.startsWith(location.origin))");
    assert!(dead.is_empty(), "{dead:?}");
    let twice = tab.lines("[...document.querySelectorAll('[id]')].map(one => one.id).filter((id, at, all) => all.indexOf(id) !== at)");
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn differences_are_told_in_words_and_signs() {
    let Some(mut tab) = tab("differences of agencies") else { return };
    tab.open(&format!(
        "file://{}?agencies=prison,probation-office",
        built_guideline().join("compare/index.html").display()
    ));
    assert!(said(&mut tab).starts_with("2つを比べています"));
    let part = |heading: &str| {
        format!(
            "[...document.querySelectorAll('.compare-part')].find(part => part.querySelector('h2').textContent.startsWith('{heading}'))"
        )
    };
    let own = format!(
        "[...{}.querySelectorAll('.own-list')].map(list => [...list.children].map(item => item.textContent))",
        part("分野")
    );
    assert_eq!(headings(&mut tab)[1], "分野 同じ");
    assert_eq!(tab.evaluate(&own), json!([]), "what is the same is said once");
    let kinds = part("連携の種類");
    let common = tab.evaluate(&format!("{kinds}.querySelector('.common').textContent"));
    assert!(common.as_str().unwrap().starts_with("共通：施設につなぐ"), "{common}");
    let marks = tab.lines(&format!(
        "[...{kinds}.querySelectorAll('.own-list li')].map(item => item.textContent)"
    ));
    assert!(marks.iter().all(|mark| mark.starts_with('≠')), "{marks:?}");
    tab.evaluate("document.querySelector('.tick-box input').click()");
    let seen = tab.lines("[...document.querySelectorAll('.compare-part')].filter(part => part.checkVisibility()).map(part => part.querySelector('h2').textContent)");
    assert!(!seen.is_empty() && seen.iter().all(|heading| !heading.contains("同じ")), "{seen:?}");
}

#[test]
fn more_are_added_and_taken_away_and_the_way_back_undoes_it() {
    let Some(mut tab) = tab("choosing what to compare") else { return };
    let server = Server::start(built_guideline(), &[]);
    tab.open(&server.url("compare/"));
    assert_eq!(said(&mut tab), "比べたいものを選んでください。");
    let add = |tab: &mut Tab, text: &str| {
        tab.evaluate(&format!("(input => {{ input.value = '{text}'; input.dispatchEvent(new Event('input')); }})(document.getElementById('compare-text'))"));
        tab.evaluate("new Promise(done => { const look = () => { const all = [...document.querySelectorAll('#compare-hits button')]; all.length === 1 ? done(all[0].click()) : setTimeout(look, 10); }; look(); })");
        tab.evaluate("new Promise(done => setTimeout(done, 50))");
        said(tab)
    };
    assert_eq!(add(&mut tab, "早い受け入れ"), "比べる相手を、もうひとつ加えてください。");
    // Katakana finds hiragana, and the other way round.
    add(&mut tab, "パトロール");
    assert_eq!(tab.evaluate("location.search"), "?cases=letter-to-early-intake,patrol-as-program");
    tab.evaluate("document.querySelector('.drop').click()");
    tab.evaluate("new Promise(done => setTimeout(done, 50))");
    said(&mut tab);
    assert_eq!(tab.evaluate("location.search"), "?cases=patrol-as-program");
    tab.evaluate("new Promise(done => { addEventListener('popstate', () => setTimeout(done, 50), {once: true}); history.back(); })");
    said(&mut tab);
    assert_eq!(titles(&mut tab).len(), 2);
    tab.evaluate("(kind => { kind.value = 'agencies'; kind.dispatchEvent(new Event('change')); })(document.getElementById('compare-kind'))");
    tab.evaluate("new Promise(done => setTimeout(done, 50))");
    said(&mut tab);
    assert_eq!((titles(&mut tab).len(), tab.evaluate("location.search")), (0, json!("?agencies=")));
}

#[test]
fn what_is_not_there_is_told_and_the_rest_is_shown() {
    let Some(mut tab) = tab("comparing what is not there") else { return };
    let server = Server::start(built_guideline(), &[]);
    let mut check = |query: &str, expected: &str, shown: usize| {
        tab.open(&server.url(&format!("compare/?{query}")));
        let said = said(&mut tab);
        assert!(said.contains(expected), "{said}");
        assert_eq!(titles(&mut tab).len(), shown);
        assert_eq!(tab.evaluate("document.querySelectorAll('#compared script').length"), 0);
    };
    check("cases=letter-to-early-intake,no-such", "「no-such」は見つかりません。", 1);
    check("cases=../../evil,letter-to-early-intake", "「../../evil」は見つかりません。", 1);
    check("agencies=prison,prison,probation-office", "2つを比べています", 2);
    check(
        "stages=custody,release,probation,treatment,community",
        "比べられるのは4つまでです。 4つを比べています",
        4,
    );
}

#[test]
fn on_a_phone_things_stand_below_each_other_under_each_heading() {
    let Some(mut tab) = tab("comparing on a phone") else { return };
    let server = Server::start(built_guideline(), &[]);
    let columns = "getComputedStyle(document.querySelector('.compare-columns')).gridTemplateColumns.split(' ').length";
    for (screen, expected) in [(Screen::PHONE, 1), (Screen::DESKTOP, 2)] {
        tab.show_on(screen);
        tab.open(&server.url(TWO));
        said(&mut tab);
        assert_eq!(tab.evaluate(columns), expected);
        let whose = tab.lines("[...document.querySelector('.compare-columns').querySelectorAll('h3')].filter(head => head.checkVisibility()).map(head => head.textContent)");
        assert_eq!(whose, titles(&mut tab));
    }
}

#[test]
fn cases_lead_to_the_comparison_with_those_near_them() {
    let Some(mut tab) = tab("the way to the comparison") else { return };
    let server = Server::start(built_guideline(), &[]);
    for page in ["cases/letter-to-early-intake/", "agencies/prison/"] {
        tab.open(&server.url(page));
        tab.follow(|tab| {
            tab.evaluate("document.querySelector('main a[href*=\"compare/\"]').click()");
        });
        said(&mut tab);
        let first: Value = tab.evaluate("document.querySelector('.compared-head > a').pathname");
        assert_eq!(first, format!("/{page}index.html"));
    }
}

#[test]
fn without_scripts_the_page_says_so_and_leads_on() {
    let Some(mut tab) = tab("comparing without scripts") else { return };
    tab.show_on(Screen { scripts: false, ..Screen::DESKTOP });
    let server = Server::start(built_guideline(), &[]);
    tab.open(&server.url(TWO));
    let told = tab.evaluate("document.querySelector('noscript').innerText");
    assert!(told.as_str().unwrap().contains("JavaScript が必要です"), "{told}");
    let links = tab.lines(
        "[...document.querySelectorAll('noscript a')].map(link => link.getAttribute('href'))",
    );
    assert_eq!(links[..2], ["../cases/index.html", "../agencies/index.html"]);
}
