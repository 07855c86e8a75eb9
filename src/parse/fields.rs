//! Reading the entries of a YAML map by hand: each fault is reported where it stands, and the rest
//! is read all the same.

use super::prose::{self, value};
use super::yaml::{Lost, Node, Tree, Value};
use crate::diagnostic::{Diagnostic, Message, Rule};
use crate::model::Prose;
use crate::span::{Span, Spanned};
use crate::suggest;
use crate::text::{date_parts, listed};
use std::sync::Arc;

pub(crate) static WRONG_TYPE: Rule = Rule::error("wrong-type");
pub(crate) static MISSING_KEY: Rule = Rule::error("missing-key");
pub(crate) static UNKNOWN_KEY: Rule = Rule::error("unknown-key");
pub(crate) static DUPLICATE_KEY: Rule = Rule::error("duplicate-key");
pub(crate) static EMPTY_VALUE: Rule = Rule::error("empty-value");
pub(crate) static LONG_SUMMARY: Rule = Rule::warning("long-summary");
pub(crate) static BAD_DATE: Rule = Rule::error("bad-date");
pub(crate) static BAD_URL: Rule = Rule::error("bad-url");

/// More letters than these are not read in a list.
const SUMMARY_LIMIT: usize = 200;

/// A text and its place.
pub(crate) type Text = Spanned<Arc<str>>;

