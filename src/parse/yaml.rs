//! YAML with places: a tree in which every value knows where it stands and keeps its literal text.
//!
//! Apart from serde's typed structs, which stop at the first fault: here each field is read by hand
//! (`fields.rs`), so that all faults of a file are found in one run. Slips are mended before
//! (`slips`), lines that are no YAML are left out ([`recovery`]), and what the parser says of them
//! is put into plain words ([`syntax`]).

mod escapes;
mod recovery;
mod syntax;

use super::slips::Slips;
use super::slips::mended::Mended;
use crate::diagnostic::{Diagnostic, Rule};
use crate::span::{FileId, Span, Spanned};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Budget, DuplicateKeyPolicy, MergeKeyPolicy, Options};
use std::fmt;
use std::sync::Arc;

/// A file, or the front matter of one, that is not YAML.
pub(crate) static YAML_SYNTAX: Rule = Rule::error("yaml-syntax");

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) value: Value,
    /// What stands at the place of a text, if that is not the text itself.
    pub(crate) written: Option<Arc<str>>,
}

/// What a value is; scalars keep the text that was written.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Null,
    Text(Arc<str>),
    List(Vec<Node>),
    Map(Vec<(Spanned<Arc<str>>, Node)>),
}

/// A piece of YAML in a file.
#[derive(Clone, Copy)]
pub(crate) struct Piece<'t> {
    pub(crate) text: &'t str,
    pub(crate) file: FileId,
    /// Where the piece begins in its file.
    pub(crate) offset: usize,
}

impl Piece<'_> {
    /// The place of bytes of the piece.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start, end).shifted(self.offset)
    }
}

/// What was read of a piece of YAML.
#[derive(Debug)]
pub(crate) struct Tree {
    /// The whole of it.
    pub(crate) root: Node,
    /// The keys in the lines that could not be read. Nothing may be said of what they would have
    /// held: neither that it is missing, nor that what refers to it leads nowhere.
    pub(crate) lost: Lost,
}

/// Keys in lines that could not be read.
pub(crate) type Lost = Arc<[Arc<str>]>;

/// Reads a piece of YAML: as it was meant where it has slips, without the lines that are no YAML;
/// nothing, and findings, if no line can be read.
pub(crate) fn parse(piece: Piece<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Tree> {
    let mut tree = understood(piece, diagnostics)?;
    escapes::clean(&mut tree.root, diagnostics);
    Some(tree)
}

fn understood(piece: Piece<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Tree> {
    let slips = Slips::of(piece);
    let mended = Mended::new(piece.text, &slips.edits);
    let tree = |raw, mended: &Mended<'_>| {
        Some(Tree { root: root(raw, piece, mended), lost: Arc::default() })
    };
    let error = match read(&mended.text) {
        Ok(raw) => {
            diagnostics.extend_from_slice(&slips.found);
            return tree(raw, &mended);
        }
        Err(error) => error,
    };
    let stop = |error: &serde_yaml::Error, mended: &Mended<'_>| {
        mended.written(syntax::place(error, &mended.text))
    };
    if let Some(indented) = slips.indented() {
        let moved = Mended::new(piece.text, &indented.edits);
        match read(&moved.text) {
            Ok(raw) => {
                diagnostics.extend_from_slice(&indented.found);
                return tree(raw, &moved);
            }
            Err(next) if stop(&next, &moved) > stop(&error, &mended) => {
                diagnostics.extend_from_slice(&indented.found);
                return recovery::recover(indented, next, diagnostics);
            }
            Err(_) => {}
        }
    }
    diagnostics.extend_from_slice(&slips.found);
    recovery::recover(slips, error, diagnostics)
}

fn read(text: &str) -> Result<Option<serde_yaml::Spanned<Raw>>, serde_yaml::Error> {
    serde_yaml::from_str_with_options(text, options())
}

fn root(raw: Option<serde_yaml::Spanned<Raw>>, piece: Piece<'_>, mended: &Mended<'_>) -> Node {
    match raw {
        Some(raw) => node(raw, piece, mended),
        None => Node { span: piece.span(0, 0), value: Value::Null, written: None },
    }
}

fn options() -> Options {
    let mut budget = Budget::default();
    budget.max_depth = 40;
    budget.max_nodes = 300_000;
    budget.max_aliases = 200;
    serde_yaml::options! {
        budget: Some(budget),
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        with_snippet: false,
    }
}

