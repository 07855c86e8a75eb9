//! All terms of a facet, group by group: `/agencies/`.

use super::flow::{Flow, flow};
use super::frame::Frame;
use super::shapes::{CountedGroup, FacetMark, counted_groups, facet_mark};
use super::{Page, structured};
use crate::model::{FacetId, Link, Site};
use crate::render::Theme;
use crate::text;
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct FacetView {
    page: Frame,
    facet: FacetMark,
    groups: Vec<CountedGroup>,
    groups_href: Option<String>,
    grids: Vec<Arc<Link>>,
    /// The way of a person along the terms, where they follow each other.
    flow: Option<Flow>,
}

/// Plans a page for each facet.
pub(super) fn plan(site: &Site, _theme: &Theme) -> Vec<Page> {
    let page = |id| {
        let facet = site.taxonomy.facet(id);
        let page = Page::html(facet.link.route.clone(), "facet", move |site| view(site, id));
        page.written_at(facet.origin)
    };
    site.taxonomy.facet_ids().map(page).collect()
}

fn view(site: &Site, id: FacetId) -> FacetView {
    let facet = site.taxonomy.facet(id);
    let links: Vec<_> = site.taxonomy.terms_of(id).map(|term| &site.term(term).link).collect();
    let names = text::list(links.iter().map(|link| &link.title), &site.settings.language);
    let page = Frame::new(site, "facet", &facet.link.route, &facet.name)
        .described(Some(&Arc::from(names)))
        .under(&facet.key)
        .source(site, &source(&facet.key));
    let data = structured::collection(site, &page, links);
    FacetView {
        page: page.data(site, data),
        facet: facet_mark(site, id),
        groups: counted_groups(site, id),
        groups_href: facet.grouped_by.as_ref().map(|grouped| grouped.link.href()),
        grids: grids(site, id),
        flow: flow(site, id),
    }
}

/// The grids that a facet is a side of.
fn grids(site: &Site, id: FacetId) -> Vec<Arc<Link>> {
    let grids = site.grids.iter().filter(|grid| grid.rows == id || grid.columns == id);
    grids.map(|grid| grid.link.clone()).collect()
}

/// The file that a facet was written in, by its key.
pub(super) fn source(key: &str) -> String {
    format!("content/facets/{key}.yaml")
}
