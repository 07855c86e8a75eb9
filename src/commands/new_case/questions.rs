//! Questions to who sits before the terminal, one for each thing that was not given.

use super::{Answers, Wrong, names};
use crate::commands::{note, tell};
use crate::compile::Compiled;
use crate::diagnostic::Message;
use crate::messages::{Language, words};
use crate::model::FacetId;
use std::io::{self, Write as _};
use std::sync::Arc;

/// Asks for all that was not given; whether all was answered.
pub(super) fn ask(answers: &mut Answers, compiled: &Compiled, language: Language) -> bool {
    asked(answers, compiled, language).is_some()
}

fn asked(answers: &mut Answers, compiled: &Compiled, language: Language) -> Option<()> {
    let site = &compiled.site;
    note(language, &Message::new("ask-begin"));
    if answers.title.is_none() {
        answers.title = Some(text("ask-title", language)?);
    }
    if answers.summary.is_none() {
        answers.summary = Some(text("ask-summary", language)?);
    }
    let facets: Vec<FacetId> = site.taxonomy.facet_ids().collect();
    for (at, facet) in facets.into_iter().enumerate() {
        if answers.terms[at].1.is_empty() {
            answers.terms[at].1 = terms(facet, compiled, language)?;
        }
    }
    let can_cite = !site.rows.is_empty() || !site.places.is_empty();
    if answers.citations.is_empty() && can_cite {
        note(language, &Message::new("ask-citations"));
        let must = !answers.draft;
        answers.citations = several(must, language, |word| names::citation(site, word))?;
    }
    Some(())
}

/// A text that must not be empty.
fn text(question: &'static str, language: Language) -> Option<String> {
    loop {
        note(language, &Message::new(question));
        let answer = line()?;
        if !answer.is_empty() {
            return Some(answer);
        }
    }
}

/// Terms of a facet, by number, id or name.
fn terms(facet: FacetId, compiled: &Compiled, language: Language) -> Option<Vec<Arc<str>>> {
    let site = &compiled.site;
    let name = &site.taxonomy.facet(facet).name;
    let all: Vec<_> = site.taxonomy.terms_of(facet).map(|term| site.term(term)).collect();
    note(language, &Message::new("ask-terms").with("facet", name));
    for (at, term) in all.iter().enumerate() {
        tell(&format!("  {:>2}  {}  {}", at + 1, term.link.title, term.slug));
    }
    several(false, language, |word| {
        let number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        match number.and_then(|at| all.get(at)) {
            Some(term) => Ok(term.slug.clone()),
            None => names::term(site, facet, word),
        }
    })
}

/// Several names in a line; asks again until each is known.
fn several(
    must: bool,
    language: Language,
    find: impl Fn(&str) -> Result<Arc<str>, Wrong>,
) -> Option<Vec<Arc<str>>> {
    loop {
        let line = line()?;
        let parts = line.split([',', '、', '，', ' ', '　']).filter(|part| !part.is_empty());
        match parts.map(&find).collect::<Result<Vec<_>, _>>() {
            Ok(ids) if ids.is_empty() && must => note(language, &Message::new("ask-needed")),
            Ok(ids) => return Some(names::once(ids)),
            Err((message, help)) => {
                tell(&words(language, &message));
                if let Some(help) = help {
                    note(language, &help);
                }
            }
        }
    }
}

/// What was typed; nothing if there is nothing more to come.
fn line() -> Option<String> {
    let mut stderr = io::stderr();
    let _ = stderr.write_all(b"> ").and_then(|()| stderr.flush());
    let mut line = String::new();
    let read = io::stdin().read_line(&mut line).ok()?;
    (read > 0).then(|| line.trim_matches([' ', '\t', '\r', '\n', '　']).to_owned())
}
