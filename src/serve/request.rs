//! The head of a request, and whether it may come in.
//!
//! Apart because it is the part of the preview that reads what strangers send: pure functions from
//! bytes to a [`Head`] or a refusal, and no socket.

use std::fmt::Write as _;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// A head of more bytes than this is refused.
pub(super) const HEAD_LIMIT: usize = 16 * 1024;

/// What is needed of a request: the rest of its head, and any body, is passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// `GET` or `HEAD`, or whatever was sent.
    pub method: String,
    /// Path and query as sent, ASCII only.
    pub target: String,
    host: Option<String>,
    origin: Option<String>,
    /// What a browser says of whoever made it ask: from which site, how, and what for.
    site: Option<String>,
    mode: Option<String>,
    purpose: Option<String>,
}

/// Why a request is not answered with a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Not HTTP, or not all of it.
    Malformed,
    /// A head of more than [`HEAD_LIMIT`] bytes.
    TooLarge,
    /// The head took too long.
    TooSlow,
    /// Meant for another site, or asked by one: a page elsewhere must not read the preview.
    Foreign,
    /// Neither GET nor HEAD.
    Method,
}

impl Refusal {
    /// The status and a sentence for whoever looks.
    pub(super) fn words(self) -> (u16, &'static str) {
        match self {
            Refusal::Malformed => (400, "The request cannot be read."),
            Refusal::TooLarge => (431, "The head of the request is too large."),
            Refusal::TooSlow => (408, "The request took too long."),
            Refusal::Foreign => (403, "This preview answers only under the address it printed."),
            Refusal::Method => (405, "A preview can only be read."),
        }
    }
}

/// Whether these bytes hold a whole head; where it ends.
pub(super) fn end_of_head(bytes: &[u8]) -> Option<usize> {
    let ends = [&b"\r\n\r\n"[..], b"\n\n"];
    let find = |end: &[u8]| bytes.windows(end.len()).position(|at| at == end);
    ends.iter().filter_map(|end| find(end).map(|at| at + end.len())).min()
}

/// Reads a head.
pub(super) fn parse(bytes: &[u8]) -> Result<Head, Refusal> {
    let mut lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
    let (method, target, needs_host) =
        first_line(lines.next().unwrap_or_default()).ok_or(Refusal::Malformed)?;
    let (mut host, mut origin) = (None, None);
    let (mut site, mut mode, mut purpose) = (None, None, None);
    for line in lines.take_while(|line| !line.is_empty()) {
        let colon = line.iter().position(|byte| *byte == b':').ok_or(Refusal::Malformed)?;
        let (name, value) = (&line[..colon], line[colon + 1..].trim_ascii());
        if name.is_empty() || !name.iter().all(|byte| is_token(*byte)) {
            return Err(Refusal::Malformed);
        }
        let kept = match name.to_ascii_lowercase().as_slice() {
            b"host" => &mut host,
            b"origin" => &mut origin,
            b"sec-fetch-site" => &mut site,
            b"sec-fetch-mode" => &mut mode,
            b"sec-fetch-dest" => &mut purpose,
            _ => continue,
        };
        let value = str::from_utf8(value).map_err(|_| Refusal::Malformed)?;
        if kept.replace(value.to_owned()).is_some() {
            return Err(Refusal::Malformed);
        }
    }
    if needs_host && host.is_none() {
        return Err(Refusal::Malformed);
    }
    Ok(Head { method, target, host, origin, site, mode, purpose })
}

/// Whether a page elsewhere asks on its own: nobody followed a link or typed an address. An `Origin` is
/// not said when a picture or a script is asked for, and a frame is no place for somebody to look at.
fn is_asked_by_others(head: &Head) -> bool {
    let is_others = |site: &str| !matches!(site, "same-origin" | "none");
    let is_visit = head.mode.as_deref() == Some("navigate")
        && head.purpose.as_deref().is_none_or(|purpose| purpose == "document");
    head.site.as_deref().is_some_and(is_others) && !is_visit
}

