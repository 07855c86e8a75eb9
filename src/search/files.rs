//! The files of the index: what stands in each.

use super::catalogue::{Catalogue, Document, Labels, blocks};
use super::fold::fold;
use super::index::{Entry, Index, Memory};
use super::layout::Layout;
use super::numbers::{self, SEPARATOR};
use crate::model::Site;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The files of a site's index. The index is made when the first of them is wanted.
pub(crate) struct Files {
    catalogue: Catalogue,
    layout: Layout,
    index: OnceLock<Index>,
    /// Let go when the index is made: in a build nobody else asks for it again.
    memory: Mutex<Option<Memory>>,
}

/// A file of the index.
#[derive(Clone, Copy, Hash)]
pub(crate) enum File {
    /// What there is, and where.
    Manifest,
    /// What is offered when nothing is found.
    Names,
    /// A run of grams and the documents of each.
    Documents(usize),
    /// The places of a run of grams.
    Places(usize),
    /// Titles and summaries.
    Cards(usize),
    /// Texts.
    Texts(usize),
}

impl File {
    /// Its name, without the ending.
    pub(crate) fn name(self) -> String {
        match self {
            File::Manifest => "manifest".to_owned(),
            File::Names => "names".to_owned(),
            File::Documents(number) => format!("d{number}"),
            File::Places(number) => format!("p{number}"),
            File::Cards(number) => format!("c{number}"),
            File::Texts(number) => format!("t{number}"),
        }
    }
}

impl Files {
    /// Looks at what there is to find.
    pub(crate) fn new(site: &Site, labels: &Labels, memory: Memory) -> Files {
        let catalogue = Catalogue::of(site, labels);
        let layout = Layout::of(site, &catalogue);
        Files { catalogue, layout, index: OnceLock::new(), memory: Mutex::new(Some(memory)) }
    }

    /// All files.
    pub(crate) fn all(&self) -> Vec<File> {
        let layout = &self.layout;
        let mut files = vec![File::Manifest, File::Names];
        files.extend((0..layout.runs).flat_map(|run| [File::Documents(run), File::Places(run)]));
        files.extend((0..layout.cards).map(File::Cards));
        files.extend((0..layout.texts.len()).map(File::Texts));
        files
    }

    /// The text of a file; `site` is the one that was looked at.
    pub(crate) fn text(&self, site: &Site, file: File) -> String {
        let make = || {
            let memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner).take();
            Index::of(site, &self.catalogue, &self.layout, &memory.unwrap_or_default())
        };
        let index = self.index.get_or_init(make);
        let value = match file {
            File::Manifest => written(&self.manifest(site, index)),
            File::Names => written(&self.catalogue.names(site).collect::<Vec<_>>()),
            File::Documents(run) => written(&documents(index.run(run))),
            File::Places(run) => {
                written(&joined(index.run(run).iter().map(|entry| &*entry.places)))
            }
            File::Cards(number) => written(&self.cards(site, number)),
            File::Texts(number) => written(&self.texts(site, number)),
        };
        format!("renkeiShard(\"{}\",\"{}\",{value});\n", index.version, file.name())
    }

    /// The kinds and how many documents each has, where each run of grams begins and how large it is,
    /// which pairs have no places, where each file of texts begins, and which spellings are one.
    fn manifest(&self, site: &Site, index: &Index) -> Value {
        let kinds = self.catalogue.kinds().iter();
        let kinds = kinds.map(|kind| json!([kind.label, kind.numbers.len()]));
        let runs = || (0..self.layout.runs).map(|run| index.run(run));
        let starts: Vec<String> = runs().map(start).collect();
        let sizes = runs().map(|run| {
            let length: usize = run.iter().map(Entry::size).sum();
            u32::try_from(length / 64).unwrap_or(u32::MAX)
        });
        let mut last = 0;
        let texts = self.layout.texts.iter().map(|texts| {
            let distance = u32::try_from(texts.start - last).unwrap_or(u32::MAX);
            last = texts.start;
            distance
        });
        json!({
            "kinds": kinds.collect::<Vec<_>>(),
            "starts": starts.join("\n"),
            "sizes": numbers::all(sizes),
            "common": index.common.text(),
            "together": self.layout.together,
            "texts": numbers::all(texts),
            "spellings": spellings(site),
        })
    }

    fn cards<'s>(&'s self, site: &'s Site, number: usize) -> Vec<Card<'s>> {
        let start = number * self.layout.together;
        let card = |document: Document<'s>| {
            let summary = document.summary.map_or("", AsRef::as_ref);
            (document.link.title.as_ref(), document.link.href(), summary, document.also)
        };
        self.catalogue.documents(site, start..start + self.layout.together).map(card).collect()
    }

    fn texts<'s>(&'s self, site: &'s Site, number: usize) -> Vec<Vec<&'s str>> {
        let documents = self.catalogue.documents(site, self.layout.texts[number].clone());
        documents.map(|document| blocks(document.body).collect()).collect()
    }
}

/// Title, address, summary and other names.
type Card<'s> = (&'s str, String, &'s str, &'s [Arc<str>]);

/// A value as a script may hold it: read as a page or as an old script, it ends nothing.
fn written(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    if !json.contains(['<', '\u{2028}', '\u{2029}']) {
        return json;
    }
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// The first gram of a run. One that is empty begins behind all grams.
fn start(run: &[Entry]) -> String {
    match run.first() {
        Some(entry) => entry.gram.letters().collect(),
        None => char::MAX.to_string(),
    }
}

/// What grams have in common is written once: what follows it stands behind it. A line that begins with
/// [`THREES`] holds grams of three letters, which begin with the same two.
fn documents(run: &[Entry]) -> (String, String) {
    let mut grams = String::new();
    for group in run.chunk_by(|one, two| one.gram.beginning() == two.gram.beginning()) {
        if !grams.is_empty() {
            grams.push('\n');
        }
        if group[0].gram.is_three() {
            grams.push(THREES);
        }
        grams.extend(group[0].gram.beginning().letters());
        grams.extend(
            group
                .iter()
                .filter(|entry| !entry.gram.is_single())
                .filter_map(|entry| entry.gram.letters().last()),
        );
    }
    (grams, joined(run.iter().map(|entry| &*entry.documents)))
}

/// No letter of a gram: folded text has no other white space than the space.
const THREES: char = '\t';

fn joined<'e>(lists: impl Iterator<Item = &'e str>) -> String {
    let mut joined = String::new();
    for (at, list) in lists.enumerate() {
        if at > 0 {
            joined.push(SEPARATOR);
        }
        joined.push_str(list);
    }
    joined
}

/// Words of the glossary that can be written in several ways, folded.
fn spellings(site: &Site) -> Vec<Vec<String>> {
    let entries = site.glossary.iter().map(|entry| {
        let words = std::iter::once(&entry.term).chain(&entry.also);
        let words = words.map(|word| fold(word.trim())).filter(|word| !word.is_empty());
        words.collect::<BTreeSet<_>>().into_iter().collect()
    });
    entries.filter(|words: &Vec<String>| words.len() > 1).collect()
}
