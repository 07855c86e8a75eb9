//! Which cases are near a case, and why.
//!
//! Apart from the case's page because it is a judgement of its own. It reads the lists of cases that
//! share something with the case and looks at the nearest of each list only, so that the effort for a
//! case does not grow with the number of cases.

use crate::model::{CaseId, FacetId, Node, Site, TermId};
use std::cmp::Reverse;

/// How many cases are shown.
const SHOWN: usize = 5;

/// How many cases are looked at for each thing that is shared. They are those that follow the case in
/// the guideline's order, and after the last one the first: so each case is near some other.
const LOOKED_AT: usize = 40;

/// How many reasons are told for a case.
const REASONS: usize = 4;

/// What brings two cases together, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// The author named it; in which place.
    Named(usize),
    /// One leads to the other in its text.
    Link,
    /// Both show a crossing of the first grid.
    Cell(TermId, TermId),
    /// Both have a term that tells what made it work.
    Term(TermId),
}

impl Reason {
    fn weight(self) -> usize {
        match self {
            Reason::Named(_) => 0,
            Reason::Link => 4,
            Reason::Cell(..) => 3,
            Reason::Term(_) => 2,
        }
    }
}

/// Cases near a case, each with what brings them together.
pub(super) type Near = Vec<(CaseId, Vec<Reason>)>;

/// The cases near a case: first those that its author names, then by
/// how much they share, then by how near they stand in the guideline.
pub(super) fn related(site: &Site, id: CaseId) -> Near {
    let mut bonds = bonds(site, id);
    bonds.sort_unstable_by_key(|(reason, _)| *reason);
    // Pairs of a case and the place of what brings it near: small, because a case has hundreds.
    let places = (0u32..).zip(&bonds);
    let mut shared: Vec<(CaseId, u32)> = places
        .flat_map(|(at, (_, others))| others.iter().map(move |other| (*other, at)))
        .filter(|(other, _)| *other != id)
        .collect();
    shared.sort_unstable();
    shared.dedup();
    let reason = |at: &(CaseId, u32)| bonds[at.1 as usize].0;
    let key = |shared: &&[(CaseId, u32)]| {
        let named = match reason(&shared[0]) {
            Reason::Named(place) => place,
            _ => usize::MAX,
        };
        let weight: usize = shared.iter().map(|at| reason(at).weight()).sum();
        (named, Reverse(weight), distance(id, shared[0].0, site.cases.len()))
    };
    let mut near: Vec<_> =
        shared.chunk_by(|one, two| one.0 == two.0).map(|shared| (key(&shared), shared)).collect();
    if near.len() > SHOWN {
        near.select_nth_unstable_by_key(SHOWN, |(key, _)| *key);
        near.truncate(SHOWN);
    }
    near.sort_unstable_by_key(|(key, _)| *key);
    let told =
        |shared: &[(CaseId, u32)]| (shared[0].0, shared.iter().map(reason).take(REASONS).collect());
    near.iter().map(|(_, shared)| told(shared)).collect()
}

/// Everything that brings some case together with this one.
fn bonds(site: &Site, id: CaseId) -> Vec<(Reason, Vec<CaseId>)> {
    let case = site.case(id);
    let named = case.related.iter().enumerate();
    let mut bonds: Vec<_> = named.map(|(at, other)| (Reason::Named(at), vec![*other])).collect();
    let linked = site.links.from(Node::Case(id)).chain(site.links.to(Node::Case(id)));
    let linked = linked.filter_map(|node| match node {
        Node::Case(other) => Some(other),
        Node::Page(_) | Node::Term(_) | Node::Row(_) => None,
    });
    bonds.push((Reason::Link, linked.collect()));
    if let Some(grid) = site.main_grid() {
        for (column, row) in site.crossings(id, grid) {
            let Some(cell) = grid.cell(column, row) else { continue };
            let others = following(&cell.cases, id, LOOKED_AT).collect();
            bonds.push((Reason::Cell(column, row), others));
        }
    }
    for facet in explaining(site) {
        for term in case.classification.of(site.taxonomy.facet(facet)) {
            let others = following(site.index.cases_of(*term), id, LOOKED_AT).collect();
            bonds.push((Reason::Term(*term), others));
        }
    }
    bonds
}

/// The facets that tell what made a collaboration work: those that are neither a side of the first
/// grid nor steps that follow each other.
pub(super) fn explaining(site: &Site) -> impl Iterator<Item = FacetId> + '_ {
    let grid = site.main_grid();
    let is_side = move |id| grid.is_some_and(|grid| grid.rows == id || grid.columns == id);
    site.taxonomy.facet_ids().filter(move |id| !is_side(*id) && !site.taxonomy.facet(*id).ordered)
}

