//! The output folder: what is in it changes in one step or not at all.
//!
//! [`Writer::put`] compares each file with the old output. As long as nothing differs, nothing is
//! touched. The first difference makes a *stage*, a folder beside the output, which takes the new
//! files; [`Writer::publish`] gives it the unchanged ones by hard link, lets both folders change
//! places in one system call and removes the old one. A build that stops before, for whatever
//! reason, leaves the old output as it was, and the next build clears its stage.
//!
//! Apart because it alone writes to the disk, and because it must hold when everything else fails.
#![expect(clippy::disallowed_methods, reason = "this module is the one that writes the output")]

mod error;
mod inputs;
mod lock;
mod marker;
mod place;
mod stage;
mod swap;
#[cfg(test)]
mod tests;
mod tree;

pub use self::error::WriteError;
pub use self::inputs::inputs;
use self::lock::Lock;
use self::marker::{Marker, State};
use self::place::Place;
use self::stage::Stage;
use crate::route::Route;
use rayon::prelude::*;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// A build's hold on an output folder.
///
/// Dropped without [`publish`](Writer::publish), it leaves the old output as it was, and nothing
/// else.
#[derive(Debug)]
pub struct Writer {
    place: Place,
    /// What the old output has; nothing where it was empty or absent.
    marker: Option<Marker>,
    old: Option<Lock>,
    stage: OnceLock<Stage>,
    making_stage: Mutex<()>,
    added: Mutex<Vec<Route>>,
    failed: AtomicBool,
    /// Stands for what the new output is made from, where that may be relied on.
    made_from: Option<String>,
}

/// How many files a build wrote, left as they were, and removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or have other bytes.
    pub written: usize,
    /// Files that kept their bytes, time and inode.
    pub unchanged: usize,
    /// Files of the old output that the new one does not have.
    pub removed: usize,
}

/// Prepares to publish into `out`, for the site at `root`, which must exist.
///
/// # Errors
/// Refuses an `out` that is a link, a mount point or no folder; that is or holds the site's root,
/// content or themes, or lies within the latter two; that holds a file no build made; or that
/// another build is writing to.
pub fn prepare(out: &Path, root: &Path) -> Result<Writer, WriteError> {
    let place = Place::of(out)?;
    place.has_output()?;
    place.keep_off(root)?;
    // The old output is locked first: what a running build has beside it is not stale.
    let mut old = lock::take(&place.out, &place.out)?;
    swap::tidy(&place)?;
    if old.is_none() {
        old = lock::take(&place.out, &place.out)?;
    }
    let marker = if old.is_some() { survey(&place)? } else { None };
    let writer = Writer {
        place,
        marker,
        old,
        stage: OnceLock::new(),
        making_stage: Mutex::default(),
        added: Mutex::default(),
        failed: AtomicBool::new(false),
        made_from: None,
    };
    if writer.old.is_none() {
        // Its lock keeps others off, where there is no output yet to lock.
        writer.stage()?;
    }
    Ok(writer)
}

/// Reads an old output's marker; refuses an output that holds something else than it lists.
fn survey(place: &Place) -> Result<Option<Marker>, WriteError> {
    // Locking follows links; what was locked must be a folder still.
    place.has_output()?;
    let marker = Marker::read(&place.out)?;
    let foreign = match &marker {
        Some(marker) => tree::survey(&place.out, marker)?,
        None => tree::first(&place.out)?,
    };
    match foreign {
        Some(file) => Err(WriteError::Foreign { out: place.out.clone(), file }),
        None => Ok(marker),
    }
}

impl Writer {
    /// Says what the new output is made from, so that a later build can see at once that it would be
    /// the same. Only for a run that found nothing worth telling: it is not told again.
    #[must_use]
    pub fn made_from(mut self, inputs: Option<String>) -> Writer {
        self.made_from = inputs;
        self
    }

    /// Takes a file of the new output; each route once, in any order, from any thread.
    ///
    /// # Errors
    /// When the machine fails, and for a route that is no clean path or was put before. Nothing
    /// can be published after that.
    pub fn put(&self, route: &Route, bytes: &[u8]) -> Result<(), WriteError> {
        let result = self.try_put(route, bytes);
        if result.is_err() {
            self.failed.store(true, Ordering::Relaxed);
        }
        result
    }

