//! The picture of who works with the facility: the facility in the middle, around it the terms that
//! the first grid has as columns, a line for each mode, as wide as there are rows and cases.

mod layout;
mod shape;
#[cfg(test)]
mod tests;

use super::label;
use crate::model::{CaseId, Facility, Grid, GroupId, RowId, Site, TermId};
use crate::text;
use layout::{Area, PlacedSector, PlacedSpoke, Sector, Spoke, Text};
pub(super) use shape::Network;
use shape::{Field, Hub, Line, LinkLine, Mode, ModeCount, Node, Tenths};
use std::collections::BTreeMap;

/// How wide the thinnest and the widest line are.
const THIN: f64 = 1.0;
const WIDE: f64 = 6.0;

/// The mode that is drawn as two lines with a gap, and the gap.
const DOUBLE: usize = 2;
const DOUBLE_GAP: f64 = 2.0;

/// A term before it has a place.
struct Partner {
    term: TermId,
    counts: Vec<Count>,
}

/// What is found between the middle and a term in one mode; `None` stands for rows of the grid that
/// have no mode.
struct Count {
    mode: Option<GroupId>,
    rows: usize,
    cases: usize,
}

impl Count {
    fn both(&self) -> usize {
        self.rows + self.cases
    }
}

/// Draws the network; nothing without a facility, a grid, or terms in its columns.
pub(super) fn network(site: &Site) -> Option<Network> {
    let facility = site.settings.facility.as_ref()?;
    let grid = site.main_grid()?;
    let mut groups = site.taxonomy.by_group(grid.columns);
    groups.retain(|(_, terms)| !terms.is_empty());
    let partners = |(_, terms): &(_, Vec<TermId>)| -> Vec<Partner> {
        terms.iter().map(|term| partner(site, grid, *term)).collect()
    };
    let partners: Vec<Vec<Partner>> = groups.iter().map(partners).collect();
    let counts = partners.iter().flatten().flat_map(|partner| &partner.counts);
    let most = counts.map(Count::both).max().unwrap_or_default();
    let sectors = groups.iter().zip(&partners);
    let sectors: Vec<Sector> =
        sectors.map(|((group, _), partners)| sector(site, *group, partners, most)).collect();
    if sectors.is_empty() {
        return None;
    }
    let name = label::lines(&text::phrases(&facility.name), layout::WIDEST_HUB);
    let layout = layout::lay_out(&name, &sectors);
    let placed = groups.iter().map(|(group, _)| *group).zip(&layout.sectors).zip(&sectors);
    let fields = placed.filter_map(|((group, placed), sector)| field(site, group?, placed, sector));
    let nodes =
        partners.iter().flatten().zip(layout.sectors.iter().flat_map(|placed| &placed.spokes));
    let labels = sectors.iter().flat_map(|sector| &sector.spokes);
    Some(Network {
        width: Tenths::of(layout.width),
        height: Tenths::of(layout.height),
        hub: hub(facility, name.clone(), &layout.hub),
        groups: fields.collect(),
        nodes: nodes
            .zip(labels)
            .map(|((partner, placed), spoke)| node(site, grid, partner, placed, spoke, most))
            .collect(),
        modes: site.taxonomy.groups_of(grid.rows).map(|group| mode(site, group)).collect(),
    })
}

/// Counts what is found at a term's crossings, mode by mode; each row and case once in a mode.
fn partner(site: &Site, grid: &Grid, term: TermId) -> Partner {
    let mut found: BTreeMap<Option<GroupId>, (Vec<RowId>, Vec<CaseId>)> = BTreeMap::new();
    for (row, cell) in grid.of_column(term) {
        let (rows, cases) = found.entry(site.term(row).group).or_default();
        rows.extend(&cell.rows);
        cases.extend(&cell.cases);
    }
    let counts = found.into_iter().map(|(mode, (rows, cases))| Count {
        mode,
        rows: distinct(rows),
        cases: distinct(cases),
    });
    Partner { term, counts: counts.collect() }
}

fn distinct<T: Ord>(mut items: Vec<T>) -> usize {
    items.sort_unstable();
    items.dedup();
    items.len()
}

fn sector(site: &Site, group: Option<GroupId>, partners: &[Partner], most: usize) -> Sector {
    let title = group.map(|group| site.taxonomy.group(group).link.title_html());
    let spokes = partners.iter().map(|partner| Spoke {
        lines: label::lines(&site.term(partner.term).link.title_html(), layout::WIDEST),
        widths: partner.counts.iter().map(|count| covered(site, count, most)).collect(),
    });
    Sector {
        title: title.map_or_else(Vec::new, |title| label::lines(&title, layout::WIDEST_TITLE)),
        spokes: spokes.collect(),
    }
}

