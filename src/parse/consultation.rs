//! Where somebody in need can turn, and a way to leave quickly, as `site.yaml` says.

use super::fields::{Fields, Text};

/// Where somebody in need can turn, as written.
#[derive(Debug)]
pub(crate) struct ConsultationDocument {
    pub(crate) name: Text,
    pub(crate) url: Text,
    pub(crate) page: Option<Text>,
    pub(crate) who: Option<Text>,
    pub(crate) cost: Option<Text>,
    pub(crate) hours: Option<Text>,
    pub(crate) anonymous: Option<Text>,
    pub(crate) checked: Option<Text>,
}

/// A way to leave quickly, as written.
#[derive(Debug)]
pub(crate) struct LeaveDocument {
    pub(crate) url: Text,
    pub(crate) pages: Vec<Text>,
}

/// Reads where somebody in need can turn.
pub(crate) fn consultation(fields: &mut Fields<'_>) -> Option<ConsultationDocument> {
    let mut fields = fields.map("consultation")?;
    let name = fields.required("name", None);
    let url = address(&mut fields);
    let page = fields.text("page");
    let who = fields.text("who");
    let cost = fields.text("cost");
    let hours = fields.text("hours");
    let anonymous = fields.text("anonymous");
    let checked = fields.date("checked");
    fields.finish();
    Some(ConsultationDocument {
        name: name?,
        url: url?,
        page,
        who,
        cost,
        hours,
        anonymous,
        checked,
    })
}

/// Reads the way to leave.
pub(crate) fn leave(fields: &mut Fields<'_>) -> Option<LeaveDocument> {
    let mut fields = fields.map("leave")?;
    let url = address(&mut fields);
    let pages = fields.texts("pages");
    fields.finish();
    Some(LeaveDocument { url: url?, pages })
}

/// An address on the web, which must be there.
fn address(fields: &mut Fields<'_>) -> Option<Text> {
    if fields.is_absent("url") {
        return fields.required("url", None);
    }
    fields.url("url")
}
