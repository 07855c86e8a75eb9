//! The page of a case study: `/cases/letter-to-early-intake/`.

use super::explained::{Explanation, explained};
use super::frame::Frame;
use super::related::{Reason, explaining, following, related};
use super::shapes::{Cited, GroupMark, cited, mode_marks};
use super::shown::Shown;
use super::{Guide, Page, cases, structured};
use crate::model::{CaseId, Link, Node, RowId, Site, TermId};
use crate::render::Theme;
use crate::shared::Shared;
use serde::Serialize;
use std::sync::Arc;

/// How many other cases stand behind a term that made the case work.
const OTHERS: usize = 5;

#[derive(Serialize, Hash)]
struct CaseView {
    page: Frame,
    case: ShownCase,
    body_html: Option<Shown>,
    words: Vec<Explanation>,
    tags: Vec<GroupedTags>,
    elements_like: Vec<Explaining>,
    rows: Vec<CaseRow>,
    related: Vec<Related>,
    backlinks: Vec<Arc<Link>>,
    cells: Vec<Arc<Link>>,
    neighbours: Vec<Neighbours>,
}

#[derive(Serialize, Hash)]
struct ShownCase {
    id: Arc<str>,
    title: Arc<str>,
    summary: Arc<str>,
    citations: Vec<Cited>,
    draft: bool,
    updated: Option<Arc<str>>,
}

/// The terms of a facet, and the groups among which they are.
#[derive(Serialize, Hash)]
struct GroupedTags {
    key: Arc<str>,
    name: Arc<str>,
    tags: Vec<Shared>,
    groups: Vec<Shared>,
}

/// A facet that tells what made the case work, and its terms.
#[derive(Serialize, Hash)]
struct Explaining {
    key: Arc<str>,
    name: Arc<str>,
    terms: Vec<ExplainingTerm>,
}

#[derive(Serialize, Hash)]
struct ExplainingTerm {
    title: Arc<str>,
    title_html: Arc<str>,
    href: String,
    group: Option<Shared>,
    others: Vec<Arc<Link>>,
}

/// A row that the case shows. Without the other cases that show it: a row may have thousands.
#[derive(Serialize, Hash)]
struct CaseRow {
    id: Arc<str>,
    label: Arc<str>,
    summary: Option<Arc<str>>,
    href: String,
    matrix: Arc<Link>,
    groups: Vec<GroupMark>,
}

#[derive(Serialize, Hash)]
struct Related {
    title: Arc<str>,
    title_html: Arc<str>,
    href: String,
    summary: Arc<str>,
    reasons: Vec<ShownReason>,
}

#[derive(Serialize, Hash)]
struct ShownReason {
    kind: &'static str,
    title: Option<Arc<str>>,
    href: Option<String>,
}

/// The cases before and after this one among those of a term.
#[derive(Serialize, Hash)]
struct Neighbours {
    term: Arc<Link>,
    prev: Option<Arc<Link>>,
    next: Option<Arc<Link>>,
}

/// Plans a page for each case study.
pub(super) fn plan(site: &Site, theme: &Theme) -> Vec<Page> {
    let list = cases::list(theme);
    let pages = site.case_ids().map(|id| {
        let case = site.case(id);
        let list = list.clone();
        Page::html(case.link.route.clone(), "case", move |site| view(site, id, &list))
            .written_at(case.origin)
            .updated(case.updated.clone())
            .unlisted(case.draft)
    });
    pages.collect()
}

fn view(site: &Guide<'_>, id: CaseId, list: &Arc<Link>) -> CaseView {
    let case = site.case(id);
    let page = frame(site, id, list);
    let (body_html, words) = explained(site, &case.body, "");
    let rows = site.index.rows_of_case(id).iter();
    let backlinks = site.links.to(Node::Case(id));
    CaseView {
        case: ShownCase {
            id: case.slug.clone(),
            title: case.link.title.clone(),
            summary: case.summary.clone(),
            citations: cited(site, &case.citations),
            draft: case.draft,
            updated: case.updated.clone(),
        },
        body_html,
        words,
        tags: grouped_tags(site, id),
        elements_like: elements_like(site, id),
        rows: rows.map(|row| case_row(site, *row)).collect(),
        related: related(site, id).iter().map(|near| shown_related(site, near)).collect(),
        backlinks: backlinks.map(|node| link(site, node)).collect(),
        cells: cells(site, id),
        neighbours: neighbours(site, id),
        page,
    }
}

fn frame(site: &Site, id: CaseId, list: &Arc<Link>) -> Frame {
    let case = site.case(id);
    let page = Frame::of(site, "case", &case.link)
        .below([list.clone()])
        .described(Some(&case.summary))
        .under("cases")
        .draft(case.draft)
        .updated(site, case.updated.as_ref())
        .headings(&case.body.prose.headings)
        .plain(&case.plain)
        .source(site, &case.path);
    let terms = case.classification.terms().iter();
    let about: Vec<_> = terms.map(|term| &site.term(*term).link.title).collect();
    let data = structured::thing(site, "Article", &page)
        .with("headline", &case.link.title)
        .with("mainEntityOfPage", page.canonical())
        .with_some("dateModified", case.updated.as_ref())
        .with("keywords", &about);
    page.data(site, data)
}

