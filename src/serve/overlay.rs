//! The report as it is laid over a page, or stands alone where there is no page to show.
//!
//! Made here, as HTML, so that the script in the browser never puts words from a source into a
//! page: everything is escaped once, in one place.

use super::editor::{Editor, Place};
use super::preview::Edition;
use crate::diagnostic::{Diagnostic, Message};
use crate::memo::Digest;
use crate::messages::{Language, words};
use crate::report::{self, Elsewhere, Finding, Overlay};
use crate::source::Sources;
use crate::text::escape;
use std::fmt::Write as _;

/// Above this number findings are counted, not shown.
const SHOWN: usize = 100;

/// What was found, in HTML.
pub(super) struct Report {
    html: String,
    gravest: Option<&'static str>,
    /// How much was found, in words.
    pub(super) counts: String,
    label: String,
    language: &'static str,
}

impl Report {
    /// The report of all these findings.
    pub(super) fn new(
        found: &[Diagnostic],
        sources: &Sources,
        editor: Editor<'_>,
        language: Language,
    ) -> Report {
        // The gravest come first: nobody should have to look for the error among the notes.
        let Overlay { findings, rest, counts } = report::overlay(found, sources, language, SHOWN);
        let gravest = findings.first().map(|finding| finding.severity);
        let open = if gravest == Some("error") { " open" } else { "" };
        let mut html = format!("<details{open}><summary>{}</summary><ol>", escape(&counts));
        for finding in &findings {
            push_finding(&mut html, finding, editor, language);
        }
        if rest > 0 {
            let rest = Message::new("report-cut").with("count", rest.to_string());
            let _ = write!(html, "<li><p>{}</p></li>", escape(&words(language, &rest)));
        }
        html.push_str("</ol></details>");
        let label = escape(&words(language, &Message::new("report-heading")));
        Report { html, gravest, counts, label, language: language.tag() }
    }

    /// All that is added to a page: what the page and its stylesheets are stands in attributes, so
    /// that the script can tell whether they are others by now.
    pub(super) fn mark(
        &self,
        edition: &Edition,
        (page, styles): (Digest, Digest),
        panel: &str,
    ) -> String {
        let (page, styles) = (format!("{:x}", page.0), format!("{:x}", styles.0));
        self.mark_with(edition, &page, &styles, panel)
    }

    /// A page of its own, for when there is none to lay the report over.
    pub(super) fn page(&self, edition: &Edition) -> Vec<u8> {
        let (label, language) = (&self.label, self.language);
        let mark = self.mark_with(edition, "", "", "");
        format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\"><title>{label}</title></head>\
             <body>{mark}</body></html>\n"
        )
        .into_bytes()
    }

    fn mark_with(&self, edition: &Edition, page: &str, styles: &str, panel: &str) -> String {
        let Report { html, label, language, .. } = self;
        let (start, version) = (&edition.start, &edition.version);
        let digest = Digest::of(&(html, panel)).0;
        let (class, report) =
            self.gravest.map_or(("sound", ""), |gravest| (gravest, html.as_str()));
        let hidden = if report.is_empty() && panel.is_empty() { " hidden" } else { "" };
        let alone = if page.is_empty() { " alone" } else { "" };
        format!(
            "<!--preview--><link rel=\"stylesheet\" href=\"/_renkei/preview.css\">\
             <script defer src=\"/_renkei/preview.js\"></script>\
             <aside id=\"renkei-preview\" class=\"{class}{alone}\" lang=\"{language}\" \
             aria-label=\"{label}\" data-start=\"{start}\" data-version=\"{version}\" \
             data-page=\"{page}\" data-styles=\"{styles}\" data-report=\"{digest:x}\"{hidden}>\
             {report}{panel}</aside><!--/preview-->"
        )
    }
}

fn push_finding(html: &mut String, finding: &Finding, editor: Editor<'_>, language: Language) {
    let Finding { severity, rule, message, .. } = finding;
    let name = match *severity {
        "error" => "report-fault",
        "warning" => "report-warning",
        _ => "report-note",
    };
    let _ = write!(
        html,
        "<li class=\"{severity}\"><p><b>{}</b> {} <code>{}</code></p>",
        escape(&words(language, &Message::new(name))),
        escape(message),
        escape(rule)
    );
    let Finding { path, shown_path, line, column, .. } = finding;
    push_place(html, editor, path, shown_path, (*line, *column));
    if let Some(source) = &finding.source {
        let line = line.to_string();
        let indent = " ".repeat(line.len() + 3 + finding.caret);
        let carets = "^".repeat(finding.width.max(1));
        let _ = write!(html, "<pre>{line} | {}\n{indent}{carets}</pre>", escape(source));
    }
    for Elsewhere { message, path, shown_path, line, column } in &finding.related {
        let _ = write!(html, "<p>{}</p>", escape(message));
        push_place(html, editor, path, shown_path, (*line, *column));
    }
    if let Some(help) = &finding.help {
        let _ = write!(html, "<p>{}</p>", escape(help));
    }
    html.push_str("</li>");
}

/// A place, as a link that opens it in the editor.
fn push_place(html: &mut String, editor: Editor<'_>, path: &str, shown: &str, at: (usize, usize)) {
    let _ = write!(html, "<p>{}</p>", editor.link(&Place { path, shown, at }));
}
