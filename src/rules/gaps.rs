//! Gaps: what the guideline does not tell yet. Always notes, since a gap is worth knowing and no
//! fault.

use super::doubt::Doubt;
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{RowId, Site, TermId};

pub(crate) static ROW_WITHOUT_CASE: Rule = Rule::note("row-without-case");
pub(crate) static UNUSED_TERM: Rule = Rule::note("unused-term");
pub(crate) static TERM_WITHOUT_CASE: Rule = Rule::note("term-without-case");
pub(crate) static EMPTY_GROUP: Rule = Rule::note("empty-group");
pub(crate) static CASE_OUTSIDE_MATRIX: Rule = Rule::note("case-outside-matrix");

/// All gaps of a site.
pub(crate) fn check(site: &Site, doubt: &Doubt<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    rows(site, doubt, &mut diagnostics);
    terms(site, doubt, &mut diagnostics);
    groups(site, &mut diagnostics);
    crossings(site, doubt, &mut diagnostics);
    diagnostics
}

fn rows(site: &Site, doubt: &Doubt<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (id, row) in (0u32..).map(RowId).zip(&site.rows) {
        let file = row.origin.file;
        let terms = row.classification.terms().iter();
        let terms: Vec<&str> = terms.map(|term| &*site.term(*term).slug).collect();
        let in_doubt =
            doubt.about(&[&row.id], file) || (!terms.is_empty() && doubt.about(&terms, file));
        if site.index.cases_of_row(id).is_empty() && !in_doubt {
            let finding = Diagnostic::new(&ROW_WITHOUT_CASE, row.origin);
            diagnostics.push(finding.with("row", &row.id).with("label", &row.label));
        }
    }
}

fn terms(site: &Site, doubt: &Doubt<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (id, term) in (0u32..).map(TermId).zip(&site.taxonomy.terms) {
        let in_doubt = doubt.is_at(term.origin) || doubt.about(&[&term.slug], term.origin.file);
        if !site.index.cases_of(id).is_empty() || in_doubt {
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
        // A term whose group is missing or unknown may belong to any: that was said.
        let is_lost = |term| site.term(term).group.is_none();
        if site.taxonomy.terms_of(facet).any(is_lost) {
            continue;
        }
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
fn crossings(site: &Site, doubt: &Doubt<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(grid) = site.main_grid() else { return };
    if site.rows.is_empty() {
        return;
    }
    for ((column, row), cell) in &grid.cells {
        if !cell.rows.is_empty() {
            continue;
        }
        let (column, row) = (site.term(*column), site.term(*row));
        let ids: [&str; 2] = [&column.slug, &row.slug];
        let (column, row) = (&column.link.title, &row.link.title);
        for case in &cell.cases {
            let file = site.case(*case).origin.file;
            if doubt.about_classes_of(file) || doubt.about(&ids, file) {
                continue;
            }
            let finding = Diagnostic::new(&CASE_OUTSIDE_MATRIX, site.case(*case).origin);
            diagnostics.push(finding.with("column", column).with("row", row));
        }
    }
}
