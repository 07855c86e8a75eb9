//! Addresses that no page may lead to, wherever one can be written.

use super::{errors, lines, renkei};
use crate::support::{File, Project, small_site};
use rayon::prelude::*;

/// A small site with these files beside its own.
fn site(files: &[(String, String)]) -> Project {
    let small = small_site("minimal").into_iter();
    let small =
        small.fold(Project::new(), |site, (path, bytes)| site.put(&path, File::Bytes(bytes)));
    files.iter().fold(small, |site, (path, text)| site.file(path, text)).build()
}

/// All ways to write an address into Markdown.
fn ways(address: &str) -> Vec<String> {
    vec![
        format!("[語]({address})"),
        format!("[語](<{address}>)"),
        format!("![図]({address})"),
        format!("![図](<{address}> \"題\")"),
        format!("[語][a]\n\n[a]: {address}"),
        format!("[語][a]\n\n[a]: <{address}>"),
        format!("![図][a]\n\n[a]: {address}"),
        format!("[![図]({address})]({address})"),
        format!("[[{address}|語]]"),
        format!("| a |\n|---|\n| [語]({address}) |"),
        format!("語[^1]\n\n[^1]: [語]({address})"),
        format!("<{address}>"),
    ]
}

#[test]
fn no_link_and_no_picture_leads_to_them() {
    lines("addresses.txt").par_iter().for_each(|address| {
        let page = |(number, way): (usize, &String)| {
            (format!("content/pages/p{number}.md"), format!("---\ntitle: 題{number}\n---\n{way}\n"))
        };
        let ways = ways(address);
        let pages: Vec<_> = ways.iter().enumerate().map(page).collect();
        let site = site(&pages);
        let found = errors(&site);
        for (number, way) in ways.iter().enumerate() {
            let html = site.outcome().page(&format!("p{number}/"));
            leads_nowhere(html, way);
            // What is no link to Markdown is shown as it was written, and no mistake.
            let is_text = html.contains("](") || html.contains("[語]") || html.contains("&lt;");
            let is_told = found.iter().any(|line| line.contains(&format!("/p{number}.md:")));
            assert!(is_text || is_told, "{way} is taken without a word:\n{html}");
        }
    });
}

/// Nothing on a page leads there or loads it.
#[track_caller]
fn leads_nowhere(html: &str, way: &str) {
    for attribute in ["href=\"", "src=\""] {
        for value in html.split(attribute).skip(1) {
            let value = value.split('"').next().unwrap_or_default();
            let lower = value.to_ascii_lowercase();
            let foreign = ["evil", "script:", "passwd", "win.ini"];
            let is_foreign = foreign.iter().any(|part| lower.contains(part))
                || lower.starts_with("data:")
                || lower.starts_with(['/', '\\']);
            assert!(!is_foreign, "{way}: {attribute}{value}");
        }
    }
}

#[test]
fn no_setting_leads_to_them() {
    lines("addresses.txt").par_iter().for_each(|address| {
        let address = format!("'{}'", address.replace('\'', "''"));
        let settings = format!(
            "title: 連携の手引き\nlanguage: ja\nbase-url: {address}\nedit-url: {address}\n\
             license: {{name: 許諾, url: {address}}}\n\
             sources:\n  - {{id: a, title: 書, url: {address}, places: {{C-1: 手紙}}}}\n"
        );
        let found = errors(&site(&[("content/site.yaml".to_owned(), settings)]));
        let refused = found.iter().filter(|line| line.contains("error[bad-url]")).count();
        let is_odd = found.iter().any(|line| line.contains("error[control-character]"));
        assert!(refused == 4 || is_odd, "{address}: {found:?}");
    });
}

#[test]
fn no_base_url_of_the_command_line_is_taken_unseen() {
    for url in [
        "javascript:alert(1)",
        "https://example.org//evil.example/",
        "https://example.org/\n/evil https://evil.example/",
        "https://example.org/../",
        "https://example.org/\"><script>alert(1)</script>",
        "https://user@example.org/",
        "//evil.example/",
        "/",
    ] {
        let done = renkei(&Project::minimal().on_disk(), &["build", "--base-url", url]);
        assert_eq!(done.status.code(), Some(2), "{url}");
    }
}
