//! Where each part of the picture stands. Whole pixels, so that the same guideline gives the same
//! picture on every machine.

use super::Link;
use crate::plan::label;
use serde::Serialize;
use std::sync::Arc;

const WIDTH: u32 = 1120;
/// Between two boxes: an arrow and its number fit in.
const GAP: u32 = 30;
/// A line of a station's name, of a name below it, and their sizes.
const TITLE_LINE: u32 = 22;
const LINE: u32 = 20;
const SMALL: u32 = 14;
/// The lane of an arrow that passes over stations.
const LANE: u32 = 26;
/// A row of bands: a name and the line below it.
const BAND: u32 = 42;
/// Between what stands side by side or below each other.
const ROOM: u32 = 16;

/// A station before it has a place.
pub(super) struct Station {
    pub(super) link: Arc<Link>,
    pub(super) cases: usize,
    pub(super) people: Vec<Arc<Link>>,
    pub(super) more: usize,
}

/// An arrow from a station to a later one.
pub(super) struct Step {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) count: usize,
}

/// What goes along some stations; its name's width in tenths of an em.
pub(super) struct Band {
    pub(super) link: Arc<Link>,
    pub(super) width: u32,
    pub(super) at: Vec<usize>,
}

/// The picture.
#[derive(Debug, Serialize, Hash)]
pub(super) struct Picture {
    width: u32,
    height: u32,
    stations: Vec<Placed>,
    arrows: Vec<Arrow>,
    bands: Vec<PlacedBand>,
}

#[derive(Debug, Serialize, Hash)]
struct Placed {
    #[serde(flatten)]
    link: Arc<Link>,
    cases: usize,
    x: u32,
    y: u32,
    w: u32,
    h: u32,
    middle: u32,
    lines: Vec<Line>,
    cases_y: u32,
    people: Vec<Name>,
    more: usize,
    more_y: u32,
}

/// A line of text and where it stands.
#[derive(Debug, Serialize, Hash)]
struct Line {
    text: String,
    y: u32,
}

#[derive(Debug, Serialize, Hash)]
struct Name {
    #[serde(flatten)]
    link: Arc<Link>,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize, Hash)]
struct Arrow {
    d: String,
    head: String,
    width: u32,
    count: usize,
    x: u32,
    y: u32,
}

#[derive(Debug, Serialize, Hash)]
struct PlacedBand {
    #[serde(flatten)]
    link: Arc<Link>,
    x: u32,
    y: u32,
    anchor: &'static str,
    lines: Vec<String>,
    gap: Option<String>,
}

/// Places everything: arrows over the boxes, names under them, bands below.
pub(super) fn lay_out(stations: &[Station], steps: &[Step], bands: &[Band]) -> Picture {
    let columns = Columns { wide: WIDTH / to_u32(stations.len()).max(1) };
    let lanes = lanes(steps);
    let top = to_u32(lanes.iter().flatten().map(|lane| lane + 1).max().unwrap_or(0)) * LANE + ROOM;
    let titles: Vec<Vec<String>> = stations
        .iter()
        .map(|station| label::lines(&station.link.title_html(), columns.ems(16) - label::EM))
        .collect();
    let rows = to_u32(titles.iter().map(Vec::len).max().unwrap_or(1));
    let height = rows * TITLE_LINE + LINE + ROOM + ROOM / 2;
    let placed: Vec<Placed> = stations
        .iter()
        .zip(titles)
        .enumerate()
        .map(|(at, (station, title))| columns.place(at, station, title, top, height))
        .collect();
    let below = placed.iter().map(Placed::bottom).max().unwrap_or(top + height) + ROOM + ROOM / 2;
    let most = steps.iter().map(|step| step.count).max().unwrap_or(1);
    let arrows = steps.iter().zip(lanes);
    let arrows = arrows.map(|(step, lane)| columns.arrow(step, lane, top, height, most)).collect();
    let (bands, height) = columns.place_bands(bands, below);
    Picture { width: WIDTH, height, stations: placed, arrows, bands }
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// For each arrow that passes over stations the lane in which no other is in its way; short ones
/// stay low.
fn lanes(steps: &[Step]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..steps.len()).collect();
    order.sort_by_key(|at| (steps[*at].to - steps[*at].from, steps[*at].from));
    let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut lanes = vec![None; steps.len()];
    for at in order {
        let Step { from, to, .. } = steps[at];
        if to == from + 1 {
            continue;
        }
        let is_free = |lane: &Vec<(usize, usize)>| lane.iter().all(|(a, b)| to <= *a || *b <= from);
        let lane = taken.iter().position(is_free).unwrap_or_else(|| {
            taken.push(Vec::new());
            taken.len() - 1
        });
        taken[lane].push((from, to));
        lanes[at] = Some(lane);
    }
    lanes
}

