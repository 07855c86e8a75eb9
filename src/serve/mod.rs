//! The live preview: the same compile, over and over, and every open browser told of it.
//!
//! ```text
//! disk ─▶ watch ─▶ compile ─▶ preview ─▶ events ─▶ browsers, which ask for their page again
//!                                │
//! front ─▶ server (tiny_http) ─▶ answer: the page asked for, rendered now
//! ```
//!
//! Nothing is written to disk. A page is rendered when somebody asks for it, through the same memo as a
//! build; the rest are rendered behind, on a thread that makes way. The last state without errors stays,
//! and what was found in the newest lies over it.
//!
//! What grows with the guideline when a text's body is saved: a look at each file (is its digest the one
//! it was?), at each case, at each link in texts and at each finding; about a microsecond a case. When a
//! title, a former id, an anchor, a facet, a matrix or a setting changes, names are looked up again in every
//! case, pages are planned and lists made anew: some ten microseconds a case. No file but the saved one is
//! read or parsed, and no page made, in either.

mod address;
mod answer;
mod background;
mod editor;
mod events;
mod fingerprint;
mod front;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod overlay;
mod panel;
mod preview;
mod reply;
mod request;
mod server;
mod watch;

use crate::compile::{self, compile};
use crate::diagnostic::Message;
use crate::messages::{Language, words};
use crate::source::{Source, Sources, Trouble};
use background::Background;
pub use editor::DEFAULT_EDITOR;
use front::Front;
use preview::{Edition, Preview, State};
use request::OwnNames;
use server::Pages;
use std::io::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, ToSocketAddrs};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use watch::Watch;

/// How the preview is to run.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The address to listen at.
    pub host: String,
    /// The port; 0 takes a free one.
    pub port: u16,
    /// Whether a browser is opened.
    pub open: bool,
    /// What every compile is asked for.
    pub options: compile::Options,
    /// The language of the report.
    pub language: Language,
    /// The address that opens a place in the editor, with `{path}`, `{line}` and `{column}`.
    pub editor: String,
}

/// Why there is no preview.
#[derive(Debug)]
pub enum ServeError {
    /// This machine has no such address.
    Host(String),
    /// Another program has the port; the next one that is free.
    Taken {
        /// The port asked for.
        port: u16,
        /// Another one.
        next: Option<u16>,
    },
    /// The system does not give the port.
    Port {
        /// The port asked for.
        port: u16,
        /// The system's own words.
        reason: String,
    },
}

impl ServeError {
    /// The same as a sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            ServeError::Host(host) => Message::new("error-host").with("host", host),
            ServeError::Taken { port, next: Some(next) } => Message::new("error-port-taken")
                .with("port", port.to_string())
                .with("next", next.to_string()),
            ServeError::Taken { port, next: None } => Message::new("error-port")
                .with("port", port.to_string())
                .with("reason", io::Error::from(io::ErrorKind::AddrInUse).to_string()),
            ServeError::Port { port, reason } => {
                Message::new("error-port").with("port", port.to_string()).with("reason", reason)
            }
        }
    }
}

/// Shows a site until the process ends: the first line on stdout is its address.
///
/// # Errors
/// When the port cannot be had.
pub fn run(sources: Sources, settings: ServeOptions) -> Result<(), ServeError> {
    let server = Server::bind(sources, settings)?;
    let ServeOptions { host, open, .. } = &server.settings;
    let language = server.settings.language;
    let address = server.address();
    // Nobody may read stdout; the preview runs all the same.
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{address}").and_then(|()| out.flush());
    drop(out);
    say(language, &Message::new("say-serving").with("address", &address));
    if !server.local.ip().is_loopback() {
        say(language, &Message::new("say-serving-open").with("host", host));
    }
    if *open && let Err(error) = open_browser(&address) {
        say(language, &Message::new("error-browser").with("reason", error.to_string()));
    }
    let mut told = String::new();
    server.serve(|edition| tell_counts(edition, &mut told))
}

/// A preview that has its port, and answers nobody yet.
pub struct Server {
    sources: Sources,
    settings: ServeOptions,
    listener: TcpListener,
    local: SocketAddr,
}

impl Server {
    /// Takes the port.
    ///
    /// # Errors
    /// When it cannot be had.
    pub fn bind(sources: Sources, settings: ServeOptions) -> Result<Server, ServeError> {
        let ServeOptions { host, port, .. } = &settings;
        let port = *port;
        let listener = bind(host, port).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => {
                let next = (port.saturating_add(1)..=port.saturating_add(100))
                    .find(|next| bind(host, *next).is_ok());
                ServeError::Taken { port, next }
            }
            io::ErrorKind::PermissionDenied => ServeError::Port { port, reason: error.to_string() },
            _ => ServeError::Host(host.clone()),
        })?;
        let local = listener
            .local_addr()
            .map_err(|error| ServeError::Port { port, reason: error.to_string() })?;
        Ok(Server { sources, settings, listener, local })
    }

    /// Where it can be seen: `http://127.0.0.1:3000/`.
    #[must_use]
    pub fn address(&self) -> String {
        let ip = match self.local.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            ip => ip,
        };
        format!("http://{}/", SocketAddr::new(ip, self.local.port()))
    }

    /// Shows the site for as long as the process lives.
    ///
    /// # Errors
    /// When the system gives no port for the server of pages.
    pub fn run(self) -> Result<(), ServeError> {
        self.serve(|_| {})
    }

    fn serve(self, mut published: impl FnMut(&Edition)) -> Result<(), ServeError> {
        let Server { mut sources, settings, listener, local } = self;
        let preview = Arc::new(Preview::new(settings.language, settings.editor.clone()));
        let pages = Pages::start(preview.clone())
            .map_err(|error| ServeError::Port { port: 0, reason: error.to_string() })?;
        let names = OwnNames::new(&settings.host, local);
        let front = Arc::new(Front::new(preview.clone(), pages, names));
        thread::spawn(move || front.keep_open(&listener));
        let background = Background::start(preview.clone());
        let state = |sources: &Sources| {
            let compiled = compile(sources, &preview.cache, &settings.options);
            Arc::new(State::new(compiled, sources.clone()))
        };
        let mut newest = state(&sources);
        published(&preview.publish(&newest));
        let leads_out = |source: &Source| source.trouble == Some(Trouble::LinkOut);
        let mut watch = Watch::start(sources.root(), !sources.iter().any(leads_out));
        // What changed before the watch began has no event.
        let mut is_new = sources.refresh();
        loop {
            if is_new {
                newest = state(&sources);
                published(&preview.publish(&newest));
                preview.cache.turn();
            }
            background.render(newest.clone());
            let changes = watch.wait();
            background.interrupt();
            is_new = sources.refresh_paths(changes.paths.iter().map(AsRef::as_ref));
            is_new |= changes.all && sources.refresh();
        }
    }
}

/// Says how much is wrong, unless that was the last thing said.
fn tell_counts(edition: &Edition, told: &mut String) {
    let counts = &edition.report().counts;
    if told != counts {
        // Nobody may read stderr.
        let _ = writeln!(io::stderr(), "{counts}");
        told.clone_from(counts);
    }
}

fn bind(host: &str, port: u16) -> io::Result<TcpListener> {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let addresses: Vec<SocketAddr> = (host, port).to_socket_addrs()?.collect();
    TcpListener::bind(&addresses[..])
}

fn open_browser(address: &str) -> io::Result<()> {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(address);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    thread::spawn(move || child.wait());
    Ok(())
}

fn say(language: Language, message: &Message) {
    // Nobody may read stderr.
    let _ = writeln!(io::stderr(), "{}", words(language, message));
}
