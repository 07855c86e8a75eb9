//! What each command does: a few lines over `compile`, and words for what came of it.
//!
//! Exit codes: 0 done, 1 the content has errors, 2 wrong use or the machine failed.
#![expect(clippy::disallowed_methods, reason = "how long a run took is said, never written")]

mod addresses;

use crate::cli::{Build, Check, Cli, Command, Format, Root, Serve};
use crate::compile::{Cache, Compiled, Options, compile};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::messages::{Language, attribute, words};
use crate::parse::settings::is_address;
use crate::route::Route;
use crate::rules;
use crate::source::{Source, Sources, Trouble};
use crate::write::{self, WriteError};
use crate::{explain, report, serve, suggest};
use rayon::prelude::*;
use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::time::Instant;

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
        Command::Build(arguments) => build(cli, arguments),
        Command::Check(arguments) => check(cli, arguments),
        Command::Serve(arguments) => serve(cli, arguments),
        Command::Addresses(root) => addresses::run(cli, root),
        Command::Explain { rule } => explain(cli.language(""), rule.as_deref()),
    }
}

fn build(cli: &Cli, arguments: &Build) -> u8 {
    let start = Instant::now();
    let sources = match open(cli, &arguments.root) {
        Ok(sources) => sources,
        Err(code) => return code,
    };
    if let Some(url) = arguments.base_url.as_ref().filter(|url| !is_address(url)) {
        let message = Message::new("bad-url").with("key", "--base-url").with("url", url);
        note(cli.language(""), &message);
        return FAILED;
    }
    let options = Options { drafts: arguments.drafts, base_url: arguments.base_url.clone() };
    let compiled = compile(&sources, &Cache::default(), &options);
    let language = cli.language(&compiled.site.settings.language);
    let out = arguments.out.clone().unwrap_or_else(|| sources.root().join("dist"));
    let failed = |error: &WriteError| {
        let (id, blanks) = error.message();
        let message = blanks
            .iter()
            .fold(Message::new(id), |message, (name, value)| message.with(name, value));
        note(language, &message);
        FAILED
    };
    let has_errors = has(&compiled.diagnostics, Severity::Error);
    let writer = match write::prepare(&out, sources.root()) {
        Ok(writer) => writer,
        Err(error) => return failed(&error),
    };
    let put =
        |route: &Route, bytes: &[u8]| if has_errors { Ok(()) } else { writer.put(route, bytes) };
    let (diagnostics, written) = render_all(&compiled, &sources, put);
    print_to_stderr(&diagnostics, &sources, language);
    if has(&diagnostics, Severity::Error) {
        note(language, &Message::new("say-not-built"));
        return FAULTY;
    }
    match written.and_then(|()| writer.publish()) {
        Ok(published) => {
            let message = Message::new(if published.written + published.removed == 0 {
                "say-unchanged"
            } else {
                "say-built"
            });
            note(
                language,
                &message
                    .with("pages", compiled.plan.pages.len().to_string())
                    .with("time", taken(start))
                    .with("out", out.display().to_string()),
            );
            DONE
        }
        Err(error) => failed(&error),
    }
}

fn check(cli: &Cli, arguments: &Check) -> u8 {
    let sources = match open(cli, &arguments.root) {
        Ok(sources) => sources,
        Err(code) => return code,
    };
    let compiled = compile(&sources, &Cache::default(), &Options::default());
    let language = cli.language(&compiled.site.settings.language);
    let (diagnostics, _) = render_all(&compiled, &sources, |_, _| Ok::<(), WriteError>(()));
    let text = match arguments.format {
        Format::Human => {
            let options = report::Options {
                colour: colour(std::io::stdout().is_terminal()),
                max: arguments.max,
            };
            report::human(&diagnostics, &sources, language, options)
        }
        Format::Short => report::short(&diagnostics, &sources, language),
        Format::Json => report::json(&diagnostics, &sources, language),
        Format::Sarif => report::sarif(&diagnostics, &sources, language, &rules::all()),
        Format::Github => report::github(&diagnostics, &sources, language).commands,
    };
    say(&text);
    let denied = arguments.deny_warnings && has(&diagnostics, Severity::Warning);
    if denied || has(&diagnostics, Severity::Error) { FAULTY } else { DONE }
}

fn serve(cli: &Cli, arguments: &Serve) -> u8 {
    let sources = match open(cli, &arguments.root) {
        Ok(sources) => sources,
        Err(code) => return code,
    };
    let language = cli.language("ja");
    let options = serve::ServeOptions {
        host: arguments.host.clone(),
        port: arguments.port,
        open: arguments.open,
        options: Options { drafts: arguments.drafts, base_url: None },
        language,
    };
    match serve::run(sources, options) {
        Ok(()) => DONE,
        Err(error) => {
            note(language, &error.message());
            FAILED
        }
    }
}

fn explain(language: Language, id: Option<&str>) -> u8 {
    let Some(id) = id else {
        say(&explain::table(&rules::all(), language));
        return DONE;
    };
    if let Some(rule) = rules::all().iter().find(|rule| rule.id == id) {
        say(&explain::explain(rule, language));
        return DONE;
    }
    let known: Vec<Arc<str>> = rules::all().iter().map(|rule| Arc::from(rule.id)).collect();
    note(language, &Message::new("error-unknown-rule").with("name", id));
    if let Some(near) = suggest::nearest(id, &known) {
        note(language, &Message::new("help-did-you-mean").with("name", near));
    }
    FAILED
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

/// Renders every page, in parallel, and hands its bytes on; all findings of the run.
fn render_all<E: Send>(
    compiled: &Compiled,
    sources: &Sources,
    put: impl Fn(&Route, &[u8]) -> Result<(), E> + Sync,
) -> (Vec<Diagnostic>, Result<(), E>) {
    let rendered: Vec<Outcome<E>> = compiled
        .plan
        .pages
        .par_iter()
        .map(|page| {
            let rendered = compiled.make(page, sources);
            let result = if rendered.diagnostics.is_empty() {
                put(&page.route, &rendered.bytes)
            } else {
                Ok(())
            };
            (rendered.diagnostics, result)
        })
        .collect();
    let mut diagnostics = compiled.diagnostics.clone();
    let mut written = Ok(());
    for (own, result) in rendered {
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
fn colour(is_terminal: bool) -> bool {
    is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// A result, to stdout. A reader that has gone away is no fault of ours.
fn say(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Progress or a message, to stderr.
fn note(language: Language, message: &Message) {
    let mut stderr = std::io::stderr().lock();
    let _ = writeln!(stderr, "{}", words(language, message));
    if let Some(help) = attribute(language, message, "help") {
        let _ = writeln!(stderr, "{help}");
    }
}

fn taken(start: Instant) -> String {
    let seconds = start.elapsed().as_secs_f64();
    if seconds < 1.0 { format!("{:.0} ms", seconds * 1000.0) } else { format!("{seconds:.1} s") }
}
