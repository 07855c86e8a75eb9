//! The marker `.renkei` in an output: that renkei made the folder, and which files it made.
//!
//! It lists paths in their order and may tell what they were made from, so it is the same on every machine. What stands in the
//! folder and not in the list is somebody else's, and must not be lost.

use super::WriteError;
use std::fs;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicU8, Ordering};

/// The marker's name in the output.
pub(super) const NAME: &str = ".renkei";

/// Its name in a stage while it is written.
pub(super) const FRESH: &str = ".renkei-new";

/// The marker's first line.
pub(super) const HEADER: &str =
    "# Made by renkei. Each build replaces this folder as a whole. The files it made:\n";

/// What stands before the digest of what the output was made from, if a build told it.
const INPUTS: &str = "# Made from: ";

/// What is known of a file that the marker lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum State {
    /// Somebody removed it.
    Absent,
    /// It is in the old output, and not (yet) in the new one.
    There,
    /// It was put and had not changed.
    Kept,
    /// It was put and goes to the stage.
    Written,
}

/// The list of an old output, and what this build makes of each file in it.
#[derive(Debug, Default)]
pub(super) struct Marker {
    text: String,
    inputs: Option<Range<usize>>,
    lines: Vec<Range<usize>>,
    states: Vec<AtomicU8>,
}

impl Marker {
    /// Reads the marker of a folder; nothing if there is none, or none that a build wrote.
    pub(super) fn read(folder: &Path) -> Result<Option<Marker>, WriteError> {
        let path = folder.join(NAME);
        match fs::read(&path) {
            Ok(bytes) => Ok(String::from_utf8(bytes).ok().and_then(Marker::parse)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) if error.kind() == ErrorKind::IsADirectory => Ok(None),
            Err(error) => Err(WriteError::Io(path, error)),
        }
    }

    fn parse(text: String) -> Option<Marker> {
        let list = text.strip_prefix(HEADER)?;
        let mut lines: Vec<Range<usize>> = Vec::new();
        let mut start = HEADER.len();
        let told = list.strip_prefix(INPUTS).and_then(|told| told.split_once('\n'));
        let inputs = told.map(|(told, _)| start + INPUTS.len()..start + INPUTS.len() + told.len());
        let list = told.map_or(list, |(_, list)| list);
        start = inputs.as_ref().map_or(start, |inputs| inputs.end + 1);
        for line in list.split_inclusive('\n') {
            let end = start + line.strip_suffix('\n')?.len();
            let sorted = lines.last().is_none_or(|last| text[last.clone()] < text[start..end]);
            if !sorted {
                return None;
            }
            lines.push(start..end);
            start = end + 1;
        }
        let states = lines.iter().map(|_| AtomicU8::new(State::Absent as u8)).collect();
        Some(Marker { text, inputs, lines, states })
    }

    /// The text of a marker that lists these paths.
    pub(super) fn render(inputs: Option<&str>, mut paths: Vec<&str>) -> String {
        paths.sort_unstable();
        let size = paths.iter().map(|path| path.len() + 1).sum::<usize>();
        let mut text = String::with_capacity(HEADER.len() + size);
        text.push_str(HEADER);
        if let Some(inputs) = inputs {
            text.extend([INPUTS, inputs, "\n"]);
        }
        for path in paths {
            text.push_str(path);
            text.push('\n');
        }
        text
    }

    /// Stands for what the output was made from.
    pub(super) fn inputs(&self) -> Option<&str> {
        self.inputs.clone().map(|range| &self.text[range])
    }

    /// Where a path stands in the list.
    pub(super) fn find(&self, path: &str) -> Option<usize> {
        self.lines.binary_search_by(|line| self.text[line.clone()].cmp(path)).ok()
    }

    /// The state of a listed file.
    pub(super) fn state(&self, at: usize) -> State {
        State::of(self.states[at].load(Ordering::Relaxed))
    }

    /// Changes the state of a listed file and gives the one it had.
    pub(super) fn set(&self, at: usize, state: State) -> State {
        State::of(self.states[at].swap(state as u8, Ordering::Relaxed))
    }

    /// All paths, in their order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|line| &self.text[line.clone()])
    }

    /// The paths of the files in a state.
    pub(super) fn with(&self, state: State) -> impl Iterator<Item = &str> {
        let those = self.lines.iter().enumerate().filter(move |(at, _)| self.state(*at) == state);
        those.map(|(_, line)| &self.text[line.clone()])
    }
}

impl State {
    fn of(number: u8) -> State {
        match number {
            1 => State::There,
            2 => State::Kept,
            3 => State::Written,
            _ => State::Absent,
        }
    }
}

/// Whether a build made the folder: a finished output, or a stage at any moment of its life.
pub(super) fn is_ours(folder: &Path) -> Result<bool, WriteError> {
    match fs::read(folder.join(NAME)) {
        Ok(text) => Ok(text.starts_with(HEADER.as_bytes()) || HEADER.as_bytes().starts_with(&text)),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let mut entries = fs::read_dir(folder).map_err(WriteError::at(folder))?;
            Ok(entries.next().is_none())
        }
        Err(error) => Err(WriteError::Io(folder.to_path_buf(), error)),
    }
}
