//! Whole folders: what is in one, carrying a file from one to another, removing one.

use super::WriteError;
use super::marker::{self, Marker, State};
use rayon::prelude::*;
use std::cell::RefCell;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;

const CHUNK: usize = 64 * 1024;

/// What everybody may do with a folder: read it and enter it.
#[cfg(unix)]
const FOLDER: u32 = 0o555;

/// What nobody needs to do with a file.
#[cfg(unix)]
const EXECUTE: u32 = 0o111;

/// The names in one folder, by what they are. Links are never followed.
#[derive(Default)]
struct Entries {
    files: Vec<OsString>,
    folders: Vec<OsString>,
    others: Vec<OsString>,
}

fn entries(folder: &Path) -> io::Result<Entries> {
    let mut entries = Entries::default();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let names = match (kind.is_file(), kind.is_dir()) {
            (true, _) => &mut entries.files,
            (_, true) => &mut entries.folders,
            _ => &mut entries.others,
        };
        names.push(entry.file_name());
    }
    Ok(entries)
}

/// Notes in the marker which of its files are in the folder, and gives the first of the files
/// that it does not list. A link is such a file; empty folders are nobody's.
pub(super) fn survey(folder: &Path, marker: &Marker) -> Result<Option<String>, WriteError> {
    survey_below(folder, "", marker)
}

fn survey_below(
    folder: &Path,
    prefix: &str,
    marker: &Marker,
) -> Result<Option<String>, WriteError> {
    let entries = entries(folder).map_err(WriteError::at(folder))?;
    let shown = |name: &OsString| format!("{prefix}{}", name.display());
    let mut foreign = entries.others.iter().map(shown).min();
    for name in entries.files {
        let path = shown(&name);
        match marker.find(&path).filter(|_| name.to_str().is_some()) {
            Some(at) => _ = marker.set(at, State::There),
            None if path == marker::NAME => {}
            None => foreign = foreign.into_iter().chain([path]).min(),
        }
    }
    let below = entries.folders.par_iter().map(|name| {
        survey_below(&folder.join(name), &format!("{prefix}{}/", name.display()), marker)
    });
    let below = below.try_reduce(|| None, |one, other| Ok(one.into_iter().chain(other).min()))?;
    Ok(foreign.into_iter().chain(below).min())
}

/// Finds a folder above these files that is closed to us, so that it could not be removed.
#[cfg(unix)]
pub(super) fn closed<'a>(out: &Path, paths: impl Iterator<Item = &'a str>) -> Option<PathBuf> {
    use rustix::fs::{Access, access};
    let is_closed = |folder: &PathBuf| match access(folder, Access::WRITE_OK | Access::EXEC_OK) {
        Ok(()) => false,
        Err(error) => io::Error::from(error).kind() != ErrorKind::NotFound,
    };
    let mut last = None;
    let folders = paths.filter_map(|path| {
        let folder = path.rsplit_once('/').map(|(folder, _)| folder);
        if std::mem::replace(&mut last, folder) == folder {
            None
        } else {
            folder.map(|folder| out.join(folder))
        }
    });
    std::iter::once(out.to_path_buf()).chain(folders).find(is_closed)
}

/// Whether a folder can be removed is not known here before it is tried.
#[cfg(not(unix))]
pub(super) fn closed<'a>(_out: &Path, _paths: impl Iterator<Item = &'a str>) -> Option<PathBuf> {
    None
}

/// The first name in a folder, if it holds anything.
pub(super) fn first(folder: &Path) -> Result<Option<String>, WriteError> {
    let Entries { files, folders, others } = entries(folder).map_err(WriteError::at(folder))?;
    let names = files.iter().chain(&folders).chain(&others);
    Ok(names.map(|name| name.display().to_string()).min())
}

/// Whether a file holds exactly these bytes. A file that cannot be read holds others.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> bool {
    thread_local! {
        static BUFFER: RefCell<Vec<u8>> = RefCell::new(vec![0; CHUNK]);
    }
    BUFFER.with_borrow_mut(|buffer| equals(path, bytes, buffer).unwrap_or(false))
}

