//! Files and folders that nobody reads, since their place or their name is not what it should be.
//!
//! Apart from `parse` because a folder with a wrong name is one mistake, however many files are in
//! it.

use super::Kind;
use crate::diagnostic::{Diagnostic, Message, Rule};
use crate::source::Source;
use crate::span::Span;
use crate::suggest;
use std::sync::Arc;
use unicode_normalization::is_nfc;

pub(crate) static UNKNOWN_FILE: Rule = Rule::warning("unknown-file");
pub(crate) static DECOMPOSED_NAME: Rule = Rule::warning("decomposed-name");

/// The folders that are read.
const FOLDERS: [&str; 5] = ["cases", "facets", "matrices", "media", "pages"];

/// The files that are read beside the folders.
const FILES: [&str; 5] =
    ["accessibility.yaml", "addresses.txt", "glossary.yaml", "site.yaml", "words.yaml"];

/// What is wrong about the place of a file.
enum Wrong {
    /// A folder of this name; from `content/` up to and with it.
    Folder(String, Option<Arc<str>>),
    /// The end of its name; what it should be.
    Ending(&'static str),
    /// Its name; what was probably meant.
    Name(Option<Arc<str>>),
}

/// Looks at the name of a file of the content. What is wrong with its folder is to be said once, however
/// many files are in it.
pub(crate) fn check(
    source: &Source,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(String, Diagnostic)> {
    let at = Span::start_of(source.id);
    let below = source.path.strip_prefix("content/").unwrap_or(&source.path);
    let name = below.rsplit('/').next().unwrap_or(below);
    // The name of any other file is an id, which is looked at as such.
    let above = below.strip_suffix(name).unwrap_or_default();
    let is_whole = is_nfc(above) && (Kind::of(&source.path) != Kind::Media || is_nfc(name));
    if !is_whole {
        diagnostics.push(Diagnostic::new(&DECOMPOSED_NAME, at).with("name", name));
    }
    if source.trouble.is_some() {
        return None;
    }
    let finding = Diagnostic::new(&UNKNOWN_FILE, at);
    diagnostics.push(match wrong(below)? {
        Wrong::Folder(folder, nearest) => {
            let name = folder.rsplit('/').next().unwrap_or(&folder);
            let finding = finding.said("unknown-folder").with("name", name).suggest(nearest);
            return Some((folder, finding));
        }
        Wrong::Ending(expected) => {
            finding.said("unknown-file-ending").with("name", name).with("expected", expected)
        }
        Wrong::Name(Some(nearest)) => {
            let help = Message::new("help-rename-file").with("name", nearest);
            finding.with("name", name).help(help)
        }
        Wrong::Name(None) => finding.with("name", name),
    });
    None
}

/// Where a file that nobody reads was probably meant to be, from the root. What refers to it there
/// is not wrong.
pub(crate) fn meant(path: &str) -> Option<String> {
    let below = path.strip_prefix("content/")?;
    let meant = match wrong(below)? {
        Wrong::Folder(_, nearest) => {
            let (_, rest) = below.split_once('/')?;
            format!("{}/{rest}", nearest?)
        }
        Wrong::Ending(expected) => {
            let start = below.rfind('/').map_or(0, |slash| slash + 1);
            let stem = below[start..].split('.').next().unwrap_or_default();
            format!("{}{stem}{expected}", &below[..start])
        }
        Wrong::Name(nearest) => nearest?.to_string(),
    };
    Some(format!("content/{meant}"))
}

/// What is wrong about a path below `content/`, if anything.
fn wrong(below: &str) -> Option<Wrong> {
    let known =
        |names: &[&str]| names.iter().map(|name| Arc::from(*name)).collect::<Vec<Arc<str>>>();
    let Some((folder, rest)) = below.split_once('/') else {
        if FILES.contains(&below) {
            return None;
        }
        let stem = below.split('.').next().unwrap_or_default();
        let same = |file: &&&str| file.strip_suffix(".yaml") == Some(stem);
        if FILES.iter().any(|file| same(&file)) {
            return Some(Wrong::Ending(".yaml"));
        }
        let stems: Vec<&str> = FILES.iter().filter_map(|file| file.split('.').next()).collect();
        let nearest = suggest::nearest(stem, &known(&stems));
        let file = nearest.and_then(|near| FILES.iter().find(|file| file.starts_with(&*near)));
        return Some(Wrong::Name(file.map(|file| Arc::from(*file))));
    };
    if !FOLDERS.contains(&folder) {
        let nearest = suggest::nearest(folder, &known(&FOLDERS));
        return Some(Wrong::Folder(folder.to_owned(), nearest));
    }
    let expected = match folder {
        "facets" | "matrices" => ".yaml",
        "cases" | "pages" => ".md",
        _ => return None,
    };
    if let Some((inner, _)) = rest.split_once('/').filter(|_| folder != "cases") {
        return Some(Wrong::Folder(format!("{folder}/{inner}"), None));
    }
    let name = rest.rsplit('/').next().unwrap_or(rest);
    (!name.ends_with(expected)).then_some(Wrong::Ending(expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_found() {
        let check = |path: &str, expected: Option<&str>| {
            assert_eq!(meant(path).as_deref(), expected, "{path}");
        };
        check("content/site.yaml", None);
        check("content/site.yml", Some("content/site.yaml"));
        check("content/case/a.md", Some("content/cases/a.md"));
        check("content/Cases/old/a.md", Some("content/cases/old/a.md"));
        check("content/cases/a.md.txt", Some("content/cases/a.md"));
        check("content/facets/agencies.yml", Some("content/facets/agencies.yaml"));
        check("content/glosary.yaml", Some("content/glossary.yaml"));
        check("content/facets/old/a.yaml", None);
        check("content/media/a.png", None);
        check("content/notes.txt", None);
    }
}
