//! An answer, and its bytes: head and body together, since a head sent alone waits for 40 ms.

use crate::plan::hosting::CONTENT_SECURITY_POLICY;
use crate::route::Route;
use bytes::Bytes;
use std::fmt::Write as _;

/// An answer to a request.
#[derive(Clone, Debug)]
pub(super) struct Reply {
    /// The status of HTTP.
    pub status: u16,
    /// What the body is.
    pub media_type: &'static str,
    /// Where else to ask.
    pub location: Option<String>,
    /// What is shown.
    pub body: Bytes,
}

impl Reply {
    /// A page.
    pub(super) fn html(status: u16, body: impl Into<Bytes>) -> Reply {
        Reply { status, media_type: media_type("x.html"), location: None, body: body.into() }
    }

    /// A file of the output.
    pub(super) fn file(path: &str, body: impl Into<Bytes>) -> Reply {
        Reply { status: 200, media_type: media_type(path), location: None, body: body.into() }
    }

    /// A sentence.
    pub(super) fn text(status: u16, words: &str) -> Reply {
        let body = format!("{words}\n").into_bytes();
        Reply { status, ..Reply::file("x.txt", body) }
    }

    /// The same page stands elsewhere.
    pub(super) fn redirect(location: String) -> Reply {
        let text = Reply::text(308, "This page has moved.");
        Reply { location: Some(location), ..text }
    }

    /// What goes over the wire.
    pub(super) fn to_bytes(&self, head_only: bool) -> Vec<u8> {
        let mut head = format!(
            "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n",
            self.status,
            reason(self.status),
            self.media_type,
            self.body.len()
        );
        // What has no effect where the site is published has none here. But nobody is asked to come
        // by HTTPS, which the preview does not speak.
        let policy = CONTENT_SECURITY_POLICY.replace("; upgrade-insecure-requests", "");
        let _ = write!(head, "Content-Security-Policy: {policy}\r\n");
        head.push_str("X-Content-Type-Options: nosniff\r\n");
        head.push_str("Cross-Origin-Resource-Policy: same-origin\r\n");
        head.push_str("Referrer-Policy: no-referrer\r\nCache-Control: no-store\r\n");
        if let Some(location) = &self.location {
            let _ = write!(head, "Location: {location}\r\n");
        }
        if self.status == 405 {
            head.push_str("Allow: GET, HEAD\r\n");
        }
        head.push_str("Connection: close\r\n\r\n");
        let mut bytes = head.into_bytes();
        if !head_only {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

/// What a file is, by its ending.
fn media_type(path: &str) -> &'static str {
    match Route::file(path).ending().to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "jsonld" => "application/ld+json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" | "yaml" | "" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "epub" => "application/epub+zip",
        "zip" => "application/zip",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_request_gets_the_length_without_the_body() {
        let reply = Reply::html(200, "名".as_bytes());
        let (whole, head) = (reply.to_bytes(false), reply.to_bytes(true));
        assert_eq!(whole, [&head[..], "名".as_bytes()].concat());
        assert!(String::from_utf8(head).unwrap().contains("\r\nContent-Length: 3\r\n"));
    }

    #[test]
    fn endings_tell_what_a_file_is() {
        assert_eq!(media_type("data/cases.json"), "application/json; charset=utf-8");
        assert_eq!(media_type("media/図.PNG"), "image/png");
        assert_eq!(media_type("_headers"), "text/plain; charset=utf-8");
        assert_eq!(media_type("a.b/file.unknown"), "application/octet-stream");
    }
}
