//! The first pass: what there is, by which ids and names, and where its page will be. Nothing is
//! looked up yet, so that the second pass can look up anything from anywhere.

mod texts;

use super::anchors::{AnchorSets, Anchors};
use super::duplicates;
use super::ids::{self, Seen};
use super::lost;
use super::names::{FacetName, Found, Named, Names, TermName};
use crate::compile::Options;
use crate::diagnostic::{Checked, Diagnostic};
use crate::model::{FacetId, GroupId, Link, MatrixId, Node, PlaceId, RowId, TermId, Unread};
use crate::parse::accessibility::AccessibilityDocument;
use crate::parse::case::Face;
use crate::parse::facet::{EntryDocument, FacetDocument};
use crate::parse::fields::Text;
use crate::parse::glossary::{GlossaryDocument, WordDocument};
use crate::parse::matrix::{MatrixDocument, RowDocument};
use crate::parse::placement;
use crate::parse::settings::SettingsDocument;
use crate::parse::{Content, Document, Kind};
use crate::route::Route;
use crate::source::{Source, Sources};
use crate::span::{FileId, Span};
use std::collections::HashSet;
use std::sync::Arc;

/// What was declared, in the order in which the site will hold it.
#[derive(Default)]
pub(crate) struct Declared {
    pub(crate) names: Names,
    pub(crate) settings: Option<Arc<SettingsDocument>>,
    pub(crate) facets: Vec<DeclaredFacet>,
    pub(crate) groups: Vec<Declaration<EntryDocument>>,
    pub(crate) terms: Vec<Declaration<EntryDocument>>,
    pub(crate) matrices: Vec<Declaration<MatrixDocument>>,
    pub(crate) rows: Vec<(MatrixId, Declaration<RowDocument>)>,
    pub(crate) cases: Vec<Declaration<Face>>,
    pub(crate) pages: Vec<Declaration<Face>>,
    pub(crate) words: Vec<Declaration<WordDocument>>,
    /// Files of `media/`, sorted by path.
    pub(crate) media: Vec<(Arc<str>, FileId)>,
    /// Addresses that were published once.
    pub(crate) addresses: Vec<Text>,
    /// What the accessibility tests found.
    pub(crate) statement: Option<Arc<AccessibilityDocument>>,
    /// Where former ids stand that cannot be kept.
    pub(crate) refused_aliases: HashSet<Span>,
    /// The anchors of case studies and pages.
    pub(crate) anchors: AnchorSets,
    /// What could not be read, as far as it has addresses.
    pub(crate) unread: Unread,
}

impl Declared {
    /// The former ids that can be kept.
    pub(crate) fn aliases(&self, written: &[Text]) -> Vec<Arc<str>> {
        let kept = written.iter().filter(|alias| !self.refused_aliases.contains(&alias.span));
        kept.map(|alias| alias.value.clone()).collect()
    }
}

/// Something that will be in the site: how it was written, where, and its link. Of a case study or a page
/// there is only its [`Face`]: what is declared stays the same while somebody types.
pub(crate) struct Declaration<D> {
    pub(crate) slug: Arc<str>,
    pub(crate) written: Arc<D>,
    pub(crate) file: FileId,
    pub(crate) link: Arc<Link>,
    pub(crate) origin: Span,
}

/// A facet that will be in the site; its groups and terms stand in [`Declared`].
pub(crate) struct DeclaredFacet {
    pub(crate) key: Arc<str>,
    pub(crate) written: Arc<FacetDocument>,
    /// The folder of its groups, if it can be one, and its name.
    pub(crate) grouped_by: Option<(Text, Text)>,
    pub(crate) link: Arc<Link>,
    pub(crate) groups: std::ops::Range<u32>,
    pub(crate) terms: std::ops::Range<u32>,
    pub(crate) origin: Span,
}

/// Declares everything in the documents: a function of their faces, their order and of whether drafts
/// are shown.
pub(crate) fn declare(
    sources: &Sources,
    documents: &[Arc<Document>],
    options: &Options,
) -> Checked<Arc<Declared>> {
    let mut found = Vec::new();
    let diagnostics = &mut found;
    let mut declared = Declared::default();
    declared.names.by_name.reserve(documents.len());
    declared.names.by_path.reserve(documents.len());
    declared.names.cases.reserve(documents.len());
    settings(&mut declared, sources, documents);
    let mut rows = Seen::default();
    places(&mut declared, &mut rows, diagnostics);
    for document in documents {
        let path = sources.get(document.file).path.clone();
        match &document.content {
            Content::Facet(facet) => {
                ids::check_file(document, sources, diagnostics);
                let source = sources.get(document.file);
                self::facet(&mut declared, document, source, facet.as_ref(), diagnostics);
            }
            Content::Matrix(matrix) => {
                ids::check_file(document, sources, diagnostics);
                let matrix = matrix.as_ref();
                lost::note(&mut declared.names, Kind::Matrix, document, sources.get(document.file));
                self::matrix(&mut declared, document, matrix, &mut rows, diagnostics);
            }
            Content::Glossary(words) => {
                lost::note(
                    &mut declared.names,
                    Kind::Glossary,
                    document,
                    sources.get(document.file),
                );
                glossary(&mut declared, document, words.as_deref(), diagnostics);
            }
            Content::Media => {
                let below = path.strip_prefix("content/").unwrap_or(&path);
                declared.media.push((Arc::from(below), document.file));
            }
            Content::Other => {
                if let Some(meant) = placement::meant(&path) {
                    lost::misplaced(&mut declared.names, &meant, sources.get(document.file));
                }
            }
            Content::Addresses(addresses) => declared.addresses.extend_from_slice(addresses),
            Content::Accessibility(statement) => declared.statement.clone_from(statement),
            Content::Settings(_) | Content::Case(_) | Content::Page(_) | Content::Words(_) => {}
        }
    }
    texts::declare(&mut declared, sources, documents, options, diagnostics);
    declared.media.sort_unstable();
    declared.refused_aliases = duplicates::check(&declared, diagnostics);
    declared.unread = lost::unread(&declared.names);
    Checked { value: Arc::new(declared), diagnostics: found }
}

