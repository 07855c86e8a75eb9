//! The way of a person: an ordered facet's terms one after the other, who comes in at each, where
//! cases of the first mode lead from one to the next, and along which stretches the second mode goes.
//!
//! The modes are the groups of the first grid's rows, those who come in its columns; the engine knows
//! neither by name. What is drawn is told as a list too.

mod layout;

use super::cell::cell_link;
use super::label;
use super::shapes::{GroupMark, group_mark};
use crate::model::{CaseId, FacetId, GroupId, Link, Site, TermId};
use layout::{Band, Station, lay_out};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many of those who come in are named in the picture; the list names all.
const NAMED: usize = 5;

/// More stations than this are only listed: their boxes would be too narrow to read.
const MOST: usize = 10;

/// The picture and what it tells.
#[derive(Debug, Serialize, Hash)]
pub(super) struct Flow {
    picture: Option<layout::Picture>,
    modes: Vec<GroupMark>,
    stations: Vec<Told>,
}

/// A station in the list.
#[derive(Debug, Serialize, Hash)]
struct Told {
    #[serde(flatten)]
    link: Arc<Link>,
    cases: usize,
    people: Vec<Counted>,
    onward: Vec<Counted>,
    support: Vec<Counted>,
}

/// A link and how many cases stand behind it.
#[derive(Debug, Clone, Serialize, Hash)]
pub(super) struct Counted {
    #[serde(flatten)]
    link: Arc<Link>,
    count: usize,
}

/// What the cases tell of a facet's terms, by the place of the term in the facet.
struct Way {
    /// Who comes in, and how often.
    people: Vec<BTreeMap<TermId, usize>>,
    /// From a station to a later one: how many cases of the first mode go on there.
    onward: BTreeMap<(usize, usize), usize>,
    /// How often a term of the second mode is found at each station.
    support: BTreeMap<TermId, Vec<usize>>,
}

/// Draws an ordered facet; nothing for other facets, and without a first grid or cases.
pub(super) fn flow(site: &Site, id: FacetId) -> Option<Flow> {
    let facet = site.taxonomy.facet(id);
    let grid = site.main_grid().filter(|grid| facet.ordered && grid.rows != id)?;
    let modes: Vec<GroupId> = site.taxonomy.groups_of(grid.rows).take(2).collect();
    let stations: Vec<TermId> = site.taxonomy.terms_of(id).collect();
    let way = way(site, id, &modes);
    if way.people.iter().all(BTreeMap::is_empty) {
        return None;
    }
    let told = stations.iter().enumerate().map(|(at, term)| told(site, &stations, &way, at, *term));
    let told: Vec<Told> = told.collect();
    let fits = (2..=MOST).contains(&told.len());
    Some(Flow {
        picture: fits.then(|| lay_out(&drawn(&told), &arrows(&way), &bands(site, &way))),
        modes: modes.into_iter().map(|mode| group_mark(site, mode)).collect(),
        stations: told,
    })
}

/// Reads all cases once.
fn way(site: &Site, id: FacetId, modes: &[GroupId]) -> Way {
    let terms = &site.taxonomy.facet(id).terms;
    let mut way = Way {
        people: terms.clone().map(|_| BTreeMap::new()).collect(),
        onward: BTreeMap::new(),
        support: BTreeMap::new(),
    };
    for case in site.case_ids() {
        let stations = site.case(case).classification.of(site.taxonomy.facet(id));
        let stations: Vec<usize> =
            stations.iter().map(|term| (term.0 - terms.start) as usize).collect();
        follow(site, case, &stations, modes, &mut way);
    }
    way
}

fn follow(site: &Site, case: CaseId, stations: &[usize], modes: &[GroupId], way: &mut Way) {
    let Some(grid) = site.main_grid() else { return };
    let terms = &site.case(case).classification;
    let kinds = terms.of(site.taxonomy.facet(grid.rows));
    for person in terms.of(site.taxonomy.facet(grid.columns)) {
        for at in stations {
            *way.people[*at].entry(*person).or_default() += 1;
        }
    }
    let is_of = |term: &TermId, mode: Option<&GroupId>| {
        mode.is_some() && site.term(*term).group.as_ref() == mode
    };
    if kinds.iter().any(|term| is_of(term, modes.first())) {
        for step in stations.windows(2) {
            *way.onward.entry((step[0], step[1])).or_default() += 1;
        }
    }
    for term in kinds.iter().filter(|term| is_of(term, modes.get(1))) {
        let counts = way.support.entry(*term).or_insert_with(|| vec![0; way.people.len()]);
        for at in stations {
            counts[*at] += 1;
        }
    }
}

