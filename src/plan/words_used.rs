//! Where the words of the glossary are used.
//!
//! Apart from the glossary's page because all texts of the guideline are read for it: each once,
//! however many words there are.

use crate::model::{Link, Passage, Site};
use std::sync::Arc;

/// How many places are told for a word.
const TOLD: usize = 30;

/// For each entry of the glossary, the first places whose text has it: pages, terms, rows, cases.
pub(super) fn used_in(site: &Site) -> Vec<Vec<Arc<Link>>> {
    let mut places = vec![Vec::new(); site.glossary.len()];
    let mut read = |link: &Arc<Link>, summary: Option<&Arc<str>>, bodies: &[&Passage]| {
        let blocks = bodies.iter().flat_map(|body| body.prose.blocks.iter());
        for text in summary.map(AsRef::as_ref).into_iter().chain(blocks) {
            site.words.find(text, |_, entry| {
                let places: &mut Vec<Arc<Link>> = &mut places[entry];
                let is_new = !places.last().is_some_and(|last| Arc::ptr_eq(last, link));
                if is_new && places.len() < TOLD {
                    places.push(link.clone());
                }
            });
        }
    };
    for page in &site.pages {
        read(&page.link, page.summary.as_ref(), &[&page.body]);
    }
    for term in &site.taxonomy.terms {
        read(&term.link, term.summary.as_ref(), &[&term.text]);
    }
    for row in &site.rows {
        read(&row.link, row.summary.as_ref(), &[]);
    }
    for case in &site.cases {
        read(&case.link, Some(&case.summary), &[&case.body]);
    }
    places
}
