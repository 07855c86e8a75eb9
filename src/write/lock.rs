//! One build at a time for each output, with nothing on the disk to show for it.
//!
//! The lock is on the folder itself (`flock`), so the system lets go of it when the process dies.
//! A build holds the lock of the old output, if there is one, and that of its stage. The stage
//! becomes the output, and its lock with it: a second build finds either folder locked until the
//! first one has tidied up.

use super::WriteError;
use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;

/// A folder that no other build may touch as long as this value lives.
#[derive(Debug)]
pub(super) struct Lock {
    folder: Option<File>,
}

/// Locks a folder on behalf of `out`; nothing if the folder does not exist.
///
/// Where a file system knows no locks (some network ones), the build goes on without.
#[cfg(unix)]
pub(super) fn take(folder: &Path, out: &Path) -> Result<Option<Lock>, WriteError> {
    loop {
        let file = match File::open(folder) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(WriteError::Io(folder.to_path_buf(), error)),
        };
        if let Err(std::fs::TryLockError::WouldBlock) = file.try_lock() {
            return Err(WriteError::Busy(out.to_path_buf()));
        }
        // Between opening and locking, another build may have put a new folder there.
        let lock = Lock { folder: Some(file) };
        if lock.is_still(folder) {
            return Ok(Some(lock));
        }
    }
}

/// Folders cannot be locked here: making the stage is the only guard.
#[cfg(not(unix))]
pub(super) fn take(folder: &Path, _out: &Path) -> Result<Option<Lock>, WriteError> {
    match std::fs::metadata(folder) {
        Ok(_) => Ok(Some(Lock { folder: None })),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(WriteError::Io(folder.to_path_buf(), error)),
    }
}

impl Lock {
    /// Whether the locked folder is the one that a path leads to now.
    #[cfg(unix)]
    pub(super) fn is_still(&self, path: &Path) -> bool {
        use std::os::unix::fs::MetadataExt;
        let held = self.folder.as_ref().and_then(|file| file.metadata().ok());
        let found = std::fs::symlink_metadata(path).ok();
        held.zip(found)
            .is_some_and(|(held, found)| (held.dev(), held.ino()) == (found.dev(), found.ino()))
    }

    /// Whether the locked folder is the one that a path leads to now: not known here.
    #[cfg(not(unix))]
    pub(super) fn is_still(&self, path: &Path) -> bool {
        self.folder.is_none() && path.is_dir()
    }

    /// Brings what was written to the folder's file system to the disk.
    pub(super) fn sync(&self) -> std::io::Result<()> {
        #[cfg(target_os = "linux")]
        if let Some(folder) = &self.folder {
            rustix::fs::syncfs(folder)?;
        }
        Ok(())
    }
}

impl Drop for Lock {
    /// Closing the file is not enough: a process that was just started may hold a copy of it.
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            drop(folder.unlock());
        }
    }
}
