//! `renkei explain`: tells what a rule is about.

use super::{DONE, FAILED, note, say};
use crate::diagnostic::Message;
use crate::messages::Language;
use crate::{explain, rules, suggest};
use std::sync::Arc;

/// One rule, or all of them as a table.
pub(super) fn run(language: Language, id: Option<&str>) -> u8 {
    let Some(id) = id else {
        say(&explain::table(&rules::all(), language));
        return DONE;
    };
    if let Some(rule) = rules::all().iter().find(|rule| rule.id == id) {
        say(&explain::explain(rule, language));
        return DONE;
    }
    let known: Vec<Arc<str>> = rules::all().iter().map(|rule| Arc::from(rule.id)).collect();
    note(language, &Message::new("error-unknown-rule").with("name", id));
    if let Some(near) = suggest::nearest(id, &known) {
        note(language, &Message::new("help-did-you-mean").with("name", near));
    }
    FAILED
}