fn at_most(offset: u64, text: &str) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX).min(text.len())
}

/// A value as the deserializer hands it over.
enum Raw {
    Null,
    /// A number or a truth value: its literal text is what stands at its place.
    Literal,
    Text(String),
    List(Vec<serde_yaml::Spanned<Raw>>),
    Map(Vec<(serde_yaml::Spanned<Raw>, serde_yaml::Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Literal)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Literal)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Literal)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Literal)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}

fn node(raw: serde_yaml::Spanned<Raw>, piece: Piece<'_>, mended: &Mended<'_>) -> Node {
    let text = &*mended.text;
    let at = raw.referenced.span();
    let start = at.byte_offset().map_or(0, |offset| at_most(offset, text));
    let end = start + at.byte_len().map_or(0, |length| at_most(length, text));
    let literal = text.get(start..end.min(text.len())).unwrap_or_default().trim_end();
    let end = start + literal.len();
    let place = mended.written(start)..mended.written(end);
    let written = match &raw.value {
        Raw::Text(text) => piece.text.get(place.clone()).filter(|written| written != text),
        _ => None,
    };
    let value = match raw.value {
        Raw::Null => Value::Null,
        Raw::Literal => Value::Text(Arc::from(literal)),
        Raw::Text(text) => Value::Text(Arc::from(text)),
        Raw::List(items) => {
            Value::List(items.into_iter().map(|item| node(item, piece, mended)).collect())
        }
        Raw::Map(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| (key_of(key, piece, mended), node(value, piece, mended)))
                .collect(),
        ),
    };
    Node { span: piece.span(place.start, place.end), value, written: written.map(Arc::from) }
}

fn key_of(
    raw: serde_yaml::Spanned<Raw>,
    piece: Piece<'_>,
    mended: &Mended<'_>,
) -> Spanned<Arc<str>> {
    let key = node(raw, piece, mended);
    let text = match key.value {
        Value::Text(text) => text,
        Value::Null | Value::List(_) | Value::Map(_) => Arc::from(""),
    };
    Spanned::new(text, key.span)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(node: &Node, text: &str, shown: &mut Vec<String>) {
        let place = &text[node.span.start as usize..node.span.end as usize];
        match &node.value {
            Value::Null => shown.push("null".to_owned()),
            Value::Text(value) => shown.push(format!("{value} at {place:?}")),
            Value::List(items) => items.iter().for_each(|item| show(item, text, shown)),
            Value::Map(entries) => {
                for (key, value) in entries {
                    let place = &text[key.span.start as usize..key.span.end as usize];
                    shown.push(format!("{}: at {place:?}", key.value));
                    show(value, text, shown);
                }
            }
        }
    }

    fn check(text: &str, expected: &[&str]) {
        let mut diagnostics = Vec::new();
        let piece = Piece { text, file: FileId(0), offset: 0 };
        let mut shown = Vec::new();
        match parse(piece, &mut diagnostics) {
            Some(tree) => show(&tree.root, text, &mut shown),
            None => shown.push(format!("error at {}", diagnostics[0].span.start)),
        }
        assert_eq!(shown, expected, "{text:?}");
    }

    #[test]
    fn scalars_keep_their_literal_text_and_their_place() {
        check(
            "a: 1.10\nb: no\n",
            &["a: at \"a\"", "1.10 at \"1.10\"", "b: at \"b\"", "no at \"no\""],
        );
        check("- 福祉事務所 # 注\n", &["福祉事務所 at \"福祉事務所\""]);
        check("- 2026-11-22\n- 0x1F\n", &["2026-11-22 at \"2026-11-22\"", "0x1F at \"0x1F\""]);
        check("a: [情報, \"x\"]", &["a: at \"a\"", "情報 at \"情報\"", "x at \"\\\"x\\\"\""]);
        check("a:\nb: ~\n", &["a: at \"a\"", "null", "b: at \"b\"", "null"]);
    }

    #[test]
    fn a_key_that_comes_twice_comes_twice() {
        check("a: x\na: y\n", &["a: at \"a\"", "x at \"x\"", "a: at \"a\"", "y at \"y\""]);
    }

    #[test]
    fn what_is_not_yaml_is_a_finding() {
        check("a: [b\n", &["a: at \"a\"", "b at \"b\""]);
        check("", &["null"]);
    }
}
