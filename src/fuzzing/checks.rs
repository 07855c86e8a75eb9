//! What must be true of findings, prose and output, whatever they were made from.

use crate::diagnostic::Diagnostic;
use crate::messages::Language;
use crate::model::{Piece, Prose, Target};
use crate::report;
use crate::route::Route;
use crate::source::Sources;

/// Every place lies in its file, and no form of the report lets through what steers a terminal.
pub(super) fn diagnostics(found: &[Diagnostic], sources: &Sources) {
    for span in found.iter().flat_map(|found| {
        std::iter::once(found.span).chain(found.related.iter().map(|(_, span)| *span))
    }) {
        let text = sources.get(span.file).text().unwrap_or_default();
        let place = text.get(span.start as usize..span.end as usize);
        assert!(place.is_some() || text.is_empty(), "{span:?} is no place in its file");
    }
    let options = report::Options { colour: false, max: 0 };
    for language in [Language::Ja, Language::En] {
        for text in [
            report::human(found, sources, language, options),
            report::short(found, sources, language),
            report::json(found, sources, language),
        ] {
            let steers = |letter: char| letter.is_control() && letter != '\n';
            assert!(!text.contains(steers), "a report steers the terminal: {text:?}");
        }
        for line in report::json(found, sources, language).lines() {
            assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
        }
    }
}

/// No link leads where it must not, and every tag is closed in its turn.
pub(super) fn prose(prose: &Prose) {
    for target in &prose.targets {
        if let Target::External(address) = &target.value {
            assert!(is_harmless(address) && address.contains(':'), "{address}");
        }
    }
    let mut html = String::new();
    for piece in prose.pieces.iter() {
        match piece {
            Piece::Html(part) => html.push_str(part),
            Piece::Text(_) => html.push('x'),
            Piece::Href(number) | Piece::Source(number) => {
                assert!(number < prose.targets.len());
                html.push('y');
            }
            Piece::Anchor(_) => html.push('y'),
        }
    }
    page(&html);
}

/// A file of the output is what its ending says, and nothing in it runs that is not the theme's.
pub(super) fn output(route: &Route, bytes: &[u8]) {
    let is_copy = route.path().starts_with("assets/") || route.path().starts_with("media/");
    if is_copy || bytes.is_empty() {
        return;
    }
    let text = std::str::from_utf8(bytes);
    assert!(text.is_ok(), "{route} is no text");
    let text = text.unwrap_or_default();
    match route.ending() {
        "html" => page(text),
        "json" | "webmanifest" => {
            assert!(serde_json::from_str::<serde_json::Value>(text).is_ok(), "{route}: {text}");
        }
        "csv" => assert!(!starts_formula(text), "{route}: {text}"),
        _ => {}
    }
}

/// Whether a field is a formula to a spreadsheet.
fn starts_formula(csv: &str) -> bool {
    let fields = csv.split(['\n', ',']).map(|field| field.trim_start_matches(['"', '\u{feff}']));
    fields.into_iter().any(|field| field.starts_with(['=', '@']))
}

/// Reads a page strictly: every value in double quotes, every tag closed in its turn.
fn page(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once('<') {
        if tag.starts_with("!doctype html>") || tag.starts_with("!--") {
            rest = tag;
            continue;
        }
        if let Some(tag) = tag.strip_prefix('/') {
            let (name, behind) = tag.split_once('>').unwrap_or_default();
            assert_eq!(open.pop(), Some(name), "{html}");
            rest = behind;
            continue;
        }
        let end = tag.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
        let (name, attributes) = tag.split_at(end.unwrap_or(tag.len()));
        assert!(!name.is_empty(), "an open `<` in {html}");
        let (behind, closed) = read_attributes(name, attributes);
        rest = behind;
        if name == "script" {
            let (script, behind) = rest.split_once("</script>").unwrap_or_default();
            assert!(!script.contains('<'), "{script}");
            rest = behind;
        } else if !closed && !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} stay open in {html}");
}

/// Elements that have no end.
const VOID: [&str; 9] = ["meta", "link", "br", "hr", "img", "input", "wbr", "col", "source"];

/// Reads the attributes of a tag; what is behind it, and whether it was closed at once.
fn read_attributes<'h>(tag: &str, html: &'h str) -> (&'h str, bool) {
    let mut rest = html;
    loop {
        rest = rest.trim_ascii_start();
        if let Some(behind) = rest.strip_prefix("/>") {
            return (behind, true);
        }
        if let Some(behind) = rest.strip_prefix('>') {
            return (behind, false);
        }
        let end = rest.find(['=', '>', ' ', '\n']).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        let sound = |letter: char| letter.is_ascii_lowercase() || "-:".contains(letter);
        let is_name = name.chars().all(|letter| sound(letter) || letter.is_ascii_uppercase());
        assert!(!name.is_empty() && is_name && !name.starts_with("on"), "{name} in <{tag} {html}");
        assert!(name != "style" && name != "srcdoc", "{name} in <{tag}");
        rest = behind;
        if let Some(behind) = behind.strip_prefix("=\"") {
            let (value, behind) = behind.split_once('"').unwrap_or_default();
            assert!(!value.contains('<'), "{value} in <{tag}");
            let leads = matches!(name, "href" | "src" | "action" | "formaction" | "xlink:href");
            assert!(!leads || is_harmless(value), "{name}={value} in <{tag}");
            rest = behind;
        }
    }
}

/// Whether an address has no scheme, or one that only leads somewhere.
fn is_harmless(address: &str) -> bool {
    let lost = |letter: char| letter.is_control() || letter.is_whitespace();
    let read: String = address.chars().filter(|letter| !lost(*letter)).collect();
    let read = read.to_ascii_lowercase();
    let scheme = read.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |scheme: &str| {
        scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    };
    let foreign = read.starts_with("//") || read.starts_with("/\\") || read.starts_with('\\');
    let known = ["https", "http", "mailto", "tel"];
    !foreign && scheme.is_none_or(|scheme| !is_scheme(scheme) || known.contains(&scheme))
}
