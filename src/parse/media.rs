//! Files of `media/`: they are copied as they are, so nothing may be among them that a browser would
//! run for a visitor.
//!
//! A picture can be a program: an SVG file that is opened by itself runs the scripts in it and loads
//! what it names. Apart because what is dangerous about it is a matter of XML, not of guidelines.

use super::FILE_NAME;
use crate::diagnostic::{Diagnostic, Rule};
use crate::resolve::is_reserved;
use crate::source::Source;
use crate::span::Span;
use crate::visible::is_hidden;
use roxmltree::{Document, Node, ParsingOptions};
use std::ops::Range;

/// A file that could run in a visitor's browser, or load something from elsewhere.
pub(crate) static ACTIVE_MEDIA: Rule = Rule::error("active-media");

/// The endings of what only shows or sounds, or is saved; all others are refused.
const ENDINGS: [&str; 44] = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "apng", "bmp", "ico", "svg", "mp3", "m4a", "aac",
    "ogg", "oga", "opus", "flac", "wav", "mp4", "m4v", "mov", "webm", "ogv", "vtt", "srt", "pdf",
    "epub", "zip", "txt", "csv", "tsv", "json", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt",
    "ods", "odp", "rtf", "woff", "woff2",
];

/// Elements of SVG that run something or bring in another kind of document.
const ELEMENTS: [&str; 9] = [
    "script",
    "foreignobject",
    "handler",
    "listener",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
];

/// So many things may stand in a picture.
const NODES: u32 = 1_000_000;

/// Looks at a file of `media/`.
pub(super) fn check(source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    let name = source.path.rsplit('/').next().unwrap_or(&source.path);
    if let Some(part) = source.path.split('/').find(|part| !is_everywhere(part)) {
        let finding = Diagnostic::new(&FILE_NAME, Span::start_of(source.id));
        diagnostics.push(finding.said("file-name-not-everywhere").with("name", part));
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let finding = |range: Range<usize>| {
        Diagnostic::new(&ACTIVE_MEDIA, Span::new(source.id, range.start, range.end))
    };
    if !ENDINGS.contains(&&*ending) {
        diagnostics.push(finding(0..0).with("name", name));
    } else if ending == "svg" {
        let found = source.text().map_or_else(|| vec![Active::broken(0..0)], svg);
        diagnostics.extend(found.into_iter().map(|active| {
            let finding = finding(active.range).said(active.message);
            if active.what.is_empty() { finding } else { finding.with("what", active.what) }
        }));
    }
}

/// Whether every computer takes a name as it stands: the guideline is written on one, unpacked on
/// another, and a name with signs that nobody sees is not the one that is read.
fn is_everywhere(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let refused = |letter: char| "<>:\"|?*\\".contains(letter) || is_hidden(letter);
    !name.contains(refused) && !name.ends_with(['.', ' ']) && !is_reserved(stem.trim_end())
}

/// Something in a picture that does more than show.
#[derive(Debug)]
struct Active {
    message: &'static str,
    /// What it is, as it is written.
    what: String,
    range: Range<usize>,
}

impl Active {
    fn broken(range: Range<usize>) -> Active {
        Active { message: "active-media-unreadable", what: String::new(), range }
    }

    fn part(what: impl Into<String>, range: Range<usize>) -> Active {
        Active { message: "active-media-svg", what: what.into(), range }
    }

    fn address(what: &str, range: Range<usize>) -> Active {
        let what = what.chars().take(60).collect();
        Active { message: "active-media-address", what, range }
    }
}

/// What is active in an SVG file.
fn svg(text: &str) -> Vec<Active> {
    let text = text.trim_start_matches('\u{feff}');
    let options = ParsingOptions { allow_dtd: true, nodes_limit: NODES, ..Default::default() };
    let Ok(document) = Document::parse_with_options(text, options) else {
        return vec![Active::broken(0..0)];
    };
    // Browsers fill in what a document type says: attributes, and words that stand for others.
    let kind = text.find("<!DOCTYPE").map(|at| at..document.root_element().range().start);
    if let Some(kind) = kind.filter(|kind| text[kind.clone()].contains('[')) {
        return vec![Active::part("<!DOCTYPE […]>", kind.start..kind.start + 9)];
    }
    document.descendants().flat_map(|node| of_node(&node)).collect()
}

fn of_node(node: &Node<'_, '_>) -> Vec<Active> {
    let start = node.range().start;
    if let Some(instruction) = node.pi() {
        let is_style = instruction.target.eq_ignore_ascii_case("xml-stylesheet");
        let found = is_style.then(|| Active::part("<?xml-stylesheet?>", node.range()));
        return found.into_iter().collect();
    }
    if !node.is_element() {
        return Vec::new();
    }
    let name = node.tag_name().name();
    let tag = start..start + name.len() + 1;
    let is_html = node.tag_name().namespace() == Some("http://www.w3.org/1999/xhtml");
    if is_html || ELEMENTS.contains(&&*name.to_ascii_lowercase()) {
        return vec![Active::part(format!("<{name}>"), tag)];
    }
    let mut found: Vec<Active> =
        node.attributes().filter_map(|attribute| of_attribute(node, &attribute)).collect();
    let words = node.children().filter(Node::is_text).filter_map(|text| text.text());
    if name == "style" && words.clone().any(loads) {
        found.push(Active::address("url(…)", tag));
    }
    found
}

fn of_attribute(node: &Node<'_, '_>, attribute: &roxmltree::Attribute<'_, '_>) -> Option<Active> {
    let (name, value, range) = (attribute.name(), attribute.value(), attribute.range());
    let lower = name.to_ascii_lowercase();
    let animates = lower == "attributename" && {
        let of = value.trim().to_ascii_lowercase();
        of.ends_with("href") || of.starts_with("on")
    };
    if lower.starts_with("on") || animates || (lower == "base" && attribute.namespace().is_some()) {
        return Some(Active::part(format!("{name}=\"…\""), range));
    }
    let is_link = matches!(&*lower, "href" | "src");
    let is_sound = if is_link { leads_safely(node, value) } else { !loads(value) };
    (!is_sound).then(|| Active::address(value, range))
}

/// Whether an address stays inside the picture, is a picture inside it, or is a plain link.
fn leads_safely(node: &Node<'_, '_>, address: &str) -> bool {
    let is_web = super::prose::is_web_address(address);
    address.starts_with('#') || is_inside(address) || (is_web && node.tag_name().name() == "a")
}

/// Whether an address holds what it means, and that cannot run.
fn is_inside(address: &str) -> bool {
    let kinds = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "font/"];
    let rest = address.strip_prefix("data:").unwrap_or_default();
    kinds.iter().any(|kind| rest.starts_with(kind)) && rest.contains(";base64,")
}

