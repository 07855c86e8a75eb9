//! Where Chromium and its like are, on Linux, macOS and Windows.

use std::env;
use std::ffi::OsString;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// What they are called in the search path.
const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "brave-browser",
];

/// Where macOS has them, below `/Applications` and the same folder of the user.
const ON_MACOS: &[&str] = &[
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Brave Browser.app/Contents/MacOS/Brave Browser",
];

/// Where Windows has them, below the folders of programs.
const ON_WINDOWS: &[&str] = &[
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
    "BraveSoftware/Brave-Browser/Application/brave.exe",
];

/// The first that is there.
pub(crate) fn find() -> Option<PathBuf> {
    candidates(|name| env::var_os(name)).into_iter().find(|file| file.is_file())
}

/// Every place to look, in their order; `variable` knows the environment.
fn candidates(variable: impl Fn(&str) -> Option<OsString>) -> Vec<PathBuf> {
    let mut all = Vec::new();
    let path = variable("PATH").unwrap_or_default();
    // An empty entry would stand for the folder that renkei was called in: whatever lies there.
    let folders: Vec<PathBuf> =
        env::split_paths(&path).filter(|folder| folder.is_absolute()).collect();
    for name in NAMES {
        let name = format!("{name}{}", env::consts::EXE_SUFFIX);
        all.extend(folders.iter().map(|folder| folder.join(&name)));
    }
    let below = |all: &mut Vec<PathBuf>, folder: PathBuf, names: &[&str]| {
        all.extend(names.iter().map(|name| folder.join(name)));
    };
    if cfg!(target_os = "macos") {
        below(&mut all, PathBuf::from("/Applications"), ON_MACOS);
        if let Some(home) = variable("HOME") {
            below(&mut all, Path::new(&home).join("Applications"), ON_MACOS);
        }
    }
    for programs in ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"] {
        if let Some(folder) = variable(programs).filter(|_| cfg!(windows)) {
            below(&mut all, PathBuf::from(folder), ON_WINDOWS);
        }
    }
    if cfg!(target_os = "linux") {
        all.push(PathBuf::from("/snap/bin/chromium"));
    }
    all
}

/// A file as an address; whatever its path holds.
pub(super) fn file_url(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let path = path.strip_prefix("//?/").unwrap_or(&path);
    let mut url = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte) {
            url.push(char::from(byte));
        } else {
            let _ = write!(url, "%{byte:02X}");
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_path_is_an_address() {
        let check = |path: &str, url: &str| assert_eq!(file_url(Path::new(path)), url);
        check("/tmp/a b/index.html", "file:///tmp/a%20b/index.html");
        check("/tmp/名/x#1.html", "file:///tmp/%E5%90%8D/x%231.html");
        check("C:\\Users\\x\\a.html", "file:///C:/Users/x/a.html");
        check("\\\\?\\C:\\a.html", "file:///C:/a.html");
    }

    #[test]
    fn the_search_path_comes_first() {
        let all = candidates(|name| (name == "PATH").then(|| OsString::from("/opt/bin")));
        assert!(all.first().is_some_and(|file| file.starts_with("/opt/bin")), "{all:?}");
        assert!(candidates(|_| None).len() < all.len());
    }
}
