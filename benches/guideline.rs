//! A guideline of any size with the real one's proportions: its own files, and its cases again and
//! again under other ids, titles and terms. The same number gives the same files everywhere.

use renkei::source::Sources;
use std::fmt::Write as _;
use std::path::Path;

/// The real guideline.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A file of a guideline: its path and its bytes.
pub(crate) type File = (String, Vec<u8>);

/// The files of a guideline with so many cases.
pub(crate) fn files(cases: usize) -> Vec<File> {
    let real = Sources::open(Path::new(ROOT)).expect("the guideline can be read");
    let file = |source: &renkei::source::Source| (source.path.to_string(), source.bytes.to_vec());
    let (written, mut files): (Vec<File>, Vec<File>) =
        real.below("content/").map(file).partition(|(path, _)| path.starts_with("content/cases/"));
    let copies = (0..cases).map(|at| match at.checked_sub(written.len()) {
        None => written[at].clone(),
        Some(_) => copy(&written[at % written.len()], at, written.len()),
    });
    files.extend(copies);
    files
}

/// The same in memory.
pub(crate) fn sources(files: &[File]) -> Sources {
    Sources::from_memory(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())))
}

/// A case once more: what may stand once only is told apart or left out.
fn copy((path, bytes): &File, at: usize, real: usize) -> File {
    let text = std::str::from_utf8(bytes).expect("a case is text");
    let round = at / real;
    let mut copy = String::with_capacity(text.len() + 16);
    for line in text.lines() {
        let once = ["aliases:", "related:"].iter().any(|key| line.starts_with(key));
        let titled = line.strip_prefix("title: ").map(|title| title.trim_matches('"'));
        match titled {
            Some(title) => _ = writeln!(copy, "title: \"{title}（{round}）\""),
            None if once => {}
            None => _ = writeln!(copy, "{line}"),
        }
    }
    (path.replace(".md", &format!("-{round}.md")), copy.into_bytes())
}
