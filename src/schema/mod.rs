//! JSON Schemas (draft 7) of every file that an editor writes, with this site's ids and their names, and the
//! settings that let VS Code use them.
//!
//! Apart from what reads the files: a schema helps while somebody types; what is right is said by
//! `check`. So a schema may let pass what `check` finds, and never the other way round.

mod files;
mod names;
mod parts;
mod vscode;

pub use vscode::{Entry, entries};

use crate::messages::Language;
use crate::model::Site;
use serde_json::Value;

/// Says of a file that it was made here, and may be made again.
pub const MARK: &str = "renkei schema";

/// A schema, and which files it is for.
#[derive(Debug)]
pub struct Schema {
    /// The name of its file, `case.json`.
    pub name: String,
    /// The files that it describes, from the site's root.
    pub files: &'static str,
    /// Whether it describes what stands before the text of a Markdown file.
    pub front_matter: bool,
    /// What it says.
    pub value: Value,
}

/// The schemas of a site.
#[must_use]
pub fn schemas(site: &Site, language: Language) -> Vec<Schema> {
    files::all(&parts::Parts::new(site, language))
}
