//! `build --downloads`: the rounds before the one that is published.
//!
//! The first makes the site without anything to take along, and the electronic book and the booklet
//! of it. The second makes the page that lists these, so that the zip holds all of the site but
//! itself. What `build` then publishes lists all of them.

use super::pdf::{Booklet, reason};
use super::{FAILED, FAULTY, has, note, print_to_stderr};
use crate::cli::{Build, Cli};
use crate::compile::{Cache, Compiled, Options, compile};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::downloads::{self, Made};
use crate::messages::Language;
use crate::model::{Download, DownloadKind};
use crate::pdf;
use crate::source::Sources;
use rayon::prelude::*;

/// What a build is asked for, with what can be taken along; or the exit code.
pub(super) fn options(
    cli: &Cli,
    arguments: &Build,
    sources: &Sources,
    cache: &Cache,
) -> Result<Options, u8> {
    let options = Options {
        drafts: arguments.drafts,
        base_url: arguments.base_url.clone(),
        ..Options::default()
    };
    if !arguments.downloads {
        return Ok(options);
    }
    let first = compile(sources, cache, &options);
    let language = cli.language(&first.site.settings.language);
    let Some(mut files) = whole(&first, sources) else {
        // The build that follows says what is wrong.
        return Ok(options);
    };
    let faulty = |faults: Vec<Diagnostic>| {
        print_to_stderr(&faults, sources, language);
        FAULTY
    };
    let mut made = vec![downloads::book(&first, &files).map_err(faulty)?];
    if arguments.pdf {
        made.extend(booklet(arguments, &first, &files, language)?);
    }
    let listed = Options { downloads: made.clone(), ..options.clone() };
    let second = compile(sources, cache, &listed);
    renew(&mut files, &second, sources);
    made.insert(0, downloads::folder(&second, &files).map_err(faulty)?);
    Ok(Options { downloads: made, ..options })
}

/// All files of a site; nothing if something is wrong with it.
fn whole(compiled: &Compiled, sources: &Sources) -> Option<Vec<Made>> {
    if has(&compiled.diagnostics, Severity::Error) {
        return None;
    }
    let pages = compiled.plan.pages.par_iter();
    let made = pages.map(|page| {
        let made = compiled.make(page, sources);
        made.diagnostics.is_empty().then(|| (page.route.clone(), made.bytes))
    });
    made.collect()
}

/// The booklet, a file a volume.
fn booklet(
    arguments: &Build,
    compiled: &Compiled,
    files: &[Made],
    language: Language,
) -> Result<Vec<Download>, u8> {
    let Some(browser) = arguments.browser.clone().or_else(pdf::find) else {
        note(language, &Message::new("error-no-chromium"));
        return Err(FAILED);
    };
    let volumes = Booklet::among(compiled, files).print(compiled, &browser);
    let volumes = volumes.map_err(|error| {
        note(language, &reason(&error, &browser));
        FAILED
    })?;
    let is_whole = volumes.len() == 1;
    let volumes = volumes.into_iter().enumerate();
    let volumes = volumes.map(|(at, bytes)| {
        let number = if is_whole { 0 } else { at + 1 };
        Download::new(DownloadKind::Pdf, number, bytes)
    });
    Ok(volumes.collect())
}

/// Takes the page that lists what can be taken along, and what it lists, from a later round.
fn renew(files: &mut Vec<Made>, compiled: &Compiled, sources: &Sources) {
    let is_download = |path: &str| path.starts_with("downloads/");
    files.retain(|(route, _)| !is_download(route.path()));
    let pages = compiled.plan.pages.iter().filter(|page| is_download(page.route.path()));
    files.extend(pages.map(|page| (page.route.clone(), compiled.make(page, sources).bytes)));
}
