//! The guideline for machines: `data/` with its lists as JSON and as tables for spreadsheets, what
//! stands in each, and the whole as plain text.
//!
//! Drafts are left out everywhere: what is taken from here is used elsewhere.

mod csv;
mod lists;
mod package;
mod page;
mod plain_text;
mod schema;
mod tables;

use super::Page;
use crate::model::Site;
use crate::render::Theme;
use crate::route::Route;
use crate::text;

/// Where the files lie, and the page that tells of them.
const FOLDER: &str = "data/";

/// Plans the files and the page that tells of them.
pub(super) fn plan(site: &Site, theme: &Theme) -> Vec<Page> {
    let words = theme.words();
    let mut pages = lists::plan(words);
    pages.extend(tables::plan(site, words));
    pages.push(package::plan(words));
    pages.extend(plain_text::plan(words));
    pages.push(page::plan(theme));
    pages
}

/// A file below `data/`.
fn file(path: &str) -> Route {
    Route::file(format!("{FOLDER}{path}"))
}

/// Which edition of the guideline it is, and of which day: `第1.0版、2026年11月22日`.
pub(super) fn edition(site: &Site) -> String {
    text::list(super::frame::edition(&site.settings), &site.settings.language)
}
