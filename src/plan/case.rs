//! The page of a case study: `/cases/letter-to-early-intake/`.

use super::explained::{Explanation, explained};
use super::frame::Frame;
use super::related::{Reason, explaining, following};
use super::shapes::{Cited, cited};
use super::shown::Shown;
use super::{Guide, Page, cases, structured};
use crate::model::{CaseId, Link, Node, Site, TermId};
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
    related: Vec<Related>,
    compare: Option<String>,
    backlinks: Vec<Shared>,
    cells: Vec<Shared>,
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
    chips: Vec<Shared>,
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
    head: Shared,
    others: Vec<Shared>,
}

/// Another case and why it stands here.
#[derive(Serialize, Hash)]
struct Related {
    case: Shared,
    reasons: Vec<Shared>,
}

/// The cases before and after this one among those of a term.
#[derive(Serialize, Hash)]
struct Neighbours {
    term: Shared,
    prev: Option<Shared>,
    next: Option<Shared>,
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
    let backlinks = site.links.to(Node::Case(id));
    let near = site.near(id);
    CaseView {
        case: ShownCase {
            id: case.slug.clone(),
            title: case.link.title.clone(),
            summary: case.summary.clone(),
            citations: cited(site, &case.citations),
            draft: case.draft,
            updated: case.updated.clone(),
        },
        compare: compare_query(site, id, near),
        body_html,
        words,
        tags: grouped_tags(site, id),
        elements_like: elements_like(site, id),
        related: near.iter().map(|near| shown_related(site, near)).collect(),
        backlinks: backlinks.map(|node| site.item(node)).collect(),
        cells: cells(site, id),
        neighbours: neighbours(site, id),
        page,
    }
}

/// The address' part that sets the case beside the nearest others; nothing if there are none.
fn compare_query(site: &Site, id: CaseId, near: &[(CaseId, Vec<Reason>)]) -> Option<String> {
    let ids = std::iter::once(id).chain(near.iter().map(|(other, _)| *other)).take(3);
    let ids: Vec<&str> = ids.map(|id| &*site.case(id).slug).collect();
    (ids.len() > 1).then(|| format!("cases={}", ids.join(",")))
}

fn frame(site: &Site, id: CaseId, list: &Arc<Link>) -> Frame {
    let case = site.case(id);
    let page = Frame::of(site, "case", &case.link)
        .below([list.clone()])
        .described(Some(&case.summary))
        .under("cases")
        .draft(case.draft)
        .updated(site, case.updated.as_ref())
        .reviewed(site, case.reviewed.as_ref())
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
            chips: terms.iter().map(|term| site.chip(*term)).collect(),
            groups: groups.map(|group| site.group_mark(group)).collect(),
        }
    });
    grouped.filter(|facet| !facet.chips.is_empty()).collect()
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
    ExplainingTerm {
        head: site.term_head(term),
        others: others.map(|other| site.item(Node::Case(other))).collect(),
    }
}

fn shown_related(site: &Guide<'_>, (id, reasons): &(CaseId, Vec<Reason>)) -> Related {
    Related {
        case: site.related_case(*id),
        reasons: reasons.iter().filter_map(|reason| site.reason(*reason)).collect(),
    }
}

/// The crossings of the first grid that the case shows.
fn cells(site: &Guide<'_>, id: CaseId) -> Vec<Shared> {
    let Some(grid) = site.main_grid() else { return Vec::new() };
    let crossings = site.crossings(id, grid).into_iter();
    crossings.filter_map(|crossing| site.cell_item(crossing)).collect()
}

/// The ways on inside the terms of the first grid's facets; without a grid, inside all terms.
fn neighbours(site: &Guide<'_>, id: CaseId) -> Vec<Neighbours> {
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
        let link = |at: Option<usize>| Some(site.anchor(*cases.get(at?)?));
        let term = site.term_anchor(term);
        Neighbours { term, prev: link(at.checked_sub(1)), next: link(Some(at + 1)) }
    });
    neighbours.filter(|way| way.prev.is_some() || way.next.is_some()).collect()
}
