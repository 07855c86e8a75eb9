//! Whether an output is up to date already, told without making a page.
//!
//! A site is a pure function of its sources, of what the run asks for and of the engine. The marker
//! holds a digest of these three; where it is the same, the output would be the same. That nobody
//! changed a file of the output since is told by the system's own times, which no program can set.

use super::Writer;
use super::marker::{self, State};
use crate::compile::Options;
use crate::memo::Digest;
use crate::source::Sources;
use rayon::prelude::*;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::SystemTime;

/// Stands for all that an output is made from, the same on every machine.
#[must_use]
pub fn inputs(sources: &Sources, options: &Options) -> String {
    let mut all = env!("RENKEI_ENGINE").as_bytes().to_vec();
    all.push(u8::from(options.drafts));
    all.extend(options.base_url.as_deref().unwrap_or_default().as_bytes());
    for source in sources.iter() {
        all.push(0);
        all.extend(source.path.as_bytes());
        all.push(u8::from(source.trouble.is_some()));
        all.extend(Digest::of_bytes(&source.bytes).0.to_le_bytes());
    }
    format!("{:032x}", Digest::of_bytes(&all).0)
}

impl Writer {
    /// Whether the output was made from these inputs and nobody has touched it since. How many files
    /// it has, if so.
    #[must_use]
    pub fn is_up_to_date(&self, inputs: &str) -> Option<usize> {
        let marker = self.marker.as_ref().filter(|marker| marker.inputs() == Some(inputs))?;
        let published = changed(&self.place.out.join(marker::NAME))?;
        let paths: Vec<&str> = marker.with(State::There).collect();
        let complete = paths.len() == marker.paths().count();
        let is_older = |path: &&str| changed(&self.at(path)).is_some_and(|time| time < published);
        (complete && paths.par_iter().all(is_older)).then_some(paths.len())
    }
}

/// When a file or its name was last changed; nothing where the system does not tell.
#[cfg(unix)]
fn changed(path: &Path) -> Option<(i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    let data = fs::symlink_metadata(path).ok()?;
    Some((data.ctime(), data.ctime_nsec()))
}

/// Here a build always compares.
#[cfg(not(unix))]
fn changed(_path: &Path) -> Option<(i64, i64)> {
    None
}

/// Makes the marker the youngest file of an output.
pub(super) fn seal(out: &Path) -> io::Result<()> {
    File::options().append(true).open(out.join(marker::NAME))?.set_modified(SystemTime::now())
}