/// The entries of a map that have not been read yet.
pub(crate) struct Fields<'d> {
    entries: Vec<(Text, Node)>,
    known: Vec<&'static str>,
    /// Where the map stands: what is missing is reported here.
    pub(crate) span: Span,
    /// What may have stood here but could not be read; nothing stands for anything.
    lost: Option<Lost>,
    /// How many missing keys were taken to stand there in Japanese.
    excused: usize,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'d> Fields<'d> {
    /// The entries of a map; anything else is reported and read as an empty map. `key` names it in
    /// reports; an empty key stands for the whole file.
    pub(crate) fn of(
        node: Node,
        key: &str,
        lost: &Lost,
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> Fields<'d> {
        let span = node.span;
        let mut fields = Fields {
            entries: Vec::new(),
            known: Vec::new(),
            span,
            lost: None,
            excused: 0,
            diagnostics,
        };
        match node.value {
            Value::Map(entries) => {
                fields.entries = without_duplicates(entries, fields.diagnostics);
                fields.lost = Some(lost.clone());
            }
            other => fields.report(wrong_type(key, "map", &other, span)),
        }
        fields
    }

    /// The entries of a whole file or front matter.
    pub(crate) fn of_tree(tree: Tree, diagnostics: &'d mut Vec<Diagnostic>) -> Fields<'d> {
        Fields::of(tree.root, "", &tree.lost, diagnostics)
    }

    /// The keys in lines that could not be read.
    pub(crate) fn lost(&self) -> Lost {
        self.lost.clone().unwrap_or_default()
    }

    /// The value of a key, if it is there.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<(Text, Node)> {
        self.known.push(key);
        let at = self.entries.iter().position(|(known, _)| *known.value == *key)?;
        Some(self.entries.remove(at))
    }

    /// A text, if the key is there; an empty one counts as absent and is reported.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<Text> {
        let (name, node) = self.take(key)?;
        match node.value {
            Value::Text(text) if !text.trim().is_empty() => Some(Spanned::new(text, node.span)),
            Value::Text(_) | Value::Null => {
                self.report(Diagnostic::new(&EMPTY_VALUE, name.span).with("key", key));
                None
            }
            other => {
                self.report(wrong_type(key, "text", &other, node.span));
                None
            }
        }
    }

    /// A summary, if the key is there; a long one is reported.
    pub(crate) fn summary(&mut self) -> Option<Text> {
        let summary = self.text("summary")?;
        let length = summary.value.chars().count();
        if length > SUMMARY_LIMIT {
            let finding = Diagnostic::new(&LONG_SUMMARY, summary.span);
            let finding = finding.with("length", length.to_string());
            self.report(finding.with("limit", SUMMARY_LIMIT.to_string()));
        }
        Some(summary)
    }

    /// A text that must be there; `owner` names what lacks it.
    pub(crate) fn required(&mut self, key: &'static str, owner: Option<&str>) -> Option<Text> {
        if self.is_absent(key) {
            self.known.push(key);
            self.missing(key, owner);
            return None;
        }
        self.text(key)
    }

    /// Whether a key is not there at all.
    pub(crate) fn is_absent(&self, key: &str) -> bool {
        !self.entries.iter().any(|(known, _)| *known.value == *key)
    }

    /// Reports a key that must be there.
    pub(crate) fn missing(&mut self, key: &'static str, owner: Option<&str>) {
        let may_be_lost = |lost: &Lost| lost.iter().any(|lost| **lost == *key);
        if self.lost.as_ref().is_none_or(may_be_lost) || self.stands_under_another_name(key) {
            return;
        }
        let finding = Diagnostic::new(&MISSING_KEY, self.span).with("key", key);
        self.diagnostics.push(match owner {
            Some(owner) => finding.said("missing-key-of").with("owner", owner),
            None => finding,
        });
    }

    /// Whether a key that is missing stands there under a wrong name, which is told as an unknown key.
    fn stands_under_another_name(&mut self, key: &str) -> bool {
        let wanted = [Arc::from(key)];
        let is_near = |name: &str| suggest::nearest(name, &wanted).is_some();
        if self.entries.iter().any(|(known, _)| is_near(&known.value)) {
            return true;
        }
        // `題名` for `title`: as many keys may be missing as are written in Japanese.
        let japanese = self.entries.iter().filter(|(known, _)| !known.value.is_ascii()).count();
        let is_excused = self.excused < japanese;
        self.excused += usize::from(is_excused);
        is_excused
    }

    /// A day such as `2026-11-22`.
    pub(crate) fn date(&mut self, key: &'static str) -> Option<Text> {
        let text = self.text(key)?;
        if date_parts(&text.value).is_some() {
            return Some(text);
        }
        let looks_right = text.value.len() == 10
            && text.value.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let finding = Diagnostic::new(&BAD_DATE, text.span).with("date", &text.value);
        self.report(if looks_right { finding.said("bad-date-no-such-day") } else { finding });
        None
    }

    /// The address of a page elsewhere; `{…}` in it stands for what is filled in.
    pub(crate) fn url(&mut self, key: &'static str) -> Option<Text> {
        let url = self.text(key)?;
        if prose::is_web_address(&url.value) {
            return Some(url);
        }
        let finding = Diagnostic::new(&BAD_URL, url.span).said("bad-url-elsewhere");
        self.report(finding.with("key", key).with("url", &url.value));
        None
    }

    /// A truth value, `false` if the key is absent.
    pub(crate) fn flag(&mut self, key: &'static str) -> bool {
        let Some((_, node)) = self.take(key) else { return false };
        match &node.value {
            Value::Text(text) if &**text == "true" => true,
            Value::Text(text) if &**text == "false" => false,
            other => {
                self.diagnostics.push(wrong_type(key, "yes-no", other, node.span));
                false
            }
        }
    }

    /// A list of texts; a single text counts as a list of one, an absent key as an empty one.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<Text> {
        let Some((_, node)) = self.take(key) else { return Vec::new() };
        texts(key, node, self.diagnostics)
    }

    /// The same for a value that was taken already.
    pub(crate) fn texts_in(&mut self, key: &str, node: Node) -> Vec<Text> {
        texts(key, node, self.diagnostics)
    }

    /// Words with Markdown in them; nothing if the key is absent.
    pub(crate) fn prose(&mut self, key: &'static str) -> Arc<Prose> {
        let written = self.entries.iter().find(|(known, _)| *known.value == *key);
        let written = written.and_then(|(_, node)| node.written.clone());
        let Some(text) = self.text(key) else { return Arc::default() };
        Arc::new(value::prose(&text, written.as_deref(), self.diagnostics))
    }

    /// A list of maps; `read` is called for each.
    pub(crate) fn maps<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(Fields<'_>) -> Option<T>,
    ) -> Vec<T> {
        let Some((_, node)) = self.take(key) else { return Vec::new() };
        let lost = self.lost();
        match node.value {
            Value::List(items) => items
                .into_iter()
                .filter_map(|item| read(Fields::of(item, key, &lost, self.diagnostics)))
                .collect(),
            Value::Null => Vec::new(),
            other => {
                self.diagnostics.push(wrong_type(key, "map-list", &other, node.span));
                Vec::new()
            }
        }
    }

    /// The map under a key.
    pub(crate) fn map(&mut self, key: &'static str) -> Option<Fields<'_>> {
        let (_, node) = self.take(key)?;
        Some(Fields::of(node, key, &self.lost(), self.diagnostics))
    }

    /// The map under a key whose keys are data: its texts by key.
    pub(crate) fn pairs(&mut self, key: &'static str) -> Vec<(Text, Text)> {
        self.map(key).map(Fields::into_pairs).unwrap_or_default()
    }

    /// All entries as texts by key: a map whose keys are data.
    pub(crate) fn into_pairs(mut self) -> Vec<(Text, Text)> {
        let entries = std::mem::take(&mut self.entries);
        let mut pairs = Vec::new();
        for (name, node) in entries {
            match node.value {
                Value::Text(text) => pairs.push((name, Spanned::new(text, node.span))),
                other => {
                    self.report(wrong_type(&name.value, "text", &other, node.span));
                    // What is cited by this key does not complain as well.
                    pairs.push((name.clone(), name));
                }
            }
        }
        pairs
    }

    /// Everything not read so far as lists of texts by key: what a facet may stand behind.
    pub(crate) fn rest(&mut self) -> Vec<(Text, Vec<Text>)> {
        let entries = std::mem::take(&mut self.entries);
        let read = |(key, node): (Text, Node)| {
            let list = texts(&key.value, node, self.diagnostics);
            (key, list)
        };
        entries.into_iter().map(read).collect()
    }

    /// The keys that were asked for.
    pub(crate) fn known(&self) -> &[&'static str] {
        &self.known
    }

    /// Reports what nobody asked for.
    pub(crate) fn finish(self) {
        for (key, _) in &self.entries {
            let finding = unknown_key(key, self.known.iter().copied());
            self.diagnostics.push(finding);
        }
    }

    /// Adds a finding.
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// A key that nothing reads, with the nearest known one or all of them.
pub(crate) fn unknown_key<'k>(key: &Text, known: impl Iterator<Item = &'k str>) -> Diagnostic {
    let known: Vec<Arc<str>> = known.map(Arc::from).collect();
    let finding = Diagnostic::new(&UNKNOWN_KEY, key.span).with("key", &key.value);
    match suggest::nearest(&key.value, &known) {
        Some(name) => finding.suggest(Some(name)),
        None => finding.help(Message::new("help-known-keys").with("keys", listed(&known))),
    }
}

