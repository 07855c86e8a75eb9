//! BibTeX, as `biblatex` and reference managers read it: a page is `@online`, which the oldest
//! styles take for `@misc`.

use super::reference::{Kind, Reference};
use crate::text::date_parts;
use std::fmt::Write;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Writes all references.
pub(super) fn write(references: &[Reference<'_>]) -> String {
    let entries: Vec<String> = references.iter().map(entry).collect();
    entries.join("\n")
}

fn entry(reference: &Reference<'_>) -> String {
    let (kind, publisher, container) = match reference.kind {
        Kind::Page => ("online", "organization", "titleaddon"),
        Kind::Report => ("techreport", "institution", "series"),
    };
    let mut entry = format!("@{kind}{{{},\n", reference.key);
    let mut field = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = writeln!(entry, "  {name} = {value},");
        }
    };
    let text = |text: &str| format!("{{{}}}", escaped(text));
    field("author", authors(reference).map(|names| format!("{{{names}}}")));
    field("title", Some(text(&reference.title)));
    field(container, reference.container.map(text));
    field(publisher, reference.publisher.map(text));
    field("version", reference.version.map(text));
    match (reference.kind, reference.date.and_then(date_parts)) {
        (Kind::Report, Some((year, month, _))) => {
            field("year", Some(format!("{{{year}}}")));
            field("month", MONTHS.get(usize::from(month) - 1).map(ToString::to_string));
        }
        (Kind::Report, None) => field("year", reference.date.map(text)),
        (Kind::Page, _) => field("date", reference.date.map(text)),
    }
    // Addresses are read as they are.
    field("url", reference.url.as_ref().map(|url| format!("{{{url}}}")));
    field("language", Some(text(reference.language)));
    field("note", reference.note.as_deref().map(text));
    field("abstract", reference.summary.map(text));
    entry + "}\n"
}

/// People by family and given name; a body is kept from being taken for one.
fn authors(reference: &Reference<'_>) -> Option<String> {
    if reference.kind == Kind::Page {
        return reference.publisher.map(|body| format!("{{{}}}", escaped(body)));
    }
    let names = reference.authors.iter().map(|author| {
        let part = |part: &str| {
            let text = escaped(part);
            if part.contains([',', ' ']) { format!("{{{text}}}") } else { text }
        };
        format!("{}, {}", part(&author.family), part(&author.given))
    });
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| names.join(" and "))
}

/// Text that TeX takes for text. Braces become words, since BibTeX counts even those behind a
/// backslash.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => escaped.push_str("{\\textbackslash}"),
            '{' => escaped.push_str("{\\textbraceleft}"),
            '}' => escaped.push_str("{\\textbraceright}"),
            '~' => escaped.push_str("{\\textasciitilde}"),
            '^' => escaped.push_str("{\\textasciicircum}"),
            '%' | '&' | '#' | '$' | '_' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tex_would_act_on_is_text() {
        let check = |text: &str, expected: &str| assert_eq!(escaped(text), expected);
        check("近藤あゆみ、「連携」", "近藤あゆみ、「連携」");
        check("50% & $1 #2 a_b", "50\\% \\& \\$1 \\#2 a\\_b");
        check("{a}", "{\\textbraceleft}a{\\textbraceright}");
        check("a\\b~c^d\ne", "a{\\textbackslash}b{\\textasciitilde}c{\\textasciicircum}d e");
    }
}
