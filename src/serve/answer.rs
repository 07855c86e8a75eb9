//! An address → what the preview answers: a page of the plan, rendered now, with the report on it.

use super::address;
use super::preview::{Edition, Preview, State, has_errors};
use super::reply::Reply;
use crate::memo::Digest;
use crate::plan::Page;
use crate::route::Route;

/// Where a browser listens for news.
pub(super) const EVENTS: &str = "/_renkei/events";

/// The preview's own files; the site has no address that begins so.
const OWN_FILES: [(&str, &str); 3] = [
    ("/_renkei/preview.css", include_str!("preview.css")),
    ("/_renkei/preview.js", include_str!("preview.js")),
    ("/_renkei/listener.js", include_str!("listener.js")),
];

/// Answers a request for a path, query and all.
pub(super) fn answer(preview: &Preview, target: &str) -> Reply {
    let (path, query) = target.split_at(target.find('?').unwrap_or(target.len()));
    if let Some((name, text)) = OWN_FILES.iter().find(|(name, _)| *name == path) {
        return Reply::file(name, text.as_bytes());
    }
    let Some(address) = address::decode(target) else {
        return Reply::text(400, "No page has such an address.");
    };
    let edition = preview.current();
    let Some(state) = edition.shown.clone() else {
        return Reply::html(500, edition.report().page(&edition));
    };
    let plan = &state.compiled.plan;
    let is_folder = address.is_empty() || address.ends_with('/');
    let route = if is_folder { Route::page(&address) } else { Route::file(&address) };
    if let Some(page) = plan.find(&route) {
        return show(preview, &edition, &state, page, 200);
    }
    if !is_folder && plan.find(&Route::page(&format!("{address}/"))).is_some() {
        return Reply::redirect(format!("{path}/{query}"));
    }
    match plan.find(&Route::file("404.html")) {
        Some(page) => show(preview, &edition, &state, page, 404),
        None => Reply::text(404, "There is no page at this address."),
    }
}

/// Renders a page; what goes wrong with it is shown in its place.
fn show(preview: &Preview, edition: &Edition, state: &State, page: &Page, status: u16) -> Reply {
    let rendered = state.compiled.render(page, &state.sources, &preview.cache);
    if has_errors(&rendered.diagnostics) {
        return Reply::html(500, edition.report_with(&rendered.diagnostics).page(edition));
    }
    let path = page.route.path();
    let bytes = rendered.bytes;
    if page.route.ending() != "html" {
        return Reply { status, ..Reply::file(path, bytes) };
    }
    let shown = Digest::of(&(status, digest_without_styles(&bytes), state.assets()));
    let mark = edition.report().mark(edition, shown, state.styles());
    Reply::html(status, with_mark(&bytes, &mark))
}

/// The page with the preview's part right before the end of its body.
fn with_mark(bytes: &[u8], mark: &str) -> Vec<u8> {
    let end = b"</body>";
    let at = bytes.windows(end.len()).rposition(|part| part == end).unwrap_or(bytes.len());
    [&bytes[..at], mark.as_bytes(), &bytes[at..]].concat()
}

/// Stands for a page without its links to stylesheets, whose names may hold a digest: a page that
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
    fn the_mark_stands_before_the_end_of_the_body() {
        let check = |page: &str, expected: &str| {
            assert_eq!(with_mark(page.as_bytes(), "MARK"), expected.as_bytes());
        };
        check("<body>a</body></html>", "<body>aMARK</body></html>");
        check("<pre></body></pre></body>", "<pre></body></pre>MARK</body>");
        check("a", "aMARK");
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
