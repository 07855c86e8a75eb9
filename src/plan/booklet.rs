//! Where things stand in the booklet: links of its texts lead to other places of it, and only what
//! is not in it by the site's address. Paper and a book in a reader have no site around them.

use crate::memo::Digest;
use crate::model::{CaseId, Site};
use crate::route::Route;
use crate::text;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// In how many files the booklet comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// One page.
    Paper,
    /// A file a chapter, and one for each case, as readers of electronic books like it.
    Book,
}

/// What a booklet holds, by the addresses that the site has for it.
#[derive(Debug)]
pub(crate) struct Booklet {
    places: BTreeMap<String, String>,
    base_url: Arc<str>,
    form: Form,
    digest: Digest,
}

/// What a booklet is to hold.
pub(super) struct Held<'h> {
    /// Whether it holds all that is no case.
    pub(super) frame: bool,
    /// The cases in it.
    pub(super) cases: &'h [CaseId],
}

/// The anchor of a part.
pub(super) fn part(name: &str) -> String {
    format!("part.{name}")
}

/// The name of the part that a matrix is.
pub(super) fn matrix(slug: &str) -> String {
    format!("matrix.{slug}")
}

/// The file of a book in which a part stands, or an item of it that has a file of its own.
pub(super) fn file(name: &str) -> String {
    format!("{name}.xhtml")
}

impl Booklet {
    /// Says where everything stands.
    pub(super) fn of(site: &Site, held: &Held<'_>, form: Form) -> Booklet {
        let mut booklet = Booklet {
            places: BTreeMap::new(),
            base_url: site.settings.base_url.clone(),
            form,
            digest: Digest::default(),
        };
        if held.frame {
            booklet.add_pages(site);
            booklet.add_facets(site);
            booklet.add_reference(site);
        }
        if !held.cases.is_empty() {
            booklet.add("cases/index.html", "cases", &part("cases"));
        }
        for case in held.cases.iter().map(|id| site.case(*id)) {
            let anchor = format!("case.{}", case.slug);
            booklet.add(case.link.route.path(), &anchor, &anchor);
        }
        booklet.digest = Digest::of(&(&booklet.places, &booklet.base_url));
        booklet
    }

    fn add(&mut self, href: &str, chapter: &str, anchor: &str) {
        let place = self.place(chapter, anchor);
        self.places.insert(href.to_owned(), place);
    }

    fn add_pages(&mut self, site: &Site) {
        for page in &site.pages {
            self.add(page.link.route.path(), "pages", &format!("page.{}", page.slug));
        }
    }

    fn add_facets(&mut self, site: &Site) {
        let taxonomy = &site.taxonomy;
        for id in taxonomy.facet_ids() {
            let facet = taxonomy.facet(id);
            let key = &facet.key;
            self.add(facet.link.route.path(), key, &part(key));
            if let Some(grouped) = &facet.grouped_by {
                self.add(grouped.link.route.path(), key, &part(key));
            }
            for group in taxonomy.groups_of(id).map(|id| taxonomy.group(id)) {
                self.add(group.link.route.path(), key, &format!("group.{key}.{}", group.slug));
            }
            for term in taxonomy.terms_of(id).map(|id| taxonomy.term(id)) {
                self.add(term.link.route.path(), key, &format!("term.{key}.{}", term.slug));
            }
        }
    }

    fn add_reference(&mut self, site: &Site) {
        for table in &site.matrices {
            let name = matrix(&table.slug);
            self.add(table.link.route.path(), &name, &part(&name));
        }
        for row in &site.rows {
            let name = matrix(&site.matrix(row.matrix).slug);
            self.add(&row.link.href(), &name, &format!("row.{}", row.id));
        }
        for (at, entry) in site.glossary.iter().enumerate() {
            self.add(&entry.link.href(), "glossary", &format!("word.{at}"));
        }
        self.add("glossary/index.html", "glossary", &part("glossary"));
        self.add("sources/index.html", "sources", &part("sources"));
        for work in &site.works {
            let anchor = format!("source.{}", work.id);
            self.add(&format!("sources/index.html#{}", work.id), "sources", &anchor);
            for place in work.places.iter().map(|place| site.place(*place)) {
                self.add(&place.link.href(), "sources", &anchor);
            }
        }
    }

    /// The address of an anchor in a chapter.
    pub(super) fn place(&self, chapter: &str, anchor: &str) -> String {
        let anchor = text::fragment(anchor);
        match self.form {
            Form::Paper => format!("#{anchor}"),
            Form::Book => format!("{}#{anchor}", file(chapter)),
        }
    }

    /// Where a link leads that the site has as `cases/x/index.html#anchor`.
    pub(crate) fn href(&self, href: &str) -> String {
        if let Some(place) = self.places.get(href) {
            return place.clone();
        }
        let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
        match self.places.get(path) {
            // Headings in the booklet carry the anchor of what they stand in.
            Some(place) if !anchor.is_empty() => format!("{place}.{anchor}"),
            Some(place) => place.clone(),
            None => self.on_the_web(path, anchor),
        }
    }

    fn on_the_web(&self, path: &str, anchor: &str) -> String {
        let address = format!("{}{}", self.base_url, Route::file(path).address());
        if anchor.is_empty() { address } else { format!("{address}#{anchor}") }
    }
}

impl Hash for Booklet {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::sample;

    #[test]
    fn links_stay_in_the_booklet_where_they_can() {
        let site = sample::site();
        let cases: Vec<CaseId> = site.case_ids().collect();
        let all = Held { frame: true, cases: &cases };
        let check = |form, href: &str, expected: &str| {
            assert_eq!(Booklet::of(&site, &all, form).href(href), expected);
        };
        check(Form::Paper, "cases/early/index.html", "#case.early");
        check(Form::Paper, "cases/early/index.html#背景", "#case.early.背景");
        check(Form::Paper, "matrices/table/index.html#表-1", "#row.表-1");
        check(Form::Paper, "search/index.html", "https://example.org/search/");
        check(Form::Book, "cases/early/index.html#背景", "case.early.xhtml#case.early.背景");
        check(Form::Book, "bodies/a/index.html", "bodies.xhtml#term.bodies.a");
        let some = Held { frame: false, cases: &cases[..1] };
        let volume = Booklet::of(&site, &some, Form::Paper);
        assert_eq!(volume.href("bodies/a/index.html"), "https://example.org/bodies/a/");
        assert_eq!(volume.href("cases/late/index.html#x"), "https://example.org/cases/late/#x");
    }
}
