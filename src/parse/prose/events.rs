//! The parser's events, with a look ahead.
//!
//! Apart because only a line break needs to know what comes next, and it should not have to know
//! where the events come from.

use super::emphasis::GAP;
use super::ruby;
use pulldown_cmark::{BrokenLinkCallback, Event, OffsetIter, Parser, Tag, TagEnd};
use std::collections::VecDeque;
use std::ops::Range;

/// An event and its range in the text.
type Located<'t> = (Event<'t>, Range<usize>);

/// Events, some of which were looked at already.
pub(super) struct Events<'t, F> {
    inner: OffsetIter<'t, F>,
    ahead: VecDeque<Located<'t>>,
}

impl<'t, F: BrokenLinkCallback<'t>> Events<'t, F> {
    /// The events of a parser.
    pub(super) fn new(parser: Parser<'t, F>) -> Events<'t, F> {
        Events { inner: parser.into_offset_iter(), ahead: VecDeque::new() }
    }

    /// The next event.
    pub(super) fn next(&mut self) -> Option<Located<'t>> {
        self.ahead.pop_front().or_else(|| self.inner.next())
    }

    /// The first character that will be seen, if one comes before anything that is no text.
    pub(super) fn first_character(&mut self) -> Option<char> {
        let mut at = 0;
        loop {
            if at == self.ahead.len() {
                self.ahead.push_back(self.inner.next()?);
            }
            match &self.ahead[at].0 {
                Event::Text(text) | Event::Code(text) => {
                    let text = text.trim_start_matches(GAP);
                    if !text.is_empty() {
                        return ruby::first_character(text);
                    }
                }
                Event::Start(
                    Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. },
                )
                | Event::End(
                    TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
                )
                | Event::FootnoteReference(_) => {}
                _ => return None,
            }
            at += 1;
        }
    }
}
