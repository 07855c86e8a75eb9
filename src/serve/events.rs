//! Tells every open browser that there is something new: server-sent events.
//!
//! A connection that stays open has a thread of its own here, and only waits in it for the browser
//! to leave; whoever publishes writes to all of them. `tiny_http` must not hold such connections:
//! of fifty opened at once it left up to thirty-one unanswered.

use super::preview::lock;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Above this number the oldest connection is closed; its browser opens another.
const LIMIT: usize = 128;

/// A browser that takes nothing for so long is given up.
const PATIENCE: Duration = Duration::from_millis(500);

/// How the answer to a listening browser begins; it comes again 300 ms after a connection is lost.
const HEAD: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\
    X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\
    Cache-Control: no-store\r\nConnection: close\r\n\r\nretry: 300\n\n";

/// The browsers that listen, by order of arrival.
#[derive(Default)]
pub(super) struct Events {
    listening: Mutex<Listening>,
}

#[derive(Default)]
struct Listening {
    browsers: BTreeMap<u64, Browser>,
    arrived: u64,
}

struct Browser {
    stream: Arc<TcpStream>,
    /// What it was told first: who comes while something is published must not hear it twice.
    first: String,
}

impl Events {
    /// Tells a browser what is shown now, and keeps it until it leaves.
    ///
    /// `version` is asked for while nobody else is told anything, so that no change falls in between.
    pub(super) fn attend(&self, stream: &Arc<TcpStream>, version: impl FnOnce() -> String) {
        let Some(number) = self.admit(stream, version) else { return };
        let mut rest = [0; 512];
        while (&**stream).read(&mut rest).is_ok_and(|length| length > 0) {}
        lock(&self.listening).browsers.remove(&number);
    }

    fn admit(&self, stream: &Arc<TcpStream>, version: impl FnOnce() -> String) -> Option<u64> {
        stream.set_read_timeout(None).ok()?;
        stream.set_write_timeout(Some(PATIENCE)).ok()?;
        let mut listening = lock(&self.listening);
        let first = version();
        (&**stream).write_all(&[HEAD, event(&first).as_bytes()].concat()).ok()?;
        listening.arrived += 1;
        let number = listening.arrived;
        listening.browsers.insert(number, Browser { stream: stream.clone(), first });
        if listening.browsers.len() > LIMIT
            && let Some((_, oldest)) = listening.browsers.pop_first()
        {
            let _ = oldest.stream.shutdown(Shutdown::Both);
        }
        Some(number)
    }

    /// Tells all of them.
    pub(super) fn tell(&self, version: &str) {
        let event = event(version);
        lock(&self.listening).browsers.retain(|_, Browser { stream, first }| {
            let told = first == version || (&**stream).write_all(event.as_bytes()).is_ok();
            if !told {
                let _ = stream.shutdown(Shutdown::Both);
            }
            told
        });
    }
}

fn event(version: &str) -> String {
    format!("data: {version}\n\n")
}
