//! The guideline as views see it: the site, and beside it what many views show, each made once.
//!
//! Apart from the views because it is the one thing that they share while they are made. A case
//! stands on some twenty lists and is named on as many pages; its card and its links are made when
//! the first of them asks, by components of the theme, and copied ever after.

use super::cell::{cell_link, counted};
use super::related::{Near, Reason, related};
use super::shapes::{card, group_mark, tag};
use crate::compile::Cache;
use crate::diagnostic::Diagnostic;
use crate::memo::Digest;
use crate::model::{CaseId, Grid, GridId, GroupId, Node, Site, TermId};
use crate::render::{Fragment, Theme};
use crate::search::{File, Files};
use crate::shared::{Later, Shared};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

/// What the views of one compile share; nothing of it is made before it is asked for. Nothing in it
/// tells more of the site than [`Site::outline`] stands for.
pub(crate) struct Common {
    cases: Vec<CommonCase>,
    terms: Vec<CommonTerm>,
    groups: Vec<Later<Fragment>>,
    /// For each grid, by column and row.
    cells: Vec<HashMap<(TermId, TermId), CommonCell>>,
    reason_named: Later<Fragment>,
    reason_link: Later<Fragment>,
}

/// A case as other pages show it.
#[derive(Default)]
struct CommonCase {
    card: Later<Fragment>,
    anchor: Later<Fragment>,
    item: Later<Fragment>,
    related: Later<Fragment>,
}

/// A term as other pages show it.
#[derive(Default)]
struct CommonTerm {
    anchor: Later<Fragment>,
    chip: Later<Fragment>,
    head: Later<Fragment>,
    reason: Later<Fragment>,
}

/// A crossing as other pages show it.
#[derive(Default)]
struct CommonCell {
    item: Later<Fragment>,
    reason: Later<Fragment>,
    under_column: Later<Fragment>,
    under_row: Later<Fragment>,
}

impl Common {
    /// What the views of a site share, with what is made of it already.
    pub(crate) fn of(site: &Site, theme: &Theme, cache: &Cache) -> Arc<Common> {
        let key = Digest::of(&(site.outline, theme.digest()));
        cache.common.get(key, || Arc::new(Common::new(site)))
    }

    /// Room for what the views of a site share.
    fn new(site: &Site) -> Common {
        let of_grid = |grid: &Grid| {
            grid.cells.keys().map(|crossing| (*crossing, CommonCell::default())).collect()
        };
        Common {
            cases: site.cases.iter().map(|_| CommonCase::default()).collect(),
            terms: site.taxonomy.terms.iter().map(|_| CommonTerm::default()).collect(),
            groups: site.taxonomy.groups.iter().map(|_| Later::default()).collect(),
            cells: site.grids.iter().map(of_grid).collect(),
            reason_named: Later::default(),
            reason_link: Later::default(),
        }
    }
}

/// The cases near each case, found when they are asked for. For one compile alone: links in texts count.
pub(crate) struct Nearness(Vec<Later<Near>>);

impl Nearness {
    /// Room for what is near each case of a site.
    pub(crate) fn new(site: &Site) -> Nearness {
        Nearness(site.cases.iter().map(|_| Later::default()).collect())
    }
}

/// Why another case is near, as it is told.
#[derive(Serialize)]
struct ShownReason {
    kind: &'static str,
    title: Option<Arc<str>>,
}

/// What a view is made from; for each view a new one.
pub struct Guide<'g> {
    site: &'g Site,
    theme: &'g Theme,
    common: &'g Common,
    nearness: &'g Nearness,
    files: &'g Files,
    faults: RefCell<Vec<Diagnostic>>,
}

