//! What every page shows around its own matter: title, way back, address, dates.

use super::shown::{Shown, shown};
use super::structured::{self, Data};
use crate::model::{Heading, Link, Passage, Settings, Site};
use crate::render::ROOT;
use crate::route::Route;
use crate::text;
use serde::Serialize;
use std::sync::Arc;

/// The page that any address may answer with.
pub(super) const NOT_FOUND: &str = "404.html";

/// The part of a view that is the same for every kind of page; `page` in a template.
#[derive(Debug, Serialize, Hash)]
pub(crate) struct Frame {
    kind: &'static str,
    title: Arc<str>,
    heading: Arc<str>,
    heading_html: Arc<str>,
    description: Arc<str>,
    root: &'static str,
    path: String,
    canonical: String,
    breadcrumbs: Vec<Arc<Link>>,
    nav_key: Arc<str>,
    draft: bool,
    noindex: bool,
    updated: Option<Arc<str>>,
    updated_text: Option<String>,
    reviewed: Option<Arc<str>>,
    reviewed_text: Option<String>,
    headings: Vec<Heading>,
    data: Option<String>,
    plain_html: Option<Shown>,
    cite_text: String,
    source_path: Option<Arc<str>>,
    edit_url: Option<String>,
}

impl Frame {
    /// The frame of a page that a link leads to.
    pub(crate) fn of(site: &Site, kind: &'static str, link: &Link) -> Frame {
        Frame::titled(site, kind, &link.route, &link.title, link.title_html())
    }

    /// A frame with title and address; the rest is added by the functions below.
    pub(crate) fn new(site: &Site, kind: &'static str, route: &Route, title: &Arc<str>) -> Frame {
        Frame::titled(site, kind, route, title, Arc::from(text::phrases(title)))
    }

    fn titled(
        site: &Site,
        kind: &'static str,
        route: &Route,
        title: &Arc<str>,
        title_html: Arc<str>,
    ) -> Frame {
        let settings = &site.settings;
        let is_404 = route.path() == NOT_FOUND;
        let is_home = route.address().is_empty();
        Frame {
            kind,
            title: title.clone(),
            heading: title.clone(),
            heading_html: title_html,
            description: settings.description.clone(),
            root: ROOT,
            path: route.path().to_owned(),
            canonical: canonical(site, route),
            breadcrumbs: if is_home { Vec::new() } else { vec![home(site)] },
            nav_key: Arc::default(),
            draft: false,
            // A sheet to fill in is nothing to find: its page is.
            noindex: is_404 || kind == "form",
            updated: None,
            updated_text: None,
            reviewed: None,
            reviewed_text: None,
            headings: Vec::new(),
            data: None,
            plain_html: None,
            cite_text: cite_text(site, title, &canonical(site, route), None),
            source_path: None,
            edit_url: None,
        }
    }

    /// The way back between the home page and this one, nearest last.
    pub(crate) fn below(mut self, breadcrumbs: impl IntoIterator<Item = Arc<Link>>) -> Frame {
        self.breadcrumbs.extend(breadcrumbs);
        self
    }

    /// What the page is about, for search engines and previews.
    pub(crate) fn described(mut self, description: Option<&Arc<str>>) -> Frame {
        if let Some(description) = description {
            self.description = description.clone();
        }
        self
    }

    /// The heading, where it is shorter than the title.
    pub(crate) fn headed(mut self, heading: &Link) -> Frame {
        self.heading = heading.title.clone();
        self.heading_html = heading.title_html();
        self
    }

    /// The entry of the navigation under which the page stands.
    pub(crate) fn under(mut self, nav_key: &str) -> Frame {
        self.nav_key = Arc::from(nav_key);
        self
    }

    /// Marks what must not be published yet.
    pub(crate) fn draft(mut self, draft: bool) -> Frame {
        self.draft = draft;
        self.noindex |= draft;
        self
    }

    /// When it last changed.
    pub(crate) fn updated(mut self, site: &Site, date: Option<&Arc<str>>) -> Frame {
        self.updated = date.cloned();
        self.updated_text = date.map(|date| text::date_text(date, &site.settings.language));
        self.cite_text = cite_text(site, &self.title, &self.canonical, date);
        self
    }