/// A value of another kind than expected; kinds are words of the catalogue.
pub(crate) fn wrong_type(key: &str, expected: &str, found: &Value, span: Span) -> Diagnostic {
    let found = match found {
        Value::Null => "nothing",
        Value::Text(_) => "text",
        Value::List(_) => "list",
        Value::Map(_) => "map",
    };
    let finding = Diagnostic::new(&WRONG_TYPE, span);
    let finding = match key {
        "" => finding.said("wrong-type-file"),
        key => finding.with("key", key),
    };
    finding.with("expected", expected).with("found", found)
}

fn texts(key: &str, node: Node, diagnostics: &mut Vec<Diagnostic>) -> Vec<Text> {
    match node.value {
        Value::Null => Vec::new(),
        Value::Text(text) => vec![Spanned::new(text, node.span)],
        Value::List(items) => {
            let mut list = Vec::new();
            for item in items {
                match item.value {
                    Value::Text(text) => list.push(Spanned::new(text, item.span)),
                    other => diagnostics.push(wrong_type(key, "text", &other, item.span)),
                }
            }
            list
        }
        Value::Map(_) => {
            diagnostics.push(wrong_type(key, "text-list", &node.value, node.span));
            Vec::new()
        }
    }
}

fn without_duplicates(
    entries: Vec<(Text, Node)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(Text, Node)> {
    let mut first: std::collections::HashMap<Arc<str>, Span> = std::collections::HashMap::new();
    let mut kept = Vec::with_capacity(entries.len());
    for (key, node) in entries {
        if let Some(first) = first.get(&key.value) {
            diagnostics.push(
                Diagnostic::new(&DUPLICATE_KEY, key.span)
                    .with("key", &key.value)
                    .related(Message::new("first-here"), *first),
            );
            continue;
        }
        first.insert(key.value.clone(), key.span);
        kept.push((key, node));
    }
    kept
}
