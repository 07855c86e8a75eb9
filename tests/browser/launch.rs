//! A Chromium of our own: found, started with a fresh profile, and gone when the tests are.
//!
//! It runs under a small shell script that waits on a pipe from this process. However the tests end, by a return, a
//! panic or a kill, the pipe closes, and the script ends the browser and removes its profile.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How long a start may take; a quiet machine needs half a second.
const START: Duration = Duration::from_mins(1);

/// Starts `"$@"`, ends it when standard input closes, and removes the folder `$profile` after it.
const KEEPER: &str = r#"
trap : INT TERM HUP
exec 3<&0
"$@" 3<&- </dev/null & browser=$!
{ read -r _ <&3; kill "$browser"; sleep 2; kill -9 "$browser"; } 2>/dev/null & keeper=$!
while kill -0 "$browser" 2>/dev/null; do wait "$browser"; done
kill "$keeper" 2>/dev/null
rm -rf "$profile"
"#;

/// No sandbox, since CI runs as root and only our own pages are opened; nothing that would call home.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--mute-audio",
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--remote-debugging-port=0",
];

/// A running Chromium, ended when it is dropped.
pub(super) struct Process {
    keeper: Child,
    /// Host and port of its `DevTools`, such as `127.0.0.1:40123`.
    pub(super) address: String,
    /// The path of the browser's own socket.
    pub(super) path: String,
}

/// The Chromium of this machine: `$CHROMIUM`, or the first of the usual names in the search path.
pub(super) fn find() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM").filter(|named| !named.is_empty()) {
        return Some(named.into());
    }
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<_> = std::env::split_paths(&path).collect();
    folders.push("/Applications/Google Chrome.app/Contents/MacOS".into());
    folders.push("/Applications/Chromium.app/Contents/MacOS".into());
    let mac = ["Google Chrome", "Chromium"];
    let mut all =
        names.iter().chain(&mac).flat_map(|name| folders.iter().map(move |f| f.join(name)));
    all.find(|file| file.is_file())
}

/// Starts `chromium` and waits until it says where its `DevTools` listen.
pub(super) fn start(chromium: &Path) -> Result<Process, String> {
    let profile = tempfile::Builder::new().prefix("renkei-chromium-").tempdir();
    let profile = profile.map_err(|error| format!("no folder for a profile: {error}"))?.keep();
    let mut keeper = Command::new("sh")
        .args(["-c", KEEPER, "sh"])
        .arg(chromium)
        .args(FLAGS)
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg("about:blank")
        .env("profile", &profile)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("could not start {}: {error}", chromium.display()))?;
    let stderr = keeper.stderr.take().expect("the pipe asked for above");
    let said = Arc::new(Mutex::new(VecDeque::new()));
    let (found, listening) = channel();
    let kept = Arc::clone(&said);
    std::thread::spawn(move || drain(stderr, &kept, &found));
    let mut process = Process { keeper, address: String::new(), path: String::new() };
    let Ok(url) = listening.recv_timeout(START) else {
        let said: Vec<String> = said.lock().unwrap().iter().cloned().collect();
        return Err(format!("{} did not start; it said:\n{}", chromium.display(), said.join("\n")));
    };
    let rest = url.strip_prefix("ws://").unwrap_or(&url);
    let (address, path) = rest.split_once('/').unwrap_or((rest, ""));
    (process.address, process.path) = (address.to_owned(), format!("/{path}"));
    Ok(process)
}

/// Reads all that Chromium says, so that its pipe never fills; keeps the last lines, passes on its address.
fn drain(stderr: ChildStderr, kept: &Mutex<VecDeque<String>>, found: &Sender<String>) {
    let mut lines = BufReader::new(stderr);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
        let text = String::from_utf8_lossy(&line).trim_end().to_owned();
        if let Some(url) = text.strip_prefix("DevTools listening on ") {
            found.send(url.to_owned()).ok();
        }
        let mut kept = kept.lock().unwrap();
        kept.push_back(text);
        if kept.len() > 20 {
            kept.pop_front();
        }
        line.clear();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        self.keeper.wait().ok();
    }
}
