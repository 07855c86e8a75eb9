//! What a page is, in a few bits: whether a browser that shows it must load it again.
//!
//! More than the page's own bytes count: the pictures and scripts that it loads, and the content
//! that its scripts read. Less than they do: a stylesheet can be exchanged in an open page.

use super::preview::State;
use crate::memo::Digest;
use crate::plan::Body;
use crate::route::Route;

/// Stands for all that a browser shows of a page but its stylesheets.
pub(super) fn of(state: &State, route: &Route, bytes: &[u8]) -> Digest {
    let content = scripts(bytes).any(|script| is_made(state, route, script));
    let content = content.then(|| state.content());
    Digest::of(&(digest_without_styles(bytes), state.assets(), content))
}

/// Whether a script is made from the content; what such scripts load, no page says.
fn is_made(state: &State, from: &Route, script: &str) -> bool {
    let path = script.strip_prefix(&from.to_root()).unwrap_or(script);
    let made = state.compiled.plan.find(&Route::file(path));
    made.is_some_and(|page| matches!(page.body, Body::Text(_)))
}

/// Where the scripts of a page are, as it says it.
fn scripts(bytes: &[u8]) -> impl Iterator<Item = &str> {
    let text = str::from_utf8(bytes).unwrap_or_default();
    text.split("<script ").skip(1).filter_map(|rest| {
        let (_, source) = rest.split('>').next()?.split_once("src=\"")?;
        source.split('"').next()
    })
}

/// A page without its links to stylesheets, whose names may hold a digest: a page that
/// differs in nothing else need not be loaded again.
fn digest_without_styles(bytes: &[u8]) -> Digest {
    let (mut head, body) = bytes.split_at(find(bytes, b"<body").unwrap_or(0));
    let mut kept = Vec::with_capacity(head.len());
    while let Some(at) = find(head, b"<link ") {
        let length = find(&head[at..], b">").map_or(head.len() - at, |end| end + 1);
        let (before, tag) = head[..at + length].split_at(at);
        kept.extend_from_slice(before);
        if find(tag, b"stylesheet").is_none() {
            kept.extend_from_slice(tag);
        }
        head = &head[at + length..];
    }
    kept.extend_from_slice(head);
    Digest::of(&(Digest::of_bytes(&kept), Digest::of_bytes(body)))
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|at| at == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_found_by_their_source() {
        let page =
            "<script>a</script><script defer src=\"../a.js\"></script><script src=\"b.js\" async>";
        assert_eq!(scripts(page.as_bytes()).collect::<Vec<_>>(), ["../a.js", "b.js"]);
    }

    #[test]
    fn links_to_stylesheets_make_no_difference() {
        let digest = |head: &str| digest_without_styles(format!("{head}<body>a").as_bytes());
        let style = |name: &str| format!("<p><link rel=\"stylesheet\" href=\"{name}\"><title>");
        let icon = |name: &str| format!("<link rel=\"icon\" href=\"{name}\">");
        assert_eq!(digest(&style("a.css")), digest(&style("b.css")));
        assert_ne!(digest(&icon("a")), digest(&icon("b")));
        assert_ne!(digest(&style("a.css")), digest("<title>b"));
        assert_eq!(digest("<link "), digest("<link "));
    }
}
