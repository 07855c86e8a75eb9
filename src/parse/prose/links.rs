//! Links: where they lead, and what is wrong with them.

use super::target::{self, Refusal};
use super::writer::Writer;
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Piece, Target};
use crate::span::Spanned;
use pulldown_cmark::{CowStr, LinkType};
use std::ops::Range;

/// An address that no page may lead to, such as a script or another host in disguise.
pub(crate) static FORBIDDEN_URL: Rule = Rule::error("forbidden-url");
/// A path from the root of the site or of a disk.
pub(crate) static ABSOLUTE_LINK: Rule = Rule::error("absolute-link");
/// A link without words, or without a destination.
pub(crate) static EMPTY_LINK: Rule = Rule::error("empty-link");

/// The links so far.
#[derive(Default)]
pub(super) struct Links {
    /// Where links lead and where pictures are.
    pub(super) targets: Vec<Spanned<Target>>,
    /// Links whose end has not come yet; more than one only inside `[[…]]`.
    open: Vec<Open>,
}

impl Links {
    /// Whether words are inside a link that is written as one.
    pub(super) fn is_inside(&self) -> bool {
        self.open.iter().any(|open| open.is_written)
    }
}

/// A link whose end has not come yet.
struct Open {
    range: Range<usize>,
    /// Whether it is written as a link; else only its words are.
    is_written: bool,
    /// Whether something about it was reported.
    is_reported: bool,
    /// What was seen before it.
    seen: usize,
}

/// Writes the beginning of a link.
pub(super) fn start(
    writer: &mut Writer<'_>,
    link_type: LinkType,
    destination: CowStr<'_>,
    title: CowStr<'_>,
    range: Range<usize>,
) {
    let nested = writer.links.is_inside();
    let found = target(writer, link_type, destination, &range);
    let is_reported = found.is_none();
    let is_written = match found {
        Some(target) if !nested => {
            open_tag(writer, target, title);
            true
        }
        _ => false,
    };
    let seen = writer.out.seen();
    writer.links.open.push(Open { range, is_written, is_reported, seen });
}

/// Writes the end of a link.
pub(super) fn end(writer: &mut Writer<'_>) {
    let Some(open) = writer.links.open.pop() else { return };
    if open.is_written {
        writer.out.release("</a>");
    }
    if !open.is_reported && writer.out.seen() == open.seen {
        writer.report(&EMPTY_LINK, &open.range, |found| found);
    }
}

/// What a destination means; nothing if it was refused and reported.
pub(super) fn target(
    writer: &mut Writer<'_>,
    link_type: LinkType,
    destination: CowStr<'_>,
    range: &Range<usize>,
) -> Option<Spanned<Target>> {
    let place = place(writer.source.slice(range), range, link_type, &destination);
    let destination = writer.source.clean(destination);
    let target = match link_type {
        // In a table the bar before the words is escaped, and the parser leaves the backslash.
        LinkType::WikiLink { has_pothole: true } => {
            target::of_name(destination.strip_suffix('\\').unwrap_or(&destination))
        }
        LinkType::WikiLink { .. } => target::of_name(&destination),
        LinkType::Email => Ok(target::of_mail(&destination)),
        _ => target::of_address(&destination),
    };
    match target {
        Ok(target) => Some(Spanned::new(target, writer.source.span(&place))),
        Err(refusal) => {
            let place = if refusal == Refusal::Nothing { range } else { &place };
            let (rule, message) = sentence(&refusal);
            writer.report(rule, place, |found| filled(found, &refusal, message, &destination));
            None
        }
    }
}

/// Writes the tag that opens a link.
fn open_tag(writer: &mut Writer<'_>, target: Spanned<Target>, title: CowStr<'_>) {
    let is_web = matches!(&target.value, Target::External(to) if to.starts_with("http"));
    writer.links.targets.push(target);
    writer.out.html("<a href=\"");
    writer.out.hole(Piece::Href(writer.links.targets.len() - 1));
    if !title.is_empty() {
        writer.out.html("\" title=\"");
        writer.out.attribute(&writer.source.clean(title));
    }
    writer.out.enclose(if is_web { "\" rel=\"external noopener\">" } else { "\">" });
}

/// Where the destination is written: inside the link, if it can be found there.
fn place(link: &str, range: &Range<usize>, link_type: LinkType, destination: &str) -> Range<usize> {
    let starts = |rest: &str| rest.starts_with(destination);
    let from = match link_type {
        LinkType::Inline => link.as_bytes().windows(2).rposition(|pair| pair == b"]("),
        LinkType::Autolink | LinkType::Email | LinkType::WikiLink { .. } => Some(0),
        _ => None,
    };
    // Nearly always right behind the brackets; searching takes longer.
    let near = from.map(|from| from + 2).filter(|at| link.get(*at..).is_some_and(starts));
    let found = near.or_else(|| from.and_then(|from| Some(from + link[from..].find(destination)?)));
    if let Some(at) = found.filter(|_| !destination.is_empty()) {
        return range.start + at..range.start + at + destination.len();
    }
    // It is spelled in another way, with entities for one: all that stands in the brackets.
    let inner = from.filter(|_| link_type == LinkType::Inline && !destination.is_empty());
    let inner = inner.and_then(|from| Some((from + 2, link.get(from + 2..)?.strip_suffix(')')?)));
    match inner.filter(|(_, inner)| !inner.contains([' ', '\n'])) {
        Some((from, inner)) => range.start + from..range.start + from + inner.len(),
        None => range.clone(),
    }
}

/// The rule that a refusal stands for, and the sentence that says it.
fn sentence(refusal: &Refusal) -> (&'static Rule, &'static str) {
    match refusal {
        Refusal::Nothing => (&EMPTY_LINK, "empty-link-destination"),
        Refusal::Scheme(_) => (&FORBIDDEN_URL, "forbidden-url"),
        Refusal::Host => (&FORBIDDEN_URL, "forbidden-url-host"),
        Refusal::Invisible => (&FORBIDDEN_URL, "forbidden-url-invisible"),
        Refusal::Incomplete => (&FORBIDDEN_URL, "forbidden-url-incomplete"),
        Refusal::Absolute => (&ABSOLUTE_LINK, "absolute-link"),
    }
}

/// Gives a finding its words.
fn filled(found: Diagnostic, refusal: &Refusal, message: &'static str, to: &str) -> Diagnostic {
    let found = found.said(message);
    match refusal {
        Refusal::Nothing => found,
        Refusal::Scheme(scheme) => found.with("url", target::shown(to)).with("scheme", scheme),
        _ => found.with("url", target::shown(to)),
    }
}
