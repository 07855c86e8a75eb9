//! Days that are still to come: asked only where a command says which day it is, since no phase looks
//! at the clock.

use crate::diagnostic::{Diagnostic, Rule};
use crate::parse::change::ChangeDocument;
use crate::parse::fields::Text;
use crate::parse::{Content, Document};
use std::sync::Arc;

pub(crate) static FUTURE_DATE: Rule = Rule::note("future-date");

/// Reports days behind today: years and months are easily mistyped.
pub(super) fn check(documents: &[Arc<Document>], today: &str, diagnostics: &mut Vec<Diagnostic>) {
    for document in documents {
        let mut days = Vec::new();
        match &document.content {
            Content::Case(Some(text)) | Content::Page(Some(text)) => {
                days.extend(text.updated.iter().map(|day| ("updated", day)));
                days.extend(text.reviewed.iter().map(|day| ("reviewed", day)));
                days.extend(changes(&text.changes));
            }
            Content::Settings(Some(settings)) => {
                let checked = settings.consultation.as_ref().and_then(|it| it.checked.as_ref());
                days.extend(settings.updated.iter().map(|day| ("updated", day)));
                days.extend(checked.map(|day| ("checked", day)));
                days.extend(changes(&settings.changes));
            }
            _ => {}
        }
        // Written as `2026-11-22`, days stand in the order of their letters.
        for (key, day) in days.into_iter().filter(|(_, day)| *day.value > *today) {
            let finding = Diagnostic::new(&FUTURE_DATE, day.span);
            diagnostics.push(finding.with("key", key).with("date", &day.value));
        }
    }
}

fn changes(written: &[ChangeDocument]) -> impl Iterator<Item = (&'static str, &Text)> {
    written.iter().map(|change| ("date", &change.date))
}
