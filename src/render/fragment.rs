//! A fragment of markup that many pages show: made once, then copied.

use super::theme::Theme;
use crate::diagnostic::Diagnostic;
use crate::shared::Shared;
use serde::Serialize;
use std::sync::Arc;
use tera::{Context, Value};

/// Finished markup with holes for the way to the root, and what is wrong with its component.
#[derive(Clone, Debug)]
pub(crate) struct Fragment {
    /// The markup.
    pub(crate) html: Shared,
    /// What is wrong.
    pub(crate) faults: Arc<[Diagnostic]>,
}

impl Fragment {
    /// What a component of the theme makes of its one argument, given under the component's own
    /// name.
    pub(crate) fn new(
        theme: &Theme,
        component: &'static str,
        argument: &impl Serialize,
    ) -> Fragment {
        let mut arguments = Context::new();
        arguments.insert_value(component, Value::from_serializable(argument));
        let made = theme.component(component, &arguments);
        Fragment { html: Shared::html(&made.value), faults: made.diagnostics.into() }
    }
}
