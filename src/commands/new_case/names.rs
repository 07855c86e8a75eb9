//! What an author names → ids of the site, or what was probably meant.

use super::Wrong;
use crate::diagnostic::Message;
use crate::model::{FacetId, Site};
use crate::suggest;
use std::sync::Arc;

/// The id of a term that is named by its id, its name or another one of its names.
pub(super) fn term(site: &Site, facet: FacetId, word: &str) -> Result<Arc<str>, Wrong> {
    let word = word.trim();
    let terms = || site.taxonomy.terms_of(facet).map(|term| site.term(term));
    let is = |name: &Arc<str>| **name == *word;
    if let Some(term) = terms().find(|term| is(&term.slug)) {
        return Ok(term.slug.clone());
    }
    let called =
        terms().find(|term| is(&term.link.title) || term.also.iter().chain(&term.aliases).any(is));
    if let Some(term) = called {
        return Ok(term.slug.clone());
    }
    let names =
        terms().flat_map(|term| [&term.slug, &term.link.title].into_iter().chain(&term.also));
    let near = suggest::nearest(word, names);
    let near = near.and_then(|near| {
        let has = |term: &&crate::model::Term| {
            term.slug == near || term.link.title == near || term.also.contains(&near)
        };
        terms().find(has)
    });
    let help = near.map(|term| {
        let help = Message::new("help-did-you-mean-named").with("id", &term.slug);
        help.with("name", &term.link.title)
    });
    let facet = &site.taxonomy.facet(facet).name;
    Err((Message::new("unknown-term").with("name", word).with("facet", facet), help))
}

/// A row or a place, by its label.
pub(super) fn citation(site: &Site, word: &str) -> Result<Arc<str>, Wrong> {
    let word = word.trim();
    let labels = || {
        let rows = site.rows.iter().map(|row| &row.id);
        rows.chain(site.places.iter().map(|place| &place.label))
    };
    if let Some(label) = labels().find(|label| ***label == *word) {
        return Ok(label.clone());
    }
    let near = suggest::nearest(word, labels());
    let help = near.map(|near| Message::new("help-did-you-mean").with("name", near));
    Err((Message::new("unknown-citation").with("citation", word), help))
}

/// Each of some ids once, in their order.
pub(super) fn once(ids: Vec<Arc<str>>) -> Vec<Arc<str>> {
    let mut kept: Vec<Arc<str>> = Vec::with_capacity(ids.len());
    for id in ids {
        if !kept.contains(&id) {
            kept.push(id);
        }
    }
    kept
}
