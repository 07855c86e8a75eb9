//! What the accessibility tests found, as the site holds it: nothing in it refers to anything.

use crate::model::{Criterion, Statement};
use crate::parse::accessibility::AccessibilityDocument;
use crate::parse::fields::Text;
use std::sync::Arc;

/// The result as the site holds it.
pub(super) fn of(written: &AccessibilityDocument) -> Statement {
    let value = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
    let criteria = written.criteria.iter().map(|criterion| Criterion {
        id: criterion.id.value.clone(),
        name: criterion.name.value.clone(),
        level: value(&criterion.level),
        result: criterion.result.value.clone(),
        by: values(&criterion.by),
    });
    Statement {
        standard: value(&written.standard).unwrap_or_default(),
        level: value(&written.level).unwrap_or_default(),
        date: value(&written.date),
        method: value(&written.method),
        technologies: values(&written.technologies),
        tools: values(&written.tools),
        pages: values(&written.pages),
        criteria: criteria.collect(),
    }
}

fn values(texts: &[Text]) -> Vec<Arc<str>> {
    texts.iter().map(|text| text.value.clone()).collect()
}
