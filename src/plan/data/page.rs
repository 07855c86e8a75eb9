//! The page that tells of the files: `/data/`.

use super::tables::{Table, tables};
use super::{FOLDER, edition, file, package, plain_text, schema};
use crate::model::Site;
use crate::plan::frame::{self, Frame};
use crate::plan::structured::{self, Data};
use crate::plan::{Guide, Page};
use crate::render::{Theme, Words};
use crate::route::Route;
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct DataView {
    page: Frame,
    edition: String,
    sets: Vec<Set>,
    package_href: String,
    text_href: String,
    outline_href: String,
}

/// What can be had as a table, and perhaps as a list for programs.
#[derive(Serialize, Hash)]
struct Set {
    title: Arc<str>,
    table_href: String,
    list_href: Option<String>,
    schema_href: Option<String>,
}

/// Plans the page.
pub(super) fn plan(theme: &Theme) -> Page {
    let (title, words) = (theme.word("title_data"), theme.words().clone());
    let route = Route::page(FOLDER);
    let view = {
        let route = route.clone();
        move |site: &Guide<'_>| view(site, &route, &title, &words)
    };
    Page::html(route, "data", view)
}

fn view(site: &Site, route: &Route, title: &Arc<str>, words: &Words) -> DataView {
    let lead = words.get("data_lead");
    let page = Frame::new(site, "data", route, title)
        .described(Some(&lead))
        .updated(site, site.settings.updated.as_ref());
    let set = |table: Table| Set {
        title: table.title(site, words),
        table_href: file(&table.path(site)).path().to_owned(),
        list_href: table.list().map(|name| file(&format!("{name}.json")).path().to_owned()),
        schema_href: table.list().map(|name| schema::route(name).path().to_owned()),
    };
    DataView {
        edition: edition(site),
        sets: tables(site).map(set).collect(),
        package_href: package::route().path().to_owned(),
        text_href: plain_text::WHOLE.to_owned(),
        outline_href: plain_text::OUTLINE.to_owned(),
        page: {
            let data = described(site, &page, words);
            page.data(site, data)
        },
    }
}

/// All files as one data set.
fn described(site: &Site, page: &Frame, words: &Words) -> Data {
    let settings = &site.settings;
    let files = tables(site).flat_map(|table| {
        let title = table.title(site, words);
        let csv = download(site, &title, &file(&table.path(site)), "text/csv");
        let json = table
            .list()
            .map(|name| download(site, &title, &file(&format!("{name}.json")), "application/json"));
        std::iter::once(csv).chain(json)
    });
    let name = format!("{}: {}", settings.title, page.title());
    let data = Data::new("Dataset")
        .with("@id", page.canonical())
        .with("url", page.canonical())
        .with("name", &name)
        .with("description", &settings.description)
        .with("inLanguage", &settings.language)
        .with("isAccessibleForFree", &true)
        .with_some("version", settings.version.as_ref())
        .with_some("dateModified", settings.updated.as_ref())
        .with_some("license", structured::licence(site))
        .with_part("isPartOf", Data::new("WebSite").with("@id", &settings.base_url))
        .with_parts("distribution", files);
    match &settings.publisher {
        Some(name) => data.with_part("creator", Data::new("Organization").with("name", name)),
        None => data,
    }
}

fn download(site: &Site, title: &Arc<str>, route: &Route, form: &str) -> Data {
    Data::new("DataDownload")
        .with("name", title)
        .with("encodingFormat", form)
        .with("contentUrl", &frame::canonical(site, route))
}
