//! The words that are looked for, as written: `words.yaml`.

use super::fields::{Fields, Text};
use super::yaml::{self, Lost, Piece};
use crate::diagnostic::Diagnostic;

/// The list of words as written.
#[derive(Debug, Default)]
pub(crate) struct WordsDocument {
    /// Words that hurt.
    pub(crate) words: Vec<HurtfulWord>,
    /// Official names and other words that hold one of them and may be used.
    pub(crate) allowed: Vec<Text>,
    /// One word, and how else it is spelled.
    pub(crate) spellings: Vec<(Text, Vec<Text>)>,
    /// What stands behind a person's name.
    pub(crate) honorifics: Vec<Text>,
    /// Endings of words for what somebody is, not for who.
    pub(crate) roles: Vec<Text>,
    /// Words that only look like a name with an honorific.
    pub(crate) not_names: Vec<Text>,
    pub(crate) lost: Lost,
}

/// A word that hurts, and what to write instead.
#[derive(Debug)]
pub(crate) struct HurtfulWord {
    pub(crate) word: Text,
    pub(crate) better: Vec<Text>,
    pub(crate) why: Option<Text>,
}

/// Reads the list; nothing if it is not YAML.
pub(crate) fn words(piece: Piece<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<WordsDocument> {
    let mut fields = Fields::of_tree(yaml::parse(piece, diagnostics)?, diagnostics);
    let document = WordsDocument {
        words: fields.maps("words", word),
        allowed: fields.texts("allowed"),
        spellings: fields.maps("spellings", spelling),
        honorifics: fields.texts("honorifics"),
        roles: fields.texts("roles"),
        not_names: fields.texts("not-names"),
        lost: fields.lost(),
    };
    fields.finish();
    Some(document)
}

fn word(mut fields: Fields<'_>) -> Option<HurtfulWord> {
    let word = fields.required("word", None);
    let better = fields.texts("better");
    let why = fields.text("why");
    fields.finish();
    Some(HurtfulWord { word: word?, better, why })
}

fn spelling(mut fields: Fields<'_>) -> Option<(Text, Vec<Text>)> {
    let prefer = fields.required("prefer", None);
    let also = fields.texts("also");
    fields.finish();
    Some((prefer?, also))
}
