//! The network as the template draws it.

use serde::{Serialize, Serializer};
use std::sync::Arc;

/// The picture as the template draws it.
#[derive(Debug, Serialize, Hash)]
pub(in super::super) struct Network {
    pub(super) width: Tenths,
    pub(super) height: Tenths,
    pub(super) hub: Hub,
    pub(super) groups: Vec<Field>,
    pub(super) nodes: Vec<Node>,
    pub(super) modes: Vec<Mode>,
}

/// What stands in the middle; x and y are its middle.
#[derive(Debug, Serialize, Hash)]
pub(super) struct Hub {
    pub(super) title: Arc<str>,
    pub(super) href: Option<String>,
    pub(super) x: Tenths,
    pub(super) y: Tenths,
    pub(super) w: Tenths,
    pub(super) h: Tenths,
    pub(super) lines: Vec<String>,
}

/// A group of nodes: its arc and its title.
#[derive(Debug, Serialize, Hash)]
pub(super) struct Field {
    pub(super) title: Arc<str>,
    pub(super) href: String,
    pub(super) index: usize,
    pub(super) arc: String,
    pub(super) x: Tenths,
    pub(super) y: Tenths,
    pub(super) anchor: &'static str,
    pub(super) lines: Vec<Line>,
}

/// A line of a label; `dy` is how far it stands below the one before.
#[derive(Debug, Serialize, Hash)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) dy: Tenths,
}

/// A term, its label and its lines to the middle.
#[derive(Debug, Serialize, Hash)]
pub(super) struct Node {
    pub(super) id: Arc<str>,
    pub(super) title: Arc<str>,
    pub(super) href: String,
    pub(super) group_index: usize,
    pub(super) x: Tenths,
    pub(super) y: Tenths,
    pub(super) text_x: Tenths,
    pub(super) text_y: Tenths,
    pub(super) anchor: &'static str,
    pub(super) lines: Vec<Line>,
    pub(super) rows: usize,
    pub(super) cases: usize,
    pub(super) by_group: Vec<ModeCount>,
    pub(super) links: Vec<LinkLine>,
}

/// How much of a mode there is with a node.
#[derive(Debug, Clone, Serialize, Hash)]
pub(super) struct ModeCount {
    pub(super) id: Arc<str>,
    pub(super) title: Arc<str>,
    pub(super) index: usize,
    pub(super) rows: usize,
    pub(super) cases: usize,
}

/// A line to the middle.
#[derive(Debug, Serialize, Hash)]
pub(super) struct LinkLine {
    pub(super) index: usize,
    pub(super) d: String,
    pub(super) width: Tenths,
}

/// A mode, for the legend.
#[derive(Debug, Serialize, Hash)]
pub(super) struct Mode {
    pub(super) index: usize,
    pub(super) id: Arc<str>,
    pub(super) title: Arc<str>,
}

/// A number with one decimal, the same on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Tenths(i64);

impl Tenths {
    /// The nearest one.
    pub(super) fn of(number: f64) -> Tenths {
        #[expect(clippy::cast_possible_truncation, reason = "a place in a picture is small")]
        let tenths = (number * 10.0).round() as i64;
        Tenths(tenths)
    }
}

impl std::fmt::Display for Tenths {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, tenth) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        match tenth {
            0 => write!(formatter, "{sign}{whole}"),
            _ => write!(formatter, "{sign}{whole}.{tenth}"),
        }
    }
}

impl Serialize for Tenths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 10 == 0 {
            return serializer.serialize_i64(self.0 / 10);
        }
        #[expect(clippy::cast_precision_loss, reason = "a place in a picture is small")]
        serializer.serialize_f64(self.0 as f64 / 10.0)
    }
}
