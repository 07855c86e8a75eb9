//! What the guideline rests on: each work with its places, and what rests on each place: `/sources/`.

use super::Page;
use super::frame::Frame;
use super::structured::{self, Data};
use crate::model::{Author, Citation, Link, PlaceId, Site, Work};
use crate::render::Theme;
use crate::route::Route;
use crate::text;
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct SourcesView {
    page: Frame,
    sources: Vec<ShownWork>,
}

#[derive(Serialize, Hash)]
struct ShownWork {
    id: Arc<str>,
    title: Arc<str>,
    authors_text: String,
    container: Option<Arc<str>>,
    date: Option<Arc<str>>,
    url: Option<Arc<str>>,
    citation_text: String,
    note: Option<Arc<str>>,
    places: Vec<ShownPlace>,
}

#[derive(Serialize, Hash)]
struct ShownPlace {
    label: Arc<str>,
    title: Arc<str>,
    anchor: Option<Arc<str>>,
    #[serde(flatten)]
    citing: Citing,
}

/// What rests on a place.
#[derive(Clone, Default, Serialize, Hash)]
struct Citing {
    matrix: Option<Arc<Link>>,
    terms: Vec<Arc<Link>>,
    rows: Vec<Arc<Link>>,
    cases: Vec<Arc<Link>>,
    pages: Vec<Arc<Link>>,
}

/// Plans the page of sources.
pub(super) fn plan(site: &Site, theme: &Theme) -> Vec<Page> {
    if site.works.is_empty() {
        return Vec::new();
    }
    let list = Link::to(theme.word("title_sources"), Route::page("sources/"));
    vec![Page::html(list.route.clone(), "sources", move |site| view(site, &list))]
}

fn view(site: &Site, list: &Link) -> SourcesView {
    let page =
        Frame::new(site, "sources", &list.route, &list.title).source(site, "content/site.yaml");
    let works = site.works.iter().map(|work| described(site, work));
    let data = structured::thing(site, "CollectionPage", &page).with_parts("mainEntity", works);
    let mut citing = citing(site);
    let works = site.works.iter().map(|work| shown_work(site, work, &mut citing));
    SourcesView { sources: works.collect(), page: page.data(site, data) }
}

fn shown_work(site: &Site, work: &Work, citing: &mut [Citing]) -> ShownWork {
    let language = &site.settings.language;
    let place = |id: &PlaceId| {
        let place = site.place(*id);
        ShownPlace {
            label: place.label.clone(),
            title: place.title.clone(),
            anchor: place.link.anchor.clone(),
            citing: std::mem::take(&mut citing[id.0 as usize]),
        }
    };
    ShownWork {
        id: work.id.clone(),
        title: work.title.clone(),
        authors_text: authors_text(&work.authors, language),
        container: work.container.clone(),
        date: work.date.clone(),
        url: work.url.clone(),
        citation_text: citation_text(work, language),
        note: work.note.clone(),
        places: work.places.iter().map(place).collect(),
    }
}

/// For each place of all works, what cites it.
fn citing(site: &Site) -> Vec<Citing> {
    let mut citing = vec![Citing::default(); site.places.len()];
    let mut note = |citations: &[Citation], put: &dyn Fn(&mut Citing)| {
        for citation in citations {
            if let Citation::Place(place) = citation {
                put(&mut citing[place.0 as usize]);
            }
        }
    };
    for matrix in &site.matrices {
        note(&matrix.citations, &|place| place.matrix = Some(matrix.link.clone()));
    }
    for group in &site.taxonomy.groups {
        note(&group.citations, &|place| place.terms.push(group.link.clone()));
    }
    for term in &site.taxonomy.terms {
        note(&term.citations, &|place| place.terms.push(term.link.clone()));
    }
    for row in &site.rows {
        note(&row.citations, &|place| place.rows.push(row.link.clone()));
    }
    for case in &site.cases {
        note(&case.citations, &|place| place.cases.push(case.link.clone()));
    }
    for page in &site.pages {
        note(&page.citations, &|place| place.pages.push(page.link.clone()));
    }
    for entry in &site.glossary {
        note(&entry.citations, &|place| place.pages.push(entry.link.clone()));
    }
    citing
}

fn authors_text(authors: &[Author], language: &str) -> String {
    text::list(authors.iter().map(|author| name(author, language)), language)
}

fn name(author: &Author, language: &str) -> String {
    match language {
        "ja" => format!("{}{}", author.family, author.given),
        _ => format!("{} {}", author.given, author.family),
    }
}

/// How the work is to be cited: who, what, where, when.
pub(crate) fn citation_text(work: &Work, language: &str) -> String {
    let authors = authors_text(&work.authors, language);
    let title = &work.title;
    let first = match language {
        "ja" => format!("{authors}「{title}」"),
        _ if authors.is_empty() => format!("“{title}”"),
        _ => format!("{authors}, “{title}”"),
    };
    let rest = [&work.container, &work.date, &work.url];
    let rest = rest.into_iter().flatten().map(AsRef::as_ref);
    text::list(std::iter::once(first.as_str()).chain(rest), language)
}

/// A work as machines know it.
fn described(site: &Site, work: &Work) -> Data {
    let authors = work.authors.iter().map(|author| {
        Data::new("Person").with("familyName", &author.family).with("givenName", &author.given)
    });
    let data = Data::new("CreativeWork")
        .with("name", &work.title)
        .with_parts("author", authors)
        .with("inLanguage", &site.settings.language)
        .with_some("datePublished", work.date.as_ref())
        .with_some("url", work.url.as_ref());
    match &work.container {
        Some(container) => {
            data.with_part("isPartOf", Data::new("CreativeWork").with("name", container))
        }
        None => data,
    }
}