/// The cases that follow a case in a sorted list, at most so many; after the last comes the first.
pub(super) fn following(
    cases: &[CaseId],
    id: CaseId,
    most: usize,
) -> impl Iterator<Item = CaseId> + '_ {
    let behind = cases.partition_point(|case| *case <= id);
    let all = cases[behind..].iter().chain(&cases[..behind]).copied();
    all.filter(move |case| *case != id).take(most)
}

/// How many steps from a case to another, going forward.
fn distance(from: CaseId, to: CaseId, total: usize) -> usize {
    let (from, to) = (from.0 as usize, to.0 as usize);
    (to + total - from) % total.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::{Cache, Options, compile};
    use crate::source::Sources;

    /// The cases near `a`, each with the names of what brings them together. A case is told as its id
    /// and the rest of its front matter.
    fn near_a(cases: &[(&str, &str)]) -> Vec<String> {
        let mut files = vec![
            ("content/site.yaml".to_owned(), "title: x\nlanguage: ja\nbase-url: https://x.example/\ngrids: [{id: m, rows: kinds, columns: places}]\n".to_owned()),
            ("content/facets/kinds.yaml".to_owned(), "name: k\nterms: [{id: k, name: k}, {id: l, name: l}]\n".to_owned()),
            ("content/facets/places.yaml".to_owned(), "name: p\nterms: [{id: p, name: p}, {id: q, name: q}]\n".to_owned()),
            ("content/facets/reasons.yaml".to_owned(), "name: r\nterms: [{id: r, name: r}, {id: s, name: s}]\n".to_owned()),
        ];
        files.extend(cases.iter().map(|(id, front)| {
            (
                format!("content/cases/{id}.md"),
                format!("---\ntitle: {id}\nsummary: {id}\n{front}\n---\n"),
            )
        }));
        let files = files.iter().map(|(path, text)| (path.as_str(), text.as_bytes()));
        let sources = Sources::from_memory(files);
        let site = compile(&sources, &Cache::default(), &Options::default()).site;
        let name = |term: TermId| site.term(term).slug.to_string();
        let told = |(case, reasons): &(CaseId, Vec<Reason>)| {
            let reasons = reasons.iter().map(|reason| match reason {
                Reason::Named(_) => "named".to_owned(),
                Reason::Link => "link".to_owned(),
                Reason::Cell(column, row) => name(*column) + "/" + &name(*row),
                Reason::Term(term) => name(*term),
            });
            let reasons: Vec<_> = reasons.collect();
            format!("{}: {}", site.case(*case).slug, reasons.join(" "))
        };
        related(&site, CaseId(0)).iter().map(told).collect()
    }

    #[test]
    fn the_named_come_first_then_those_that_share_most_then_the_nearest() {
        let found = near_a(&[
            ("a", "kinds: [k]\nplaces: [p]\nreasons: [r, s]\nrelated: [g]"),
            ("b", "reasons: [r]"),
            ("c", "kinds: [k]\nplaces: [p]"),
            ("d", "kinds: [k]\nplaces: [p]\nreasons: [r, s]"),
            ("e", "kinds: [l]\nplaces: [p]"),
            ("f", "reasons: [s]"),
            ("g", "kinds: [l]"),
        ]);
        assert_eq!(found, ["g: named", "d: p/k r s", "c: p/k", "b: r", "f: s"]);
    }

    #[test]
    fn a_case_that_shares_nothing_stands_alone() {
        assert!(near_a(&[("a", "kinds: [k]"), ("b", "kinds: [k]")]).is_empty());
        assert!(near_a(&[("a", "reasons: [r]")]).is_empty());
    }

    #[test]
    fn after_the_last_case_comes_the_first() {
        let check = |cases: &[u32], id, most, expected: &[u32]| {
            let cases: Vec<_> = cases.iter().copied().map(CaseId).collect();
            let found: Vec<_> = following(&cases, CaseId(id), most).map(|case| case.0).collect();
            assert_eq!(found, expected);
        };
        check(&[1, 3, 5], 3, 9, &[5, 1]);
        check(&[1, 3, 5], 5, 1, &[1]);
        check(&[1, 3, 5], 4, 9, &[5, 1, 3]);
        check(&[], 4, 9, &[]);
        assert_eq!(
            (distance(CaseId(8), CaseId(1), 10), distance(CaseId(1), CaseId(8), 10)),
            (3, 7)
        );
    }
}
