//! Cases, or terms of a facet, side by side: `/compare/`, and what a script needs for it.
//!
//! Which ones, the address says (`?cases=a,b`), so a page cannot be made for each choice. A script reads
//! one small file for each thing that is compared, `data/compare/<kind>/<id>.js`, and the list of all names
//! (`data/compare/<kind>.js`) only when somebody looks for more: so it is quick however many there are.

use super::frame::Frame;
use super::related::Near;
use super::shown::shown_in;
use super::{Guide, Page, structured};
use crate::model::{CaseId, FacetId, Link, Passage, RowId, Site, TermId};
use crate::render::{Theme, Words, filled};
use crate::route::Route;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many links a list holds before the rest is only counted.
const FEW: usize = 40;

/// The way from `/compare/`, where all that is told here is shown, to the root.
const TO_ROOT: &str = "../";

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
        pages.push(Page::text(index_route(CASES), |site| case_index(site)));
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

/// A call of the page's script.
fn call(function: &str, arguments: &impl Serialize) -> String {
    let json = serde_json::to_string(arguments).unwrap_or_default();
    let mut call = String::with_capacity(json.len() + json.len() / 4);
    call.push_str("renkei.compare.");
    call.push_str(function);
    call.push('(');
    // A list without its brackets: arguments, in which nothing ends the script.
    for (at, part) in json[1..json.len() - 1].split('<').enumerate() {
        call.push_str(if at == 0 { "" } else { "\\u003c" });
        call.push_str(part);
    }
    call.push_str(");\n");
    call
}

/// Ids and titles of all, and former ids.
fn index<'s>(
    kind: &str,
    all: impl Iterator<Item = (&'s Arc<str>, &'s Arc<Link>, &'s [Arc<str>])>,
) -> String {
    let mut former = BTreeMap::new();
    let names = all.map(|(id, link, aliases)| {
        former.extend(aliases.iter().map(|alias| (alias, id)));
        (id, &link.title)
    });
    let names: Vec<_> = names.collect();
    call("index", &(kind, names, former))
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
    tell: impl for<'s> Fn(&'s Guide<'_>, &Words) -> Compared<'s> + Send + Sync + 'static,
) -> Page {
    let route = Route::file(format!("data/compare/{kind}/{id}.js"));
    let (kind, id, words) = (kind.clone(), id.clone(), theme.words().clone());
    Page::text(route, move |site| call("add", &(&kind, &id, tell(site, &words))))
}

fn compared_case(site: &Site, theme: &Theme, id: CaseId) -> Page {
    let slug = &site.case(id).slug;
    file(&CASES.into(), slug, theme, move |site, words| case(site, site.near(id), words, id))
}

fn compared_term(site: &Site, theme: &Theme, id: TermId) -> Page {
    let term = site.term(id);
    let key = &site.taxonomy.facet(term.facet).key;
    file(key, &term.slug, theme, move |site, words| self::term(site, words, id))
}

/// What is told of a thing.
#[derive(Serialize)]
struct Compared<'s> {
    title: &'s str,
    href: String,
    summary: Option<&'s str>,
    lists: Vec<List<'s>>,
    html: Option<String>,
    /// Cases that may be set beside it: ids and titles.
    near: Vec<(&'s str, &'s str)>,
}

/// A heading, the first links under it, and how many there are.
#[derive(Serialize)]
struct List<'s>(Cow<'s, str>, Vec<Linked<'s>>, usize);

/// A title and where it leads to.
#[derive(Serialize)]
struct Linked<'s>(Cow<'s, str>, String);

/// What is told of a case: its terms facet by facet, its rows, its text.
fn case<'s>(site: &'s Site, near: &Near, words: &Words, id: CaseId) -> Compared<'s> {
    let case = site.case(id);
    let facets = site.taxonomy.facets.iter().map(|facet| {
        let terms = case.classification.of(facet).iter();
        list(Cow::from(&*facet.name), terms.map(|term| link(&site.term(*term).link)))
    });
    let rows = rows(site, words, "case_rows", site.index.rows_of_case(id));
    let near = near.iter().map(|(other, _)| site.case(*other));
    Compared {
        title: &case.link.title,
        href: from_compare(&case.link),
        summary: Some(&case.summary),
        lists: facets.chain([rows]).collect(),
        html: markup(&case.body, &case.slug, words),
        near: near.map(|other| (&*other.slug, &*other.link.title)).collect(),
    }
}

