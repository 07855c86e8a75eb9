//! Lists under the keys of facets → a classification; keys that are no facet's are reported.

use super::declare::Declared;
use super::names::{self, Names};
use crate::diagnostic::{Diagnostic, Message, Rule};
use crate::model::{Classification, FacetId, TermId};
use crate::parse::fields::{Text, unknown_key};
use crate::span::Span;
use crate::suggest;
use std::collections::HashMap;
use std::sync::Arc;

pub(crate) static BAD_CELL: Rule = Rule::error("bad-cell");
pub(crate) static TOO_MANY_TERMS: Rule = Rule::error("too-many-terms");
pub(crate) static CELL_OUTSIDE_TERMS: Rule = Rule::error("cell-outside-terms");

/// What belongs to more terms of a facet says nothing of any of them; and as it is listed on the page of
/// each with all of them, its cost is their square.
const TERMS: usize = 200;

/// The terms of a case study or a row.
pub(crate) fn classification(
    written: &[(Text, Vec<Text>)],
    known: &[&'static str],
    declared: &Declared,
    diagnostics: &mut Vec<Diagnostic>,
) -> Classification {
    let names = &declared.names;
    let mut terms = Vec::new();
    for (key, ids) in written {
        let mut facet = names.facets.get(&key.value);
        if facet.is_none() && !names.unreadable_facets.contains(&key.value) {
            let facets = declared.facets.iter().map(|facet| &facet.key);
            // The facet that was probably meant: its terms are not unused.
            let guesses = suggest::may_guess(diagnostics.len(), facets.len());
            let near = guesses.then(|| suggest::nearest(&key.value, facets.clone())).flatten();
            facet = near.and_then(|key| names.facets.get(&key));
            let facets = facets.filter(|_| guesses).map(|key| &**key);
            diagnostics.push(unknown_key(key, known.iter().copied().chain(facets)));
        }
        let Some(facet) = facet else { continue };
        let (ids, more) = ids.split_at(ids.len().min(TERMS));
        if let Some(first) = more.first() {
            let finding = Diagnostic::new(&TOO_MANY_TERMS, first.span).with("key", &key.value);
            let count = (ids.len() + more.len()).to_string();
            diagnostics.push(finding.with("count", count).with("limit", TERMS.to_string()));
        }
        let mut own: HashMap<TermId, Span> = HashMap::new();
        let mut stand: Option<HashMap<TermId, usize>> = None;
        for id in ids {
            let told = diagnostics.len();
            let found = names.term(*facet, id, diagnostics);
            let Some(term) = found else { continue };
            if diagnostics.len() > told {
                let stand = stand.get_or_insert_with(|| counted(names, *facet, ids));
                if stand.get(&term).is_some_and(|count| *count > 1) {
                    // The id of today stands beside the former one: there is nothing to write instead.
                    one_is_enough(&mut diagnostics[told..]);
                }
            }
            match own.get(&term) {
                // One of them was reported as unknown already, though this term was meant.
                Some(_) if !names.has_term(*facet, &id.value) => {}
                Some(first) => diagnostics.push(names::twice(id, &key.value, *first)),
                None => {
                    own.insert(term, id.span);
                    terms.push(term);
                }
            }
        }
    }
    Classification::new(terms)
}

/// How often each term stands in a list, under its id of today or a former one.
fn counted(names: &Names, facet: FacetId, ids: &[Text]) -> HashMap<TermId, usize> {
    let mut counts = HashMap::new();
    for term in ids.iter().filter_map(|id| names.meant(facet, &id.value)) {
        *counts.entry(term).or_default() += 1;
    }
    counts
}

/// Of a former id beside the one of today, one is enough.
fn one_is_enough(findings: &mut [Diagnostic]) {
    for finding in findings {
        if finding.help.as_ref().is_some_and(|help| help.id == "help-renamed") {
            finding.help = Some(Message::new("help-remove"));
        }
    }
}

/// The crossings `column/row` of the first grid that a case names as its own.
pub(crate) fn cells(
    written: &[Text],
    classification: &Classification,
    grid: (FacetId, FacetId),
    declared: &Declared,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(TermId, TermId)> {
    let (columns, rows) = grid;
    let mut cells = Vec::new();
    for cell in written {
        let Some((column, row)) = cell.value.split_once('/') else {
            diagnostics.push(Diagnostic::new(&BAD_CELL, cell.span).with("cell", &cell.value));
            continue;
        };
        let is_in = |facet, word: &str| declared.names.has_term(facet, &Arc::from(word));
        if is_in(rows, column) && is_in(columns, row) {
            let help = Message::new("help-write-instead").with("text", format!("{row}/{column}"));
            let finding = Diagnostic::new(&BAD_CELL, cell.span).with("cell", &cell.value);
            diagnostics.push(finding.help(help));
            continue;
        }
        let mut part = |facet: FacetId, word: &str| {
            let id = Text::new(word.into(), cell.span);
            let term = declared.names.term(facet, &id, diagnostics)?;
            if classification.has(term) {
                return Some(term);
            }
            let finding = Diagnostic::new(&CELL_OUTSIDE_TERMS, cell.span);
            diagnostics.push(finding.with("cell", &cell.value).with("term", word));
            None
        };
        let (column, row) = (part(columns, column), part(rows, row));
        cells.extend(column.zip(row));
    }
    cells.sort_unstable();
    cells.dedup();
    cells
}
