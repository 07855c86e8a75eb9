//! The one step in which a new output takes the place of the old one.

use super::place::Place;
use super::{WriteError, lock, marker, tree};
use std::fs;
use std::io;
use std::path::PathBuf;

/// Puts the stage in the output's place and says where the old output is now.
///
/// Both folders change places at once. A system that cannot do this moves the old output aside
/// first; [`tidy`] brings it back if the process dies before the second step.
pub(super) fn replace(place: &Place) -> io::Result<PathBuf> {
    match exchange(place) {
        Ok(()) => Ok(place.stage.clone()),
        Err(error) if cannot(&error) => one_after_the_other(place),
        Err(error) => Err(error),
    }
}

/// Renames the old output away and the new one in; the old one comes back if that fails.
pub(super) fn one_after_the_other(place: &Place) -> io::Result<PathBuf> {
    fs::rename(&place.out, &place.aside)?;
    if let Err(error) = fs::rename(&place.stage, &place.out) {
        fs::rename(&place.aside, &place.out)?;
        return Err(error);
    }
    Ok(place.aside.clone())
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(place: &Place) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, &place.stage, CWD, &place.out, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_place: &Place) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the kernel or the file system does not know the exchange.
fn cannot(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// Clears what a killed build left beside the output, and ends what it could not end.
pub(super) fn tidy(place: &Place) -> Result<(), WriteError> {
    for left in [&place.aside, &place.stage] {
        match fs::symlink_metadata(left) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(WriteError::Io(left.clone(), error)),
            Ok(metadata) if !metadata.is_dir() => {
                return Err(WriteError::ForeignStage(left.clone()));
            }
            Ok(_) => {}
        }
        let Some(_lock) = lock::take(left, &place.out)? else { continue };
        if !marker::is_ours(left)? {
            return Err(WriteError::ForeignStage(left.clone()));
        }
        if left == &place.aside && !place.has_output()? {
            fs::rename(left, &place.out).map_err(WriteError::at(left))?;
        } else {
            tree::remove(left).map_err(WriteError::at(left))?;
        }
    }
    Ok(())
}