    /// When somebody last checked what it says.
    pub(crate) fn reviewed(mut self, site: &Site, date: Option<&Arc<str>>) -> Frame {
        self.reviewed = date.cloned();
        self.reviewed_text = date.map(|date| text::date_text(date, &site.settings.language));
        self
    }

    /// The headings of its text.
    pub(crate) fn headings(mut self, headings: &[Heading]) -> Frame {
        self.headings = headings.to_vec();
        self
    }

    /// The same in easy words.
    pub(crate) fn plain(mut self, passage: &Passage) -> Frame {
        self.plain_html = shown(passage);
        self
    }

    /// The file that an editor would change.
    pub(crate) fn source(mut self, site: &Site, path: &str) -> Frame {
        self.source_path = Some(Arc::from(path));
        let edit_url = site.settings.edit_url.as_ref();
        self.edit_url = edit_url.map(|url| url.replace("{path}", path));
        self
    }

    /// What machines should know of the page, as JSON-LD (see [`structured`]), with the way back
    /// to the home page beside it. Comes last: it tells what the frame holds.
    pub(crate) fn data(mut self, site: &Site, own: Data) -> Frame {
        let way = self.breadcrumbs.iter().map(|link| (link.title.as_ref(), link.route.address()));
        let here = (self.title.as_ref(), self.canonical.as_str());
        self.data = Some(structured::graph(own, &site.settings.base_url, way, here));
        self
    }

    /// Its title.
    pub(crate) fn title(&self) -> &str {
        &self.title
    }

    /// What the page is about.
    pub(crate) fn description(&self) -> &str {
        &self.description
    }

    /// The page's absolute address.
    pub(crate) fn canonical(&self) -> &str {
        &self.canonical
    }
}

/// The link to the home page.
pub(crate) fn home(site: &Site) -> Arc<Link> {
    Link::to(site.settings.title.clone(), Route::page(""))
}

/// The absolute address of a page.
pub(crate) fn canonical(site: &Site, route: &Route) -> String {
    format!("{}{}", site.settings.base_url, route.address())
}

/// The way from a page up to the site's root. What answers any address names the whole path.
pub(crate) fn way_to_root(site: &Site, route: &Route) -> String {
    match route.path() {
        NOT_FOUND => text::escape(base_path(&site.settings.base_url)),
        _ => route.to_root(),
    }
}

/// The path part of an absolute address: `/guide/` of `https://example.org/guide/`.
pub(crate) fn base_path(base_url: &str) -> &str {
    let host = base_url.find("://").map_or(0, |at| at + 3);
    base_url[host..].find('/').map_or("/", |at| &base_url[host + at..])
}

/// Which edition of the guideline it is, and of which day, as far as it says.
pub(crate) fn edition(settings: &Settings) -> impl Iterator<Item = String> {
    edition_of(settings, settings.updated.as_ref())
}

/// The same with the day of a page.
fn edition_of(settings: &Settings, date: Option<&Arc<str>>) -> impl Iterator<Item = String> {
    let version = settings.version.as_ref().map(|version| match settings.language.as_ref() {
        "ja" => format!("第{version}版"),
        _ => format!("version {version}"),
    });
    let date = date.map(|date| text::date_text(date, &settings.language));
    [version, date].into_iter().flatten()
}

/// How the page is to be cited: its title, the guideline, its edition, the day it last changed, its
/// lasting address.
fn cite_text(site: &Site, title: &str, address: &str, updated: Option<&Arc<str>>) -> String {
    let settings = &site.settings;
    let edition = edition_of(settings, updated.or(settings.updated.as_ref()));
    let rest = text::list(edition.chain([address.to_owned()]), &settings.language);
    let whole = &settings.title;
    match (&*settings.language == "ja", *title == **whole) {
        (true, true) => format!("『{whole}』{rest}"),
        (true, false) => format!("「{title}」『{whole}』{rest}"),
        (false, true) => format!("{whole}, {rest}"),
        (false, false) => format!("“{title}”, {whole}, {rest}"),
    }
}
