//! A sound site may still be poor.

use crate::diagnostic::Diagnostic;
use crate::model::Site;

/// Looks at a whole site.
pub(crate) fn check(_site: &Site) -> Vec<Diagnostic> {
    Vec::new()
}
