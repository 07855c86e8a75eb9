//! The words of a text that the glossary explains: marked where they are first used, explained below.
//!
//! Apart from the passages' own module because it looks at the whole site; what comes of it is part
//! of a view only as far as it shows, so that a changed entry renews only the pages that have it.

use super::shown::{Mark, Shown, shown, shown_in};
use crate::model::{Link, Passage, Piece, Site};
use serde::Serialize;
use std::collections::HashSet;
use std::sync::Arc;

/// What a word means.
#[derive(Debug, Serialize, Hash)]
pub(crate) struct Explanation {
    term: Arc<str>,
    reading: Option<Arc<str>>,
    anchor: Arc<str>,
    text_html: Option<Shown>,
    entry: Arc<Link>,
}

/// Shows a passage with its words marked, and what they mean in the order of the text; but not the
/// word that the page is about.
pub(crate) fn explained(
    site: &Site,
    passage: &Passage,
    about: &str,
) -> (Option<Shown>, Vec<Explanation>) {
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    let mut marks = Vec::new();
    for (piece, text) in passage.prose.pieces.iter().enumerate() {
        let Piece::Text(text) = text else { continue };
        site.words.find(text, |range, at| {
            let entry = &site.glossary[at];
            if *entry.term == *about || !seen.insert(at) {
                return;
            }
            found.push(at);
            let anchor = anchor(&entry.link);
            marks.push(Mark { piece, start: range.start, end: range.end, anchor });
        });
    }
    let words = found.into_iter().map(|at| explanation(site, at)).collect();
    (shown(passage).map(|shown| shown.marked(marks)), words)
}

/// The words of a passage that the glossary explains, as places in it, in the order of the text.
pub(super) fn words_in(site: &Site, passage: &Passage) -> Vec<usize> {
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    for piece in passage.prose.pieces.iter() {
        let Piece::Text(text) = piece else { continue };
        site.words.find(text, |_, at| {
            if seen.insert(at) {
                found.push(at);
            }
        });
    }
    found
}

fn explanation(site: &Site, at: usize) -> Explanation {
    let entry = &site.glossary[at];
    let anchor = anchor(&entry.link);
    Explanation {
        term: entry.term.clone(),
        reading: entry.reading.clone(),
        text_html: shown_in(&entry.text, &format!("word-{anchor}.")),
        anchor,
        entry: entry.link.clone(),
    }
}

fn anchor(link: &Link) -> Arc<str> {
    link.anchor.clone().unwrap_or_default()
}
