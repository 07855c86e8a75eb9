//! Nothing in the picture may lie over a name, whatever the names and however many.

use super::layout::{Arc, Area, Layout, Sector, Spoke, WIDEST, WIDEST_HUB, WIDEST_TITLE, lay_out};
use crate::plan::label;
use proptest::collection::vec;
use proptest::prelude::*;

impl Area {
    fn meets(&self, other: &Area) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }

    fn holds(&self, (x, y): (f64, f64)) -> bool {
        (self.x..=self.x + self.w).contains(&x) && (self.y..=self.y + self.h).contains(&y)
    }

    fn grown(&self, by: f64) -> Area {
        Area { x: self.x - by, y: self.y - by, w: self.w + 2.0 * by, h: self.h + 2.0 * by }
    }
}

/// Points along an arc, from its ellipse: the middle of the ellipse is level with the picture's.
fn along(arc: &Arc, layout: &Layout) -> Vec<(f64, f64)> {
    let middle = layout.height / 2.0;
    let across = |y: f64| (1.0 - ((y - middle) / arc.radius.1).powi(2)).max(0.0).sqrt();
    let side = if arc.clockwise { arc.radius.0 } else { -arc.radius.0 };
    let axis = arc.from.0 - side * across(arc.from.1);
    let share = |step: u8| arc.from.1 + (arc.to.1 - arc.from.1) * f64::from(step) / 40.0;
    (0..=40).map(share).map(|y| (axis + side * across(y), y)).collect()
}

fn between([from, to]: &[(f64, f64); 2]) -> Vec<(f64, f64)> {
    let share = |step: u8| {
        let share = f64::from(step) / 40.0;
        (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
    };
    (0..=40).map(share).collect()
}

/// Lays out sectors and looks for anything that lies over a name or outside of the picture.
fn check(sectors: &[Sector]) {
    let layout = lay_out(&label::lines("民間依存症回復支援施設", WIDEST_HUB), sectors);
    let spokes: Vec<_> = layout.sectors.iter().flat_map(|sector| &sector.spokes).collect();
    let labels = spokes.iter().map(|spoke| spoke.label.area);
    let titles = layout.sectors.iter().map(|sector| sector.title.area).filter(|area| area.w > 0.0);
    let words: Vec<Area> = labels.chain(titles).chain([layout.hub]).collect();
    let picture = Area { x: 0.0, y: 0.0, w: layout.width, h: layout.height };
    for (at, area) in words.iter().enumerate() {
        let corners = [(area.x, area.y), (area.x + area.w, area.y + area.h)];
        assert!(corners.iter().all(|corner| picture.holds(*corner)), "outside: {area:?}");
        for other in &words[..at] {
            assert!(!area.meets(other), "{area:?} lies over {other:?}");
        }
    }
    let names = &words[..words.len() - 1];
    for arc in layout.sectors.iter().flat_map(|sector| &sector.arcs) {
        for point in along(arc, &layout) {
            assert!(picture.holds(point), "an arc leaves the picture at {point:?}");
            assert!(
                !names.iter().any(|name| name.holds(point)),
                "an arc crosses a name at {point:?}"
            );
        }
    }
    let widths = sectors.iter().flat_map(|sector| &sector.spokes).map(|spoke| &spoke.widths);
    for (spoke, widths) in spokes.iter().zip(widths) {
        for (link, width) in spoke.links.iter().zip(widths) {
            for point in between(link) {
                let over = names.iter().any(|name| name.grown(width / 2.0).holds(point));
                assert!(!over, "a line crosses a name at {point:?}");
            }
        }
        let end = Area { x: spoke.x, y: spoke.y, w: 0.0, h: 0.0 }.grown(5.0);
        assert!(!words.iter().any(|word| word.meets(&end)), "a node lies over a name");
    }
}

fn name(longest: usize) -> impl Strategy<Value = String> {
    let letter = prop::sample::select(
        "保護観察所ハローワーク（）の・ーAm1、施設<wbr>".chars().collect::<Vec<_>>(),
    );
    vec(letter, 1..=longest).prop_map(|letters| letters.into_iter().collect())
}

fn spoke() -> impl Strategy<Value = Spoke> {
    (name(40), vec(1.0..8.0, 0..3))
        .prop_map(|(name, widths)| Spoke { lines: label::lines(&name, WIDEST), widths })
}

fn sectors() -> impl Strategy<Value = Vec<Sector>> {
    let sector = (name(30), vec(spoke(), 1..10))
        .prop_map(|(title, spokes)| Sector { title: label::lines(&title, WIDEST_TITLE), spokes });
    vec(sector, 1..8).prop_filter("up to 40 nodes", |sectors| {
        sectors.iter().map(|sector| sector.spokes.len()).sum::<usize>() <= 40
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn nothing_lies_over_a_name(sectors in sectors()) {
        check(&sectors);
    }

    #[test]
    fn one_group_of_many_stands_on_both_halves(spokes in vec(spoke(), 1..40)) {
        check(&[Sector { title: Vec::new(), spokes }]);
    }

    #[test]
    fn lines_are_no_longer_than_they_may_be(name in name(40)) {
        let lines = label::lines(&name, WIDEST);
        prop_assert_eq!(lines.concat(), name.replace("<wbr>", ""));
        prop_assert!(lines.iter().all(|line| label::width(line) <= WIDEST), "{:?}", lines);
    }
}
