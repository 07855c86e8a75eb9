//! HTML in the source: none of it passes. It is shown as the text it is, and reported.

use super::images;
use super::writer::Writer;
use crate::diagnostic::Rule;
use pulldown_cmark::CowStr;
use std::collections::HashMap;
use std::ops::Range;

/// HTML among the Markdown.
pub(crate) static RAW_HTML: Rule = Rule::error("raw-html");

/// How much of a tag is quoted in a report.
const QUOTED: usize = 40;

/// What was seen of tags.
#[derive(Default)]
pub(super) struct Raw {
    /// How many tags of a name were reported whose end has not come yet.
    open: HashMap<String, usize>,
    /// Whether a block of HTML has begun of which no line was seen yet.
    fresh: bool,
}

/// Writes the beginning of a block of HTML.
pub(super) fn start(writer: &mut Writer<'_>) {
    writer.raw.fresh = true;
    writer.out.html("<p>");
}

/// Writes the end of a block of HTML.
pub(super) fn end(writer: &mut Writer<'_>) {
    writer.raw.fresh = false;
    writer.out.html("</p>\n");
}

/// Shows a line of a block; its first one is reported for all.
pub(super) fn line(writer: &mut Writer<'_>, html: CowStr<'_>, range: &Range<usize>) {
    let html = writer.source.clean(html);
    if writer.raw.fresh && !html.trim().is_empty() {
        writer.raw.fresh = false;
        judge(writer, &html, range);
    }
    writer.out.disarmed(&html);
}

/// Shows a tag among words, and reports it.
pub(super) fn inline(writer: &mut Writer<'_>, html: CowStr<'_>, range: &Range<usize>) {
    let html = writer.source.clean(html);
    judge(writer, &html, range);
    if writer.image.is_some() {
        images::words(writer, &html);
    } else {
        writer.out.disarmed(&html);
    }
}

/// Reports a tag, unless it ends one that was reported: that is one mistake, not two.
fn judge(writer: &mut Writer<'_>, html: &str, range: &Range<usize>) {
    let html = html.trim();
    if html.starts_with("<!--") {
        return writer.report(&RAW_HTML, range, |found| found.said("raw-html-comment"));
    }
    let inner = html.trim_start_matches('<');
    let (name, ends) = inner.strip_prefix('/').map_or((inner, false), |name| (name, true));
    let length = name.find(|character: char| !character.is_ascii_alphanumeric());
    let name = name[..length.unwrap_or(name.len())].to_ascii_lowercase();
    if let Some(open) = writer.raw.open.get_mut(&name).filter(|open| ends && **open > 0) {
        *open -= 1;
        return;
    }
    if !ends && !html.ends_with("/>") {
        *writer.raw.open.entry(name).or_default() += 1;
    }
    let tag = html.find('>').map_or(html, |end| &html[..=end]);
    let mut quoted: String = tag.chars().take(QUOTED).collect();
    if quoted.len() < tag.len() {
        quoted.push('…');
    }
    writer.report(&RAW_HTML, range, |found| found.with("tag", quoted));
}
