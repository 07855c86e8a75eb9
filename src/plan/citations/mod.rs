//! How to cite the guideline, for programs that keep references: `data/citations.bib`, `.ris` and
//! `.json` (CSL-JSON), each with every page that search engines are told of and the works that the
//! guideline rests on.
//!
//! Not among the planners: which pages there are is read off the pages that they planned, so that a
//! new kind of page is cited without a line here.

mod bibtex;
mod csl;
mod reference;
mod ris;

use super::{Body, Guide, Page};
use crate::render::Theme;
use crate::route::Route;
use reference::{Reference, References};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A page that can be cited, and when it last changed.
type Cited = (Route, Option<Arc<str>>);

/// Plans the files for these pages.
pub(super) fn plan(pages: &[Page], theme: &Theme) -> Vec<Page> {
    let cited = pages.iter().filter(|page| page.listed && is_html(page) && !is_continued(page));
    let cited: Arc<[Cited]> =
        cited.map(|page| (page.route.clone(), page.updated.clone())).collect();
    let titles = Arc::new(titles(&cited, theme));
    let file = |ending: &str, write: fn(&[Reference<'_>]) -> String| {
        let (cited, titles, reviewed) = (cited.clone(), titles.clone(), theme.word("reviewed"));
        let text =
            move |site: &Guide<'_>| write(&References::of(site, &titles, &reviewed).all(&cited));
        Page::text(Route::file(format!("data/citations.{ending}")), text)
    };
    vec![file("bib", bibtex::write), file("ris", ris::write), file("json", csl::write)]
}

fn is_html(page: &Page) -> bool {
    matches!(page.body, Body::Html { .. })
}

/// Whether a page goes on with a list; the list is cited by its first page.
fn is_continued(page: &Page) -> bool {
    page.route.address().contains("/page/")
}

/// The titles of the pages that the engine makes once, by their addresses: the theme says them.
fn titles(cited: &[Cited], theme: &Theme) -> BTreeMap<Route, Arc<str>> {
    let made = cited.iter().filter_map(|(route, _)| {
        let key = route.address().strip_suffix('/')?;
        let word = format!("title_{key}");
        let title = theme.word(&word);
        (*title != *word).then(|| (route.clone(), title))
    });
    made.collect()
}
