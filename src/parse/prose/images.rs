//! Pictures: files of the site, each with words for those who do not see it.

use super::links::{self, FORBIDDEN_URL};
use super::writer::Writer;
use super::{ruby, target};
use crate::diagnostic::Rule;
use crate::model::{Piece, Target};
use crate::span::Spanned;
use pulldown_cmark::{CowStr, LinkType, Tag, TagEnd};
use std::ops::Range;

/// A picture without words for those who do not see it.
pub(crate) static MISSING_ALT: Rule = Rule::error("missing-alt");

/// A picture whose end has not come yet.
pub(super) struct OpenImage {
    range: Range<usize>,
    /// Where it is; nothing if that was refused.
    target: Option<Spanned<Target>>,
    title: String,
    /// Its words so far.
    alt: String,
    /// How many pictures are open inside its words.
    nested: usize,
}

impl OpenImage {
    /// The last character of its words.
    pub(super) fn last_character(&self) -> Option<char> {
        ruby::last_character(&self.alt)
    }
}

/// Begins a picture.
pub(super) fn start(
    writer: &mut Writer<'_>,
    link_type: LinkType,
    destination: CowStr<'_>,
    title: CowStr<'_>,
    range: Range<usize>,
) {
    let target = links::target(writer, link_type, destination, &range);
    let target = target.and_then(|target| own_file(writer, target));
    let title = writer.source.clean(title).into_string();
    writer.image = Some(OpenImage { range, target, title, alt: String::new(), nested: 0 });
}

/// Counts what begins inside the words of a picture.
pub(super) fn nest(writer: &mut Writer<'_>, tag: &Tag<'_>) {
    if let Some(image) = writer.image.as_mut().filter(|_| matches!(tag, Tag::Image { .. })) {
        image.nested += 1;
    }
}

/// Adds words to the open picture.
pub(super) fn words(writer: &mut Writer<'_>, words: &str) {
    if let Some(image) = &mut writer.image {
        image.alt.push_str(words);
    }
}

/// Writes a picture, if this is its end and not that of something in its words.
pub(super) fn end(writer: &mut Writer<'_>, tag: TagEnd) {
    if tag != TagEnd::Image {
        return;
    }
    let Some(mut image) = writer.image.take() else { return };
    if image.nested > 0 {
        image.nested -= 1;
        writer.image = Some(image);
        return;
    }
    let alt = ruby::bare(image.alt.trim());
    if alt.is_empty() {
        writer.report(&MISSING_ALT, &image.range, |found| found);
    }
    let Some(target) = image.target else { return writer.out.literal(&alt) };
    writer.links.targets.push(target);
    writer.out.html("<img src=\"");
    writer.out.hole(Piece::Source(writer.links.targets.len() - 1));
    writer.out.html("\" alt=\"");
    writer.out.picture(&alt);
    if !image.title.is_empty() {
        writer.out.html("\" title=\"");
        writer.out.attribute(&image.title);
    }
    writer.out.html("\" loading=\"lazy\">");
}

/// The target, if it is a file by its path: a picture from elsewhere would tell who reads what.
fn own_file(writer: &mut Writer<'_>, target: Spanned<Target>) -> Option<Spanned<Target>> {
    let url = match &target.value {
        Target::File { .. } => return Some(target),
        Target::External(url) => target::shown(url),
        Target::Name { name, .. } => target::shown(name),
        Target::Anchor(anchor) => format!("#{}", target::shown(anchor)),
    };
    let found = crate::diagnostic::Diagnostic::new(&FORBIDDEN_URL, target.span);
    writer.diagnostics.push(found.said("forbidden-url-image").with("url", url));
    None
}
