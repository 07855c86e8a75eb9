//! What has been written so far: pieces, and the plain text of blocks beside them.
//!
//! Apart because here, and only here, an author's words become HTML: escaped, with readings.
//! Strings that are being filled are kept and used again; a piece is made when its kind changes.

use super::ruby::{self, Ruby};
use crate::model::{Piece, Pieces, Strings};
use std::mem;
use std::sync::Arc;

/// Pieces and blocks in the making.
#[derive(Default)]
pub(super) struct Output {
    pieces: Pieces,
    /// Markup that will be the next piece. Empty whenever a piece is pushed.
    html: String,
    /// Words behind it, with readings still in braces.
    words: String,
    /// How many elements are open whose words are no running text, as headings and links.
    enclosing: usize,
    /// The plain text of the current block, up to `words`.
    block: String,
    blocks: Strings,
    /// The words of pictures in the current block.
    pictures: Vec<String>,
    /// The last character before `words`, if it was text.
    last: Option<char>,
    /// Grows whenever something visible is written.
    seen: usize,
}

/// The pieces of an enclosing text, put aside while a footnote is written.
pub(super) struct Aside {
    pieces: Pieces,
    html: String,
}

impl Output {
    /// Writes markup.
    pub(super) fn html(&mut self, html: &str) {
        self.flush_words();
        self.html.push_str(html);
    }

    /// Writes markup whose words are no running text.
    pub(super) fn enclose(&mut self, html: &str) {
        self.html(html);
        self.enclosing += 1;
    }

    /// Ends what [`Output::enclose`] began.
    pub(super) fn release(&mut self, html: &str) {
        self.html(html);
        self.enclosing = self.enclosing.saturating_sub(1);
    }

    /// Writes words.
    pub(super) fn words(&mut self, words: &str) {
        self.words.push_str(words);
        self.see(words);
    }

    /// Writes words in which braces mean themselves.
    pub(super) fn literal(&mut self, words: &str) {
        self.flush_words();
        self.words(words);
        self.flush_words();
    }

    /// Writes words that are no running text and have no readings, such as code.
    pub(super) fn verbatim(&mut self, words: &str) {
        self.flush_words();
        escape(&mut self.html, words);
        self.block.push_str(words);
        self.last = words.chars().next_back();
        self.see(words);
    }

    /// Writes what an author took for markup.
    pub(super) fn disarmed(&mut self, html: &str) {
        self.flush_words();
        escape(&mut self.html, html);
        self.last = None;
        self.see(html);
    }

    /// Writes the value of an attribute.
    pub(super) fn attribute(&mut self, value: &str) {
        escape(&mut self.html, value);
    }

    /// Writes a line break that is shown as a space.
    pub(super) fn line_break(&mut self) {
        self.words.push('\n');
    }

    /// Writes a line break that is shown as one.
    pub(super) fn hard_break(&mut self) {
        self.html("<br>\n");
        self.block.push(' ');
        self.last = None;
    }

    /// Leaves a hole.
    pub(super) fn hole(&mut self, hole: Piece<'_>) {
        self.flush_words();
        self.flush_html();
        self.pieces.push(hole);
    }

    /// Leaves a hole whose content [`Output::fill`] gives later.
    pub(super) fn later(&mut self) -> usize {
        self.flush_words();
        self.flush_html();
        self.pieces.later()
    }

    /// Fills a hole that was left by [`Output::later`].
    pub(super) fn fill(&mut self, at: usize, anchor: Arc<str>) {
        self.pieces.fill(at, anchor);
    }

    /// Writes a picture's words, which are a block of their own.
    pub(super) fn picture(&mut self, alt: &str) {
        self.attribute(alt);
        self.last = None;
        self.see(alt);
        if !alt.is_empty() {
            self.pictures.push(alt.to_owned());
        }
    }

    /// Ends a block: no text that is found runs over it.
    pub(super) fn end_block(&mut self) {
        self.flush_words();
        let block = self.block.trim();
        if !block.is_empty() {
            self.blocks.push(block);
        }
        self.block.clear();
        self.pictures.drain(..).for_each(|alt| self.blocks.push(&alt));
        self.last = None;
    }

