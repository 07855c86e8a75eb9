//! What strangers may hand in, as functions from any bytes to nothing: each does with them what the
//! program would do, and panics if what comes of it is not what always must be true.
//!
//! Only there for the fuzzers in `fuzz/` and for the test below, which runs their corpora. Apart from
//! the phases so that these export nothing for it but one function each.

mod checks;
#[cfg(test)]
mod corpora;

use crate::compile::{Cache, Options, compile};
use crate::parse::{self, Content};
use crate::serve;
use crate::source::Sources;
use std::sync::LazyLock;

/// A site with nothing but the default theme, made once.
static EMPTY: LazyLock<Sources> = LazyLock::new(|| Sources::from_memory([]));

/// Results of earlier rounds, as the preview has them.
static CACHE: LazyLock<Cache> = LazyLock::new(Cache::default);

/// Reads a file of each kind that is YAML.
pub fn yaml(bytes: &[u8]) {
    for path in [
        "site.yaml",
        "facets/x.yaml",
        "matrices/x.yaml",
        "glossary.yaml",
        "words.yaml",
        "addresses.txt",
    ] {
        parsed(path, bytes);
    }
}

/// Reads a file with front matter, as a case study and as a page.
pub fn front_matter(bytes: &[u8]) {
    for path in ["cases/x.md", "pages/x.md"] {
        parsed(path, bytes);
    }
}

/// Reads the body of a page.
pub fn markdown(bytes: &[u8]) {
    let page = [b"---\ntitle: x\n---\n", bytes].concat();
    if let Content::Page(Some(page)) = parsed("pages/x.md", &page) {
        checks::prose(&page.body);
    }
}

/// Reads one file, and checks what is said of it.
fn parsed(name: &str, bytes: &[u8]) -> Content {
    let path = format!("content/{name}");
    let mut sources = EMPTY.clone();
    sources.set(&path, bytes);
    let Some(source) = sources.find(&path) else { return Content::Other };
    let (content, diagnostics) = parse::alone(source);
    checks::diagnostics(&diagnostics, &sources);
    content
}

/// Makes every page of a site. Each file begins with a line that names it: `=== cases/x.md`.
pub fn site(bytes: &[u8]) {
    let mut sources = EMPTY.clone();
    for (name, bytes) in files(bytes) {
        sources.set(&format!("content/{name}"), bytes);
    }
    let compiled = compile(&sources, &CACHE, &Options::default());
    let mut diagnostics = compiled.diagnostics.clone();
    for page in &compiled.plan.pages {
        let rendered = compiled.render(page, &sources, &CACHE);
        diagnostics.extend_from_slice(&rendered.diagnostics);
        checks::output(&page.route, &rendered.bytes);
    }
    CACHE.pages.turn();
    checks::diagnostics(&diagnostics, &sources);
}

fn files(bytes: &[u8]) -> impl Iterator<Item = (&str, &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let start = memchr::memmem::find(rest, b"=== ")? + 4;
        rest = &rest[start..];
        let end = memchr::memmem::find(rest, b"\n=== ").map_or(rest.len(), |end| end + 1);
        let (file, behind) = rest.split_at(end);
        rest = behind;
        let line = file.iter().position(|byte| *byte == b'\n').unwrap_or(file.len());
        let name = std::str::from_utf8(&file[..line]).unwrap_or_default();
        Some((name, file.get(line + 1..).unwrap_or_default()))
    })
}

/// Answers what comes over a connection.
pub fn request(bytes: &[u8]) {
    serve::fuzzing::request(bytes);
}
