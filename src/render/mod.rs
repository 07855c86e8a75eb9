//! A page → its bytes, remembered.

mod theme;

pub use theme::Theme;

use crate::compile::Cache;
use crate::diagnostic::Diagnostic;
use crate::model::Site;
use crate::plan::{Body, Page};
use crate::source::Sources;
use std::sync::Arc;

/// The bytes of a page, and what is wrong with the template that makes it.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    /// The bytes; empty if the template failed.
    pub bytes: Arc<[u8]>,
    /// What was wrong.
    pub diagnostics: Arc<[Diagnostic]>,
}

/// The only maker of bytes.
pub(crate) fn page(
    page: &Page,
    site: &Site,
    theme: &Theme,
    sources: &Sources,
    cache: &Cache,
) -> Rendered {
    match &page.body {
        Body::Asset(file) => {
            Rendered { bytes: sources.get(*file).bytes.clone(), ..Rendered::default() }
        }
        Body::Text(make) => {
            Rendered { bytes: Arc::from(make(site).into_bytes()), ..Rendered::default() }
        }
        Body::Html { template, view } => {
            let _ = (template, view, theme, cache);
            Rendered::default()
        }
    }
}
