//! Today's date where the command runs: for what a person would write by hand, and never for the output.

/// Today, as `2026-11-22`.
pub(super) fn today() -> String {
    jiff::Zoned::now().date().to_string()
}
