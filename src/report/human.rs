//! Findings for people: the sentence, the line with carets, other places, and what to do.

use super::excerpt::Excerpt;
use super::{Place, counted, counts, in_order, join, say};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::messages::{Language, help, words};
use crate::source::Sources;
use crate::span::{Position, Span};
use crate::visible::visible;
use annotate_snippets::{AnnotationKind, Group, Level, Message, Renderer, Snippet, Title};
use std::collections::BTreeMap;

/// Wider than any excerpt, which is cut already: lines are never cut twice.
const WIDTH: usize = 1_000;

/// How the renderer colours the arrow before a place, and back.
const ARROW_COLOUR: (&str, &str) = ("\x1b[1m\x1b[94m", "\x1b[0m");

/// How many places of equal findings are named.
const PLACES: usize = 3;

/// How the report is printed.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether a terminal shows it that takes colours.
    pub colour: bool,
    /// How many findings are shown at most; 0 for all.
    pub max: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options { colour: false, max: 100 }
    }
}

/// The report for people. More findings than `max` are grouped: equal ones become one with a count,
/// every rule is shown before one is shown again, and what is left is counted by rule.
#[must_use]
pub fn human(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    language: Language,
    options: Options,
) -> String {
    let all = in_order(diagnostics, sources);
    let max = if options.max == 0 { usize::MAX } else { options.max };
    let printer = Printer::new(sources, language, options.colour);
    let mut blocks = Vec::new();
    if all.len() <= max {
        blocks.extend(all.iter().map(|diagnostic| printer.block(diagnostic, &[])));
    } else {
        let (shown, hidden) = choose(groups(&all), max);
        blocks.extend(shown.iter().map(|group| printer.block(group[0], &group[1..])));
        blocks.extend((!hidden.is_empty()).then(|| rest(&hidden, language)));
    }
    blocks.push(closing(diagnostics, sources, language));
    blocks.join("\n\n") + "\n"
}

/// What stays the same from block to block.
struct Printer<'s> {
    sources: &'s Sources,
    language: Language,
    colour: bool,
    renderer: Renderer,
    names: [String; 2],
}

