//! The live preview over HTTP: pages, what it refuses, and that every edit reaches every browser.

mod door;
mod overlay;
mod preview;
mod seen;

use preview::{Answer, Preview, read, settings};
use renkei::serve::{ServeError, Server};
use renkei::source::Sources;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;

/// Long enough for any machine: nothing here tests how fast the preview is.
const PATIENCE: Duration = Duration::from_secs(30);

const SITE: &str = "title: 連携の手引\nlanguage: ja\nbase-url: https://example.org/\n";
const AGENCIES: &str = "name: 機関\nterms:\n  - {id: prison, name: 刑務所, summary: 一つ目}\n";

/// What stands for a page, and for its stylesheets.
fn marks(answer: &Answer) -> (String, String) {
    let mark = answer.mark();
    let value = |name: &str| {
        let (_, rest) = mark.split_once(&format!("data-{name}=\"")).expect("an attribute");
        rest.split('"').next().expect("its value").to_owned()
    };
    (value("page"), value("styles"))
}

fn agencies(summary: &str) -> String {
    AGENCIES.replace("一つ目", summary)
}

#[test]
fn addresses_are_answered_in_both_forms() {
    let preview = Preview::of_a_site();
    let page = preview.get("/agencies/prison/");
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(page.header("connection"), Some("close"));
    assert_eq!(page.header("date"), None);
    assert_eq!(preview.get("/agencies/prison/index.html").body, page.body);
    let moved = preview.get("/agencies/prison?q=a");
    assert_eq!((moved.status, moved.header("location")), (308, Some("/agencies/prison/?q=a")));
    assert_eq!(preview.get("/nothing/").status, 404);
    assert_eq!(preview.get("/agencies/nothing").status, 404);
    assert_eq!(preview.get("/_renkei/preview.js").status, 200);
    assert_eq!(preview.get("/_renkei/nothing").status, 404);
}

#[test]
fn addresses_below_the_path_of_the_site_are_answered_too() {
    let site = SITE.replace("example.org/", "example.org/guide/");
    let preview =
        Preview::start(&[("content/site.yaml", &site), ("content/facets/agencies.yaml", AGENCIES)]);
    assert_eq!(preview.get("/guide/").body, preview.get("/").body);
    assert_eq!(preview.get("/guide/agencies/prison/").status, 200);
    let moved = preview.get("/guide/agencies/prison");
    assert_eq!((moved.status, moved.header("location")), (308, Some("/guide/agencies/prison/")));
    assert_eq!(preview.get("/guide/nothing/").status, 404);
}

#[test]
fn a_head_request_has_the_length_and_no_body() {
    let preview = Preview::of_a_site();
    let (head, page) = (preview.ask("HEAD", "/", ""), preview.get("/"));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), Some(page.body.len().to_string().as_str()));
}

#[test]
fn a_preview_can_only_be_read() {
    let preview = Preview::of_a_site();
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        let answer = preview.ask(method, "/", "Content-Length: 5\r\n");
        assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
}

#[test]
fn no_address_leads_out() {
    let preview = Preview::of_a_site();
    for target in [
        "/../content/site.yaml",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/%252e%252e/content/site.yaml",
        "/..\\..\\etc\\passwd",
        "/..%5c..%5cetc%5cpasswd",
        "/....//....//etc/passwd",
        "/%c0%ae%c0%ae/etc/passwd",
        "/content/site.yaml",
        "//etc/passwd",
        "/%00",
        "/agencies/prison%00/",
        "//evil.example/",
        "/\\evil.example/",
    ] {
        let answer = preview.get(target);
        assert!(answer.status == 400 || answer.status == 404, "{target}: {}", answer.status);
        assert_eq!(answer.header("location"), None, "{target}");
    }
}

#[test]
fn only_own_names_are_answered() {
    let preview = Preview::of_a_site();
    let with = |lines: &str| preview.send(format!("GET / HTTP/1.1\r\n{lines}\r\n\r\n").as_bytes());
    let port = preview.address.port();
    for own in ["localhost", "127.0.0.1", "[::1]"] {
        assert_eq!(with(&format!("Host: {own}:{port}")).status, 200, "{own}");
    }
    assert_eq!(with(&format!("Host: evil.example:{port}")).status, 403);
    assert_eq!(with("Host: localhost\r\nOrigin: https://evil.example").status, 403);
    assert_eq!(with("X: a").status, 400);
    let events = "GET /_renkei/events HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example";
    assert_eq!(preview.send(format!("{events}\r\n\r\n").as_bytes()).status, 403);
}

