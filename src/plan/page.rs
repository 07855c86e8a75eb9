//! The pages that authors write beside the cases: `/about/`.

use super::explained::{Explanation, explained};
use super::form::{self, Offered};
use super::frame::Frame;
use super::shapes::{Cited, cited};
use super::shown::Shown;
use super::{Page, structured};
use crate::model::{PageId, Site, Statement};
use crate::render::Theme;
use crate::span::Span;
use serde::Serialize;

/// The page that shows what the accessibility tests found.
const STATEMENT: &str = "accessibility";

#[derive(Serialize, Hash)]
struct PageView {
    page: Frame,
    body_html: Option<Shown>,
    words: Vec<Explanation>,
    citations: Vec<Cited>,
    statement: Option<Statement>,
    form: Option<Offered>,
}

/// Plans a page for each file of `content/pages/`.
pub(super) fn plan(site: &Site, _theme: &Theme) -> Vec<Page> {
    let pages = site.page_ids().map(|id| {
        let page = site.page(id);
        Page::html(page.link.route.clone(), "page", move |site| view(site, id))
            .written_at(Span::start_of(page.origin.file))
            .updated(page.updated.clone())
            .unlisted(page.draft)
    });
    pages.collect()
}

fn view(site: &Site, id: PageId) -> PageView {
    let written = site.page(id);
    let page = Frame::new(site, "page", &written.link.route, &written.link.title)
        .described(written.summary.as_ref())
        .under(&written.slug)
        .draft(written.draft)
        .updated(site, written.updated.as_ref())
        .reviewed(site, written.reviewed.as_ref())
        .headings(&written.body.prose.headings)
        .plain(&written.plain)
        .source(site, &written.path);
    let data = structured::thing(site, "WebPage", &page)
        .with_some("dateModified", written.updated.as_ref());
    let (body_html, words) = explained(site, &written.body, "");
    PageView {
        body_html,
        words,
        citations: cited(site, &written.citations),
        statement: site.statement.clone().filter(|_| *written.slug == *STATEMENT),
        form: form::offered(site, id),
        page: page.data(site, data),
    }
}
