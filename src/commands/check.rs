//! `renkei check`: says everything that is wrong with the content.

use super::{DONE, FAILED, FAULTY, colour, day, fix, has, note, open, render_all, say};
use crate::cli::{Check, Cli, Format};
use crate::compile::{Cache, Options, compile};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::messages::Language;
use crate::source::Sources;
use crate::write::WriteError;
use crate::{edit, report, rules};
use std::io::IsTerminal;
use std::path::PathBuf;

/// Everything that is wrong, in the form that was asked for.
pub(super) fn run(cli: &Cli, arguments: &Check) -> u8 {
    let mut sources = match open(cli, &arguments.root) {
        Ok(sources) => sources,
        Err(code) => return code,
    };
    let today = match day(arguments.on.as_ref(), cli.language("")) {
        Ok(today) => Some(today),
        Err(code) => return code,
    };
    let mut is_mended = true;
    if arguments.fix {
        let settings = compile(&sources, &Cache::default(), &Options::default()).site;
        is_mended = fix::run(&sources, arguments.keep, cli.language(&settings.settings.language));
        sources.refresh();
    }
    let options = Options { today, ..Options::default() };
    let compiled = compile(&sources, &Cache::default(), &options);
    let language = cli.language(&compiled.site.settings.language);
    let (diagnostics, _) = render_all(&compiled, |page| {
        (compiled.make(page, &sources).diagnostics, Ok::<(), WriteError>(()))
    });
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
        Format::Github => github(&diagnostics, &sources, language),
    };
    say(&text);
    let denied = arguments.deny_warnings && has(&diagnostics, Severity::Warning);
    if !is_mended {
        return FAILED;
    }
    if denied || has(&diagnostics, Severity::Error) { FAULTY } else { DONE }
}

/// What goes to GitHub's log; the summary goes to its file. Where that cannot be, the log tells all.
fn github(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let forms = report::github(diagnostics, sources, language);
    let written = summary_file().is_some_and(|path| {
        let appended = edit::append(&path, forms.summary.as_bytes());
        if let Err(error) = &appended {
            let message = Message::new("error-write").with("path", path.display().to_string());
            note(language, &message.with("reason", error.to_string()));
        }
        appended.is_ok()
    });
    match (forms.rest, written) {
        (None, _) => forms.commands,
        (Some(rest), true) => forms.commands + &rest + "\n",
        (Some(_), false) => forms.commands + &report::short(diagnostics, sources, language),
    }
}

/// The file to whose end GitHub takes a step's summary.
#[expect(clippy::disallowed_methods, reason = "GitHub names the file in the environment")]
fn summary_file() -> Option<PathBuf> {
    std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()).map(PathBuf::from)
}
