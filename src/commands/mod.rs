//! What each command does: a few lines over `compile`, and words for what came of it.
//!
//! Exit codes: 0 done, 1 the content has errors, 2 wrong use or the machine failed.

mod addresses;
mod along;
mod build;
mod check;
mod explain;
mod fix;
mod init;
mod licences;
mod new_case;
mod pdf;
mod progress;
mod schema;
mod serve;
mod status;
mod timings;
mod today;

use crate::cli::{Cli, Command, New, Root};
use crate::compile::Compiled;
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::messages::{Language, attribute, words};
use crate::plan::Page;
use crate::report;
use crate::source::{Source, Sources, Trouble};
use rayon::prelude::*;
use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::time::Instant;
use today::{day, today};

/// Done.
const DONE: u8 = 0;
/// The content has errors.
const FAULTY: u8 = 1;
/// Wrong use, or the machine failed.
const FAILED: u8 = 2;

/// Does what was asked for; the exit code.
#[must_use]
pub fn run(cli: &Cli) -> u8 {
    match &cli.command {
        Command::Build(arguments) => build::run(cli, arguments),
        Command::Check(arguments) => check::run(cli, arguments),
        Command::Serve(arguments) => serve::run(cli, arguments),
        Command::New(New::Case(arguments)) => new_case::run(cli, arguments),
        Command::Init { folder } => init::run(cli, folder),
        Command::Status(arguments) => status::run(cli, arguments),
        Command::Schema(root) => schema::run(cli, root),
        Command::Pdf(arguments) => pdf::run(cli, arguments),
        Command::Addresses(root) => addresses::run(cli, root),
        Command::Licences => licences::run(),
        Command::Explain { rule } => explain::run(cli.language(""), rule.as_deref()),
    }
}

/// Reads the site's folder, or says why it cannot be read.
fn open(cli: &Cli, root: &Root) -> Result<Sources, u8> {
    let path = root.root.display().to_string();
    let failed = |message: &Message| {
        note(cli.language(""), message);
        FAILED
    };
    let sources = Sources::open(&root.root).map_err(|error| {
        let message = Message::new("error-root").with("path", &path);
        failed(&message.with("reason", error.to_string()))
    })?;
    let is_there = |source: &Source| source.trouble != Some(Trouble::Missing);
    if sources.below("content/").any(is_there) {
        return Ok(sources);
    }
    Err(failed(&Message::new("error-no-site").with("path", &path)))
}

/// What is wrong with a page, and what became of its bytes.
type Outcome<E> = (Arc<[Diagnostic]>, Result<(), E>);

/// Makes every page, in parallel, as `each` does it; all findings of the run.
fn render_all<E: Send>(
    compiled: &Compiled,
    each: impl Fn(&Page) -> Outcome<E> + Send + Sync,
) -> (Vec<Diagnostic>, Result<(), E>) {
    // One by one, since a page may take as long as a hundred others: nobody is to be left with the last.
    let made: Vec<Outcome<E>> = compiled.plan.pages.par_iter().with_max_len(1).map(each).collect();
    let mut diagnostics = compiled.diagnostics.clone();
    let mut written = Ok(());
    for (own, result) in made {
        diagnostics.extend_from_slice(&own);
        written = written.and(result);
    }
    (diagnostics, written)
}

fn has(diagnostics: &[Diagnostic], severity: Severity) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.rule.severity == severity)
}

fn print_to_stderr(diagnostics: &[Diagnostic], sources: &Sources, language: Language) {
    let grave: Vec<Diagnostic> = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.rule.severity != Severity::Note)
        .cloned()
        .collect();
    if !grave.is_empty() {
        let colour = colour(std::io::stderr().is_terminal());
        let options = report::Options { colour, ..report::Options::default() };
        let text = report::human(&grave, sources, language, options);
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }
}

/// Whether a stream shows colours: a terminal, unless the reader asked for none.
#[expect(clippy::disallowed_methods, reason = "a command may look at its environment")]
fn colour(is_terminal: bool) -> bool {
    is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// A result, to stdout. A reader that has gone away is no fault of ours.
fn say(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Progress or a message, to stderr.
fn note(language: Language, message: &Message) {
    tell(&words(language, message));
    if let Some(help) = attribute(language, message, "help") {
        tell(&help);
    }
}

/// A line to stderr.
fn tell(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// How long something took, as people say it.
fn taken(start: Instant) -> String {
    let seconds = start.elapsed().as_secs_f64();
    if seconds < 1.0 { format!("{:.0} ms", seconds * 1000.0) } else { format!("{seconds:.1} s") }
}
