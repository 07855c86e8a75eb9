//! Site → every file of the output.
//!
//! A [`Page`] is a route and what makes its bytes. Nothing is made here: a page's view is a function
//! of the site that is called when somebody wants the page, so that planning costs little even for
//! tens of thousands of pages. A template sees its view and nothing else; the digest of the view is
//! all that rendering needs to know whether it must be done again.

mod beside;
mod cell;
mod facet;
mod frame;
mod grid;
mod group;
mod paging;
mod shapes;
mod shown;
mod structured;
mod term;

use crate::diagnostic::Checked;
use crate::memo::Digest;
use crate::model::Site;
use crate::render::Theme;
use crate::route::Route;
use crate::span::FileId;
use serde::Serialize;
use std::collections::HashMap;
use std::hash::Hash;

/// A file of the output.
pub struct Page {
    /// Its path.
    pub route: Route,
    /// What makes its bytes.
    pub body: Body,
}

/// What makes the bytes of a page.
pub enum Body {
    /// A template and what it shows.
    Html {
        /// Its name without folder and ending: `case`.
        template: String,
        /// Makes what it shows.
        view: Box<dyn Fn(&Site) -> Box<dyn View> + Send + Sync>,
    },
    /// Text that needs no template: a sitemap, data.
    Text(Box<dyn Fn(&Site) -> String + Send + Sync>),
    /// A file copied as it is.
    Asset(FileId),
}

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
        view: impl Fn(&Site) -> V + Send + Sync + 'static,
    ) -> Page {
        let view = Box::new(move |site: &Site| Box::new(view(site)) as Box<dyn View>);
        Page { route, body: Body::Html { template: template.to_owned(), view } }
    }

    /// A page of text.
    pub(crate) fn text(
        route: Route,
        text: impl Fn(&Site) -> String + Send + Sync + 'static,
    ) -> Page {
        Page { route, body: Body::Text(Box::new(text)) }
    }
}

/// Every file of the output, each route once.
#[derive(Default)]
pub struct Plan {
    /// In the order of the planners.
    pub pages: Vec<Page>,
    by_route: HashMap<Route, usize>,
}

impl Plan {
    /// The page at a route.
    #[must_use]
    pub fn find(&self, route: &Route) -> Option<&Page> {
        self.by_route.get(route).map(|at| &self.pages[*at])
    }
}

/// Plans the pages of one kind.
type Planner = fn(&Site, &Theme) -> Vec<Page>;

/// All kinds of pages; a new kind is a file beside this one and a line here.
const PLANNERS: &[Planner] = &[
    facet::plan,
    group::plan,
    term::plan,
    // Two facets crossed.
    grid::plan,
    cell::plan,
];

/// Plans the whole output.
pub(crate) fn pages(site: &Site, theme: &Theme) -> Checked<Plan> {
    let pages: Vec<Page> = PLANNERS.iter().flat_map(|planner| planner(site, theme)).collect();
    let by_route = pages.iter().enumerate().map(|(at, page)| (page.route.clone(), at)).collect();
    Checked::sound(Plan { pages, by_route })
}
