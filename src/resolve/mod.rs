//! Documents → site: every name is found or reported, every check that needs two files is made.
//!
//! Two passes: `declare` notes what there is, under which ids and names; the rest looks names up.
//! What led nowhere was reported and is left out, so that a [`Site`] is always sound.
//!
//! Typing into a text does nothing again elsewhere. What is declared is remembered by what files show
//! of themselves (`Document::face`), a case study by that and its own bytes, what crosses by all but
//! the bodies of texts (`Document::outline`). What is left are a look at each file and at each link.

mod anchors;
mod classify;
mod crossed;
mod dates;
mod declare;
mod duplicates;
mod ids;
mod links;
mod lost;
mod names;
mod near;
mod pictures;
mod settings;
mod statement;
mod taxonomy;
mod text;

pub(crate) use crossed::Crossed;
pub(crate) use declare::Declared;
pub(crate) use ids::{is_id, is_reserved};

use crate::compile::{Cache, Options};
use crate::diagnostic::{Checked, Diagnostic, Rule};
use crate::memo::Digest;
use crate::model::{
    CaseId, CaseStudy, Entry, LinkGraph, Matrix, MatrixId, Node, PageId, Row, Site,
};
use crate::parse::case::CaseDocument;
use crate::parse::{Content, Document};
use crate::source::{Source, Sources};
use declare::count;
use links::Linker;
use std::sync::Arc;

/// The rules that this phase applies.
pub(crate) static RULES: &[&Rule] = &[
    &classify::BAD_CELL,
    &classify::CELL_OUTSIDE_TERMS,
    &classify::TOO_MANY_TERMS,
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
    &settings::GRID_TOO_LARGE,
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
    documents: &[Arc<Document>],
    cache: &Cache,
    options: &Options,
) -> Checked<Site> {
    let mut diagnostics = Vec::new();
    let faces: Vec<_> = documents.iter().map(|document| (document.file, document.face)).collect();
    let others = Digest::of(&(faces, options.drafts));
    let declared = cache.declared.get(others, || declare::declare(sources, documents, options));
    let declared = declared.report(&mut diagnostics);
    pictures::check(sources, documents, &mut diagnostics);
    if let Some(today) = &options.today {
        dates::check(documents, today, &mut diagnostics);
    }
    let mut site = Site {
        media: declared.media.clone(),
        addresses: declared.addresses.clone(),
        statement: declared.statement.as_deref().map(statement::of),
        downloads: options.downloads.clone(),
        unread: declared.unread.clone(),
        outline: outline(documents, options),
        ..Site::default()
    };
    let mut links = Vec::new();
    structure(&declared, options, &mut site, &mut links, &mut diagnostics);
    let grid = site.main_grid().map(|grid| (grid.columns, grid.rows));
    let keys = (0u32..).map(CaseId).zip(&declared.cases);
    let keys: Vec<_> =
        keys.map(|(id, case)| (case.file, (others, id, sources.get(case.file).digest))).collect();
    let cases = cache.cases.all(&keys, |at| {
        let (file, (_, id, _)) = keys[at];
        let source = sources.get(file);
        let written = written(sources, documents, source);
        Arc::new(text::case(&declared, id, &written, &source.path, grid))
    });
    site.cases = gather(cases, &mut links, &mut diagnostics);
    let pages = (0u32..).map(PageId).zip(&declared.pages).map(|(id, page)| {
        let source = sources.get(page.file);
        text::page(&declared, id, &written(sources, documents, source), &source.path)
    });
    site.pages = gather(pages.map(Arc::new).collect(), &mut links, &mut diagnostics);
    declared.names.lost.forget_the_nameless(&mut diagnostics);
    site.links = cache.links.get(Digest::of(&links), || Arc::new(LinkGraph::new(links)));
    let crossed = cache.crossed.get(site.outline, || Arc::new(Crossed::of(&mut site)));
    crossed.put_into(&mut site);
    Checked { value: site, diagnostics }
}

/// Stands for a whole site but for the bodies of its texts.
fn outline(documents: &[Arc<Document>], options: &Options) -> Digest {
    let outlines: Vec<_> = documents.iter().map(|found| (found.file, found.outline)).collect();
    Digest::of(&(outlines, options))
}

/// What is written in a file that was declared as a text.
fn written(sources: &Sources, documents: &[Arc<Document>], source: &Source) -> Arc<CaseDocument> {
    let by_path = |document: &Arc<Document>| sources.get(document.file).path.cmp(&source.path);
    let found = documents.binary_search_by(by_path).ok().map(|at| &documents[at].content);
    match found {
        Some(Content::Case(Some(text)) | Content::Page(Some(text))) => text.clone(),
        _ => Arc::default(),
    }
}

/// Everything but case studies and pages.
fn structure(
    declared: &Declared,
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
    };
    site.taxonomy = taxonomy::taxonomy(&mut linker);
    (linker.folder, linker.node) = ("", None);
    site.glossary = glossary(&mut linker);
    if let Some(written) = &declared.settings {
        site.settings = settings::settings(written, &mut linker, options);
        (site.works, site.places) = settings::works(&written.works, &mut linker.diagnostics);
        settings::grids(&written.grids, declared, site, &mut linker.diagnostics);
    }
    (site.matrices, site.rows) = matrices(declared, &mut linker.diagnostics);
    links.extend(linker.links);
    diagnostics.extend(linker.diagnostics);
}

fn glossary(linker: &mut Linker<'_>) -> Vec<Entry> {
    let declared = linker.declared;
    let entry = |word: &declare::Declaration<crate::parse::glossary::WordDocument>| Entry {
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

fn matrices(declared: &Declared, diagnostics: &mut Vec<Diagnostic>) -> (Vec<Matrix>, Vec<Row>) {
    let mut rows = Vec::with_capacity(declared.rows.len());
    for (matrix, row) in &declared.rows {
        let written = &row.written;
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