/// The stations' columns, all equally wide.
struct Columns {
    wide: u32,
}

impl Columns {
    fn left(&self, at: usize) -> u32 {
        to_u32(at) * self.wide + GAP / 2
    }

    fn right(&self, at: usize) -> u32 {
        self.left(at) + self.wide - GAP
    }

    fn middle(&self, at: usize) -> u32 {
        to_u32(at) * self.wide + self.wide / 2
    }

    /// How much text of a size fits into a box, in tenths of an em.
    fn ems(&self, size: u32) -> u32 {
        (self.wide - GAP) * label::EM / size
    }

    fn place(
        &self,
        at: usize,
        station: &Station,
        title: Vec<String>,
        y: u32,
        height: u32,
    ) -> Placed {
        let mut line = y + ROOM / 2;
        let mut next = |step: u32| {
            line += step;
            line
        };
        let lines = title.into_iter().map(|text| Line { text, y: next(TITLE_LINE) }).collect();
        let cases_y = next(LINE + 2);
        let mut line = y + height + ROOM / 2;
        let mut people = Vec::new();
        for link in &station.people {
            let lines = label::lines(&link.title_html(), self.ems(SMALL) + label::EM / 2);
            let lines = lines.into_iter().map(|text| {
                line += LINE;
                Line { text, y: line }
            });
            people.push(Name { link: link.clone(), lines: lines.collect() });
            line += 4;
        }
        Placed {
            link: station.link.clone(),
            cases: station.cases,
            x: self.left(at),
            y,
            w: self.wide - GAP,
            h: height,
            middle: self.middle(at),
            lines,
            cases_y,
            people,
            more: station.more,
            more_y: line + LINE,
        }
    }

    fn arrow(&self, step: &Step, lane: Option<usize>, top: u32, height: u32, most: usize) -> Arrow {
        let width = 2 + to_u32((step.count - 1) * 4 / most.max(1));
        let (from, to) = (self.right(step.from), self.left(step.to));
        let Some(lane) = lane else {
            let y = top + height / 2;
            return Arrow {
                d: format!("M{} {y}H{}", from + 2, to - 7),
                head: format!("M{} {}l7 7-7 7", to - 9, y - 7),
                width,
                count: step.count,
                x: u32::midpoint(from, to),
                y: y - 12,
            };
        };
        let y = top - ROOM / 2 - to_u32(lane) * LANE - LANE / 2;
        let inside = (ROOM + to_u32(lane) * (ROOM + 2)).min(self.wide / 2 - GAP / 2);
        let (from, to) = (from - inside, to + inside);
        Arrow {
            d: format!("M{from} {top}V{}q0-8 8-8H{}q8 0 8 8V{}", y + 8, to - 8, top - 5),
            head: format!("M{} {}l7 7 7-7", to - 7, top - 10),
            width,
            count: step.count,
            x: u32::midpoint(from, to),
            y: y + 5,
        }
    }

