//! Documents → site: every name is found or reported, every check that needs two files is made.
//!
//! Two passes: `declare` notes what there is, under which ids and names; the rest looks names up.
//! What led nowhere was reported and is left out, so that a [`Site`] is always sound. A case study
//! is remembered by its own bytes and by what others show of themselves (`Document::face`), so that
//! typing into one looks up the names of no other.

mod classify;
mod dates;
mod declare;
mod duplicates;
mod ids;
mod links;
mod lost;
mod names;
mod pictures;
mod settings;
mod statement;
mod taxonomy;
mod text;

pub(crate) use ids::{is_id, is_reserved};

use crate::compile::{Cache, Options};
use crate::diagnostic::{Checked, Diagnostic, Rule};
use crate::memo::Digest;
use crate::model::{
    CaseId, CaseStudy, Entry, FacetId, Grid, Index, LinkGraph, Matrix, MatrixId, Node, PageId, Row,
    RowId, Site, Words,
};
use crate::parse::Document;
use crate::source::Sources;
use declare::{Declared, count};
use links::Linker;
use rayon::prelude::*;
use std::sync::Arc;

/// The rules that this phase applies.
pub(crate) static RULES: &[&Rule] = &[
    &classify::BAD_CELL,
    &classify::CELL_OUTSIDE_TERMS,
    &dates::FUTURE_DATE,
    &duplicates::ALIAS_COLLISION,
    &duplicates::DUPLICATE_NAME,
    &duplicates::GLOSSARY_DUPLICATE,
    &ids::BAD_ID,
    &ids::DUPLICATE_ID,
    &ids::RESERVED_ID,
    &links::AMBIGUOUS_NAME,
    &links::DEAD_ANCHOR,
    &links::DEAD_LINK,
    &links::LINK_TO_DRAFT,
    &links::MISSING_PICTURE,
    &names::DUPLICATE_VALUE,
    &names::UNKNOWN_CASE,
    &names::UNKNOWN_CITATION,
    &names::UNKNOWN_PAGE,
    &names::UNKNOWN_TERM,
    &pictures::UNUSED_PICTURE,
    &settings::GRID_SAME_FACET,
    &settings::GRID_UNKNOWN_FACET,
    &settings::UNKNOWN_FACET,
    &taxonomy::UNKNOWN_GROUP,
    &text::MISSING_CITATION,
    &text::RELATED_TO_ITSELF,
];

/// A case study with its links and what is wrong with it.
pub(crate) type ResolvedCase = text::Resolved<CaseStudy>;

/// The site that some documents mean.
pub(crate) fn site(
    sources: &Sources,
    documents: &[Document],
    cache: &Cache,
    options: &Options,
) -> Checked<Site> {
    let mut diagnostics = Vec::new();
    let mut declared = declare::declare(sources, documents, options, &mut diagnostics);
    declared.refused_aliases = duplicates::check(&declared, &mut diagnostics);
    pictures::check(sources, documents, &mut diagnostics);
    if let Some(today) = &options.today {
        dates::check(documents, today, &mut diagnostics);
    }
    let mut site = Site {
        media: declared.media.clone(),
        addresses: declared.addresses.clone(),
        statement: declared.statement.map(statement::of),
        downloads: options.downloads.clone(),
        unread: declared.unread(),
        ..Site::default()
    };
    let mut links = Vec::new();
    structure(&declared, options, &mut site, &mut links, &mut diagnostics);
    let grid = site.main_grid().map(|grid| (grid.columns, grid.rows));
    let faces: Vec<_> = documents.iter().map(|document| (document.file, document.face)).collect();
    let others = Digest::of(&(faces, options.drafts));
    let cases: Vec<Arc<ResolvedCase>> = (0..declared.cases.len())
        .into_par_iter()
        .map(|at| {
            let (id, source) = (CaseId(count(at)), sources.get(declared.cases[at].file));
            let key = Digest::of(&(others, id, source.id, source.digest));
            cache.cases.get(key, || Arc::new(text::case(&declared, id, &source.path, grid)))
        })
        .collect();
    cache.cases.turn();
    site.cases = gather(cases, &mut links, &mut diagnostics);
    let path = |file| &sources.get(file).path;
    let pages = (0..declared.pages.len())
        .map(|at| text::page(&declared, PageId(count(at)), path(declared.pages[at].file)));
    site.pages = gather(pages.map(Arc::new).collect(), &mut links, &mut diagnostics);
    declared.names.lost.forget_the_nameless(&mut diagnostics);
    site.links = LinkGraph::new(links);
    fill_grids(&mut site);
    site.index = Index::of(&site);
    site.words = Words::new(&site.glossary, &site.taxonomy);
    Checked { value: site, diagnostics }
}

