//! What the preview shows: the last state without errors, and what was found in the newest.

use super::editor::Editor;
use super::events::Events;
use super::overlay::Report;
use super::panel;
use crate::compile::{Cache, Compiled};
use crate::diagnostic::{Diagnostic, Severity};
use crate::memo::Digest;
use crate::messages::Language;
use crate::plan::{Body, Page};
use crate::source::Sources;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};

/// The preview, shared by all its threads.
pub(super) struct Preview {
    /// What is remembered from round to round.
    pub cache: Cache,
    /// The language of the report.
    pub language: Language,
    /// The address that opens a place in the editor.
    pub editor: String,
    /// Who listens for news.
    pub events: Events,
    start: String,
    current: Mutex<Option<Arc<Edition>>>,
    published: Condvar,
    round: AtomicU64,
    at_work: AtomicUsize,
}

/// A site as it was read and compiled at one time.
pub(super) struct State {
    /// Its plan.
    pub compiled: Compiled,
    /// The files that it was made from.
    pub sources: Sources,
    styles: OnceLock<Digest>,
    assets: OnceLock<Digest>,
    content: OnceLock<Digest>,
}

/// What is published at one time.
pub(super) struct Edition {
    /// Names this edition among all of all runs.
    pub version: String,
    /// Names the run of the process.
    pub start: String,
    /// The newest state without errors.
    pub shown: Option<Arc<State>>,
    newest: Arc<State>,
    faults: Vec<Diagnostic>,
    editor: String,
    language: Language,
    report: OnceLock<Report>,
}

impl State {
    /// A state of which nothing has been asked yet.
    pub(super) fn new(compiled: Compiled, sources: Sources) -> State {
        State {
            compiled,
            sources,
            styles: OnceLock::new(),
            assets: OnceLock::new(),
            content: OnceLock::new(),
        }
    }

    /// Stands for all stylesheets: they can be exchanged without loading a page again.
    pub(super) fn styles(&self) -> Digest {
        *self.styles.get_or_init(|| self.digest_of_files(true))
    }

    /// Stands for all other files that pages load: pictures, scripts.
    pub(super) fn assets(&self) -> Digest {
        *self.assets.get_or_init(|| self.digest_of_files(false))
    }

    /// Stands for everything that was read but stylesheets.
    pub(super) fn content(&self) -> Digest {
        let all = || {
            let sources = self.sources.iter().filter(|source| !source.path.ends_with(".css"));
            Digest::of(&sources.map(|source| source.digest).collect::<Vec<_>>())
        };
        *self.content.get_or_init(all)
    }

    fn digest_of_files(&self, styles: bool) -> Digest {
        let files =
            self.compiled.plan.assets().filter(|page| (page.route.ending() == "css") == styles);
        let digests: Vec<(&str, Digest)> = files
            .filter_map(|page| match page.body {
                Body::Asset(file) => Some((page.route.path(), self.sources.get(file).digest)),
                _ => None,
            })
            .collect();
        Digest::of(&digests)
    }

    fn has_errors(&self) -> bool {
        has_errors(&self.compiled.diagnostics)
    }
}

impl Edition {
    /// What was found, as it is laid over pages.
    pub(super) fn report(&self) -> &Report {
        self.report.get_or_init(|| self.report_with(&[]))
    }

    /// How places are opened.
    fn editor(&self) -> Editor<'_> {
        Editor { pattern: &self.editor, root: self.newest.sources.root() }
    }

    /// What a page is made from.
    pub(super) fn panel(&self, state: &State, page: &Page) -> String {
        let site = &state.compiled.site;
        panel::panel(site, &state.sources, page, self.editor(), self.language)
    }

    /// The same and what was found on one page only.
    pub(super) fn report_with(&self, more: &[Diagnostic]) -> Report {
        let found = [&self.newest.compiled.diagnostics, &self.faults[..], more].concat();
        Report::new(&found, &self.newest.sources, self.editor(), self.language)
    }
}

/// Whether something among the findings stops a publication.
pub(super) fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|found| found.rule.severity == Severity::Error)
}

/// Counts a request as long as it is answered.
pub(super) struct AtWork<'p>(&'p AtomicUsize);

impl Drop for AtWork<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Preview {
    /// A preview that has nothing to show yet.
    pub(super) fn new(language: Language, editor: String) -> Preview {
        Preview {
            cache: Cache::default(),
            language,
            editor,
            events: Events::default(),
            start: secret(),
            current: Mutex::default(),
            published: Condvar::new(),
            round: AtomicU64::new(0),
            at_work: AtomicUsize::new(0),
        }
    }

    /// Publishes a state: shows it if it has no errors, else lays its errors over what is shown.
    pub(super) fn publish(&self, newest: &Arc<State>) -> Arc<Edition> {
        self.put(|last| {
            let before = last.and_then(|edition| edition.shown.clone());
            let shown = if newest.has_errors() { before } else { Some(newest.clone()) };
            Some((newest.clone(), shown, Vec::new()))
        });
        self.current()
    }

    /// Adds what was found while rendering, unless there is a newer state.
    pub(super) fn add_faults(&self, of: &Arc<State>, faults: &[Diagnostic]) {
        self.put(|last| {
            let last = last.filter(|last| Arc::ptr_eq(&last.newest, of))?;
            let is_new = last.faults != faults;
            is_new.then(|| (last.newest.clone(), last.shown.clone(), faults.to_vec()))
        });
    }

    fn put(
        &self,
        make: impl FnOnce(Option<&Edition>) -> Option<(Arc<State>, Option<Arc<State>>, Vec<Diagnostic>)>,
    ) {
        let mut current = lock(&self.current);
        let Some((newest, shown, faults)) = make(current.as_deref()) else { return };
        let version = format!("{}-{}", self.start, self.round.fetch_add(1, Ordering::Relaxed));
        let next = Edition {
            version: version.clone(),
            start: self.start.clone(),
            shown,
            newest,
            faults,
            editor: self.editor.clone(),
            language: self.language,
            report: OnceLock::new(),
        };
        let before = current.replace(Arc::new(next));
        drop(current);
        self.published.notify_all();
        self.events.tell(&version);
        // To take a whole site apart takes a while: nobody waits for it.
        drop(before);
    }

    /// What is published now; before the first time, waits for it.
    pub(super) fn current(&self) -> Arc<Edition> {
        let mut current = lock(&self.current);
        loop {
            if let Some(edition) = &*current {
                return edition.clone();
            }
            current = self.published.wait(current).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Marks that a request is being answered: what is less urgent waits.
    pub(super) fn begin_work(&self) -> AtWork<'_> {
        self.at_work.fetch_add(1, Ordering::Relaxed);
        AtWork(&self.at_work)
    }

    /// Whether requests are being answered.
    pub(super) fn is_at_work(&self) -> bool {
        self.at_work.load(Ordering::Relaxed) > 0
    }
}

/// 64 bits that nobody can guess.
pub(super) fn secret() -> String {
    format!("{:016x}", RandomState::new().hash_one(0_u8))
}

/// A lock that a panicking thread left behind guards nothing that could be half done.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
