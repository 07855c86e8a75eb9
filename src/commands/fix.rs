//! `renkei check --fix`: mends what is safe, and says what it changed, file by file.

use super::{note, tell};
use crate::diagnostic::Message;
use crate::edit;
use crate::fix::{Change, Fixed, fix};
use crate::messages::{Language, words};
use crate::source::Sources;
use std::io;
use std::path::Path;

/// Mends the files of a site; whether all could be written.
pub(super) fn run(sources: &Sources, keep: bool, language: Language) -> bool {
    let fixed = fix(sources);
    if fixed.is_empty() {
        note(language, &Message::new("say-fixed-nothing"));
    }
    let mut is_done = true;
    for file in &fixed {
        match write(sources.root(), file, keep) {
            Ok(kept) => told(file, kept.as_deref(), language),
            Err(error) => {
                let message = Message::new("error-write").with("path", &file.path);
                note(language, &message.with("reason", error.to_string()));
                is_done = false;
            }
        }
    }
    is_done
}

/// Writes one file; the name under which the former content was kept.
fn write(root: &Path, file: &Fixed, keep: bool) -> io::Result<Option<String>> {
    let path = root.join(&*file.path);
    let mut kept = None;
    // A file that a link leads to was perhaps mended under its other name.
    if file.old != file.new && edit::read(&path)?.as_deref() != Some(&*file.new) {
        kept = edit::replace(&path, &file.old, &file.new, keep)?;
    }
    if let Some(moved) = &file.moved {
        edit::rename(&path, &root.join(moved))?;
    }
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(kept.as_deref().and_then(name))
}

fn told(file: &Fixed, kept: Option<&str>, language: Language) {
    let count: usize = file.changes.values().sum();
    let message = Message::new("say-fixed").with("path", &file.path);
    note(language, &message.with("count", count.to_string()));
    let changes = file.changes.iter().map(|(change, count)| Change::message(change, *count));
    for change in changes {
        tell(&format!("  {}", words(language, &change)));
    }
    if let Some(kept) = kept {
        let message = Message::new("say-kept").with("path", &file.path).with("kept", kept);
        tell(&format!("  {}", words(language, &message)));
    }
}
