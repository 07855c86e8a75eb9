//! What can be mended without asking: marks, line ends and spaces that nobody means, letters in
//! pieces, ids that have changed.
//!
//! Apart from what finds them: every change follows from a finding, so that nothing is changed that is
//! not reported as well, and nothing that could mean anything else.

mod edits;

use crate::compile::{Cache, Options, understand};
use crate::diagnostic::{Diagnostic, Message};
use crate::parse::findings;
use crate::parse::placement::DECOMPOSED_NAME;
use crate::parse::slips::mended::{Edit, Mended};
use crate::source::{Source, Sources};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization as _;

/// A change may bring another one to light, but never so often.
const ROUNDS: usize = 8;

/// What was changed in a file, or about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The byte order mark at its start is gone.
    Mark,
    /// Its lines end as those of the other files do.
    LineEnds,
    /// Letters in pieces are whole.
    Letters,
    /// Full-width spaces are gone, or half-width ones stand in their place.
    Spaces,
    /// A former id, and the one of today.
    Id(String, String),
    /// Its new name.
    Name(String),
}

/// A file that was changed.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// Its path from the root, as it was.
    pub path: Arc<str>,
    /// Its path now, if that is another.
    pub moved: Option<String>,
    /// What was in it.
    pub old: Arc<[u8]>,
    /// What is in it now.
    pub new: Arc<[u8]>,
    /// What was changed, and how often.
    pub changes: BTreeMap<Change, usize>,
}

impl Change {
    /// The change in a sentence.
    #[must_use]
    pub fn message(&self, count: usize) -> Message {
        let message = match self {
            Change::Mark => Message::new("fixed-mark"),
            Change::LineEnds => Message::new("fixed-line-ends"),
            Change::Letters => Message::new("fixed-letters"),
            Change::Spaces => Message::new("fixed-spaces"),
            Change::Id(old, new) => Message::new("fixed-id").with("old", old).with("new", new),
            Change::Name(name) => Message::new("fixed-name").with("name", name),
        };
        message.with("count", count.to_string())
    }
}

/// Mends what is safe, in memory; the files that changed, by path.
#[must_use]
pub fn fix(sources: &Sources) -> Vec<Fixed> {
    let mut mended = sources.clone();
    let mut all: BTreeMap<Arc<str>, Fixed> = BTreeMap::new();
    let cache = Cache::default();
    let options = Options { drafts: true, ..Options::default() };
    for _ in 0..ROUNDS {
        let found = understand(&mended, &cache, &options).diagnostics;
        let mut is_done = true;
        for (path, findings) in by_path(&found, &mended) {
            let Some(source) = mended.find(&path).cloned() else { continue };
            is_done &= !texts(&source, &findings, &mut all, &mut mended);
            is_done &= !names(&source, &findings, &mut all, &mut mended);
        }
        if is_done {
            break;
        }
    }
    all.into_values().collect()
}

fn by_path<'d>(
    found: &'d [Diagnostic],
    sources: &Sources,
) -> BTreeMap<Arc<str>, Vec<&'d Diagnostic>> {
    let mut by_path: BTreeMap<Arc<str>, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in found {
        let path = &sources.get(finding.span.file).path;
        if path.starts_with("content/") {
            by_path.entry(path.clone()).or_default().push(finding);
        }
    }
    by_path
}

/// Mends the text of a file. Whether anything changed.
fn texts(
    source: &Source,
    findings: &[&Diagnostic],
    all: &mut BTreeMap<Arc<str>, Fixed>,
    mended: &mut Sources,
) -> bool {
    let Some(text) = source.text() else { return false };
    let Some((new, changes)) = sound(source, text, findings, mended) else { return false };
    let fixed = entry(source, all);
    fixed.new = Arc::from(new.as_bytes());
    for (change, _) in changes {
        *fixed.changes.entry(change).or_default() += 1;
    }
    true
}

/// The text with its changes; nothing if none is left after which nothing else would be wrong.
fn sound(
    source: &Source,
    text: &str,
    found: &[&Diagnostic],
    sources: &mut Sources,
) -> Option<(String, Vec<(Change, Edit)>)> {
    let sentence = |finding: &Diagnostic| finding.message.clone();
    let before: HashSet<Message> = findings(source).iter().map(sentence).collect();
    // How far a full-width space sets a line in, its neighbours tell.
    let tries = [Some(2), Some(1), Some(0), None].into_iter();
    let tries = tries.map(|width| edits::of(found, source, text, width));
    for changes in tries {
        let edits: Vec<Edit> = changes.iter().map(|(_, edit)| edit.clone()).collect();
        let new = Mended::new(text, &edits).text.into_owned();
        if new == text {
            return None;
        }
        sources.set(&source.path, new.as_bytes());
        let after = sources.find(&source.path).map(findings).unwrap_or_default();
        if after.iter().all(|finding| before.contains(&finding.message)) {
            return Some((new, changes));
        }
    }
    sources.set(&source.path, text.as_bytes());
    None
}

/// Gives a file whose name is in pieces a whole one. Whether it did.
fn names(
    source: &Source,
    findings: &[&Diagnostic],
    all: &mut BTreeMap<Arc<str>, Fixed>,
    mended: &mut Sources,
) -> bool {
    let whole: String = source.path.nfc().collect();
    let is_found = findings.iter().any(|finding| finding.rule.id == DECOMPOSED_NAME.id);
    if !is_found || mended.find(&whole).is_some() {
        return false;
    }
    let bytes = all.get(&source.path).map_or(source.bytes.clone(), |fixed| fixed.new.clone());
    let fixed = entry(source, all);
    let name = whole.rsplit('/').next().unwrap_or(&whole).to_owned();
    fixed.changes.insert(Change::Name(name), 1);
    fixed.moved = Some(whole.clone());
    mended.remove(&source.path);
    mended.set(&whole, &bytes);
    true
}

/// What is known of a file's changes so far; it may have another path by now.
fn entry<'a>(source: &Source, all: &'a mut BTreeMap<Arc<str>, Fixed>) -> &'a mut Fixed {
    let moved = all.iter().find(|(_, fixed)| fixed.moved.as_deref() == Some(&*source.path));
    let path = moved.map_or_else(|| source.path.clone(), |(path, _)| path.clone());
    all.entry(path).or_insert_with_key(|path| Fixed {
        path: path.clone(),
        moved: None,
        old: source.bytes.clone(),
        new: source.bytes.clone(),
        changes: BTreeMap::new(),
    })
}

#[cfg(test)]
mod tests;
