//! What changed on disk: raw events of the system, gathered just long enough.
//!
//! An event is never taken as a fact but as "look at this path again". The first one counts: nothing
//! waits for a pause. Only a file that is just being replaced (gone, empty or not yet closed) is
//! given a few milliseconds, so that no half of a save is shown.
#![expect(clippy::disallowed_methods, reason = "the disk is looked at, and for how long")]

use crate::source::{self, FOLDERS};
use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How long a file may be gone, empty or open before it is looked at as it is.
const PATIENCE: Duration = Duration::from_millis(50);

/// How soon a new folder is looked at again: what was put into it before the system watched it has
/// no event.
const SECOND_LOOK: Duration = Duration::from_millis(100);

/// How often everything is looked at where the system does not tell.
const POLL: Duration = Duration::from_millis(500);

/// Of more paths at once none is waited for.
const MANY: usize = 64;

/// Whether the system tells when a file that was written is closed.
const TELLS_CLOSE: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// Watches the folders of a site.
pub(super) struct Watch {
    root: PathBuf,
    folders: Vec<PathBuf>,
    /// None where the system cannot watch: then everything is looked at again and again.
    watcher: Option<RecommendedWatcher>,
    signals: Receiver<Signal>,
    second_look: Option<Instant>,
}

/// What to look at again.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Changes {
    /// These paths.
    pub paths: BTreeSet<PathBuf>,
    /// And everything else.
    pub all: bool,
}

enum Signal {
    Path(PathBuf, Stage),
    /// Some events were lost.
    All,
    /// The system cannot watch any longer.
    Blind,
}

/// How far a save has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Open,
    Done,
}

impl Watch {
    /// Begins to watch the folders of a site, whether they exist or not. Links are followed unless
    /// one leads out: behind it may be the whole disk.
    pub(super) fn start(root: &Path, follow_links: bool) -> Watch {
        let (sender, signals) = mpsc::channel();
        let tell = move |event: notify::Result<Event>| {
            for signal in signals_of(event) {
                // Nobody listens any longer when the process ends.
                let _ = sender.send(signal);
            }
        };
        let settings = Config::default().with_follow_symlinks(follow_links);
        let watcher = RecommendedWatcher::new(tell, settings);
        let mut watch = Watch {
            root: root.to_owned(),
            folders: FOLDERS.iter().map(|folder| root.join(folder)).collect(),
            watcher: watcher.ok(),
            signals,
            second_look: None,
        };
        watch.add(&watch.root.clone(), RecursiveMode::NonRecursive);
        for folder in watch.folders.clone() {
            watch.add(&folder, RecursiveMode::Recursive);
        }
        watch
    }

    /// Waits until something has changed.
    pub(super) fn wait(&mut self) -> Changes {
        let mut seen = BTreeMap::new();
        let mut all = false;
        while seen.is_empty() && !all {
            match self.next() {
                Ok(signal) => all |= self.take(signal, &mut seen),
                Err(_) => all = true,
            }
        }
        let until = Instant::now() + PATIENCE;
        loop {
            while let Ok(signal) = self.signals.try_recv() {
                all |= self.take(signal, &mut seen);
            }
            if is_settled(&seen) || Instant::now() >= until {
                break;
            }
            if let Ok(signal) = self.signals.recv_timeout(Duration::from_millis(2)) {
                all |= self.take(signal, &mut seen);
            }
        }
        if seen.len() > MANY || seen.keys().any(|path| path.is_dir()) {
            self.second_look = Some(Instant::now() + SECOND_LOOK);
        }
        Changes { paths: seen.into_keys().collect(), all }
    }

    /// The next signal; an error when it is time to look at everything.
    fn next(&mut self) -> Result<Signal, RecvTimeoutError> {
        let poll = self.watcher.is_none().then_some(POLL);
        let second = self.second_look.map(|at| at.saturating_duration_since(Instant::now()));
        let Some(patience) = poll.into_iter().chain(second).min() else {
            return self.signals.recv().map_err(|_| RecvTimeoutError::Disconnected);
        };
        let next = self.signals.recv_timeout(patience);
        if next.is_err() {
            self.second_look = None;
        }
        if matches!(next, Err(RecvTimeoutError::Disconnected)) {
            std::thread::sleep(patience);
        }
        next
    }

    /// Notes a signal. Whether everything must be looked at.
    fn take(&mut self, signal: Signal, seen: &mut BTreeMap<PathBuf, Stage>) -> bool {
        match signal {
            Signal::Path(path, stage) => {
                if self.folders.contains(&path) {
                    // It came, or went, or another one took its place.
                    self.add(&path, RecursiveMode::Recursive);
                    self.second_look = Some(Instant::now() + SECOND_LOOK);
                    return true;
                }
                if source::name_inside(&self.root, &path).is_some() {
                    seen.insert(path, stage);
                }
                false
            }
            Signal::All => true,
            Signal::Blind => {
                self.watcher = None;
                true
            }
        }
    }

    fn add(&mut self, path: &Path, mode: RecursiveMode) {
        let Some(watcher) = &mut self.watcher else { return };
        // What was watched under this name may be another folder by now.
        let _ = watcher.unwatch(path);
        if watcher.watch(path, mode).is_err() && path.is_dir() {
            self.watcher = None;
        }
    }
}

/// What an event asks for.
fn signals_of(event: notify::Result<Event>) -> Vec<Signal> {
    let Ok(event) = event else { return vec![Signal::Blind] };
    if event.need_rescan() {
        return vec![Signal::All];
    }
    let stage = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Stage::Done,
        // Reading is no change: to answer it with reading would never end.
        EventKind::Access(_) => return Vec::new(),
        EventKind::Create(kind) if kind != CreateKind::Folder && TELLS_CLOSE => Stage::Open,
        EventKind::Modify(ModifyKind::Data(_)) if TELLS_CLOSE => Stage::Open,
        _ => Stage::Done,
    };
    event.paths.into_iter().map(|path| Signal::Path(path, stage)).collect()
}

/// Whether all these files look as if their saves were complete.
fn is_settled(seen: &BTreeMap<PathBuf, Stage>) -> bool {
    let is_settled = |(path, stage): (&PathBuf, &Stage)| {
        // Editors try whether a folder can be written with a file of no ending (vim: `4913`).
        path.extension().is_none()
            || (*stage == Stage::Done && path.metadata().is_ok_and(|data| data.len() > 0))
    };
    seen.len() > MANY || seen.iter().all(is_settled)
}
