//! Words of the glossary that no text uses.

use super::vocabulary::automaton;
use crate::diagnostic::{Diagnostic, Rule};
use crate::parse::glossary::GlossaryDocument;
use aho_corasick::AhoCorasick;
use std::collections::BTreeSet;

pub(super) static GLOSSARY_UNUSED: Rule = Rule::note("glossary-unused");

/// The words that the glossary explains.
pub(super) struct Explained {
    words: AhoCorasick,
    /// The entry of each pattern of `words`.
    entries: Vec<usize>,
}

impl Explained {
    /// The words of a glossary; nothing if they cannot be put together.
    pub(super) fn of(glossary: &GlossaryDocument) -> Option<Explained> {
        let (mut patterns, mut entries) = (Vec::new(), Vec::new());
        for (at, word) in glossary.words.iter().enumerate() {
            for name in std::iter::once(&word.term).chain(&word.also) {
                patterns.push(name.value.clone());
                entries.push(at);
            }
        }
        Some(Explained { words: automaton(&patterns)?, entries })
    }

    /// The entries whose words are in a text; a longer word hides the shorter ones in it.
    pub(super) fn used(&self, text: &str) -> Vec<usize> {
        let hits = self.words.find_iter(text).map(|hit| self.entries[hit.pattern().as_usize()]);
        let used: BTreeSet<usize> = hits.collect();
        used.into_iter().collect()
    }
}

/// Tells of the entries that no text uses.
pub(super) fn unused(glossary: &GlossaryDocument, used: &BTreeSet<usize>) -> Vec<Diagnostic> {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let all = glossary.words.iter().enumerate();
    // Of a word that is explained twice only the first is looked for.
    let unused = all.filter(|(at, word)| told.insert(&word.term.value) && !used.contains(at));
    unused
        .map(|(_, word)| {
            let finding = Diagnostic::new(&GLOSSARY_UNUSED, word.term.span);
            finding.with("term", &word.term.value)
        })
        .collect()
}
