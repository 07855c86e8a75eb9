//! What can be found: every document of the site by its number, kind by kind.
//!
//! Apart because the plan must know how many there are and how long, long before anybody reads them.

use crate::model::{Link, Passage, Site};
use std::ops::Range;
use std::sync::Arc;

/// In how many ways a document can be found, best first: by its title, another name, its summary,
/// its body.
pub(super) const FIELDS: usize = 4;

/// All documents in their order.
pub(crate) struct Catalogue {
    kinds: Vec<Kind>,
    /// The cases by their terms: what is found together is loaded together.
    cases: Vec<usize>,
}

/// Documents that stand together, in the index and in the answer.
pub(super) struct Kind {
    /// What they are called.
    pub(super) label: Arc<str>,
    /// Their numbers.
    pub(super) numbers: Range<usize>,
    list: List,
    /// The place of the first one in the list.
    first: usize,
}

/// Where the documents of a kind stand in the site.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Terms,
    Groups,
    Cases,
    Rows,
    Matrices,
    Glossary,
    Pages,
}

/// What the kinds are called whose name is no content.
pub(crate) struct Labels {
    /// Case studies.
    pub(crate) cases: Arc<str>,
    /// Rows of matrices.
    pub(crate) rows: Arc<str>,
    /// Matrices.
    pub(crate) matrices: Arc<str>,
    /// Words explained.
    pub(crate) glossary: Arc<str>,
    /// Pages.
    pub(crate) pages: Arc<str>,
}

/// Something that can be found.
pub(super) struct Document<'s> {
    /// Its title and where it is.
    pub(super) link: &'s Link,
    /// Its other names.
    pub(super) also: &'s [Arc<str>],
    /// What it is, in short.
    pub(super) summary: Option<&'s Arc<str>>,
    /// Its text, and the same in easy words.
    pub(super) body: [Option<&'s Passage>; 2],
}

impl Document<'_> {
    /// How many bytes its texts have together.
    pub(super) fn length(&self) -> usize {
        self.body.iter().flatten().map(|text| text.prose.blocks.size()).sum()
    }

    /// How many bytes it has in all.
    pub(super) fn size(&self) -> usize {
        let also: usize = self.also.iter().map(|name| name.len()).sum();
        self.link.title.len() + also + self.summary.map_or(0, |text| text.len()) + self.length()
    }

    /// Its blocks, field by field.
    pub(super) fn fields(&self) -> [impl Iterator<Item = &str>; FIELDS] {
        let summary = self.summary.map_or(&[][..], std::slice::from_ref);
        let title = std::slice::from_ref(&self.link.title);
        let none = [None, None];
        let fields = [(title, none), (self.also, none), (summary, none), (&[][..], self.body)];
        fields.map(|(names, texts)| names.iter().map(AsRef::as_ref).chain(blocks(texts)))
    }
}

/// The blocks of some texts.
pub(super) fn blocks(texts: [Option<&Passage>; 2]) -> impl Iterator<Item = &str> {
    texts.into_iter().flatten().flat_map(|text| text.prose.blocks.iter())
}

impl Catalogue {
    /// Lists what a site holds: what classifies comes before what is classified.
    pub(crate) fn of(site: &Site, labels: &Labels) -> Catalogue {
        let cases = site.index.ordered().iter().map(|case| case.0 as usize).collect();
        let mut catalogue = Catalogue { kinds: Vec::new(), cases };
        let range = |range: &Range<u32>| range.start as usize..range.end as usize;
        for facet in &site.taxonomy.facets {
            catalogue.add(&facet.name, List::Terms, range(&facet.terms));
        }
        for facet in &site.taxonomy.facets {
            if let Some(groups) = &facet.grouped_by {
                catalogue.add(&groups.name, List::Groups, range(&facet.groups));
            }
        }
        catalogue.add(&labels.cases, List::Cases, 0..site.cases.len());
        catalogue.add(&labels.rows, List::Rows, 0..site.rows.len());
        catalogue.add(&labels.matrices, List::Matrices, 0..site.matrices.len());
        catalogue.add(&labels.glossary, List::Glossary, 0..site.glossary.len());
        catalogue.add(&labels.pages, List::Pages, 0..site.pages.len());
        catalogue
    }

    fn add(&mut self, label: &Arc<str>, list: List, places: Range<usize>) {
        if !places.is_empty() {
            let (start, first) = (self.len(), places.start);
            let numbers = start..start + places.len();
            self.kinds.push(Kind { label: label.clone(), numbers, list, first });
        }
    }

    /// How many documents there are.
    pub(super) fn len(&self) -> usize {
        self.kinds.last().map_or(0, |kind| kind.numbers.end)
    }

    /// The kinds, in the order of their documents.
    pub(super) fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// The documents of some numbers.
    pub(super) fn documents<'a>(
        &'a self,
        site: &'a Site,
        numbers: Range<usize>,
    ) -> impl Iterator<Item = Document<'a>> + 'a {
        self.kinds.iter().flat_map(move |kind| {
            let start = kind.numbers.start.max(numbers.start);
            let end = kind.numbers.end.min(numbers.end).max(start);
            (start..end).map(move |number| {
                let at = number - kind.numbers.start + kind.first;
                let at = if kind.list == List::Cases { self.cases[at] } else { at };
                document(site, kind.list, at)
            })
        })
    }

    /// The names that are offered when nothing is found: those of terms, groups and the glossary.
    pub(super) fn names<'a>(&'a self, site: &'a Site) -> impl Iterator<Item = Vec<&'a str>> + 'a {
        let named = |list| matches!(list, List::Terms | List::Groups | List::Glossary);
        let kinds = self.kinds.iter().filter(move |kind| named(kind.list));
        kinds.flat_map(move |kind| {
            (0..kind.numbers.len()).map(move |at| names(site, kind.list, kind.first + at))
        })
    }
}

fn document(site: &Site, list: List, at: usize) -> Document<'_> {
    let none = (None, None);
    let (link, also, summary, (text, plain)): (_, &[_], _, (Option<&Passage>, _)) = match list {
        List::Terms => {
            let term = &site.taxonomy.terms[at];
            (&term.link, &term.also, term.summary.as_ref(), (Some(&term.text), Some(&term.plain)))
        }
        List::Groups => {
            let group = &site.taxonomy.groups[at];
            (&group.link, &[], group.summary.as_ref(), (Some(&group.text), Some(&group.plain)))
        }
        List::Cases => {
            let case = &site.cases[at];
            (&case.link, &[], Some(&case.summary), (Some(&case.body), Some(&case.plain)))
        }
        List::Rows => {
            let row = &site.rows[at];
            (&row.link, std::slice::from_ref(&row.id), row.summary.as_ref(), none)
        }
        List::Matrices => {
            let matrix = &site.matrices[at];
            (&matrix.link, &[], matrix.summary.as_ref(), none)
        }
        List::Glossary => {
            let entry = &site.glossary[at];
            (&entry.link, &entry.also, None, (Some(&entry.text), None))
        }
        List::Pages => {
            let page = &site.pages[at];
            (&page.link, &[], page.summary.as_ref(), (Some(&page.body), Some(&page.plain)))
        }
    };
    Document { link, also, summary, body: [text, plain] }
}

/// The title of a document, its other names and its reading.
fn names(site: &Site, list: List, at: usize) -> Vec<&str> {
    let document = document(site, list, at);
    let reading = match list {
        List::Glossary => site.glossary[at].reading.as_deref(),
        _ => None,
    };
    let names = std::iter::once(&document.link.title).chain(document.also);
    names.map(AsRef::as_ref).chain(reading).collect()
}
