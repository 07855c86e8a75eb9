//! Text → documents: what was written, with its places. One file at a time, in parallel, remembered
//! by the file's bytes.
//!
//! Parsing never fails: a broken file gives a document that says that it is broken, and findings.
//! The folder says what a file is, the file's name is its id.

pub(crate) mod accessibility;
pub(crate) mod addresses;
pub(crate) mod case;
pub(crate) mod change;
mod conflicts;
pub(crate) mod consultation;
pub(crate) mod facet;
pub(crate) mod fields;
pub(crate) mod form;
pub(crate) mod front_matter;
pub(crate) mod glossary;
mod losses;
pub(crate) mod matrix;
mod media;
pub(crate) mod placement;
mod prose;
pub(crate) mod settings;
pub(crate) mod slips;
pub(crate) mod trouble;
pub(crate) mod words;
pub(crate) mod yaml;

pub(crate) use prose::{EMPTY_LINK, RULES as PROSE_RULES};
pub(crate) use trouble::FILE_NAME;

use crate::compile::Cache;
use crate::diagnostic::{Checked, Diagnostic, Rule};
use crate::memo::Digest;
use crate::source::{Source, Sources};
use crate::span::FileId;
use std::collections::BTreeSet;
use std::sync::Arc;
use yaml::Piece;

/// The rules that this phase applies, beside those of `slips`.
pub(crate) static RULES: &[&Rule] = &[
    &addresses::BAD_ADDRESS,
    &conflicts::MERGE_CONFLICT,
    &fields::BAD_DATE,
    &fields::BAD_URL,
    &fields::DUPLICATE_KEY,
    &fields::EMPTY_VALUE,
    &fields::LONG_SUMMARY,
    &fields::MISSING_KEY,
    &fields::UNKNOWN_KEY,
    &fields::WRONG_TYPE,
    &front_matter::NO_FRONT_MATTER,
    &front_matter::UNCLOSED_FRONT_MATTER,
    &media::ACTIVE_MEDIA,
    &placement::DECOMPOSED_NAME,
    &placement::UNKNOWN_FILE,
    &settings::BAD_LANGUAGE,
    &trouble::EMPTY_FILE,
    &trouble::FILE_NAME,
    &trouble::FILE_TOO_LARGE,
    &trouble::FOLDER_AS_FILE,
    &trouble::LINK_LOOP,
    &trouble::LINK_OUT,
    &trouble::MISSING_FILE,
    &trouble::NOT_UTF8,
    &trouble::SPECIAL_FILE,
    &trouble::UNREADABLE_FILE,
    &yaml::YAML_SYNTAX,
];

/// A file of the content and what is written in it.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// The file.
    pub(crate) file: FileId,
    /// Its name without folder and ending.
    pub(crate) id: Arc<str>,
    /// What is in it.
    pub(crate) content: Content,
    /// Whether something that others may refer to could not be read.
    pub(crate) lost: bool,
    /// Whether something in it lacks the name by which others may link to it.
    pub(crate) nameless: bool,
    /// Whether a whole list of it could not be read.
    pub(crate) emptied: bool,
    /// Stands for what other files can see of it. Text that is typed into a case changes nothing of
    /// that, so that whatever looks up names need not be done again elsewhere.
    pub(crate) face: Digest,
    /// Stands for all of it but the body of a text. Of what many pages show, a body tells nothing but
    /// where its links lead.
    pub(crate) outline: Digest,
}

/// What is written in a file; nothing where it could not be read. What refers to such a file counts
/// as right, so that one fault does not cause a hundred complaints.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    Settings(Option<Arc<settings::SettingsDocument>>),
    Facet(Option<Arc<facet::FacetDocument>>),
    Matrix(Option<Arc<matrix::MatrixDocument>>),
    Case(Option<Arc<case::CaseDocument>>),
    Page(Option<Arc<case::CaseDocument>>),
    Glossary(Option<Arc<glossary::GlossaryDocument>>),
    Words(Option<Arc<words::WordsDocument>>),
    Addresses(Arc<Vec<fields::Text>>),
    Accessibility(Option<Arc<accessibility::AccessibilityDocument>>),
    /// A picture or another file that is copied.
    Media,
    /// Something that the engine does not read.
    Other,
}