#[test]
fn heads_have_a_limit() {
    let preview = Preview::of_a_site();
    let head = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "a".repeat(20_000));
    assert_eq!(preview.send(head.as_bytes()).status, 431);
    assert_eq!(preview.send(b"\x16\x03\x01 nonsense\r\n\r\n").status, 400);
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn without_the_marked_part_each_file_is_what_build_writes() {
    let preview = Preview::of_a_site();
    let fresh = preview.fresh();
    assert!(fresh.len() > 3);
    for (path, bytes) in &fresh {
        let answer = preview.get(path);
        if Path::new(path).extension().is_some_and(|end| end == "html") {
            assert!(answer.mark().contains("/_renkei/preview.js"), "{path}");
            assert!(answer.text().contains("<!--/preview--></body>"), "{path}");
        }
        assert_eq!(answer.site().as_bytes(), String::from_utf8_lossy(bytes).as_bytes(), "{path}");
    }
}

#[test]
fn each_kind_of_save_is_seen_and_told() {
    let preview = Preview::of_a_site();
    let path = preview.path("content/facets/agencies.yaml");
    let beside = preview.path("content/facets/agencies.yaml~");
    let page = "/agencies/prison/";
    preview.wait_for_text(page, "一つ目");
    let told = preview.listen();
    let mut last = told.recv_timeout(PATIENCE).unwrap();
    let mut saved = |how: &str, text: &str| {
        preview.wait_for_text(page, text);
        let now = told.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("{how} is not told"));
        assert_ne!(now, last, "{how}");
        last = now;
        while let Ok(now) = told.try_recv() {
            last = now;
        }
    };

    preview.write("content/facets/agencies.yaml", &agencies("書いた"));
    saved("a plain write", "書いた");

    let new = preview.path("content/facets/.agencies.yaml.tmp");
    fs::write(&new, agencies("置きかえた")).unwrap();
    fs::rename(&new, &path).unwrap();
    saved("a write beside and a rename", "置きかえた");

    // As vim does it: is the folder writable, old file aside, new file, old file away.
    let probe = preview.path("content/facets/4913");
    fs::write(&probe, "").unwrap();
    fs::remove_file(&probe).unwrap();
    fs::rename(&path, &beside).unwrap();
    fs::write(&path, agencies("退けた")).unwrap();
    fs::remove_file(&beside).unwrap();
    saved("a save as vim does it", "退けた");

    let mut file = fs::File::options().write(true).truncate(true).open(&path).unwrap();
    for part in agencies("少しずつ").as_bytes().chunks(7) {
        file.write_all(part).unwrap();
        file.flush().unwrap();
    }
    drop(file);
    saved("a write in parts", "少しずつ");
}

#[test]
fn new_renamed_and_deleted_files_and_folders_are_seen() {
    let preview = Preview::of_a_site();
    assert_eq!(preview.get("/stages/").status, 404);
    let stages = "name: 段階\nterms:\n  - {id: custody, name: 収容中}\n";
    preview.write("content/facets/stages.yaml", stages);
    preview.wait_for("/stages/custody/", |answer| answer.status == 200);

    fs::rename(
        preview.path("content/facets/stages.yaml"),
        preview.path("content/facets/steps.yaml"),
    )
    .unwrap();
    preview.wait_for("/steps/custody/", |answer| answer.status == 200);
    preview.wait_for("/stages/custody/", |answer| answer.status == 404);

    fs::remove_file(preview.path("content/facets/steps.yaml")).unwrap();
    preview.wait_for("/steps/custody/", |answer| answer.status == 404);

    fs::rename(preview.path("content/facets"), preview.path("facets")).unwrap();
    preview.wait_for("/agencies/prison/", |answer| answer.status == 404);
    fs::rename(preview.path("facets"), preview.path("content/facets")).unwrap();
    preview.wait_for("/agencies/prison/", |answer| answer.status == 200);
    preview.write("content/facets/agencies.yaml", &agencies("戻った後"));
    preview.wait_for_text("/agencies/prison/", "戻った後");
}

