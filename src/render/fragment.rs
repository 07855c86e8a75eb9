//! A fragment of markup that many pages show: made once, then copied.

use super::theme::Theme;
use crate::diagnostic::Diagnostic;
use crate::memo::Digest;
use serde::{Serialize, Serializer};
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use tera::{Context, Value};

/// Finished markup with holes for the way to the root; a template writes it as it is.
#[derive(Clone, Debug)]
pub(crate) struct Fragment {
    html: Value,
    digest: Digest,
    faults: Arc<[Diagnostic]>,
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
        let html = made.value;
        let digest = Digest::of_bytes(html.as_bytes());
        Fragment { html: Value::safe_string(&html), digest, faults: made.diagnostics.into() }
    }

    /// What is wrong with the component.
    pub(crate) fn faults(&self) -> &[Diagnostic] {
        &self.faults
    }
}

impl Serialize for Fragment {
    /// Tera takes its own values as they are, without a copy.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.html.serialize(serializer)
    }
}

impl Hash for Fragment {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}
