//! Where the output goes, and the refusals that need no look inside it.

use super::WriteError;
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The output folder and the two names beside it that a build may use for a while.
#[derive(Debug)]
pub(super) struct Place {
    /// The output; no link in the folders above it, so that its path can be compared.
    pub(super) out: PathBuf,
    /// Where the new output is made.
    pub(super) stage: PathBuf,
    /// Where the old output stands for a moment, on systems that cannot exchange two folders.
    pub(super) aside: PathBuf,
    /// Folders above the output that do not exist yet, the outermost first.
    pub(super) missing: Vec<PathBuf>,
}

impl Place {
    /// Finds the place that a path given by the user means. Nothing is made.
    pub(super) fn of(out: &Path) -> Result<Place, WriteError> {
        let unusable = || WriteError::Unusable(out.to_path_buf());
        let mut given = std::path::absolute(out).map_err(|_| unusable())?;
        if given.file_name().is_none() {
            given = fs::canonicalize(&given).map_err(|_| unusable())?;
        }
        let (Some(parent), Some(name)) = (given.parent(), given.file_name()) else {
            return Err(WriteError::MountPoint(given));
        };
        let mut names = Vec::new();
        let mut known = parent;
        let mut folder = loop {
            match fs::canonicalize(known) {
                Ok(real) if real.is_dir() => break real,
                Ok(file) => return Err(WriteError::NotAFolder(file)),
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    names.push(known.file_name().ok_or_else(unusable)?);
                    known = known.parent().ok_or_else(unusable)?;
                }
                Err(error) if error.kind() == ErrorKind::NotADirectory => {
                    return Err(WriteError::NotAFolder(known.to_path_buf()));
                }
                Err(error) => return Err(WriteError::Io(known.to_path_buf(), error)),
            }
        };
        let mut missing = Vec::new();
        for name in names.into_iter().rev() {
            folder.push(name);
            missing.push(folder.clone());
        }
        let beside = |end: &str| {
            let mut hidden = std::ffi::OsString::from(".");
            hidden.push(name);
            hidden.push(end);
            folder.join(hidden)
        };
        let (stage, aside) = (beside(".renkei-stage"), beside(".renkei-old"));
        Ok(Place { out: folder.join(name), stage, aside, missing })
    }

    /// Refuses an output that is or holds what the site is made of, or lies within it.
    pub(super) fn keep_off(&self, root: &Path) -> Result<(), WriteError> {
        let out = || self.out.clone();
        let root = fs::canonicalize(root).map_err(WriteError::at(root))?;
        if root.starts_with(&self.out) {
            return Err(WriteError::HoldsSite { out: out(), held: root });
        }
        for name in ["content", "themes"] {
            let Ok(folder) = fs::canonicalize(root.join(name)) else { continue };
            if folder.starts_with(&self.out) {
                return Err(WriteError::HoldsSite { out: out(), held: folder });
            }
            if self.out.starts_with(&folder) {
                return Err(WriteError::InsideSite { out: out(), folder });
            }
        }
        Ok(())
    }

    /// Whether the output exists; refuses all but a plain folder.
    pub(super) fn has_output(&self) -> Result<bool, WriteError> {
        let metadata = match fs::symlink_metadata(&self.out) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(WriteError::Io(self.out.clone(), error)),
        };
        if metadata.is_symlink() {
            Err(WriteError::Link(self.out.clone()))
        } else if !metadata.is_dir() {
            Err(WriteError::NotAFolder(self.out.clone()))
        } else if is_mount_point(&self.out, &metadata) {
            Err(WriteError::MountPoint(self.out.clone()))
        } else {
            Ok(true)
        }
    }
}

/// Whether a file system is mounted at a folder, be it another or a part of the same one.
#[cfg(unix)]
fn is_mount_point(folder: &Path, metadata: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let parent = folder.parent().and_then(|parent| fs::metadata(parent).ok());
    is_mount_root(folder) || parent.is_none_or(|parent| parent.dev() != metadata.dev())
}

/// Elsewhere a mounted folder is a link of its own kind, and was refused as one.
#[cfg(not(unix))]
fn is_mount_point(_folder: &Path, _metadata: &Metadata) -> bool {
    false
}

/// What the kernel says, which knows of folders mounted within their own file system too.
#[cfg(target_os = "linux")]
fn is_mount_root(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, folder, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty())
        .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Other kernels do not say.
#[cfg(all(unix, not(target_os = "linux")))]
fn is_mount_root(_folder: &Path) -> bool {
    false
}
