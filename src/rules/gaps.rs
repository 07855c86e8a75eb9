//! Gaps: what the guideline does not tell yet. Always notes, since a gap is worth knowing and no
//! fault.

use super::doubt::Doubt;
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{CaseId, RowId, Site, TermId};
use crate::text::listed;
use rayon::prelude::*;
use std::sync::Arc;

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
        let facet = &site.taxonomy.facet(term.facet).name;
        let in_doubt = doubt.is_at(term.origin)
            || doubt.about_terms_of(facet)
            || doubt.about(&[&term.slug], term.origin.file);
        if !site.index.cases_of(id).is_empty() || in_doubt {
            continue;
        }
        let unused = site.index.rows_of(id).is_empty();
        let rule = if unused { &UNUSED_TERM } else { &TERM_WITHOUT_CASE };
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

/// Crossings that a case shows and no table has; one note for a case, since what is to be looked at
/// is its terms.
fn crossings(site: &Site, doubt: &Doubt<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(grid) = site.main_grid() else { return };
    if site.rows.is_empty() {
        return;
    }
    let check = |id: CaseId| {
        let origin = site.case(id).origin;
        if doubt.about_classes_of(origin.file) {
            return None;
        }
        let crossings = site.crossings(id, grid).into_iter().filter(|(column, row)| {
            let ids: [&str; 2] = [&site.term(*column).slug, &site.term(*row).slug];
            let in_table = grid.cell(*column, *row).is_some_and(|cell| !cell.rows.is_empty());
            !in_table && !doubt.about(&ids, origin.file)
        });
        let name = |term: TermId| &site.term(term).link.title;
        let crossings: Vec<Arc<str>> = crossings
            .map(|(column, row)| Arc::from(format!("{} × {}", name(column), name(row))))
            .collect();
        let finding = || Diagnostic::new(&CASE_OUTSIDE_MATRIX, origin);
        (!crossings.is_empty()).then(|| finding().with("crossings", listed(&crossings)))
    };
    let cases: Vec<CaseId> = site.case_ids().collect();
    diagnostics.par_extend(cases.into_par_iter().filter_map(check));
}
