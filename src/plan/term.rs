//! A term: what is done there, which cases show it, what made it possible and what is not known yet:
//! `/agencies/<id>/`.

use super::beside::{MadePossible, WithCases, besides, made_possible, with_cases};
use super::cell::cell_route;
use super::explained::{Explanation, explained};
use super::facet::source;
use super::frame::Frame;
use super::paging::{self, Paging};
use super::shapes::{
    Cited, FacetMark, GroupMark, ShownRow, cited, facet_mark, group_mark, shown_row,
};
use super::shown::Shown;
use super::{Guide, Page, structured};
use crate::model::{Cell, Grid, GroupId, Link, RowId, Site, TermId};
use crate::render::Theme;
use crate::shared::Shared;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct TermView {
    page: Frame,
    facet: FacetMark,
    term: ShownTerm,
    rows: Vec<Arc<ShownRow>>,
    row_groups: Vec<RowGroup>,
    cases: Vec<Shared>,
    made_possible: Vec<MadePossible>,
    together: Vec<WithCases>,
    crossings: Vec<Crossings>,
    unknown: Unknown,
    prev: Option<Arc<Link>>,
    next: Option<Arc<Link>>,
    pages: Paging,
}

#[derive(Serialize, Hash)]
struct ShownTerm {
    id: Arc<str>,
    name: Arc<str>,
    summary: Option<Arc<str>>,
    text_html: Option<Shown>,
    words: Vec<Explanation>,
    also: Vec<Arc<str>>,
    citations: Vec<Cited>,
    group: Option<GroupMark>,
    group_kind: Option<Arc<str>>,
}

/// The rows of one mode; those without one stand under an empty title.
#[derive(Serialize, Hash)]
struct RowGroup {
    #[serde(flatten)]
    mark: GroupMark,
    rows: Vec<Arc<ShownRow>>,
}

/// The term's line in a grid.
#[derive(Serialize, Hash)]
struct Crossings {
    name: Arc<str>,
    grid: Arc<Link>,
    cells: Vec<Crossing>,
    empty: Vec<Arc<Link>>,
}

#[derive(Serialize, Hash)]
struct Crossing {
    title: Arc<str>,
    title_html: Arc<str>,
    href: String,
    rows: usize,
    cases: usize,
}

#[derive(Serialize, Hash, Default)]
struct Unknown {
    rows_without_case: Vec<Arc<ShownRow>>,
    empty: Vec<Arc<Link>>,
    no_case: bool,
}

/// Plans a page for each term, or several where its cases are many.
pub(super) fn plan(site: &Site, theme: &Theme) -> Vec<Page> {
    let mut pages = Vec::new();
    for facet in site.taxonomy.facet_ids() {
        let template = theme.term_template(&site.taxonomy.facet(facet).key);
        for id in site.taxonomy.terms_of(facet) {
            let term = site.term(id);
            let cases = site.index.cases_of(id);
            let updated = site.newest(cases);
            for number in paging::numbers(cases.len()) {
                let route = paging::route(&term.link.route, number);
                let page = Page::html(route, &template, move |site| view(site, id, number));
                pages.push(page.written_at(term.origin).updated(updated.clone()));
            }
        }
    }
    pages
}

fn view(site: &Guide<'_>, id: TermId, number: usize) -> TermView {
    let term = site.term(id);
    let cases = site.index.cases_of(id);
    let pages = Paging::new(&term.link, number, cases.len());
    let page = frame(site, id, number);
    let shown_cases = paging::shown(cases, number).iter().map(|case| site.card(*case)).collect();
    let (prev, next) = neighbours(site, id);
    let mut view = TermView {
        facet: facet_mark(site, term.facet),
        term: shown_term(site, id),
        rows: Vec::new(),
        row_groups: Vec::new(),
        cases: shown_cases,
        made_possible: Vec::new(),
        together: Vec::new(),
        crossings: Vec::new(),
        unknown: Unknown::default(),
        prev,
        next,
        page,
        pages,
    };
    if view.pages.is_first() {
        tell(site, id, &mut view);
    }
    view
}

/// Fills in what only the first page of a term's list tells.
fn tell(site: &Site, id: TermId, view: &mut TermView) {
    let rows = site.index.rows_of(id);
    let rows: Vec<_> = rows.iter().map(|row| (*row, Arc::new(shown_row(site, *row)))).collect();
    let without_case = rows.iter().filter(|(row, _)| site.index.cases_of_row(*row).is_empty());
    let besides = besides(site, id);
    view.crossings = crossings(site, id);
    view.unknown = Unknown {
        rows_without_case: without_case.map(|(_, row)| row.clone()).collect(),
        empty: view.crossings.iter().flat_map(|line| line.empty.clone()).collect(),
        no_case: site.index.cases_of(id).is_empty(),
    };
    view.row_groups = row_groups(site, id, &rows);
    view.made_possible = made_possible(site, id, &besides);
    view.together = with_cases(site, site.taxonomy.terms_of(site.term(id).facet), &besides);
    view.rows = rows.into_iter().map(|(_, row)| row).collect();
}

fn frame(site: &Site, id: TermId, number: usize) -> Frame {
    let term = site.term(id);
    let facet = site.taxonomy.facet(term.facet);
    let cases = site.index.cases_of(id).len();
    let title = paging::title(&term.link, number, cases);
    let page = Frame::new(site, "term", &paging::route(&term.link.route, number), &title)
        .headed(&term.link)
        .below([facet.link.clone()])
        .described(term.summary.as_ref())
        .under(&facet.key)
        .plain(&term.plain)
        .source(site, &source(&facet.key));
    let data = structured::defined_term(site, &page, &facet.link, &term.also);
    page.data(site, data)
}

