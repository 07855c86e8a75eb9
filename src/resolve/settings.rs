//! `site.yaml` → settings, works and their places, grids.

use super::declare::{Declared, count};
use super::ids::{self, Seen};
use super::links::Linker;
use super::text::changes;
use crate::compile::Options;
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{
    Consultation, Facet, FacetId, Facility, Grid, Leave, Licence, Link, Place, PlaceId, Settings,
    Site, Work, last_day,
};
use crate::parse::consultation::ConsultationDocument;
use crate::parse::fields::Text;
use crate::parse::settings::{FacilityDocument, GridDocument, SettingsDocument, WorkDocument};
use crate::route::Route;
use crate::suggest;
use std::collections::HashSet;
use std::sync::Arc;

pub(crate) static GRID_UNKNOWN_FACET: Rule = Rule::error("grid-unknown-facet");
pub(crate) static UNKNOWN_FACET: Rule = Rule::error("unknown-facet");
pub(crate) static GRID_SAME_FACET: Rule = Rule::error("grid-same-facet");
pub(crate) static GRID_TOO_LARGE: Rule = Rule::error("grid-too-large");

/// A page with more crossings is shown by no browser; two facets can have so many that no memory holds them.
const CROSSINGS: usize = 100_000;

/// What the guideline is.
pub(crate) fn settings(
    written: &SettingsDocument,
    linker: &mut Linker<'_>,
    options: &Options,
) -> Settings {
    let value = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
    let base_url = options.base_url.clone().or(value(&written.base_url).map(|url| url.to_string()));
    let licence = written
        .licence
        .as_ref()
        .map(|(name, url)| Licence { name: name.value.clone(), url: value(url) });
    let changes = changes(&written.changes);
    Settings {
        title: value(&written.title).unwrap_or_default(),
        description: value(&written.description).unwrap_or_default(),
        lead: value(&written.lead),
        finding: value(&written.finding),
        notice: value(&written.notice),
        plain: linker.passage(&written.plain),
        language: value(&written.language).unwrap_or_else(|| Arc::from("ja")),
        base_url: Arc::from(with_slash(base_url.unwrap_or_default())),
        theme: value(&written.theme).unwrap_or_else(|| Arc::from("default")),
        theme_origin: written.theme.as_ref().map(|theme| theme.span),
        version: value(&written.version),
        updated: last_day(value(&written.updated), &changes),
        changes,
        licence,
        publisher: value(&written.publisher),
        edit_url: value(&written.edit_url),
        facility: written.facility.as_ref().map(|facility| self::facility(facility, linker)),
        checklist: written.checklist.as_ref().and_then(|key| named_facet(key, linker)),
        consultation: written.consultation.as_ref().map(|found| consultation(found, linker)),
        leave: written.leave.as_ref().map(|leave| Leave {
            url: leave.url.value.clone(),
            pages: pages(&leave.pages, linker),
        }),
        navigation: pages(&written.navigation, linker),
        footer: pages(&written.footer, linker),
    }
}

fn with_slash(mut url: String) -> String {
    if !url.ends_with('/') {
        url.push('/');
    }
    url
}

fn facility(written: &FacilityDocument, linker: &mut Linker<'_>) -> Facility {
    let page = written.page.as_ref();
    Facility {
        name: written.name.value.clone(),
        summary: written.summary.as_ref().map(|summary| summary.value.clone()),
        link: page.and_then(|page| pages(std::slice::from_ref(page), linker).pop()),
    }
}

fn consultation(written: &ConsultationDocument, linker: &mut Linker<'_>) -> Consultation {
    let value = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
    Consultation {
        name: written.name.value.clone(),
        url: written.url.value.clone(),
        link: written
            .page
            .as_ref()
            .and_then(|page| pages(std::slice::from_ref(page), linker).pop()),
        who: value(&written.who),
        cost: value(&written.cost),
        hours: value(&written.hours),
        anonymous: value(&written.anonymous),
        checked: value(&written.checked),
        origin: written.checked.as_ref().unwrap_or(&written.name).span,
    }
}

/// A facet that is named by its key.
pub(super) fn named_facet(key: &Text, linker: &mut Linker<'_>) -> Option<FacetId> {
    let declared = linker.declared;
    let unknown = || Diagnostic::new(&UNKNOWN_FACET, key.span).with("name", &key.value);
    find_facet(key, declared, unknown, &mut linker.diagnostics)
}

