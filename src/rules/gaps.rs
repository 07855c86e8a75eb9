//! Gaps: what the guideline does not tell yet. Always notes, since a gap is worth knowing and no
//! fault.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{RowId, Site, TermId};

pub(crate) static ROW_WITHOUT_CASE: Rule = Rule::note("row-without-case");
pub(crate) static UNUSED_TERM: Rule = Rule::note("unused-term");
pub(crate) static TERM_WITHOUT_CASE: Rule = Rule::note("term-without-case");
pub(crate) static EMPTY_GROUP: Rule = Rule::note("empty-group");
pub(crate) static CASE_OUTSIDE_MATRIX: Rule = Rule::note("case-outside-matrix");

/// All gaps of a site.
pub(crate) fn check(site: &Site) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    rows(site, &mut diagnostics);
    terms(site, &mut diagnostics);
    groups(site, &mut diagnostics);
    crossings(site, &mut diagnostics);
    diagnostics
}

fn rows(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for (id, row) in (0u32..).map(RowId).zip(&site.rows) {
        if site.index.cases_of_row(id).is_empty() {
            let finding = Diagnostic::new(&ROW_WITHOUT_CASE, row.origin);
            diagnostics.push(finding.with("row", &row.id).with("label", &row.label));
        }
    }
}

fn terms(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for (id, term) in (0u32..).map(TermId).zip(&site.taxonomy.terms) {
        if !site.index.cases_of(id).is_empty() {
            continue;
        }
        let unused = site.index.rows_of(id).is_empty();
        let rule = if unused { &UNUSED_TERM } else { &TERM_WITHOUT_CASE };
        let facet = &site.taxonomy.facet(term.facet).name;
        let finding = Diagnostic::new(rule, term.origin).with("name", &term.link.title);
        diagnostics.push(finding.with("facet", facet));
    }
}

fn groups(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for facet in site.taxonomy.facet_ids() {
        for id in site.taxonomy.groups_of(facet) {
            if !site.taxonomy.terms_of(facet).any(|term| site.term(term).group == Some(id)) {
                let group = site.taxonomy.group(id);
                let finding = Diagnostic::new(&EMPTY_GROUP, group.origin);
                let facet = &site.taxonomy.facet(facet).name;
                diagnostics.push(finding.with("name", &group.link.title).with("facet", facet));
            }
        }
    }
}

/// Crossings that a case shows and no table has.
fn crossings(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let Some(grid) = site.main_grid() else { return };
    if site.rows.is_empty() {
        return;
    }
    for ((column, row), cell) in &grid.cells {
        if !cell.rows.is_empty() {
            continue;
        }
        let (column, row) = (&site.term(*column).link.title, &site.term(*row).link.title);
        for case in &cell.cases {
            let finding = Diagnostic::new(&CASE_OUTSIDE_MATRIX, site.case(*case).origin);
            diagnostics.push(finding.with("column", column).with("row", row));
        }
    }
}
