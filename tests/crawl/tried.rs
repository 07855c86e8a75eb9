//! The crawl finds each fault that it is for, and nothing in a small sound site.

use crate::site;

/// The faults of a site of these files, besides a sound front page that links to `a/index.html`.
#[track_caller]
fn faults(files: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let front = "<!DOCTYPE html><link rel=canonical href=https://example.org/g/>
        <a href=a/index.html>a</a><a href=https://example.com/>外</a><a href=mailto:a@example.com>便り</a>";
    let all = [("index.html", front), ("a/index.html", "<a href=../index.html>home</a>")];
    for (path, text) in all.iter().chain(files) {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    super::faults(folder.path(), "https://example.org/g/")
}

/// A page `a/index.html` of this body has one fault, which says `expected`.
#[track_caller]
fn finds(body: &str, expected: &str) {
    let faults = faults(&[("a/index.html", body)]);
    assert_eq!(faults.len(), 1, "for {body}: {faults:?}");
    assert!(faults[0].contains(expected), "for {body}: {faults:?}");
}

#[test]
fn a_sound_site_has_no_fault() {
    let body = "<p id=表2-1><a href='#表2-1'>1</a><a href='../a/index.html#%E8%A1%A82-1'>2</a><a href='index.html?q=x#'>3</a>
        <img src='data:,'><script type=application/ld+json>{\"<a href=x>\": 1}</script>";
    let lost = "<a href=/g/a/index.html>a</a><a href=/g/>home</a>";
    let files = [
        ("a/index.html", body),
        ("404.html", lost),
        ("sitemap.xml", "<loc>https://example.org/g/</loc><loc>https://example.org/g/a/</loc>"),
        ("old/index.html", "<meta http-equiv=refresh content='0; url=../a/index.html'>"),
        ("a.css", "p { background: url(a.svg) url('data:,') }"),
        ("a.svg", ""),
    ];
    assert_eq!(faults(&files), Vec::<String>::new());
}

#[test]
fn dead_and_misplaced_links_are_found() {
    finds("<a href=gone.html>", "`gone.html` is dead");
    finds("<a href=../a/>", "should name the file");
    finds("<a href=..>", "should name the file");
    finds("<a href=../../x.html>", "leads out of the site");
    finds("<a href=/g/index.html>", "should be relative");
    finds("<a href=https://example.org/g/>", "should be relative");
    finds("<a href=javascript:alert(1)>", "should be relative");
    finds("<a href=../index.html#gone>", "no such place in index.html");
    finds("<img src=gone.png>", "is dead");
    finds("<img srcset='gone.png 2x'>", "is dead");
    finds("<form action=gone.html>", "is dead");
    finds("<link rel=canonical href=https://example.org/g/b/>", "absolute address of a file here");
    finds("<link rel=canonical href=../index.html>", "absolute address of a file here");
}

#[test]
fn what_is_fetched_from_elsewhere_or_stands_inline_is_found() {
    finds("<img src=https://example.com/a.png>", "fetched from elsewhere");
    finds("<script src=//example.com/a.js></script>", "fetched from elsewhere");
    finds("<link rel=stylesheet href=http://example.com/a.css>", "fetched from elsewhere");
    finds("<style>a{}</style>", "inline <style>");
    finds("<script>1</script>", "inline <script>");
    finds("<p style='color: red'>", "inline style");
    finds("<p onclick=x()>", "inline handler");
    finds("<p id=a><p id=a>", "stands twice");
    finds("<p id='a b'>", "empty or has a space");
    finds("<base href=x>", "<base>");
    finds("<a href=../index.html href=x>", "broken HTML");
}

#[test]
fn faults_outside_pages_are_found() {
    let found = |path, text| faults(&[(path, text)]).join("\n");
    assert!(found("b.html", "").contains("b.html: no link leads here"));
    assert!(found("a.css", "a { background: url(gone.svg) }").contains("`gone.svg` is dead"));
    assert!(found("a.css", "@import 'b.css';").contains("@import"));
    assert!(found("sitemap.xml", "<loc>https://example.org/g/b/</loc>").contains("is dead"));
}

#[test]
fn addresses_and_files_are_the_same_thing() {
    assert_eq!(site::file_of(""), "index.html");
    assert_eq!(site::file_of("cases/"), "cases/index.html");
    assert_eq!(site::file_of("compare/?cases=a"), "compare/index.html?cases=a");
    assert_eq!(site::file_of("404.html"), "404.html");
    assert_eq!(site::percent_decoded("%E8%A1%A82-1%"), "表2-1%");
    assert_eq!(site::percent_decoded("%FF"), "%FF");
}
