//! Markdown → [`Prose`]: the body of a document, or a longer value in YAML.
//!
//! An own writer over the parser's events, since what the parser would write is not what a site
//! needs: links and ids must stay open until the whole site is known, raw HTML and foreign
//! addresses must not pass, tables need scopes, and Japanese has neither spaces around emphasis
//! nor at the ends of lines.
//!
//! The modules below each know one thing; [`writer`] holds what they share and hands the events
//! out. Nothing an author writes can reach a page but as text, through [`output`], or as a target,
//! through [`target`].

mod anchors;
mod blocks;
mod breaks;
mod emphasis;
mod events;
mod headings;
mod images;
mod links;
mod notes;
mod output;
mod raw;
mod ruby;
#[cfg(test)]
mod soundness;
mod source;
mod tables;
mod target;
#[cfg(test)]
mod tests;
pub(crate) mod value;
mod writer;

pub(crate) use links::EMPTY_LINK;

use self::events::Events;
use self::source::Source;
use self::writer::Writer;
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Prose, Target};
use crate::span::FileId;
use pulldown_cmark::{BrokenLink, LinkType, Options, Parser};
use std::cell::RefCell;

/// The rules that are applied here.
pub(crate) static RULES: [&Rule; 11] = [
    &raw::RAW_HTML,
    &links::FORBIDDEN_URL,
    &links::ABSOLUTE_LINK,
    &EMPTY_LINK,
    &UNKNOWN_REFERENCE,
    &images::MISSING_ALT,
    &notes::BROKEN_FOOTNOTE,
    &headings::SECOND_H1,
    &headings::HEADING_LEVEL,
    &headings::EMPTY_HEADING,
    &writer::NESTING_TOO_DEEP,
];

/// A link `[words][name]` whose name is defined nowhere; it is shown as it was written.
pub(crate) static UNKNOWN_REFERENCE: Rule = Rule::warning("unknown-reference");

/// Where a text stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// The file.
    pub(crate) file: FileId,
    /// How many bytes stand before the text, such as the front matter.
    pub(crate) offset: usize,
}

/// Turns Markdown into prose. `place` says where `text` stands.
pub(crate) fn prose(text: &str, place: &Place, diagnostics: &mut Vec<Diagnostic>) -> Prose {
    let source = Source::new(text, *place);
    let unknown = RefCell::new(Vec::new());
    let on_unknown = |link: BrokenLink<'_>| {
        // `[words]` alone is no link that lacks something, but words in brackets.
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            unknown.borrow_mut().push((link.span, link.reference.into_string()));
        }
        None
    };
    let mut events = Events::new(Parser::new_with_broken_link_callback(
        source.text(),
        options(),
        Some(on_unknown),
    ));
    let mut writer = Writer::new(&source, diagnostics);
    while let Some((event, range)) = events.next() {
        writer::event(&mut writer, event, range, &mut events);
    }
    let prose = writer.finish();
    let unknown = unknown.take().into_iter().map(|(range, name)| {
        Diagnostic::new(&UNKNOWN_REFERENCE, source.span(&range)).with("name", source::shown(&name))
    });
    diagnostics.extend(unknown);
    prose
}

/// Whether a text is the address of a page elsewhere: the same door that links pass.
pub(crate) fn is_web_address(text: &str) -> bool {
    let target = target::of_address(text);
    matches!(target, Ok(Target::External(address)) if address.starts_with("http"))
        && text.trim() == text
}

/// What is understood beyond plain Markdown.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
}
