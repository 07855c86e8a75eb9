//! What every page shows around its own matter: title, way back, address, dates; and the shapes that
//! many views share.

use crate::model::{
    CaseId, Citation, Classification, FacetId, Heading, Link, Passage, Piece, RowId, Site, TermId,
};
use crate::route::Route;
use crate::text;
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// The part of a view that is the same for every kind of page; `page` in a template.
#[derive(Debug, Serialize, Hash)]
pub(crate) struct Frame {
    kind: &'static str,
    title: Arc<str>,
    heading: Arc<str>,
    heading_html: Arc<str>,
    description: Arc<str>,
    root: String,
    path: String,
    canonical: String,
    breadcrumbs: Vec<Arc<Link>>,
    nav_key: Option<Arc<str>>,
    draft: bool,
    noindex: bool,
    updated: Option<Arc<str>>,
    updated_text: Option<String>,
    headings: Vec<Heading>,
    data: Option<String>,
    plain_html: Option<Shown>,
    cite_text: String,
    source_path: Option<Arc<str>>,
    edit_url: Option<String>,
}

impl Frame {
    /// A frame with title and address; the rest is added by the `with…` functions.
    pub(crate) fn new(site: &Site, kind: &'static str, route: &Route, title: &Arc<str>) -> Frame {
        let settings = &site.settings;
        let is_404 = route.path() == "404.html";
        Frame {
            kind,
            title: title.clone(),
            heading: title.clone(),
            heading_html: Arc::from(text::phrases(title)),
            description: settings.description.clone(),
            root: if is_404 { base_path(&settings.base_url).to_owned() } else { route.to_root() },
            path: route.path().to_owned(),
            canonical: canonical(site, route),
            breadcrumbs: Vec::new(),
            nav_key: None,
            draft: false,
            noindex: is_404,
            updated: None,
            updated_text: None,
            headings: Vec::new(),
            data: None,
            plain_html: None,
            cite_text: cite_text(site, title, route),
            source_path: None,
            edit_url: None,
        }
    }

    /// The way back to the home page, nearest last.
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

    /// The entry of the navigation under which the page stands.
    pub(crate) fn under(mut self, nav_key: &str) -> Frame {
        self.nav_key = Some(Arc::from(nav_key));
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
        self
    }

    /// The headings of its text.
    pub(crate) fn headings(mut self, headings: &[Heading]) -> Frame {
        self.headings = headings.to_vec();
        self
    }

    /// The same in easy words.
    pub(crate) fn plain(mut self, passage: &Passage) -> Frame {
        self.plain_html = shown(passage, &self.root);
        self
    }

    /// The file that an editor would change.
    pub(crate) fn source(mut self, site: &Site, path: &str) -> Frame {
        self.source_path = Some(Arc::from(path));
        let edit_url = site.settings.edit_url.as_ref();
        self.edit_url = edit_url.map(|url| url.replace("{path}", path));
        self
    }

    /// What machines should know of the page, as JSON-LD.
    pub(crate) fn data(mut self, data: &serde_json::Value) -> Frame {
        self.data = Some(data.to_string().replace('<', "\\u003c"));
        self
    }

    /// The way up to the site's root.
    pub(crate) fn root(&self) -> &str {
        &self.root
    }
}

/// The absolute address of a page.
pub(crate) fn canonical(site: &Site, route: &Route) -> String {
    format!("{}{}", site.settings.base_url, route.address())
}

/// The path part of an absolute address: `/guide/` of `https://example.org/guide/`.
pub(crate) fn base_path(base_url: &str) -> &str {
    let host = base_url.find("://").map_or(0, |at| at + 3);
    base_url[host..].find('/').map_or("/", |at| &base_url[host + at..])
}

fn cite_text(site: &Site, title: &str, route: &Route) -> String {
    let settings = &site.settings;
    let edition = match (&settings.version, settings.language.as_ref()) {
        (Some(version), "ja") => format!("第{version}版"),
        (Some(version), _) => format!("version {version}"),
        (None, _) => String::new(),
    };
    let date = settings.updated.as_ref().map(|date| text::date_text(date, &settings.language));
    let parts = [edition, date.unwrap_or_default(), canonical(site, route)];
    let rest: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let own = if *title == *settings.title { String::new() } else { format!("「{title}」") };
    format!("{own}『{}』{}", settings.title, rest.join("、"))
}

/// A passage as it is shown on a certain page: its holes are filled when it is serialised.
#[derive(Debug, Hash)]
pub(crate) struct Shown {
    passage: Passage,
    root: String,
    prefix: String,
}

