//! The files of a site as they stand on disk: the only reader of the disk.
//!
//! Everything behind this module is a pure function of [`Sources`]; a test that gives its files as
//! text ([`Sources::from_memory`]) needs no disk at all.
#![expect(clippy::disallowed_methods, reason = "reading the disk is this module's task")]

mod trouble;
mod walk;

pub use trouble::Trouble;

use crate::memo::Digest;
use crate::span::{FileId, LineIndex};
use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};
use std::{fs, io};

/// Text files above this size are refused.
pub const TEXT_LIMIT: u64 = 1_000_000;

/// Files that are copied may be larger; above this size hosts refuse them too.
pub const COPY_LIMIT: u64 = 100_000_000;

/// The default theme, inside the binary; a site's own `themes/default/` replaces file by file.
static DEFAULT_THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The one file that every site has.
const SETTINGS: &str = "content/site.yaml";

/// The folders below the root that belong to a site.
pub(crate) const FOLDERS: [&str; 2] = ["content", "themes"];

/// When a file was written and how long it is: what tells that it need not be read again.
type Stamp = (SystemTime, u64);

/// A file's time is trusted when it is at least so old.
const SETTLED: Duration = Duration::from_millis(100);

/// All files of a site.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    root: PathBuf,
    files: Vec<Arc<Source>>,
    /// Shared by all states of a site with the same files.
    ids: Arc<BTreeMap<Arc<str>, FileId>>,
    /// The ids of paths that are gone: what comes back keeps its own, so that ids do not grow without end.
    old: BTreeMap<Arc<str>, FileId>,
}

/// A file of a site: content, theme and media alike.
#[derive(Debug, Clone)]
pub struct Source {
    /// Stands for the path as long as the process lives.
    pub id: FileId,
    /// From the root, with `/`.
    pub path: Arc<str>,
    /// What is in it; empty if there was trouble.
    pub bytes: Arc<[u8]>,
    /// Stands for the bytes and the trouble.
    pub digest: Digest,
    /// Why it could not be read.
    pub trouble: Option<Trouble>,
    stamp: Option<Stamp>,
    lines: OnceLock<LineIndex>,
}

impl Source {
    /// The text, if the bytes are UTF-8; with its byte order mark, if there is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    /// Where its lines begin.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(self.text().unwrap_or_default()))
    }
}

impl Sources {
    /// Reads a site's folder.
    ///
    /// # Errors
    /// When the root is no folder that can be read. Trouble with a single file is kept with it.
    pub fn open(root: &Path) -> io::Result<Sources> {
        let root = root.canonicalize()?;
        fs::read_dir(&root)?;
        let mut sources = Sources { root, ..Sources::default() };
        sources.refresh();
        Ok(sources)
    }

    /// A site from texts, with the default theme.
    #[must_use]
    pub fn from_memory<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Sources {
        let mut sources = Sources::default();
        sources.put_default_theme();
        for (path, bytes) in files {
            sources.put(path, Found::bytes(bytes));
        }
        sources.put_missing();
        sources
    }

