//! The tables of the source: their list, and each as it is printed, with what the guideline adds to
//! its rows: `/matrices/`, `/matrices/probation-office/`.

use super::frame::Frame;
use super::shapes::{Cited, ShownRow, cited, shown_row};
use super::{Guide, Page, structured};
use crate::model::{Citation, Link, Matrix, MatrixId, PlaceId, Site};
use crate::render::Theme;
use crate::route::Route;
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct MatricesView {
    page: Frame,
    matrices: Vec<ListedMatrix>,
}

#[derive(Serialize, Hash)]
struct ListedMatrix {
    #[serde(flatten)]
    link: Arc<Link>,
    label: Option<Arc<str>>,
    rows: usize,
    summary: Option<Arc<str>>,
}

#[derive(Serialize, Hash)]
struct MatrixView {
    page: Frame,
    matrix: ShownMatrix,
    rows: Vec<AnchoredRow>,
    facets: Vec<Column>,
    prev: Option<Arc<Link>>,
    next: Option<Arc<Link>>,
}

#[derive(Serialize, Hash)]
struct ShownMatrix {
    id: Arc<str>,
    title: Arc<str>,
    label: Option<Arc<str>>,
    summary: Option<Arc<str>>,
    citations: Vec<Cited>,
}

#[derive(Serialize, Hash)]
struct AnchoredRow {
    #[serde(flatten)]
    row: ShownRow,
    anchor: Option<Arc<str>>,
}

/// A facet that some row of the table has a term of.
#[derive(Serialize, Hash)]
struct Column {
    key: Arc<str>,
    name: Arc<str>,
}

/// Plans a page for each matrix and one that lists them.
pub(super) fn plan(site: &Site, theme: &Theme) -> Vec<Page> {
    let list = Link::to(theme.word("title_matrices"), Route::page("matrices/"));
    let mut pages = Vec::new();
    for id in in_order(site) {
        let matrix = site.matrix(id);
        let list = list.clone();
        let view = move |site: &Guide<'_>| matrix_view(site, id, &list);
        let page = Page::html(matrix.link.route.clone(), "matrix", view);
        pages.push(page.written_at(matrix.origin));
    }
    if !pages.is_empty() {
        let route = list.route.clone();
        pages.push(Page::html(route, "matrices", move |site| list_view(site, &list)));
    }
    pages
}

fn list_view(site: &Site, list: &Link) -> MatricesView {
    let page = Frame::new(site, "matrices", &list.route, &list.title);
    let matrices = in_order(site).into_iter().map(|id| site.matrix(id));
    let data = structured::collection(site, &page, matrices.clone().map(|matrix| &matrix.link));
    let matrices = matrices.map(|matrix| ListedMatrix {
        link: matrix.link.clone(),
        label: label(site, matrix),
        rows: matrix.rows.len(),
        summary: matrix.summary.clone(),
    });
    MatricesView { matrices: matrices.collect(), page: page.data(site, data) }
}

fn matrix_view(site: &Site, id: MatrixId, list: &Arc<Link>) -> MatrixView {
    let matrix = site.matrix(id);
    let page = Frame::new(site, "matrix", &matrix.link.route, &matrix.link.title)
        .below([list.clone()])
        .described(matrix.summary.as_ref())
        .source(site, &format!("content/matrices/{}.yaml", matrix.slug));
    let rows = || site.rows_of(id).map(|row| site.row(row));
    let data = structured::collection(site, &page, rows().map(|row| &row.link));
    let facets = site.taxonomy.facets.iter();
    let facets = facets.filter(|facet| rows().any(|row| !row.classification.of(facet).is_empty()));
    let order = in_order(site);
    let place = order.iter().position(|other| *other == id);
    let beside = |step: fn(usize) -> Option<usize>| {
        Some(site.matrix(*order.get(step(place?)?)?).link.clone())
    };
    MatrixView {
        matrix: ShownMatrix {
            id: matrix.slug.clone(),
            title: matrix.link.title.clone(),
            label: label(site, matrix),
            summary: matrix.summary.clone(),
            citations: cited(site, &matrix.citations),
        },
        rows: site
            .rows_of(id)
            .map(|row| AnchoredRow {
                row: shown_row(site, row),
                anchor: site.row(row).link.anchor.clone(),
            })
            .collect(),
        facets: facets
            .map(|facet| Column { key: facet.key.clone(), name: facet.name.clone() })
            .collect(),
        prev: beside(|at| at.checked_sub(1)),
        next: beside(|at| at.checked_add(1)),
        page: page.data(site, data),
    }
}

/// The matrices in the source's order, as far as they say which of its tables they are.
pub(super) fn in_order(site: &Site) -> Vec<MatrixId> {
    let mut matrices: Vec<MatrixId> = site.matrix_ids().collect();
    matrices.sort_by_key(|id| {
        let place = cited_place(site.matrix(*id));
        (place.is_none(), place)
    });
    matrices
}

/// What the source calls the table: `表2`.
pub(super) fn label(site: &Site, matrix: &Matrix) -> Option<Arc<str>> {
    cited_place(matrix).map(|place| site.place(place).label.clone())
}

fn cited_place(matrix: &Matrix) -> Option<PlaceId> {
    matrix.citations.iter().find_map(|citation| match citation {
        Citation::Place(place) => Some(*place),
        Citation::Row(_) => None,
    })
}
