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
    streams: BTreeMap<u64, Arc<TcpStream>>,
    arrived: u64,
}

impl Events {
    /// Tells a browser what is shown now, and keeps it until it leaves.
    ///
    /// `version` is asked for while nobody can publish, so that no change falls in between.
    pub(super) fn attend(&self, stream: &Arc<TcpStream>, version: impl FnOnce() -> String) {
        let Some(number) = self.admit(stream, version) else { return };
        let mut rest = [0; 512];
        while (&**stream).read(&mut rest).is_ok_and(|length| length > 0) {}
        lock(&self.listening).streams.remove(&number);
    }

    fn admit(&self, stream: &Arc<TcpStream>, version: impl FnOnce() -> String) -> Option<u64> {
        stream.set_read_timeout(None).ok()?;
        stream.set_write_timeout(Some(PATIENCE)).ok()?;
        let mut listening = lock(&self.listening);
        let first = [HEAD, event(&version()).as_bytes()].concat();
        (&**stream).write_all(&first).ok()?;
        listening.arrived += 1;
        let number = listening.arrived;
        listening.streams.insert(number, stream.clone());
        if listening.streams.len() > LIMIT
            && let Some((_, oldest)) = listening.streams.pop_first()
        {
            let _ = oldest.shutdown(Shutdown::Both);
        }
        Some(number)
    }

    /// Tells all of them.
    pub(super) fn tell(&self, version: &str) {
        let event = event(version);
        lock(&self.listening).streams.retain(|_, stream| {
            let told = (&**stream).write_all(event.as_bytes()).is_ok();
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
