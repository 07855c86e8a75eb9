//! What can be taken along, and how to print: `/downloads/`, and the files that a build made.

use super::frame::Frame;
use super::{Guide, Page, structured};
use crate::model::{Download, Link, Site};
use crate::render::Theme;
use crate::route::Route;
use crate::text;
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct DownloadsView {
    page: Frame,
    files: Vec<File>,
    date_text: Option<String>,
}

#[derive(Serialize, Hash)]
struct File {
    kind: &'static str,
    volume: usize,
    href: String,
    name: String,
    size: String,
}

#[derive(Serialize, Hash)]
struct StartView {
    page: Frame,
    description: Arc<str>,
}

/// Plans the page and the files.
pub(super) fn plan(site: &Site, theme: &Theme) -> Vec<Page> {
    let link = Link::to(theme.word("title_downloads"), Route::page("downloads/"));
    let page = Page::html(link.route.clone(), "downloads", move |site| view(site, &link));
    let files = site.downloads.iter();
    let files = files.map(|file| Page::made(file.route.clone(), file.bytes.clone()));
    std::iter::once(page).chain(files).collect()
}

fn view(site: &Guide<'_>, link: &Link) -> DownloadsView {
    let settings = &site.settings;
    let page = Frame::of(site, "downloads", link).updated(site, settings.updated.as_ref());
    let data = structured::thing(site, "WebPage", &page);
    DownloadsView {
        files: site.downloads.iter().map(file).collect(),
        date_text: settings.updated.as_ref().map(|date| text::date_text(date, &settings.language)),
        page: page.data(site, data),
    }
}

fn file(download: &Download) -> File {
    let path = download.route.path();
    File {
        kind: download.kind.ending(),
        volume: download.volume,
        href: path.to_owned(),
        name: path.rsplit('/').next().unwrap_or(path).to_owned(),
        size: size(download.bytes.len()),
    }
}

/// How much it is, as people say it: `820 kB`, `1.4 MB`.
fn size(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100_000);
    if bytes < 1_000_000 {
        format!("{} kB", bytes.div_ceil(1000))
    } else {
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}

/// The page that stands beside the folder in the zip and says what it is.
pub(crate) fn start(site: &Site) -> Page {
    let (title, description) = (site.settings.title.clone(), site.settings.description.clone());
    let route = Route::file("start.html");
    let view = {
        let route = route.clone();
        move |site: &Guide<'_>| StartView {
            page: Frame::new(site, "start", &route, &title),
            description: description.clone(),
        }
    };
    Page::html(route, "start", view).unlisted(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_as_people_say_them() {
        let check = |bytes, expected: &str| assert_eq!(size(bytes), expected);
        check(0, "0 kB");
        check(1, "1 kB");
        check(819_200, "820 kB");
        check(1_000_000, "1.0 MB");
        check(12_345_678, "12.4 MB");
    }
}
