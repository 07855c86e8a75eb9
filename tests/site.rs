//! The guideline itself, built once per run, and the list of its kinds of page.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

/// One address of each kind of page. A new kind of page gets its line here, and with it all checks of `pages.rs`.
pub(crate) const PAGE_KINDS: &[&str] = &[
    "",
    "agencies/",
    "agencies/prison/",
    "fields/",
    "fields/medical/",
    "conditions/face-to-face/",
    "stages/",
    "modes/",
    "matrix/",
    "matrix/prison/refer-to-facility/",
    "matrices/",
    "matrices/probation-office/",
    "sources/",
    "cases/",
    "cases/letter-to-early-intake/",
    "glossary/",
    "about/",
    "accessibility/",
    "help/",
    "contribute/",
    "contribute/form/",
    "print/",
    "changes/",
    "checklist/",
    "compare/?cases=letter-to-early-intake,pre-release-interview-for-all",
    "compare/?agencies=prison,probation-office,welfare-office",
    "data/",
    "search/",
    "downloads/",
    NOT_FOUND,
];

/// The one page whose links carry the base path, since any address may answer with it.
pub(crate) const NOT_FOUND: &str = "404.html";

/// The file of the output that an address of [`PAGE_KINDS`] names.
pub(crate) fn file_of(address: &str) -> String {
    let (path, query) = address.split_at(address.find('?').unwrap_or(address.len()));
    if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html{query}")
    } else {
        address.to_owned()
    }
}

/// The folder that holds the guideline's `content/`.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The built guideline: `renkei build` is run at the first call, every test of the run reads the same folder. `RENKEI_SITE`
/// names one that was built elsewhere (`tests/netlify`).
#[track_caller]
pub(crate) fn built_guideline() -> &'static Path {
    static BUILT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let built = || match std::env::var_os("RENKEI_SITE") {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => build(),
    };
    match BUILT.get_or_init(built) {
        Ok(folder) => folder,
        Err(why) => panic!("{why}"),
    }
}

/// Builds the guideline for another address of the site into a folder.
#[track_caller]
pub(crate) fn build_for(base_url: &str, out: &Path) {
    let done = renkei(out).args(["--base-url", base_url]).output().expect("renkei runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

fn renkei(out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_renkei"));
    command.args(["build", "--root"]).arg(root()).arg("--out").arg(out);
    command
}

/// Builds into a folder of this process, and clears what runs of an hour ago and more have left.
fn build() -> Result<PathBuf, String> {
    let parent = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for entry in std::fs::read_dir(parent).into_iter().flatten().flatten() {
        let age = entry.metadata().ok().and_then(|data| data.modified().ok()?.elapsed().ok());
        let old = age.is_some_and(|age| age > Duration::from_hours(1));
        if old && entry.file_name().to_string_lossy().starts_with("guideline-") {
            std::fs::remove_dir_all(entry.path()).ok();
        }
    }
    let out = parent.join(format!("guideline-{}", std::process::id()));
    std::fs::remove_dir_all(&out).ok();
    let done =
        renkei(&out).output().map_err(|error| format!("renkei could not be started: {error}"))?;
    if done.status.success() {
        return Ok(out);
    }
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    Err(format!("the guideline could not be built ({}):\n{said}", done.status))
}

/// Every file below `folder`, as paths from it with `/`, sorted.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    walk.map(|entry| entry.expect("the output can be read"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("it lies below the folder");
            path.to_string_lossy().replace('\\', "/")
        })
        .collect()
}

/// `%E3%81%82` as `あ`; what is not UTF-8 then, stays as it was.
pub(crate) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let value = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        (bytes, rest) = match value {
            Some(value) if first == b'%' => ([bytes, vec![value]].concat(), &after[2..]),
            _ => ([bytes, vec![first]].concat(), after),
        };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