    /// The folder that was read; empty for a site from memory.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The files, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.ids.values().map(|id| self.get(*id))
    }

    /// The files whose path begins so, sorted by path.
    pub fn below<'s>(&'s self, prefix: &'s str) -> impl Iterator<Item = &'s Source> {
        let from = self
            .ids
            .range::<str, _>((std::ops::Bound::Included(prefix), std::ops::Bound::Unbounded));
        from.take_while(move |(path, _)| path.starts_with(prefix)).map(|(_, id)| self.get(*id))
    }

    /// The file of an id, also if it has gone since.
    #[must_use]
    pub fn get(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// The file at a path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<&Source> {
        self.ids.get(path).map(|id| self.get(*id))
    }

    /// Replaces or adds a file, for tests and for editing in memory.
    pub fn set(&mut self, path: &str, bytes: &[u8]) {
        self.put(path, Found::bytes(bytes));
    }

    /// Takes a file away; the default theme's own comes back in its place.
    pub fn remove(&mut self, path: &str) {
        if self.ids.contains_key(path) {
            self.old.extend(Arc::make_mut(&mut self.ids).remove_entry(path));
        }
        let inside =
            path.strip_prefix("themes/default/").and_then(|path| DEFAULT_THEME.get_file(path));
        if let Some(file) = inside {
            self.put(path, Found::bytes(file.contents()));
        }
        self.put_missing();
    }

    /// Looks at the whole folder again; reads what has another time or size. Whether anything changed.
    pub fn refresh(&mut self) -> bool {
        let mut changed = false;
        let mut seen = BTreeSet::new();
        if !self.ids.contains_key("themes/default/theme.yaml") {
            self.put_default_theme();
        }
        for folder in FOLDERS {
            let paths = walk::files(&self.root, &self.root.join(folder));
            let looked: Vec<Option<Found>> =
                paths.par_iter().map(|(path, trouble)| self.look(path, trouble.clone())).collect();
            for ((path, _), found) in paths.into_iter().zip(looked) {
                changed |= found.is_some_and(|found| self.put(&path, found));
                seen.insert(path);
            }
        }
        let gone: Vec<Arc<str>> = self
            .ids
            .iter()
            .filter(|(path, id)| !seen.contains(&***path) && self.get(**id).stamp.is_some())
            .map(|(path, _)| path.clone())
            .collect();
        for path in &gone {
            self.remove(path);
        }
        self.put_missing();
        changed | !gone.is_empty()
    }

    /// Looks at these paths again, files or folders, existing or gone. Whether anything changed.
    ///
    /// A file is read whatever its time says: two saves may fall into one tick of the disk's clock.
    pub fn refresh_paths<'p>(&mut self, paths: impl IntoIterator<Item = &'p Path>) -> bool {
        let (mut changed, mut walk) = (false, false);
        for path in paths {
            let Some(name) = name_inside(&self.root, path) else { continue };
            match path.symlink_metadata() {
                Ok(data) if data.is_file() && self.holds(path) => {
                    changed |= self.put(&name, self.read_again(&name, None, stamp_of(path)));
                }
                // A folder came, or a link did: its neighbourhood is looked at too.
                Ok(_) => walk = true,
                Err(_) => changed |= self.forget(&name),
            }
        }
        if walk { self.refresh() | changed } else { changed }
    }

    /// Whether a path is text and leads to no other place than it says: a folder above it may be a link by now.
    fn holds(&self, path: &Path) -> bool {
        path.to_str().is_some()
            && path.canonicalize().is_ok_and(|real| real.starts_with(&self.root))
    }

    /// Takes away a file that has gone, or all that was in a folder that has.
    fn forget(&mut self, name: &str) -> bool {
        let folder = format!("{name}/");
        let is_gone = |path: &str| path == name || path.starts_with(&folder);
        let on_disk = |source: &&Source| source.stamp.is_some() && is_gone(&source.path);
        let gone: Vec<_> = self.below(name).filter(on_disk).map(|file| file.path.clone()).collect();
        for path in &gone {
            self.remove(path);
        }
        !gone.is_empty()
    }

    /// Reads one file if its time or size is another.
    fn look(&self, path: &str, trouble: Option<Trouble>) -> Option<Found> {
        let stamp = stamp_of(&self.root.join(path));
        let known = self.ids.get(path).map(|id| self.get(*id));
        let is_as_before =
            |known: &Source| known.stamp == stamp && known.trouble.is_none() && stamp.is_some();
        if trouble.is_none() && known.is_some_and(is_as_before) {
            return None;
        }
        Some(self.read_again(path, trouble, stamp))
    }

    /// Reads one file.
    fn read_again(&self, path: &str, trouble: Option<Trouble>, stamp: Option<Stamp>) -> Found {
        let found = match trouble {
            Some(trouble) => Found { bytes: Arc::default(), trouble: Some(trouble), stamp: None },
            None => read(&self.root.join(path), stamp),
        };
        // What was written a moment ago may be written again without getting another time.
        let settled = stamp.filter(|(time, _)| time.elapsed().is_ok_and(|age| age > SETTLED));
        Found { stamp: settled.or(Some((SystemTime::UNIX_EPOCH, 0))), ..found }
    }

    fn put_default_theme(&mut self) {
        let mut folders = vec![&DEFAULT_THEME];
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            for file in folder.files() {
                let path = format!("themes/default/{}", slashed(file.path()));
                self.put(&path, Found::bytes(file.contents()));
            }
        }
    }

    /// What a site cannot do without stands among its files also when it is not there, so that its
    /// absence has a place.
    fn put_missing(&mut self) {
        if !self.ids.contains_key(SETTINGS) {
            let trouble = Some(Trouble::Missing);
            self.put(SETTINGS, Found { bytes: Arc::default(), trouble, stamp: None });
        }
    }

    fn put(&mut self, path: &str, found: Found) -> bool {
        let digest = Digest::of(&(Digest::of_bytes(&found.bytes), &found.trouble));
        let next = || FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let known = self.ids.get(path).copied().or_else(|| self.old.remove(path));
        let id = known.unwrap_or_else(next);
        let path: Arc<str> = Arc::from(path);
        let source = Source {
            id,
            path: path.clone(),
            bytes: found.bytes,
            digest,
            trouble: found.trouble,
            stamp: found.stamp,
            lines: OnceLock::new(),
        };
        let is_new = !self.ids.contains_key(&path);
        if is_new {
            Arc::make_mut(&mut self.ids).insert(path, id);
        }
        let Some(known) = self.files.get_mut(id.0 as usize) else {
            self.files.push(Arc::new(source));
            return true;
        };
        let changed = is_new || known.digest != digest;
        *known = Arc::new(source);
        changed
    }
}

