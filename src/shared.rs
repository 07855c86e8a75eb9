//! What templates are shown again and again, made into a value of theirs once.
//!
//! A view of a thousand strings would be copied string by string each time it is shown. What many
//! views show (a link, a chip, a card) is a [`Shared`]: showing it costs one count.

use crate::memo::Digest;
use serde::{Serialize, Serializer};
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;
use tera::Value;

/// A value for templates, and what stands for it.
#[derive(Clone, Debug)]
pub(crate) struct Shared {
    value: Value,
    digest: Digest,
}

impl Shared {
    /// Something to be shown by its fields.
    pub(crate) fn new<T: Serialize + Hash>(thing: &T) -> Shared {
        Shared { value: Value::from_serializable(thing), digest: Digest::of(thing) }
    }

    /// Finished markup, which templates write as it is.
    pub(crate) fn html(html: &str) -> Shared {
        Shared { value: Value::safe_string(html), digest: Digest::of_bytes(html.as_bytes()) }
    }
}

impl Serialize for Shared {
    /// Tera takes its own values as they are, without a copy.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl Hash for Shared {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

/// A [`Shared`] that is made when it is first shown. Says nothing about what holds it: two things
/// that differ in this alone are the same.
#[derive(Debug, Default)]
pub(crate) struct Later(OnceLock<Shared>);

impl Later {
    /// The value, made now if it was not shown before.
    pub(crate) fn get(&self, make: impl FnOnce() -> Shared) -> &Shared {
        self.0.get_or_init(make)
    }
}

impl Clone for Later {
    fn clone(&self) -> Later {
        Later::default()
    }
}

impl PartialEq for Later {
    fn eq(&self, _: &Later) -> bool {
        true
    }
}

impl Eq for Later {}

impl Hash for Later {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
