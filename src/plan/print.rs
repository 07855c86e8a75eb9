//! The whole guideline on one page, for paper: `/print/`. Above a number of cases an index of parts,
//! `/print/1/` and so on.

use super::booklet::{Booklet, Form, Held};
use super::frame::Frame;
use super::grid::{Table, table};
use super::print_parts::{Entry, Part, Source};
use super::{Guide, Page, structured};
use crate::model::{CaseId, Link, Site};
use crate::render::{Theme, Words};
use crate::route::Route;
use crate::text;
use serde::Serialize;
use std::ops::Range;
use std::sync::Arc;

/// How many cases a page for paper holds: above it browsers take minutes to lay one out.
const CASES: usize = 500;

/// How many cases a volume holds, where there are several: few enough to open and print at once.
const IN_VOLUME: usize = 200;

#[derive(Serialize, Hash)]
struct PrintView {
    page: Frame,
    cover: Cover,
    parts: Vec<Part>,
    contents: Vec<Contents>,
    index: Vec<Indexed>,
    grids: Vec<Table>,
    volumes: Vec<Bound>,
}

/// A volume as their index lists it: its page, and the first and the last of its cases.
#[derive(Clone, Serialize, Hash)]
struct Bound {
    #[serde(flatten)]
    link: Arc<Link>,
    ends: Option<[Arc<str>; 2]>,
}

/// What stands on the first sheet.
#[derive(Serialize, Hash)]
pub(super) struct Cover {
    title: Arc<str>,
    description: Arc<str>,
    notice: Option<Arc<str>>,
    version: Option<Arc<str>>,
    updated: Option<Arc<str>>,
    updated_text: Option<String>,
    publisher: Option<Arc<str>>,
    license: Option<Licence>,
}

#[derive(Serialize, Hash)]
struct Licence {
    name: Arc<str>,
    url: Option<Arc<str>>,
}

/// A part in the table of contents.
#[derive(Serialize, Hash)]
pub(super) struct Contents {
    #[serde(flatten)]
    pub(super) part: Entry,
    pub(super) items: Vec<Listed>,
}

/// An item as the contents list it.
#[derive(Serialize, Hash)]
pub(super) struct Listed {
    #[serde(flatten)]
    pub(super) item: Entry,
    is_group: bool,
}

/// A term in the index, and the cases that have it.
#[derive(Serialize, Hash)]
struct Indexed {
    #[serde(flatten)]
    term: Entry,
    facet: Arc<str>,
    items: Vec<Entry>,
}

/// What a page for paper holds.
#[derive(Clone, PartialEq, Eq)]
enum Volume {
    /// Everything.
    Whole,
    /// Everything but the cases.
    Frame,
    /// Some of the cases.
    Cases(Range<usize>),
}

/// Plans the page or, for very many cases, its volumes.
pub(super) fn plan(site: &Site, theme: &Theme) -> Vec<Page> {
    let list = Link::to(theme.word("title_print"), Route::page("print/"));
    let volumes = volumes(site.cases.len());
    let total = volumes.len();
    let mut links = Vec::new();
    let mut pages = Vec::new();
    for (at, volume) in volumes.into_iter().enumerate() {
        let number = at + 1;
        let link = match volume {
            Volume::Whole => list.clone(),
            _ => Link::to(
                Arc::from(format!("{} ({number}/{total})", list.title)),
                Route::page(&format!("print/{number}/")),
            ),
        };
        links.push(Bound { link: link.clone(), ends: ends(site, &volume) });
        let (words, list) = (theme.words().clone(), list.clone());
        pages.push(page(&link.route.clone(), move |site| {
            volume_view(site, &link, &list, &volume, &words)
        }));
    }
    if total > 1 {
        pages.push(page(&list.route.clone(), move |site| index_view(site, &list, &links)));
    }
    pages
}

