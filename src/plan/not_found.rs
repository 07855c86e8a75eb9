//! `404.html`: what any address may answer with, so that its links carry the base path.

use super::Page;
use super::frame::Frame;
use crate::model::Site;
use crate::render::Theme;
use crate::route::Route;
use serde::Serialize;

#[derive(Serialize, Hash)]
struct NotFoundView {
    page: Frame,
}

/// Plans the page for addresses that lead nowhere.
pub(super) fn plan(_site: &Site, theme: &Theme) -> Vec<Page> {
    let title = theme.word("title_not_found");
    let route = Route::file("404.html");
    let view = {
        let route = route.clone();
        move |site: &Site| NotFoundView { page: Frame::new(site, "not_found", &route, &title) }
    };
    vec![Page::html(route, "not_found", view).unlisted(true)]
}
