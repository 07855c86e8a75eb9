//! A web server for one folder on this machine, as plain as a static host: no more than the tests need.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::rules::Rules;

/// One answered request.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// The path asked for, as it came, without the query.
    pub(crate) path: String,
    pub(crate) status: u16,
    /// The body's length.
    pub(crate) bytes: usize,
}

/// A server of a folder, ended when it is dropped.
pub(crate) struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    folder: PathBuf,
    headers: Vec<(String, String)>,
    /// What the site tells its host, and below which path it lies.
    rules: Option<Rules>,
    base: String,
    requests: Mutex<Vec<Request>>,
    ended: AtomicBool,
}

impl Server {
    /// Serves `folder` on a free port, with `headers` on every answer.
    #[track_caller]
    pub(crate) fn start(folder: &Path, headers: &[(&str, &str)]) -> Self {
        let headers = headers.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        Self::listen(folder, headers.collect(), None, "/")
    }

    /// Serves `folder` below a path such as `/guide/`, and does what its `_headers` and `_redirects` say.
    #[track_caller]
    pub(crate) fn hosting(folder: &Path, base: &str) -> Self {
        Self::listen(folder, Vec::new(), Some(Rules::of(folder)), base)
    }

    #[track_caller]
    fn listen(
        folder: &Path,
        headers: Vec<(String, String)>,
        rules: Option<Rules>,
        base: &str,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on loopback");
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            folder: folder.to_owned(),
            headers,
            rules,
            base: base.to_owned(),
            requests: Mutex::default(),
            ended: AtomicBool::new(false),
        });
        let server = Self { address, shared: Arc::clone(&shared) };
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if shared.ended.load(Ordering::Relaxed) {
                    return;
                }
                let shared = Arc::clone(&shared);
                std::thread::spawn(move || stream.and_then(|stream| shared.answer(&stream)));
            }
        });
        server
    }

    /// `http://127.0.0.1:PORT/`
    pub(crate) fn origin(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// The address of a path such as `agencies/`.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }

    /// The head of the answer to a path such as `/agencies/`, as it comes over the wire.
    #[track_caller]
    pub(crate) fn head(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(self.address).expect("the server listens");
        write!(stream, "HEAD {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.address).unwrap();
        let mut head = String::new();
        stream.read_to_string(&mut head).unwrap();
        head
    }

    /// What was asked so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.shared.requests.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::Relaxed);
        TcpStream::connect(self.address).ok(); // Wakes the loop, so that it ends.
    }
}

impl Shared {
    fn answer(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream.set_nodelay(true)?;
        let mut lines = BufReader::new(stream).lines();
        let first = lines.next().transpose()?.unwrap_or_default();
        while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
        let mut words = first.split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if target.is_empty() {
            return Ok(()); // Browsers open connections ahead of need.
        }
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let redirect = self.rules.as_ref().and_then(|rules| rules.redirect(path));
        let (status, kind, body) = match redirect {
            Some((_, status)) => (status, "text/plain", Vec::new()),
            None => self.find(path),
        };
        let mut headers = self.headers.clone();
        headers.extend(self.rules.iter().flat_map(|rules| rules.headers(path)));
        headers.extend(redirect.map(|(to, _)| ("Location".to_owned(), to.to_owned())));
        let headers: Vec<String> =
            headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let headers = headers.concat();
        let request = Request { path: path.to_owned(), status, bytes: body.len() };
        self.requests.lock().unwrap().push(request);
        let head = format!(
            "HTTP/1.1 {status} -\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{headers}Connection: close\r\n\r\n",
            body.len(),
        );
        let mut whole = head.into_bytes();
        if method != "HEAD" {
            whole.extend(body);
        }
        stream.write_all(&whole)
    }

    /// The file for a path, a folder's `index.html`, or `404.html`.
    fn find(&self, path: &str) -> (u16, &'static str, Vec<u8>) {
        let decoded = crate::site::percent_decoded(path);
        let below = decoded.strip_prefix(&self.base);
        let is_rules = self.rules.is_some() && below.is_some_and(|below| below.starts_with('_'));
        let inside = below.is_some() && !is_rules && !decoded.split('/').any(|part| part == "..");
        let mut file = self.folder.join(below.unwrap_or_default().trim_start_matches('/'));
        if file.is_dir() {
            file.push("index.html");
        }
        match std::fs::read(&file) {
            Ok(body) if inside => (200, content_type(&file), body),
            _ => {
                let body = std::fs::read(self.folder.join("404.html")).unwrap_or_default();
                (404, "text/html; charset=utf-8", body)
            }
        }
    }
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "jsonld" => "application/ld+json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "xml" => "application/xml",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "pdf" => "application/pdf",
        "epub" => "application/epub+zip",
        _ => "application/octet-stream",
    }
}
