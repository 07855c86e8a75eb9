//! What can be taken along: files that a build made of the site and gives to the next compile.

use crate::memo::Digest;
use crate::route::Route;
use bytes::Bytes;
use std::hash::{Hash, Hasher};

/// A file to be taken along.
#[derive(Clone, Debug)]
pub struct Download {
    /// What it is.
    pub kind: DownloadKind,
    /// Which volume, from 1; 0 where there is but one.
    pub volume: usize,
    /// Where it is found.
    pub route: Route,
    /// What is in it.
    pub bytes: Bytes,
    digest: Digest,
}

/// What can be taken along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DownloadKind {
    /// The whole site, to be opened from a folder.
    Zip,
    /// An electronic book.
    Epub,
    /// The booklet.
    Pdf,
}

impl DownloadKind {
    /// What its files end in; also what templates call it.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            DownloadKind::Zip => "zip",
            DownloadKind::Epub => "epub",
            DownloadKind::Pdf => "pdf",
        }
    }
}

impl Download {
    /// A file with its place in the site.
    #[must_use]
    pub fn new(kind: DownloadKind, volume: usize, bytes: Vec<u8>) -> Download {
        let number = if volume == 0 { String::new() } else { format!("-{volume}") };
        let route = Route::file(format!("downloads/guideline{number}.{}", kind.ending()));
        Download { kind, volume, route, digest: Digest::of_bytes(&bytes), bytes: bytes.into() }
    }
}

impl PartialEq for Download {
    fn eq(&self, other: &Self) -> bool {
        (self.kind, self.volume, self.digest) == (other.kind, other.volume, other.digest)
    }
}

impl Eq for Download {}

impl Hash for Download {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.kind, self.volume, self.digest).hash(state);
    }
}
