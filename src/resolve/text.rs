//! Declared case studies and pages → the site's.

use super::classify;
use super::declare::Declared;
use super::links::Linker;
use super::names::twice;
use super::settings::named_facet;
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{
    CaseId, CaseStudy, Change, ContentPage, FacetId, Node, PageId, Question, Room, last_day,
    newest_first,
};
use crate::parse::case::CaseDocument;
use crate::parse::change::ChangeDocument;
use crate::parse::fields::Text;
use crate::parse::form::QuestionDocument;
use crate::suggest;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

pub(crate) static MISSING_CITATION: Rule = Rule::warning("missing-citation");
pub(crate) static RELATED_TO_ITSELF: Rule = Rule::warning("related-to-itself");

/// What a text gives: itself, the links in it, and what is wrong with it.
pub(crate) type Resolved<T> = (Arc<T>, Vec<(Node, Node)>, Vec<Diagnostic>);

/// A case study; `grid` is the first grid's columns and rows.
pub(crate) fn case(
    declared: &Declared,
    id: CaseId,
    written: &CaseDocument,
    path: &Arc<str>,
    grid: Option<(FacetId, FacetId)>,
) -> Resolved<CaseStudy> {
    let declaration = &declared.cases[id.0 as usize];
    let node = Some(Node::Case(id));
    let folder = folder_of(path);
    let mut linker = Linker { declared, folder, node, links: Vec::new(), diagnostics: Vec::new() };
    let body = linker.passage(&written.body);
    let plain = linker.passage(&written.plain);
    let mut diagnostics = linker.diagnostics;
    let report = &mut diagnostics;
    let classification = classify::classification(&written.terms, &written.known, declared, report);
    if cites_nothing(declared, written) {
        report.push(Diagnostic::new(&MISSING_CITATION, declaration.origin));
    }
    let cells = written.cells.as_ref().zip(grid);
    let cells =
        cells.map(|(cells, grid)| classify::cells(cells, &classification, grid, declared, report));
    let changes = changes(&written.changes);
    let case = CaseStudy {
        slug: declaration.slug.clone(),
        path: path.clone(),
        link: declaration.link.clone(),
        summary: value(written.summary.as_ref()).unwrap_or_default(),
        classification,
        cells,
        citations: declared.names.citations(&written.citations, report),
        related: related(declared, id, &written.related, report),
        body,
        plain,
        draft: declaration.written.draft,
        updated: last_day(value(written.updated.as_ref()), &changes),
        reviewed: value(written.reviewed.as_ref()),
        changes,
        aliases: declared.aliases(&declaration.written.aliases),
        origin: declaration.origin,
    };
    (Arc::new(case), linker.links, diagnostics)
}

/// Whether a case says nothing of where it comes from, though the guideline has sources to cite.
fn cites_nothing(declared: &Declared, written: &CaseDocument) -> bool {
    let names = &declared.names;
    let has_sources = !names.rows.is_empty() || !names.places.is_empty();
    let lost = written.lost.iter().any(|key| matches!(&**key, "citations" | ""));
    // `citation: …` is told as an unknown key.
    let wanted = [Arc::from("citations")];
    let is_near = |key: &Text| suggest::nearest(&key.value, &wanted).is_some();
    let is_misspelled = || written.terms.iter().any(|(key, _)| is_near(key));
    has_sources && !lost && written.citations.is_empty() && !is_misspelled()
}

fn related(
    declared: &Declared,
    own: CaseId,
    written: &[Text],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<CaseId> {
    let mut related = Vec::new();
    let mut seen = HashMap::new();
    for id in written {
        let Some(case) = declared.names.case(id, diagnostics) else { continue };
        if case == own {
            let finding = Diagnostic::new(&RELATED_TO_ITSELF, id.span);
            diagnostics.push(finding.with("name", &id.value));
            continue;
        }
        match seen.entry(case) {
            Entry::Occupied(first) => diagnostics.push(twice(id, "related", *first.get())),
            Entry::Vacant(place) => {
                place.insert(id.span);
                related.push(case);
            }
        }
    }
    related
}

/// A page.
pub(crate) fn page(
    declared: &Declared,
    id: PageId,
    written: &CaseDocument,
    path: &Arc<str>,
) -> Resolved<ContentPage> {
    let declaration = &declared.pages[id.0 as usize];
    let node = Some(Node::Page(id));
    let folder = folder_of(path);
    let mut linker = Linker { declared, folder, node, links: Vec::new(), diagnostics: Vec::new() };
    let changes = changes(&written.changes);
    let page = ContentPage {
        slug: declaration.slug.clone(),
        path: path.clone(),
        link: declaration.link.clone(),
        summary: value(written.summary.as_ref()),
        body: linker.passage(&written.body),
        plain: linker.passage(&written.plain),
        citations: declared.names.citations(&written.citations, &mut linker.diagnostics),
        form: written.form.iter().map(|asked| question(asked, &mut linker)).collect(),
        draft: declaration.written.draft,
        updated: last_day(value(written.updated.as_ref()), &changes),
        reviewed: value(written.reviewed.as_ref()),
        changes,
        aliases: declared.aliases(&declaration.written.aliases),
        origin: declaration.origin,
    };
    (Arc::new(page), linker.links, linker.diagnostics)
}

fn question(written: &QuestionDocument, linker: &mut Linker<'_>) -> Question {
    let ticks = (!written.choices.is_empty(), written.facet.is_some());
    Question {
        label: written.label.value.clone(),
        hint: value(written.hint.as_ref()),
        required: written.required,
        room: match (written.long, written.short, ticks) {
            (true, _, _) => Room::Long,
            (_, true, _) | (_, _, (_, true)) => Room::Short,
            (_, _, (true, _)) => Room::Nothing,
            _ => Room::Some,
        },
        choices: written.choices.iter().map(|choice| choice.value.clone()).collect(),
        facet: written.facet.as_ref().and_then(|key| named_facet(key, linker)),
    }
}

/// What changed, the newest first.
pub(crate) fn changes(written: &[ChangeDocument]) -> Vec<Change> {
    let changes = written.iter();
    let changes = changes
        .map(|change| Change { date: change.date.value.clone(), note: change.note.value.clone() });
    newest_first(changes.collect())
}

fn value(text: Option<&Text>) -> Option<Arc<str>> {
    text.map(|text| text.value.clone())
}

/// The folder of a file below `content/`.
fn folder_of(path: &str) -> &str {
    let below = path.strip_prefix("content/").unwrap_or(path);
    below.rsplit_once('/').map_or("", |(folder, _)| folder)
}
