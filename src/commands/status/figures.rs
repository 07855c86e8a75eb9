//! The figures: what there is, what is covered, what is due.

use crate::model::{CaseStudy, ContentPage, GridId, Site, TermId};
use serde::Serialize;
use std::sync::Arc;

/// How far a guideline is.
#[derive(Debug, Serialize)]
pub(super) struct Figures {
    pub(super) title: Arc<str>,
    pub(super) on: String,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) notes: usize,
    pub(super) cases: usize,
    pub(super) drafts: Vec<Text>,
    pub(super) rows: Coverage,
    pub(super) facets: Vec<FacetCoverage>,
    pub(super) grids: Vec<GridCoverage>,
    /// After how many months a text is due for review.
    pub(super) review_after: u32,
    pub(super) due: Vec<Text>,
}

/// A case or a page.
#[derive(Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Text {
    /// When it was last looked over or changed.
    pub(super) date: Option<Arc<str>>,
    pub(super) path: Arc<str>,
    pub(super) title: Arc<str>,
}

/// How many of some things have a case, and which have none.
#[derive(Debug, Serialize)]
pub(super) struct Coverage {
    pub(super) all: usize,
    pub(super) with_case: usize,
    pub(super) without: Vec<Gap>,
}

/// Something without a case.
#[derive(Debug, Serialize)]
pub(super) struct Gap {
    pub(super) id: Arc<str>,
    pub(super) name: Arc<str>,
}

/// A facet.
#[derive(Debug, Serialize)]
pub(super) struct FacetCoverage {
    pub(super) key: Arc<str>,
    pub(super) name: Arc<str>,
    #[serde(flatten)]
    pub(super) terms: Coverage,
}

/// A grid: its crossings.
#[derive(Debug, Serialize)]
pub(super) struct GridCoverage {
    pub(super) id: Arc<str>,
    pub(super) name: Arc<str>,
    pub(super) all: usize,
    /// Crossings with a row or a case.
    pub(super) filled: usize,
    pub(super) with_case: usize,
    /// Crossings with a row, and no case.
    pub(super) without: Vec<Gap>,
}

/// On which day is asked, and after how many months a text is due.
pub(super) struct Review {
    pub(super) on: String,
    pub(super) after: u32,
}

impl Figures {
    /// Counts a site; `with_drafts` is the same with its drafts.
    pub(super) fn of(
        site: &Site,
        with_drafts: &Site,
        [errors, warnings, notes]: [usize; 3],
        review: Review,
    ) -> Figures {
        let drafts = with_drafts.cases.iter().filter(|case| case.draft).map(of_case);
        let draft_pages = with_drafts.pages.iter().filter(|page| page.draft).map(of_page);
        let texts = site.cases.iter().map(of_case).chain(site.pages.iter().map(of_page));
        let mut due: Vec<Text> = texts.filter(|text| review.is_due(text)).collect();
        due.sort();
        Figures {
            title: site.settings.title.clone(),
            errors,
            warnings,
            notes,
            cases: site.cases.len(),
            drafts: drafts.chain(draft_pages).collect(),
            rows: rows(site),
            facets: facets(site),
            grids: site.grid_ids().map(|grid| self::grid(site, grid)).collect(),
            review_after: review.after,
            due,
            on: review.on,
        }
    }
}

impl Review {
    /// Whether nobody looked at a text for so long.
    fn is_due(&self, text: &Text) -> bool {
        let date = |text: &str| text.parse::<jiff::civil::Date>().ok();
        let months = jiff::Span::new().try_months(i64::from(self.after)).unwrap_or_default();
        let looked_at = text.date.as_deref().and_then(date);
        let due = looked_at.and_then(|date| date.checked_add(months).ok());
        match (due, date(&self.on)) {
            (Some(due), Some(on)) => due <= on,
            _ => true,
        }
    }
}

fn of_case(case: &Arc<CaseStudy>) -> Text {
    let date = case.reviewed.clone().max(case.updated.clone());
    Text { date, path: case.path.clone(), title: case.link.title.clone() }
}

fn of_page(page: &Arc<ContentPage>) -> Text {
    let date = page.reviewed.clone().max(page.updated.clone());
    Text { date, path: page.path.clone(), title: page.link.title.clone() }
}

fn rows(site: &Site) -> Coverage {
    let ids = site.row_ids().filter(|row| site.index.cases_of_row(*row).is_empty());
    let gap = |row| Gap { id: site.row(row).id.clone(), name: site.row(row).label.clone() };
    let without: Vec<Gap> = ids.map(gap).collect();
    Coverage { all: site.rows.len(), with_case: site.rows.len() - without.len(), without }
}

fn facets(site: &Site) -> Vec<FacetCoverage> {
    let coverage = |id| {
        let all = site.taxonomy.terms_of(id).count();
        let bare = |term: &TermId| site.index.cases_of(*term).is_empty();
        let gap = |term| {
            let term = site.term(term);
            Gap { id: term.slug.clone(), name: term.link.title.clone() }
        };
        let terms = site.taxonomy.terms_of(id).filter(bare);
        let without: Vec<Gap> = terms.map(gap).collect();
        let facet = site.taxonomy.facet(id);
        let terms = Coverage { all, with_case: all - without.len(), without };
        FacetCoverage { key: facet.key.clone(), name: facet.name.clone(), terms }
    };
    site.taxonomy.facet_ids().map(coverage).collect()
}

fn grid(site: &Site, id: GridId) -> GridCoverage {
    let grid = site.grid(id);
    let terms = |facet| site.taxonomy.terms_of(facet).count();
    let bare = grid.cells.iter().filter(|(_, cell)| cell.cases.is_empty());
    let gap = |column, row| {
        let (column, row) = (site.term(column), site.term(row));
        Gap {
            id: Arc::from(format!("{}/{}", column.slug, row.slug)),
            name: Arc::from(format!("{} × {}", column.link.title, row.link.title)),
        }
    };
    let without: Vec<Gap> = bare.map(|((column, row), _)| gap(*column, *row)).collect();
    GridCoverage {
        id: grid.slug.clone(),
        name: grid.link.title.clone(),
        all: terms(grid.columns) * terms(grid.rows),
        filled: grid.cells.len(),
        with_case: grid.cells.len() - without.len(),
        without,
    }
}
