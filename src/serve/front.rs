//! The door: takes connections, reads heads within limits of size and time, and hands requests on.
//!
//! Apart from the server of pages because `tiny_http` cannot limit what it reads, and because a
//! connection that waits for events must not be among those that wait for pages.
#![expect(clippy::disallowed_methods, reason = "how long a head may take is measured")]

use super::answer::EVENTS;
use super::preview::{Preview, lock};
use super::reply::Reply;
use super::request::{self, HEAD_LIMIT, Head, OwnNames, Refusal};
use super::server::Pages;
use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// How long the head of a request may take.
const HEAD_TIME: Duration = Duration::from_secs(10);

/// How long a browser may take nothing of an answer.
const ANSWER_TIME: Duration = Duration::from_secs(10);

/// How long a browser may leave an answered connection open.
const LEAVE_TIME: Duration = Duration::from_secs(1);

/// Above this number of connections the oldest is closed.
const LIMIT: usize = 512;

/// Of more bytes than a head and a line or two, none is read from a connection that is answered.
const LEFT_OVER: usize = 64 * 1024;

/// What a connection needs.
pub(super) struct Front {
    preview: Arc<Preview>,
    pages: Arc<Pages>,
    names: OwnNames,
    open: Mutex<Open>,
}

/// The connections that wait or are being answered, by order of arrival.
#[derive(Default)]
struct Open {
    streams: BTreeMap<u64, Arc<TcpStream>>,
    arrived: u64,
}

impl Front {
    /// A door that nobody stands at yet.
    pub(super) fn new(preview: Arc<Preview>, pages: Arc<Pages>, names: OwnNames) -> Front {
        Front { preview, pages, names, open: Mutex::default() }
    }

    /// Takes connections for as long as the process lives.
    pub(super) fn keep_open(self: &Arc<Self>, listener: &TcpListener) {
        loop {
            let Ok((stream, _)) = listener.accept() else {
                // There may be no file descriptor left: whoever has waited longest gives one.
                self.close_oldest();
                thread::sleep(Duration::from_millis(5));
                continue;
            };
            let front = self.clone();
            let number = self.admit(Arc::new(stream));
            let spawned = thread::Builder::new().stack_size(256 * 1024).spawn(move || {
                if let Some(stream) = front.find(number) {
                    front.receive(number, &stream);
                }
                front.leave(number);
            });
            if spawned.is_err() {
                self.leave(number);
                self.close_oldest();
            }
        }
    }

    fn admit(&self, stream: Arc<TcpStream>) -> u64 {
        let mut open = lock(&self.open);
        open.arrived += 1;
        let number = open.arrived;
        open.streams.insert(number, stream);
        let is_full = open.streams.len() > LIMIT;
        drop(open);
        if is_full {
            self.close_oldest();
        }
        number
    }

    fn find(&self, number: u64) -> Option<Arc<TcpStream>> {
        lock(&self.open).streams.get(&number).cloned()
    }

    fn leave(&self, number: u64) {
        lock(&self.open).streams.remove(&number);
    }

    fn close_oldest(&self) {
        if let Some((_, oldest)) = lock(&self.open).streams.pop_first() {
            let _ = oldest.shutdown(Shutdown::Both);
        }
    }

    /// Reads a request and answers it. A connection that fails is given up: it is the browser's.
    fn receive(&self, number: u64, stream: &Arc<TcpStream>) {
        let _ = stream.set_nodelay(true);
        let head = match read_head(stream) {
            Ok(Some(head)) => head.and_then(|head| self.names.check(&head).map(|()| head)),
            Ok(None) | Err(_) => return,
        };
        let answer = match head {
            Ok(head) if is_for_events(&head) => {
                self.leave(number);
                let version = || self.preview.current().version.clone();
                self.preview.events.attend(stream, version);
                return;
            }
            Ok(head) => self.pages.fetch(&head),
            Err(refusal) => {
                let (status, words) = refusal.words();
                Reply::text(status, words).to_bytes(false)
            }
        };
        let _ = send(stream, &answer);
    }
}

fn is_for_events(head: &Head) -> bool {
    head.method == "GET" && head.target.split('?').next() == Some(EVENTS)
}

/// Reads a head; none if the browser leaves without having asked for anything.
fn read_head(mut stream: &TcpStream) -> io::Result<Option<Result<Head, Refusal>>> {
    let until = Instant::now() + HEAD_TIME;
    let mut bytes = Vec::with_capacity(1024);
    let mut part = [0; 2048];
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(Some(Err(Refusal::TooSlow)));
        }
        stream.set_read_timeout(Some(left))?;
        let length = match stream.read(&mut part) {
            Ok(0) if bytes.is_empty() => return Ok(None),
            Ok(0) => return Ok(Some(Err(Refusal::Malformed))),
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) if is_timeout(&error) => return Ok(Some(Err(Refusal::TooSlow))),
            Err(error) => return Err(error),
        };
        // The end may lie across two parts.
        let from = bytes.len().saturating_sub(3);
        bytes.extend_from_slice(&part[..length]);
        if let Some(end) = request::end_of_head(&bytes[from..]) {
            return Ok(Some(request::parse(&bytes[..from + end])));
        }
        if bytes.len() > HEAD_LIMIT {
            return Ok(Some(Err(Refusal::TooLarge)));
        }
    }
}

/// Sends an answer and waits a moment for the browser to leave: a connection that is closed with
/// bytes unread is reset, and the answer may be lost on its way.
fn send(mut stream: &TcpStream, answer: &[u8]) -> io::Result<()> {
    stream.set_write_timeout(Some(ANSWER_TIME))?;
    stream.write_all(answer)?;
    stream.shutdown(Shutdown::Write)?;
    let until = Instant::now() + LEAVE_TIME;
    let mut part = [0; 2048];
    let mut read = 0;
    while read < LEFT_OVER {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            break;
        }
        stream.set_read_timeout(Some(left))?;
        match stream.read(&mut part)? {
            0 => break,
            length => read += length,
        }
    }
    Ok(())
}

fn is_timeout(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
}
