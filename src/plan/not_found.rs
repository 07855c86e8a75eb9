//! `404.html`: what any address may answer with, so that its links carry the base path.

use super::frame::{Frame, NOT_FOUND};
use super::{Guide, Page};
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
    let route = Route::file(NOT_FOUND);
    let view = {
        let route = route.clone();
        move |site: &Guide<'_>| NotFoundView { page: Frame::new(site, "not_found", &route, &title) }
    };
    vec![Page::html(route, "not_found", view).unlisted(true)]
}