    fn try_put(&self, route: &Route, bytes: &[u8]) -> Result<(), WriteError> {
        let path = route.path();
        if !is_clean(path) {
            return Err(WriteError::BadRoute(path.to_owned()));
        }
        if let Some((marker, at)) = self.listed(path) {
            let kept = marker.state(at) == State::There && tree::holds(&self.at(path), bytes);
            let state = if kept { State::Kept } else { State::Written };
            if matches!(marker.set(at, state), State::Kept | State::Written) {
                return Err(WriteError::Twice(path.to_owned()));
            }
            if kept {
                return Ok(());
            }
        } else {
            held(&self.added).push(route.clone());
        }
        let file = self.stage()?.folder().join(path);
        tree::create(&file, bytes).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => WriteError::Twice(path.to_owned()),
            _ => WriteError::Io(file, error),
        })
    }

    /// Makes all that was put visible in one step; what was not put is gone afterwards.
    ///
    /// # Errors
    /// When the machine fails, and after a `put` that failed. The old output is untouched then,
    /// but for [`WriteError::Leftover`], which says that only the tidying failed.
    pub fn publish(self) -> Result<Published, WriteError> {
        if self.failed.load(Ordering::Relaxed) {
            return Err(WriteError::Incomplete(self.place.out.clone()));
        }
        self.is_in_place()?;
        let added = held(&self.added).len();
        let count = |state| self.marker.iter().flat_map(|marker| marker.with(state)).count();
        let published = Published {
            written: added + count(State::Written),
            unchanged: count(State::Kept),
            removed: count(State::There),
        };
        let same_list = added + published.removed + count(State::Absent) == 0;
        if self.marker.is_some() && same_list && published.written == 0 {
            return Ok(published);
        }
        let stage = self.stage()?;
        self.keep(stage)?;
        self.mark(stage, same_list)?;
        tree::show(stage.folder()).map_err(WriteError::at(stage.folder()))?;
        self.swap(stage)?;
        inputs::seal(&self.place.out).map_err(WriteError::at(&self.place.out))?;
        Ok(published)
    }

    /// Gives the stage the files that did not change.
    fn keep(&self, stage: &Stage) -> Result<(), WriteError> {
        let Some(marker) = &self.marker else { return Ok(()) };
        let kept: Vec<&str> = marker.with(State::Kept).collect();
        kept.par_iter().try_for_each(|path| {
            let to = stage.folder().join(path);
            tree::carry(&self.at(path), &to).map_err(|error| WriteError::Io(to, error))
        })
    }

    /// Gives the stage the marker of a finished output.
    fn mark(&self, stage: &Stage, same_list: bool) -> Result<(), WriteError> {
        let marker = stage.folder().join(marker::NAME);
        let fresh = stage.folder().join(marker::FRESH);
        let former = self.marker.as_ref().filter(|_| same_list);
        if former.is_some_and(|former| former.inputs() == self.made_from.as_deref()) {
            tree::carry(&self.at(marker::NAME), &fresh).map_err(WriteError::at(&fresh))?;
        } else {
            let added = held(&self.added);
            let listed = self
                .marker
                .iter()
                .flat_map(|marker| marker.with(State::Kept).chain(marker.with(State::Written)));
            let text = Marker::render(
                self.made_from.as_deref(),
                listed.chain(added.iter().map(Route::path)).collect(),
            );
            fs::write(&fresh, text).map_err(WriteError::at(&fresh))?;
        }
        fs::rename(&fresh, &marker).map_err(WriteError::at(&marker))
    }

    /// The step itself.
    fn swap(&self, stage: &Stage) -> Result<(), WriteError> {
        let out = &self.place.out;
        if self.old.is_none() {
            // Fails if anything but an empty folder has come to stand there.
            fs::rename(stage.folder(), out).map_err(WriteError::at(out))?;
            stage.is_published();
            return Ok(());
        }
        let permissions = fs::metadata(out).map_err(WriteError::at(out))?.permissions();
        fs::set_permissions(stage.folder(), permissions).map_err(WriteError::at(out))?;
        // Or a power cut could leave the exchange on the disk and the new files empty. One call
        // for all files; a first output has nothing to lose and goes without.
        stage.sync()?;
        self.is_in_place()?;
        let left = swap::replace(&self.place).map_err(WriteError::at(out))?;
        stage.is_published();
        tree::remove(&left).map_err(|error| WriteError::Leftover(left, error))
    }

    fn stage(&self) -> Result<&Stage, WriteError> {
        if let Some(stage) = self.stage.get() {
            return Ok(stage);
        }
        let _alone = held(&self.making_stage);
        if let Some(stage) = self.stage.get() {
            return Ok(stage);
        }
        self.can_be_replaced()?;
        let stage = Stage::new(&self.place)?;
        Ok(self.stage.get_or_init(|| stage))
    }

    /// Whether the old output is still the one that was locked and compared with.
    fn is_in_place(&self) -> Result<(), WriteError> {
        let out = &self.place.out;
        match &self.old {
            Some(old) if !old.is_still(out) => Err(WriteError::Replaced(out.clone())),
            _ => Ok(()),
        }
    }

    /// Finds out before the exchange whether the old output could be removed after it.
    fn can_be_replaced(&self) -> Result<(), WriteError> {
        if self.old.is_none() {
            return Ok(());
        }
        let listed = self.marker.iter().flat_map(Marker::paths);
        match tree::closed(&self.place.out, listed) {
            Some(folder) => Err(WriteError::Io(folder, ErrorKind::PermissionDenied.into())),
            None => Ok(()),
        }
    }

    fn listed(&self, path: &str) -> Option<(&Marker, usize)> {
        self.marker.as_ref().and_then(|marker| marker.find(path).map(|at| (marker, at)))
    }

    fn at(&self, path: &str) -> PathBuf {
        self.place.out.join(path)
    }
}

/// Whether a path leads to a file below the output, by one name a folder.
fn is_clean(path: &str) -> bool {
    let ours = path.split('/').next().is_some_and(|name| name.starts_with(marker::NAME));
    !ours
        && !path.contains(char::is_control)
        && path.split('/').all(|name| {
            let mut parts = Path::new(name).components();
            matches!(parts.next(), Some(Component::Normal(part)) if part == name)
                && parts.next().is_none()
        })
}

/// A lock that a panicking thread left behind guards a sound value still.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
