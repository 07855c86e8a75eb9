//! The guideline as an electronic book, EPUB 3.

use super::archive::Archive;
use super::{Made, cover, xhtml};
use crate::compile::Compiled;
use crate::diagnostic::Diagnostic;
use crate::plan::{CONTENTS, Chapter};
use crate::text::{escape, fragment};
use std::fmt::Write;

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\
    <rootfiles><rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles>\
    </container>\n";

/// The stylesheet of the theme that books get.
const STYLE: &str = "assets/book.";

/// Makes the book; or what is wrong with its template.
pub(super) fn make(compiled: &Compiled, files: &[Made]) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let mut archive = Archive::new();
    // Readers know a book by its first file, which stands as it is.
    archive.store("mimetype", b"application/epub+zip");
    archive.add("META-INF/container.xml", CONTAINER.as_bytes());
    let chapters = compiled.chapters();
    let mut faults = Vec::new();
    for chapter in &chapters {
        let made = compiled.make_at(&chapter.page, "");
        faults.extend_from_slice(&made.diagnostics);
        let page = xhtml::of(&String::from_utf8_lossy(&made.bytes), chapter.raised);
        archive.add(&format!("EPUB/{}", chapter.name), page.as_bytes());
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut others =
        vec![("book.css".to_owned(), "text/css"), (cover::FILE.to_owned(), "image/svg+xml")];
    let settings = &compiled.site.settings;
    let picture_of_cover = cover::svg(&settings.title, settings.version.as_deref().unwrap_or(""));
    archive.add(&format!("EPUB/{}", cover::FILE), picture_of_cover.as_bytes());
    let style = files.iter().find(|(route, _)| route.path().starts_with(STYLE));
    archive.add("EPUB/book.css", style.map_or(&[][..], |(_, bytes)| bytes));
    for (route, bytes) in files.iter().filter(|(route, _)| route.path().starts_with("media/")) {
        if let Some(kind) = picture(route.ending()) {
            archive.add(&format!("EPUB/{route}"), bytes);
            others.push((route.path().to_owned(), kind));
        }
    }
    archive.add("EPUB/package.opf", package(compiled, &chapters, &others).as_bytes());
    Ok(archive.finish())
}

/// The kinds of pictures that every reader shows.
fn picture(ending: &str) -> Option<&'static str> {
    match ending {
        "jpg" | "jpeg" => Some("image/jpeg"),
        "png" => Some("image/png"),
        "gif" => Some("image/gif"),
        "svg" => Some("image/svg+xml"),
        "webp" => Some("image/webp"),
        _ => None,
    }
}

/// What the book is and what it holds.
fn package(compiled: &Compiled, chapters: &[Chapter], others: &[(String, &str)]) -> String {
    let settings = &compiled.site.settings;
    let language = escape(&settings.language);
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"{language}\">\n\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
         <dc:identifier id=\"id\">{}</dc:identifier>\n<dc:title>{}</dc:title>\n\
         <dc:language>{language}</dc:language>\n<dc:description>{}</dc:description>\n",
        escape(&settings.base_url),
        escape(&settings.title),
        escape(&settings.description),
    );
    let mut tell = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            let _ = writeln!(xml, "<dc:{name}>{}</dc:{name}>", escape(value));
        }
    };
    tell("publisher", settings.publisher.as_deref());
    tell("date", settings.updated.as_deref());
    let licence = settings.licence.as_ref();
    tell("rights", licence.map(|licence| licence.url.as_deref().unwrap_or(&licence.name)));
    for work in &compiled.site.works {
        tell("source", Some(&work.title));
    }
    let updated = settings.updated.as_deref().unwrap_or("1970-01-01");
    let mut meta = |property: &str, value: &str| {
        let _ = writeln!(xml, "<meta property=\"{property}\">{}</meta>", escape(value));
    };
    meta("dcterms:modified", &format!("{updated}T00:00:00Z"));
    accessibility(compiled, &mut meta);
    xml.push_str("</metadata>\n<manifest>\n");
    let id = |at: usize| format!("c{at}");
    for (at, chapter) in chapters.iter().enumerate() {
        let nav = if chapter.name == CONTENTS { " properties=\"nav\"" } else { "" };
        let (id, href) = (id(at), escape(&chapter.name));
        let _ = writeln!(
            xml,
            "<item id=\"{id}\" href=\"{href}\" media-type=\"application/xhtml+xml\"{nav}/>"
        );
    }
    for (at, (href, kind)) in others.iter().enumerate() {
        let cover = if href == cover::FILE { " properties=\"cover-image\"" } else { "" };
        let href = escape(&fragment(href));
        let _ = writeln!(xml, "<item id=\"o{at}\" href=\"{href}\" media-type=\"{kind}\"{cover}/>");
    }
    xml.push_str("</manifest>\n<spine>\n");
    for at in 0..chapters.len() {
        let _ = writeln!(xml, "<itemref idref=\"{}\"/>", id(at));
    }
    xml + "</spine>\n</package>\n"
}

/// What schema.org has words for, of how the book can be read.
fn accessibility(compiled: &Compiled, meta: &mut impl FnMut(&str, &str)) {
    meta("schema:accessMode", "textual");
    meta("schema:accessModeSufficient", "textual");
    for feature in ["structuralNavigation", "tableOfContents", "readingOrder", "alternativeText"] {
        meta("schema:accessibilityFeature", feature);
    }
    meta("schema:accessibilityHazard", "none");
    meta("schema:accessibilitySummary", &compiled.word("book_accessibility"));
}
