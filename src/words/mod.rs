//! Words: those that hurt, those that are spelled in two ways, and what tells who somebody is.
//!
//! Apart from the rules that look at a site, because words are looked for in what was written, and
//! what is found in a file is remembered by its bytes. The words themselves are content
//! (`content/words.yaml`); none stands here.

mod glossary;
mod people;
mod plain;
mod vocabulary;
mod waiver;

pub(crate) use vocabulary::Vocabulary;
pub(crate) use waiver::without_waivers;

use crate::compile::Cache;
use crate::diagnostic::{Diagnostic, Rule};
use crate::memo::Digest;
use crate::parse::{Content, Document, Kind, front_matter, slips, yaml::Piece};
use crate::source::{Source, Sources};
use crate::span::Span;
use glossary::Explained;
use plain::Plain;
use std::collections::BTreeSet;
use std::sync::Arc;
use vocabulary::{BAD_WORDS_FILE, STIGMA_WORD, TWO_SPELLINGS};

/// The rules that are applied here.
pub(crate) static RULES: &[&Rule] = &[
    &BAD_WORDS_FILE,
    &STIGMA_WORD,
    &TWO_SPELLINGS,
    &glossary::GLOSSARY_UNUSED,
    &people::PERSONAL_DATA,
    &waiver::BAD_WAIVER,
];

/// What was found in a file.
pub(crate) struct Looked {
    diagnostics: Vec<Diagnostic>,
    /// The entries of the glossary whose words are used, by their numbers.
    used: Vec<usize>,
}

/// Looks for words in every text of the content.
pub(crate) fn check(
    sources: &Sources,
    documents: &[Arc<Document>],
    cache: &Cache,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let digest = |file| sources.get(file).digest;
    let list = documents.iter().find_map(|document| match &document.content {
        Content::Words(words) => Some((document.file, words.as_deref()?)),
        _ => None,
    });
    let vocabulary: Option<Arc<Vocabulary>> = list.and_then(|(file, written)| {
        cache.vocabularies.get(digest(file), || Vocabulary::of(written).map(Arc::new))
    });
    if let (Some(vocabulary), Some((_, written))) = (&vocabulary, list) {
        vocabulary::contradictions(vocabulary, written, &mut diagnostics);
    }
    let glossary = documents.iter().find_map(|document| match &document.content {
        Content::Glossary(glossary) => Some((document.file, glossary.as_deref()?)),
        _ => None,
    });
    let explained = glossary.and_then(|(_, written)| Explained::of(written));
    let lists =
        Digest::of(&(list.map(|(file, _)| digest(file)), glossary.map(|(file, _)| digest(file))));
    let texts = documents.iter().filter(|document| read_as_text(document) == Some(true));
    let keys: Vec<_> =
        texts.map(|document| (document.file, (lists, digest(document.file)))).collect();
    let looked = cache.looked.all(&keys, |at| {
        let source = sources.get(keys[at].0);
        Arc::new(look(source, vocabulary.as_deref(), explained.as_ref()))
    });
    for looked in &looked {
        diagnostics.extend_from_slice(&looked.diagnostics);
    }
    let complete = documents.iter().all(|document| read_as_text(document) != Some(false));
    if let Some((_, glossary)) = glossary.filter(|_| complete) {
        let used: BTreeSet<usize> =
            looked.iter().flat_map(|looked| looked.used.iter().copied()).collect();
        diagnostics.extend(glossary::unused(glossary, &used));
    }
    diagnostics
}

/// Whether a file could be read and holds texts for readers; nothing if it never does.
fn read_as_text(document: &Document) -> Option<bool> {
    match &document.content {
        Content::Settings(settings) => Some(settings.is_some()),
        Content::Facet(facet) => Some(facet.is_some()),
        Content::Matrix(matrix) => Some(matrix.is_some()),
        Content::Case(text) | Content::Page(text) => Some(text.is_some()),
        Content::Glossary(glossary) => Some(glossary.is_some()),
        Content::Words(_)
        | Content::Addresses(_)
        | Content::Accessibility(_)
        | Content::Media
        | Content::Other => None,
    }
}

/// Looks for words in one file.
fn look(source: &Source, vocabulary: Option<&Vocabulary>, explained: Option<&Explained>) -> Looked {
    let text = source.text().unwrap_or_default();
    let file = source.id;
    let offset = text.len() - text.trim_start_matches('\u{feff}').len();
    let kind = Kind::of(&source.path);
    let mut diagnostics = Vec::new();
    let (front, body) = match kind {
        Kind::Case | Kind::Page => {
            let parts = front_matter::split(&text[offset..], file, offset, &mut Vec::new());
            let whole = Piece { text: &text[offset..], file, offset };
            parts
                .map_or((whole, None), |parts| (parts.front, Some((parts.body, parts.body_offset))))
        }
        _ => (Piece { text: &text[offset..], file, offset }, None),
    };
    let comments = slips::comments(front);
    let report = &mut diagnostics;
    let mut waivers = waiver::of_yaml(front.text, front.offset, &comments, file, report);
    if let Some((body, from)) = body {
        waivers.extend(waiver::of_body(body, from, file, report));
    }
    let hidden: Vec<_> = comments
        .iter()
        .map(|comment| comment.start + front.offset..comment.end + front.offset)
        .collect();
    let plain = Plain::of(text, &hidden);
    let mut found = Vec::new();
    let mut tell = |range: std::ops::Range<usize>, finding: Diagnostic| {
        let place = plain.place(&range);
        found.push(Diagnostic { span: Span::new(file, place.start, place.end), ..finding });
    };
    if let Some(vocabulary) = vocabulary {
        vocabulary.find(plain.text(), &mut tell);
    }
    if kind == Kind::Case {
        people::find(plain.text(), vocabulary, &mut tell);
    }
    diagnostics.extend(waiver::apply(&waivers, found, file));
    // Its own explanations do not use a word.
    let explained = explained.filter(|_| kind != Kind::Glossary);
    let used = explained.map(|explained| explained.used(plain.text())).unwrap_or_default();
    Looked { diagnostics, used }
}
