//! Search: its page, and the files of its index.
//!
//! Not among the planners: how many files there are depends on how long the texts are.

use super::frame::Frame;
use super::{Guide, Page};
use crate::model::{Link, Site};
use crate::render::Theme;
use crate::route::Route;
pub(super) use crate::search::File;
use crate::search::{Files, Labels, Memory};
use serde::Serialize;

#[derive(Serialize, Hash)]
struct SearchView {
    page: Frame,
}

/// What the files of the index are made from.
pub(crate) fn files(site: &Site, theme: &Theme, memory: &Memory) -> Files {
    let labels = Labels {
        cases: theme.word("cases"),
        rows: theme.word("rows"),
        matrices: theme.word("matrices"),
        glossary: theme.word("title_glossary"),
        pages: theme.word("pages"),
    };
    Files::new(site, &labels, memory.clone())
}

/// Plans the page and the index.
pub(super) fn plan(theme: &Theme, files: &Files) -> Vec<Page> {
    std::iter::once(page(theme)).chain(files.all().into_iter().map(Page::searched)).collect()
}

fn page(theme: &Theme) -> Page {
    let link = Link::to(theme.word("title_search"), Route::page("search/"));
    let view = {
        let link = link.clone();
        move |site: &Guide<'_>| SearchView {
            page: Frame::new(site, "search", &link.route, &link.title).under("search"),
        }
    };
    Page::html(link.route.clone(), "search", view).unlisted(true)
}
