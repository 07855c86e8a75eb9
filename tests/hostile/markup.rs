//! What stands in a file of the output as its readers take it apart: tags, entries, cells.

use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, Token};
use std::collections::BTreeSet;

/// Every tag of a page, and every attribute with its tag; the address too where one is followed or
/// loaded. Two pages with the same set do the same.
pub(super) fn of_page(html: &str) -> BTreeSet<String> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut found = BTreeSet::new();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => {
                let name = text(&tag.name);
                for (key, value) in &tag.attributes {
                    let key = text(key);
                    let value = text(value);
                    if acts(&name, &key, &value) {
                        found.insert(format!("<{name} {key}=\"{value}\">"));
                    }
                    found.insert(format!("<{name} {key}>"));
                }
                found.insert(format!("<{name}>"));
            }
            Ok(Token::Comment(comment)) => {
                found.insert(format!("<!--{}-->", text(&comment)));
            }
            Ok(Token::Error(error)) => {
                found.insert(format!("broken: {}", error.value));
            }
            Ok(_) => {}
            Err(never) => match never {},
        }
    }
    found
}

/// Whether the value of an attribute decides what happens, beyond what is shown.
fn acts(tag: &str, key: &str, value: &str) -> bool {
    let leads = matches!(key, "href" | "src" | "action" | "srcset" | "http-equiv" | "rel" | "type");
    let is_own = tag == "a" && value.starts_with(['.', '#']);
    leads && !is_own
}

/// Every element and attribute of an XML file; the same for two files of the same kind.
pub(super) fn of_xml(xml: &str) -> BTreeSet<String> {
    let document = roxmltree::Document::parse(xml).expect("the file is XML");
    let mut found = BTreeSet::new();
    for node in document.descendants() {
        found.insert(format!("<{}>", node.tag_name().name()));
        found.extend(node.attributes().map(|attribute| attribute.name().to_owned()));
        assert!(node.pi().is_none(), "{xml}");
    }
    found
}

/// The cells of a CSV file.
pub(super) fn cells(csv: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut letters = csv.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => add(&mut cells, '"'),
            '"' => quoted = !quoted,
            ',' | '\n' if !quoted => cells.push(String::new()),
            letter => add(&mut cells, letter),
        }
    }
    cells
}

fn add(cells: &mut [String], letter: char) {
    if let Some(cell) = cells.last_mut() {
        cell.push(letter);
    }
}

#[test]
fn a_page_is_taken_apart() {
    let set = |html: &str| of_page(html).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(set("<p class=a>x</p>"), "<p class> <p>");
    assert_eq!(
        set("<a href='javascript:x'><a href='#y'>"),
        "<a href=\"javascript:x\"> <a href> <a>"
    );
    assert_eq!(cells("\u{feff}a,\"b,\"\"\nc\"\nd"), ["a", "b,\"\nc", "d"]);
}
