//! What the booklet is made of: everything that can be read, part by part.
//!
//! Every item has an anchor with a dot in it, and its headings' anchors begin with the item's: ids
//! have no dots, so that no two anchors of the booklet are the same.

use super::booklet::{self, Booklet};
use super::explained::words_in;
use super::matrices::in_order;
use super::print_table::{Table, table};
use super::shapes::{Names, names};
use super::shown::{Shown, shown_in};
use super::sources::citation_text;
use crate::model::{
    CaseId, Citation, Classification, FacetId, Link, MatrixId, Passage, RowId, Site, TermId,
};
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
    /// What it is called among the parts.
    #[serde(skip)]
    pub(super) name: String,
    pub(super) items: Vec<Item>,
    /// A table of the source, where the part is one.
    pub(super) table: Option<Table>,
    #[serde(skip)]
    behind_cases: bool,
}

/// A page of the guideline as it stands in its part.
#[derive(Serialize, Hash)]
pub(super) struct Item {
    pub(super) title: Arc<str>,
    pub(super) anchor: String,
    /// Whether it heads the items behind it.
    pub(super) is_group: bool,
    summary: Option<Arc<str>>,
    body_html: Option<Shown>,
    citations: Vec<Entry>,
    tags: Vec<Names>,
    rows: Vec<Entry>,
    cases: Vec<Entry>,
    words: Vec<Entry>,
    updated: Option<Arc<str>>,
}

/// A title and where it stands in the booklet.
#[derive(Serialize, Hash)]
pub(super) struct Entry {
    pub(super) title: Arc<str>,
    pub(super) href: String,
}

/// What the parts are made from.
pub(super) struct Source<'s> {
    pub(super) site: &'s Site,
    pub(super) words: &'s Words,
    pub(super) booklet: &'s Arc<Booklet>,
    /// The cases in the booklet.
    pub(super) cases: &'s [CaseId],
}

impl Part {
    fn new(title: Arc<str>, name: &str, items: Vec<Item>) -> Part {
        let anchor = booklet::part(name);
        Part { title, anchor, name: name.to_owned(), items, table: None, behind_cases: false }
    }

    /// Whether the part is one to look things up in, which stands behind the stories.
    pub(super) fn comes_behind_cases(&self) -> bool {
        self.behind_cases
    }

    /// Whether its items are the cases, which have a file each in a book.
    pub(super) fn is_of_cases(&self) -> bool {
        self.name == "cases"
    }

    /// The chapter of a book in which an item stands.
    pub(super) fn chapter_of<'p>(&'p self, item: &'p Item) -> &'p str {
        if self.is_of_cases() { &item.anchor } else { &self.name }
    }
}

