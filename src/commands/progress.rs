//! What a build tells while it lasts: on a terminal a bar, elsewhere a line for each phase; both only
//! when it takes a while. When each phase began is kept for `--timings`.
#![expect(clippy::disallowed_methods, reason = "how long a run takes is said, never written")]

use super::note;
use crate::compile::Phase;
use crate::diagnostic::Message;
use crate::messages::{Language, words};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// So long nothing is told.
const PATIENCE: Duration = Duration::from_millis(500);

/// The phases of a run as they pass.
pub(super) struct Progress {
    language: Language,
    start: Instant,
    phases: Mutex<Vec<(Phase, Instant)>>,
    /// Nothing where nobody watches a terminal.
    bar: Option<ProgressBar>,
    is_shown: AtomicBool,
}

impl Progress {
    /// Begins to count time.
    pub(super) fn new(language: Language) -> Progress {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} ({per_sec})");
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        let (phases, is_shown) = (Mutex::default(), AtomicBool::new(false));
        Progress { language, start: Instant::now(), phases, bar, is_shown }
    }

    /// A phase begins, and the one before ends.
    pub(super) fn begins(&self, phase: Phase) {
        self.tell_last();
        self.phases().push((phase, Instant::now()));
        if let Some(bar) = &self.bar {
            bar.set_message(words(self.language, &name(phase)));
            self.show(bar);
        }
    }

    /// The phase has so many steps.
    pub(super) fn counts(&self, steps: usize) {
        if let Some(bar) = &self.bar {
            bar.set_length(steps as u64);
            bar.reset_eta();
        }
    }

    /// One of them is done.
    pub(super) fn step(&self) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
            self.show(bar);
        }
    }

    /// Everything is done.
    pub(super) fn end(&self) {
        self.tell_last();
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    /// How long the run has taken.
    pub(super) fn taken(&self) -> Duration {
        self.start.elapsed()
    }

    /// The phases, and how long each took.
    pub(super) fn times(&self) -> Vec<(Phase, Duration)> {
        let phases = self.phases();
        let ends = phases.iter().skip(1).map(|(_, start)| *start).chain([Instant::now()]);
        phases.iter().zip(ends).map(|((phase, start), end)| (*phase, end - *start)).collect()
    }

    fn show(&self, bar: &ProgressBar) {
        if self.start.elapsed() >= PATIENCE && !self.is_shown.swap(true, Ordering::Relaxed) {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    fn tell_last(&self) {
        if self.bar.is_none() && self.start.elapsed() >= PATIENCE {
            let last = self.phases().last().copied();
            if let Some((phase, start)) = last {
                let message = Message::new("say-phase");
                let message = message.with("phase", words(self.language, &name(phase)));
                note(self.language, &message.with("time", shown(start.elapsed())));
            }
        }
    }

    fn phases(&self) -> MutexGuard<'_, Vec<(Phase, Instant)>> {
        self.phases.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A phase in words.
pub(super) fn name(phase: Phase) -> Message {
    Message::new(match phase {
        Phase::Load => "phase-load",
        Phase::Parse => "phase-parse",
        Phase::Words => "phase-words",
        Phase::Resolve => "phase-resolve",
        Phase::Theme => "phase-theme",
        Phase::Plan => "phase-plan",
        Phase::Render => "phase-render",
        Phase::Publish => "phase-publish",
    })
}

/// A length of time as people read it.
pub(super) fn shown(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 1.0 { format!("{:.0} ms", seconds * 1000.0) } else { format!("{seconds:.1} s") }
}
