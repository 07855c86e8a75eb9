//! The words of `words.yaml`, ready to be looked for: all of them in one pass, the longest first.

use super::plain::Plain;
use crate::diagnostic::{Diagnostic, Message, Rule};
use crate::parse::words::WordsDocument;
use crate::span::{FileId, Span};
use aho_corasick::{AhoCorasick, MatchKind};
use std::ops::Range;
use std::sync::Arc;

pub(super) static STIGMA_WORD: Rule = Rule::warning("stigma-word");
pub(super) static TWO_SPELLINGS: Rule = Rule::warning("two-spellings");
pub(super) static BAD_WORDS_FILE: Rule = Rule::error("bad-words-file");

/// Words to look for.
pub(crate) struct Vocabulary {
    words: AhoCorasick,
    /// What each pattern of `words` means.
    meanings: Vec<Meaning>,
    /// Honorifics, and words that only look like a name with one.
    names: AhoCorasick,
    /// How many of the patterns of `names` are honorifics; the others come behind them.
    honorifics: usize,
    roles: Vec<Arc<str>>,
}

/// What a word that was found means.
enum Meaning {
    /// It may be used.
    Fine,
    /// It hurts: what to write instead, and why.
    Hurts { better: Arc<str>, why: Option<Arc<str>> },
    /// It is spelled so elsewhere.
    Spelled(Arc<str>),
}

impl Vocabulary {
    /// The words of a list; nothing to look for if they cannot be put together.
    pub(super) fn of(written: &WordsDocument) -> Option<Vocabulary> {
        let mut patterns: Vec<Arc<str>> = Vec::new();
        let mut meanings = Vec::new();
        // Of two equal patterns the first counts: what is allowed is allowed.
        let preferred = written.spellings.iter().map(|(prefer, _)| prefer);
        for word in written.allowed.iter().chain(preferred) {
            patterns.push(word.value.clone());
            meanings.push(Meaning::Fine);
        }
        for word in &written.words {
            let better: Vec<&str> = word.better.iter().map(|better| &*better.value).collect();
            let why = word.why.as_ref().map(|why| why.value.clone());
            patterns.push(word.word.value.clone());
            meanings.push(Meaning::Hurts { better: Arc::from(better.join("」「")), why });
        }
        for (prefer, also) in &written.spellings {
            for word in also {
                patterns.push(word.value.clone());
                meanings.push(Meaning::Spelled(prefer.value.clone()));
            }
        }
        let honorifics = written.honorifics.iter().map(|word| word.value.clone());
        let names: Vec<Arc<str>> =
            honorifics.chain(written.not_names.iter().map(|word| word.value.clone())).collect();
        Some(Vocabulary {
            words: automaton(&patterns)?,
            meanings,
            names: automaton(&names)?,
            honorifics: written.honorifics.len(),
            roles: written.roles.iter().map(|role| role.value.clone()).collect(),
        })
    }

    /// What is not to be said, or to be said in another way, in a text that is read.
    pub(super) fn find(&self, text: &str, mut found: impl FnMut(Range<usize>, Diagnostic)) {
        let nowhere = Span::start_of(FileId(0));
        for hit in self.words.find_iter(text) {
            let word = &text[hit.range()];
            let finding = match &self.meanings[hit.pattern().as_usize()] {
                Meaning::Fine => continue,
                Meaning::Hurts { better, why } => {
                    let finding = Diagnostic::new(&STIGMA_WORD, nowhere).with("word", word);
                    match (&**better, why) {
                        ("", _) => finding,
                        (_, Some(why)) => finding.help(
                            Message::new("help-better-word-because")
                                .with("better", better)
                                .with("why", why.trim_end_matches('。')),
                        ),
                        (_, None) => {
                            finding.help(Message::new("help-better-word").with("better", better))
                        }
                    }
                }
                Meaning::Spelled(prefer) => Diagnostic::new(&TWO_SPELLINGS, nowhere)
                    .with("word", word)
                    .with("prefer", prefer),
            };
            found(hit.range(), finding);
        }
    }

    /// Where the honorifics of a text stand.
    pub(super) fn honorifics<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = Range<usize>> + 't {
        let hits = self.names.find_iter(text);
        hits.filter(|hit| hit.pattern().as_usize() < self.honorifics).map(|hit| hit.range())
    }

    /// Whether a word says what somebody is, not who.
    pub(super) fn is_role(&self, word: &str) -> bool {
        self.roles.iter().any(|role| word.ends_with(&**role))
    }
}

/// Reports words to be written instead that must not be written themselves.
pub(super) fn contradictions(
    vocabulary: &Vocabulary,
    written: &WordsDocument,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let better = written.words.iter().flat_map(|word| &word.better);
    let preferred = written.spellings.iter().map(|(prefer, _)| prefer);
    for word in better.chain(preferred) {
        let mut hurts = false;
        vocabulary.find(&word.value, |_, finding| hurts |= finding.rule.id == STIGMA_WORD.id);
        if hurts {
            let finding = Diagnostic::new(&BAD_WORDS_FILE, word.span);
            diagnostics.push(finding.with("word", &word.value));
        }
    }
}

/// All of some words, the longest first, as they are read.
pub(super) fn automaton(patterns: &[Arc<str>]) -> Option<AhoCorasick> {
    let patterns = patterns.iter().map(|pattern| Plain::of(pattern, &[]).text().to_owned());
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(patterns).ok()
}
