//! HTML as XHTML, which electronic books are made of: every element closed, every name one of XML's.

use crate::text::{escape_into, percent_decoded};
use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use std::fmt::Write;

/// Elements that hold nothing and have no end.
const VOID: &[&str] = &["br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// Elements that end where the next of their kind begins.
const SIBLINGS: &[&str] = &["dd", "dt", "li", "p", "td", "th", "tr"];

/// Writes a page as XHTML, its headings moved up by some steps.
pub(super) fn of(html: &str, raised: u8) -> String {
    let mut page = Page { xml: String::with_capacity(html.len() + 256), open: Vec::new(), raised };
    page.xml.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Ok(Token::Doctype(_)) => page.xml.push_str("<!DOCTYPE html>\n"),
            Ok(Token::StartTag(tag)) => page.start(&tag),
            Ok(Token::EndTag(tag)) => page.end(&name_of(&tag.name)),
            Ok(Token::String(text)) => escape_into(&mut page.xml, &name_of(&text)),
            Ok(Token::Comment(_) | Token::Error(_)) => {}
            Err(never) => match never {},
        }
    }
    while let Some(name) = page.open.pop() {
        page.close(&name);
    }
    page.xml.push('\n');
    page.xml
}

struct Page {
    xml: String,
    open: Vec<String>,
    raised: u8,
}

impl Page {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = self.moved(&name_of(&tag.name));
        if SIBLINGS.contains(&name.as_str()) && self.open.last() == Some(&name) {
            self.end(&name);
        }
        let _ = write!(self.xml, "<{name}");
        for (key, value) in &tag.attributes {
            let (key, value) = (name_of(key), name_of(value));
            let value = match key.as_str() {
                "id" | "aria-labelledby" | "aria-describedby" => id(&value),
                "href" => href(&value),
                _ => value,
            };
            let _ = write!(self.xml, " {key}=\"");
            escape_into(&mut self.xml, &value);
            self.xml.push('"');
        }
        if VOID.contains(&name.as_str()) || tag.self_closing {
            self.xml.push_str("/>");
        } else {
            self.xml.push('>');
            self.open.push(name);
        }
    }

    /// Ends an element and what was left open in it; an end without a beginning is nothing.
    fn end(&mut self, name: &str) {
        let name = self.moved(name);
        let Some(at) = self.open.iter().rposition(|open| *open == name) else { return };
        while self.open.len() > at {
            if let Some(open) = self.open.pop() {
                self.close(&open);
            }
        }
    }

    fn close(&mut self, name: &str) {
        let _ = write!(self.xml, "</{name}>");
    }

    fn moved(&self, name: &str) -> String {
        let level = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
        match level.filter(|level| (1..=6).contains(level)) {
            Some(level) => format!("h{}", level.saturating_sub(self.raised).max(1)),
            None => name.to_owned(),
        }
    }
}

fn name_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// An anchor as XML takes one: other letters by their numbers.
fn id(anchor: &str) -> String {
    let mut id = String::with_capacity(anchor.len());
    for letter in anchor.chars() {
        let first = id.is_empty();
        if is_name(letter) && (!first || letter.is_alphabetic()) {
            id.push(letter);
        } else {
            let _ = write!(id, "_{:x}", u32::from(letter));
        }
    }
    id
}

fn is_name(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '.' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{3001}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}')
}

/// A link inside the book with its anchor as [`id`] has it; one to the world as it is.
fn href(href: &str) -> String {
    match href.split_once('#').filter(|_| !href.contains("://")) {
        Some((file, anchor)) => format!("{file}#{}", id(&percent_decoded(anchor))),
        None => href.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_is_closed_and_every_heading_moved() {
        let check = |html: &str, raised, expected: &str| {
            let xml = of(html, raised);
            let body = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
            assert_eq!(body.map(str::trim_end), Some(expected), "{html}");
        };
        check("<p>a<br>b<wbr>c", 0, "<p>a<br/>b<wbr/>c</p>");
        check("<ul><li>a<li>b</ul>", 0, "<ul><li>a</li><li>b</li></ul>");
        check("<h3 id=x>あ</h3>", 2, "<h1 id=\"x\">あ</h1>");
        check(
            "<details open><p>&amp;&nbsp;<!-- x --></details></b>",
            0,
            "<details open=\"\"><p>&amp;\u{a0}</p></details>",
        );
        check("<a href=\"x?a=1&amp;b\">x</a>", 0, "<a href=\"x?a=1&amp;b\">x</a>");
    }

    #[test]
    fn anchors_are_names_of_xml_on_both_ends() {
        let check =
            |html: &str, expected: &str| assert!(of(html, 0).contains(expected), "{}", of(html, 0));
        check("<p id='row.表2-1'>", "id=\"row.表2-1\"");
        check("<p id='a b:c(1)'>", "id=\"a_20b_3ac_281_29\"");
        check("<a href='x.xhtml#a%20b:c(1)'>", "href=\"x.xhtml#a_20b_3ac_281_29\"");
        check("<a href='https://example.org/#a b'>", "href=\"https://example.org/#a b\"");
        check("<p id='2'>", "id=\"_32\"");
    }
}
