//! The guideline as views see it: the site, and beside it what many views show, each made once.
//!
//! Apart from the views because it is the one thing that they share while they are made. A case
//! stands on some twenty lists; its card is made when the first of them is asked for.

use super::cell::{cell_link, counted};
use super::shapes::{card, group_mark, tag};
use crate::diagnostic::Diagnostic;
use crate::model::{CaseId, Grid, GridId, GroupId, Link, Site, TermId};
use crate::render::{Fragment, Theme};
use crate::shared::{Later, Shared};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

/// What the views of one compile share.
pub(crate) struct Common {
    cards: Vec<Later<Fragment>>,
    tags: Vec<Later<Shared>>,
    group_marks: Vec<Later<Shared>>,
    /// For each grid, by column and row.
    cells: Vec<HashMap<(TermId, TermId), CommonCell>>,
}

/// A crossing, as others show it.
#[derive(Default)]
struct CommonCell {
    link: Later<Arc<Link>>,
    under_column: Later<Shared>,
    under_row: Later<Shared>,
}

impl Common {
    /// Room for what the views of a site share; nothing is made yet.
    pub(crate) fn new(site: &Site) -> Common {
        let of_grid = |grid: &Grid| {
            grid.cells.keys().map(|crossing| (*crossing, CommonCell::default())).collect()
        };
        Common {
            cards: site.cases.iter().map(|_| Later::default()).collect(),
            tags: site.taxonomy.terms.iter().map(|_| Later::default()).collect(),
            group_marks: site.taxonomy.groups.iter().map(|_| Later::default()).collect(),
            cells: site.grids.iter().map(of_grid).collect(),
        }
    }
}

/// What a view is made from; for each view a new one.
pub struct Guide<'g> {
    site: &'g Site,
    theme: &'g Theme,
    common: &'g Common,
    faults: RefCell<Vec<Diagnostic>>,
}

impl<'g> Guide<'g> {
    /// The guideline for a view that is about to be made.
    pub(crate) fn new(site: &'g Site, theme: &'g Theme, common: &'g Common) -> Guide<'g> {
        Guide { site, theme, common, faults: RefCell::default() }
    }

    /// The card of a case.
    pub(super) fn card(&self, case: CaseId) -> Shared {
        let card = self.common.cards[case.0 as usize]
            .get(|| Fragment::new(self.theme, "card", &card(self.site, case)));
        self.faults.borrow_mut().extend_from_slice(&card.faults);
        card.html.clone()
    }

    /// A term as a chip.
    pub(super) fn tag(&self, term: TermId) -> Shared {
        let made = &self.common.tags[term.0 as usize];
        made.get(|| Shared::new(&tag(self.site, term))).clone()
    }

    /// A group as a mark.
    pub(super) fn group_mark(&self, group: GroupId) -> Shared {
        let made = &self.common.group_marks[group.0 as usize];
        made.get(|| Shared::new(&group_mark(self.site, group))).clone()
    }

    /// A crossing of the first grid as a link.
    pub(super) fn main_cell(&self, crossing: (TermId, TermId)) -> Option<Arc<Link>> {
        let cell = self.common.cells.first()?.get(&crossing)?;
        let make = || cell_link(self.site, &self.site.grids[0], crossing);
        Some(cell.link.get(make).clone())
    }

    /// A crossing with how much is found there, under the name of its column.
    pub(super) fn under_column(&self, grid: GridId, crossing: (TermId, TermId)) -> Option<Shared> {
        let cell = self.common.cells[grid.0 as usize].get(&crossing)?;
        let make = || Shared::new(&counted(self.site, grid, crossing, crossing.0));
        Some(cell.under_column.get(make).clone())
    }

    /// The same under the name of its row.
    pub(super) fn under_row(&self, grid: GridId, crossing: (TermId, TermId)) -> Option<Shared> {
        let cell = self.common.cells[grid.0 as usize].get(&crossing)?;
        let make = || Shared::new(&counted(self.site, grid, crossing, crossing.1));
        Some(cell.under_row.get(make).clone())
    }

    /// What is wrong with the fragments that the view shows.
    pub(crate) fn into_faults(self) -> Vec<Diagnostic> {
        self.faults.into_inner()
    }
}

impl Deref for Guide<'_> {
    type Target = Site;

    fn deref(&self) -> &Site {
        self.site
    }
}