fn pages(ids: &[Text], linker: &mut Linker<'_>) -> Vec<Arc<Link>> {
    let declared = linker.declared;
    let found = ids.iter().filter_map(|id| declared.names.page(id, &mut linker.diagnostics));
    found.map(|page| declared.pages[page.0 as usize].link.clone()).collect()
}

/// The works that the guideline rests on, and their places in the order of their ids.
pub(crate) fn works(
    written: &[WorkDocument],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Work>, Vec<Place>) {
    let mut places: Vec<Place> = Vec::new();
    let mut seen: HashSet<Arc<str>> = HashSet::new();
    let mut ids = Seen::default();
    let mut works = Vec::new();
    for work in written {
        ids.is_new(&work.id, "source", diagnostics);
        let mut own = Vec::new();
        for (label, title) in &work.places {
            if !seen.insert(label.value.clone()) {
                continue;
            }
            own.push(PlaceId(count(places.len())));
            let route = Route::page("sources/");
            places.push(Place {
                label: label.value.clone(),
                title: title.value.clone(),
                link: Link::to_anchor(title.value.clone(), route, label.value.clone()),
            });
        }
        let value = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
        works.push(Work {
            id: work.id.value.clone(),
            title: work.title.value.clone(),
            authors: work.authors.clone(),
            container: value(&work.container),
            date: value(&work.date),
            url: value(&work.url),
            note: value(&work.note),
            places: own,
        });
    }
    (works, places)
}

/// The grids that `site.yaml` asks for, still empty; one that cannot be made is noted.
pub(crate) fn grids(
    written: &[GridDocument],
    declared: &Declared,
    site: &mut Site,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut seen = Seen::default();
    for (at, written) in written.iter().enumerate() {
        if !seen.is_new(&written.id, "grid", diagnostics) {
            continue;
        }
        if let Some(grid) = grid(written, declared, &site.taxonomy.facets, diagnostics) {
            site.grids.push(grid);
        } else {
            // A case's `cells` speak of the first grid: without it they are neither right nor wrong.
            site.main_grid_lost |= at == 0;
            site.unread.beginnings.push(format!("/{}/", written.id.value));
        }
    }
}

fn grid(
    written: &GridDocument,
    declared: &Declared,
    facets: &[Facet],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Grid> {
    let is_sound = ids::check(&written.id, diagnostics);
    let mut find = |key: Option<&Text>| facet(key?, written, declared, diagnostics);
    let (rows, columns) = (find(written.rows.as_ref()), find(written.columns.as_ref()));
    let (rows, columns) = rows.zip(columns).filter(|_| is_sound)?;
    let name = |facet: FacetId| &facets[facet.0 as usize].name;
    if let Some(key) = written.columns.as_ref().filter(|_| rows == columns) {
        let finding = Diagnostic::new(&GRID_SAME_FACET, key.span);
        diagnostics.push(finding.with("grid", &written.id.value).with("facet", name(rows)));
        return None;
    }
    let count = |facet: FacetId| facets[facet.0 as usize].terms.len();
    if count(rows).saturating_mul(count(columns)) > CROSSINGS {
        let finding = Diagnostic::new(&GRID_TOO_LARGE, written.id.span);
        let finding = finding.with("grid", &written.id.value);
        let size = format!("{} × {}", count(columns), count(rows));
        diagnostics.push(finding.with("size", size).with("limit", CROSSINGS.to_string()));
        return None;
    }
    let title = match &written.name {
        Some(name) => name.value.clone(),
        None => Arc::from(format!("{} × {}", name(columns), name(rows))),
    };
    let link = Link::to(title, Route::page(&format!("{}/", written.id.value)));
    Some(Grid { slug: written.id.value.clone(), link, rows, columns, cells: Arc::default() })
}

fn facet(
    key: &Text,
    grid: &GridDocument,
    declared: &Declared,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<FacetId> {
    let unknown = || {
        Diagnostic::new(&GRID_UNKNOWN_FACET, key.span)
            .with("facet", &key.value)
            .with("grid", &grid.id.value)
    };
    find_facet(key, declared, unknown, diagnostics)
}

/// The facet of a key, or a finding; nothing is said where its file could not be read.
fn find_facet(
    key: &Text,
    declared: &Declared,
    unknown: impl FnOnce() -> Diagnostic,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<FacetId> {
    let names = &declared.names;
    let found = names.facets.get(&key.value).copied();
    if found.is_none() && !names.unreadable_facets.contains(&key.value) {
        let keys = declared.facets.iter().map(|facet| &facet.key);
        diagnostics.push(unknown().suggest(suggest::nearest(&key.value, keys)));
    }
    found
}
