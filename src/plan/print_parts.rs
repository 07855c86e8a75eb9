//! What the page for paper is made of: everything that can be read, part by part.
//!
//! Every item has an anchor with a dot in it, and its headings' anchors begin with the item's: ids
//! have no dots, so that no two anchors of the page are the same.

use super::matrices::in_order;
use super::shapes::{Cited, Names, cited, names};
use super::shown::{Shown, shown_in};
use super::sources::citation_text;
use crate::model::{CaseId, CaseStudy, Citation, Classification, FacetId, MatrixId, Passage, Site};
use crate::render::Words;
use serde::Serialize;
use std::sync::Arc;

/// The level of the highest heading inside an item: items have the third.
const INSIDE: u8 = 4;

/// A part of the guideline.
#[derive(Serialize, Hash)]
pub(super) struct Part {
    pub(super) title: Arc<str>,
    pub(super) anchor: String,
    intro_html: Option<Shown>,
    pub(super) items: Vec<Item>,
    #[serde(skip)]
    behind_cases: bool,
}

/// A page of the guideline as it stands in its part.
#[derive(Serialize, Hash)]
pub(super) struct Item {
    pub(super) title: Arc<str>,
    pub(super) anchor: String,
    summary: Option<Arc<str>>,
    body_html: Option<Shown>,
    citations: Vec<Cited>,
    tags: Vec<Names>,
}

impl Part {
    fn new(title: Arc<str>, name: &str, items: Vec<Item>) -> Part {
        let anchor = format!("part.{name}");
        Part { title, anchor, intro_html: None, items, behind_cases: false }
    }

    /// Whether the part is one to look things up in, which stands behind the stories.
    pub(super) fn comes_behind_cases(&self) -> bool {
        self.behind_cases
    }
}

/// All parts but the cases.
pub(super) fn frame(site: &Site, words: &Words) -> Vec<Part> {
    let mut parts = vec![Part::new(words.get("home_about"), "pages", pages(site))];
    for id in site.taxonomy.facet_ids() {
        let facet = site.taxonomy.facet(id);
        parts.push(Part::new(facet.name.clone(), &facet.key, terms(site, id)));
    }
    let reference = in_order(site).into_iter().map(|id| matrix(site, id));
    let glossary = Part::new(words.get("title_glossary"), "glossary", glossary(site));
    let sources = Part::new(words.get("title_sources"), "sources", sources(site));
    let reference = reference.chain([glossary, sources]);
    parts.extend(reference.map(|part| Part { behind_cases: true, ..part }));
    parts.retain(|part| !part.items.is_empty());
    parts
}

/// The part of these cases.
pub(super) fn cases(site: &Site, words: &Words, cases: &[CaseId]) -> Part {
    let items = cases.iter().map(|id| {
        let case = site.case(*id);
        item(
            site,
            case_anchor(case),
            &Written {
                summary: Some(&case.summary),
                body: Some(&case.body),
                citations: &case.citations,
                classification: Some(&case.classification),
                ..Written::of(&case.link.title)
            },
        )
    });
    Part::new(words.get("title_cases"), "cases", items.collect())
}

/// Where a case stands on the page.
pub(super) fn case_anchor(case: &CaseStudy) -> String {
    format!("case.{}", case.slug)
}

fn pages(site: &Site) -> Vec<Item> {
    let items = site.pages.iter().map(|written| {
        item(
            site,
            format!("page.{}", written.slug),
            &Written {
                summary: written.summary.as_ref(),
                body: Some(&written.body),
                citations: &written.citations,
                ..Written::of(&written.link.title)
            },
        )
    });
    items.collect()
}

/// The groups of a facet, each with its terms behind it.
fn terms(site: &Site, facet: FacetId) -> Vec<Item> {
    let mut items = Vec::new();
    let key = &site.taxonomy.facet(facet).key;
    for (group, terms) in site.taxonomy.by_group(facet) {
        if let Some(group) = group.map(|group| site.taxonomy.group(group)) {
            items.push(item(
                site,
                format!("group.{key}.{}", group.slug),
                &Written {
                    summary: group.summary.as_ref(),
                    body: Some(&group.text),
                    citations: &group.citations,
                    ..Written::of(&group.link.title)
                },
            ));
        }
        items.extend(terms.into_iter().map(|term| {
            let term = site.term(term);
            item(
                site,
                format!("term.{key}.{}", term.slug),
                &Written {
                    summary: term.summary.as_ref(),
                    body: Some(&term.text),
                    citations: &term.citations,
                    ..Written::of(&term.link.title)
                },
            )
        }));
    }
    items
}

/// A table of the source, row by row.
fn matrix(site: &Site, id: MatrixId) -> Part {
    let matrix = site.matrix(id);
    let items = site.rows_of(id).map(|row| {
        let row = site.row(row);
        let title = Arc::from(format!("{} {}", row.id, row.label));
        item(
            site,
            format!("row.{}", row.id),
            &Written {
                summary: row.summary.as_ref(),
                citations: &row.citations,
                classification: Some(&row.classification),
                ..Written::of(&title)
            },
        )
    });
    Part::new(matrix.link.title.clone(), &format!("matrix.{}", matrix.slug), items.collect())
}

fn glossary(site: &Site) -> Vec<Item> {
    let items = site.glossary.iter().enumerate().map(|(at, entry)| {
        let title = match &entry.reading {
            Some(reading) if *reading != entry.term => {
                Arc::from(format!("{} ({reading})", entry.term))
            }
            _ => entry.term.clone(),
        };
        item(
            site,
            format!("word.{at}"),
            &Written {
                body: Some(&entry.text),
                citations: &entry.citations,
                ..Written::of(&title)
            },
        )
    });
    items.collect()
}

fn sources(site: &Site) -> Vec<Item> {
    let items = site.works.iter().map(|work| {
        let citation = Arc::from(citation_text(work, &site.settings.language));
        item(
            site,
            format!("source.{}", work.id),
            &Written { summary: Some(&citation), ..Written::of(&work.title) },
        )
    });
    items.collect()
}

/// What there may be to show of an item.
struct Written<'w> {
    title: &'w Arc<str>,
    summary: Option<&'w Arc<str>>,
    body: Option<&'w Passage>,
    citations: &'w [Citation],
    classification: Option<&'w Classification>,
}

impl<'w> Written<'w> {
    fn of(title: &'w Arc<str>) -> Written<'w> {
        Written { title, summary: None, body: None, citations: &[], classification: None }
    }
}

fn item(site: &Site, anchor: String, written: &Written<'_>) -> Item {
    let prefix = format!("{anchor}.");
    let body = written.body.and_then(|body| shown_in(body, &prefix));
    Item {
        title: written.title.clone(),
        anchor,
        summary: written.summary.cloned(),
        body_html: body.map(|body| body.headed_from(INSIDE)),
        citations: cited(site, written.citations),
        tags: written.classification.map(|terms| names(site, terms)).unwrap_or_default(),
    }
}