impl Content {
    /// Whether lines were left out.
    fn has_lost(&self) -> bool {
        let lost = match self {
            Content::Settings(Some(settings)) => &settings.lost,
            Content::Facet(Some(facet)) => &facet.lost,
            Content::Matrix(Some(matrix)) => &matrix.lost,
            Content::Case(Some(case)) | Content::Page(Some(case)) => &case.lost,
            Content::Glossary(Some(glossary)) => &glossary.lost,
            Content::Words(Some(words)) => &words.lost,
            Content::Accessibility(Some(statement)) => &statement.lost,
            _ => return false,
        };
        !lost.is_empty()
    }
}

/// A remembered file: what is in it, and what is wrong with it and with its place.
#[derive(Debug)]
pub(crate) struct Parsed {
    document: Arc<Document>,
    diagnostics: Arc<[Diagnostic]>,
    /// The folder that it should not stand in, and what is said of that once.
    folder: Option<(String, Diagnostic)>,
}

/// Parses all files of the content, in the order of their paths.
pub(crate) fn documents(sources: &Sources, cache: &Cache) -> Checked<Vec<Arc<Document>>> {
    let files: Vec<&Source> = sources.below("content/").collect();
    let keys: Vec<_> = files.iter().map(|source| (source.id, source.digest)).collect();
    let parsed = cache.documents.all(&keys, |at| Arc::new(parse(files[at])));
    let mut diagnostics = Vec::new();
    for source in sources.below("themes/") {
        trouble::of_file(source, &mut diagnostics);
    }
    let mut folders = BTreeSet::new();
    let mut documents = Vec::with_capacity(parsed.len());
    for file in parsed {
        diagnostics.extend_from_slice(&file.diagnostics);
        if let Some((folder, finding)) = &file.folder
            && folders.insert(folder.clone())
        {
            diagnostics.push(finding.clone());
        }
        documents.push(file.document.clone());
    }
    Checked { value: documents, diagnostics }
}

/// What is wrong with a file as far as it tells by itself.
pub(crate) fn findings(source: &Source) -> Vec<Diagnostic> {
    read(source).1
}

/// What one file says, and what is wrong with it.
#[cfg(any(test, fuzzing))]
pub(crate) fn alone(source: &Source) -> (Content, Vec<Diagnostic>) {
    read(source)
}

fn parse(source: &Source) -> Parsed {
    let (content, mut diagnostics) = read(source);
    let document = Arc::new(document(source, content, &diagnostics));
    let folder = placement::check(source, &mut diagnostics);
    Parsed { document, diagnostics: diagnostics.into(), folder }
}

