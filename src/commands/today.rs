//! Today's date where the command runs: for what a person would write by hand and for what is due,
//! and never for the output.

use super::{FAILED, note};
use crate::diagnostic::Message;
use crate::messages::Language;
use crate::text::date_parts;

/// Today, as `2026-11-22`.
pub(super) fn today() -> String {
    jiff::Zoned::now().date().to_string()
}

/// The day that was asked for, otherwise today; or the exit code, if it is no day.
pub(super) fn day(asked: Option<&String>, language: Language) -> Result<String, u8> {
    let day = asked.cloned().unwrap_or_else(today);
    if date_parts(&day).is_none() {
        note(language, &Message::new("bad-date").with("date", day));
        return Err(FAILED);
    }
    Ok(day)
}