fn shown_term(site: &Site, id: TermId) -> ShownTerm {
    let term = site.term(id);
    let (text_html, words) = explained(site, &term.text, &term.link.title);
    let grouped_by = &site.taxonomy.facet(term.facet).grouped_by;
    ShownTerm {
        id: term.slug.clone(),
        name: term.link.title.clone(),
        summary: term.summary.clone(),
        text_html,
        words,
        also: term.also.clone(),
        citations: cited(site, &term.citations),
        group: term.group.map(|group| group_mark(site, group)),
        group_kind: grouped_by.as_ref().map(|grouped| grouped.name.clone()),
    }
}

/// The terms before and after this one in its facet.
fn neighbours(site: &Site, id: TermId) -> (Option<Arc<Link>>, Option<Arc<Link>>) {
    let terms = &site.taxonomy.facet(site.term(id).facet).terms;
    let link = |at: u32| terms.contains(&at).then(|| site.term(TermId(at)).link.clone());
    (id.0.checked_sub(1).and_then(link), id.0.checked_add(1).and_then(link))
}

/// The rows by the groups of the facet that the first grid has as rows. A row of two groups stands
/// under both; on the page of a term of that very facet all stand under the term's own group.
fn row_groups(site: &Site, id: TermId, rows: &[(RowId, Arc<ShownRow>)]) -> Vec<RowGroup> {
    let term = site.term(id);
    let Some(grid) = site.main_grid() else { return Vec::new() };
    let facet = site.taxonomy.facet(grid.rows);
    let marks = |row: RowId| {
        if term.facet == grid.rows {
            return term.group.into_iter().collect();
        }
        site.taxonomy.groups_among(site.row(row).classification.of(facet))
    };
    let mut groups: BTreeMap<Option<GroupId>, Vec<Arc<ShownRow>>> = BTreeMap::new();
    for (row, shown) in rows {
        let marks = marks(*row);
        if marks.is_empty() {
            groups.entry(None).or_default().push(shown.clone());
        }
        for mark in marks {
            groups.entry(Some(mark)).or_default().push(shown.clone());
        }
    }
    let groups = groups.into_iter();
    groups.map(|(group, rows)| RowGroup { mark: GroupMark::of(site, group), rows }).collect()
}

/// The term's line in each grid that its facet is a side of.
fn crossings(site: &Site, id: TermId) -> Vec<Crossings> {
    let own = site.term(id).facet;
    let lines = site.grids.iter().filter_map(|grid| {
        let is_column = grid.columns == own;
        if !is_column && grid.rows != own {
            return None;
        }
        let other = if is_column { grid.rows } else { grid.columns };
        let mut line = Crossings {
            name: site.taxonomy.facet(other).name.clone(),
            grid: grid.link.clone(),
            cells: Vec::new(),
            empty: Vec::new(),
        };
        for term in site.taxonomy.terms_of(other) {
            let crossing = if is_column { (id, term) } else { (term, id) };
            match grid.cell(crossing.0, crossing.1) {
                Some(cell) => line.cells.push(crossing_of(site, grid, crossing, term, cell)),
                None => line.empty.push(site.term(term).link.clone()),
            }
        }
        Some(line)
    });
    lines.collect()
}

/// A crossing under the name of the other term.
fn crossing_of(
    site: &Site,
    grid: &Grid,
    crossing: (TermId, TermId),
    other: TermId,
    cell: &Cell,
) -> Crossing {
    let other = &site.term(other).link;
    Crossing {
        title: other.title.clone(),
        title_html: other.title_html(),
        href: cell_route(site, grid, crossing).path().to_owned(),
        rows: cell.rows.len(),
        cases: cell.cases.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::sample;

    /// The page of a term, and the strings found under a key of each entry of one of its lists.
    fn check(term: &str, list: &str, key: &str, expected: &[&str]) {
        let compiled = sample::compiled();
        let view = view(&compiled.guide(), sample::term(&compiled.site, term), 1);
        let json = serde_json::to_value(&view).expect("a view is plain data");
        let found = json.pointer(list).and_then(|list| list.as_array()).into_iter().flatten();
        let found: Vec<_> = found.map(|entry| entry[key].as_str().unwrap_or_default()).collect();
        assert_eq!(found, expected, "{list} of {term}");
    }

    #[test]
    fn rows_stand_under_each_of_their_modes() {
        check("a", "/row_groups", "id", &["refer", "support"]);
        check("a", "/row_groups/0/rows", "id", &["表-1"]);
        check("a", "/row_groups/1/rows", "id", &["表-1", "表-2"]);
        // On the page of a kind, under the kind's own mode alone.
        check("r", "/row_groups", "id", &["refer"]);
    }

    #[test]
    fn a_term_tells_who_stands_beside_it_and_why_it_worked() {
        check("a", "/together", "title", &["乙"]);
        check("a", "/made_possible/0/groups", "id", &[""]);
        check("a", "/made_possible/0/groups/0/terms", "title", &["信頼", "訪問"]);
        // A reason is no reason for itself, and steps are none at all.
        check("trust", "/made_possible", "facet", &[]);
        check("trust", "/together", "title", &["訪問"]);
    }

    #[test]
    fn what_is_not_known_is_told() {
        check("a", "/unknown/rows_without_case", "id", &["表-2"]);
        check("a", "/unknown/empty", "title", &["終わり"]);
        check("c", "/unknown/empty", "title", &["紹介", "協議", "初め", "終わり"]);
        check("first", "/crossings/0/cells", "title", &["乙", "甲"]);
    }
}
