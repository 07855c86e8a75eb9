//! `renkei pdf`: the booklet looked into, as a screen reader and a printer's office would.

use crate::{browser, needs, site};
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

fn printed(arguments: &[&str], out: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_renkei"))
        .args(["pdf", "--lang", "en", "--root"])
        .arg(site::root())
        .arg("--out")
        .arg(out)
        .args(arguments)
        .output()
        .unwrap()
}

fn text_of(pdf: &Path, how: &[&str]) -> Option<String> {
    let done = Command::new("pdftotext").args(how).arg(pdf).arg("-").output();
    let Ok(done) = done else {
        needs::missing("the text of the booklet", "no `pdftotext` (poppler) is installed");
        return None;
    };
    Some(String::from_utf8_lossy(&done.stdout).into_owned())
}

fn dictionary<'d>(document: &'d Document, of: &'d Dictionary, key: &[u8]) -> &'d Dictionary {
    let value = document.dereference(of.get(key).unwrap()).unwrap().1;
    value.as_dict().unwrap()
}

/// Whether a font is in the file: drawn letter by letter (Type 3), or embedded itself or in its parts.
fn brings_its_letters(document: &Document, font: &Dictionary) -> bool {
    if font.has(b"CharProcs") || font.has(b"DescendantFonts") {
        return true;
    }
    let descriptor = dictionary(document, font, b"FontDescriptor");
    ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| descriptor.has(key.as_bytes()))
}

#[test]
fn the_booklet_is_tagged_has_an_outline_and_its_own_letters() {
    let Some(browser) = browser::program("the booklet as PDF") else { return };
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("手引き.pdf");
    let done = printed(&["--browser", browser.to_str().unwrap()], &out);
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let document = Document::load(&out).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(
        dictionary(&document, catalog, b"MarkInfo").get(b"Marked").unwrap(),
        &Object::Boolean(true)
    );
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"Lang"), "{catalog:?}");
    let outlines = dictionary(&document, catalog, b"Outlines");
    assert!(outlines.has(b"First"), "there is no outline");
    let pages = document.get_pages();
    assert!(pages.len() > 60, "{} sheets", pages.len());
    let fonts = document.objects.values().filter_map(|object| object.as_dict().ok());
    let fonts: Vec<_> = fonts.filter(|object| object.has_type(b"Font")).collect();
    assert!(!fonts.is_empty() && fonts.iter().all(|font| brings_its_letters(&document, font)));
    let bytes = std::fs::read(&out).unwrap();
    assert!(!bytes.windows(7).any(|part| part == b"file://"), "it tells where it was printed");
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "only the booklet is left: {left:?}");
    reads_in_order(&out);
}

/// Cover, contents, parts, index; no navigation; numbers in the contents that are true.
fn reads_in_order(out: &Path) {
    let Some(text) = text_of(out, &[]) else { return };
    let sheets: Vec<&str> = text.split('\u{c}').collect();
    let marks = [
        "ともに支える連携ガイド",
        "目次",
        "顔と顔がつながる仕組みづくり",
        "本人の手紙から早い受け入れへ",
        "索引",
    ];
    let places: Vec<_> = marks.iter().map(|mark| text.find(mark)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    for word in ["本文へ", "このページの内容", "ページ送り", "現在の位置"] {
        let stands = text.lines().any(|line| line.trim() == word);
        assert!(!stands, "the booklet holds navigation: {word}");
    }
    let title = "本人の手紙から早い受け入れへ";
    // Its summary stands below its title and nowhere else.
    let found = sheets.iter().position(|sheet| sheet.contains("受刑中の人から入所を望む手紙"));
    let numbers = listed(&text_of(out, &["-layout"]).unwrap_or_default(), title);
    let number = found.map(|at| at + 1);
    assert!(numbers.iter().any(|listed| Some(*listed) == number), "{numbers:?} {number:?}");
}

/// The numbers that stand behind a title, as the contents and the index are laid out.
fn listed(text: &str, title: &str) -> Vec<usize> {
    let behind = text.lines().filter_map(|line| Some(line.split_once(title)?.1));
    behind.filter_map(|line| line.split_whitespace().next()?.parse().ok()).collect()
}

#[test]
fn printing_twice_gives_the_same_booklet() {
    let Some(browser) = browser::program("the booklet as PDF") else { return };
    let folder = TempDir::new().unwrap();
    let prints: BTreeMap<&str, Vec<u8>> = ["one.pdf", "two.pdf"]
        .into_iter()
        .map(|name| {
            let out = folder.path().join(name);
            let done = printed(&["--browser", browser.to_str().unwrap()], &out);
            assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
            (name, std::fs::read(out).unwrap())
        })
        .collect();
    assert!(prints["one.pdf"] == prints["two.pdf"], "two prints differ");
}

#[test]
fn a_browser_that_is_none_is_said_plainly() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out.pdf");
    let check = |browser: &str, words: &str| {
        let done = printed(&["--browser", browser], &out);
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(2), "{said}");
        assert!(said.contains(words) && said.contains("--browser"), "{said}");
        assert!(!out.exists());
    };
    check("/no/such/browser", "could not print");
    #[cfg(unix)]
    check("/bin/true", "could not print");
}

#[cfg(unix)]
#[test]
fn where_there_is_no_browser_it_says_what_to_install() {
    let folder = TempDir::new().unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_renkei"))
        .args(["pdf", "--lang", "en", "--root"])
        .arg(site::root())
        .arg("--out")
        .arg(folder.path().join("out.pdf"))
        .env("PATH", folder.path())
        .env("HOME", folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    let fixed = Path::new("/snap/bin/chromium").exists() || cfg!(target_os = "macos");
    if !fixed {
        assert_eq!(done.status.code(), Some(2), "{said}");
        assert!(said.contains("install Chromium"), "{said}");
    }
}
