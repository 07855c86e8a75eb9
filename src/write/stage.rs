//! The folder beside the output in which the new one is made.

use super::lock::Lock;
use super::place::Place;
use super::{WriteError, lock, marker, tree};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// A stage; it goes, and the folders made above it, unless it was published.
#[derive(Debug)]
pub(super) struct Stage {
    folder: PathBuf,
    made_above: Vec<PathBuf>,
    lock: Option<Lock>,
    /// Whether the folder is locked and not published, so that it may be removed.
    removable: AtomicBool,
}

impl Stage {
    /// Makes and locks the stage of a place, with the marker that says whose it is.
    pub(super) fn new(place: &Place) -> Result<Stage, WriteError> {
        let mut stage = Stage {
            folder: place.stage.clone(),
            made_above: Vec::new(),
            lock: None,
            removable: AtomicBool::new(false),
        };
        for folder in &place.missing {
            match fs::create_dir(folder) {
                Ok(()) => stage.made_above.push(folder.clone()),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(WriteError::Io(folder.clone(), error)),
            }
        }
        let busy = || WriteError::Busy(place.out.clone());
        match fs::create_dir(&stage.folder) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(busy()),
            Err(error) => return Err(WriteError::Io(place.stage.clone(), error)),
        }
        // Another build may take the bare folder for a stale one, until it is locked.
        stage.lock = Some(lock::take(&stage.folder, &place.out)?.ok_or_else(busy)?);
        let path = stage.folder.join(marker::NAME);
        if let Err(error) = fs::write(&path, marker::HEADER) {
            // On a full disk the empty file may be there. Not by `drop`, which would wait for
            // other threads that wait for this stage.
            drop(fs::remove_file(&path));
            drop(fs::remove_dir(&stage.folder));
            return Err(WriteError::Io(path, error));
        }
        stage.removable.store(true, Ordering::Relaxed);
        Ok(stage)
    }

    /// The stage's path.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Brings the stage to the disk.
    pub(super) fn sync(&self) -> Result<(), WriteError> {
        let done = self.lock.as_ref().map_or(Ok(()), Lock::sync);
        done.map_err(WriteError::at(&self.folder))
    }

    /// Says that the folder is the output now and no longer the stage's to remove.
    pub(super) fn is_published(&self) {
        self.removable.store(false, Ordering::Relaxed);
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if self.removable.load(Ordering::Relaxed) {
            // What cannot be removed now is removed by the next build.
            drop(tree::remove(&self.folder));
        }
        for folder in self.made_above.iter().rev() {
            // Fails as it should when the folder holds something, such as the output.
            drop(fs::remove_dir(folder));
        }
    }
}
