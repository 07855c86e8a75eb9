//! What comes over a connection, without one: bytes through the front's checks to the answer.

use super::address;
use super::answer::answer;
use super::preview::{Preview, State};
use super::request::{self, HEAD_LIMIT, OwnNames};
use crate::compile::{Options, compile};
use crate::messages::Language;
use crate::source::Sources;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, LazyLock};

/// A preview of a small site.
static PREVIEW: LazyLock<Preview> = LazyLock::new(|| {
    let preview = Preview::new(Language::En, String::new());
    let settings = b"title: x\nlanguage: ja\nbase-url: https://example.org/guide/\n";
    let sources = Sources::from_memory([("content/site.yaml", &settings[..])]);
    let compiled = compile(&sources, &preview.cache, &Options::default());
    preview.publish(&Arc::new(State::new(compiled, sources)));
    preview
});

/// Answers a request: no address leads out, and nothing of it gets into the head of the answer.
pub(crate) fn request(bytes: &[u8]) {
    let names = OwnNames::new("127.0.0.1", SocketAddr::from((Ipv4Addr::LOCALHOST, 3000)));
    let bytes = &bytes[..bytes.len().min(HEAD_LIMIT)];
    let Some(end) = request::end_of_head(bytes) else { return };
    let Ok(head) = request::parse(&bytes[..end]) else { return };
    if let Some(path) = address::decode(&head.target) {
        let leads_out = |part: &str| matches!(part, "." | "..") || part.contains(['\\', '\0']);
        assert!(!path.starts_with('/') && !path.split('/').any(leads_out), "{path}");
    }
    if names.check(&head).is_err() {
        return;
    }
    let reply = answer(&PREVIEW, &head.target);
    if let Some(location) = &reply.location {
        let is_own = location.starts_with('/') && !location.starts_with("//");
        assert!(is_own && location.bytes().all(|byte| byte.is_ascii_graphic()), "{location}");
    }
    assert!(reply.to_bytes(true).ends_with(b"\r\n\r\n"));
}
