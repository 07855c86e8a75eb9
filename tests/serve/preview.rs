//! A site in a folder and its preview: what can be written there, and what is answered.

use renkei::compile::{Cache, Options, compile};
use renkei::messages::Language;
use renkei::serve::{ServeOptions, Server};
use renkei::source::Sources;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

use super::{AGENCIES, PATIENCE, SITE};

/// A site in a folder, and its preview.
pub(super) struct Preview {
    pub(super) folder: TempDir,
    pub(super) address: SocketAddr,
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Preview {
    pub(super) fn start(files: &[(&str, &str)]) -> Preview {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            write(&folder.path().join(path), text);
        }
        let sources = Sources::open(folder.path()).unwrap();
        let server = Server::bind(sources, settings(0)).unwrap();
        let address = server.address();
        thread::spawn(move || server.run());
        let address = address.trim_start_matches("http://").trim_end_matches('/');
        Preview { folder, address: address.parse().unwrap() }
    }

    pub(super) fn of_a_site() -> Preview {
        Preview::start(&[
            ("content/site.yaml", SITE),
            ("content/facets/agencies.yaml", AGENCIES),
            ("content/media/figure.png", "not really"),
        ])
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        write(&self.folder.path().join(path), text);
    }

    pub(super) fn path(&self, path: &str) -> std::path::PathBuf {
        self.folder.path().join(path)
    }

    pub(super) fn send(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request).unwrap();
        read(stream)
    }

    pub(super) fn ask(&self, method: &str, target: &str, lines: &str) -> Answer {
        let host = self.address;
        self.send(format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\n{lines}\r\n").as_bytes())
    }

    pub(super) fn get(&self, target: &str) -> Answer {
        self.ask("GET", target, "")
    }

    /// Asks until the answer is as it should be.
    pub(super) fn wait_for(&self, target: &str, is_right: impl Fn(&Answer) -> bool) -> Answer {
        let until = Instant::now() + PATIENCE;
        loop {
            let answer = self.get(target);
            if is_right(&answer) {
                return answer;
            }
            assert!(Instant::now() < until, "{target}: {} {}", answer.status, answer.text());
            thread::sleep(Duration::from_millis(2));
        }
    }

    pub(super) fn wait_for_text(&self, target: &str, text: &str) {
        self.wait_for(target, |answer| answer.status == 200 && answer.site().contains(text));
    }

    /// A browser that listens: each thing that it is told.
    pub(super) fn listen(&self) -> Receiver<String> {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let host = self.address;
        write!(stream, "GET /_renkei/events HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        let (sender, receiver) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stream).lines() {
                let Ok(line) = line else { break };
                if let Some(version) = line.strip_prefix("data: ") {
                    let _ = sender.send(version.to_owned());
                }
            }
        });
        receiver
    }

    /// What a fresh build of the folder would write.
    pub(super) fn fresh(&self) -> BTreeMap<String, Vec<u8>> {
        let sources = Sources::open(self.folder.path()).unwrap();
        let cache = Cache::default();
        let compiled = compile(&sources, &cache, &Options::default());
        let pages = compiled.plan.pages.iter();
        pages
            .map(|page| {
                let bytes = compiled.render(page, &sources, &cache).bytes.to_vec();
                (format!("/{}", page.route.path()), bytes)
            })
            .collect()
    }
}

impl Answer {
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The part that the preview adds.
    pub(super) fn mark(&self) -> String {
        let text = self.text();
        let (_, rest) = text.split_once("<!--preview-->").unwrap_or_default();
        rest.split_once("<!--/preview-->").map_or(String::new(), |(mark, _)| mark.to_owned())
    }

    /// What the page is without that part.
    pub(super) fn site(&self) -> String {
        let text = self.text();
        let Some((before, rest)) = text.split_once("<!--preview-->") else { return text };
        let (_, after) = rest.split_once("<!--/preview-->").expect("the part ends");
        format!("{before}{after}")
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

pub(super) fn settings(port: u16) -> ServeOptions {
    ServeOptions {
        host: "127.0.0.1".to_owned(),
        port,
        open: false,
        options: Options::default(),
        language: Language::Ja,
        editor: renkei::serve::DEFAULT_EDITOR.to_owned(),
    }
}

pub(super) fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

pub(super) fn read(mut stream: TcpStream) -> Answer {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let end = bytes.windows(4).position(|at| at == b"\r\n\r\n").expect("a head");
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, head, body: bytes[end + 4..].to_vec() }
}
