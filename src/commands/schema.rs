//! `renkei schema`: writes the schemas and the settings of the editor; what is there already it never
//! changes, but says what to add.

use super::{DONE, FAILED, note, open, say};
use crate::cli::{Cli, Root};
use crate::compile::{Cache, Options, understand};
use crate::diagnostic::Message;
use crate::edit;
use crate::messages::Language;
use crate::schema::{Entry, MARK, entries, schemas};
use serde_json::Value;
use std::io;
use std::path::Path;

/// What became of a file.
enum Done {
    /// It is as it should be, and was before.
    Nothing,
    /// It was written.
    Written,
    /// It is somebody's own, and lacks something.
    Lacks,
    /// Something else has its name.
    Foreign,
}

/// Writes every file of the editor's help.
pub(super) fn run(cli: &Cli, root: &Root) -> u8 {
    let sources = match open(cli, root) {
        Ok(sources) => sources,
        Err(code) => return code,
    };
    let options = Options { drafts: true, ..Options::default() };
    let site = understand(&sources, &Cache::default(), &options).value;
    let language = cli.language(&site.settings.language);
    let entries = entries(&site, schemas(&site, language));
    write(sources.root(), &entries, language)
}

/// Writes the files of the editor's help into a folder.
pub(super) fn write(root: &Path, entries: &[Entry], language: Language) -> u8 {
    let mut code = DONE;
    let mut changed = false;
    for entry in entries {
        let done = place(root, entry);
        changed |= !matches!(done, Ok(Done::Nothing));
        let message = |id| Message::new(id).with("path", &entry.path);
        match done {
            Ok(Done::Nothing) => {}
            Ok(Done::Written) => note(language, &message("say-schema-written")),
            Ok(Done::Lacks) => {
                note(language, &message("say-schema-add"));
                say(&text(entry));
            }
            Ok(Done::Foreign) => {
                note(language, &message("error-exists"));
                code = FAILED;
            }
            Err(error) => {
                note(language, &message("error-write").with("reason", error.to_string()));
                code = FAILED;
            }
        }
    }
    if !changed {
        note(language, &Message::new("say-schema-same"));
    }
    code
}

fn place(root: &Path, entry: &Entry) -> io::Result<Done> {
    let path = root.join(&entry.path);
    let new = text(entry);
    let Some(old) = edit::read(&path)? else {
        edit::create(&path, new.as_bytes())?;
        return Ok(Done::Written);
    };
    if old == new.as_bytes() {
        return Ok(Done::Nothing);
    }
    if entry.own {
        if !String::from_utf8_lossy(&old).contains(MARK) {
            return Ok(Done::Foreign);
        }
        edit::replace(&path, &old, new.as_bytes(), false)?;
        return Ok(Done::Written);
    }
    let known: Value = serde_json::from_slice(&old).unwrap_or_default();
    Ok(if holds(&known, &entry.value) { Done::Nothing } else { Done::Lacks })
}

fn text(entry: &Entry) -> String {
    let head =
        if entry.path.ends_with(".code-snippets") { format!("// {MARK}\n") } else { String::new() };
    format!("{head}{:#}\n", entry.value)
}

/// Whether all that must be there is there.
fn holds(known: &Value, wanted: &Value) -> bool {
    match (known, wanted) {
        (Value::Object(known), Value::Object(wanted)) => wanted
            .iter()
            .all(|(key, value)| known.get(key).is_some_and(|known| holds(known, value))),
        (Value::Array(known), Value::Array(wanted)) => {
            wanted.iter().all(|value| known.iter().any(|known| holds(known, value)))
        }
        (known, wanted) => known == wanted,
    }
}
