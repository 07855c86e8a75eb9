//! The output behind what it tells its host: `_headers` and `_redirects` are obeyed by a small server, and a
//! browser looks at each kind of page there, at the root and below a path.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::browser::{Server, Tab, tab};
use crate::commands::Ran;
use crate::site::{self, NOT_FOUND, PAGE_KINDS, built_guideline};
use crate::support::Project;

/// What a page did that it should not: errors, what was forbidden, what was missing or from elsewhere.
fn faults(tab: &mut Tab, origin: &str) -> Vec<String> {
    let record = tab.record();
    let off_site = record.off_site(origin);
    [record.console, record.violations, record.failed, off_site].concat()
}

/// The value of a header in an answer.
fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let mut lines = head.lines().filter_map(|line| line.split_once(": "));
    lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// Opens each kind of page below a path.
#[track_caller]
fn every_kind_of_page_is_quiet(tab: &mut Tab, server: &Server, base: &str) {
    let mut all = Vec::new();
    for address in PAGE_KINDS.iter().copied().chain(["search/?q=手紙", "cases/?agencies=prison"])
    {
        tab.open(&server.url(&format!("{}{address}", &base[1..])));
        assert!(
            tab.evaluate("getComputedStyle(document.querySelector('.skip')).position")
                == "absolute"
        );
        let found = faults(tab, &format!("{}{}", server.origin(), &base[1..]));
        all.extend(found.into_iter().map(|fault| format!("/{address}: {fault}")));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn every_kind_of_page_keeps_the_rules_that_the_output_brings() {
    let Some(mut tab) = tab("pages behind their own _headers") else { return };
    let server = Server::hosting(built_guideline(), "/");
    every_kind_of_page_is_quiet(&mut tab, &server, "/");
    let policy = header(&server.head("/"), "Content-Security-Policy").map(str::to_owned);
    let policy = policy.expect("a policy");
    assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
    assert!(
        !policy.contains("unsafe") && !policy.contains("http") && !policy.contains('*'),
        "{policy}"
    );
    // The policy is in force: what a page may not do is forbidden, and the browser says so.
    tab.evaluate("document.body.append(Object.assign(document.createElement('script'), { text: 'document.title = 1' }))");
    assert!(!faults(&mut tab, &server.origin()).is_empty());
    assert_ne!(tab.evaluate("document.title"), "1");
}

#[test]
fn every_answer_has_the_headers_that_keep_readers_safe() {
    let server = Server::hosting(built_guideline(), "/");
    for path in ["/", "/cases/", "/data/cases.json", "/no/such/page/"] {
        let head = server.head(path);
        let has = |name: &str, part: &str| {
            assert!(
                header(&head, name).is_some_and(|value| value.contains(part)),
                "{path}: {name}\n{head}"
            );
        };
        has("Strict-Transport-Security", "max-age=63072000");
        has("Referrer-Policy", "no-referrer");
        has("Permissions-Policy", "camera=()");
        has("X-Content-Type-Options", "nosniff");
        has("Cross-Origin-Opener-Policy", "same-origin");
        has("Cross-Origin-Resource-Policy", "same-origin");
    }
    assert!(server.head("/no/such/page/").starts_with("HTTP/1.1 404"));
    assert!(server.head("/_headers").starts_with("HTTP/1.1 404"));
    assert_eq!(header(&server.head("/data/cases.json"), "Access-Control-Allow-Origin"), Some("*"));
    assert_eq!(header(&server.head("/cases/"), "Access-Control-Allow-Origin"), None);
}

/// What is cached for good must change its name with its content.
#[test]
fn what_is_cached_for_good_carries_a_hash_and_all_else_is_asked_for_again() {
    let server = Server::hosting(built_guideline(), "/");
    let files = site::files(built_guideline());
    let mut hashed = 0;
    for path in files.iter().filter(|path| !path.starts_with(['_', '.'])) {
        let cache = header(&server.head(&format!("/{path}")), "Cache-Control").map(str::to_owned);
        let name = path.rsplit('/').next().unwrap_or_default();
        let mut parts = name.rsplit('.').skip(1);
        let is_hash = |part: &str| part.len() >= 8 && part.chars().all(|c| c.is_ascii_hexdigit());
        let has_hash = path.starts_with("assets/") && parts.next().is_some_and(is_hash);
        assert_eq!(cache.is_some_and(|cache| cache.contains("immutable")), has_hash, "{path}");
        hashed += usize::from(has_hash);
    }
    assert!(hashed >= 5);
}

/// A site in which a case and a term had other ids, and a crossing held something once.
fn moved() -> Ran {
    let case = "---\ntitle: 訪問\nsummary: 家を訪ねます。\nagencies: [probation-office]\ncategories: [refer-to-facility]\ncitations: [C-1]\naliases: [call]\n---\n";
    let agencies = "name: 機関\nterms:\n  - {id: probation-office, name: 保護観察所, aliases: [office]}\n  - {id: prison, name: 刑務所}\n";
    Project::minimal()
        .file("content/cases/visit.md", case)
        .file("content/facets/agencies.yaml", agencies)
        .file("content/addresses.txt", "/cases/visit/\n/matrix/prison/refer-to-facility/\n")
        .run(&["build"])
        .exits(0)
}

const MOVED: [(&str, &str); 4] = [
    ("/cases/call/", "/cases/visit/"),
    ("/agencies/office/", "/agencies/probation-office/"),
    ("/matrix/office/refer-to-facility/", "/matrix/probation-office/refer-to-facility/"),
    ("/matrix/prison/refer-to-facility/", "/agencies/prison/"),
];

#[test]
fn former_addresses_lead_on_by_a_rule_with_and_without_a_last_slash() {
    let ran = moved();
    let server = Server::hosting(&ran.project.root().join("dist"), "/");
    for (from, to) in MOVED {
        for from in [from, from.trim_end_matches('/')] {
            let head = server.head(from);
            assert!(head.starts_with("HTTP/1.1 301"), "{from}: {head}");
            assert_eq!(header(&head, "Location"), Some(to), "{from}");
        }
        assert!(server.head(to).starts_with("HTTP/1.1 200"), "{to}");
    }
}

#[test]
fn former_addresses_lead_on_where_a_host_knows_no_rules() {
    let Some(mut tab) = tab("former addresses") else { return };
    let ran = moved();
    let folder = ran.project.root().join("dist");
    let server = Server::start(&folder, &[]);
    for (from, to) in MOVED {
        // Not opened, since the page is gone before one can look at it.
        tab.open(&server.url(""));
        tab.evaluate(&format!("void setTimeout(() => location.assign('{from}'))"));
        let target = format!("{to}index.html");
        let begun = Instant::now();
        let has_come = || server.requests().iter().any(|request| request.path == target);
        while !has_come() && begun.elapsed() < Duration::from_mins(1) {
            std::thread::sleep(Duration::from_millis(20));
        }
        assert!(has_come(), "{from} does not lead to {target}");
    }
}

#[test]
fn below_a_path_every_kind_of_page_works_and_what_is_not_there_leads_back() {
    let Some(mut tab) = tab("a base path") else { return };
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("dist");
    site::build_for("https://name.example/guide", &out);
    let server = Server::hosting(&out, "/guide/");
    every_kind_of_page_is_quiet(&mut tab, &server, "/guide/");
    tab.open(&server.url("guide/"));
    walk(&mut tab, "/guide/agencies/index.html");
    walk(&mut tab, "/guide/agencies/prison/index.html");
    // Any address may be answered with the page for lost readers: it looks right and leads back.
    for lost in ["guide/no", "guide/no/such/page/", "guide/cases/none/index.html"] {
        tab.open(&server.url(lost));
        let faults = faults(&mut tab, &server.url("guide/"));
        assert_eq!(faults, [format!("{}: 404", server.url(lost))], "{lost}");
        assert_eq!(
            tab.evaluate("getComputedStyle(document.querySelector('.skip')).position"),
            "absolute"
        );
        walk(&mut tab, "/guide/index.html");
    }
    let text = |path: &str| std::fs::read_to_string(out.join(path)).unwrap();
    assert!(text("_headers").starts_with("/guide/*\n") && text(NOT_FOUND).contains("\"/guide/"));
    assert!(text("sitemap.xml").contains("<loc>https://name.example/guide/cases/</loc>"));
    no_trace_of_another_address(&out);
}

/// Follows the link to a file, as a reader does.
#[track_caller]
fn walk(tab: &mut Tab, to: &str) {
    let link = format!("[...document.links].find(link => link.pathname === '{to}')?.href ?? ''");
    let href = tab.evaluate(&link).as_str().unwrap_or_default().to_owned();
    assert!(!href.is_empty(), "no link to {to}");
    tab.open(&href);
    assert_eq!(tab.evaluate("location.pathname"), to);
}

/// The address in `site.yaml` stands nowhere when another one was given.
#[track_caller]
fn no_trace_of_another_address(out: &Path) {
    for path in site::files(out) {
        let text = String::from_utf8_lossy(&std::fs::read(out.join(&path)).unwrap()).into_owned();
        assert!(!text.contains("https://example.org/"), "{path}");
    }
}