impl Source<'_> {
    /// All parts, those of the cases among them.
    pub(super) fn parts(&self, frame: bool) -> Vec<Part> {
        let mut parts = if frame { self.frame() } else { Vec::new() };
        let behind = parts.iter().position(Part::comes_behind_cases).unwrap_or(parts.len());
        if !self.cases.is_empty() {
            parts.insert(behind, self.case_studies());
        }
        parts
    }

    /// All parts but the cases.
    fn frame(&self) -> Vec<Part> {
        let (site, words) = (self.site, self.words);
        let mut parts = vec![Part::new(words.get("home_about"), "pages", self.pages())];
        for id in site.taxonomy.facet_ids() {
            let facet = site.taxonomy.facet(id);
            parts.push(Part::new(facet.name.clone(), &facet.key, self.terms(id)));
        }
        let reference = in_order(site).into_iter().map(|id| self.matrix(id));
        let glossary = Part::new(words.get("title_glossary"), "glossary", self.glossary());
        let sources = Part::new(words.get("title_sources"), "sources", self.sources());
        let reference = reference.chain([glossary, sources]);
        parts.extend(reference.map(|part| Part { behind_cases: true, ..part }));
        parts.retain(|part| !part.items.is_empty() || part.table.is_some());
        parts
    }

    /// The part of the cases.
    fn case_studies(&self) -> Part {
        let items = self.cases.iter().map(|id| self.case_study(*id));
        Part::new(self.words.get("title_cases"), "cases", items.collect())
    }

    /// A case.
    pub(super) fn case_study(&self, id: CaseId) -> Item {
        let case = self.site.case(id);
        Item {
            summary: Some(case.summary.clone()),
            tags: names(self.site, &case.classification),
            updated: case.updated.clone(),
            ..self.item(
                format!("case.{}", case.slug),
                &case.link.title,
                &case.body,
                &case.citations,
            )
        }
    }

    fn pages(&self) -> Vec<Item> {
        let items = self.site.pages.iter().map(|page| Item {
            summary: page.summary.clone(),
            updated: page.updated.clone(),
            ..self.item(
                format!("page.{}", page.slug),
                &page.link.title,
                &page.body,
                &page.citations,
            )
        });
        items.collect()
    }

    /// The groups of a facet, each with its terms behind it.
    fn terms(&self, facet: FacetId) -> Vec<Item> {
        let taxonomy = &self.site.taxonomy;
        let mut items = Vec::new();
        let key = &taxonomy.facet(facet).key;
        for (group, terms) in taxonomy.by_group(facet) {
            if let Some(group) = group.map(|group| taxonomy.group(group)) {
                let anchor = format!("group.{key}.{}", group.slug);
                items.push(Item {
                    is_group: true,
                    summary: group.summary.clone(),
                    ..self.item(anchor, &group.link.title, &group.text, &group.citations)
                });
            }
            items.extend(terms.into_iter().map(|term| self.term(key, term)));
        }
        items
    }

    fn term(&self, key: &str, id: TermId) -> Item {
        let (site, term) = (self.site, self.site.term(id));
        let rows = site.index.rows_of(id).iter().map(|row| self.row(*row));
        Item {
            summary: term.summary.clone(),
            rows: rows.collect(),
            cases: self.cases_told(site.index.cases_of(id)),
            ..self.item(
                format!("term.{key}.{}", term.slug),
                &term.link.title,
                &term.text,
                &term.citations,
            )
        }
    }

    /// Cases as links. Where they stand in other volumes, the indices of these tell more than a list here.
    pub(super) fn cases_told(&self, cases: &[CaseId]) -> Vec<Entry> {
        let told = if self.cases.is_empty() { &[] } else { cases };
        told.iter().map(|case| self.entry(&self.site.case(*case).link)).collect()
    }

    /// A table of the source.
    fn matrix(&self, id: MatrixId) -> Part {
        let matrix = self.site.matrix(id);
        let name = booklet::matrix(&matrix.slug);
        let part = Part::new(matrix.link.title.clone(), &name, Vec::new());
        Part { table: Some(table(self, id)), ..part }
    }

    fn glossary(&self) -> Vec<Item> {
        let items = self.site.glossary.iter().enumerate().map(|(at, entry)| {
            let title = match &entry.reading {
                Some(reading) if *reading != entry.term => {
                    Arc::from(format!("{} ({reading})", entry.term))
                }
                _ => entry.term.clone(),
            };
            let item = self.item(format!("word.{at}"), &title, &entry.text, &entry.citations);
            Item { words: Vec::new(), ..item }
        });
        items.collect()
    }

    fn sources(&self) -> Vec<Item> {
        let items = self.site.works.iter().map(|work| {
            let citation = Arc::from(citation_text(work, &self.site.settings.language));
            let anchor = format!("source.{}", work.id);
            let item = self.item(anchor, &work.title, &Passage::default(), &[]);
            Item { summary: Some(citation), ..item }
        });
        items.collect()
    }

    fn item(
        &self,
        anchor: String,
        title: &Arc<str>,
        body: &Passage,
        citations: &[Citation],
    ) -> Item {
        let shown = shown_in(body, &format!("{anchor}."));
        let words = words_in(self.site, body).into_iter();
        Item {
            title: title.clone(),
            anchor,
            is_group: false,
            summary: None,
            body_html: shown.map(|shown| shown.headed_from(INSIDE).in_booklet(self.booklet)),
            citations: self.cited(citations),
            tags: Vec::new(),
            rows: Vec::new(),
            cases: Vec::new(),
            words: words.map(|at| self.word(at)).collect(),
            updated: None,
        }
    }

    fn word(&self, at: usize) -> Entry {
        let entry = &self.site.glossary[at];
        Entry { title: entry.term.clone(), href: self.booklet.href(&entry.link.href()) }
    }

    fn row(&self, id: RowId) -> Entry {
        let row = self.site.row(id);
        let title = Arc::from(format!("{} {}", row.id, row.label));
        Entry { title, href: self.booklet.href(&row.link.href()) }
    }

    /// A link by its title.
    pub(super) fn entry(&self, link: &Link) -> Entry {
        Entry { title: link.title.clone(), href: self.booklet.href(&link.href()) }
    }

    /// Citations by their labels.
    pub(super) fn cited(&self, citations: &[Citation]) -> Vec<Entry> {
        let cited = citations.iter().map(|citation| {
            let (title, link) = match citation {
                Citation::Row(row) => (&self.site.row(*row).id, &self.site.row(*row).link),
                Citation::Place(place) => {
                    (&self.site.place(*place).label, &self.site.place(*place).link)
                }
            };
            Entry { title: title.clone(), href: self.booklet.href(&link.href()) }
        });
        cited.collect()
    }

    /// The terms of a classification by name.
    pub(super) fn names(&self, classification: &Classification) -> Vec<Names> {
        names(self.site, classification)
    }
}
