//! Pages by `tiny_http`, behind the front: requests reach it complete, checked and one a connection.
//!
//! It has neither limits nor timeouts, queues connections behind threads that only look idle, and
//! ends without a word when the system has no file descriptor left. None of this can happen to it
//! here: only the front, which knows the key, gets an answer, a bounded number of requests is let
//! in at once, and a server that has ended is replaced.

use super::answer::answer;
use super::preview::{Preview, lock, secret};
use super::reply::Reply;
use super::request::Head;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;
use tiny_http::{HeaderField, Method, Request, Server};

/// How many requests are answered at the same time.
const WORKERS: usize = 8;

/// How many wait for a worker inside `tiny_http`; more wait at the front.
const INSIDE: usize = 32;

/// How often a page is asked for again, after a server has ended.
const TRIES: usize = 100;

/// The header that proves that a request comes from the front.
const KEY: &str = "Renkei-Key";

/// The servers of pages, one after another.
pub(super) struct Pages {
    key: String,
    server: Mutex<(SocketAddr, Arc<Server>)>,
    inside: Mutex<usize>,
    left: Condvar,
}

impl Pages {
    /// Starts a server and its workers.
    pub(super) fn start(preview: Arc<Preview>) -> io::Result<Arc<Pages>> {
        let pages = Arc::new(Pages {
            key: secret() + &secret(),
            server: Mutex::new(bind()?),
            inside: Mutex::new(0),
            left: Condvar::new(),
        });
        let for_thread = pages.clone();
        thread::spawn(move || for_thread.keep_serving(&preview));
        Ok(pages)
    }

    /// The whole answer to a request.
    pub(super) fn fetch(&self, head: &Head) -> Vec<u8> {
        let _place = self.enter();
        let address = || lock(&self.server).0;
        for _ in 0..TRIES {
            match self.ask(address(), head) {
                Ok(bytes) if !bytes.is_empty() => return bytes,
                Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => self.end(),
                _ => {}
            }
            thread::sleep(Duration::from_millis(10));
        }
        Reply::text(503, "The preview is too busy; please try again.").to_bytes(false)
    }

    fn ask(&self, address: SocketAddr, head: &Head) -> io::Result<Vec<u8>> {
        let Head { method, target, .. } = head;
        let mut stream = TcpStream::connect(address)?;
        let key = &self.key;
        let head =
            format!("{method} {target} HTTP/1.1\r\n{KEY}: {key}\r\nConnection: close\r\n\r\n");
        stream.write_all(head.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(answer)
    }

    fn keep_serving(&self, preview: &Preview) {
        loop {
            let server = lock(&self.server).1.clone();
            thread::scope(|scope| {
                for _ in 0..WORKERS {
                    scope.spawn(|| {
                        while let Ok(request) = server.recv() {
                            self.respond(preview, request);
                        }
                        // The end is told to one worker only, which tells the next.
                        server.unblock();
                    });
                }
            });
            loop {
                if let Ok(bound) = bind() {
                    *lock(&self.server) = bound;
                    break;
                }
                thread::sleep(Duration::from_millis(10));
            }
        }
    }

    /// Ends the server that answers no longer, so that another takes its place.
    fn end(&self) {
        lock(&self.server).1.unblock();
    }

    fn respond(&self, preview: &Preview, request: Request) {
        let _at_work = preview.begin_work();
        let is_key = |field: &HeaderField| field.as_str().as_str().eq_ignore_ascii_case(KEY);
        let key = request.headers().iter().find(|header| is_key(&header.field));
        let reply = if key.is_none_or(|key| key.value.as_str() != self.key) {
            Reply::text(403, "Only the preview itself is answered here.")
        } else {
            let answer = || answer(preview, request.url());
            catch_unwind(AssertUnwindSafe(answer)).unwrap_or_else(|_| {
                Reply::text(500, "renkei has failed on this page; the terminal says where.")
            })
        };
        let bytes = reply.to_bytes(*request.method() == Method::Head);
        let mut writer = request.into_writer();
        // Whoever asked may have gone.
        let _ = writer.write_all(&bytes).and_then(|()| writer.flush());
    }

    /// Waits until there is a place inside.
    fn enter(&self) -> Place<'_> {
        let mut inside = lock(&self.inside);
        while *inside >= INSIDE {
            inside = self.left.wait(inside).unwrap_or_else(PoisonError::into_inner);
        }
        *inside += 1;
        Place(self)
    }
}

/// A place inside, for as long as a request needs it.
struct Place<'p>(&'p Pages);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        *lock(&self.0.inside) -= 1;
        self.0.left.notify_one();
    }
}

fn bind() -> io::Result<(SocketAddr, Arc<Server>)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    let server = Server::from_listener(listener, None).map_err(io::Error::other)?;
    Ok((address, Arc::new(server)))
}
