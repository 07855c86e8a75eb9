//! Changing an author's files: what is there is never lost, whatever happens in the middle.
//!
//! A file is written beside its place, brought to the disk, and given its name in one step. Apart
//! from `write`, which makes the output: there a whole folder changes places, and nothing in it is
//! anybody's work.
#![expect(clippy::disallowed_methods, reason = "this module is the one that changes sources")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Makes a file, and the folders above it; an error of the kind `AlreadyExists` if something is there.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = write_beside(path, bytes)?;
    // A link never replaces anything; where there are none, the file is made in its place.
    let made = match fs::hard_link(&beside, path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            let mut options = OpenOptions::new();
            options.write(true).create_new(true).open(path).and_then(|mut file| {
                file.write_all(bytes)?;
                file.sync_all()
            })
        }
        made => made,
    };
    let _ = fs::remove_file(&beside);
    made?;
    sync_folder(path);
    Ok(())
}

/// Replaces a file whose bytes are still the old ones; keeps these beside it, if that is asked for,
/// and tells where.
pub(crate) fn replace(
    path: &Path,
    old: &[u8],
    new: &[u8],
    keep: bool,
) -> io::Result<Option<PathBuf>> {
    let path = path.canonicalize()?;
    if fs::read(&path)? != old {
        return Err(io::Error::new(io::ErrorKind::ResourceBusy, "changed in the meantime"));
    }
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
    }
    let kept = if keep { Some(keep_beside(&path, old)?) } else { None };
    let beside = write_beside(&path, new)?;
    let renamed =
        fs::set_permissions(&beside, permissions).and_then(|()| fs::rename(&beside, &path));
    if renamed.is_err() {
        let _ = fs::remove_file(&beside);
    }
    renamed?;
    sync_folder(&path);
    Ok(kept)
}

/// Gives a file another name, which nothing must have yet; a folder that it leaves empty goes.
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from)?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            // On some disks two spellings of a name are one, and nothing is replaced.
            if from.canonicalize()? != to.canonicalize()? {
                return Err(error);
            }
            fs::rename(from, to)?;
        }
        // Where there are no links, a name that is taken was seen just now or not at all.
        Err(error) if to.symlink_metadata().is_ok() => return Err(error),
        Err(_) => fs::rename(from, to)?,
    }
    if let Some(folder) = from.parent().filter(|folder| Some(*folder) != to.parent()) {
        let _ = fs::remove_dir(folder);
    }
    sync_folder(to);
    Ok(())
}

/// Adds to the end of a file that others add to as well; makes it if it is not there.
pub(crate) fn append(path: &Path, bytes: &[u8]) -> io::Result<()> {
    OpenOptions::new().append(true).create(true).open(path)?.write_all(bytes)
}

/// Whether anything has this name already, be it a link that leads nowhere.
pub(crate) fn is_taken(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// What a file holds; nothing if it is not there.
pub(crate) fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes a file beside a path, under a name that no site reads.
fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let beside = path.with_file_name(format!(".{name}.{}.renkei-new", std::process::id()));
    let write = |file: &mut File| {
        file.write_all(bytes)?;
        file.sync_all()
    };
    // What a killed process of this number left is no longer anybody's; a link that somebody laid there is
    // not written through.
    let _ = fs::remove_file(&beside);
    let made = OpenOptions::new().write(true).create_new(true).open(&beside);
    let written = made.and_then(|mut file| write(&mut file));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written.map(|()| beside)
}

/// Keeps bytes beside a file, as `letter.md~` or, if that is taken, `letter.md.2~`.
fn keep_beside(path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    for number in 1..1000 {
        let kept = if number == 1 { format!("{name}~") } else { format!("{name}.{number}~") };
        let kept = path.with_file_name(kept);
        match create(&kept, bytes) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|()| kept),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Brings the names in a folder to the disk, where the system can.
fn sync_folder(path: &Path) {
    if let Some(folder) = path.parent()
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a/b.md");
        create(&path, b"one").expect("made");
        assert!(create(&path, b"two").is_err(), "it is there already");
        assert!(replace(&path, b"other", b"two", false).is_err(), "it has changed");
        let kept = replace(&path, b"one", b"two", true).expect("replaced").expect("kept");
        assert_eq!(
            (fs::read(&path).unwrap(), fs::read(kept).unwrap()),
            (b"two".into(), b"one".into())
        );
        let kept = replace(&path, b"two", b"three", true).expect("replaced").expect("kept");
        assert!(kept.ends_with("b.md.2~"));
        let files: Vec<_> = fs::read_dir(folder.path().join("a")).unwrap().collect();
        assert_eq!(files.len(), 3, "nothing is left beside");
    }
}
