//! What is known of a page or a work, whatever the form in which it is told.

use super::Cited;
use crate::model::{Author, Link, Site, Work};
use crate::plan::cell::cell_link;
use crate::plan::frame;
use crate::route::Route;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Something to cite.
pub(super) struct Reference<'s> {
    /// Its name among the references: its address with colons.
    pub(super) key: String,
    pub(super) kind: Kind,
    pub(super) title: Cow<'s, str>,
    pub(super) authors: &'s [Author],
    /// Who publishes it, or for whom its authors work.
    pub(super) publisher: Option<&'s str>,
    /// What it is a part of.
    pub(super) container: Option<&'s str>,
    pub(super) version: Option<&'s str>,
    /// When it last changed, `2026-11-22`.
    pub(super) date: Option<&'s str>,
    /// When somebody last checked it, in words.
    pub(super) note: Option<String>,
    pub(super) summary: Option<&'s str>,
    pub(super) url: Option<Cow<'s, str>>,
    pub(super) language: &'s str,
}

/// What kind of thing a reference is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A page of this site.
    Page,
    /// A work that the guideline rests on.
    Report,
}

/// What the model knows of a page.
#[derive(Clone, Default)]
struct Known<'s> {
    title: Cow<'s, str>,
    summary: Option<&'s str>,
    reviewed: Option<&'s str>,
}

/// Everything that can be cited, by its address.
pub(super) struct References<'s> {
    site: &'s Site,
    reviewed: &'s str,
    known: HashMap<Route, Known<'s>>,
}

impl<'s> References<'s> {
    /// All that a site knows; `titles` are those of pages that are no part of it.
    pub(super) fn of(
        site: &'s Site,
        titles: &'s BTreeMap<Route, Arc<str>>,
        reviewed: &'s str,
    ) -> References<'s> {
        let mut all = References { site, reviewed, known: HashMap::new() };
        for (route, title) in titles {
            let known = Known { title: Cow::Borrowed(title), ..Known::default() };
            all.known.insert(route.clone(), known);
        }
        all.add_taxonomy();
        all.add_grids();
        for matrix in &site.matrices {
            all.add(&matrix.link, None, None);
        }
        for case in &site.cases {
            all.add(&case.link, Some(&case.summary), case.reviewed.as_ref());
        }
        for page in &site.pages {
            all.add(&page.link, page.summary.as_ref(), page.reviewed.as_ref());
        }
        all.add(&frame::home(site), Some(&site.settings.description), None);
        all
    }

    fn add(&mut self, link: &Link, summary: Option<&'s Arc<str>>, reviewed: Option<&'s Arc<str>>) {
        let known = Known {
            title: Cow::Owned(link.title.to_string()),
            summary: summary.map(AsRef::as_ref),
            reviewed: reviewed.map(AsRef::as_ref),
        };
        self.known.insert(link.route.clone(), known);
    }

    fn add_taxonomy(&mut self) {
        let taxonomy = &self.site.taxonomy;
        for facet in &taxonomy.facets {
            // Its page is headed by its name, not by what links to it say.
            self.add(&Link::to(facet.name.clone(), facet.link.route.clone()), None, None);
            if let Some(grouped) = &facet.grouped_by {
                self.add(&grouped.link, None, None);
            }
        }
        for group in &taxonomy.groups {
            self.add(&group.link, group.summary.as_ref(), None);
        }
        for term in &taxonomy.terms {
            self.add(&term.link, term.summary.as_ref(), None);
        }
    }

    fn add_grids(&mut self) {
        for grid in &self.site.grids {
            self.add(&grid.link, None, None);
            for crossing in grid.cells.keys() {
                self.add(&cell_link(self.site, grid, *crossing), None, None);
            }
        }
    }

    /// The works, and the pages of these routes in their order.
    pub(super) fn all(mut self, cited: &'s [Cited]) -> Vec<Reference<'s>> {
        let site = self.site;
        let mut all: Vec<_> = site.works.iter().map(|work| report(site, work)).collect();
        for (route, updated) in cited {
            if let Some(known) = self.known.remove(route) {
                all.push(self.page(route, updated.as_deref(), known));
            }
        }
        all
    }

    fn page(&self, route: &Route, updated: Option<&'s str>, known: Known<'s>) -> Reference<'s> {
        let settings = &self.site.settings;
        let is_home = route.address().is_empty();
        Reference {
            key: key(self.site, route),
            kind: Kind::Page,
            title: known.title,
            authors: &[],
            publisher: settings.publisher.as_deref(),
            container: (!is_home).then_some(&*settings.title),
            version: settings.version.as_deref(),
            date: updated.or(settings.updated.as_deref()),
            note: known.reviewed.map(|date| format!("{}: {date}", self.reviewed)),
            summary: known.summary,
            url: Some(Cow::Owned(frame::canonical(self.site, route))),
            language: &settings.language,
        }
    }
}

fn report<'s>(site: &'s Site, work: &'s Work) -> Reference<'s> {
    Reference {
        key: format!("sources:{}", work.id),
        kind: Kind::Report,
        title: Cow::Borrowed(&work.title),
        authors: &work.authors,
        publisher: work.authors.iter().find_map(|author| author.affiliation.as_deref()),
        container: work.container.as_deref(),
        version: None,
        date: work.date.as_deref(),
        note: None,
        summary: None,
        url: work.url.as_deref().map(Cow::Borrowed),
        language: &site.settings.language,
    }
}

/// `cases:letter` for `cases/letter/`. The home page has the name of its host, which has a dot, so
/// that no id can be the same.
fn key(site: &Site, route: &Route) -> String {
    let address = route.address().trim_end_matches('/');
    if address.is_empty() {
        let url = &site.settings.base_url;
        let host = url.split_once("://").map_or(&**url, |(_, host)| host);
        return host.trim_end_matches('/').replace(['/', ':'], "-");
    }
    address.replace('/', ":")
}
