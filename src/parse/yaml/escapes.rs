//! What a quoted text can hold though nobody sees it in the file: `"\u001b[2J"`.
//!
//! Apart from what is looked for in the text of files, since here it only shows once it is read.

use super::{Node, Value};
use crate::diagnostic::Diagnostic;
use crate::parse::slips::characters;
use crate::span::Span;
use std::sync::Arc;

/// Reports what steers a terminal or turns the direction of writing, and takes it out.
pub(super) fn clean(node: &mut Node, diagnostics: &mut Vec<Diagnostic>) {
    match &mut node.value {
        Value::Text(text) if node.written.is_some() => clean_text(text, node.span, diagnostics),
        Value::List(items) => items.iter_mut().for_each(|item| clean(item, diagnostics)),
        Value::Map(entries) => {
            for (key, value) in entries {
                clean_text(&mut key.value, key.span, diagnostics);
                clean(value, diagnostics);
            }
        }
        Value::Text(_) | Value::Null => {}
    }
}

fn clean_text(text: &mut Arc<str>, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    if let Some((finding, cleaned)) = characters::steering(text, span) {
        diagnostics.push(finding);
        *text = Arc::from(cleaned);
    }
}