/// What stands on disk under a path.
struct Found {
    bytes: Arc<[u8]>,
    trouble: Option<Trouble>,
    stamp: Option<Stamp>,
}

impl Found {
    fn bytes(bytes: &[u8]) -> Found {
        Found { bytes: Arc::from(bytes), trouble: None, stamp: None }
    }
}

fn stamp_of(path: &Path) -> Option<Stamp> {
    fs::metadata(path).ok().and_then(|data| Some((data.modified().ok()?, data.len())))
}

fn read(path: &Path, stamp: Option<Stamp>) -> Found {
    let texts = ["md", "yaml", "html"];
    let is_text = path.extension().is_some_and(|end| texts.iter().any(|text| end == *text))
        || path.ends_with("content/addresses.txt");
    let length = stamp.map_or(0, |(_, length)| length);
    let trouble = |trouble| Found { bytes: Arc::default(), trouble: Some(trouble), stamp };
    if is_text && length > TEXT_LIMIT {
        return trouble(Trouble::TooLarge(length));
    }
    if length > COPY_LIMIT {
        return trouble(Trouble::TooLargeCopy(length));
    }
    match fs::read(path) {
        Ok(bytes) => Found { bytes: Arc::from(bytes), trouble: None, stamp },
        Err(error) => trouble(Trouble::Unreadable(error.to_string())),
    }
}

/// The name of a path that belongs to a site; none for what [`Sources::refresh`] passes over.
#[must_use]
pub(crate) fn name_inside(root: &Path, path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root).ok()?;
    let folder = inside.components().next()?.as_os_str();
    let hidden = inside.components().any(|part| is_hidden(part.as_os_str()));
    (!hidden && FOLDERS.iter().any(|known| *known == folder)).then(|| slashed(inside))
}

/// Editors keep swap and backup files beside the file; systems keep their own.
fn is_hidden(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    let backup = name.ends_with('~') || name.starts_with('#');
    backup || name.starts_with('.') || name == "Thumbs.db"
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
