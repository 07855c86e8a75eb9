//! Site → every file of the output.
//!
//! A [`Page`] is a route and what makes its bytes. Nothing is made here: a page's view is a function
//! of the site that is called when somebody wants the page, so that planning costs little even for
//! tens of thousands of pages. A template sees its view and nothing else; the digest of the view is
//! all that rendering needs to know whether it must be done again.

mod asset;
mod beside;
mod book;
mod booklet;
mod case;
mod cases;
mod cell;
mod changes;
mod checklist;
mod citations;
mod compare;
mod data;
mod downloads;
mod explained;
mod explore;
mod facet;
mod feed;
mod flow;
mod form;
mod frame;
mod glossary;
mod grid;
mod group;
mod guide;
mod home;
pub mod hosting;
mod label;
mod matrices;
mod narrow;
mod network;
mod not_found;
mod page;
mod paging;
mod print;
mod print_parts;
mod print_table;
mod redirect;
mod related;
#[cfg(test)]
mod sample;
mod search;
mod shapes;
mod shown;
mod sitemap;
mod sources;
mod structured;
mod term;
mod words_used;

pub(crate) use book::{CONTENTS, Chapter, chapters};
pub(crate) use changes::has_changes;
pub(crate) use compare::is_possible as is_compare_possible;
pub(crate) use downloads::start;
pub(crate) use frame::{base_path, way_to_root};
pub use guide::Guide;
pub(crate) use guide::{Common, Nearness};
pub(crate) use search::files as search_files;
pub(crate) use shown::{Shown, shown};
pub(crate) use sources::citation_text;

use crate::compile::Cache;
use crate::diagnostic::{Checked, Diagnostic, Message, Rule};
use crate::memo::Digest;
use crate::model::Site;
use crate::render::Theme;
use crate::route::Route;
use crate::search::Files;
use crate::span::{FileId, Span};
use bytes::Bytes;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;
use std::sync::Arc;

/// A file of the output.
pub struct Page {
    /// Its path.
    pub route: Route,
    /// What makes its bytes.
    pub body: Body,
    /// What was written to make it be; nothing for what the engine makes of the whole site.
    pub origin: Option<Span>,
    /// When what it shows last changed, `2026-11-22`.
    pub updated: Option<Arc<str>>,
    /// Whether search engines are told of it.
    pub listed: bool,
    /// The page that shows its markup, where it is not a page itself.
    pub(crate) shown_on: Option<Route>,
}

/// What makes the bytes of a page.
pub enum Body {
    /// A template and what it shows.
    Html {
        /// Its name without folder and ending: `case`.
        template: String,
        /// Makes what it shows.
        view: MakeView,
    },
    /// Text that needs no template: a sitemap, data.
    Text(MakeText),
    /// A file that is copied; of a theme's scripts and stylesheets what a browser needs.
    Asset(FileId),
    /// What a round before this one made.
    Made(Bytes),
}

