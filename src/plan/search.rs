//! Search: its page, and the files of its index.
//!
//! Not among the planners: what it reads of the site is remembered from one round to the next.

use super::frame::Frame;
use super::{Guide, Page};
use crate::model::{Link, Site};
use crate::render::Theme;
use crate::route::Route;
use crate::search::{Files, Labels, Memory};
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct SearchView {
    page: Frame,
}

/// Plans the page and the index.
pub(super) fn plan(site: &Site, theme: &Theme, memory: &Memory) -> Vec<Page> {
    let mut pages = vec![page(theme)];
    let labels = Labels {
        cases: theme.word("cases"),
        rows: theme.word("rows"),
        matrices: theme.word("matrices"),
        glossary: theme.word("title_glossary"),
        pages: theme.word("pages"),
    };
    let files = Arc::new(Files::new(site, &labels, memory.clone()));
    for file in files.all() {
        let files = files.clone();
        let route = Route::file(format!("search/{}.js", file.name()));
        pages.push(Page::text(route, move |site| files.text(site, file)));
    }
    pages
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