/// Whether a style loads something from elsewhere. One that is written in signs only a browser can
/// read counts as such.
fn loads(style: &str) -> bool {
    let lower = style.to_ascii_lowercase();
    let elsewhere = |rest: &str| {
        let address = rest.trim_start().trim_start_matches(['"', '\'']);
        !address.starts_with('#') && !is_inside(address)
    };
    let calls = lower.contains("url(") || lower.contains("@import");
    lower.contains("@import")
        || lower.contains("image-set(")
        || lower.split("url(").skip(1).any(elsewhere)
        || (lower.contains('\\') && (calls || lower.contains('(') || lower.contains('@')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(inside: &str, expected: &[&str]) {
        let picture = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inside}</svg>"
        );
        let found: Vec<String> = svg(&picture).into_iter().map(|active| active.what).collect();
        assert_eq!(found, expected, "{inside}");
    }

    #[test]
    fn pictures_may_show_but_not_act() {
        check("<a href=\"https://example.org/\"><path d=\"M0 0\" fill=\"url(#g)\"/></a>", &[]);
        check("<image xlink:href=\"data:image/png;base64,AAAA\"/><use href=\"#a\"/>", &[]);
        check("<style>path { fill: url('#a') }</style><?xpacket begin=''?>", &[]);
        check("<script>alert(1)</script>", &["<script>"]);
        check(
            "<g xmlns:s=\"http://www.w3.org/2000/svg\"><s:script href=\"x\"/></g>",
            &["<script>"],
        );
        check("<foreignObject/>", &["<foreignObject>"]);
        check("<p xmlns=\"http://www.w3.org/1999/xhtml\">x</p>", &["<p>"]);
        check("<g onload=\"alert(1)\" OnClick=\"x\"/>", &["onload=\"…\"", "OnClick=\"…\""]);
        check("<a href=\"java&#9;script:alert(1)\"/>", &["java\tscript:alert(1)"]);
        check("<a xlink:href=\"data:text/html,x\"/>", &["data:text/html,x"]);
        check("<use href=\"other.svg#a\"/>", &["other.svg#a"]);
        check("<image href=\"https://example.org/a.png\"/>", &["https://example.org/a.png"]);
        check("<set attributeName=\"xlink:href\" to=\"javascript:x\"/>", &["attributeName=\"…\""]);
        check("<g style=\"fill: URL(//host/a)\"/>", &["fill: URL(//host/a)"]);
        check("<g style=\"fill: u\\72l(//host/a)\"/>", &["fill: u\\72l(//host/a)"]);
        check("<style>@import 'x'</style>", &["url(…)"]);
        check("<g xml:base=\"https://example.org/\"/>", &["base=\"…\""]);
        check("<?xml-stylesheet href='x'?>", &["<?xml-stylesheet?>"]);
        check("<b>", &[""]);
    }

    #[test]
    fn a_document_type_may_only_name_one() {
        let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        let plain = "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\">\n";
        assert!(svg(&format!("{plain}{picture}")).is_empty());
        for name in ["svg", "svg SYSTEM \"a>b\""] {
            let sly = format!("<!DOCTYPE {name} [<!ATTLIST svg onload CDATA 'alert(1)'>]>");
            assert_eq!(svg(&format!("{sly}{picture}")).len(), 1);
        }
    }

    #[test]
    fn names_are_such_as_every_computer_takes() {
        for name in ["a.png", "図 1.png", "-rf.png", "a;b'c&d.png", "console.png", "a.con.png"] {
            assert!(is_everywhere(name), "{name}");
        }
        for name in [
            "a\nb.png",
            "a\u{1b}[31m.png",
            "\u{202e}gnp.exe",
            "a\u{200b}.png",
            "a:b.png",
            "a?.png",
            "a\"b.png",
            "<b>.png",
            "a\\b.png",
            "a.png.",
            "a.png ",
            "con.png",
            "NUL",
            "aux .txt",
        ] {
            assert!(!is_everywhere(name), "{name:?}");
        }
    }

    #[test]
    fn no_depth_is_too_much() {
        check(&("<g>".repeat(50_000) + &"</g>".repeat(50_000)), &[]);
    }
}