/// Shows a passage on a page whose way to the root is `root`; nothing if it is empty.
pub(crate) fn shown(passage: &Passage, root: &str) -> Option<Shown> {
    shown_in(passage, root, "")
}

/// The same on a page that joins documents: `prefix` keeps their ids apart.
pub(crate) fn shown_in(passage: &Passage, root: &str, prefix: &str) -> Option<Shown> {
    let full = !passage.prose.is_empty();
    full.then(|| Shown {
        passage: passage.clone(),
        root: root.to_owned(),
        prefix: prefix.to_owned(),
    })
}

impl Shown {
    fn html(&self) -> String {
        let mut html = String::new();
        for piece in &self.passage.prose.pieces {
            match piece {
                Piece::Html(markup) => html.push_str(markup),
                Piece::Text(words) => text::escape_into(&mut html, words),
                Piece::Href(at) | Piece::Source(at) => self.address(&mut html, *at),
                Piece::Anchor(anchor) => {
                    html.push_str(&self.prefix);
                    text::escape_into(&mut html, anchor);
                }
            }
        }
        html
    }

    fn address(&self, html: &mut String, at: usize) {
        let Some(href) = self.passage.hrefs.get(at).and_then(Option::as_ref) else { return };
        let outside =
            href.contains("://") || href.starts_with("mailto:") || href.starts_with("tel:");
        if let Some(anchor) = href.strip_prefix('#') {
            html.push('#');
            html.push_str(&self.prefix);
            text::escape_into(html, anchor);
            return;
        }
        if !outside {
            html.push_str(&self.root);
        }
        text::escape_into(html, href);
    }
}

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.html())
    }
}

/// A group as a heading, a mark or a link.
#[derive(Debug, Clone, Serialize, Hash)]
pub(crate) struct GroupMark {
    id: Arc<str>,
    #[serde(flatten)]
    link: Arc<Link>,
    index: usize,
    facet: Arc<str>,
}

/// A term as a chip.
#[derive(Debug, Clone, Serialize, Hash)]
pub(crate) struct Tag {
    id: Arc<str>,
    #[serde(flatten)]
    link: Arc<Link>,
    group: Option<GroupMark>,
}

/// The terms of one facet as chips.
#[derive(Debug, Clone, Serialize, Hash)]
pub(crate) struct Tags {
    key: Arc<str>,
    name: Arc<str>,
    tags: Vec<Tag>,
}

/// A place in the source.
#[derive(Debug, Clone, Serialize, Hash)]
pub(crate) struct Cited {
    label: Arc<str>,
    title: Arc<str>,
    href: String,
}

/// A case study in a list.
#[derive(Debug, Serialize, Hash)]
pub(crate) struct Card {
    id: Arc<str>,
    #[serde(flatten)]
    link: Arc<Link>,
    summary: Arc<str>,
    draft: bool,
    tags: Vec<Tags>,
    citations: Vec<Cited>,
    updated: Option<Arc<str>>,
}

/// A row of a matrix, with the cases that show it.
#[derive(Debug, Serialize, Hash)]
pub(crate) struct ShownRow {
    id: Arc<str>,
    label: Arc<str>,
    summary: Option<Arc<str>>,
    href: String,
    matrix: Arc<Link>,
    tags: Vec<Tags>,
    groups: Vec<GroupMark>,
    citations: Vec<Cited>,
    cases: Vec<Arc<Link>>,
}

/// A group of a facet as a mark.
pub(crate) fn group_mark(site: &Site, group: crate::model::GroupId) -> GroupMark {
    let group = site.taxonomy.group(group);
    let facet = site.taxonomy.facet(group.facet).key.clone();
    GroupMark { id: group.slug.clone(), link: group.link.clone(), index: group.index, facet }
}

/// A term as a chip.
pub(crate) fn tag(site: &Site, term: TermId) -> Tag {
    let term = site.term(term);
    let group = term.group.map(|group| group_mark(site, group));
    Tag { id: term.slug.clone(), link: term.link.clone(), group }
}

/// A classification as chips, facet by facet; facets without terms are left out.
pub(crate) fn tags(site: &Site, classification: &Classification) -> Vec<Tags> {
    let facets = site.taxonomy.facets.iter();
    let tags = facets.map(|facet| Tags {
        key: facet.key.clone(),
        name: facet.name.clone(),
        tags: classification.of(facet).iter().map(|term| tag(site, *term)).collect(),
    });
    tags.filter(|tags| !tags.tags.is_empty()).collect()
}