/// Method, target, and whether the version demands a `Host`.
fn first_line(line: &[u8]) -> Option<(String, String, bool)> {
    let mut words = line.split(|byte| *byte == b' ');
    let (method, target, version) = (words.next()?, words.next()?, words.next()?);
    let is_whole = words.next().is_none() && !method.is_empty() && method.len() <= 32;
    if !is_whole || !method.iter().all(|byte| is_token(*byte)) || target.first() != Some(&b'/') {
        return None;
    }
    let needs_host = match version {
        b"HTTP/1.1" => true,
        b"HTTP/1.0" => false,
        _ => return None,
    };
    let mut readable = String::with_capacity(target.len());
    for byte in target {
        match byte {
            0x21..=0x7e => readable.push(char::from(*byte)),
            // Some clients send an address as it is read.
            0x80.. => _ = write!(readable, "%{byte:02X}"),
            _ => return None,
        }
    }
    Some((String::from_utf8_lossy(method).into_owned(), readable, needs_host))
}

fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// The names under which the preview may be asked for.
///
/// A page elsewhere can have its own name lead to this machine (DNS rebinding) and would then read
/// the preview as its own; the browser still says that name in `Host`. The port is left open: it
/// proves nothing, and a tunnel (`ssh -L 8080:localhost:3000`) has another.
#[derive(Clone, Debug)]
pub(super) struct OwnNames {
    host: String,
    address: IpAddr,
}

impl OwnNames {
    /// The names of what was bound: the host as it was asked for, and what it came to.
    pub(super) fn new(host: &str, address: SocketAddr) -> OwnNames {
        let host = host.trim_start_matches('[').trim_end_matches(']').to_ascii_lowercase();
        OwnNames { host, address: address.ip() }
    }

    /// Whether a request may be answered.
    pub(super) fn check(&self, head: &Head) -> Result<(), Refusal> {
        let from_here = |origin: &str| {
            origin.strip_prefix("http://").is_some_and(|authority| self.is_own(authority))
        };
        let host = head.host.as_deref().is_none_or(|authority| self.is_own(authority));
        if !host || !head.origin.as_deref().is_none_or(from_here) || is_asked_by_others(head) {
            return Err(Refusal::Foreign);
        }
        match head.method.as_str() {
            "GET" | "HEAD" => Ok(()),
            _ => Err(Refusal::Method),
        }
    }

    fn is_own(&self, authority: &str) -> bool {
        let Some(name) = without_port(authority) else { return false };
        let name = name.to_ascii_lowercase();
        let address = match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
            Some(inside) => inside.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
            None => name.parse().ok().map(IpAddr::V4),
        };
        match address {
            // An address in figures cannot be made to lead elsewhere.
            Some(address) => {
                address == self.address
                    || self.address.is_unspecified()
                    || [IpAddr::from([127, 0, 0, 1]), IpAddr::V6(Ipv6Addr::LOCALHOST)]
                        .contains(&address)
            }
            None => name == "localhost" || (!self.host.is_empty() && name == self.host),
        }
    }
}

