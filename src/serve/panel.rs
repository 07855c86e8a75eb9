//! What a page is made from, for whoever writes it: its file, what it is classified by, and what refers
//! to it. Shown in the preview alone.

use super::editor::{Editor, Place};
use crate::diagnostic::Message;
use crate::messages::{Language, words};
use crate::model::{CaseId, Link, Node, PageId, RowId, Site, TermId};
use crate::plan::{Body, Page};
use crate::source::Sources;
use crate::text::escape;
use crate::visible::visible;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// More than these are counted, not listed.
const SHOWN: usize = 30;

/// The panel of a page, as HTML.
pub(super) fn panel(
    site: &Site,
    sources: &Sources,
    page: &Page,
    editor: Editor<'_>,
    language: Language,
) -> String {
    if !matches!(page.body, Body::Html { .. }) {
        return String::new();
    }
    let say = |id| escape(&words(language, &Message::new(id)));
    let mut html = format!("<details class=\"page\"><summary>{}</summary><dl>", say("panel-page"));
    let node = node_of(site, page);
    let source = match page.origin {
        Some(origin) => {
            let source = sources.get(origin.file);
            let at = source.lines().position(&source.bytes, origin.start);
            let shown = visible(&source.path);
            editor.link(&Place { path: &source.path, shown: &shown, at: (at.line, at.column) })
        }
        None => say("panel-made"),
    };
    push(&mut html, &say("panel-source"), &source);
    if let Some(Node::Case(id)) = node {
        facets(&mut html, site, id, page);
    }
    if let Some(node) = node {
        let referring = referring(site, node);
        let list = if referring.is_empty() {
            say("panel-nothing")
        } else {
            links(&referring, page, language)
        };
        push(&mut html, &say("panel-referring"), &list);
    }
    html.push_str("</dl></details>");
    html
}

fn push(html: &mut String, name: &str, value: &str) {
    let _ = write!(html, "<dt>{name}</dt><dd>{value}</dd>");
}

/// What a page tells of, if it is one thing.
fn node_of(site: &Site, page: &Page) -> Option<Node> {
    let is_own = |link: &Link| link.anchor.is_none() && link.route == page.route;
    let case = site.case_ids().find(|id| is_own(&site.case(*id).link)).map(Node::Case);
    let text = || site.page_ids().find(|id| is_own(&site.page(*id).link)).map(Node::Page);
    let terms = site.taxonomy.terms.iter();
    let term = || (0u32..).map(TermId).zip(terms).find(|(_, term)| is_own(&term.link));
    case.or_else(text).or_else(|| term().map(|(id, _)| Node::Term(id)))
}

/// The terms of a case, facet by facet.
fn facets(html: &mut String, site: &Site, id: CaseId, page: &Page) {
    for facet in &site.taxonomy.facets {
        let terms = site.case(id).classification.of(facet);
        let terms: Vec<&Link> = terms.iter().map(|term| &*site.term(*term).link).collect();
        if !terms.is_empty() {
            let list: Vec<String> = terms.iter().map(|link| anchor(link, page)).collect();
            push(html, &escape(&facet.name), &list.join(" · "));
        }
    }
}

/// What refers to something: texts that link to it, cases and rows that are classified by it, cases
/// that name it as related.
fn referring(site: &Site, node: Node) -> Vec<&Link> {
    let mut nodes: BTreeSet<Node> = BTreeSet::new();
    nodes.extend(site.links.to(node));
    match node {
        Node::Term(term) => {
            nodes.extend(site.index.cases_of(term).iter().copied().map(Node::Case));
            nodes.extend(site.index.rows_of(term).iter().copied().map(Node::Row));
        }
        Node::Case(case) => {
            let is_related = |other: &CaseId| site.case(*other).related.contains(&case);
            nodes.extend(site.case_ids().filter(is_related).map(Node::Case));
        }
        Node::Page(_) | Node::Row(_) => {}
    }
    nodes.remove(&node);
    nodes.into_iter().map(|node| link_of(site, node)).collect()
}

fn link_of(site: &Site, node: Node) -> &Link {
    let case = |id: CaseId| &site.case(id).link;
    let page = |id: PageId| &site.page(id).link;
    let row = |id: RowId| &site.row(id).link;
    match node {
        Node::Case(id) => case(id),
        Node::Page(id) => page(id),
        Node::Term(id) => &site.term(id).link,
        Node::Row(id) => row(id),
    }
}

fn links(referring: &[&Link], page: &Page, language: Language) -> String {
    let mut html = String::from("<ul>");
    for link in referring.iter().take(SHOWN) {
        let _ = write!(html, "<li>{}</li>", anchor(link, page));
    }
    if let Some(rest) = referring.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
        let rest = Message::new("report-cut").with("count", rest.to_string());
        let _ = write!(html, "<li>{}</li>", escape(&words(language, &rest)));
    }
    html + "</ul>"
}

/// A link as the preview answers it.
fn anchor(link: &Link, page: &Page) -> String {
    let root = "../".repeat(page.route.path().matches('/').count());
    format!("<a href=\"{}{}\">{}</a>", root, escape(&link.href()), escape(&link.title))
}