fn page(route: &Route, view: impl Fn(&Guide<'_>) -> PrintView + Send + Sync + 'static) -> Page {
    Page::html(route.clone(), "print", view).unlisted(true)
}

/// What the volumes hold; a single one holds everything.
fn volumes(cases: usize) -> Vec<Volume> {
    if cases <= CASES {
        return vec![Volume::Whole];
    }
    let of_cases =
        (0..cases.div_ceil(IN_VOLUME)).map(|at| at * IN_VOLUME..cases.min((at + 1) * IN_VOLUME));
    std::iter::once(Volume::Frame).chain(of_cases.map(Volume::Cases)).collect()
}

/// The first and the last case of a volume, for who looks for one.
fn ends(site: &Site, volume: &Volume) -> Option<[Arc<str>; 2]> {
    let Volume::Cases(range) = volume else { return None };
    let cases = site.cases.get(range.clone())?;
    Some([cases.first()?.link.title.clone(), cases.last()?.link.title.clone()])
}

fn volume_view(
    site: &Site,
    link: &Arc<Link>,
    list: &Arc<Link>,
    volume: &Volume,
    words: &Words,
) -> PrintView {
    let page = Frame::new(site, "print", &link.route, &link.title);
    let page = if link.route == list.route { page } else { page.below([list.clone()]) };
    let all: Vec<CaseId> = site.case_ids().collect();
    let cases = match volume {
        Volume::Whole => all.as_slice(),
        Volume::Frame => &[],
        Volume::Cases(range) => &all[range.clone()],
    };
    let frame = !matches!(volume, Volume::Cases(_));
    let booklet = Arc::new(Booklet::of(site, &Held { frame, cases }, Form::Paper));
    let source = Source { site, words, booklet: &booklet, cases };
    let parts = source.parts(frame);
    let contents = parts.iter().map(|part| contents_in(&booklet, part)).collect();
    let data = structured::thing(site, "WebPage", &page);
    PrintView {
        cover: cover(site),
        parts,
        contents,
        index: index(&source),
        grids: if frame { grids(site) } else { Vec::new() },
        volumes: Vec::new(),
        page: page.data(site, data),
    }
}

fn index_view(site: &Site, list: &Arc<Link>, volumes: &[Bound]) -> PrintView {
    let page = Frame::new(site, "print", &list.route, &list.title);
    let links: Vec<Arc<Link>> = volumes.iter().map(|volume| volume.link.clone()).collect();
    let data = structured::collection(site, &page, &links);
    PrintView {
        cover: cover(site),
        parts: Vec::new(),
        contents: Vec::new(),
        index: Vec::new(),
        grids: Vec::new(),
        volumes: volumes.to_vec(),
        page: page.data(site, data),
    }
}

pub(super) fn cover(site: &Site) -> Cover {
    let settings = &site.settings;
    let date = |date: &Arc<str>| text::date_text(date, &settings.language);
    Cover {
        title: settings.title.clone(),
        description: settings.description.clone(),
        notice: settings.notice.clone(),
        version: settings.version.clone(),
        updated: settings.updated.clone(),
        updated_text: settings.updated.as_ref().map(date),
        publisher: settings.publisher.clone(),
        license: settings
            .licence
            .as_ref()
            .map(|licence| Licence { name: licence.name.clone(), url: licence.url.clone() }),
    }
}

/// A part with its items as the contents list them.
pub(super) fn contents_in(booklet: &Booklet, part: &Part) -> Contents {
    // What is looked up has an order of its own; its items would drown the others.
    let items = if part.comes_behind_cases() { &[][..] } else { &part.items };
    let items = items.iter().map(|item| Listed {
        item: Entry {
            title: item.title.clone(),
            href: booklet.place(part.chapter_of(item), &item.anchor),
        },
        is_group: item.is_group,
    });
    let href = booklet.place(&part.name, &part.anchor);
    Contents { part: Entry { title: part.title.clone(), href }, items: items.collect() }
}

/// The terms of the cases, each with the cases that have it.
fn index(source: &Source<'_>) -> Vec<Indexed> {
    let site = source.site;
    let mut by_term = vec![Vec::new(); site.taxonomy.terms.len()];
    for id in source.cases {
        let case = site.case(*id);
        for term in case.classification.terms() {
            by_term[term.0 as usize].push(case);
        }
    }
    let terms = site.taxonomy.terms.iter().zip(by_term);
    let indexed = terms.map(|(term, cases)| Indexed {
        term: source.entry(&term.link),
        facet: site.taxonomy.facet(term.facet).name.clone(),
        items: cases.iter().map(|case| source.entry(&case.link)).collect(),
    });
    indexed.filter(|term| !term.items.is_empty()).collect()
}

/// The tables that cross two facets.
fn grids(site: &Site) -> Vec<Table> {
    site.grids.iter().map(|grid| table(site, grid)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_cases_than_a_page_holds_come_in_volumes() {
        assert!(volumes(0) == [Volume::Whole]);
        assert!(volumes(500) == [Volume::Whole]);
        let of_cases = |range| Volume::Cases(range);
        let three = [of_cases(0..200), of_cases(200..400), of_cases(400..501)];
        assert!(volumes(501)[1..] == three && volumes(501)[0] == Volume::Frame);
        assert_eq!(volumes(10_000).len(), 51);
    }
}
