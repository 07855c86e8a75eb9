//! What can be taken along: the site as a zip that opens from a folder, the booklet as an electronic
//! book and, where a browser can print it, as PDF.
//!
//! They are made of other files' bytes, so they come in a second round: the site is made without
//! them, they are made of that, and the site that is published is compiled anew with them as what
//! it is given ([`crate::model::Download`]). Each round is the same pure function; nothing but the
//! page that lists them and they themselves differs.

mod archive;
mod cover;
mod epub;
mod folder;
mod xhtml;

use crate::compile::Compiled;
use crate::diagnostic::Diagnostic;
use crate::model::{Download, DownloadKind};
use crate::route::Route;
use bytes::Bytes;

/// A file of the site.
pub(crate) type Made = (Route, Bytes);

/// The electronic book.
///
/// # Errors
/// When its template fails.
pub(crate) fn book(compiled: &Compiled, files: &[Made]) -> Result<Download, Vec<Diagnostic>> {
    let bytes = epub::make(compiled, files)?;
    Ok(Download::new(DownloadKind::Epub, 0, bytes))
}

/// The site in a zip; `files` are all of it.
///
/// # Errors
/// When the template of its first page fails.
pub(crate) fn folder(compiled: &Compiled, files: &[Made]) -> Result<Download, Vec<Diagnostic>> {
    let bytes = folder::make(compiled, files)?;
    Ok(Download::new(DownloadKind::Zip, 0, bytes))
}
