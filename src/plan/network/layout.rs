//! Where everything of the network stands: pure geometry, no site.
//!
//! The nodes stand on both halves of an ellipse, clockwise from the top. Each has a slot, a band of
//! height that holds its label and that no other node of its half gets into. So labels cannot
//! overlap, however many and however long: the picture grows taller instead. A line towards a node
//! stays below the labels above it and left of those below it. The arcs of the groups are the same
//! half ellipse moved outwards until it clears all labels.

use crate::plan::label;

/// Font sizes and line heights are those of the theme's style sheet (`.network-picture`).
const FONT: f64 = 16.0;
pub(super) const LINE: f64 = 22.0;
const BASELINE: f64 = 17.0;
const TITLE_FONT: f64 = 15.0;
pub(super) const TITLE_LINE: f64 = 20.0;
const TITLE_BASELINE: f64 = 15.0;
const HUB_FONT: f64 = 17.0;
const HUB_LINE: f64 = 24.0;

/// The widest line of a node's label, of a group's title and of the hub's name, in tenths of an em.
pub(super) const WIDEST: u32 = 9 * label::EM;
pub(super) const WIDEST_TITLE: u32 = 6 * label::EM;
pub(super) const WIDEST_HUB: u32 = 8 * label::EM;

const WIDTH: f64 = 1120.0;
const MARGIN: f64 = 16.0;
/// Between two labels: with it, a label of one line is as high as a finger needs.
const PAD: f64 = 22.0;
/// Between two groups.
const GROUP_GAP: f64 = 18.0;
/// From the end of a line to the label.
const LABEL_GAP: f64 = 14.0;
/// From the labels to the arc, and from the arc to the group's title.
const ARC_GAP: f64 = 10.0;
const HUB_PAD: f64 = 20.0;
/// How much of the ellipse's height the nodes take: near its ends it would be too flat.
const USED: f64 = 0.92;
/// Between two lines to the same node.
const LINK_GAP: f64 = 2.0;

/// What is known of a node before it has a place.
#[derive(Clone, Debug)]
pub(super) struct Spoke {
    /// Its label.
    pub lines: Vec<String>,
    /// How wide each of its lines towards the hub is drawn.
    pub widths: Vec<f64>,
}

/// Nodes that stand together.
#[derive(Clone, Debug)]
pub(super) struct Sector {
    /// Their title; empty where they have none.
    pub title: Vec<String>,
    /// They.
    pub spokes: Vec<Spoke>,
}

/// Where everything stands.
#[derive(Debug)]
pub(super) struct Layout {
    pub width: f64,
    pub height: f64,
    pub hub: Area,
    pub sectors: Vec<PlacedSector>,
}

/// Nodes that stand together, with their arcs and their title.
#[derive(Debug, Default)]
pub(super) struct PlacedSector {
    /// One for each half of the ellipse that they stand on.
    pub arcs: Vec<Arc>,
    pub title: Text,
    /// In their order.
    pub spokes: Vec<PlacedSpoke>,
}

/// A part of a half ellipse, from the top down.
#[derive(Debug)]
pub(super) struct Arc {
    pub from: (f64, f64),
    pub to: (f64, f64),
    pub radius: (f64, f64),
    pub clockwise: bool,
}

/// A node with its label and its lines.
#[derive(Debug)]
pub(super) struct PlacedSpoke {
    /// Its place in its sector.
    at: usize,
    pub x: f64,
    pub y: f64,
    pub label: Text,
    /// Both ends of each line, the hub's first.
    pub links: Vec<[(f64, f64); 2]>,
}

