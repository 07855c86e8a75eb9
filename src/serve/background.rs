//! Renders what nobody has asked for yet, so that a fault anywhere is reported.
//!
//! On one thread that makes way: for requests, and at once for whatever is newer.

use super::preview::{Preview, State};
use crate::diagnostic::Diagnostic;
use crate::plan::{Body, Page};
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

/// How long browsers have the machine to themselves when something new is published.
const AFTER_YOU: Duration = Duration::from_millis(50);

/// The thread, as the loop of the preview sees it.
pub(super) struct Background {
    round: Arc<AtomicU64>,
    sender: Sender<(u64, Arc<State>)>,
}

impl Background {
    /// Starts the thread, which waits for something to do.
    pub(super) fn start(preview: Arc<Preview>) -> Background {
        let (sender, receiver) = mpsc::channel();
        let round = Arc::new(AtomicU64::new(0));
        let current = round.clone();
        thread::spawn(move || work(&preview, &receiver, &current));
        Background { round, sender }
    }

    /// Ends what is being done: something newer is on its way.
    pub(super) fn interrupt(&self) {
        self.round.fetch_add(1, Ordering::Relaxed);
    }

    /// Renders all pages of a state.
    pub(super) fn render(&self, state: Arc<State>) {
        // The thread lives as long as the process.
        let _ = self.sender.send((self.round.load(Ordering::Relaxed), state));
    }
}

fn work(preview: &Preview, receiver: &Receiver<(u64, Arc<State>)>, current: &AtomicU64) {
    while let Ok((round, state)) = receiver.recv() {
        let is_newest = || current.load(Ordering::Relaxed) == round;
        let mut faults = Faults::default();
        thread::sleep(AFTER_YOU);
        for page in state.compiled.plan.pages.iter().filter(|page| may_fail(page)) {
            while preview.is_at_work() && is_newest() {
                thread::sleep(Duration::from_micros(200));
            }
            if !is_newest() {
                break;
            }
            let render = || state.compiled.render(page, &state.sources, &preview.cache);
            // What a panic was about is said by whoever asks for the page.
            let Ok(rendered) = catch_unwind(AssertUnwindSafe(render)) else { continue };
            let first = faults.list.is_empty();
            faults.add(&rendered.diagnostics);
            if first && !faults.list.is_empty() {
                preview.add_faults(&state, &faults.list);
            }
        }
        if is_newest() {
            // Only now has every page been asked for that is still there.
            preview.cache.pages.turn();
            preview.add_faults(&state, &faults.list);
        }
    }
}

/// Whether there may be something wrong with a page: a template can fail, a text or a copy cannot.
fn may_fail(page: &Page) -> bool {
    matches!(page.body, Body::Html { .. })
}

/// Findings, each once: one fault in a template shows on every page that it makes.
#[derive(Default)]
struct Faults {
    list: Vec<Diagnostic>,
    known: HashSet<Diagnostic>,
}

impl Faults {
    fn add(&mut self, found: &[Diagnostic]) {
        for diagnostic in found {
            if self.known.insert(diagnostic.clone()) {
                self.list.push(diagnostic.clone());
            }
        }
    }
}