impl<'s> Printer<'s> {
    fn new(sources: &'s Sources, language: Language, colour: bool) -> Printer<'s> {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let names = [say(language, "report-help"), say(language, "report-related")];
        Printer { sources, language, colour, renderer: renderer.term_width(WIDTH), names }
    }

    /// One finding; `equal` ones elsewhere are only counted.
    fn block(&self, diagnostic: &Diagnostic, equal: &[&Diagnostic]) -> String {
        let [help_name, related_name] = &self.names;
        let severity = match diagnostic.rule.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let sentence = words(self.language, &diagnostic.message);
        let title = severity.primary_title(sentence).id(diagnostic.rule.id);
        let mut sections = vec![(title, diagnostic.span, AnnotationKind::Primary)];
        for (message, span) in &diagnostic.related {
            let level = Level::NOTE.with_name(related_name.as_str());
            let title = level.secondary_title(words(self.language, message));
            sections.push((title, *span, AnnotationKind::Context));
        }
        let help = help(self.language, diagnostic)
            .map(|help| Level::HELP.with_name(help_name.as_str()).message(help));
        let same = (!equal.is_empty()).then(|| Level::NOTE.no_name().message(self.places(equal)));
        let mut notes = help.into_iter().chain(same).collect();
        // What to do stands at the end, behind all places.
        let last = sections.len() - 1;
        let section = |(at, (title, span, kind))| {
            let notes = if at == last { std::mem::take(&mut notes) } else { Vec::new() };
            self.section(title, span, kind, notes)
        };
        sections.into_iter().enumerate().map(section).collect::<Vec<_>>().join("\n")
    }

    /// A title, its place, the line with carets if there is one to show, and notes on it.
    fn section(
        &self,
        title: Title<'_>,
        span: Span,
        kind: AnnotationKind,
        notes: Vec<Message<'_>>,
    ) -> String {
        let Place { path, start: Position { line, column }, .. } = Place::of(self.sources, span);
        let mut group = Group::with_title(title);
        let mut indent = 1;
        if let Some(Excerpt { text, mark }) = Excerpt::of(self.sources, span) {
            indent = line.to_string().len();
            group =
                group.element(Snippet::source(text).line_start(line).annotation(kind.span(mark)));
        }
        // The renderer would count the column in the line as it is shown, so the place is put in here.
        let rendered = self.renderer.render(&[group.elements(notes)]);
        let (head, body) = rendered.split_once('\n').unwrap_or((&rendered, ""));
        let (on, off) = if self.colour { ARROW_COLOUR } else { ("", "") };
        let path = visible(path);
        let place = format!("{head}\n{:indent$}{on}-->{off} {path}:{line}:{column}\n{body}", "");
        place.trim_end().to_owned()
    }

    fn places(&self, equal: &[&Diagnostic]) -> String {
        let places: Vec<String> = equal
            .iter()
            .take(PLACES)
            .map(|found| place_in_words(self.sources, found.span))
            .collect();
        let id = if equal.len() > PLACES { "report-same-all" } else { "report-same" };
        let message = diagnostic::Message::new(id)
            .with("count", equal.len().to_string())
            .with("places", join(self.language, &places));
        words(self.language, &message)
    }
}

/// `path:line:column`.
fn place_in_words(sources: &Sources, span: Span) -> String {
    let Place { path, start, .. } = Place::of(sources, span);
    format!("{}:{}:{}", visible(path), start.line, start.column)
}

/// Findings of the same rule in the same words, in the order of the first of each.
fn groups<'d>(all: &[&'d Diagnostic]) -> Vec<Vec<&'d Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut known = BTreeMap::new();
    for diagnostic in all {
        let diagnostic::Message { id, arguments } = &diagnostic.message;
        let at = *known.entry((diagnostic.rule.id, id, arguments)).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(diagnostic),
            None => groups.push(vec![diagnostic]),
        }
    }
    groups
}

/// The groups to show, and those to count: the gravest first, and within a severity each rule once
/// before any rule twice. Both keep their order.
fn choose(
    groups: Vec<Vec<&Diagnostic>>,
    max: usize,
) -> (Vec<Vec<&Diagnostic>>, Vec<Vec<&Diagnostic>>) {
    let mut turns = BTreeMap::new();
    let mut ranks: Vec<(Severity, usize, usize)> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let turn: &mut usize = turns.entry(group[0].rule.id).or_default();
        *turn += 1;
        ranks.push((group[0].rule.severity, *turn, at));
    }
    ranks.sort_unstable();
    let mut is_shown = vec![false; groups.len()];
    for (_, _, at) in ranks.into_iter().take(max) {
        is_shown[at] = true;
    }
    let (mut shown, mut hidden) = (Vec::new(), Vec::new());
    for (group, is_shown) in groups.into_iter().zip(is_shown) {
        if is_shown { shown.push(group) } else { hidden.push(group) }
    }
    (shown, hidden)
}

/// How many more findings there are, and of which rules, the gravest first.
fn rest(hidden: &[Vec<&Diagnostic>], language: Language) -> String {
    let mut rules: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for group in hidden {
        *rules.entry((group[0].rule.severity, group[0].rule.id)).or_default() += group.len();
    }
    let count: usize = rules.values().sum();
    let rules: Vec<String> =
        rules.iter().map(|((_, rule), count)| format!("{rule} {count}")).collect();
    let head = counted(language, "report-rest", count);
    head + ": " + &join(language, &rules) + "\n" + &say(language, "report-rest-max")
}

fn closing(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let counts = counts(diagnostics, sources, language);
    let grave = diagnostics.iter().any(|found| found.rule.severity != Severity::Note);
    if grave { counts + "\n" + &say(language, "report-explain") } else { counts }
}