    /// Places bands in as few rows as they need, and tells where the last one ends.
    fn place_bands(&self, bands: &[Band], top: u32) -> (Vec<PlacedBand>, u32) {
        let mut taken: Vec<Vec<(u32, u32)>> = Vec::new();
        let mut placed = Vec::new();
        for band in bands {
            let (Some(first), Some(last)) = (band.at.first(), band.at.last()) else { continue };
            let (left, right) = (self.left(*first), self.right(*last));
            let name = band.width * SMALL / label::EM + 2;
            let at_end = left + name > WIDTH;
            let from = if at_end { left.min(right.saturating_sub(name)) } else { left };
            let to = if at_end { right } else { right.max(left + name) };
            let is_free = |row: &Vec<(u32, u32)>| {
                row.iter().all(|(a, b)| to + ROOM <= *a || b + ROOM <= from)
            };
            let row = taken.iter().position(is_free).unwrap_or_else(|| {
                taken.push(Vec::new());
                taken.len() - 1
            });
            taken[row].push((from, to));
            let y = top + to_u32(row) * BAND;
            placed.push(PlacedBand {
                link: band.link.clone(),
                x: if at_end { right } else { left },
                y: y + SMALL,
                anchor: if at_end { "end" } else { "start" },
                lines: self.stretches(&band.at, y + SMALL + 12),
                gap: (band.at.len() < last - first + 1)
                    .then(|| format!("M{left} {0}H{right}", y + SMALL + 12)),
            });
        }
        (placed, top + to_u32(taken.len()) * BAND)
    }

    /// A line for each run of stations without a gap.
    fn stretches(&self, at: &[usize], y: u32) -> Vec<String> {
        let runs = at.chunk_by(|one, two| one + 1 == *two);
        let ends = runs.filter_map(|run| Some((run.first()?, run.last()?)));
        ends.map(|(first, last)| format!("M{} {y}H{}", self.left(*first), self.right(*last)))
            .collect()
    }
}

impl Placed {
    fn bottom(&self) -> u32 {
        let last = self.people.iter().flat_map(|name| &name.lines).map(|line| line.y).max();
        let named = last.unwrap_or(self.y + self.h);
        if self.more > 0 { self.more_y } else { named }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Route;

    fn link(title: &str) -> Arc<Link> {
        Link::to(title.into(), Route::page("x/"))
    }

    #[test]
    fn arrows_over_stations_take_lanes_of_their_own() {
        let step = |from, to| Step { from, to, count: 1 };
        let steps = [step(0, 1), step(1, 6), step(2, 4), step(4, 6), step(3, 5)];
        assert_eq!(lanes(&steps), [None, Some(2), Some(0), Some(0), Some(1)]);
    }

    #[test]
    fn no_band_nor_its_name_touches_another() {
        let band = |title: &str, at: &[usize]| Band {
            link: link(title),
            width: label::width(title),
            at: at.to_vec(),
        };
        let bands = [
            band("支援に関する協議・協働", &[1, 2, 3]),
            band("就労の支援", &[4, 6]),
            band("保釈中の施設利用や情状証人", &[0]),
            band("相談事業のアウトリーチとその続き", &[7]),
        ];
        let (placed, _) = Columns { wide: 140 }.place_bands(&bands, 0);
        let rows: Vec<u32> = placed.iter().map(|band| (band.y - SMALL) / BAND).collect();
        assert_eq!(rows, [0, 0, 1, 1]);
        assert_eq!(placed[1].lines, ["M575 26H685", "M855 26H965"]);
        assert!(placed[1].gap.is_some() && placed[0].gap.is_none());
        assert_eq!((placed[3].anchor, placed[3].x), ("end", 1105));
    }

    #[test]
    fn boxes_are_equally_high_and_names_stand_below() {
        let station = |title: &str, people: &[&str]| Station {
            link: link(title),
            cases: 1,
            people: people.iter().map(|name| link(name)).collect(),
            more: 0,
        };
        let stations = [station("逮捕・裁判", &["刑務所", "弁護士"]), station("家族の相談", &[])];
        let picture = lay_out(&stations, &[Step { from: 0, to: 1, count: 3 }], &[]);
        assert_eq!(picture.stations[0].h, picture.stations[1].h);
        let box_end = picture.stations[0].y + picture.stations[0].h;
        assert!(picture.stations[0].people[0].lines[0].y > box_end);
        assert!(picture.height > picture.stations[0].people[1].lines[0].y);
    }
}