#[test]
fn the_content_folder_may_go_and_come_back() {
    let preview = Preview::of_a_site();
    preview.wait_for_text("/agencies/prison/", "一つ目");
    let told = preview.listen();
    told.recv_timeout(PATIENCE).unwrap();
    fs::rename(preview.path("content"), preview.path("elsewhere")).unwrap();
    told.recv_timeout(PATIENCE).expect("that it has gone is told");
    fs::rename(preview.path("elsewhere"), preview.path("content")).unwrap();
    told.recv_timeout(PATIENCE).expect("that it is back is told");
    preview.write("content/facets/agencies.yaml", &agencies("戻った後"));
    preview.wait_for_text("/agencies/prison/", "戻った後");
}

#[test]
fn a_page_whose_script_reads_the_content_is_another_when_any_of_it_changes() {
    let preview = Preview::of_a_site();
    let case = "---\ntitle: 手紙\nsummary: 一つ目\nagencies: [prison]\n---\n本文\n";
    preview.write("content/cases/letter.md", case);
    preview.wait_for("/cases/letter/", |answer| answer.status == 200);
    let (list, home) = (marks(&preview.get("/cases/")).0, marks(&preview.get("/")).0);
    preview.write("content/cases/letter.md", &case.replace("本文", "別の文"));
    preview.wait_for_text("/cases/letter/", "別の文");
    assert_ne!(marks(&preview.get("/cases/")).0, list);
    assert_eq!(marks(&preview.get("/")).0, home);
}

#[test]
fn a_theme_that_comes_later_is_seen_and_its_stylesheet_reloads_nothing() {
    let preview = Preview::of_a_site();
    let (page, styles) = marks(&preview.get("/"));
    preview.write("themes/default/assets/style.css", "body { color: red }");
    let restyled = preview.wait_for("/", |answer| marks(answer).1 != styles);
    assert_eq!(marks(&restyled).0, page);

    preview.write("content/site.yaml", &SITE.replace("手引", "案内"));
    let renamed = preview.wait_for("/", |answer| answer.site().contains("連携の案内"));
    assert_ne!(marks(&renamed).0, page);
}

#[test]
fn errors_lie_over_the_last_good_page_until_they_are_mended() {
    let preview = Preview::of_a_site();
    let page = "/agencies/prison/";
    let good = preview.get(page).site();
    preview.write("content/facets/agencies.yaml", "name: 機関\nterms:\n  - {id: <b>, name: [\n");
    let faulty = preview.wait_for(page, |answer| answer.mark().contains("<li class=\"error\">"));
    assert_eq!((faulty.status, faulty.site()), (200, good));
    let mark = faulty.mark();
    let file = preview.path("content/facets/agencies.yaml").canonicalize().unwrap();
    assert!(mark.contains(&format!("href=\"vscode://file{}:3:", file.display())), "{mark}");
    assert!(mark.contains("<pre>3 | "), "{mark}");
    assert!(mark.contains("{id: &lt;b&gt;, name: [") && !mark.contains("<b>, name"), "{mark}");

    preview.write("content/facets/agencies.yaml", &agencies("直した"));
    let mended = preview.wait_for(page, |answer| answer.site().contains("直した"));
    assert!(!mended.mark().contains("<li class=\"error\">"));
}

#[test]
fn a_start_with_errors_answers_every_address_with_the_report() {
    let preview = Preview::start(&[("content/site.yaml", "title: [\n")]);
    for target in ["/", "/cases/x/", "/style.css"] {
        let answer = preview.get(target);
        assert_eq!(answer.status, 500, "{target}");
        assert!(answer.mark().contains("content/site.yaml:1:"), "{target}");
    }
    preview.write("content/site.yaml", SITE);
    preview.wait_for_text("/", "連携の手引");
}

