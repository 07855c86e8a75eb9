//! Cases, or terms of a facet, side by side: `/compare/`, and what a script needs for it.
//!
//! Which ones, the address says (`?cases=a,b`), so a page cannot be made for each choice. A script reads
//! one small file for each thing that is compared, `data/compare/<kind>/<id>.js`, and the list of all names
//! (`data/compare/<kind>.js`) only when somebody looks for more: so it is quick however many there are.

use super::frame::Frame;
use super::related::related;
use super::shown::shown_in;
use super::{Guide, Page, structured};
use crate::model::{CaseId, FacetId, Link, Passage, Site, TermId};
use crate::render::{ROOT, Theme, Words};
use crate::route::Route;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many links a list holds before the rest is only counted.
const FEW: usize = 40;

/// How the address calls the case studies; facets go by their keys.
const CASES: &str = "cases";

#[derive(Serialize, Hash)]
struct CompareView {
    page: Frame,
    kinds: Vec<Kind>,
}

/// What can be set side by side: the cases, or the terms of a facet.
#[derive(Serialize, Hash)]
struct Kind {
    key: Arc<str>,
    /// The page that lists them all.
    #[serde(flatten)]
    link: Arc<Link>,
}

/// Whether there is anything to be compared.
pub(crate) fn is_possible(site: &Site) -> bool {
    has_two(site.case_ids()) || site.taxonomy.facet_ids().any(|facet| is_compared(site, facet))
}

/// Whether a facet has terms enough.
fn is_compared(site: &Site, facet: FacetId) -> bool {
    has_two(site.taxonomy.terms_of(facet))
}

fn has_two<T>(things: impl Iterator<Item = T>) -> bool {
    things.take(2).count() == 2
}

/// Plans the page and its data.
pub(super) fn plan(site: &Site, theme: &Theme) -> Vec<Page> {
    if !is_possible(site) {
        return Vec::new();
    }
    let link = Link::to(theme.word("title_compare"), Route::page("compare/"));
    let cases = super::cases::list(theme);
    let route = link.route.clone();
    let mut pages = vec![Page::html(route, "compare", move |site| view(site, &link, &cases))];
    if has_two(site.case_ids()) {
        pages.push(Page::text(index_route(CASES), case_index));
        pages.extend(site.case_ids().map(|id| compared_case(site, theme, id)));
    }
    for facet in site.taxonomy.facet_ids().filter(|facet| is_compared(site, *facet)) {
        let key = &site.taxonomy.facet(facet).key;
        pages.push(Page::text(index_route(key), move |site| term_index(site, facet)));
        pages.extend(site.taxonomy.terms_of(facet).map(|id| compared_term(site, theme, id)));
    }
    pages
}

fn view(site: &Guide<'_>, link: &Link, cases: &Arc<Link>) -> CompareView {
    let page = Frame::of(site, "compare", link);
    let data = structured::thing(site, "WebPage", &page);
    let cases = has_two(site.case_ids()).then(|| Kind { key: CASES.into(), link: cases.clone() });
    let facets = site.taxonomy.facet_ids().filter(|facet| is_compared(site, *facet));
    let facets = facets.map(|id| {
        let facet = site.taxonomy.facet(id);
        Kind {
            key: facet.key.clone(),
            link: Link::to(facet.name.clone(), facet.link.route.clone()),
        }
    });
    CompareView { kinds: cases.into_iter().chain(facets).collect(), page: page.data(site, data) }
}

fn index_route(kind: &str) -> Route {
    Route::file(format!("data/compare/{kind}.js"))
}

/// A call of the page's script; its links lead from `/compare/`.
fn call(function: &str, arguments: &[Value]) -> String {
    let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
    let arguments = arguments.join(", ").replace('<', "\\u003c").replace(ROOT, "../");
    format!("renkei.compare.{function}({arguments});\n")
}

/// Ids and titles of all, and former ids.
fn index<'s>(
    kind: &str,
    all: impl Iterator<Item = (&'s Arc<str>, &'s Arc<Link>, &'s [Arc<str>])>,
) -> String {
    let mut former = Map::new();
    let names = all.map(|(id, link, aliases)| {
        former.extend(aliases.iter().map(|alias| (alias.to_string(), json!(id))));
        json!([id, link.title])
    });
    let names: Vec<Value> = names.collect();
    call("index", &[json!(kind), Value::Array(names), Value::Object(former)])
}

fn case_index(site: &Site) -> String {
    let cases = site.cases.iter();
    index(CASES, cases.map(|case| (&case.slug, &case.link, case.aliases.as_slice())))
}

fn term_index(site: &Site, facet: FacetId) -> String {
    let terms = site.taxonomy.terms_of(facet).map(|id| site.term(id));
    let key = &site.taxonomy.facet(facet).key;
    index(key, terms.map(|term| (&term.slug, &term.link, term.aliases.as_slice())))
}

/// The file of something that can be compared.
fn file(
    kind: &Arc<str>,
    id: &Arc<str>,
    theme: &Theme,
    tell: impl Fn(&Site, &Words) -> Value + Send + Sync + 'static,
) -> Page {
    let route = Route::file(format!("data/compare/{kind}/{id}.js"));
    let (kind, id, words) = (kind.clone(), id.clone(), theme.words().clone());
    Page::text(route, move |site| call("add", &[json!(kind), json!(id), tell(site, &words)]))
}