/// Everything but case studies and pages.
fn structure(
    declared: &Declared<'_>,
    options: &Options,
    site: &mut Site,
    links: &mut Vec<(Node, Node)>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut linker = Linker {
        declared,
        folder: "facets",
        node: None,
        links: Vec::new(),
        diagnostics: Vec::new(),
        wrong: 0,
    };
    site.taxonomy = taxonomy::taxonomy(&mut linker);
    (linker.folder, linker.node) = ("", None);
    site.glossary = glossary(&mut linker);
    if let Some(written) = declared.settings {
        site.settings = settings::settings(written, &mut linker, options);
        (site.works, site.places) = settings::works(&written.works, &mut linker.diagnostics);
        settings::grids(&written.grids, declared, site, &mut linker.diagnostics);
    }
    (site.matrices, site.rows) = matrices(declared, &mut linker.diagnostics);
    links.extend(linker.links);
    diagnostics.extend(linker.diagnostics);
}

fn glossary(linker: &mut Linker<'_, '_>) -> Vec<Entry> {
    let declared = linker.declared;
    let entry = |word: &declare::Declaration<'_, crate::parse::glossary::WordDocument>| Entry {
        term: word.slug.clone(),
        reading: word.written.reading.as_ref().map(|reading| reading.value.clone()),
        text: linker.passage(&word.written.text),
        also: taxonomy::values(&word.written.also),
        citations: declared.names.citations(&word.written.citations, &mut linker.diagnostics),
        link: word.link.clone(),
        origin: word.origin,
    };
    declared.words.iter().map(entry).collect()
}

fn matrices(declared: &Declared<'_>, diagnostics: &mut Vec<Diagnostic>) -> (Vec<Matrix>, Vec<Row>) {
    let mut rows = Vec::with_capacity(declared.rows.len());
    for (matrix, row) in &declared.rows {
        let written = row.written;
        rows.push(Row {
            id: row.slug.clone(),
            label: written.label.value.clone(),
            summary: written.summary.as_ref().map(|summary| summary.value.clone()),
            matrix: *matrix,
            link: row.link.clone(),
            classification: classify::classification(
                &written.terms,
                &written.known,
                declared,
                diagnostics,
            ),
            citations: declared.names.citations(&written.citations, diagnostics),
            origin: row.origin,
        });
    }
    let mut matrices = Vec::with_capacity(declared.matrices.len());
    for (id, matrix) in (0u32..).map(MatrixId).zip(&declared.matrices) {
        let first = rows.partition_point(|row| row.matrix < id);
        let behind = rows.partition_point(|row| row.matrix <= id);
        matrices.push(Matrix {
            slug: matrix.slug.clone(),
            link: matrix.link.clone(),
            summary: matrix.written.summary.as_ref().map(|summary| summary.value.clone()),
            citations: declared.names.citations(&matrix.written.citations, diagnostics),
            rows: count(first)..count(behind),
            origin: matrix.origin,
        });
    }
    (matrices, rows)
}

fn gather<T>(
    resolved: Vec<Arc<text::Resolved<T>>>,
    links: &mut Vec<(Node, Node)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Arc<T>> {
    let mut values = Vec::with_capacity(resolved.len());
    for resolved in resolved {
        let (value, own_links, own_diagnostics) = &*resolved;
        values.push(value.clone());
        links.extend_from_slice(own_links);
        diagnostics.extend_from_slice(own_diagnostics);
    }
    values
}

/// Puts rows and cases where their terms cross.
fn fill_grids(site: &mut Site) {
    let mut grids = std::mem::take(&mut site.grids);
    for (at, grid) in grids.iter_mut().enumerate() {
        let of = |classification: &crate::model::Classification| {
            let terms = |facet: FacetId| classification.of(site.taxonomy.facet(facet)).to_vec();
            Grid::crossings(&terms(grid.columns), &terms(grid.rows)).collect::<Vec<_>>()
        };
        for (id, row) in (0u32..).map(RowId).zip(&site.rows) {
            for crossing in of(&row.classification) {
                grid.cells.entry(crossing).or_default().rows.push(id);
            }
        }
        for (id, case) in (0u32..).map(CaseId).zip(&site.cases) {
            let crossings = match &case.cells {
                Some(cells) if at == 0 => cells.clone(),
                Some(_) | None => of(&case.classification),
            };
            for crossing in crossings {
                grid.cells.entry(crossing).or_default().cases.push(id);
            }
        }
    }
    site.grids = grids;
}
