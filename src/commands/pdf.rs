//! `renkei pdf`: the booklet as PDF; of a very large guideline a file for each volume.
#![expect(clippy::disallowed_methods, reason = "how long a run took is said, never written")]

use super::{DONE, FAILED, FAULTY, has, note, open, print_to_stderr, taken};
use crate::cli::{Cli, Pdf};
use crate::compile::{Cache, Compiled, Options, compile};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::downloads::Made;
use crate::messages::Language;
use crate::pdf::{self, PdfError};
use crate::route::Route;
use crate::source::Sources;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Prints the booklet of a site.
pub(super) fn run(cli: &Cli, arguments: &Pdf) -> u8 {
    let start = Instant::now();
    let sources = match open(cli, &arguments.root) {
        Ok(sources) => sources,
        Err(code) => return code,
    };
    let compiled = compile(&sources, &Cache::default(), &Options::default());
    let language = cli.language(&compiled.site.settings.language);
    let Some(browser) = arguments.browser.clone().or_else(pdf::find) else {
        note(language, &Message::new("error-no-chromium"));
        return FAILED;
    };
    let booklet = Booklet::of(&compiled, &sources);
    print_to_stderr(&booklet.diagnostics, &sources, language);
    if has(&booklet.diagnostics, Severity::Error) {
        note(language, &Message::new("say-not-built"));
        return FAULTY;
    }
    let out = arguments.out.clone().unwrap_or_else(|| sources.root().join("guideline.pdf"));
    let volumes = booklet.print(&compiled, &browser);
    let volumes = match volumes {
        Ok(volumes) => volumes,
        Err(error) => {
            note(language, &reason(&error, &browser));
            return FAILED;
        }
    };
    let total = volumes.len();
    for (at, bytes) in volumes.iter().enumerate() {
        let path = if total > 1 { numbered(&out, at + 1) } else { out.clone() };
        if let Err(error) = pdf::put(&path, bytes) {
            let message = Message::new("error-write").with("path", path.display().to_string());
            note(language, &message.with("reason", error.to_string()));
            return FAILED;
        }
        say_written(language, &path, start);
    }
    DONE
}

fn say_written(language: Language, path: &Path, start: Instant) {
    let message = Message::new("say-pdf").with("path", path.display().to_string());
    note(language, &message.with("time", taken(start)));
}

/// Why a browser gave no PDF, in words.
pub(super) fn reason(error: &PdfError, browser: &Path) -> Message {
    let message = Message::new(match error {
        PdfError::Slow => "error-chromium-slow",
        _ => "error-chromium",
    });
    let message = message.with("path", browser.display().to_string());
    message.with(
        "reason",
        match error {
            PdfError::Io(error) => error.to_string(),
            PdfError::Browser(said) => said.clone(),
            PdfError::Slow => String::new(),
        },
    )
}

/// `guide.pdf` as `guide-2.pdf`.
fn numbered(path: &Path, number: usize) -> PathBuf {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    path.with_file_name(format!("{name}-{number}.pdf"))
}

/// The pages of the booklet and what they show.
pub(super) struct Booklet {
    files: Vec<Made>,
    volumes: Vec<Route>,
    diagnostics: Vec<Diagnostic>,
}

impl Booklet {
    /// Makes the pages, and nothing else of the site.
    fn of(compiled: &Compiled, sources: &Sources) -> Booklet {
        let mut diagnostics = compiled.diagnostics.clone();
        let mut files = Vec::new();
        for page in compiled.plan.pages.iter().filter(|page| is_needed(&page.route)) {
            let made = compiled.make(page, sources);
            diagnostics.extend_from_slice(&made.diagnostics);
            files.push((page.route.clone(), made.bytes));
        }
        Booklet { volumes: volumes(compiled), files, diagnostics }
    }

    /// The same among the files of a site.
    pub(super) fn among(compiled: &Compiled, files: &[Made]) -> Booklet {
        let files = files.iter().filter(|(route, _)| is_needed(route)).cloned().collect();
        Booklet { volumes: volumes(compiled), files, diagnostics: Vec::new() }
    }

    /// Prints its volumes.
    pub(super) fn print(
        &self,
        compiled: &Compiled,
        browser: &Path,
    ) -> Result<Vec<Vec<u8>>, PdfError> {
        let date = compiled.site.settings.updated.as_deref().unwrap_or_default();
        let volumes = self.volumes.iter();
        volumes.map(|volume| pdf::print(&self.files, volume, date, browser)).collect()
    }
}

/// Whether the booklet is made of it.
fn is_needed(route: &Route) -> bool {
    ["print/", "assets/", "media/"].iter().any(|folder| route.path().starts_with(folder))
}

/// The volumes of the booklet; a single one is the page itself.
fn volumes(compiled: &Compiled) -> Vec<Route> {
    let pages = compiled.plan.pages.iter().map(|page| &page.route);
    let (whole, volumes): (Vec<_>, Vec<_>) = pages
        .filter(|route| route.path().starts_with("print/") && route.ending() == "html")
        .cloned()
        .partition(|route| route.path() == "print/index.html");
    if volumes.is_empty() { whole } else { volumes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn volumes_are_numbered_before_the_ending() {
        assert_eq!(numbered(Path::new("/a/guide.pdf"), 2), Path::new("/a/guide-2.pdf"));
        assert_eq!(numbered(Path::new("手引き"), 1), Path::new("手引き-1.pdf"));
    }
}