/// Citations as links.
pub(crate) fn cited(site: &Site, citations: &[Citation]) -> Vec<Cited> {
    let cited = citations.iter().map(|citation| match citation {
        Citation::Row(row) => {
            let row = site.row(*row);
            Cited { label: row.id.clone(), title: row.label.clone(), href: row.link.href() }
        }
        Citation::Place(place) => {
            let place = site.place(*place);
            Cited {
                label: place.label.clone(),
                title: place.title.clone(),
                href: place.link.href(),
            }
        }
    });
    cited.collect()
}

/// A case study as a card.
pub(crate) fn card(site: &Site, case: CaseId) -> Card {
    let case = site.case(case);
    Card {
        id: case.slug.clone(),
        link: case.link.clone(),
        summary: case.summary.clone(),
        draft: case.draft,
        tags: tags(site, &case.classification),
        citations: cited(site, &case.citations),
        updated: case.updated.clone(),
    }
}

/// A row with the cases that show it.
pub(crate) fn shown_row(site: &Site, id: RowId) -> ShownRow {
    let row = site.row(id);
    let cases = site.index.cases_of_row(id).iter().map(|case| site.case(*case).link.clone());
    ShownRow {
        id: row.id.clone(),
        label: row.label.clone(),
        summary: row.summary.clone(),
        href: row.link.href(),
        matrix: site.matrix(row.matrix).link.clone(),
        tags: tags(site, &row.classification),
        groups: mode_marks(site, &row.classification),
        citations: cited(site, &row.citations),
        cases: cases.collect(),
    }
}

/// The groups of a classification's terms in the facet that the first grid has as rows.
pub(crate) fn mode_marks(site: &Site, classification: &Classification) -> Vec<GroupMark> {
    let Some(grid) = site.main_grid() else { return Vec::new() };
    let terms = classification.of(site.taxonomy.facet(grid.rows));
    let mut groups: Vec<_> = terms.iter().filter_map(|term| site.term(*term).group).collect();
    groups.sort_unstable();
    groups.dedup();
    groups.into_iter().map(|group| group_mark(site, group)).collect()
}

/// A term in a list, with how much there is about it.
#[derive(Debug, Serialize, Hash)]
pub(crate) struct Count {
    id: Arc<str>,
    #[serde(flatten)]
    link: Arc<Link>,
    summary: Option<Arc<str>>,
    rows: usize,
    cases: usize,
    group: Option<GroupMark>,
    citations: Vec<Cited>,
}

/// A term with how many rows and cases have it.
pub(crate) fn count(site: &Site, id: TermId) -> Count {
    let term = site.term(id);
    Count {
        id: term.slug.clone(),
        link: term.link.clone(),
        summary: term.summary.clone(),
        rows: site.index.rows_of(id).len(),
        cases: site.index.cases_of(id).len(),
        group: term.group.map(|group| group_mark(site, group)),
        citations: cited(site, &term.citations),
    }
}

/// A group in a list, with its terms; terms without a group stand under one with no title.
#[derive(Debug, Serialize, Hash)]
pub(crate) struct CountedGroup {
    id: Arc<str>,
    title: Arc<str>,
    title_html: Arc<str>,
    href: String,
    index: usize,
    summary: Option<Arc<str>>,
    terms: Vec<Count>,
}

/// A facet's groups with their terms; first the terms that have no group.
pub(crate) fn counted_groups(site: &Site, facet: FacetId) -> Vec<CountedGroup> {
    let empty: Arc<str> = Arc::from("");
    let loose = site.taxonomy.terms_of(facet).filter(|term| site.term(*term).group.is_none());
    let loose = CountedGroup {
        id: empty.clone(),
        title: empty.clone(),
        title_html: empty,
        href: String::new(),
        index: 0,
        summary: None,
        terms: loose.map(|term| count(site, term)).collect(),
    };
    let groups = site.taxonomy.groups_of(facet).map(|id| {
        let group = site.taxonomy.group(id);
        CountedGroup {
            id: group.slug.clone(),
            title: group.link.title.clone(),
            title_html: group.link.title_html.clone(),
            href: group.link.href(),
            index: group.index,
            summary: group.summary.clone(),
            terms: site.taxonomy.terms_in(id).map(|term| count(site, term)).collect(),
        }
    });
    let all = std::iter::once(loose).chain(groups);
    all.filter(|group| !(group.id.is_empty() && group.terms.is_empty())).collect()
}
