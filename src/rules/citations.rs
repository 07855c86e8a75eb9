//! Case studies that do not say where they come from.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::Site;

pub(crate) static MISSING_CITATION: Rule = Rule::warning("missing-citation");

/// Cases without a citation, where the guideline has sources to cite.
pub(crate) fn check(site: &Site) -> Vec<Diagnostic> {
    if site.works.is_empty() && site.rows.is_empty() {
        return Vec::new();
    }
    let uncited = site.cases.iter().filter(|case| case.citations.is_empty());
    uncited.map(|case| Diagnostic::new(&MISSING_CITATION, case.origin)).collect()
}
