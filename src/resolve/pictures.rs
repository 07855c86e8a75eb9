//! Pictures that nothing shows.

use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Prose, Target};
use crate::parse::{Content, Document};
use crate::source::Sources;
use crate::span::Span;
use crate::suggest::{Known, may_guess};
use std::collections::HashSet;
use std::sync::Arc;

pub(crate) static UNUSED_PICTURE: Rule = Rule::note("unused-picture");

/// Reports files of `media/` to which no text leads, drafts included. Where a file could not be read,
/// nothing is said: it may show any of them.
pub(crate) fn check(
    sources: &Sources,
    documents: &[Arc<Document>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let media = || documents.iter().filter(|document| matches!(document.content, Content::Media));
    if media().next().is_none() {
        return;
    }
    let mut shown: HashSet<String> = HashSet::new();
    for document in documents {
        let below = below(sources, document);
        let folder = below.rsplit_once('/').map_or("", |(folder, _)| folder);
        let Some(texts) = texts(&document.content) else { return };
        for target in texts.iter().flat_map(|prose| &prose.targets) {
            if let Target::File { path, .. } = &target.value {
                shown.extend(super::links::join(folder, path));
            }
        }
    }
    // A name that is nearly right was meant for a picture: it is not left over.
    let names: Vec<Arc<str>> = media().map(|document| below(sources, document).into()).collect();
    let known: HashSet<&str> = names.iter().map(|name| &**name).collect();
    let is_wrong = |name: &&String| name.starts_with("media/") && !known.contains(name.as_str());
    let mut wrong: Vec<String> = shown.iter().filter(is_wrong).cloned().collect();
    wrong.sort_unstable();
    let ready = if wrong.is_empty() { Known::default() } else { Known::of(&names) };
    let wrong = wrong.iter().enumerate();
    for (_, name) in wrong.take_while(|(at, _)| may_guess(*at, names.len())) {
        shown.extend(ready.nearest(name).map(|near| near.to_string()));
    }
    for document in media() {
        let below = below(sources, document);
        if !shown.contains(below) && sources.get(document.file).trouble.is_none() {
            let name = below.strip_prefix("media/").unwrap_or(below);
            let finding = Diagnostic::new(&UNUSED_PICTURE, Span::start_of(document.file));
            diagnostics.push(finding.with("name", name));
        }
    }
}

/// The path of a file from `content/`.
fn below<'s>(sources: &'s Sources, document: &Document) -> &'s str {
    let path = &sources.get(document.file).path;
    path.strip_prefix("content/").unwrap_or(path)
}

/// The texts of a file; nothing if it could not be read.
fn texts(content: &Content) -> Option<Vec<&Arc<Prose>>> {
    Some(match content {
        Content::Settings(settings) => vec![&settings.as_ref()?.plain],
        Content::Facet(facet) => {
            let facet = facet.as_ref()?;
            let entries = facet.groups.iter().chain(&facet.terms);
            entries.flat_map(|entry| [&entry.text, &entry.plain]).collect()
        }
        Content::Case(text) | Content::Page(text) => {
            let text = text.as_ref()?;
            vec![&text.body, &text.plain]
        }
        Content::Glossary(glossary) => {
            glossary.as_ref()?.words.iter().map(|word| &word.text).collect()
        }
        Content::Matrix(_)
        | Content::Words(_)
        | Content::Accessibility(_)
        | Content::Addresses(_)
        | Content::Media
        | Content::Other => Vec::new(),
    })
}
