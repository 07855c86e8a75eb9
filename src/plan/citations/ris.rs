//! RIS, as most reference managers read it: a tag, two spaces, a hyphen, a line each.

use super::reference::{Kind, Reference};
use crate::text::date_parts;
use std::fmt::Write;

/// Writes all references.
pub(super) fn write(references: &[Reference<'_>]) -> String {
    references.iter().map(entry).collect()
}

fn entry(reference: &Reference<'_>) -> String {
    let mut entry = String::new();
    let mut line = |tag: &str, value: Option<&str>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            // A value is a line: what breaks one would begin another tag.
            let value = value.replace(char::is_control, " ");
            let _ = write!(entry, "{tag}  - {value}\r\n");
        }
    };
    line(
        "TY",
        Some(match reference.kind {
            Kind::Page => "ELEC",
            Kind::Report => "RPRT",
        }),
    );
    line("ID", Some(&reference.key));
    for author in reference.authors {
        line("AU", Some(&format!("{}, {}", author.family, author.given)));
    }
    if reference.kind == Kind::Page {
        line("AU", reference.publisher);
    }
    line("TI", Some(&reference.title));
    line("T2", reference.container);
    line("PB", reference.publisher);
    line("ET", reference.version);
    if let Some((year, month, day)) = reference.date.and_then(date_parts) {
        line("PY", Some(&year.to_string()));
        line("DA", Some(&format!("{year}/{month:02}/{day:02}/")));
    } else {
        line("PY", reference.date);
    }
    line("UR", reference.url.as_deref());
    line("LA", Some(reference.language));
    line("N1", reference.note.as_deref());
    line("AB", reference.summary);
    entry + "ER  - \r\n\r\n"
}
