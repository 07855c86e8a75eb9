//! `renkei init`: a small guideline of another field, in which every kind of content is shown.
//!
//! Its files stand beside this one, as they are written.

use super::{DONE, FAILED, note, say, schema};
use crate::cli::Cli;
use crate::compile::{Cache, Options, understand};
use crate::diagnostic::Message;
use crate::edit;
use crate::messages::Language;
use crate::schema::{entries, schemas};
use crate::source::Sources;
use include_dir::{Dir, File, include_dir};
use std::io;
use std::path::Path;

/// The guideline to begin with.
static GUIDELINE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/commands/init/guideline");

/// Writes a new guideline into a folder in which nothing is in the way.
pub(super) fn run(cli: &Cli, folder: &Path) -> u8 {
    let language = cli.language("ja");
    let failed = |path: &Path, error: &io::Error| {
        let message = Message::new("error-write").with("path", path.display().to_string());
        note(language, &message.with("reason", error.to_string()));
        FAILED
    };
    let files = files(&GUIDELINE);
    let taken: Vec<&Path> = files
        .iter()
        .filter(|file| {
            // A start that was cut off goes on where it ended: what it wrote is not in the way.
            let path = folder.join(file.path());
            edit::is_taken(&path) && !is_written(&path, file)
        })
        .map(|file| file.path())
        .collect();
    if !taken.is_empty() {
        for path in taken {
            let path = folder.join(path).display().to_string();
            note(language, &Message::new("error-exists").with("path", path));
        }
        return FAILED;
    }
    for file in &files {
        let path = folder.join(file.path());
        if is_written(&path, file) {
            continue;
        }
        if let Err(error) = edit::create(&path, file.contents()) {
            return failed(&path, &error);
        }
        note(language, &Message::new("say-created").with("path", path.display().to_string()));
    }
    match Sources::open(folder) {
        Ok(sources) => finish(&sources, folder, language),
        Err(error) => failed(folder, &error),
    }
}

/// Adds what helps while writing, and says what comes next.
fn finish(sources: &Sources, folder: &Path, language: Language) -> u8 {
    let options = Options { drafts: true, ..Options::default() };
    let site = understand(sources, &Cache::default(), &options).value;
    let code = schema::write(sources.root(), &entries(&site, schemas(&site, language)), language);
    if code != DONE {
        return code;
    }
    say(&format!("{}\n", folder.display()));
    let command = format!("renkei serve --open --root {}", folder.display());
    note(language, &Message::new("say-next-step").with("command", command));
    DONE
}

/// Whether a file is there as it is to be.
fn is_written(path: &Path, file: &File<'_>) -> bool {
    edit::read(path).is_ok_and(|found| found.as_deref() == Some(file.contents()))
}

/// All files, in the order of their paths.
fn files<'d>(folder: &'d Dir<'d>) -> Vec<&'d File<'d>> {
    let mut files: Vec<&File<'_>> = folder.files().collect();
    files.extend(folder.dirs().flat_map(self::files));
    files.sort_by_key(|file| file.path());
    files
}
