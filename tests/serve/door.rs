//! What strangers send to the preview: requests that other servers read as two, names that lead here from
//! elsewhere, addresses in every spelling, heads without end. Apart from the pages it shows because none
//! of these may ever get one.

use super::PATIENCE;
use super::preview::{Answer, Preview, read};
use std::io::{Read, Write};
use std::net::TcpStream;

/// All that comes back over a connection.
fn all_of(preview: &Preview, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(preview.address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(request).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn with(preview: &Preview, lines: &str) -> Answer {
    preview.send(format!("GET / HTTP/1.1\r\n{lines}\r\n\r\n").as_bytes())
}

#[test]
fn one_connection_gets_one_answer_whatever_follows_the_first_head() {
    let preview = Preview::of_a_site();
    let second = "GET /agencies/prison/ HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for (first, status) in [
        ("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 200),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nabcde", 200),
        (
            "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 9\r\n\r\n",
            200,
        ),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 200),
        (
            "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX",
            200,
        ),
        (
            "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            405,
        ),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding : chunked\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, Upgrade\r\n\r\n", 200),
        ("GET / HTTP/1.1\nHost: localhost\n\n", 200),
        ("GET / HTTP/1.0\r\n\r\n", 200),
        ("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", 200),
    ] {
        let answer = all_of(&preview, format!("{first}{second}").as_bytes());
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{first:?}: {answer:.60}");
        assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{first:?}");
        assert!(!answer.contains("刑務所</h1>"), "{first:?} brings the second page");
    }
}

#[test]
fn what_is_no_plain_request_gets_no_page() {
    let preview = Preview::of_a_site();
    for head in [
        "GET http://localhost/ HTTP/1.1\r\nHost: localhost",
        "GET http://evil.example/ HTTP/1.1\r\nHost: localhost",
        "GET //localhost/ HTTP/1.1\r\nHost: localhost",
        "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost",
        "OPTIONS * HTTP/1.1\r\nHost: localhost",
        "PRI * HTTP/2.0",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost",
        "GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nOrigin: http://evil.example",
        "GET / HTTP/1.1\r\nHost: localhost\r\n Origin: http://evil.example",
        "GET / HTTP/1.1\r\nHo\u{0}st: localhost",
        "GET / HTTP/1.1\r\n: localhost",
        "GET / HTTP/1.1\rHost: localhost",
        "GET /\tHTTP/1.1\r\nHost: localhost",
        "GET /a\rb HTTP/1.1\r\nHost: localhost",
        "GET",
        "",
        "\u{16}\u{3}\u{1}",
        "HELO localhost",
    ] {
        let answer = preview.send(format!("{head}\r\n\r\n").as_bytes());
        assert_eq!(answer.status, 400, "{head:?}");
        assert_eq!(answer.header("connection"), Some("close"), "{head:?}");
    }
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn a_head_without_end_is_refused_wherever_it_grows() {
    let preview = Preview::of_a_site();
    let large = "a".repeat(20_000);
    for head in [
        large.clone(),
        format!("GET /{large}"),
        format!("GET / HTTP/1.1\r\nHost: {large}"),
        format!("GET / HTTP/1.1\r\nHost: localhost\r\n{large}"),
        format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}", "A: b\r\n".repeat(4_000)),
        format!("\r\n{large}"),
    ] {
        let answer = preview.send(head.as_bytes());
        assert!(matches!(answer.status, 400 | 431), "{head:.40}: {}", answer.status);
    }
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn a_head_that_comes_byte_by_byte_is_answered_when_it_is_there() {
    let preview = Preview::of_a_site();
    let mut stream = TcpStream::connect(preview.address).unwrap();
    stream.set_nodelay(true).unwrap();
    for byte in b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" {
        stream.write_all(&[*byte]).unwrap();
    }
    assert_eq!(read(stream).status, 200);
}

#[test]
fn a_name_that_leads_here_from_elsewhere_gets_nothing() {
    let preview = Preview::of_a_site();
    let port = preview.address.port();
    for name in [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.1.nip.example",
        "LOCALHOST.EVIL.EXAMPLE",
        "localhost.",
        "127.0.0.1.",
        "[::1].",
        "[::1%25lo]",
        "127.0.0.1%2e",
        "127.0.0.1, localhost",
        "127.1",
        "0x7f000001",
        "2130706433",
        "0177.0.0.1",
        "0.0.0.0",
        "[::ffff:127.0.0.1]",
        "[::]",
        "localhost@evil.example",
        "evil.example#localhost",
        "evil.example/localhost",
        "localhost\tevil.example",
        "",
    ] {
        for authority in [name.to_owned(), format!("{name}:{port}")] {
            let status = with(&preview, &format!("Host: {authority}")).status;
            assert!(matches!(status, 400 | 403), "{authority:?}: {status}");
        }
    }
}