/// Makes what a page shows, when somebody wants the page.
pub type MakeView = Box<dyn Fn(&Guide<'_>) -> Box<dyn View> + Send + Sync>;

/// Makes the text of a page.
pub type MakeText = Box<dyn Fn(&Guide<'_>) -> String + Send + Sync>;

/// What a template may show. Implemented for everything that can be serialised and hashed.
pub trait View: Send + Sync {
    /// Stands for all that is shown.
    fn digest(&self) -> Digest;
    /// The same as values for the template.
    fn context(&self) -> tera::Context;
}

impl<T: Serialize + Hash + Send + Sync> View for T {
    fn digest(&self) -> Digest {
        Digest::of(self)
    }

    fn context(&self) -> tera::Context {
        tera::Context::from_serialize(self).unwrap_or_default()
    }
}

impl Page {
    /// A page made by a template; `view` must not keep anything of the site but ids.
    pub(crate) fn html<V: View + 'static>(
        route: Route,
        template: &str,
        view: impl Fn(&Guide<'_>) -> V + Send + Sync + 'static,
    ) -> Page {
        let view = Box::new(move |guide: &Guide<'_>| Box::new(view(guide)) as Box<dyn View>);
        Page {
            listed: true,
            ..Page::new(route, Body::Html { template: template.to_owned(), view })
        }
    }

    /// A page of text.
    pub(crate) fn text(
        route: Route,
        text: impl Fn(&Guide<'_>) -> String + Send + Sync + 'static,
    ) -> Page {
        Page::new(route, Body::Text(Box::new(text)))
    }

    /// A file of the search index.
    fn searched(file: search::File) -> Page {
        let route = Route::file(format!("search/{}.js", file.name()));
        Page::text(route, move |guide| guide.searched(file))
    }

    /// A file that is copied.
    pub(crate) fn asset(route: Route, file: FileId) -> Page {
        Page::new(route, Body::Asset(file))
    }

    /// A file that was made before.
    pub(crate) fn made(route: Route, bytes: Bytes) -> Page {
        Page::new(route, Body::Made(bytes))
    }

    fn new(route: Route, body: Body) -> Page {
        Page { route, body, origin: None, updated: None, listed: false, shown_on: None }
    }

    /// Says what was written to make the page be.
    pub(crate) fn written_at(mut self, origin: Span) -> Page {
        self.origin = Some(origin);
        self
    }

    /// Says when what it shows last changed.
    pub(crate) fn updated(mut self, date: Option<Arc<str>>) -> Page {
        self.updated = date;
        self
    }

    /// Says which page shows its markup: links in it lead from there.
    pub(crate) fn shown_on(mut self, page: Route) -> Page {
        self.shown_on = Some(page);
        self
    }

    /// Keeps search engines from being told of the page, if it is so.
    pub(crate) fn unlisted(mut self, unlisted: bool) -> Page {
        self.listed &= !unlisted;
        self
    }
}

/// Every file of the output, each route once.
#[derive(Default)]
pub struct Plan {
    /// In the order of the planners.
    pub pages: Vec<Page>,
    /// Where among them the files stand that are copied.
    assets: Vec<usize>,
    /// By what stays of a route when its capital letters are made small.
    by_route: HashMap<Route, usize>,
}

impl Plan {
    /// The files that are copied.
    pub(crate) fn assets(&self) -> impl Iterator<Item = &Page> {
        self.assets.iter().map(|at| &self.pages[*at])
    }

    /// The page at a route.
    #[must_use]
    pub fn find(&self, route: &Route) -> Option<&Page> {
        let page = self.by_route.get(&route.folded()).map(|at| &self.pages[*at]);
        page.filter(|page| page.route == *route)
    }
}

/// Plans the pages of one kind.
type Planner = fn(&Site, &Theme) -> Vec<Page>;

/// All kinds of pages; a new kind is a file beside this one and a line here.
const PLANNERS: &[Planner] = &[
    home::plan,
    facet::plan,
    group::plan,
    term::plan,
    // Two facets crossed.
    grid::plan,
    cell::plan,
    cases::plan,
    case::plan,
    matrices::plan,
    sources::plan,
    glossary::plan,
    print::plan,
    changes::plan,
    checklist::plan,
    compare::plan,
    downloads::plan,
    not_found::plan,
    feed::plan,
    hosting::plan,
    data::plan,
    asset::plan,
    // Where an address is taken already, it is an author's file that can be renamed.
    page::plan,
    form::plan,
    redirect::plan,
];

/// The rules that this phase applies.
pub(crate) static RULES: &[&Rule] = &[&ADDRESS_COLLISION];

/// Two files of the output at one address.
pub(crate) static ADDRESS_COLLISION: Rule = Rule::error("address-collision");

/// Plans the whole output. Of a site it reads no more than [`Site::outline`] stands for, so that a plan
/// stays the same while somebody types, unless there are to be other files of the search index.
pub(crate) fn pages(
    site: &Site,
    theme: &Theme,
    files: &Files,
    cache: &Cache,
) -> Checked<Arc<Plan>> {
    let key = Digest::of(&(site.outline, theme.digest(), theme.start(), files.all()));
    cache.plans.get(key, || {
        let Checked { value, diagnostics } = plan(site, theme, files);
        Checked { value: Arc::new(value), diagnostics }
    })
}

fn plan(site: &Site, theme: &Theme, files: &Files) -> Checked<Plan> {
    let mut pages = search::plan(theme, files);
    pages.par_extend(PLANNERS.par_iter().flat_map_iter(|planner| planner(site, theme)));
    let listed = [sitemap::plan(&pages), citations::plan(&pages, theme)];
    pages.extend(listed.into_iter().flatten());
    without_collisions(pages, theme.start())
}

/// Keeps the first page of each address. Addresses that differ in capital letters only, or in whether
/// marks stand apart, are one and the same: many disks do not tell them apart.
fn without_collisions(pages: Vec<Page>, start: Span) -> Checked<Plan> {
    let by_route = HashMap::with_capacity(pages.len());
    let mut plan = Plan { pages: Vec::with_capacity(pages.len()), by_route, ..Plan::default() };
    let mut diagnostics = Vec::new();
    for page in pages {
        match plan.by_route.entry(page.route.folded()) {
            Entry::Vacant(entry) => {
                entry.insert(plan.pages.len());
                if matches!(page.body, Body::Asset(_)) {
                    plan.assets.push(plan.pages.len());
                }
                plan.pages.push(page);
            }
            Entry::Occupied(entry) => {
                let first = plan.pages[*entry.get()].origin;
                diagnostics.push(collision(&page.route, page.origin, first, start));
            }
        }
    }
    Checked { value: plan, diagnostics }
}

/// A collision is reported at what an author wrote, if one of the two was written by one.
fn collision(route: &Route, second: Option<Span>, first: Option<Span>, start: Span) -> Diagnostic {
    let at = second.or(first).unwrap_or(start);
    let finding = Diagnostic::new(&ADDRESS_COLLISION, at);
    let finding = finding.with("address", format!("/{}", route.address()));
    match (first, second) {
        (Some(first), Some(_)) => finding.related(Message::new("first-here"), first),
        _ => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_of_an_address_stays_and_the_second_is_reported() {
        let at = |start| Some(Span::new(FileId(0), start, start));
        let page = |path: &str, origin: Option<Span>| {
            let page = Page::asset(Route::file(path), FileId(1));
            Page { origin, ..page }
        };
        let check = |pages: Vec<Page>, kept: &[&str], found: &[(u32, usize)]| {
            let checked = without_collisions(pages, Span::start_of(FileId(9)));
            let pages = checked.value.pages.iter();
            let paths: Vec<_> = pages.map(|page| page.route.path()).collect();
            let places = checked.diagnostics.iter();
            let places: Vec<_> = places.map(|one| (one.span.start, one.related.len())).collect();
            assert_eq!((paths.as_slice(), places.as_slice()), (kept, found));
        };
        check(vec![page("a", at(1)), page("b", at(2))], &["a", "b"], &[]);
        check(vec![page("a", at(1)), page("a", at(2))], &["a"], &[(2, 1)]);
        check(
            vec![page("media/A.png", None), page("media/a.png", at(2))],
            &["media/A.png"],
            &[(2, 0)],
        );
        check(vec![page("a", at(3)), page("a", None)], &["a"], &[(3, 0)]);
    }
}
