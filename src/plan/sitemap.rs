//! What search engines are told: `sitemap.xml` with every page they may show, and `robots.txt`.
//!
//! Not among the planners: it is read off the pages that they planned.

use super::{Page, frame};
use crate::model::Site;
use crate::route::Route;
use crate::text::escape;
use std::fmt::Write;
use std::sync::Arc;

/// How many addresses the protocol allows in one file.
const PER_FILE: usize = 50_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// An address and when it last changed.
type Listing = (Route, Option<Arc<str>>);

/// Plans the sitemap of these pages; above the protocol's limit an index and its parts.
pub(super) fn plan(pages: &[Page]) -> Vec<Page> {
    let listed = pages.iter().filter(|page| page.listed);
    let listed: Vec<Listing> =
        listed.map(|page| (page.route.clone(), page.updated.clone())).collect();
    let main = Route::file("sitemap.xml");
    let mut planned = vec![Page::text(Route::file("robots.txt"), |site| robots(site))];
    if listed.len() <= PER_FILE {
        planned.push(Page::text(main, move |site| addresses(site, &listed)));
        return planned;
    }
    let mut parts = Vec::new();
    for (at, part) in listed.chunks(PER_FILE).enumerate() {
        let (route, part) = (Route::file(format!("sitemap-{}.xml", at + 1)), part.to_vec());
        parts.push(route.clone());
        planned.push(Page::text(route, move |site| addresses(site, &part)));
    }
    planned.push(Page::text(main, move |site| index(site, &parts)));
    planned
}

fn addresses(site: &Site, listed: &[Listing]) -> String {
    let mut xml = format!("{HEAD}<urlset {NAMESPACE}>\n");
    for (route, updated) in listed {
        let _ = write!(xml, "<url><loc>{}</loc>", escape(&frame::canonical(site, route)));
        if let Some(date) = updated {
            let _ = write!(xml, "<lastmod>{date}</lastmod>");
        }
        xml.push_str("</url>\n");
    }
    xml + "</urlset>\n"
}

fn index(site: &Site, parts: &[Route]) -> String {
    let mut xml = format!("{HEAD}<sitemapindex {NAMESPACE}>\n");
    for part in parts {
        let address = escape(&frame::canonical(site, part));
        let _ = writeln!(xml, "<sitemap><loc>{address}</loc></sitemap>");
    }
    xml + "</sitemapindex>\n"
}

fn robots(site: &Site) -> String {
    format!("User-agent: *\nAllow: /\nSitemap: {}sitemap.xml\n", site.settings.base_url)
}