    /// The plain text of the current block.
    pub(super) fn block(&mut self) -> &str {
        self.flush_words();
        self.block.trim()
    }

    /// The last character that was seen, if it was text of this block.
    pub(super) fn last_character(&self) -> Option<char> {
        if self.words.is_empty() { self.last } else { ruby::last_character(&self.words) }
    }

    /// A number that grows whenever something visible is written.
    pub(super) fn seen(&self) -> usize {
        self.seen
    }

    /// Puts aside what was written, so that something else can be written.
    pub(super) fn put_aside(&mut self) -> Aside {
        self.flush_words();
        Aside { pieces: mem::take(&mut self.pieces), html: mem::take(&mut self.html) }
    }

    /// Goes on where [`Output::put_aside`] stopped, and gives what was written since.
    pub(super) fn resume(&mut self, aside: Aside) -> Pieces {
        self.flush_words();
        self.flush_html();
        self.html = aside.html;
        mem::replace(&mut self.pieces, aside.pieces)
    }

    /// Writes pieces that [`Output::resume`] gave.
    pub(super) fn append(&mut self, pieces: &Pieces) {
        for piece in pieces.iter() {
            match piece {
                Piece::Html(html) => self.html(html),
                piece => self.hole(piece),
            }
        }
    }

    /// Takes the end of a paragraph back, if there is one, to write more into it.
    pub(super) fn reopen_paragraph(&mut self) -> bool {
        let length = self.html.strip_suffix("</p>\n").map(str::len);
        self.html.truncate(length.unwrap_or(self.html.len()));
        length.is_some()
    }

    /// All pieces and blocks.
    pub(super) fn finish(mut self) -> (Pieces, Strings) {
        self.end_block();
        self.flush_html();
        (self.pieces, self.blocks)
    }

    /// Notes that something visible was written.
    fn see(&mut self, words: &str) {
        self.seen += usize::from(!words.trim_start().is_empty());
    }

    /// Makes a piece of the pending markup.
    fn flush_html(&mut self) {
        if !self.html.is_empty() {
            self.pieces.push(Piece::Html(&self.html));
            self.html.clear();
        }
    }

    /// Makes pieces of the pending words.
    fn flush_words(&mut self) {
        if self.words.is_empty() {
            return;
        }
        let mut words = mem::take(&mut self.words);
        self.last = ruby::last_character(&words);
        let mut rest = words.as_str();
        while let Some((at, ruby)) = ruby::find(rest) {
            self.plain(&rest[..at]);
            self.ruby(ruby);
            rest = &rest[at + ruby.length..];
        }
        self.plain(rest);
        words.clear();
        self.words = words;
    }

    /// Writes words without readings.
    fn plain(&mut self, words: &str) {
        for (number, line) in words.split('\n').enumerate() {
            self.block.push_str(if number == 0 { "" } else { " " });
            self.block.push_str(line);
        }
        if self.enclosing > 0 || words.trim_start().is_empty() {
            escape(&mut self.html, words);
        } else {
            self.flush_html();
            self.pieces.push(Piece::Text(words));
        }
    }

    /// Writes words with their reading.
    fn ruby(&mut self, ruby: Ruby<'_>) {
        self.block.push_str(ruby.base);
        self.html.push_str("<ruby>");
        for (base, reading) in ruby.parts() {
            escape(&mut self.html, base);
            self.html.push_str("<rp>（</rp><rt>");
            self.html.push_str(reading); // Kana, as `ruby` made sure.
            self.html.push_str("</rt><rp>）</rp>");
        }
        self.html.push_str("</ruby>");
    }
}

/// Adds a text so that nothing in it is markup, neither between tags nor in quotes.
fn escape(html: &mut String, text: &str) {
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        html.push_str(&text[copied..at]);
        html.push_str(entity);
        copied = at + 1;
    }
    html.push_str(&text[copied..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_escapes_unescaped() {
        let check = |text: &str, expected: &str| {
            let mut html = String::new();
            escape(&mut html, text);
            assert_eq!(html, expected);
        };
        check("", "");
        check("あ<b a=\"x\">&amp;'", "あ&lt;b a=&quot;x&quot;&gt;&amp;amp;'");
    }
}