fn settings(declared: &mut Declared, sources: &Sources, documents: &[Arc<Document>]) {
    let found = documents.iter().find_map(|document| match &document.content {
        Content::Settings(settings) => Some((settings.clone(), document)),
        _ => None,
    });
    let Some((settings, document)) = found else { return };
    declared.settings = settings;
    lost::note(&mut declared.names, Kind::Settings, document, sources.get(document.file));
}

fn places(declared: &mut Declared, seen: &mut Seen, diagnostics: &mut Vec<Diagnostic>) {
    let Some(settings) = &declared.settings else { return };
    let places = settings.works.iter().flat_map(|work| &work.places);
    for (label, _) in places {
        if seen.is_new(label, "place", diagnostics) {
            let id = PlaceId(count(declared.names.places.len()));
            declared.names.places.insert(label.value.clone(), id);
        }
    }
}

fn facet(
    declared: &mut Declared,
    document: &Document,
    source: &Source,
    facet: Option<&Arc<FacetDocument>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let key = &document.id;
    lost::note(&mut declared.names, Kind::Facet, document, source);
    let Some(facet) = facet else {
        declared.names.unreadable_facets.insert(key.clone());
        return;
    };
    let id = FacetId(count(declared.facets.len()));
    if document.lost {
        declared.names.lost.facet(id, source);
    }
    if document.nameless || document.emptied {
        declared.names.lost.id_in(id);
    }
    let title = facet.name.as_ref().map_or_else(|| key.clone(), |name| name.value.clone());
    let link = Link::to(title.clone(), Route::page(&format!("{key}/")));
    let grouped_by = facet.grouped_by.as_ref().filter(|(id, _)| ids::check(id, diagnostics));
    let folder = grouped_by.map_or(key, |(id, _)| &id.value);
    let groups = entries(&facet.groups, folder, "group", document.file, diagnostics);
    let terms = entries(&facet.terms, key, "term", document.file, diagnostics);
    if groups.len() < facet.groups.len() || terms.len() < facet.terms.len() {
        // What cannot have a page was left out; what refers to it does not complain as well.
        declared.names.lost.file(Kind::Facet, source);
        declared.names.lost.facet(id, source);
    }
    let group_range = range(declared.groups.len(), groups.len());
    let term_range = range(declared.terms.len(), terms.len());
    call(&mut declared.names, id, (&groups, group_range.clone()), (&terms, term_range.clone()));
    let origin = origin_of(facet.name.as_ref(), document.file);
    let own = Named { anchors: Anchors::Facet(id), ..named(&link, origin, "facet", 3) };
    declared.names.call(&title, own.clone());
    declared.names.by_path.insert(Arc::from(format!("facets/{key}.yaml")), Found::Here(own));
    declared.names.facets.insert(key.clone(), id);
    declared.names.facets_by_id.push(FacetName::new(title, term_range.clone()));
    declared.groups.extend(groups);
    declared.terms.extend(terms);
    declared.facets.push(DeclaredFacet {
        key: key.clone(),
        written: facet.clone(),
        grouped_by: grouped_by.cloned(),
        link,
        groups: group_range,
        terms: term_range,
        origin,
    });
}

/// Entries of a facet, and their numbers.
type Numbered<'e> = (&'e [Declaration<EntryDocument>], std::ops::Range<u32>);

/// Gives the groups and terms of a facet their ids and names.
fn call(names: &mut Names, id: FacetId, groups: Numbered<'_>, terms: Numbered<'_>) {
    for (group, at) in groups.0.iter().zip(groups.1) {
        names.groups.insert((id, group.slug.clone()), GroupId(at));
        match ids::meant(&group.slug) {
            Some(meant) => _ = names.groups.entry((id, meant)).or_insert(GroupId(at)),
            None if ids::is_id(&group.slug) => {}
            None => names.lost.id_in(id),
        }
        names.call(&group.link.title, named(&group.link, group.origin, "group", 2));
    }
    for (term, at) in terms.0.iter().zip(terms.1) {
        let also: Vec<_> = term.written.also.iter().map(|name| name.value.clone()).collect();
        let own = Named {
            node: Some(Node::Term(TermId(at))),
            ..named(&term.link, term.origin, "term", 1)
        };
        names.terms.insert((id, term.slug.clone()), TermId(at));
        match ids::meant(&term.slug) {
            Some(meant) => _ = names.terms.entry((id, meant)).or_insert(TermId(at)),
            None if ids::is_id(&term.slug) => {}
            None => names.lost.id_in(id),
        }
        names.call(&term.link.title, own.clone());
        for name in &also {
            names.call(name, Named { rank: 6, ..own.clone() });
        }
        let name = term.link.title.clone();
        let former = term.written.aliases.iter().map(|alias| alias.value.clone()).collect();
        names.terms_by_id.push(TermName { slug: term.slug.clone(), name, also, former });
    }
}

