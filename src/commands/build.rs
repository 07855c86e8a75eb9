//! `renkei build`: writes the site into a folder, or leaves the folder as it is.
#![expect(clippy::disallowed_methods, reason = "how long a run took is said, never written")]

use super::progress::{self, Progress};
use super::timings::Timings;
use super::{
    DONE, FAILED, FAULTY, Outcome, along, has, note, open, print_to_stderr, render_all, say,
};
use crate::cli::{Build, Cli, TimingsForm};
use crate::compile::{Cache, Compiled, Options, Phase, compile_told};
use crate::diagnostic::{Message, Severity};
use crate::messages::Language;
use crate::parse::settings::is_address;
use crate::plan::Page;
use crate::source::Sources;
use crate::write::{self, WriteError, Writer};
use std::path::PathBuf;
use std::time::Instant;

/// Makes every page; publishes them all if nothing is wrong.
pub(super) fn run(cli: &Cli, arguments: &Build) -> u8 {
    let progress = Progress::new(cli.language(""));
    progress.begins(Phase::Load);
    let sources = match open(cli, &arguments.root) {
        Ok(sources) => sources,
        Err(code) => return code,
    };
    if let Some(url) = arguments.base_url.as_ref().filter(|url| !is_address(url)) {
        let message = Message::new("bad-url").with("key", "--base-url").with("url", url);
        note(cli.language(""), &message);
        return FAILED;
    }
    let cache = Cache::default();
    let options = match along::options(cli, arguments, &sources, &cache) {
        Ok(options) => options,
        Err(code) => return code,
    };
    let out = arguments.out.clone().unwrap_or_else(|| sources.root().join("dist"));
    let run = Run { arguments, progress, timings: Timings::default(), sources, options, out };
    run.build(cli, cache)
}

/// A build with all that it was asked for.
struct Run<'a> {
    arguments: &'a Build,
    progress: Progress,
    timings: Timings,
    sources: Sources,
    options: Options,
    out: PathBuf,
}

impl Run<'_> {
    fn build(self, cli: &Cli, cache: Cache) -> u8 {
        // What can be taken along depends on more: on a browser of this machine.
        let is_plain = !self.arguments.downloads;
        let inputs = is_plain.then(|| write::inputs(&self.sources, &self.options));
        let prepared = write::prepare(&self.out, self.sources.root());
        if let Some(files) =
            prepared.as_ref().ok().and_then(|writer| writer.is_up_to_date(inputs.as_deref()?))
        {
            self.progress.end();
            return self.done(cli.language(""), files, true);
        }
        let begins = |phase| self.progress.begins(phase);
        let compiled = compile_told(&self.sources, &cache, &self.options, &begins);
        // Documents are not needed any longer; nobody waits until they are gone.
        rayon::spawn(move || drop(cache));
        let language = cli.language(&compiled.site.settings.language);
        let code = match prepared {
            Ok(writer) => self.publish(&compiled, writer, inputs, language),
            Err(error) => {
                self.progress.end();
                failed(&error, language)
            }
        };
        // The program ends: the system takes all memory back at once.
        std::mem::forget(compiled);
        code
    }

    fn publish(
        self,
        compiled: &Compiled,
        writer: Writer,
        inputs: Option<String>,
        language: Language,
    ) -> u8 {
        self.progress.begins(Phase::Render);
        self.progress.counts(compiled.plan.pages.len());
        let has_errors = has(&compiled.diagnostics, Severity::Error);
        let (diagnostics, written) = render_all(compiled, |page| {
            self.make(compiled, page, (!has_errors).then_some(&writer))
        });
        self.progress.begins(Phase::Publish);
        let is_faulty = has(&diagnostics, Severity::Error);
        let is_told = is_faulty || has(&diagnostics, Severity::Warning);
        let published = if is_faulty {
            Ok(None)
        } else {
            let writer = writer.made_from(inputs.filter(|_| !is_told));
            written.and_then(|()| writer.publish()).map(Some)
        };
        self.progress.end();
        print_to_stderr(&diagnostics, &self.sources, language);
        match published {
            Ok(Some(published)) => {
                let is_same = published.written + published.removed == 0;
                self.done(language, compiled.plan.pages.len(), is_same)
            }
            Ok(None) => {
                note(language, &Message::new("say-not-built"));
                FAULTY
            }
            Err(error) => failed(&error, language),
        }
    }

    /// Makes a page and hands it to the writer, if it may be published.
    fn make(
        &self,
        compiled: &Compiled,
        page: &Page,
        writer: Option<&Writer>,
    ) -> Outcome<WriteError> {
        let start = Instant::now();
        let made = compiled.make(page, &self.sources);
        let is_sound = made.diagnostics.is_empty();
        let put = |writer: &Writer| writer.put(&page.route, &made.bytes);
        let result = writer.filter(|_| is_sound).map_or(Ok(()), put);
        if self.arguments.timings.is_some() {
            self.timings.add(page, start.elapsed(), made.bytes.len());
        }
        self.progress.step();
        (made.diagnostics, result)
    }

    /// Says what came of it, and where the time went.
    fn done(self, language: Language, pages: usize, is_same: bool) -> u8 {
        let message = Message::new(if is_same { "say-unchanged" } else { "say-built" });
        let message = message.with("pages", pages.to_string());
        let message = message.with("time", progress::shown(self.progress.taken()));
        note(language, &message.with("out", self.out.display().to_string()));
        match self.arguments.timings {
            Some(TimingsForm::Text) => say(&self.timings.text(&self.progress, language)),
            Some(TimingsForm::Json) => say(&self.timings.json(&self.progress)),
            None => {}
        }
        DONE
    }
}

fn failed(error: &WriteError, language: Language) -> u8 {
    let (id, blanks) = error.message();
    let message = Message::new(id);
    let message = blanks.iter().fold(message, |message, (name, value)| message.with(name, value));
    note(language, &message);
    FAILED
}
