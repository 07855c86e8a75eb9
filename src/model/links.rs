//! Links: an address and its title, made once and shared; and who points at whom.

use super::{CaseId, PageId, RowId, TermId};
use crate::route::Route;
use crate::shared::{Later, Shared};
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// A title and where it leads; made once for each thing and shared by every view that shows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Link {
    /// What is read.
    pub title: Arc<str>,
    /// The file that it leads to.
    pub route: Route,
    /// A place on that page, without `#`.
    pub anchor: Option<Arc<str>>,
    title_html: Later<Arc<str>>,
    shown: Later<Shared>,
}

/// A link as templates see it.
#[derive(Serialize, Hash)]
struct ShownLink<'l> {
    title: &'l str,
    title_html: &'l str,
    href: String,
}

impl Link {
    /// A link to the top of a page.
    #[must_use]
    pub fn to(title: Arc<str>, route: Route) -> Arc<Link> {
        let (title_html, shown) = (Later::default(), Later::default());
        Arc::new(Link { title, route, anchor: None, title_html, shown })
    }

    /// A link to a place on a page.
    #[must_use]
    pub fn to_anchor(title: Arc<str>, route: Route, anchor: Arc<str>) -> Arc<Link> {
        let (title_html, shown) = (Later::default(), Later::default());
        Arc::new(Link { title, route, anchor: Some(anchor), title_html, shown })
    }

    /// The title as HTML, with its phrases kept together.
    #[must_use]
    pub fn title_html(&self) -> Arc<str> {
        self.title_html.get(|| Arc::from(crate::text::phrases(&self.title))).clone()
    }

    /// The address from the site's root: `cases/x/index.html#anchor`.
    #[must_use]
    pub fn href(&self) -> String {
        match &self.anchor {
            Some(anchor) => format!("{}#{}", self.route, crate::text::fragment(anchor)),
            None => self.route.path().to_owned(),
        }
    }
}

impl Serialize for Link {
    /// Made once, whoever shows it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shown = self.shown.get(|| {
            let title_html = &*self.title_html();
            Shared::new(&ShownLink { title: &self.title, title_html, href: self.href() })
        });
        shown.serialize(serializer)
    }
}

/// Something that can point at others in its text, or be pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Node {
    /// A case study.
    Case(CaseId),
    /// A page.
    Page(PageId),
    /// A term.
    Term(TermId),
    /// A row.
    Row(RowId),
}

/// Who points at whom, both ways, and which cases show a row.
#[derive(Debug, Default)]
pub struct LinkGraph {
    /// Pairs (from, to), sorted.
    pub forward: Vec<(Node, Node)>,
    /// Pairs (to, from), sorted.
    pub backward: Vec<(Node, Node)>,
}

impl LinkGraph {
    /// Sorts links into both directions; each counts once, and none to itself.
    #[must_use]
    pub fn new(mut links: Vec<(Node, Node)>) -> LinkGraph {
        links.retain(|(from, to)| from != to);
        links.sort_unstable();
        links.dedup();
        let mut backward: Vec<_> = links.iter().map(|(from, to)| (*to, *from)).collect();
        backward.sort_unstable();
        LinkGraph { forward: links, backward }
    }

    /// What something points at.
    pub fn from(&self, node: Node) -> impl Iterator<Item = Node> + '_ {
        with_first(&self.forward, node)
    }

    /// What points at something.
    pub fn to(&self, node: Node) -> impl Iterator<Item = Node> + '_ {
        with_first(&self.backward, node)
    }
}

fn with_first(pairs: &[(Node, Node)], node: Node) -> impl Iterator<Item = Node> + '_ {
    let from = pairs.partition_point(|(first, _)| *first < node);
    pairs[from..].iter().take_while(move |(first, _)| *first == node).map(|(_, second)| *second)
}
