//! The questions of a form that a page offers on paper and as text, as its front matter says.

use super::fields::{Fields, Text};

/// A question as written.
#[derive(Debug)]
pub(crate) struct QuestionDocument {
    pub(crate) label: Text,
    pub(crate) hint: Option<Text>,
    pub(crate) required: bool,
    pub(crate) short: bool,
    pub(crate) long: bool,
    pub(crate) choices: Vec<Text>,
    pub(crate) facet: Option<Text>,
}

/// Reads the questions of a page.
pub(crate) fn questions(fields: &mut Fields<'_>) -> Vec<QuestionDocument> {
    fields.maps("form", |mut fields| {
        let label = fields.required("label", None);
        let hint = fields.text("hint");
        let required = fields.flag("required");
        let short = fields.flag("short");
        let long = fields.flag("long");
        let choices = fields.texts("choices");
        let facet = fields.text("facet");
        fields.finish();
        Some(QuestionDocument { label: label?, hint, required, short, long, choices, facet })
    })
}
