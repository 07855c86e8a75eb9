//! Where the time of a build went: `--timings`.

use super::progress::{Progress, name, shown};
use crate::compile::Phase;
use crate::diagnostic::Message;
use crate::messages::{Language, words};
use crate::plan::{Body, Page};
use crate::route::Route;
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How many templates and files are told.
const TOLD: usize = 10;

/// The pages that were made.
#[derive(Default)]
pub(super) struct Timings(Mutex<Vec<Made>>);

/// A page, how long it took to make it and to write it, and its size.
struct Made {
    route: Route,
    template: String,
    time: Duration,
    bytes: usize,
}

/// All pages of a template.
#[derive(Default)]
struct Template {
    pages: usize,
    time: Duration,
    bytes: usize,
}

impl Timings {
    /// Keeps what is to be told of a page.
    pub(super) fn add(&self, page: &Page, time: Duration, bytes: usize) {
        let template = match &page.body {
            Body::Html { template, .. } => template.clone(),
            Body::Text(_) => "(text)".to_owned(),
            Body::Made(_) => "(download)".to_owned(),
            Body::Asset(_) => "(asset)".to_owned(),
        };
        let made = Made { route: page.route.clone(), template, time, bytes };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(made);
    }

    /// Tables for people.
    pub(super) fn text(self, progress: &Progress, language: Language) -> String {
        let (files, templates) = self.sorted();
        let title = |id| words(language, &Message::new(id));
        let mut text = format!("{}\n", title("timings-phases"));
        for (phase, time) in progress.times() {
            line(&mut text, time, "", &words(language, &name(phase)));
        }
        let _ = writeln!(text, "{}", title("timings-templates"));
        for (template, all) in templates.iter().take(TOLD) {
            let told = format!("{template} × {}", all.pages);
            line(&mut text, all.time, &size(all.bytes), &told);
        }
        let _ = writeln!(text, "{}", title("timings-files"));
        for file in files.iter().take(TOLD) {
            line(&mut text, file.time, &size(file.bytes), file.route.path());
        }
        let bytes: usize = files.iter().map(|file| file.bytes).sum();
        let total = Message::new("timings-total").with("files", files.len().to_string());
        let total = total.with("size", size(bytes)).with("time", shown(progress.taken()));
        let _ = writeln!(text, "{}", words(language, &total));
        text
    }

    /// The same for programs: one object.
    pub(super) fn json(self, progress: &Progress) -> String {
        let (files, templates) = self.sorted();
        let phases = progress.times();
        let phases =
            phases.iter().map(|(phase, time)| json!({"phase": id(*phase), "ms": ms(*time)}));
        let told = templates.iter().take(TOLD).map(|(template, all)| {
            json!({"template": template, "pages": all.pages, "ms": ms(all.time), "bytes": all.bytes})
        });
        let slowest = files.iter().take(TOLD).map(
            |file| json!({"path": file.route.path(), "ms": ms(file.time), "bytes": file.bytes}),
        );
        let all = json!({
            "ms": ms(progress.taken()),
            "files": files.len(),
            "bytes": files.iter().map(|file| file.bytes).sum::<usize>(),
            "phases": phases.collect::<Vec<_>>(),
            "slowest_templates": told.collect::<Vec<_>>(),
            "slowest_files": slowest.collect::<Vec<Value>>(),
        });
        format!("{all}\n")
    }

    /// Files and templates, the slowest first.
    fn sorted(self) -> (Vec<Made>, Vec<(String, Template)>) {
        let mut files = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        files.sort_by(|one, other| {
            (other.time, one.route.path()).cmp(&(one.time, other.route.path()))
        });
        let mut templates: BTreeMap<String, Template> = BTreeMap::new();
        for file in &files {
            let all = templates.entry(file.template.clone()).or_default();
            all.pages += 1;
            all.time += file.time;
            all.bytes += file.bytes;
        }
        let mut templates: Vec<_> = templates.into_iter().collect();
        templates.sort_by_key(|(_, all)| Reverse(all.time));
        (files, templates)
    }
}

fn line(text: &mut String, time: Duration, size: &str, what: &str) {
    let _ = writeln!(text, "{:>10} {size:>10}  {what}", shown(time));
}

fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

/// Milliseconds, to the microsecond.
fn ms(time: Duration) -> Value {
    let microseconds = u32::try_from(time.as_micros()).unwrap_or(u32::MAX);
    json!(f64::from(microseconds) / 1000.0)
}

fn id(phase: Phase) -> &'static str {
    match phase {
        Phase::Load => "load",
        Phase::Parse => "parse",
        Phase::Words => "words",
        Phase::Resolve => "resolve",
        Phase::Theme => "theme",
        Phase::Plan => "plan",
        Phase::Render => "render",
        Phase::Publish => "publish",
    }
}
