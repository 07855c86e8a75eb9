//! What can go wrong with the output folder, without words: those stand in the catalogue.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why nothing was published. Each is a wrong use or a failing machine: exit code 2.
#[derive(Debug)]
pub enum WriteError {
    /// The path names no folder that could be made, such as `missing/..`.
    Unusable(PathBuf),
    /// Something that is no folder stands where the output or a folder above it should.
    NotAFolder(PathBuf),
    /// The output is a symbolic link: an exchange would replace the link, not what it leads to.
    Link(PathBuf),
    /// The output is where a file system is mounted, which cannot be exchanged.
    MountPoint(PathBuf),
    /// The output is or holds the site's root, its content or its themes.
    HoldsSite {
        /// The output.
        out: PathBuf,
        /// What it holds.
        held: PathBuf,
    },
    /// The output lies inside the content or the themes, and would be read as such.
    InsideSite {
        /// The output.
        out: PathBuf,
        /// The folder it lies in.
        folder: PathBuf,
    },
    /// The output holds a file that no build made.
    Foreign {
        /// The output.
        out: PathBuf,
        /// The first such file, from the output's root.
        file: String,
    },
    /// Where the stage should stand is something that no build made.
    ForeignStage(PathBuf),
    /// Another build is writing to the same output.
    Busy(PathBuf),
    /// Somebody put another folder in the output's place while the build ran.
    Replaced(PathBuf),
    /// A route is no clean relative path.
    BadRoute(String),
    /// A route was put twice.
    Twice(String),
    /// A `put` failed before, so what is there is not the whole site.
    Incomplete(PathBuf),
    /// The new site is published, but something of the old one could not be removed.
    Leftover(PathBuf, io::Error),
    /// The machine failed at a path.
    Io(PathBuf, io::Error),
}

impl WriteError {
    /// The message's id in the catalogue, and its arguments.
    #[must_use]
    pub fn message(&self) -> (&'static str, Vec<(&'static str, String)>) {
        let path = |path: &Path| ("path", path.display().to_string());
        match self {
            WriteError::Unusable(out) => ("write-unusable", vec![path(out)]),
            WriteError::NotAFolder(out) => ("write-not-a-folder", vec![path(out)]),
            WriteError::Link(out) => ("write-link", vec![path(out)]),
            WriteError::MountPoint(out) => ("write-mount-point", vec![path(out)]),
            WriteError::HoldsSite { out, held } => {
                ("write-holds-site", vec![path(out), ("held", held.display().to_string())])
            }
            WriteError::InsideSite { out, folder } => {
                ("write-inside-site", vec![path(out), ("folder", folder.display().to_string())])
            }
            WriteError::Foreign { out, file } => {
                ("write-foreign", vec![path(out), ("file", file.clone())])
            }
            WriteError::ForeignStage(stage) => ("write-foreign-stage", vec![path(stage)]),
            WriteError::Busy(out) => ("write-busy", vec![path(out)]),
            WriteError::Replaced(out) => ("write-replaced", vec![path(out)]),
            WriteError::BadRoute(route) => ("write-bad-route", vec![("route", route.clone())]),
            WriteError::Twice(route) => ("write-twice", vec![("route", route.clone())]),
            WriteError::Incomplete(out) => ("write-incomplete", vec![path(out)]),
            WriteError::Leftover(left, source) => {
                ("write-leftover", vec![path(left), ("reason", source.to_string())])
            }
            WriteError::Io(at, source) => io_message(at, source),
        }
    }

    /// Wraps a failure of the machine at a path: for `map_err`.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> WriteError + '_ {
        |source| WriteError::Io(path.to_path_buf(), source)
    }
}

/// The frequent failures have a sentence of their own, which says what to do.
fn io_message(at: &Path, source: &io::Error) -> (&'static str, Vec<(&'static str, String)>) {
    let id = match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "write-disk-full",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "write-not-allowed",
        // Found on a container image's lower layer, whose folders cannot be renamed.
        ErrorKind::CrossesDevices => "write-layer",
        _ => "write-failed",
    };
    (id, vec![("path", at.display().to_string()), ("reason", source.to_string())])
}