fn grouped_tags(site: &Guide<'_>, id: CaseId) -> Vec<GroupedTags> {
    let classification = &site.case(id).classification;
    let grouped = site.taxonomy.facets.iter().map(|facet| {
        let terms = classification.of(facet);
        let groups = site.taxonomy.groups_among(terms).into_iter();
        GroupedTags {
            key: facet.key.clone(),
            name: facet.name.clone(),
            tags: terms.iter().map(|term| site.tag(*term)).collect(),
            groups: groups.map(|group| site.group_mark(group)).collect(),
        }
    });
    grouped.filter(|facet| !facet.tags.is_empty()).collect()
}

/// What the case has of the terms that tell why it worked, and where else that was so.
fn elements_like(site: &Guide<'_>, id: CaseId) -> Vec<Explaining> {
    let classification = &site.case(id).classification;
    let facets = explaining(site).map(|facet| site.taxonomy.facet(facet));
    let shown = facets.map(|facet| Explaining {
        key: facet.key.clone(),
        name: facet.name.clone(),
        terms: classification
            .of(facet)
            .iter()
            .map(|term| explaining_term(site, id, *term))
            .collect(),
    });
    shown.filter(|facet| !facet.terms.is_empty()).collect()
}

fn explaining_term(site: &Guide<'_>, id: CaseId, term: TermId) -> ExplainingTerm {
    let others = following(site.index.cases_of(term), id, OTHERS);
    let link = &site.term(term).link;
    ExplainingTerm {
        title: link.title.clone(),
        title_html: link.title_html(),
        href: link.href(),
        group: site.term(term).group.map(|group| site.group_mark(group)),
        others: others.map(|other| site.case(other).link.clone()).collect(),
    }
}

fn case_row(site: &Guide<'_>, id: RowId) -> CaseRow {
    let row = site.row(id);
    CaseRow {
        id: row.id.clone(),
        label: row.label.clone(),
        summary: row.summary.clone(),
        href: row.link.href(),
        matrix: site.matrix(row.matrix).link.clone(),
        groups: mode_marks(site, &row.classification),
    }
}

fn shown_related(site: &Guide<'_>, (id, reasons): &(CaseId, Vec<Reason>)) -> Related {
    let case = site.case(*id);
    Related {
        title: case.link.title.clone(),
        title_html: case.link.title_html(),
        href: case.link.href(),
        summary: case.summary.clone(),
        reasons: reasons.iter().map(|reason| shown_reason(site, *reason)).collect(),
    }
}

fn shown_reason(site: &Guide<'_>, reason: Reason) -> ShownReason {
    let (kind, link) = match reason {
        Reason::Named(_) => ("named", None),
        Reason::Link => ("link", None),
        Reason::Cell(column, row) => ("cell", site.main_cell((column, row))),
        Reason::Term(term) => ("term", Some(site.term(term).link.clone())),
    };
    let title = link.as_ref().map(|link| link.title.clone());
    ShownReason { kind, title, href: link.map(|link| link.href()) }
}

/// The crossings of the first grid that the case shows.
fn cells(site: &Guide<'_>, id: CaseId) -> Vec<Arc<Link>> {
    let Some(grid) = site.main_grid() else { return Vec::new() };
    let crossings = site.crossings(id, grid).into_iter();
    crossings.filter_map(|crossing| site.main_cell(crossing)).collect()
}

/// The ways on inside the terms of the first grid's facets; without a grid, inside all terms.
fn neighbours(site: &Site, id: CaseId) -> Vec<Neighbours> {
    let classification = &site.case(id).classification;
    let terms: Vec<TermId> = match site.main_grid() {
        Some(grid) => [grid.columns, grid.rows]
            .iter()
            .flat_map(|facet| classification.of(site.taxonomy.facet(*facet)))
            .copied()
            .collect(),
        None => classification.terms().to_vec(),
    };
    let neighbours = terms.into_iter().map(|term| {
        let cases = site.index.cases_of(term);
        let at = cases.partition_point(|case| *case < id);
        let link = |at: Option<usize>| Some(site.case(*cases.get(at?)?).link.clone());
        let term = site.term(term).link.clone();
        Neighbours { term, prev: link(at.checked_sub(1)), next: link(Some(at + 1)) }
    });
    neighbours.filter(|way| way.prev.is_some() || way.next.is_some()).collect()
}

fn link(site: &Site, node: Node) -> Arc<Link> {
    match node {
        Node::Case(id) => site.case(id).link.clone(),
        Node::Page(id) => site.page(id).link.clone(),
        Node::Term(id) => site.term(id).link.clone(),
        Node::Row(id) => site.row(id).link.clone(),
    }
}
