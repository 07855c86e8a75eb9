//! `renkei licences`: who made what is in this program, and what may be done with it. The texts are inside
//! the program, so that whoever passes it on alone passes them on too.

use super::{DONE, say};

/// renkei's own licence, and those of all that it is made of.
const TEXTS: [&str; 2] = [include_str!("../../LICENSE"), include_str!("THIRD-PARTY")];

/// Prints the licences.
pub(super) fn run() -> u8 {
    say(&TEXTS.join("\n"));
    DONE
}
