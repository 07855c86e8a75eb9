//! `renkei new case`: asks or takes flags, and writes a case that `check` has nothing to say about.
//!
//! What is wrong with it is found by looking at the site as it would be; nothing is written then.

mod names;
mod questions;
mod text;

use super::{DONE, FAILED, note, open, say, tell, today};
use crate::cli::{Cli, NewCase};
use crate::compile::{Cache, Compiled, Options, compile};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::edit;
use crate::messages::{Language, help, words};
use crate::parse::{Kind, stem};
use crate::resolve::{is_id, is_reserved};
use crate::source::Sources;
use std::collections::HashSet;
use std::io::{ErrorKind, IsTerminal};
use std::sync::Arc;

/// What is to stand in a new case.
#[derive(Debug, Default)]
struct Answers {
    title: Option<String>,
    summary: Option<String>,
    /// Ids by the key of their facet, in the facets' order.
    terms: Vec<(Arc<str>, Vec<Arc<str>>)>,
    citations: Vec<Arc<str>>,
    updated: String,
    draft: bool,
}

/// What is wrong with an answer, and what to do about it.
type Wrong = (Message, Option<Message>);

/// Writes a new case.
pub(super) fn run(cli: &Cli, arguments: &NewCase) -> u8 {
    let sources = match open(cli, &arguments.root) {
        Ok(sources) => sources,
        Err(code) => return code,
    };
    let options = Options { drafts: arguments.draft, ..Options::default() };
    let compiled = compile(&sources, &Cache::default(), &options);
    let language = cli.language(&compiled.site.settings.language);
    let refuse = |wrong: Wrong| {
        match wrong {
            (message, None) => note(language, &message),
            (message, Some(help)) => {
                tell(&words(language, &message));
                note(language, &help);
            }
        }
        FAILED
    };
    if let Some(wrong) = wrong_id(&arguments.id, &sources) {
        return refuse(wrong);
    }
    let mut answers = match given(arguments, &compiled) {
        Ok(answers) => answers,
        Err(wrong) => return refuse(wrong),
    };
    if let Some(flags) = answers.lacks(&compiled) {
        if !std::io::stdin().is_terminal() {
            return refuse((Message::new("error-no-terminal").with("flag", flags), None));
        }
        if !questions::ask(&mut answers, &compiled, language) {
            return refuse((Message::new("error-stopped"), None));
        }
    }
    write(&arguments.id, &answers, &sources, &compiled, language)
}

/// What is wrong with an id.
fn wrong_id(id: &str, sources: &Sources) -> Option<Wrong> {
    if is_reserved(id) {
        return Some((Message::new("reserved-id").with("id", id), None));
    }
    if !is_id(id) {
        return Some((Message::new("bad-id").with("id", id), None));
    }
    let cases = sources.below("content/cases/");
    let mut same =
        cases.filter(|file| Kind::of(&file.path) == Kind::Case && stem(&file.path) == id);
    same.next().map(|file| (Message::new("error-exists").with("path", &file.path), None))
}

/// What the flags say.
fn given(arguments: &NewCase, compiled: &Compiled) -> Result<Answers, Wrong> {
    let site = &compiled.site;
    let updated = arguments.updated.clone().unwrap_or_else(today);
    if crate::text::date_parts(&updated).is_none() {
        return Err((Message::new("bad-date").with("date", updated), None));
    }
    let mut answers = Answers {
        title: arguments.title.clone(),
        summary: arguments.summary.clone(),
        updated,
        draft: arguments.draft,
        ..Answers::default()
    };
    for facet in site.taxonomy.facet_ids() {
        let key = &site.taxonomy.facet(facet).key;
        let given = arguments.terms.0.iter().filter(|(known, _)| **known == **key);
        let words = given.flat_map(|(_, words)| words);
        let ids: Result<Vec<_>, _> = words.map(|word| names::term(site, facet, word)).collect();
        answers.terms.push((key.clone(), names::once(ids?)));
    }
    let citations = arguments.citations.iter().map(|word| names::citation(site, word));
    answers.citations = names::once(citations.collect::<Result<_, _>>()?);
    Ok(answers)
}

impl Answers {
    /// The flags of what a case needs and what nobody gave.
    fn lacks(&self, compiled: &Compiled) -> Option<String> {
        let site = &compiled.site;
        let can_cite = !site.rows.is_empty() || !site.places.is_empty();
        let lacking = [
            ("--title", self.title.is_none()),
            ("--summary", self.summary.is_none()),
            ("--citations", can_cite && self.citations.is_empty() && !self.draft),
        ];
        let flags: Vec<&str> =
            lacking.iter().filter(|(_, lacks)| *lacks).map(|(flag, _)| *flag).collect();
        (!flags.is_empty()).then(|| flags.join(" "))
    }
}

fn write(
    id: &str,
    answers: &Answers,
    sources: &Sources,
    compiled: &Compiled,
    language: Language,
) -> u8 {
    let text = text::of(answers, &compiled.word("case_body"));
    let path = format!("content/cases/{id}.md");
    let wrong = new_findings(&path, &text, answers, sources, compiled);
    if !wrong.is_empty() {
        for finding in &wrong {
            tell(&words(language, &finding.message));
            if let Some(help) = help(language, finding) {
                tell(&help);
            }
        }
        return FAILED;
    }
    match edit::create(&sources.root().join(&path), text.as_bytes()) {
        Ok(()) => {
            say(&format!("{path}\n"));
            note(language, &Message::new("say-created").with("path", &path));
            let next = Message::new("say-next-step").with("command", "renkei serve --open");
            note(language, &next);
            DONE
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            note(language, &Message::new("error-exists").with("path", &path));
            FAILED
        }
        Err(error) => {
            let message = Message::new("error-write").with("path", &path);
            note(language, &message.with("reason", error.to_string()));
            FAILED
        }
    }
}

/// What would be wrong with the site if it had the case, and is not wrong without it.
fn new_findings(
    path: &str,
    text: &str,
    answers: &Answers,
    sources: &Sources,
    compiled: &Compiled,
) -> Vec<Diagnostic> {
    let mut with_case = sources.clone();
    with_case.set(path, text.as_bytes());
    let options = Options { drafts: answers.draft, ..Options::default() };
    let after = compile(&with_case, &Cache::default(), &options).diagnostics;
    let key = |finding: &Diagnostic| (finding.span.file, finding.message.clone());
    let before: HashSet<_> = compiled.diagnostics.iter().map(key).collect();
    // A draft may say later where it comes from.
    let is_told = |finding: &Diagnostic| {
        let waits = answers.draft && finding.rule.id == "missing-citation";
        finding.rule.severity != Severity::Note && !waits
    };
    after.into_iter().filter(|found| is_told(found) && !before.contains(&key(found))).collect()
}
