//! Where addresses lead, and which of them should not be there.

use std::collections::{BTreeMap, BTreeSet};

use super::html::Html;
use crate::site::{NOT_FOUND, percent_decoded};

/// What is wrong with the addresses of a page.
pub(super) fn of_page(
    path: &str,
    page: &Html,
    base: &str,
    files: &BTreeSet<String>,
    pages: &BTreeMap<&str, Html>,
) -> Vec<String> {
    let mut faults = Vec::new();
    for href in &page.anchors {
        let own = href.starts_with(base) || href.starts_with("//");
        match scheme(href) {
            Some("http" | "https") if !own => {}
            Some("mailto" | "tel") => {}
            Some(_) => faults.push(format!("`{href}` should be relative")),
            None => faults.extend(dead(path, href, base, files, pages)),
        }
    }
    for href in &page.resources {
        match scheme(href) {
            Some("data") => {}
            Some(_) => faults.push(format!("`{href}` would be fetched from elsewhere")),
            None => faults.extend(dead(path, href, base, files, pages)),
        }
    }
    for href in &page.absolute {
        let file = href.strip_prefix(base).map(named_file);
        if !file.is_some_and(|file| files.contains(&file)) {
            faults.push(format!("`{href}` should be the absolute address of a file here"));
        }
    }
    faults.into_iter().map(|fault| format!("{path}: {fault}")).collect()
}

/// Why a relative address is dead, if it is.
fn dead(
    path: &str,
    href: &str,
    base: &str,
    files: &BTreeSet<String>,
    pages: &BTreeMap<&str, Html>,
) -> Option<String> {
    // The one page with whole paths is looked at as if it stood at the root.
    let prefix = base.splitn(4, '/').nth(3).map_or("/".into(), |path| format!("/{path}"));
    let href = match href.strip_prefix(&prefix) {
        Some("") if path == NOT_FOUND => "index.html",
        Some(rest) if path == NOT_FOUND => rest,
        _ if href.starts_with('/') || href.starts_with('\\') => {
            return Some(format!("`{href}` should be relative"));
        }
        _ => href,
    };
    let Some(target) = inside(path, href) else {
        return Some(format!("`{href}` leads out of the site"));
    };
    if !files.contains(&target) {
        let folder = files.contains(format!("{target}/index.html").trim_start_matches('/'));
        let why = if folder { "should name the file" } else { "is dead" };
        return Some(format!("`{href}` {why}"));
    }
    let anchor = percent_decoded(href.split_once('#')?.1);
    let known = pages.get(target.as_str()).is_none_or(|page| page.ids.contains(&anchor));
    (!known && !anchor.is_empty()).then(|| format!("`{href}`: no such place in {target}"))
}

/// The file that a relative address names, seen from `path`; `None` if it leads out of the site.
pub(super) fn inside(path: &str, href: &str) -> Option<String> {
    if scheme(href).is_some() || href.starts_with('/') {
        return None;
    }
    let target = href.split(['#', '?']).next().unwrap_or_default();
    if target.is_empty() {
        return Some(path.to_owned());
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    let target = percent_decoded(target);
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    Some(parts.join("/").trim_end_matches('/').to_owned())
}

/// What is wrong with the addresses in a stylesheet.
pub(super) fn of_style(path: &str, text: &str, files: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for part in text.split("url(").skip(1) {
        let href = part.split(')').next().unwrap_or_default().trim_matches(['"', '\'', ' ']);
        let local = href.starts_with("data:") || href.starts_with('#');
        let known = inside(path, href).is_some_and(|target| files.contains(&target));
        if !local && !known {
            faults.push(format!("{path}: `{href}` is dead or elsewhere"));
        }
    }
    if text.contains("@import") {
        faults.push(format!("{path}: an @import, which makes readers wait"));
    }
    faults
}

/// Addresses of this site in a sitemap, a feed or `robots.txt` that name no file.
pub(super) fn absolute(
    path: &str,
    text: &str,
    base: &str,
    files: &BTreeSet<String>,
) -> Vec<String> {
    let own = text.split(base).skip(1).map(|rest| {
        let end = rest.find(['<', '"', '\'', '#', '?', ')']).unwrap_or(rest.len());
        rest[..end].split(char::is_whitespace).next().unwrap_or_default()
    });
    let dead = own.filter(|rest| !files.contains(&named_file(rest)));
    dead.map(|rest| format!("{path}: `{base}{rest}` is dead")).collect()
}

/// `cases/` is `cases/index.html`.
fn named_file(address: &str) -> String {
    crate::site::file_of(&percent_decoded(address.split(['#', '?']).next().unwrap_or_default()))
}

/// The scheme of an address, `//host` included.
fn scheme(href: &str) -> Option<&str> {
    if href.starts_with("//") {
        return Some("//");
    }
    let (scheme, _) = href.split_once(':')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (!scheme.is_empty() && scheme.chars().all(plain)).then_some(scheme)
}