#[test]
fn fifty_browsers_are_all_told_and_all_answered() {
    let preview = Preview::of_a_site();
    let browsers: Vec<Receiver<String>> = (0..50).map(|_| preview.listen()).collect();
    for browser in &browsers {
        browser.recv_timeout(PATIENCE).expect("what is shown");
    }
    for round in 0..5 {
        preview.write("content/facets/agencies.yaml", &agencies(&format!("{round}回目")));
        for browser in &browsers {
            browser.recv_timeout(PATIENCE).expect("what is new");
        }
        preview.wait_for_text("/agencies/prison/", &format!("{round}回目"));
        for browser in &browsers {
            while browser.try_recv().is_ok() {}
        }
    }
    thread::scope(|scope| {
        let pages: Vec<_> = (0..50).map(|_| scope.spawn(|| preview.get("/").status)).collect();
        assert!(pages.into_iter().all(|page| page.join().unwrap() == 200));
    });
}

#[test]
fn six_connections_at_once_are_all_answered_after_a_pause() {
    let preview = Preview::of_a_site();
    for _ in 0..5 {
        let streams: Vec<TcpStream> =
            (0..6).map(|_| TcpStream::connect(preview.address).unwrap()).collect();
        thread::sleep(Duration::from_millis(100));
        for mut stream in &streams {
            write!(stream, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        }
        for stream in streams.into_iter().rev() {
            assert_eq!(read(stream).status, 200);
        }
    }
}

#[test]
fn idle_and_slow_connections_hold_nobody_up() {
    let preview = Preview::of_a_site();
    let mut crowd = Vec::new();
    for number in 0..200 {
        let mut stream = TcpStream::connect(preview.address).unwrap();
        if number % 2 == 0 {
            write!(stream, "GET / HTTP/1.1\r\nHost: loc").unwrap();
        }
        crowd.push(stream);
    }
    assert_eq!(preview.get("/").status, 200);
    // One that was slow is answered when it is done, and one that leaves does no harm.
    let mut slow = crowd.swap_remove(0);
    slow.write_all(b"alhost\r\n\r\n").unwrap();
    assert_eq!(read(slow).status, 200);
    drop(crowd);
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn a_port_that_is_taken_is_told_with_one_that_is_free() {
    let preview = Preview::of_a_site();
    let port = preview.address.port();
    let sources = Sources::open(preview.folder.path()).unwrap();
    match Server::bind(sources, settings(port)) {
        Err(ServeError::Taken { port: taken, next }) => {
            assert!(taken == port && next.is_none_or(|next| next > port));
        }
        Err(error) => panic!("{error:?}"),
        Ok(_) => panic!("the port is given twice"),
    }
}

#[test]
fn after_any_edits_every_address_is_answered_as_a_fresh_build_would() {
    let preview = Preview::of_a_site();
    let agencies_path = preview.path("content/facets/agencies.yaml");
    let two = "name: 機関\nterms:\n  - {id: prison, name: 刑務所}\n  - {id: court, name: 裁判所}\n";
    let stages = "name: 段階\nterms:\n  - {id: custody, name: 収容中}\n";
    let edits: [&dyn Fn(); 9] = [
        &|| preview.write("content/facets/agencies.yaml", two),
        &|| preview.write("content/facets/stages.yaml", stages),
        // Two saves of one length within one tick of the clock.
        &|| {
            preview.write("content/facets/stages.yaml", &stages.replace("収容", "受容"));
            preview.write("content/facets/stages.yaml", &stages.replace("収容", "許容"));
        },
        &|| preview.write("content/site.yaml", &SITE.replace("手引", "案内")),
        &|| fs::rename(&agencies_path, preview.path("content/facets/bodies.yaml")).unwrap(),
        &|| preview.write("themes/default/assets/style.css", "a { color: red }"),
        &|| fs::remove_dir_all(preview.path("themes")).unwrap(),
        &|| fs::remove_file(preview.path("content/facets/stages.yaml")).unwrap(),
        &|| preview.write("content/media/deep/er/figure.svg", "<svg/>"),
    ];
    let mut known: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for edit in edits {
        edit();
        let fresh = preview.fresh();
        for (path, bytes) in &fresh {
            let expected = String::from_utf8_lossy(bytes);
            preview.wait_for(path, |answer| answer.status == 200 && answer.site() == expected);
        }
        for path in known.keys().filter(|path| !fresh.contains_key(*path)) {
            preview.wait_for(path, |answer| answer.status == 404);
        }
        known = fresh;
    }
}