/// Lines of text.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// Whether they begin at one upright line, instead of ending there.
    pub is_right: bool,
    /// What they cover.
    pub area: Area,
    /// From the top to the foot of the first line's letters.
    baseline: f64,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Area {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

/// Gives everything its place.
pub(super) fn lay_out(hub: &[String], sectors: &[Sector]) -> Layout {
    let hub_wide = text_width(hub, HUB_FONT) + 2.0 * HUB_PAD;
    let hub_high = lines_height(hub, HUB_LINE) + 2.0 * HUB_PAD;
    let halves = halves(sectors);
    let needed = halves.iter().map(|half| half_height(half)).fold(hub_high + 3.0 * PAD, f64::max);
    let halves = halves.map(|half| stacked(half, needed));
    let shape = Shape::around(sectors, &halves, needed);
    let hub = Area::around(shape.middle, hub_wide, hub_high);
    let mut placed: Vec<PlacedSector> = sectors.iter().map(|_| PlacedSector::default()).collect();
    for (half, is_right) in halves.iter().zip([true, false]) {
        for part in half {
            shape.place(part, &sectors[part.sector], is_right, &hub, &mut placed[part.sector]);
        }
    }
    for sector in &mut placed {
        sector.spokes.sort_by_key(|spoke| spoke.at);
    }
    Layout { width: WIDTH, height: needed + 2.0 * MARGIN, hub, sectors: placed }
}

/// Nodes of one sector that stand on one half, from the top.
struct Part {
    sector: usize,
    /// Whether the sector's title stands here.
    titled: bool,
    slots: Vec<Slot>,
    /// What the part takes beyond its slots, where its title is higher than they are.
    slack: f64,
}

/// The band of height that a node has for itself.
struct Slot {
    at: usize,
    /// Of its label.
    height: f64,
    /// Its middle, from the middle of the picture.
    y: f64,
}

impl Part {
    fn new(
        number: usize,
        sector: &Sector,
        spokes: impl Iterator<Item = usize>,
        titled: bool,
    ) -> Part {
        let slot = |at: usize| {
            let height = lines_height(&sector.spokes[at].lines, LINE).max(LINE);
            Slot { at, height, y: 0.0 }
        };
        let mut part =
            Part { sector: number, titled, slots: spokes.map(slot).collect(), slack: 0.0 };
        if titled {
            let title = lines_height(&sector.title, TITLE_LINE) + PAD;
            part.slack = (title - part.height()).max(0.0);
        }
        part
    }

    fn height(&self) -> f64 {
        self.slots.iter().map(|slot| slot.height + PAD).sum::<f64>() + self.slack
    }

    /// From the top of its first label to the foot of its last one.
    fn extent(&self) -> (f64, f64) {
        let top = self.slots.first().map_or(0.0, |slot| slot.y - slot.height / 2.0);
        let foot = self.slots.last().map_or(0.0, |slot| slot.y + slot.height / 2.0);
        (top, foot)
    }
}

/// Divides the sectors into the right half, read downwards, and the left one, read upwards: between
/// two sectors where that is nearly even, else within one. Both are given from the top.
fn halves(sectors: &[Sector]) -> [Vec<Part>; 2] {
    let sizes: Vec<usize> = sectors.iter().map(|sector| sector.spokes.len()).collect();
    let total: usize = sizes.iter().sum();
    let ends = sizes.iter().scan(0, |end, size| {
        *end += size;
        Some(*end)
    });
    let cut = ends.min_by_key(|end| (2 * end).abs_diff(total)).unwrap_or_default();
    let is_even = 3 * (2 * cut).abs_diff(total) <= total;
    let cut = if is_even { cut } else { total.div_ceil(2) };
    let (mut right, mut left) = (Vec::new(), Vec::new());
    let mut before = 0;
    for (number, sector) in sectors.iter().enumerate() {
        let size = sector.spokes.len();
        let here = cut.saturating_sub(before).min(size);
        if here > 0 {
            right.push(Part::new(number, sector, 0..here, true));
        }
        if here < size {
            left.insert(0, Part::new(number, sector, (here..size).rev(), here == 0));
        }
        before += size;
    }
    [right, left]
}

fn half_height(half: &[Part]) -> f64 {
    let gaps = half.iter().skip(1).map(|_| GROUP_GAP).sum::<f64>();
    half.iter().map(Part::height).sum::<f64>() + gaps
}

/// Stacks a half from the top; what is left of the height is shared out among its nodes.
fn stacked(mut half: Vec<Part>, height: f64) -> Vec<Part> {
    let nodes = half.iter().flat_map(|part| &part.slots).map(|_| 1.0).sum::<f64>();
    let share = (height - half_height(&half)) / f64::max(nodes, 1.0);
    let mut y = -height / 2.0;
    for part in &mut half {
        y += part.slack / 2.0;
        for slot in &mut part.slots {
            let band = slot.height + PAD + share;
            slot.y = y + band / 2.0;
            y += band;
        }
        y += part.slack / 2.0 + GROUP_GAP;
    }
    half
}

/// The ellipse, and how far the arcs stand outside of it.
struct Shape {
    middle: (f64, f64),
    wide: f64,
    high: f64,
    outwards: f64,
}

impl Shape {
    /// The widest ellipse that leaves room for all labels, arcs and titles.
    fn around(sectors: &[Sector], halves: &[Vec<Part>; 2], height: f64) -> Shape {
        let titles = sectors.iter().map(|sector| text_width(&sector.title, TITLE_FONT));
        let title = titles.fold(0.0, f64::max);
        let room = WIDTH / 2.0 - MARGIN - title - ARC_GAP;
        let mut shape = Shape {
            middle: (WIDTH / 2.0, height / 2.0 + MARGIN),
            wide: room,
            high: height / 2.0 / USED,
            outwards: 0.0,
        };
        for part in halves.iter().flatten() {
            for slot in &part.slots {
                let (top, foot) = (slot.y - slot.height / 2.0, slot.y + slot.height / 2.0);
                let bend = shape.across(slot.y) - shape.across(top).min(shape.across(foot));
                let label = text_width(&sectors[part.sector].spokes[slot.at].lines, FONT);
                let fits = (room - LABEL_GAP - label - ARC_GAP) / (1.0 + bend);
                shape.wide = shape.wide.min(fits);
            }
        }
        shape.outwards = room - shape.wide;
        shape
    }

    /// How far the ellipse is from its upright axis at a height, as a share of its width.
    fn across(&self, y: f64) -> f64 {
        (1.0 - (y / self.high).powi(2)).max(0.0).sqrt()
    }

    /// Places a part's nodes, and its arc and title outside of them.
    fn place(
        &self,
        part: &Part,
        sector: &Sector,
        is_right: bool,
        hub: &Area,
        placed: &mut PlacedSector,
    ) {
        let side = if is_right { 1.0 } else { -1.0 };
        let (x, y) = self.middle;
        let outer = |at: f64| x + side * (self.wide * self.across(at) + self.outwards);
        for slot in &part.slots {
            let spoke = &sector.spokes[slot.at];
            let end = (x + side * self.wide * self.across(slot.y), y + slot.y);
            let label = Text::beside(
                (end.0 + side * LABEL_GAP, end.1),
                is_right,
                (text_width(&spoke.lines, FONT), lines_height(&spoke.lines, LINE)),
                BASELINE,
            );
            let links = links(self.middle, end, hub, &spoke.widths);
            placed.spokes.push(PlacedSpoke { at: slot.at, x: end.0, y: end.1, label, links });
        }
        let (top, foot) = part.extent();
        placed.arcs.push(Arc {
            from: (outer(top), y + top),
            to: (outer(foot), y + foot),
            radius: (self.wide, self.high),
            clockwise: is_right,
        });
        if part.titled {
            let room =
                (text_width(&sector.title, TITLE_FONT), lines_height(&sector.title, TITLE_LINE));
            let middle = f64::midpoint(top, foot);
            let widest = widest_across(self, middle, room.1);
            let at = x + side * (self.wide * widest + self.outwards + ARC_GAP);
            placed.title = Text::beside((at, y + middle), is_right, room, TITLE_BASELINE);
        }
    }
}

/// How far out the ellipse comes beside a text.
fn widest_across(shape: &Shape, middle: f64, height: f64) -> f64 {
    let (top, foot) = (middle - height / 2.0, middle + height / 2.0);
    if top < 0.0 && foot > 0.0 { 1.0 } else { shape.across(top).max(shape.across(foot)) }
}

/// Lines from the hub to a node, side by side.
fn links(middle: (f64, f64), end: (f64, f64), hub: &Area, widths: &[f64]) -> Vec<[(f64, f64); 2]> {
    let (dx, dy) = (end.0 - middle.0, end.1 - middle.1);
    let length = dx.hypot(dy);
    // The hub is drawn over the beginnings of the lines, which lie a little inside of it.
    let (half_wide, half_high) = (hub.w / 2.0 - HUB_PAD / 2.0, hub.h / 2.0 - HUB_PAD / 2.0);
    let inside = (half_wide / dx.abs()).min(half_high / dy.abs()).min(1.0);
    let start = (middle.0 + dx * inside, middle.1 + dy * inside);
    let gaps = widths.iter().skip(1).map(|_| LINK_GAP).sum::<f64>();
    let mut aside = -(widths.iter().sum::<f64>() + gaps) / 2.0;
    let placed = widths.iter().map(|width| {
        let by = aside + width / 2.0;
        aside += width + LINK_GAP;
        let (x, y) = (-dy / length * by, dx / length * by);
        [(start.0 + x, start.1 + y), (end.0 + x, end.1 + y)]
    });
    placed.collect()
}

impl Text {
    /// A text whose near side is at a point, upright in its middle.
    fn beside(at: (f64, f64), is_right: bool, size: (f64, f64), baseline: f64) -> Text {
        let left = if is_right { at.0 } else { at.0 - size.0 };
        let top = at.1 - size.1 / 2.0;
        let area = Area { x: left, y: top, w: size.0, h: size.1 };
        Text { is_right, area, baseline }
    }

    /// Where the lines begin, or end.
    pub(super) fn x(&self) -> f64 {
        if self.is_right { self.area.x } else { self.area.x + self.area.w }
    }

    /// Where the first line stands.
    pub(super) fn y(&self) -> f64 {
        self.area.y + self.baseline
    }
}

impl Area {
    fn around(middle: (f64, f64), w: f64, h: f64) -> Area {
        Area { x: middle.0 - w / 2.0, y: middle.1 - h / 2.0, w, h }
    }
}

fn text_width(lines: &[String], font: f64) -> f64 {
    let widest = lines.iter().map(|line| label::width(line)).max().unwrap_or_default();
    f64::from(widest) / f64::from(label::EM) * font
}

fn lines_height(lines: &[String], line: f64) -> f64 {
    lines.iter().map(|_| line).sum()
}
