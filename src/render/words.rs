//! The words of the interface: `words/<language>.yaml` of the theme, a flat map.
//!
//! Apart from the templates because planners need some of them too: a page that the engine makes
//! itself has its title here.

use crate::compile::Cache;
use crate::diagnostic::{Checked, Diagnostic};
use crate::memo::Digest;
use crate::parse::fields::Fields;
use crate::parse::trouble;
use crate::parse::yaml::{self, Piece};
use crate::source::{Source, Sources};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The language that has all words.
const LAST_RESORT: &str = "en";

/// The words of a theme in a language.
#[derive(Clone, Debug, Default)]
pub struct Words(BTreeMap<Arc<str>, Arc<str>>);

impl Words {
    /// The word of a key; a theme that lacks it shows the key.
    #[must_use]
    pub fn get(&self, key: &str) -> Arc<str> {
        self.0.get(key).cloned().unwrap_or_else(|| Arc::from(key))
    }

    /// All words by key.
    pub(super) fn all(&self) -> &BTreeMap<Arc<str>, Arc<str>> {
        &self.0
    }
}

/// Reads the words of a theme: a word that it lacks comes from the default theme, one that the
/// language lacks from English.
pub(super) fn load(
    sources: &Sources,
    theme: &str,
    language: &str,
    cache: &Cache,
) -> Checked<Arc<Words>> {
    let files = files(sources, theme, language);
    let key: Vec<_> = files.iter().map(|source| (source.id, source.digest)).collect();
    cache.words.get(Digest::of(&key), || read(&files))
}

/// The files in which the words stand, the strongest last.
fn files<'s>(sources: &'s Sources, theme: &str, language: &str) -> Vec<&'s Source> {
    let main = language.split('-').next().unwrap_or(language);
    let mut paths = Vec::new();
    for language in [LAST_RESORT, main, language] {
        for theme in ["default", theme] {
            let path = format!("themes/{theme}/words/{language}.yaml");
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
    }
    paths.iter().filter_map(|path| sources.find(path)).collect()
}

fn read(files: &[&Source]) -> Checked<Arc<Words>> {
    let mut words = Words::default();
    let mut diagnostics = Vec::new();
    for source in files {
        words.0.extend(words_of(source, &mut diagnostics));
    }
    Checked { value: Arc::new(words), diagnostics }
}

fn words_of(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Vec<(Arc<str>, Arc<str>)> {
    let Some(text) = trouble::readable_text(source, diagnostics) else { return Vec::new() };
    let offset = text.len() - text.trim_start_matches('\u{feff}').len();
    let piece = Piece { text: &text[offset..], file: source.id, offset };
    let Some(tree) = yaml::parse(piece, diagnostics) else { return Vec::new() };
    let pairs = Fields::of_tree(tree, diagnostics).into_pairs();
    pairs.into_iter().map(|(key, word)| (key.value, word.value)).collect()
}