impl<'g> Guide<'g> {
    /// The guideline for a view that is about to be made.
    pub(crate) fn new(
        site: &'g Site,
        theme: &'g Theme,
        common: &'g Common,
        nearness: &'g Nearness,
        files: &'g Files,
    ) -> Guide<'g> {
        Guide { site, theme, common, nearness, files, faults: RefCell::default() }
    }

    /// A file of the search index.
    pub(super) fn searched(&self, file: File) -> String {
        self.files.text(self.site, file)
    }

    /// A fragment, made by a component if it is not there yet.
    fn made<T: Serialize>(
        &self,
        place: &Later<Fragment>,
        component: &'static str,
        argument: impl FnOnce() -> T,
    ) -> Shared {
        let fragment = place.get(|| Fragment::new(self.theme, component, &argument()));
        self.faults.borrow_mut().extend_from_slice(&fragment.faults);
        fragment.html.clone()
    }

    /// A case in a list of cases.
    pub(super) fn card(&self, id: CaseId) -> Shared {
        self.made(&self.case_place(id).card, "card", || card(self.site, id))
    }

    /// A case as a link.
    pub(super) fn anchor(&self, id: CaseId) -> Shared {
        self.made(&self.case_place(id).anchor, "anchor", || self.case(id).link.clone())
    }

    /// A case above the reasons why it is near another.
    pub(super) fn related_case(&self, id: CaseId) -> Shared {
        self.made(&self.case_place(id).related, "related_case", || card(self.site, id))
    }

    /// The cases near a case.
    pub(super) fn near(&self, id: CaseId) -> &'g Near {
        let nearness: &'g Nearness = self.nearness;
        nearness.0[id.0 as usize].get(|| related(self.site, id))
    }

    /// Something that can be linked to, in a list of links.
    pub(super) fn item(&self, node: Node) -> Shared {
        let link = match node {
            Node::Case(id) => {
                return self.made(&self.case_place(id).item, "item", || self.case(id).link.clone());
            }
            Node::Page(id) => &self.page(id).link,
            Node::Term(id) => &self.term(id).link,
            Node::Row(id) => &self.row(id).link,
        };
        self.made(&Later::default(), "item", || link.clone())
    }

    /// A term as a link.
    pub(super) fn term_anchor(&self, id: TermId) -> Shared {
        self.made(&self.term_place(id).anchor, "anchor", || self.term(id).link.clone())
    }

    /// A term as a chip.
    pub(super) fn chip(&self, id: TermId) -> Shared {
        self.made(&self.term_place(id).chip, "chip", || tag(self.site, id))
    }

    /// A term and its group, above what is told of it.
    pub(super) fn term_head(&self, id: TermId) -> Shared {
        self.made(&self.term_place(id).head, "term_head", || tag(self.site, id))
    }

    /// A group by its name and mark.
    pub(super) fn group_mark(&self, id: GroupId) -> Shared {
        let place = &self.common.groups[id.0 as usize];
        self.made(place, "group_mark", || group_mark(self.site, id))
    }

    /// A crossing of the first grid in a list of links.
    pub(super) fn cell_item(&self, crossing: (TermId, TermId)) -> Option<Shared> {
        let (grid, place) = (self.main_grid()?, self.cell_place(GridId(0), crossing)?);
        Some(self.made(&place.item, "item", || cell_link(self.site, grid, crossing)))
    }

    /// A crossing with how much is found there, under the name of its column.
    pub(super) fn under_column(&self, grid: GridId, crossing: (TermId, TermId)) -> Option<Shared> {
        let place = &self.cell_place(grid, crossing)?.under_column;
        Some(self.made(place, "counted", || counted(self.site, grid, crossing, crossing.0)))
    }

    /// The same under the name of its row.
    pub(super) fn under_row(&self, grid: GridId, crossing: (TermId, TermId)) -> Option<Shared> {
        let place = &self.cell_place(grid, crossing)?.under_row;
        Some(self.made(place, "counted", || counted(self.site, grid, crossing, crossing.1)))
    }

    /// What brings two cases together, in words.
    pub(super) fn reason(&self, reason: Reason) -> Option<Shared> {
        let tell = |kind, title| ShownReason { kind, title };
        Some(match reason {
            Reason::Named(_) => {
                self.made(&self.common.reason_named, "reason", || tell("named", None))
            }
            Reason::Link => self.made(&self.common.reason_link, "reason", || tell("link", None)),
            Reason::Cell(column, row) => {
                let (grid, crossing) = (self.main_grid()?, (column, row));
                let place = &self.cell_place(GridId(0), crossing)?.reason;
                let link = || cell_link(self.site, grid, crossing);
                self.made(place, "reason", || tell("cell", Some(link().title.clone())))
            }
            Reason::Term(id) => {
                let title = || Some(self.term(id).link.title.clone());
                self.made(&self.term_place(id).reason, "reason", || tell("term", title()))
            }
        })
    }

    /// What is wrong with the fragments that the view shows.
    pub(crate) fn into_faults(self) -> Vec<Diagnostic> {
        self.faults.into_inner()
    }

    fn case_place(&self, id: CaseId) -> &CommonCase {
        &self.common.cases[id.0 as usize]
    }

    fn term_place(&self, id: TermId) -> &CommonTerm {
        &self.common.terms[id.0 as usize]
    }

    fn cell_place(&self, grid: GridId, crossing: (TermId, TermId)) -> Option<&CommonCell> {
        self.common.cells[grid.0 as usize].get(&crossing)
    }
}

impl Deref for Guide<'_> {
    type Target = Site;

    fn deref(&self) -> &Site {
        self.site
    }
}
