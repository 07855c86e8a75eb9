//! What is wrong with a source: a rule, a place, and arguments; words only come in `report`.
//!
//! There is no other way to make a [`Diagnostic`] than from a [`Rule`] and a [`Span`], so none can
//! lack its identity or its place.

use crate::span::Span;
use std::sync::Arc;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Something shown would be broken or false; nothing is published.
    Error,
    /// Style, words, privacy, a missing citation; published all the same.
    Warning,
    /// A gap or a fact worth knowing; never fails a run.
    Note,
}

impl Severity {
    /// The name used in reports and machine-readable forms.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A thing that is checked. Its words (what, why, example) stand under its id in `messages/`.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// Stable, searchable, kebab-case.
    pub id: &'static str,
    /// How grave a finding of this rule is.
    pub severity: Severity,
}

impl Rule {
    /// A rule whose findings stop a publication.
    #[must_use]
    pub const fn error(id: &'static str) -> Rule {
        Rule { id, severity: Severity::Error }
    }

    /// A rule whose findings are to be mended, but do not stop a publication.
    #[must_use]
    pub const fn warning(id: &'static str) -> Rule {
        Rule { id, severity: Severity::Warning }
    }

    /// A rule that tells of gaps and never fails a run.
    #[must_use]
    pub const fn note(id: &'static str) -> Rule {
        Rule { id, severity: Severity::Note }
    }
}

/// A sentence still without words: its id in `messages/` and what fills its blanks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Message {
    /// The id of the sentence in `messages/<language>.ftl`.
    pub id: &'static str,
    /// Named values, in the author's own words; shared, since findings are handed on in every round.
    pub arguments: Arc<Vec<(&'static str, Arc<str>)>>,
}

impl Message {
    /// A sentence with no blanks filled yet.
    #[must_use]
    pub fn new(id: &'static str) -> Message {
        Message { id, arguments: Arc::default() }
    }

    /// Fills one blank.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl AsRef<str>) -> Message {
        Arc::make_mut(&mut self.arguments).push((name, Arc::from(value.as_ref())));
        self
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// What was checked.
    pub rule: &'static Rule,
    /// What is wrong, as one sentence; its id is the rule's, or the rule's with a variant behind it.
    pub message: Message,
    /// Where it is wrong.
    pub span: Span,
    /// Other places that belong to it, such as the first of two equal ids.
    pub related: Vec<(Message, Span)>,
    /// What to do.
    pub help: Option<Message>,
}

impl Diagnostic {
    /// A finding in the rule's own sentence.
    #[must_use]
    pub fn new(rule: &'static Rule, span: Span) -> Diagnostic {
        Diagnostic { rule, message: Message::new(rule.id), span, related: Vec::new(), help: None }
    }

    /// The same finding in another sentence, for rules that can be broken in several ways.
    #[must_use]
    pub fn said(mut self, message_id: &'static str) -> Diagnostic {
        self.message.id = message_id;
        self
    }

    /// Fills a blank of the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl AsRef<str>) -> Diagnostic {
        self.message = self.message.with(name, value);
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, message: Message, span: Span) -> Diagnostic {
        self.related.push((message, span));
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, message: Message) -> Diagnostic {
        self.help = Some(message);
        self
    }

    /// Offers the nearest name, if there is one near enough.
    #[must_use]
    pub fn suggest(self, nearest: Option<Arc<str>>) -> Diagnostic {
        match nearest {
            Some(name) => self.help(Message::new("help-did-you-mean").with("name", name)),
            None => self,
        }
    }
}

/// A value, and what is wrong with its source.
#[derive(Clone, Debug, Default)]
pub struct Checked<T> {
    /// The value, with less in it where the source was wrong.
    pub value: T,
    /// What was wrong.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// Nothing wrong.
    pub fn sound(value: T) -> Checked<T> {
        Checked { value, diagnostics: Vec::new() }
    }

    /// Hands the findings on and keeps the value.
    pub fn report(self, diagnostics: &mut Vec<Diagnostic>) -> T {
        diagnostics.extend(self.diagnostics);
        self.value
    }
}
