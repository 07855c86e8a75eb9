//! Passages as pages show them: the holes of their prose are filled when the view is serialised, so
//! that a view which is only compared copies no text.

use super::booklet::Booklet;
use crate::model::{Passage, Piece};
use crate::render::ROOT;
use crate::text;
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// A passage as it is shown on a page: its holes are filled when it is serialised.
#[derive(Debug, Hash)]
pub(crate) struct Shown {
    passage: Passage,
    prefix: String,
    /// How far its headings are moved down.
    lowered: u8,
    /// The words in it that are explained beside it, in their order.
    marks: Vec<Mark>,
    /// The booklet that it stands in, where it is one: its links lead there.
    booklet: Option<Arc<Booklet>>,
}

/// A word of a passage that is explained on the same page.
#[derive(Debug, Hash)]
pub(crate) struct Mark {
    /// The piece of the passage in which it stands, and its bytes there.
    pub(crate) piece: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// What the id of its explanation ends in.
    pub(crate) anchor: Arc<str>,
}

/// Shows a passage; nothing if it is empty.
pub(crate) fn shown(passage: &Passage) -> Option<Shown> {
    shown_in(passage, "")
}

/// The same on a page that joins documents: `prefix` keeps their ids apart.
pub(crate) fn shown_in(passage: &Passage, prefix: &str) -> Option<Shown> {
    let full = !passage.prose.is_empty();
    full.then(|| Shown {
        passage: passage.clone(),
        prefix: prefix.to_owned(),
        lowered: 0,
        marks: Vec::new(),
        booklet: None,
    })
}

impl Shown {
    /// Moves its headings down so that the highest has this level, as a page needs that has
    /// headings of its own above them.
    pub(crate) fn headed_from(mut self, level: u8) -> Shown {
        let highest = self.passage.prose.headings.iter().map(|heading| heading.level).min();
        self.lowered = highest.map_or(0, |highest| level.saturating_sub(highest));
        self
    }

    /// Marks words, which stand in the order of the passage.
    pub(crate) fn marked(mut self, marks: Vec<Mark>) -> Shown {
        self.marks = marks;
        self
    }

    /// Lets its links lead to other places of a booklet.
    pub(super) fn in_booklet(mut self, booklet: &Arc<Booklet>) -> Shown {
        self.booklet = Some(booklet.clone());
        self
    }

    /// Its markup, with holes for what differs from page to page.
    pub(super) fn html(&self) -> String {
        let mut html = String::new();
        let mut marks = self.marks.as_slice();
        for (at, piece) in self.passage.prose.pieces.iter().enumerate() {
            match piece {
                Piece::Html(markup) if self.lowered > 0 => lower(&mut html, markup, self.lowered),
                Piece::Html(markup) => html.push_str(markup),
                Piece::Text(words) => {
                    let here = marks.partition_point(|mark| mark.piece <= at);
                    marked(&mut html, words, &marks[..here]);
                    marks = &marks[here..];
                }
                Piece::Href(at) => self.address(&mut html, at, self.booklet.as_deref()),
                Piece::Source(at) => self.address(&mut html, at, None),
                Piece::Anchor(anchor) => {
                    html.push_str(&self.prefix);
                    text::escape_into(&mut html, anchor);
                }
            }
        }
        html
    }

    fn address(&self, html: &mut String, at: usize, booklet: Option<&Booklet>) {
        let Some(href) = self.passage.hrefs.get(at).and_then(Option::as_ref) else { return };
        let outside =
            href.contains("://") || href.starts_with("mailto:") || href.starts_with("tel:");
        if let Some(anchor) = href.strip_prefix('#') {
            html.push('#');
            html.push_str(&self.prefix);
            text::escape_into(html, anchor);
            return;
        }
        if let Some(booklet) = booklet.filter(|_| !outside) {
            text::escape_into(html, &booklet.href(href));
            return;
        }
        if !outside {
            html.push_str(ROOT);
        }
        text::escape_into(html, href);
    }
}

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.html())
    }
}

/// Writes words; those that are marked are buttons that show their explanations, without any script.
fn marked(html: &mut String, words: &str, marks: &[Mark]) {
    let mut from = 0;
    for mark in marks {
        text::escape_into(html, &words[from..mark.start]);
        html.push_str("<button type=\"button\" class=\"word\" popovertarget=\"word-");
        text::escape_into(html, &mark.anchor);
        html.push_str("\">");
        text::escape_into(html, &words[mark.start..mark.end]);
        html.push_str("</button>");
        from = mark.end;
    }
    text::escape_into(html, &words[from..]);
}

/// Writes markup with its headings moved down. Authors' own markup never comes here unescaped, so that
/// whatever looks like a heading is one.
fn lower(html: &mut String, markup: &str, steps: u8) {
    let mut rest = markup;
    while let Some(at) = rest.find("<h").into_iter().chain(rest.find("</h")).min() {
        let digit = at + if rest[at..].starts_with("</") { 3 } else { 2 };
        let level = rest[digit..].chars().next().and_then(|digit| digit.to_digit(10));
        html.push_str(&rest[..digit]);
        rest = &rest[digit..];
        if let Some(level @ 1..=6) = level {
            let lowered = (level + u32::from(steps)).min(6);
            html.push_str(&lowered.to_string());
            rest = &rest[1..];
        }
    }
    html.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_words_are_buttons_for_their_explanations() {
        let mark = |start, end, anchor: &str| Mark { piece: 0, start, end, anchor: anchor.into() };
        let mut html = String::new();
        marked(&mut html, "<薬と酒>", &[mark(1, 4, "薬"), mark(7, 10, "お\"酒")]);
        let button = |anchor: &str, word: &str| {
            format!(
                "<button type=\"button\" class=\"word\" popovertarget=\"word-{anchor}\">{word}</button>"
            )
        };
        let expected = format!("&lt;{}と{}&gt;", button("薬", "薬"), button("お&quot;酒", "酒"));
        assert_eq!(html, expected);
    }

    #[test]
    fn headings_move_down_and_other_markup_stays() {
        let check = |markup: &str, expected: &str| {
            let mut html = String::new();
            lower(&mut html, markup, 2);
            assert_eq!(html, expected);
        };
        check("<h2 id=\"a\">あ</h2>\n<p>h2</p><hr>", "<h4 id=\"a\">あ</h4>\n<p>h2</p><hr>");
        check("\">い</h3><h6>", "\">い</h5><h6>");
        check("", "");
    }
}