/// What is told of a term: its group, its text, its rows, and what its cases have.
fn term<'s>(site: &'s Site, words: &Words, id: TermId) -> Compared<'s> {
    let term = site.term(id);
    let own = site.taxonomy.facet(term.facet);
    let group = term.group.map(|group| link(&site.taxonomy.group(group).link));
    let grouped = own.grouped_by.as_ref();
    let groups = grouped.map(|grouped| list(Cow::from(&*grouped.name), group.into_iter()));
    let rows = rows(site, words, "term_rows", site.index.rows_of(id));
    let others = site.taxonomy.facet_ids().filter(|facet| *facet != term.facet);
    let others = others.map(|facet| beside(site, id, facet));
    let cases = site.index.cases_of(id).iter().map(|case| link(&site.case(*case).link));
    let cases = list(heading(words, "cases"), cases);
    Compared {
        title: &term.link.title,
        href: from_compare(&term.link),
        summary: term.summary.as_deref(),
        lists: groups.into_iter().chain([rows]).chain(others).chain([cases]).collect(),
        html: markup(&term.text, &term.slug, words),
        near: Vec::new(),
    }
}

/// The rows of the report's tables that tell of a thing.
fn rows<'s>(site: &'s Site, words: &Words, key: &str, rows: &[RowId]) -> List<'s> {
    let linked = |row: &RowId| {
        let row = site.row(*row);
        Linked(Cow::from(format!("{} {}", row.id, row.label)), from_compare(&row.link))
    };
    list(heading(words, key), rows.iter().map(linked))
}

/// The terms of another facet that the rows and the cases of a term have.
fn beside(site: &Site, id: TermId, facet: FacetId) -> List<'_> {
    let facet = site.taxonomy.facet(facet);
    let rows = site.index.rows_of(id).iter().map(|row| &site.row(*row).classification);
    let cases = site.index.cases_of(id).iter().map(|case| &site.case(*case).classification);
    let all = rows.chain(cases).flat_map(|classification| classification.of(facet));
    let all: BTreeSet<TermId> = all.copied().collect();
    list(Cow::from(&*facet.name), all.iter().map(|term| link(&site.term(*term).link)))
}

fn heading(words: &Words, key: &str) -> Cow<'static, str> {
    Cow::from(words.get(key).to_string())
}

fn list<'s>(heading: Cow<'s, str>, links: impl Iterator<Item = Linked<'s>>) -> List<'s> {
    let mut links: Vec<_> = links.collect();
    let total = links.len();
    links.truncate(FEW);
    List(heading, links, total)
}

fn link(link: &Link) -> Linked<'_> {
    Linked(Cow::from(&*link.title), from_compare(link))
}

fn from_compare(link: &Link) -> String {
    format!("{TO_ROOT}{}", link.href())
}

/// A text as markup; ids in it begin with the thing's own, so that two texts can stand on one page.
fn markup(text: &Passage, id: &str, words: &Words) -> Option<String> {
    let shown = shown_in(text, &format!("{id}."))?;
    Some(filled(&shown.html(), TO_ROOT, words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Piece, Prose};
    use crate::plan::related::related;
    use crate::plan::sample;
    use crate::render::notice;

    #[test]
    fn what_is_compared_is_told_under_headings_that_others_share() {
        let site = sample::site();
        let words = Words::default();
        let headings = |told: &Compared<'_>| {
            told.lists.iter().map(|list| &*list.0).collect::<Vec<_>>().join(" ")
        };
        for id in site.case_ids() {
            let told = case(&site, &related(&site, id), &words, id);
            assert_eq!(headings(&told), "機関 種類 理由 段階 case_rows");
        }
        let told = term(&site, &words, sample::term(&site, "a"));
        assert_eq!(headings(&told), "分野 term_rows 種類 理由 段階 cases");
        let List(_, kinds, total) = &told.lists[2];
        assert_eq!((&*kinds[0].0, *total), ("紹介", 2));
    }

    #[test]
    fn a_file_is_a_call_that_ends_no_script() {
        let called = call("add", &("cases", "<a href=\"../x\">"));
        assert_eq!(called, "renkei.compare.add(\"cases\",\"\\u003ca href=\\\"../x\\\">\");\n");
    }

    #[test]
    fn texts_lead_from_the_page_and_their_notices_have_titles() {
        let mut prose = Prose::default();
        prose.pieces.push(Piece::Html(&format!("<p>{}</p><a href=\"", notice(0))));
        prose.pieces.push(Piece::Href(0));
        prose.pieces.push(Piece::Html("\">x</a>"));
        let hrefs = [Some(Arc::from("cases/x/index.html"))].into();
        let text = Passage { prose: Arc::new(prose), hrefs };
        assert_eq!(
            markup(&text, "a", &Words::default()).as_deref(),
            Some("<p>alert_note</p><a href=\"../cases/x/index.html\">x</a>")
        );
    }
}
