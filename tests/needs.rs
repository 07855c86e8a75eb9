//! What a test needs from the machine, and what happens where it is missing.

use std::io::Write;
use std::path::PathBuf;

/// Says that `purpose` was left out and why; in CI that is a failure.
#[track_caller]
pub(crate) fn missing(purpose: &str, why: &str) {
    let ci = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
    assert!(!ci, "{purpose}: {why}, and in CI nothing is left out (tests/run installs it)");
    // Written past the test harness, which keeps to itself what a passing test prints.
    writeln!(std::io::stderr(), "left out: {purpose}: {why}; `tests/run` installs it").ok();
}

/// A file of an npm package of `tests/web/`, or `None`; then `purpose` is named as left out.
#[track_caller]
pub(crate) fn web_file(purpose: &str, path: &str) -> Option<PathBuf> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/web/node_modules").join(path);
    if file.is_file() {
        return Some(file);
    }
    missing(purpose, &format!("{path} is not in tests/web/node_modules"));
    None
}
