//! The ids of a site with their names, as values to choose from.

use crate::model::{FacetId, Site};
use serde_json::{Value, json};
use std::sync::Arc;

/// One of some ids; an editor shows the name beside each. Where there are none yet, any text.
pub(super) fn one_of(names: &[(Arc<str>, String)]) -> Value {
    if names.is_empty() {
        return json!({"type": "string"});
    }
    let ids: Vec<&str> = names.iter().map(|(id, _)| &**id).collect();
    let titles: Vec<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
    json!({"enum": ids, "enumDescriptions": titles})
}

/// The terms of a facet.
pub(super) fn terms(site: &Site, facet: FacetId) -> Vec<(Arc<str>, String)> {
    let terms = site.taxonomy.terms_of(facet).map(|term| site.term(term));
    terms.map(|term| (term.slug.clone(), term.link.title.to_string())).collect()
}

/// The groups of all facets.
pub(super) fn groups(site: &Site) -> Vec<(Arc<str>, String)> {
    let groups = site.taxonomy.groups.iter();
    groups.map(|group| (group.slug.clone(), group.link.title.to_string())).collect()
}

/// The facets.
pub(super) fn facets(site: &Site) -> Vec<(Arc<str>, String)> {
    site.taxonomy.facets.iter().map(|facet| (facet.key.clone(), facet.name.to_string())).collect()
}

/// The rows of tables and the places of sources.
pub(super) fn citations(site: &Site) -> Vec<(Arc<str>, String)> {
    let rows = site.rows.iter().map(|row| (row.id.clone(), row.label.to_string()));
    let places = site.places.iter().map(|place| (place.label.clone(), place.title.to_string()));
    rows.chain(places).collect()
}

/// The case studies.
pub(super) fn cases(site: &Site) -> Vec<(Arc<str>, String)> {
    site.cases.iter().map(|case| (case.slug.clone(), case.link.title.to_string())).collect()
}

/// The pages.
pub(super) fn pages(site: &Site) -> Vec<(Arc<str>, String)> {
    site.pages.iter().map(|page| (page.slug.clone(), page.link.title.to_string())).collect()
}

/// The crossings of the first grid.
pub(super) fn cells(site: &Site) -> Vec<(Arc<str>, String)> {
    let Some(grid) = site.main_grid() else { return Vec::new() };
    let rows = terms(site, grid.rows);
    let columns = terms(site, grid.columns).into_iter();
    let crossed = columns.flat_map(|(column, name)| {
        let cell = move |(row, other): &(Arc<str>, String)| {
            (Arc::from(format!("{column}/{row}")), format!("{name} × {other}"))
        };
        rows.iter().map(cell).collect::<Vec<_>>()
    });
    crossed.collect()
}