/// Asks for one byte more than expected, so that most files take a single read and no `stat`.
fn equals(path: &Path, mut rest: &[u8], buffer: &mut [u8]) -> io::Result<bool> {
    let mut file = File::open(path)?;
    loop {
        let asked = buffer.len().min(rest.len() + 1);
        let read = file.read(&mut buffer[..asked])?;
        if read == 0 {
            return Ok(rest.is_empty());
        }
        match rest.split_at_checked(read) {
            Some((these, [])) if these == &buffer[..read] && read < asked => return Ok(true),
            Some((these, later)) if these == &buffer[..read] => rest = later,
            _ => return Ok(false),
        }
    }
}

/// Makes a file that was not there, and the folders above it.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    with_folders(path, || File::create_new(path))?.write_all(bytes)
}

/// Gives a file a second name, and the folders above that; where a file system does not do this,
/// a copy with the same time.
pub(super) fn carry(from: &Path, to: &Path) -> io::Result<()> {
    match with_folders(to, || fs::hard_link(from, to)) {
        Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists) => {
            copy(from, to)
        }
        other => other,
    }
}

/// Copies a file with its time.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut source = File::open(from)?;
    let mut copy = with_folders(to, || File::create_new(to))?;
    io::copy(&mut source, &mut copy)?;
    copy.set_modified(source.metadata()?.modified()?)
}

/// Trying first costs less than asking for each file whether its folder is there. A page has a folder
/// to itself, which is not there before it.
fn with_folders<T>(path: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    if let Some(folder) = path.parent().filter(|_| path.ends_with("index.html")) {
        // What cannot be made is told by what cannot be made in it.
        let _ = fs::create_dir(folder);
    }
    match (make(), path.parent()) {
        (Err(error), Some(parent)) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(parent)?;
            make()
        }
        (result, _) => result,
    }
}

/// Lets everybody read a folder and what is in it, as a web server must, whatever the umask of this
/// process hides from others. Where it hides nothing, nothing is looked at.
#[cfg(unix)]
pub(super) fn show(folder: &Path) -> io::Result<()> {
    let hides = fs::metadata(folder)?.permissions().mode() & FOLDER != FOLDER;
    if hides { show_all(folder) } else { Ok(()) }
}

#[cfg(unix)]
fn show_all(folder: &Path) -> io::Result<()> {
    let entries = entries(folder)?;
    for name in &entries.files {
        add(&folder.join(name), FOLDER & !EXECUTE)?;
    }
    entries.folders.par_iter().try_for_each(|name| show_all(&folder.join(name)))?;
    add(folder, FOLDER)
}

/// Adds permissions to those that a file or folder has.
#[cfg(unix)]
fn add(path: &Path, mode: u32) -> io::Result<()> {
    let had = fs::metadata(path)?.permissions().mode();
    if had & mode == mode {
        return Ok(());
    }
    fs::set_permissions(path, fs::Permissions::from_mode(had | mode))
}

/// Permissions are no matter of modes here.
#[cfg(not(unix))]
pub(super) fn show(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Removes a folder of ours with all that is in it; its marker goes last, so that a rest of it
/// is known to be ours.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    remove_inside(folder, Some(marker::NAME))?;
    match fs::remove_file(folder.join(marker::NAME)) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::remove_dir(folder)
}

fn remove_inside(folder: &Path, but: Option<&str>) -> io::Result<()> {
    let entries = entries(folder)?;
    for name in entries.files.iter().chain(&entries.others) {
        if but.is_none_or(|but| name != but) {
            fs::remove_file(folder.join(name))?;
        }
    }
    entries.folders.par_iter().try_for_each(|name| {
        let below = folder.join(name);
        remove_inside(&below, None)?;
        fs::remove_dir(&below)
    })
}
