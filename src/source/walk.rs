//! What is below a folder, and what of it may not be read.
//!
//! Links are followed, but never out of the site: neither what they lead to nor anything behind it is
//! looked at.

use super::{Trouble, is_hidden, slashed};
use std::io::ErrorKind;
use std::path::Path;
use walkdir::{DirEntry, WalkDir};

/// The files below a folder by their names from the root, with what is wrong about each as far as
/// the walk can tell.
pub(super) fn files(root: &Path, folder: &Path) -> Vec<(String, Option<Trouble>)> {
    let name_of = |path: &Path| slashed(path.strip_prefix(root).unwrap_or(path));
    let mut found = Vec::new();
    let mut walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        match entry {
            Ok(entry) if is_hidden(entry.file_name()) => {
                if entry.file_type().is_dir() {
                    walk.skip_current_dir();
                }
            }
            Ok(entry) => {
                let trouble = trouble_of(root, &entry);
                if entry.file_type().is_dir() && leads_out(trouble.as_ref()) {
                    walk.skip_current_dir();
                }
                if trouble.is_some() || entry.file_type().is_file() {
                    found.push((name_of(entry.path()), trouble));
                }
            }
            Err(error) => {
                let Some(path) = error.path() else { continue };
                let is_there = path != folder || path.symlink_metadata().is_ok();
                if is_there && !path.file_name().is_some_and(is_hidden) {
                    found.push((name_of(path), Some(trouble_of_error(&error, path))));
                }
            }
        }
    }
    found
}

fn leads_out(trouble: Option<&Trouble>) -> bool {
    matches!(trouble, Some(Trouble::LinkOut | Trouble::Name))
}

fn trouble_of_error(error: &walkdir::Error, path: &Path) -> Trouble {
    if error.loop_ancestor().is_some() {
        return Trouble::LinkLoop;
    }
    match error.io_error() {
        Some(why) if path.is_symlink() && why.kind() == ErrorKind::NotFound => Trouble::LinkNowhere,
        Some(why) => Trouble::Unreadable(why.to_string()),
        None => Trouble::Unreadable(error.to_string()),
    }
}

fn trouble_of(root: &Path, entry: &DirEntry) -> Option<Trouble> {
    if entry.path().to_str().is_none() {
        return Some(Trouble::Name);
    }
    if entry.path_is_symlink() {
        let inside = entry.path().canonicalize().is_ok_and(|path| path.starts_with(root));
        if !inside {
            return Some(Trouble::LinkOut);
        }
    }
    let kind = entry.file_type();
    if !kind.is_file() && !kind.is_dir() {
        return Some(Trouble::Special);
    }
    let named_as_file = entry.path().extension().is_some_and(|end| end == "md" || end == "yaml");
    (kind.is_dir() && named_as_file).then_some(Trouble::Folder)
}
