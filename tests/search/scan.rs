//! What search must find, found the plain way: by looking into every block of every text.

use renkei::model::{Link, Passage, Site};
use std::collections::BTreeSet;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// Something that can be found: its address, and its folded blocks, title first.
pub(super) struct Document {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) blocks: Vec<String>,
}

/// A part of a query.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) word: String,
    pub(super) not: bool,
}

/// Text as it is compared.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::new();
    for letter in text.nfkc() {
        match letter {
            '\u{30a1}'..='\u{30f6}' | '\u{30fd}' | '\u{30fe}' => {
                folded.extend(char::from_u32(u32::from(letter) - 0x60));
            }
            '\u{feff}' => white(&mut folded),
            _ if letter.is_whitespace() => white(&mut folded),
            _ => folded.extend(letter.to_lowercase()),
        }
    }
    folded
}

fn white(folded: &mut String) {
    if !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// Everything that can be found.
pub(super) fn documents(site: &Site) -> Vec<Document> {
    let none = Passage::default();
    let mut documents = Vec::new();
    let mut add =
        |link: &Link, also: &[Arc<str>], summary: Option<&Arc<str>>, text: [&Passage; 2]| {
            let text = text.into_iter().flat_map(|text| text.prose.blocks.iter());
            let blocks = also.iter().chain(summary).map(AsRef::as_ref).chain(text);
            let blocks = std::iter::once(&*link.title).chain(blocks).map(fold).collect();
            documents.push(Document { href: link.href(), title: link.title.to_string(), blocks });
        };
    for term in &site.taxonomy.terms {
        add(&term.link, &term.also, term.summary.as_ref(), [&term.text, &term.plain]);
    }
    for group in &site.taxonomy.groups {
        add(&group.link, &[], group.summary.as_ref(), [&group.text, &group.plain]);
    }
    for case in &site.cases {
        add(&case.link, &[], Some(&case.summary), [&case.body, &case.plain]);
    }
    for row in &site.rows {
        add(&row.link, std::slice::from_ref(&row.id), row.summary.as_ref(), [&none; 2]);
    }
    for matrix in &site.matrices {
        add(&matrix.link, &[], matrix.summary.as_ref(), [&none; 2]);
    }
    for entry in &site.glossary {
        add(&entry.link, &entry.also, None, [&entry.text, &none]);
    }
    for page in &site.pages {
        add(&page.link, &[], page.summary.as_ref(), [&page.body, &page.plain]);
    }
    documents
}

/// The addresses of what a query finds.
pub(super) fn find(site: &Site, documents: &[Document], query: &[Part]) -> BTreeSet<String> {
    let spellings: Vec<Vec<String>> = site
        .glossary
        .iter()
        .map(|entry| {
            std::iter::once(&entry.term).chain(&entry.also).map(|word| fold(word)).collect()
        })
        .collect();
    let parts: Vec<(BTreeSet<String>, bool)> = query
        .iter()
        .map(|part| (all_spellings(fold(&part.word).trim(), &spellings), part.not))
        .filter(|(words, _)| !words.contains(""))
        .collect();
    if parts.is_empty() {
        return BTreeSet::new();
    }
    let has = |document: &Document, words: &BTreeSet<String>| {
        let mut blocks = document.blocks.iter();
        blocks.any(|block| words.iter().any(|word| block.contains(word)))
    };
    let found = documents
        .iter()
        .filter(|document| parts.iter().all(|(words, not)| has(document, words) != *not));
    found.map(|document| document.href.clone()).collect()
}

/// Every way to write a word whose parts have several spellings.
fn all_spellings(word: &str, groups: &[Vec<String>]) -> BTreeSet<String> {
    let Some(first) = word.chars().next() else { return BTreeSet::from([String::new()]) };
    let rest = all_spellings(&word[first.len_utf8()..], groups);
    let mut all: BTreeSet<String> = rest.iter().map(|rest| format!("{first}{rest}")).collect();
    for group in groups {
        for spelling in group.iter().filter(|spelling| word.starts_with(spelling.as_str())) {
            for rest in all_spellings(&word[spelling.len()..], groups) {
                all.extend(group.iter().map(|other| format!("{other}{rest}")));
            }
        }
    }
    all
}

/// A query as a reader types it.
pub(super) fn typed(query: &[Part]) -> String {
    let parts = query.iter().map(|part| {
        let special = part.word.contains(char::is_whitespace)
            || part.word.starts_with(['-', '－', '−', '‐', '–', '"', '“', '「', '｢', '＂']);
        let quote = if special { "\"" } else { "" };
        format!("{}{quote}{}{quote}", if part.not { "-" } else { "" }, part.word)
    });
    parts.collect::<Vec<_>>().join(" ")
}