fn entries(
    entries: &[Arc<EntryDocument>],
    folder: &str,
    kind: &'static str,
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Declaration<EntryDocument>> {
    let mut seen = Seen::default();
    let mut kept = Vec::with_capacity(entries.len());
    for entry in entries {
        if !seen.is_new(&entry.id, kind, diagnostics) || !ids::check(&entry.id, diagnostics) {
            continue;
        }
        let route = Route::page(&format!("{folder}/{}/", entry.id.value));
        kept.push(Declaration {
            slug: entry.id.value.clone(),
            written: entry.clone(),
            file,
            link: Link::to(entry.name.value.clone(), route),
            origin: entry.id.span,
        });
    }
    kept
}

fn matrix(
    declared: &mut Declared,
    document: &Document,
    matrix: Option<&Arc<MatrixDocument>>,
    seen: &mut Seen,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let path: Arc<str> = Arc::from(format!("matrices/{}.yaml", document.id));
    let Some(matrix) = matrix else {
        declared.names.by_path.insert(path, Found::Unreadable);
        return;
    };
    let id = MatrixId(count(declared.matrices.len()));
    let title =
        matrix.title.as_ref().map_or_else(|| document.id.clone(), |title| title.value.clone());
    let route = Route::page(&format!("matrices/{}/", document.id));
    let link = Link::to(title.clone(), route.clone());
    for row in &matrix.rows {
        if !seen.is_new(&row.id, "row", diagnostics) {
            continue;
        }
        let at = RowId(count(declared.rows.len()));
        let label = row.label.value.clone();
        let link = Link::to_anchor(label, route.clone(), row.id.value.clone());
        declared.names.rows.insert(row.id.value.clone(), at);
        let origin = row.id.span;
        let own = Named { node: Some(Node::Row(at)), ..named(&link, origin, "row", 5) };
        declared.names.call(&row.id.value, own);
        let slug = row.id.value.clone();
        let declaration =
            Declaration { slug, written: row.clone(), file: document.file, link, origin };
        declared.rows.push((id, declaration));
    }
    let origin = origin_of(matrix.title.as_ref(), document.file);
    let own = Named { anchors: Anchors::Matrix(id), ..named(&link, origin, "matrix", 4) };
    declared.names.call(&title, own.clone());
    declared.names.by_path.insert(path, Found::Here(own));
    declared.matrices.push(Declaration {
        slug: document.id.clone(),
        written: matrix.clone(),
        file: document.file,
        link,
        origin,
    });
}

fn glossary(
    declared: &mut Declared,
    document: &Document,
    glossary: Option<&GlossaryDocument>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let route = Route::page("glossary/");
    let path: Arc<str> = Arc::from("glossary.yaml");
    let Some(GlossaryDocument { words, .. }) = glossary else {
        declared.names.by_path.insert(path, Found::Unreadable);
        return;
    };
    let link = Link::to(Arc::from("glossary"), route.clone());
    let start = Span::start_of(document.file);
    let own = Named { anchors: Anchors::Glossary, ..named(&link, start, "glossary", 9) };
    declared.names.by_path.insert(path, Found::Here(own));
    let mut seen = duplicates::Words::default();
    for word in words {
        if !seen.is_new(&word.term, diagnostics) {
            continue;
        }
        let term = &word.term.value;
        let link = Link::to_anchor(term.clone(), route.clone(), term.clone());
        let origin = word.term.span;
        let named = named(&link, origin, "glossary", 7);
        declared.names.call(term, named.clone());
        for name in &word.also {
            if !seen.is_new(name, diagnostics) {
                continue;
            }
            declared.names.call(&name.value, Named { rank: 8, ..named.clone() });
        }
        declared.words.push(Declaration {
            slug: term.clone(),
            written: word.clone(),
            file: document.file,
            link,
            origin,
        });
    }
}

fn named(link: &Arc<Link>, origin: Span, kind: &'static str, rank: u8) -> Named {
    Named { link: link.clone(), node: None, anchors: Anchors::None, kind, rank, origin }
}

fn origin_of(title: Option<&Text>, file: FileId) -> Span {
    title.map_or(Span::start_of(file), |title| title.span)
}

fn range(from: usize, length: usize) -> std::ops::Range<u32> {
    count(from)..count(from + length)
}

/// Ids are 32 bits wide; sources that could hold more things do not fit into memory.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
