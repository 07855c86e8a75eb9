//! The writer on a real disk and, where there is one, on a memory disk.

mod processes;
mod publishing;
mod refusals;

use super::{Published, WriteError, Writer, prepare};
use crate::route::Route;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use tempfile::TempDir;

/// A site's root with content, in a folder of its own.
struct Site {
    folder: TempDir,
}

/// What can be seen of a file or folder: its inode, its time and a file's bytes.
type Seen = BTreeMap<PathBuf, (u64, SystemTime, Option<Vec<u8>>)>;

impl Site {
    /// Runs a test on each kind of disk.
    fn each(test: impl Fn(&Site)) {
        test(&Site::within(&std::env::temp_dir()));
        if Path::new("/dev/shm").is_dir() {
            test(&Site::within(Path::new("/dev/shm")));
        }
    }

    fn within(folder: &Path) -> Site {
        let site = Site { folder: TempDir::new_in(folder).unwrap() };
        fs::create_dir_all(site.root().join("content/cases")).unwrap();
        fs::write(site.root().join("content/site.yaml"), "title: 連携").unwrap();
        site
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("root")
    }

    fn out(&self) -> PathBuf {
        self.root().join("dist")
    }

    fn prepare(&self) -> Result<Writer, WriteError> {
        prepare(&self.out(), &self.root())
    }

    fn build(&self, files: &[(&str, &str)]) -> Result<Published, WriteError> {
        let writer = self.prepare()?;
        for (path, text) in files {
            writer.put(&Route::file(path), text.as_bytes())?;
        }
        writer.publish()
    }

    /// The files of the output without the marker.
    fn files(&self) -> Vec<(String, String)> {
        let seen = self.seen();
        let files = seen.into_iter().filter_map(|(path, (_, _, bytes))| {
            let text = String::from_utf8(bytes?).unwrap();
            Some((path.to_str().unwrap().to_owned(), text))
        });
        files.filter(|(path, _)| path != ".renkei").collect()
    }

    fn seen(&self) -> Seen {
        let mut seen = Seen::new();
        look(&self.out(), Path::new(""), &mut seen);
        seen
    }

    /// Asserts that nothing but the content and the output is in the root.
    fn assert_no_litter(&self) {
        let names = fs::read_dir(self.root()).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = names.filter(|name| name != "dist").collect();
        names.sort();
        assert_eq!(names, ["content"]);
    }
}

#[cfg(unix)]
fn inode(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode(_metadata: &fs::Metadata) -> u64 {
    0
}

fn look(folder: &Path, below: &Path, seen: &mut Seen) {
    let at = folder.join(below);
    let metadata = fs::metadata(&at).unwrap();
    let bytes = metadata.is_file().then(|| fs::read(&at).unwrap());
    if metadata.is_dir() {
        for entry in fs::read_dir(&at).unwrap() {
            look(folder, &below.join(entry.unwrap().file_name()), seen);
        }
    }
    seen.insert(below.to_owned(), (inode(&metadata), metadata.modified().unwrap(), bytes));
}