fn compared_case(site: &Site, theme: &Theme, id: CaseId) -> Page {
    file(&CASES.into(), &site.case(id).slug, theme, move |site, words| case(site, words, id))
}

fn compared_term(site: &Site, theme: &Theme, id: TermId) -> Page {
    let term = site.term(id);
    let key = &site.taxonomy.facet(term.facet).key;
    file(key, &term.slug, theme, move |site, words| self::term(site, words, id))
}

/// What is told of a case: its terms facet by facet, its rows, its text.
fn case(site: &Site, words: &Words, id: CaseId) -> Value {
    let case = site.case(id);
    let facets = site.taxonomy.facets.iter().map(|facet| {
        let terms = case.classification.of(facet).iter();
        list(&facet.name, terms.map(|term| link(&site.term(*term).link)))
    });
    let rows = site.index.rows_of_case(id).iter().map(|row| site.row(*row));
    let rows = rows.map(|row| titled(&format!("{} {}", row.id, row.label), &row.link));
    let rows = list(&words.get("case_rows"), rows);
    let near = related(site, id);
    let near = near.iter().map(|(other, _)| site.case(*other));
    json!({
        "title": case.link.title,
        "href": from_root(&case.link),
        "summary": case.summary,
        "lists": facets.chain([rows]).collect::<Vec<_>>(),
        "html": markup(&case.body, &case.slug),
        "near": near.map(|other| json!([other.slug, other.link.title])).collect::<Vec<_>>(),
    })
}

/// What is told of a term: its group, its text, its rows, and what its cases have.
fn term(site: &Site, words: &Words, id: TermId) -> Value {
    let term = site.term(id);
    let own = site.taxonomy.facet(term.facet);
    let group = term.group.map(|group| link(&site.taxonomy.group(group).link));
    let group_kind = own.grouped_by.as_ref().map(|grouped| list(&grouped.name, group.into_iter()));
    let rows = site.index.rows_of(id).iter().map(|row| site.row(*row));
    let rows = rows.map(|row| titled(&format!("{} {}", row.id, row.label), &row.link));
    let cases = site.index.cases_of(id).iter().map(|case| link(&site.case(*case).link));
    let lists = group_kind.into_iter().chain([list(&words.get("term_rows"), rows)]);
    let others = site.taxonomy.facet_ids().filter(|facet| *facet != term.facet);
    let others = others.map(|facet| beside(site, id, facet));
    json!({
        "title": term.link.title,
        "href": from_root(&term.link),
        "summary": term.summary,
        "lists": lists.chain(others).chain([list(&words.get("cases"), cases)]).collect::<Vec<_>>(),
        "html": markup(&term.text, &term.slug),
        "near": [],
    })
}

/// The terms of another facet that the rows and the cases of a term have.
fn beside(site: &Site, id: TermId, facet: FacetId) -> Value {
    let facet = site.taxonomy.facet(facet);
    let rows = site.index.rows_of(id).iter().map(|row| &site.row(*row).classification);
    let cases = site.index.cases_of(id).iter().map(|case| &site.case(*case).classification);
    let all = rows.chain(cases).flat_map(|classification| classification.of(facet));
    let all: BTreeSet<TermId> = all.copied().collect();
    list(&facet.name, all.iter().map(|term| link(&site.term(*term).link)))
}

/// A heading, the first links under it, and how many there are.
fn list(heading: &str, links: impl Iterator<Item = Value>) -> Value {
    let mut links: Vec<Value> = links.collect();
    let total = links.len();
    links.truncate(FEW);
    json!([heading, links, total])
}

fn link(link: &Link) -> Value {
    titled(&link.title, link)
}

fn titled(title: &str, link: &Link) -> Value {
    json!([title, from_root(link)])
}

fn from_root(link: &Link) -> String {
    format!("{ROOT}{}", link.href())
}

/// A text as markup; ids in it begin with the thing's own, so that two texts can stand on one page.
fn markup(text: &Passage, id: &str) -> Value {
    json!(shown_in(text, &format!("{id}.")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::sample;

    #[test]
    fn what_is_compared_is_told_under_headings_that_others_share() {
        let site = sample::site();
        let words = Words::default();
        let headings = |told: &Value| -> Vec<String> {
            let lists = told["lists"].as_array().into_iter().flatten();
            lists.map(|list| list[0].as_str().unwrap_or_default().to_owned()).collect()
        };
        let cases: Vec<Value> = site.case_ids().map(|id| case(&site, &words, id)).collect();
        assert_eq!(headings(&cases[0]), ["機関", "種類", "理由", "段階", "case_rows"]);
        assert!(cases.iter().all(|case| headings(case) == headings(&cases[0])));
        let told = term(&site, &words, sample::term(&site, "a"));
        assert_eq!(headings(&told), ["分野", "term_rows", "種類", "理由", "段階", "cases"]);
        let kinds = &told["lists"][2];
        assert_eq!((&kinds[1][0][0], &kinds[2]), (&json!("紹介"), &json!(2)));
    }

    #[test]
    fn a_file_is_a_call_with_links_from_the_page() {
        let called = call("add", &[json!("cases"), json!(format!("<a href=\"{ROOT}x\">"))]);
        let expected = "renkei.compare.add(\"cases\", \"\\u003ca href=\\\"../x\\\">\");\n";
        assert_eq!(called, expected);
    }
}
