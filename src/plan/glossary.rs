//! Words explained for the public, by kana: `/glossary/`.

use super::Page;
use super::frame::Frame;
use super::shapes::{Cited, cited};
use super::shown::{Shown, shown_in};
use super::structured::{self, Data};
use super::words_used::used_in;
use crate::model::{Entry, Link, Site};
use crate::render::Theme;
use crate::route::Route;
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct GlossaryView {
    page: Frame,
    rows_of_kana: Vec<RowOfKana>,
    total: usize,
}

/// The words whose reading begins in one row of the kana table.
#[derive(Serialize, Hash)]
struct RowOfKana {
    title: Arc<str>,
    anchor: String,
    entries: Vec<ShownEntry>,
}

#[derive(Serialize, Hash)]
struct ShownEntry {
    term: Arc<str>,
    reading: Option<Arc<str>>,
    anchor: Option<Arc<str>>,
    text_html: Option<Shown>,
    also: Vec<Arc<str>>,
    citations: Vec<Cited>,
    used_in: Vec<Arc<Link>>,
}

/// Plans the glossary.
pub(super) fn plan(site: &Site, theme: &Theme) -> Vec<Page> {
    if site.glossary.is_empty() {
        return Vec::new();
    }
    let list = Link::to(theme.word("title_glossary"), Route::page("glossary/"));
    let others = theme.word("no_group");
    vec![Page::html(list.route.clone(), "glossary", move |site| view(site, &list, &others))]
}

fn view(site: &Site, list: &Link, others: &Arc<str>) -> GlossaryView {
    let page = Frame::new(site, "glossary", &list.route, &list.title)
        .source(site, "content/glossary.yaml");
    let terms = site.glossary.iter().map(|entry| {
        Data::new("DefinedTerm")
            .with("name", &entry.term)
            .with("description", &entry.text.prose.blocks.join(" "))
            .with("url", &structured::address(site, &entry.link))
    });
    let data = structured::thing(site, "DefinedTermSet", &page).with_parts("hasDefinedTerm", terms);
    let mut entries: Vec<(&Entry, Vec<Arc<Link>>)> =
        site.glossary.iter().zip(used_in(site)).collect();
    entries.sort_by_cached_key(|(entry, _)| {
        let reading = reading(entry);
        (row_of_kana(&reading).0, reading)
    });
    let rows = entries.chunk_by(|one, two| row(one.0) == row(two.0));
    let rows = rows.filter_map(|entries| {
        let title = match row(entries.first()?.0).1 {
            "" => others.clone(),
            title => Arc::from(title),
        };
        let entries = entries.iter().map(|(entry, used)| shown_entry(site, entry, used));
        Some(RowOfKana { anchor: format!("row-{title}"), title, entries: entries.collect() })
    });
    let rows_of_kana = rows.collect();
    GlossaryView { rows_of_kana, total: site.glossary.len(), page: page.data(site, data) }
}

fn shown_entry(site: &Site, entry: &Entry, used: &[Arc<Link>]) -> ShownEntry {
    let anchor = entry.link.anchor.clone();
    let prefix = format!("{}.", anchor.as_deref().unwrap_or_default());
    ShownEntry {
        term: entry.term.clone(),
        reading: entry.reading.clone(),
        anchor,
        text_html: shown_in(&entry.text, &prefix),
        also: entry.also.clone(),
        citations: cited(site, &entry.citations),
        used_in: used.to_vec(),
    }
}

/// How a word is read, in hiragana: what it is sorted by.
fn reading(entry: &Entry) -> String {
    let reading = entry.reading.as_ref().unwrap_or(&entry.term);
    reading.chars().map(hiragana).collect()
}

fn hiragana(letter: char) -> char {
    match letter {
        'ァ'..='ヴ' => char::from_u32(letter as u32 - 0x60).unwrap_or(letter),
        _ => letter.to_ascii_uppercase(),
    }
}

fn row(entry: &Entry) -> (usize, &'static str) {
    row_of_kana(&reading(entry))
}

/// The place of a row in the kana table and its name; Latin letters stand behind, all else last and
/// without a name.
fn row_of_kana(reading: &str) -> (usize, &'static str) {
    match reading.chars().next().unwrap_or_default() {
        'ぁ'..='お' | 'ゔ' => (0, "あ"),
        'か'..='ご' => (1, "か"),
        'さ'..='ぞ' => (2, "さ"),
        'た'..='ど' => (3, "た"),
        'な'..='の' => (4, "な"),
        'は'..='ぽ' => (5, "は"),
        'ま'..='も' => (6, "ま"),
        'ゃ'..='よ' => (7, "や"),
        'ら'..='ろ' => (8, "ら"),
        'ゎ'..='ん' => (9, "わ"),
        'A'..='Z' => (10, "A–Z"),
        _ => (11, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_stands_in_its_row_of_the_kana_table() {
        let check = |reading: &str, row: &str| {
            let reading: String = reading.chars().map(hiragana).collect();
            assert_eq!(row_of_kana(&reading).1, row, "{reading}");
        };
        check("あうとりーち", "あ");
        check("ダルク", "た");
        check("ヴァレニクリン", "あ");
        check("ぷろぐらむ", "は");
        check("nida", "A–Z");
        check("薬物", "");
        check("", "");
    }
}
