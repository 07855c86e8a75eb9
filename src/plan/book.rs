//! The booklet as the chapters of an electronic book: a file each, and one for each case.
//!
//! Not among the planners: these pages are packed into one file, and none is part of the site.

use super::booklet::{Booklet, Form, Held, file};
use super::grid::{Table, table};
use super::print::{Contents, Cover, contents_in, cover};
use super::print_parts::{Entry, Item, Part, Source};
use super::{Guide, Page};
use crate::model::{CaseId, Site};
use crate::render::{Theme, Words};
use crate::route::Route;
use serde::Serialize;
use std::sync::Arc;

/// A file of the book.
pub(crate) struct Chapter {
    /// Its name, such as `case.letter.xhtml`.
    pub(crate) name: String,
    /// How far its headings are moved up: a file of a book begins with the highest.
    pub(crate) raised: u8,
    /// What makes it.
    pub(crate) page: Page,
}

/// The name of the file in which readers find the contents.
pub(crate) const CONTENTS: &str = "nav.xhtml";

/// What a file shows: one of these.
#[derive(Default, Serialize, Hash)]
struct ChapterView {
    title: Arc<str>,
    cover: Option<Cover>,
    contents: Vec<Contents>,
    part: Option<Part>,
    items: Vec<Item>,
    links: Vec<Entry>,
    grid: Option<Table>,
}

/// Plans the files, in the order in which they are read.
pub(crate) fn chapters(site: &Site, theme: &Theme) -> Vec<Chapter> {
    let words = theme.words();
    let title = site.settings.title.clone();
    let mut chapters = vec![
        chapter(
            "cover.xhtml".to_owned(),
            0,
            move |site, _| ChapterView {
                title: title.clone(),
                cover: Some(cover(site)),
                ..ChapterView::default()
            },
            words,
        ),
        chapter(CONTENTS.to_owned(), 0, contents_view, words),
    ];
    let names = with_source(site, words, |source| {
        let names =
            source.parts(true).into_iter().map(|part| (part.name.clone(), part.is_of_cases()));
        names.collect::<Vec<_>>()
    });
    for (name, is_of_cases) in names {
        let part = name.clone();
        let view = move |site: &Site, words: &Words| part_view(site, words, &part);
        chapters.push(chapter(file(&name), 1, view, words));
        let cases = site.case_ids().filter(|_| is_of_cases);
        chapters.extend(cases.map(|id| {
            let view = move |site: &Site, words: &Words| case_view(site, words, id);
            chapter(file(&format!("case.{}", site.case(id).slug)), 2, view, words)
        }));
    }
    chapters.extend(site.grids.iter().enumerate().map(|(at, grid)| {
        let view = move |site: &Site, _: &Words| grid_view(site, at);
        chapter(file(&format!("grid.{}", grid.slug)), 1, view, words)
    }));
    chapters
}

fn chapter(
    name: String,
    raised: u8,
    view: impl Fn(&Site, &Words) -> ChapterView + Send + Sync + 'static,
    words: &Arc<Words>,
) -> Chapter {
    let words = words.clone();
    let view = move |site: &Guide<'_>| view(site, &words);
    let page = Page::html(Route::file(&name), "book", view);
    Chapter { name, raised, page }
}

/// Makes something of the whole booklet.
fn with_source<T>(site: &Site, words: &Words, make: impl FnOnce(&Source<'_>) -> T) -> T {
    let cases: Vec<CaseId> = site.case_ids().collect();
    let booklet = Arc::new(Booklet::of(site, &Held { frame: true, cases: &cases }, Form::Book));
    make(&Source { site, words, booklet: &booklet, cases: &cases })
}

fn contents_view(site: &Site, words: &Words) -> ChapterView {
    let mut contents = with_source(site, words, |source| {
        let parts = source.parts(true);
        parts.iter().map(|part| contents_in(source.booklet, part)).collect::<Vec<_>>()
    });
    contents.extend(site.grids.iter().map(|grid| Contents {
        part: Entry { title: grid.link.title.clone(), href: file(&format!("grid.{}", grid.slug)) },
        items: Vec::new(),
    }));
    ChapterView { title: words.get("contents"), contents, ..ChapterView::default() }
}

fn part_view(site: &Site, words: &Words, name: &str) -> ChapterView {
    with_source(site, words, |source| {
        let part = source.parts(true).into_iter().find(|part| part.name == name);
        let Some(mut part) = part else { return ChapterView::default() };
        let title = part.title.clone();
        let mut links = Vec::new();
        if part.is_of_cases() {
            let listed = contents_in(source.booklet, &part).items.into_iter();
            links = listed.map(|listed| listed.item).collect();
            part.items.clear();
        }
        ChapterView { title, part: Some(part), links, ..ChapterView::default() }
    })
}

fn case_view(site: &Site, words: &Words, id: CaseId) -> ChapterView {
    let item = with_source(site, words, |source| source.case_study(id));
    ChapterView { title: item.title.clone(), items: vec![item], ..ChapterView::default() }
}

fn grid_view(site: &Site, at: usize) -> ChapterView {
    let Some(grid) = site.grids.get(at) else { return ChapterView::default() };
    let title = grid.link.title.clone();
    ChapterView { title, grid: Some(table(site, grid)), ..ChapterView::default() }
}
