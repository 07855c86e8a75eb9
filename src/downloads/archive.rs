//! A zip that is the same on every machine: no clock, no rights, the order in which it was filled.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A zip in memory.
pub(super) struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Archive {
    /// An empty one.
    pub(super) fn new() -> Archive {
        Archive { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    /// Adds a file as it is.
    pub(super) fn store(&mut self, name: &str, bytes: &[u8]) {
        self.put(name, bytes, CompressionMethod::Stored);
    }

    /// Adds a file, packed.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) {
        self.put(name, bytes, CompressionMethod::Deflated);
    }

    fn put(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        // Memory takes everything; a name too long for a zip is too long for a disk.
        if self.zip.start_file(name, options).is_ok() {
            drop(self.zip.write_all(bytes));
        }
    }

    /// Its bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        self.zip.finish().map(Cursor::into_inner).unwrap_or_default()
    }
}