/// How wide the line for a count is drawn; each half of a double one as wide as the thinnest single.
fn width(site: &Site, count: &Count, most: usize) -> f64 {
    let float = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let share = float(count.both().saturating_sub(1)) / float(most.saturating_sub(1)).max(1.0);
    let thin = if index(site, count.mode) == DOUBLE { 2.0 * THIN } else { THIN };
    thin + (WIDE - thin) * share
}

/// How much room it takes: a double line covers its gap too.
fn covered(site: &Site, count: &Count, most: usize) -> f64 {
    let gap = if index(site, count.mode) == DOUBLE { DOUBLE_GAP } else { 0.0 };
    width(site, count, most) + gap
}

/// The number of a mode; what has none is drawn like the first.
fn index(site: &Site, mode: Option<GroupId>) -> usize {
    mode.map_or(1, |mode| site.taxonomy.group(mode).index)
}

fn mode(site: &Site, id: GroupId) -> Mode {
    let group = site.taxonomy.group(id);
    Mode { index: group.index, id: group.slug.clone(), title: group.link.title.clone() }
}

fn hub(facility: &Facility, lines: Vec<String>, area: &Area) -> Hub {
    Hub {
        title: facility.name.clone(),
        href: facility.link.as_ref().map(|link| link.href()),
        x: Tenths::of(area.x + area.w / 2.0),
        y: Tenths::of(area.y + area.h / 2.0),
        w: Tenths::of(area.w),
        h: Tenths::of(area.h),
        lines,
    }
}

fn field(site: &Site, group: GroupId, placed: &PlacedSector, sector: &Sector) -> Option<Field> {
    let group = site.taxonomy.group(group);
    let arcs: Vec<String> = placed.arcs.iter().map(layout::Arc::path).collect();
    (!arcs.is_empty()).then(|| Field {
        title: group.link.title.clone(),
        href: group.link.href(),
        index: group.index,
        arc: arcs.join(""),
        x: Tenths::of(placed.title.x()),
        y: Tenths::of(placed.title.y()),
        anchor: anchor(&placed.title),
        lines: lines(&sector.title, layout::TITLE_LINE),
    })
}

fn node(
    site: &Site,
    grid: &Grid,
    partner: &Partner,
    placed: &PlacedSpoke,
    spoke: &Spoke,
    most: usize,
) -> Node {
    let term = site.term(partner.term);
    let links = partner.counts.iter().zip(&placed.links).map(|(count, ends)| LinkLine {
        index: index(site, count.mode),
        d: path(ends),
        width: Tenths::of(width(site, count, most)),
    });
    let by_group = site.taxonomy.groups_of(grid.rows).map(|group| {
        let count = partner.counts.iter().find(|count| count.mode == Some(group));
        let Mode { index, id, title } = mode(site, group);
        let (rows, cases) = count.map_or((0, 0), |count| (count.rows, count.cases));
        ModeCount { id, title, index, rows, cases }
    });
    Node {
        id: term.slug.clone(),
        title: term.link.title.clone(),
        href: term.link.href(),
        group_index: term.group.map_or(0, |group| site.taxonomy.group(group).index),
        x: Tenths::of(placed.x),
        y: Tenths::of(placed.y),
        text_x: Tenths::of(placed.label.x()),
        text_y: Tenths::of(placed.label.y()),
        anchor: anchor(&placed.label),
        lines: lines(&spoke.lines, layout::LINE),
        rows: site.index.rows_of(partner.term).len(),
        cases: site.index.cases_of(partner.term).len(),
        by_group: by_group.collect(),
        links: links.collect(),
    }
}

fn anchor(text: &Text) -> &'static str {
    if text.is_right { "start" } else { "end" }
}

fn lines(lines: &[String], height: f64) -> Vec<Line> {
    let below = |at: usize| Tenths::of(if at == 0 { 0.0 } else { height });
    let lines = lines.iter().enumerate();
    lines.map(|(at, text)| Line { text: text.clone(), dy: below(at) }).collect()
}

fn path([from, to]: &[(f64, f64); 2]) -> String {
    let [x, y, to_x, to_y] = [from.0, from.1, to.0, to.1].map(Tenths::of);
    format!("M{x} {y}L{to_x} {to_y}")
}

impl layout::Arc {
    /// The arc as SVG path data.
    fn path(&self) -> String {
        let [x, y, to_x, to_y] = [self.from.0, self.from.1, self.to.0, self.to.1].map(Tenths::of);
        let [wide, high] = [self.radius.0, self.radius.1].map(Tenths::of);
        let sweep = u8::from(self.clockwise);
        format!("M{x} {y}A{wide} {high} 0 0 {sweep} {to_x} {to_y}")
    }
}
