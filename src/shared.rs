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

/// Something that is made when it is first asked for. Says nothing about what holds it: two things
/// that differ in this alone are the same.
#[derive(Debug)]
pub(crate) struct Later<T>(OnceLock<T>);

impl<T> Later<T> {
    /// What it is, made now if nobody asked before.
    pub(crate) fn get(&self, make: impl FnOnce() -> T) -> &T {
        self.0.get_or_init(make)
    }
}

impl<T> Default for Later<T> {
    fn default() -> Later<T> {
        Later(OnceLock::new())
    }
}

impl<T: Clone> Clone for Later<T> {
    fn clone(&self) -> Later<T> {
        Later(self.0.clone())
    }
}

impl<T> PartialEq for Later<T> {
    fn eq(&self, _: &Later<T>) -> bool {
        true
    }
}

impl<T> Eq for Later<T> {}

impl<T> Hash for Later<T> {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