/// The host of `host:port`; nothing if the port is no number.
fn without_port(authority: &str) -> Option<&str> {
    let end = authority.find(']').map_or(0, |bracket| bracket + 1);
    let Some(colon) = authority[end..].find(':') else { return Some(authority) };
    let (host, port) = (&authority[..end + colon], &authority[end + colon + 1..]);
    (!port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(lines: &str) -> Result<Head, Refusal> {
        parse(format!("{lines}\r\n\r\n").as_bytes())
    }

    #[test]
    fn a_head_is_read_or_refused() {
        let target = |line: &str| head(&format!("{line}\r\nHost: localhost")).map(|h| h.target);
        assert_eq!(target("GET /cases/x/?q=a HTTP/1.1"), Ok("/cases/x/?q=a".to_owned()));
        assert_eq!(target("GET /図.png HTTP/1.1"), Ok("/%E5%9B%B3.png".to_owned()));
        for wrong in [
            "GET / HTTP/2.0",
            "GET  / HTTP/1.1",
            "GET /a b HTTP/1.1",
            "GET http://evil.example/ HTTP/1.1",
            "GET * HTTP/1.1",
            "GET /\u{0} HTTP/1.1",
            "G(T / HTTP/1.1",
            "GET /",
            "",
        ] {
            assert_eq!(target(wrong), Err(Refusal::Malformed), "{wrong:?}");
        }
        for wrong in [
            "GET / HTTP/1.1",
            "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example",
            "GET / HTTP/1.1\r\nHost: localhost\r\nno colon",
            "GET / HTTP/1.1\r\nHost: localhost\r\n folded: line",
            "GET / HTTP/1.1\r\nHost : localhost",
        ] {
            assert_eq!(head(wrong), Err(Refusal::Malformed), "{wrong:?}");
        }
        assert!(head("GET / HTTP/1.0").is_ok());
    }

    #[test]
    fn the_end_of_a_head_is_its_first_empty_line() {
        assert_eq!(end_of_head(b"GET / HTTP/1.1\r\nA: b\r\n\r\nrest"), Some(24));
        assert_eq!(end_of_head(b"GET / HTTP/1.1\nA: b\n\nrest\r\n\r\n"), Some(21));
        assert_eq!(end_of_head(b"GET / HTTP/1.1\r\nA: b\r\n"), None);
    }

    #[test]
    fn only_own_names_are_answered() {
        let names = |host: &str, bound: &str| OwnNames::new(host, bound.parse().unwrap());
        let check = |names: &OwnNames, lines: &str| {
            names.check(&head(&format!("GET / HTTP/1.1\r\n{lines}")).unwrap()).is_ok()
        };
        let local = names("127.0.0.1", "127.0.0.1:3000");
        for own in ["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "LOCALHOST", "localhost:8080"]
        {
            assert!(check(&local, &format!("Host: {own}")), "{own}");
            assert!(check(&local, &format!("Host: localhost\r\nOrigin: http://{own}")), "{own}");
        }
        for foreign in [
            "evil.example:3000",
            "localhost.evil.example",
            "evil.example:3000:3000",
            "localhost:",
            "localhost:3000@evil.example",
            "192.168.0.7:3000",
            "0.0.0.0:3000",
            "[::1",
            "",
        ] {
            assert!(!check(&local, &format!("Host: {foreign}")), "{foreign}");
            let origin = format!("Host: localhost\r\nOrigin: http://{foreign}");
            assert!(!check(&local, &origin), "{foreign}");
        }
        assert!(!check(&local, "Host: localhost\r\nOrigin: null"));
        assert!(!check(&local, "Host: localhost\r\nOrigin: https://localhost:3000"));

        let everywhere = names("0.0.0.0", "0.0.0.0:3000");
        assert!(check(&everywhere, "Host: 192.168.0.7:3000"));
        assert!(!check(&everywhere, "Host: evil.example:3000"));
        let of_a_name = names("preview.local", "192.168.0.7:3000");
        assert!(check(&of_a_name, "Host: Preview.local:3000"));
        assert!(check(&of_a_name, "Host: 192.168.0.7:3000"));
        assert!(!check(&of_a_name, "Host: 192.168.0.8:3000"));
    }

    #[test]
    fn a_preview_can_only_be_read() {
        let local = OwnNames::new("127.0.0.1", "127.0.0.1:1".parse().unwrap());
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "get"] {
            let head = head(&format!("{method} / HTTP/1.1\r\nHost: localhost")).unwrap();
            assert_eq!(local.check(&head), Err(Refusal::Method), "{method}");
        }
    }
}
