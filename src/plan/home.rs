//! The home page: the ways in, the modes, the network, the first grid in short, what is new.

use super::flow::flow;
use super::frame::Frame;
use super::grid::{Table, table};
use super::network::{Network, network};
use super::shapes::{Count, FacetMark, count, facet_way};
use super::shown::{Shown, shown};
use super::{Guide, Page, structured};
use crate::model::{CaseId, FacetId, GroupId, Link, Site, TermId};
use crate::render::Theme;
use crate::route::Route;
use crate::shared::Shared;
use serde::Serialize;
use std::cmp::Reverse;
use std::sync::Arc;

/// How many terms a door names, and how many new cases are shown.
const FEW: usize = 4;

#[derive(Serialize, Hash)]
struct HomeView {
    page: Frame,
    doors: Vec<Door>,
    steps: Vec<Steps>,
    modes: Vec<Mode>,
    network: Option<Network>,
    grid: Option<Table>,
    newest: Vec<Shared>,
    pages: Vec<Told>,
    counts: Counts,
}

/// A facet as a way in, with its most used terms.
#[derive(Serialize, Hash)]
struct Door {
    #[serde(flatten)]
    facet: FacetMark,
    top: Vec<Count>,
    total: usize,
}

/// A facet whose terms follow each other.
#[derive(Serialize, Hash)]
struct Steps {
    #[serde(flatten)]
    facet: FacetMark,
    terms: Vec<Count>,
    /// Whether their own page draws the way along them.
    drawn: bool,
}

/// A group of the facet that the first grid has as rows.
#[derive(Serialize, Hash)]
struct Mode {
    id: Arc<str>,
    #[serde(flatten)]
    link: Arc<Link>,
    index: usize,
    summary: Option<Arc<str>>,
    rows: usize,
    cases: usize,
    text_html: Option<Shown>,
}

/// A page and what it tells.
#[derive(Serialize, Hash)]
struct Told {
    #[serde(flatten)]
    link: Arc<Link>,
    summary: Option<Arc<str>>,
}

#[derive(Serialize, Hash)]
struct Counts {
    cases: usize,
    rows: usize,
    terms: Vec<FacetCount>,
}

#[derive(Serialize, Hash)]
struct FacetCount {
    key: Arc<str>,
    name: Arc<str>,
    n: usize,
}

/// Plans the home page.
pub(super) fn plan(site: &Site, _theme: &Theme) -> Vec<Page> {
    vec![Page::html(Route::page(""), "home", view).updated(site.settings.updated.clone())]
}

fn view(site: &Guide<'_>) -> HomeView {
    let settings = &site.settings;
    let page = Frame::new(site, "home", &Route::page(""), &settings.title)
        .under("home")
        .updated(site, settings.updated.as_ref())
        .plain(&settings.plain)
        .source(site, "content/site.yaml")
        .data(site, structured::web_site(site));
    let (steps, doors): (Vec<_>, Vec<_>) =
        site.taxonomy.facet_ids().partition(|id| site.taxonomy.facet(*id).ordered);
    let modes = site.main_grid().map(|grid| site.taxonomy.groups_of(grid.rows));
    let modes = modes.into_iter().flatten().map(|group| mode(site, group));
    HomeView {
        doors: doors.into_iter().map(|facet| door(site, facet)).collect(),
        steps: steps.into_iter().map(|facet| all_steps(site, facet)).collect(),
        modes: modes.collect(),
        network: network(site),
        grid: site.main_grid().map(|grid| table(site, grid)),
        newest: newest(site, FEW).into_iter().map(|case| site.card(case)).collect(),
        pages: told(site),
        counts: counts(site),
        page,
    }
}

fn door(site: &Site, id: FacetId) -> Door {
    let top = most_used(site, id, FEW).into_iter();
    Door {
        facet: facet_way(site, id),
        top: top.map(|term| count(site, term)).collect(),
        total: site.taxonomy.terms_of(id).count(),
    }
}

fn all_steps(site: &Site, id: FacetId) -> Steps {
    let terms = site.taxonomy.terms_of(id);
    Steps {
        facet: facet_way(site, id),
        terms: terms.map(|term| count(site, term)).collect(),
        drawn: flow(site, id).is_some(),
    }
}

/// The terms with most rows and cases; among equals, the guideline's order.
fn most_used(site: &Site, facet: FacetId, few: usize) -> Vec<TermId> {
    let used = |term: &TermId| site.index.rows_of(*term).len() + site.index.cases_of(*term).len();
    let mut terms: Vec<TermId> = site.taxonomy.terms_of(facet).collect();
    terms.sort_by_key(|term| Reverse(used(term)));
    terms.truncate(few);
    terms
}

/// The cases that changed last; among equals, by id. A case without a date comes after all others.
fn newest(site: &Site, few: usize) -> Vec<CaseId> {
    let mut cases: Vec<CaseId> = site.case_ids().collect();
    let key = |id: &CaseId| {
        let case = site.case(*id);
        (Reverse(case.updated.as_deref()), &*case.slug)
    };
    if cases.len() > few {
        cases.select_nth_unstable_by_key(few, key);
        cases.truncate(few);
    }
    cases.sort_by_key(key);
    cases
}

fn mode(site: &Site, id: GroupId) -> Mode {
    let group = site.taxonomy.group(id);
    Mode {
        id: group.slug.clone(),
        link: group.link.clone(),
        index: group.index,
        summary: group.summary.clone(),
        rows: site.index.rows_in(id).len(),
        cases: site.index.cases_in(id).len(),
        text_html: shown(&group.text),
    }
}

/// The pages that head and foot name, each once.
fn told(site: &Site) -> Vec<Told> {
    let mut pages: Vec<Told> = Vec::new();
    for link in site.settings.footer.iter().chain(&site.settings.navigation) {
        if pages.iter().all(|page| page.link.route != link.route) {
            let page = site.pages.iter().find(|page| page.link.route == link.route);
            let summary = page.and_then(|page| page.summary.clone());
            pages.push(Told { link: link.clone(), summary });
        }
    }
    pages
}

fn counts(site: &Site) -> Counts {
    let facets = site.taxonomy.facets.iter();
    let terms = facets.map(|facet| FacetCount {
        key: facet.key.clone(),
        name: facet.name.clone(),
        n: facet.terms.len(),
    });
    Counts { cases: site.cases.len(), rows: site.rows.len(), terms: terms.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::sample;

    #[test]
    fn the_newest_cases_come_first_and_those_without_a_date_last() {
        let site = sample::site();
        let slugs = |few| -> Vec<String> {
            newest(&site, few).into_iter().map(|case| site.case(case).slug.to_string()).collect()
        };
        assert_eq!(slugs(9), ["late", "early", "undated"]);
        assert_eq!(slugs(1), ["late"]);
    }

    #[test]
    fn ordered_facets_are_steps_and_all_others_doors() {
        let view = view(&sample::compiled().guide());
        let json = serde_json::to_value(&view).expect("a view is plain data");
        let keys = |list: &str| -> Vec<String> {
            json[list].as_array().into_iter().flatten().map(|way| way["key"].to_string()).collect()
        };
        assert_eq!(keys("doors"), ["\"bodies\"", "\"kinds\"", "\"reasons\""]);
        assert_eq!(keys("steps"), ["\"times\""]);
        assert_eq!(json["doors"][0]["top"][0]["id"], "a");
        assert_eq!(json["network"]["nodes"][0]["by_group"][1]["rows"], 2);
    }
}
