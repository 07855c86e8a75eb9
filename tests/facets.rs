//! The facets on the list of cases against a scan of all cases, in a real browser: what is shown, how many, and what
//! each box says one more tick would give.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use crate::browser::{Screen, Server, Tab, tab};
use crate::site::built_guideline;
use crate::support::Project;

/// Ready when the count is there.
const COUNTED: &str = "new Promise(done => { const look = () => document.getElementById('count').textContent ? done() : setTimeout(look, 5); look(); })";

/// What is chosen: facet by facet, the ids of terms.
type Chosen = Vec<(String, Vec<String>)>;

/// Every case and its terms, as the site's own data tells them.
struct Cases {
    facets: Vec<(String, Vec<String>)>,
    cases: Vec<Value>,
}

impl Cases {
    fn of(folder: &Path) -> Self {
        let read = |name: &str, list: &str| -> Vec<Value> {
            let text = std::fs::read_to_string(folder.join("data").join(name)).unwrap();
            let mut data: Value = serde_json::from_str(&text).unwrap();
            serde_json::from_value(data[list].take()).unwrap()
        };
        let mut facets: Vec<(String, Vec<String>)> = Vec::new();
        for term in read("terms.json", "terms") {
            let (facet, id) = (text(&term["facet"]), text(&term["id"]));
            match facets.iter_mut().find(|(key, _)| *key == facet) {
                Some((_, ids)) => ids.push(id),
                None => facets.push((facet, vec![id])),
            }
        }
        Self { facets, cases: read("cases.json", "cases") }
    }

    /// The ids of the cases that match: any term inside a facet, every facet together.
    fn matching(&self, chosen: &Chosen) -> BTreeSet<String> {
        let has = |case: &Value, facet: &str, ids: &[String]| {
            let terms = case["terms"][facet].as_array().unwrap();
            terms.iter().any(|term| ids.contains(&text(term)))
        };
        let matches = |case: &&Value| {
            chosen.iter().all(|(facet, ids)| ids.is_empty() || has(case, facet, ids))
        };
        self.cases.iter().filter(matches).map(|case| text(&case["id"])).collect()
    }

    /// What a box has to say: how many cases a ticked one gives, how many more an unticked one would.
    fn count(&self, chosen: &Chosen, facet: &str, id: &str) -> String {
        let ticked = |ids: Vec<String>| -> Chosen {
            let others = chosen.iter().filter(|(key, _)| key != facet).cloned();
            others.chain([(facet.to_owned(), ids)]).collect()
        };
        let now = chosen.iter().find(|(key, _)| key == facet).map(|(_, ids)| ids.clone());
        let now = now.unwrap_or_default();
        if now.is_empty() || now.iter().any(|one| one == id) {
            return self.matching(&ticked(vec![id.to_owned()])).len().to_string();
        }
        let more = ticked([now, vec![id.to_owned()]].concat());
        format!("+{}", self.matching(&more).len() - self.matching(chosen).len())
    }