#[test]
fn a_page_elsewhere_reads_nothing_and_listens_to_nothing() {
    let preview = Preview::of_a_site();
    let own = format!("Host: {}", preview.address);
    for foreign in [
        "Origin: http://evil.example",
        "Origin: https://localhost",
        "Origin: null",
        "Origin: file://",
        "Origin: http://127.0.0.1@evil.example",
        "Origin: chrome-extension://abc",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: websocket",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors",
    ] {
        for target in ["/", "/_renkei/events", "/_renkei/preview.js", "/data/cases.json"] {
            let upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13";
            for more in ["Accept: */*", upgrade] {
                let head = format!("GET {target} HTTP/1.1\r\n{own}\r\n{foreign}\r\n{more}\r\n\r\n");
                assert_eq!(preview.send(head.as_bytes()).status, 403, "{head}");
            }
        }
    }
    // Somebody may follow a link to the preview from anywhere, and type its address.
    for by_hand in [
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document",
        "Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate",
        "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: no-cors",
    ] {
        let answer = with(&preview, &format!("{own}\r\n{by_hand}"));
        assert_eq!(answer.status, 200, "{by_hand}");
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("access-control-allow-origin"), None);
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    }
    let in_a_frame =
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe";
    assert_eq!(with(&preview, &format!("{own}\r\n{in_a_frame}")).status, 403);
}

#[test]
fn a_way_out_is_none_in_any_spelling() {
    let preview = Preview::of_a_site();
    let dots = [
        "..",
        "%2e%2e",
        ".%2e",
        "%2E.",
        "%252e%252e",
        "..;",
        "..%00",
        "%u002e%u002e",
        "%c0%ae%c0%ae",
        "%e0%80%ae%e0%80%ae",
        "%uff0e%uff0e",
        "．．",
        "%ef%bc%8e%ef%bc%8e",
        "...",
        "....",
        "..%20",
        "..%0a",
        "%%32%65%%32%65",
        "..\u{7f}",
    ];
    let slashes =
        ["/", "\\", "%2f", "%5c", "%252f", "%255c", "%c0%af", "%c1%9c", "%e2%88%95", "//", "/./"];
    for dots in dots {
        for slash in slashes {
            let up = format!("{dots}{slash}").repeat(3);
            for target in [
                format!("/{up}etc/passwd"),
                format!("/agencies/{up}content/site.yaml"),
                format!("/{up}content/site.yaml?x"),
                format!("{slash}{up}"),
            ] {
                let answer = preview.get(&target);
                assert!(matches!(answer.status, 400 | 404), "{target}: {}", answer.status);
                assert_eq!(answer.header("location"), None, "{target}");
                let text = answer.text();
                assert!(!text.contains("root:x:") && !text.contains("base-url:"), "{target}");
            }
        }
    }
}

#[test]
fn what_is_no_page_is_not_read_from_the_disk() {
    let preview = Preview::of_a_site();
    for target in [
        "/content/site.yaml",
        "/themes/default/theme.yaml",
        "/.git/config",
        "/.renkei",
        "/_renkei/",
        "/_renkei/..",
        "/_renkei/preview.js/",
        "/etc/passwd",
        "/proc/self/environ",
        "/file:///etc/passwd",
        "/C:/Windows/win.ini",
        "/c:%5cWindows%5cwin.ini",
        "/C|/Windows/win.ini",
        "/index.html%00.png",
        "/index.html::$DATA",
        "/INDEX.HTML.",
        "/media/figure.png/",
        "/media/",
        "/%",
        "/%%",
        "/;/",
        "/index.html;a=b",
    ] {
        let answer = preview.get(target);
        assert!(matches!(answer.status, 400 | 404), "{target}: {}", answer.status);
        assert!(!answer.text().contains("base-url:"), "{target}");
    }
    for method in
        ["OPTIONS", "TRACE", "CONNECT", "POST", "PUT", "DELETE", "PATCH", "PROPFIND", "get"]
    {
        let answer = preview.ask(method, "/", "");
        assert_eq!(
            (answer.status, answer.header("access-control-allow-origin")),
            (405, None),
            "{method}"
        );
    }
}

#[test]
fn nothing_of_an_address_gets_into_the_head_of_the_answer() {
    let preview = Preview::of_a_site();
    for query in
        ["%0d%0aSet-Cookie:a=b", "\u{e9}", "a=\"><script>", "//evil.example", "\\evil.example"]
    {
        let answer = preview.get(&format!("/agencies/prison?{query}"));
        let location = answer.header("location").expect("it leads on");
        assert!(location.starts_with("/agencies/prison/?"), "{location}");
        assert!(location.bytes().all(|byte| byte.is_ascii_graphic()), "{location}");
        assert_eq!(answer.header("set-cookie"), None);
    }
}
