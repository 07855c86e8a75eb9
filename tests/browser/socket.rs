//! One `DevTools` connection: a command, its answer, and the events that come in between.

use std::fmt;
use std::io::ErrorKind;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Error, Message, WebSocket};

/// How long an answer may take. The longest is axe over the whole guideline on one page.
const PATIENCE: Duration = Duration::from_mins(2);

/// Why a command has no result.
pub(crate) enum Fault {
    /// The browser understood the command and says no.
    Refused(String),
    /// The page or its socket is gone.
    Dead(String),
    /// Nothing came in time.
    Late(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(why) => write!(f, "the browser refused {why}"),
            Self::Dead(why) => write!(f, "the page is gone: {why}"),
            Self::Late(what) => write!(f, "the browser did not answer in time: {what}"),
        }
    }
}

/// A connection to the browser or to one page of it.
pub(super) struct Socket {
    stream: WebSocket<TcpStream>,
    last: u64,
    /// What came unasked, oldest first.
    pub(super) events: Vec<Value>,
}

impl Socket {
    /// Connects to `path` of the `DevTools` at `address`.
    pub(super) fn connect(address: &str, path: &str) -> Result<Self, Fault> {
        let dead = |why: String| Fault::Dead(format!("no connection to {path}: {why}"));
        let stream = TcpStream::connect(address).map_err(|error| dead(error.to_string()))?;
        stream.set_nodelay(true).map_err(|error| dead(error.to_string()))?;
        stream.set_read_timeout(Some(PATIENCE)).map_err(|error| dead(error.to_string()))?;
        let config = WebSocketConfig::default().max_message_size(None).max_frame_size(None);
        let url = format!("ws://{address}{path}");
        let (stream, _) = tungstenite::client::client_with_config(url, stream, Some(config))
            .map_err(|error| dead(error.to_string()))?;
        Ok(Self { stream, last: 0, events: Vec::new() })
    }

    /// Sends a command and waits for its result.
    pub(super) fn call(&mut self, method: &str, params: &Value) -> Result<Value, Fault> {
        self.last += 1;
        let command = json!({ "id": self.last, "method": method, "params": params }).to_string();
        self.stream.send(Message::text(command)).map_err(|error| Fault::Dead(error.to_string()))?;
        let until = Instant::now() + PATIENCE;
        loop {
            let mut message = self.read(until, method)?;
            if message["id"] != self.last {
                self.keep(message)?;
            } else if let Some(error) = message.get("error") {
                return Err(Fault::Refused(format!("{method}: {error}")));
            } else {
                return Ok(message["result"].take());
            }
        }
    }

    /// Waits for an event called `name` that came since the events were last cleared.
    pub(super) fn wait_for(&mut self, name: &str) -> Result<(), Fault> {
        let until = Instant::now() + PATIENCE;
        while !self.events.iter().any(|event| event["method"] == name) {
            let message = self.read(until, name)?;
            self.keep(message)?;
        }
        Ok(())
    }

    fn keep(&mut self, message: Value) -> Result<(), Fault> {
        match message["method"].as_str() {
            Some("Inspector.targetCrashed") => Err(Fault::Dead("it crashed".into())),
            Some("Inspector.detached") => Err(Fault::Dead("it was closed".into())),
            Some(_) => {
                self.events.push(message);
                Ok(())
            }
            None => Ok(()), // The answer to a command that was given up.
        }
    }

    fn read(&mut self, until: Instant, what: &str) -> Result<Value, Fault> {
        loop {
            let left =
                until.saturating_duration_since(Instant::now()).max(Duration::from_millis(1));
            self.stream.get_ref().set_read_timeout(Some(left)).ok();
            match self.stream.read() {
                Ok(Message::Text(text)) => {
                    return serde_json::from_str(&text)
                        .map_err(|error| Fault::Dead(error.to_string()));
                }
                Ok(_) => {}
                Err(Error::Io(error))
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) =>
                {
                    return Err(Fault::Late(what.to_owned()));
                }
                Err(error) => return Err(Fault::Dead(error.to_string())),
            }
        }
    }
}
