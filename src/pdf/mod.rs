//! The booklet as PDF, printed by a Chromium of this machine from a folder of its own.
//!
//! Told by its command line alone, which all Chromiums know: no port is opened, nothing is loaded
//! from a network. What stands at the head and foot of a sheet is in the theme's print stylesheet.
//!
//! Apart because it starts another program and waits for it; `commands` says what came of it.
#![expect(clippy::disallowed_methods, reason = "another program reads and writes these files")]

mod browser;
mod numbers;

pub(crate) use browser::find;

use crate::downloads::Made;
use crate::route::Route;
use std::fmt::Write;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// How long printing may take; a thousand pages take half a minute, and many times that on a busy machine.
const PATIENCE: Duration = Duration::from_mins(15);

/// How often is looked whether it is done.
const STEP: Duration = Duration::from_millis(50);

/// How often the numbers in the contents may change the numbers of the pages.
const ROUNDS: usize = 4;

/// Why there is no PDF.
#[derive(Debug)]
pub(crate) enum PdfError {
    /// A file or the program could not be used.
    Io(io::Error),
    /// The browser ended without one; what it said last.
    Browser(String),
    /// It took too long.
    Slow,
}

impl From<io::Error> for PdfError {
    fn from(error: io::Error) -> PdfError {
        PdfError::Io(error)
    }
}

/// Prints a page of these files. `date` takes the place of the day on which it was printed.
///
/// # Errors
/// When the machine or the browser fails.
pub(crate) fn print(
    files: &[Made],
    page: &Route,
    date: &str,
    browser: &Path,
) -> Result<Vec<u8>, PdfError> {
    let folder = tempfile::Builder::new().prefix("renkei-pdf-").tempdir()?;
    let site = folder.path().join("site");
    for (route, bytes) in files {
        write(&site.join(route.path()), bytes)?;
    }
    let page = site.join(page.path());
    let html = fs::read_to_string(&page)?;
    let sheet = page.with_file_name("numbers.css");
    let link = "<link rel=\"stylesheet\" href=\"numbers.css\">\n</head>";
    write(&page, html.replacen("</head>", link, 1).as_bytes())?;
    let mut numbers = numbers::Numbers::default();
    for _ in 0..ROUNDS {
        write(&sheet, style(&numbers).as_bytes())?;
        let printed = once(folder.path(), &page, browser)?;
        let found = numbers::of(&printed);
        if found == numbers {
            return Ok(numbers::dated(printed, date));
        }
        numbers = found;
    }
    Err(PdfError::Browser("numbers".to_owned()))
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}

/// Tells each link the number of the sheet that it leads to; the theme's stylesheet says where that
/// is shown. Until a number is known, digits keep its room, or the sheets would shift with it.
fn style(numbers: &numbers::Numbers) -> String {
    let mut css = String::from(":root { --sheet: \"000\"; }\n");
    for (place, number) in numbers {
        let place = crate::text::fragment(place).replace(['"', '\\', '\n'], "");
        let _ = writeln!(css, "a[href=\"#{place}\"] {{ --sheet: \"{number}\"; }}");
    }
    css
}

/// Lets the browser print the page as it is now.
fn once(folder: &Path, page: &Path, browser: &Path) -> Result<Vec<u8>, PdfError> {
    let (paper, said) = (folder.join("paper.pdf"), folder.join("said"));
    let mut command = Command::new(browser);
    command
        .args([
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-extensions",
            "--disable-sync",
            "--disable-dev-shm-usage",
            // Nothing has an address but this machine's files.
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--no-pdf-header-footer",
            "--generate-pdf-document-outline",
        ])
        .arg(switch("--user-data-dir=", &folder.join("profile")))
        .arg(switch("--print-to-pdf=", &paper))
        .arg(browser::file_url(page))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(&said)?);
    if is_root() {
        // Chromium refuses its sandbox to root, who could leave it anyway.
        command.arg("--no-sandbox");
    }
    let status = waited(command.spawn()?)?;
    match fs::read(&paper) {
        Ok(bytes) if status.success() && bytes.starts_with(b"%PDF") => {
            fs::remove_file(&paper)?;
            Ok(bytes)
        }
        _ => {
            let said = fs::read(&said).unwrap_or_default();
            let said = String::from_utf8_lossy(&said).into_owned();
            let last = said.lines().rfind(|line| !line.trim().is_empty());
            Err(PdfError::Browser(last.unwrap_or_default().to_owned()))
        }
    }
}

fn switch(name: &str, path: &Path) -> std::ffi::OsString {
    let mut switch = std::ffi::OsString::from(name);
    switch.push(path);
    switch
}

/// Waits for the browser, and ends it when it takes too long.
fn waited(mut browser: Child) -> Result<ExitStatus, PdfError> {
    let mut rest = PATIENCE;
    loop {
        if let Some(status) = browser.try_wait()? {
            return Ok(status);
        }
        let Some(less) = rest.checked_sub(STEP) else {
            browser.kill()?;
            browser.wait()?;
            return Err(PdfError::Slow);
        };
        rest = less;
        sleep(STEP);
    }
}

#[cfg(unix)]
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

/// Writes a file beside where it belongs and lets it take its place in one step.
///
/// # Errors
/// When the machine fails; what was there before is untouched then.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    let beside = tempfile::Builder::new().prefix(".renkei-").tempfile_in(&folder)?;
    fs::write(beside.path(), bytes)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A scratch file is its owner's alone; what is published can be read.
        fs::set_permissions(beside.path(), fs::Permissions::from_mode(0o644))?;
    }
    beside.persist(path).map(drop).map_err(|error| error.error)
}
