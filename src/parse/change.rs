//! What changed and when, as an author wrote it: `changes` of a case, a page or the settings.
//!
//! Apart because all three are read in the same way.

use super::fields::{Fields, Text};

/// A change as written.
#[derive(Debug)]
pub(crate) struct ChangeDocument {
    pub(crate) date: Text,
    pub(crate) note: Text,
}

/// Reads `changes`; an entry without a day or words is reported and left out.
pub(crate) fn changes(fields: &mut Fields<'_>) -> Vec<ChangeDocument> {
    fields.maps("changes", change)
}

fn change(mut fields: Fields<'_>) -> Option<ChangeDocument> {
    let date =
        if fields.is_absent("date") { fields.required("date", None) } else { fields.date("date") };
    let note = fields.required("note", None);
    fields.finish();
    Some(ChangeDocument { date: date?, note: note? })
}
