//! The figures as people read them.

use super::figures::{Figures, Gap, Text};
use crate::diagnostic::Message;
use crate::messages::{Language, words};
use crate::visible::visible;

/// More than these would bury the rest.
const SHOWN: usize = 8;

/// The figures in lines.
pub(super) fn text(figures: &Figures, language: Language) -> String {
    let mut lines = Lines { language, text: String::new() };
    let head = Message::new("status-head").with("title", &figures.title);
    lines.say(&head.with("date", &figures.on));
    let findings = Message::new("status-findings").with("errors", figures.errors.to_string());
    let findings = findings.with("warnings", figures.warnings.to_string());
    lines.say(&findings.with("notes", figures.notes.to_string()));
    let cases = Message::new("status-cases").with("cases", figures.cases.to_string());
    lines.say(&cases.with("drafts", figures.drafts.len().to_string()));
    lines.heading("status-coverage");
    if figures.rows.all > 0 {
        let name = words(language, &Message::new("status-rows"));
        lines.covered(&name, figures.rows.all, figures.rows.with_case);
    }
    for facet in &figures.facets {
        lines.covered(&facet.name, facet.terms.all, facet.terms.with_case);
    }
    for grid in &figures.grids {
        let message = Message::new("status-grid").with("name", &grid.name);
        let message = message.with("all", grid.all.to_string());
        let message = message.with("filled", grid.filled.to_string());
        lines.item(&message.with("cases", grid.with_case.to_string()));
    }
    lines.gaps(figures);
    lines.texts("status-drafts", &figures.drafts);
    let due = Message::new("status-due").with("months", figures.review_after.to_string());
    lines.texts_under(&due, &figures.due);
    lines.text
}

struct Lines {
    language: Language,
    text: String,
}

impl Lines {
    fn say(&mut self, message: &Message) {
        self.text.push_str(&words(self.language, message));
        self.text.push('\n');
    }

    fn item(&mut self, message: &Message) {
        self.text.push_str("  ");
        self.say(message);
    }

    fn heading(&mut self, id: &'static str) {
        self.text.push('\n');
        self.say(&Message::new(id));
    }

    fn covered(&mut self, name: &str, all: usize, with_case: usize) {
        let message = Message::new("status-covered").with("name", name);
        let message = message.with("all", all.to_string());
        self.item(&message.with("cases", with_case.to_string()));
    }

    /// What has no case yet: terms, rows, crossings.
    fn gaps(&mut self, figures: &Figures) {
        let rows = words(self.language, &Message::new("status-rows"));
        let terms = figures.facets.iter().map(|facet| (&*facet.name, &facet.terms.without));
        let grids = figures.grids.iter().map(|grid| (&*grid.name, &grid.without));
        let all = std::iter::once((&*rows, &figures.rows.without)).chain(terms).chain(grids);
        let all: Vec<(&str, &Vec<Gap>)> = all.filter(|(_, gaps)| !gaps.is_empty()).collect();
        if all.is_empty() {
            return;
        }
        self.heading("status-gaps");
        for (name, gaps) in all {
            let names: Vec<&str> = gaps.iter().take(SHOWN).map(|gap| &*gap.name).collect();
            let more = if gaps.len() > SHOWN { "、…" } else { "" };
            let message = Message::new("status-gap").with("name", name);
            let message = message.with("count", gaps.len().to_string());
            self.item(&message.with("names", names.join("、") + more));
        }
    }

    fn texts(&mut self, id: &'static str, texts: &[Text]) {
        self.texts_under(&Message::new(id), texts);
    }

    fn texts_under(&mut self, heading: &Message, texts: &[Text]) {
        if texts.is_empty() {
            return;
        }
        self.text.push('\n');
        self.say(heading);
        for text in texts {
            let never = words(self.language, &Message::new("status-never"));
            let date = text.date.as_deref().unwrap_or(&never);
            let line = format!("  {date}  {}  {}\n", visible(&text.path), visible(&text.title));
            self.text.push_str(&line);
        }
    }
}
