//! An address → what the preview answers: a page of the plan, rendered now, with the report on it.

use super::preview::{Edition, Preview, State, has_errors};
use super::reply::Reply;
use super::{address, fingerprint};
use crate::memo::Digest;
use crate::plan::{self, Page};
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
    match look_up(&state, &address) {
        Found::Page(page) => show(preview, &edition, &state, page, 200),
        Found::Folder => Reply::redirect(format!("{path}/{query}")),
        Found::Nothing => match state.compiled.plan.find(&Route::file("404.html")) {
            Some(page) => show(preview, &edition, &state, page, 404),
            None => Reply::text(404, "There is no page at this address."),
        },
    }
}

/// What is at an address.
enum Found<'s> {
    Page(&'s Page),
    /// A page is, with a slash behind it.
    Folder,
    Nothing,
}

/// Finds an address, also below the path that the site will have: the page for unknown addresses
/// leads there.
fn look_up<'s>(state: &'s State, address: &str) -> Found<'s> {
    let site = &state.compiled.site;
    let base = plan::base_path(&site.settings.base_url).trim_start_matches('/');
    let below = address.strip_prefix(base).filter(|_| !base.is_empty());
    for address in [Some(address), below].into_iter().flatten() {
        let is_folder = address.is_empty() || address.ends_with('/');
        let route = if is_folder { Route::page(address) } else { Route::file(address) };
        if let Some(page) = state.compiled.plan.find(&route) {
            return Found::Page(page);
        }
        let folder = Route::page(&format!("{address}/"));
        if !is_folder && state.compiled.plan.find(&folder).is_some() {
            return Found::Folder;
        }
    }
    Found::Nothing
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
    let shown = Digest::of(&(status, fingerprint::of(state, &page.route, &bytes)));
    let panel = edition.panel(state, page);
    let mark = edition.report().mark(edition, (shown, state.styles()), &panel);
    Reply::html(status, with_mark(&bytes, &mark))
}

/// The page with the preview's part right before the end of its body.
fn with_mark(bytes: &[u8], mark: &str) -> Vec<u8> {
    let end = b"</body>";
    let at = bytes.windows(end.len()).rposition(|part| part == end).unwrap_or(bytes.len());
    [&bytes[..at], mark.as_bytes(), &bytes[at..]].concat()
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
}