    /// A choice that the number stands for: about one term in six.
    fn choice(&self, number: u64) -> Chosen {
        let mut state = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut next = |below: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % below
        };
        let mut chosen = Chosen::new();
        for (facet, ids) in &self.facets {
            if next(2) == 0 {
                let ids = ids.iter().filter(|_| next(4) == 0).cloned().collect::<Vec<_>>();
                chosen.extend((!ids.is_empty()).then(|| (facet.clone(), ids)));
            }
        }
        chosen
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn query(chosen: &Chosen) -> String {
    let parts = chosen.iter().map(|(facet, ids)| format!("{facet}={}", ids.join(",")));
    format!("?{}", parts.collect::<Vec<_>>().join("&"))
}

/// The ids of the cases that are to be seen.
#[track_caller]
fn shown(tab: &mut Tab) -> BTreeSet<String> {
    tab.evaluate(COUNTED);
    let ids = "[...document.querySelectorAll('[data-case]')].filter(one => one.checkVisibility()).map(one => one.dataset.case)";
    tab.lines(ids).into_iter().collect()
}

#[test]
fn facets_give_what_a_scan_gives() {
    let Some(mut tab) = tab("facets against a scan") else { return };
    let cases = Cases::of(built_guideline());
    let server = Server::start(built_guideline(), &[]);
    let counts = "Object.fromEntries([...document.querySelectorAll('[data-term]')].map(item => [`${item.closest('[data-facet]').dataset.facet}/${item.dataset.term}`, item.querySelector('.chip-count').textContent]))";
    for number in 0..30 {
        let chosen = cases.choice(number);
        let address = server.url(&format!("cases/{}", query(&chosen)));
        tab.open(&address);
        let expected = cases.matching(&chosen);
        assert_eq!(shown(&mut tab), expected, "{address}");
        let said = text(&tab.evaluate("document.getElementById('count').textContent"));
        assert!(said.contains(&format!("{}件", expected.len())), "{said} at {address}");
        let counted = tab.evaluate(counts);
        for (facet, ids) in &cases.facets {
            for id in ids {
                let expected = cases.count(&chosen, facet, id);
                assert_eq!(
                    counted[format!("{facet}/{id}")],
                    *expected,
                    "{facet}/{id} at {address}"
                );
            }
        }
    }
}

#[test]
fn a_tick_is_in_the_address_and_the_way_back_undoes_it() {
    let Some(mut tab) = tab("facets from a folder") else { return };
    let cases = Cases::of(built_guideline());
    let page = format!("file://{}", built_guideline().join("cases/index.html").display());
    tab.open(&page);
    let all = shown(&mut tab);
    assert_eq!(all, cases.matching(&Chosen::new()));
    let (facet, ids) = cases.facets[0].clone();
    let choice = |ids: &[String]| vec![(facet.clone(), ids.to_vec())];
    let click =
        |id: &str| format!("document.querySelector('[data-facet={facet}] [value={id}]').click()");
    tab.evaluate(&click(&ids[0]));
    assert_eq!(shown(&mut tab), cases.matching(&choice(&ids[..1])));
    tab.evaluate(&click(&ids[1]));
    assert_eq!(shown(&mut tab), cases.matching(&choice(&ids[..2])));
    assert_eq!(tab.evaluate("location.search"), query(&choice(&ids[..2])));
    let back = "new Promise(done => { addEventListener('popstate', () => setTimeout(done), {once: true}); history.back(); })";
    tab.evaluate(back);
    assert_eq!(shown(&mut tab), cases.matching(&choice(&ids[..1])));
    tab.evaluate("document.querySelector('.reset').click()");
    assert_eq!((shown(&mut tab), tab.evaluate("location.search")), (all, json!("")));
}

#[test]
fn a_group_ticks_all_of_its_terms() {
    let Some(mut tab) = tab("groups of facets") else { return };
    let cases = Cases::of(built_guideline());
    let server = Server::start(built_guideline(), &[]);
    tab.open(&server.url("cases/?modes=refer"));
    let ids = tab.lines("[...document.querySelectorAll('[data-facet=categories] [data-term] :checked')].map(box => box.value)");
    assert_eq!(shown(&mut tab), cases.matching(&vec![("categories".into(), ids.clone())]));
    let state = "(box => [box.checked, box.indeterminate])(document.querySelector('[data-group=refer] input'))";
    assert_eq!(tab.evaluate(state), json!([true, false]));
    tab.evaluate(&format!("document.querySelector('[value={}]').click()", ids[0]));
    assert_eq!(tab.evaluate(state), json!([false, true]));
}

#[test]
fn a_long_list_is_read_in_pieces() {
    let Some(mut tab) = tab("facets of a long list") else { return };
    let facet = "name: 色\nterms:\n  - {id: a, name: あ, aliases: [old]}\n  - {id: b, name: い}\n  - {id: c, name: う}\n";
    let mut project = Project::new()
        .file("content/site.yaml", "title: 題\nlanguage: ja\nbase-url: https://example.org/\n")
        .file("content/facets/colours.yaml", facet);
    for number in 0..330 {
        let term = if number % 3 == 0 {
            "a"
        } else if number < 40 {
            "b"
        } else {
            "c"
        };
        let case = format!("---\ntitle: 事例{number}\nsummary: 要約\ncolours: [{term}]\n---\n");
        project = project.file(&format!("content/cases/case-{number}.md"), &case);
    }
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in &project.build().into_outcome().files {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }
    let cases = Cases::of(folder.path());
    let page = format!("file://{}", folder.path().join("cases/index.html").display());
    let of = |id: &str| cases.matching(&vec![("colours".into(), vec![id.to_owned()])]);
    assert_eq!((of("a").len(), of("b").len(), of("c").len()), (110, 26, 194));
    tab.open(&format!("{page}?colours=b"));
    assert_eq!(shown(&mut tab), of("b"));
    tab.open(&format!("{page}?colours=old"));
    let mut found = shown(&mut tab);
    assert_eq!(found.len(), 100);
    tab.evaluate("document.querySelector('.paging:not([hidden]) li:last-child a').click()");
    assert_eq!(tab.evaluate("location.search"), "?colours=a&page=2");
    tab.evaluate("new Promise(done => setTimeout(done, 300))");
    found.extend(shown(&mut tab));
    assert_eq!(found, of("a"));
    let href = tab.evaluate("document.querySelector('[data-case] a').href.endsWith('.html')");
    assert_eq!(href, true);
}

#[test]
fn without_scripts_each_term_is_a_link() {
    let Some(mut tab) = tab("facets without scripts") else { return };
    tab.show_on(Screen { scripts: false, ..Screen::DESKTOP });
    let server = Server::start(built_guideline(), &[]);
    tab.open(&server.url("cases/"));
    // The page's own scripts do not run; what is asked here does.
    let links = tab.evaluate("[...document.querySelectorAll('[data-term]')].every(item => item.querySelector('a[href$=\"index.html\"]'))");
    assert_eq!(links, true);
}
