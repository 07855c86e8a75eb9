//! The guideline as views see it: the site, and beside it what many pages show, each made once.
//!
//! Apart from the views because it is the one thing that they share while they are made. A case
//! stands on some twenty lists; its card is made when the first of them is asked for.

use super::shapes::card;
use crate::diagnostic::Diagnostic;
use crate::model::{CaseId, Site};
use crate::render::{Fragment, Theme};
use std::cell::RefCell;
use std::ops::Deref;
use std::sync::OnceLock;

/// The fragments of one compile that several pages show.
pub(crate) struct Fragments {
    cards: Vec<OnceLock<Fragment>>,
}

impl Fragments {
    /// The fragments of a site, none of them made yet.
    pub(crate) fn new(site: &Site) -> Fragments {
        Fragments { cards: site.cases.iter().map(|_| OnceLock::new()).collect() }
    }
}

/// What a view is made from; for each view a new one.
pub struct Guide<'g> {
    site: &'g Site,
    theme: &'g Theme,
    fragments: &'g Fragments,
    faults: RefCell<Vec<Diagnostic>>,
}

impl<'g> Guide<'g> {
    /// The guideline for a view that is about to be made.
    pub(crate) fn new(site: &'g Site, theme: &'g Theme, fragments: &'g Fragments) -> Guide<'g> {
        Guide { site, theme, fragments, faults: RefCell::default() }
    }

    /// The card of a case.
    pub(super) fn card(&self, case: CaseId) -> Fragment {
        let card = self.fragments.cards[case.0 as usize]
            .get_or_init(|| Fragment::new(self.theme, "card", &card(self.site, case)));
        self.faults.borrow_mut().extend_from_slice(card.faults());
        card.clone()
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