fn told(site: &Site, stations: &[TermId], way: &Way, at: usize, id: TermId) -> Told {
    let onward = way.onward.range((at, 0)..(at + 1, 0));
    let support = way.support.iter().map(|(term, counts)| (*term, counts[at]));
    let mut people: Vec<(TermId, usize)> =
        way.people[at].iter().map(|(term, count)| (*term, *count)).collect();
    people.sort_by_key(|(_, count)| Reverse(*count));
    Told {
        link: site.term(id).link.clone(),
        cases: site.index.cases_of(id).len(),
        people: people
            .into_iter()
            .map(|(person, count)| Counted { link: meeting(site, person, id), count })
            .collect(),
        onward: onward
            .map(|((_, to), count)| Counted {
                link: site.term(stations[*to]).link.clone(),
                count: *count,
            })
            .collect(),
        support: support
            .filter(|(_, count)| *count > 0)
            .map(|(term, count)| Counted { link: site.term(term).link.clone(), count })
            .collect(),
    }
}

/// Where somebody's name leads: to the crossing with the station where a grid has one, else to their
/// own page.
fn meeting(site: &Site, person: TermId, station: TermId) -> Arc<Link> {
    let own = &site.term(person).link;
    let crossing = site.grids.iter().find_map(|grid| {
        let pair = [(person, station), (station, person)];
        let crossing = pair.into_iter().find(|(column, row)| grid.cell(*column, *row).is_some())?;
        Some(cell_link(site, grid, crossing))
    });
    crossing
        .map_or_else(|| own.clone(), |crossing| Link::to(own.title.clone(), crossing.route.clone()))
}

fn drawn(told: &[Told]) -> Vec<Station> {
    let station = |told: &Told| Station {
        link: told.link.clone(),
        cases: told.cases,
        people: told.people.iter().take(NAMED).map(|person| person.link.clone()).collect(),
        more: told.people.len().saturating_sub(NAMED),
    };
    told.iter().map(station).collect()
}

fn arrows(way: &Way) -> Vec<layout::Step> {
    let steps = way.onward.iter();
    steps.map(|((from, to), count)| layout::Step { from: *from, to: *to, count: *count }).collect()
}

fn bands(site: &Site, way: &Way) -> Vec<Band> {
    let bands = way.support.iter().filter_map(|(term, counts)| {
        let link = site.term(*term).link.clone();
        let width = label::width(&link.title);
        let at: Vec<usize> = (0..counts.len()).filter(|at| counts[*at] > 0).collect();
        (!at.is_empty()).then_some(Band { link, width, at })
    });
    let mut bands: Vec<Band> = bands.collect();
    bands.sort_by_key(|band| (band.at.first().copied(), Reverse(band.at.last().copied())));
    bands
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::sample;

    #[test]
    fn an_ordered_facet_tells_who_comes_in_and_what_goes_on() {
        let site = sample::site();
        let of = |key: &str| {
            let facet = site.taxonomy.facet_ids().find(|id| &*site.taxonomy.facet(*id).key == key);
            flow(&site, facet.expect("the sample has the facet"))
        };
        assert!(of("bodies").is_none());
        let json = serde_json::to_value(of("times")).expect("a view is plain data");
        let first = &json["stations"][0];
        assert_eq!((&first["title"], &first["cases"]), (&"初め".into(), &1.into()));
        assert_eq!(first["people"][0]["title"], "乙");
        assert_eq!(first["people"][0]["href"], "steps/b/first/index.html");
        assert_eq!(json["stations"][1]["people"].as_array().map(Vec::len), Some(0));
        assert_eq!(json["picture"]["stations"].as_array().map(Vec::len), Some(2));
    }
}