/// What is written in a file, and what is wrong with that.
fn read(source: &Source) -> (Content, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let kind = Kind::of(&source.path);
    let text = match kind {
        Kind::Media | Kind::Other => trouble::of_file(source, &mut diagnostics).then_some(""),
        _ => trouble::readable_text(source, &mut diagnostics),
    };
    let text = text
        .inspect(|text| slips::characters::check(text, source.id, &mut diagnostics))
        .filter(|text| has_lines(text));
    let offset = if text.is_some_and(|text| text.starts_with('\u{feff}')) { 3 } else { 0 };
    let file = source.id;
    let text = text.map(|text| &text[offset..]);
    let read = text.map(|text| conflicts::first_of_each(text, file, offset, &mut diagnostics));
    let text = read.as_deref();
    let report = &mut diagnostics;
    let piece = text.map(|text| Piece { text, file, offset });
    let content = match kind {
        Kind::Settings => Content::Settings(
            piece.and_then(|piece| settings::settings(piece, report)).map(Arc::new),
        ),
        Kind::Facet => {
            Content::Facet(piece.and_then(|piece| facet::facet(piece, report)).map(Arc::new))
        }
        Kind::Matrix => {
            Content::Matrix(piece.and_then(|piece| matrix::matrix(piece, report)).map(Arc::new))
        }
        Kind::Glossary => Content::Glossary(
            piece.and_then(|piece| glossary::glossary(piece, report)).map(Arc::new),
        ),
        Kind::Words => {
            Content::Words(piece.and_then(|piece| words::words(piece, report)).map(Arc::new))
        }
        Kind::Accessibility => Content::Accessibility(
            piece.and_then(|piece| accessibility::accessibility(piece, report)).map(Arc::new),
        ),
        Kind::Addresses => {
            let text = text.unwrap_or_default();
            Content::Addresses(Arc::new(addresses::addresses(text, file, offset, report)))
        }
        Kind::Case => Content::Case(
            text.and_then(|text| case::case(text, file, offset, report)).map(Arc::new),
        ),
        Kind::Page => Content::Page(
            text.and_then(|text| case::page(text, file, offset, report)).map(Arc::new),
        ),
        Kind::Media => {
            if text.is_some() {
                media::check(source, report);
            }
            Content::Media
        }
        Kind::Other => Content::Other,
    };
    losses::forget_what_follows(&mut diagnostics);
    (content, diagnostics)
}

/// A file with what is in it, and what of it could not be read.
fn document(source: &Source, content: Content, diagnostics: &[Diagnostic]) -> Document {
    let lost = content.has_lost() || diagnostics.iter().any(losses::loses);
    let nameless = diagnostics.iter().any(losses::lacks_name);
    let emptied = diagnostics.iter().any(losses::empties);
    let is_whole = !(lost || nameless || emptied);
    let (face, outline) =
        digests(&content).filter(|_| is_whole).unwrap_or((source.digest, source.digest));
    Document {
        file: source.id,
        id: Arc::from(stem(&source.path)),
        face,
        outline,
        content,
        lost,
        nameless,
        emptied,
    }
}

/// The face and the outline of a text. Of other files everything may matter.
fn digests(content: &Content) -> Option<(Digest, Digest)> {
    let (Content::Case(Some(text)) | Content::Page(Some(text))) = content else { return None };
    let face = text.face.digest();
    Some((face, Digest::of(&(face, text.front))))
}

/// With the line ends of an old system a file has one line, of which nothing can be said.
fn has_lines(text: &str) -> bool {
    text.contains('\n') || !text.contains('\r')
}

/// What the folder of a file says about it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Settings,
    Facet,
    Matrix,
    Case,
    Page,
    Glossary,
    Words,
    Addresses,
    Accessibility,
    Media,
    Other,
}

impl Kind {
    pub(crate) fn of(path: &str) -> Kind {
        let path = path.strip_prefix("content/").unwrap_or(path);
        let (folder, name) = path.split_once('/').unwrap_or(("", path));
        let ends = |ending: &str| name.len() > ending.len() && name.ends_with(ending);
        match folder {
            "" if name == "site.yaml" => Kind::Settings,
            "" if name == "glossary.yaml" => Kind::Glossary,
            "" if name == "words.yaml" => Kind::Words,
            "" if name == "accessibility.yaml" => Kind::Accessibility,
            "" if name == "addresses.txt" => Kind::Addresses,
            "facets" if ends(".yaml") && !name.contains('/') => Kind::Facet,
            "matrices" if ends(".yaml") && !name.contains('/') => Kind::Matrix,
            "cases" if ends(".md") => Kind::Case,
            "pages" if ends(".md") && !name.contains('/') => Kind::Page,
            "media" => Kind::Media,
            _ => Kind::Other,
        }
    }
}

/// The name of a file without folder and ending.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
