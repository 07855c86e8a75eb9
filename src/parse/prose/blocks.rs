//! The elements that need nothing but their tags; all others are handed on to their module.

use super::writer::Writer;
use super::{headings, images, links, notes, raw, tables};
use pulldown_cmark::{BlockQuoteKind, Tag, TagEnd};
use std::ops::Range;

/// Writes the beginning of an element.
pub(super) fn start(writer: &mut Writer<'_>, tag: Tag<'_>, range: Range<usize>) {
    if writer.image.is_some() {
        // In the words of a picture there is no markup.
        return images::nest(writer, &tag);
    }
    match tag {
        Tag::Emphasis => writer.out.html("<em>"),
        Tag::Strong => writer.out.html("<strong>"),
        Tag::Strikethrough => writer.out.html("<del>"),
        Tag::Link { link_type, dest_url, title, .. } => {
            links::start(writer, link_type, dest_url, title, range);
        }
        Tag::Image { link_type, dest_url, title, .. } => {
            images::start(writer, link_type, dest_url, title, range);
        }
        block => {
            writer.out.end_block();
            start_block(writer, block, range);
        }
    }
}

/// Writes the end of an element.
pub(super) fn end(writer: &mut Writer<'_>, tag: TagEnd) {
    if writer.image.is_some() {
        return images::end(writer, tag);
    }
    match tag {
        TagEnd::Emphasis => writer.out.html("</em>"),
        TagEnd::Strong => writer.out.html("</strong>"),
        TagEnd::Strikethrough => writer.out.html("</del>"),
        TagEnd::Link => links::end(writer),
        TagEnd::Heading(_) => headings::end(writer),
        block => {
            writer.out.end_block();
            end_block(writer, block);
        }
    }
}

/// Writes the beginning of a block.
fn start_block(writer: &mut Writer<'_>, tag: Tag<'_>, range: Range<usize>) {
    match tag {
        Tag::Paragraph => writer.out.html("<p>"),
        Tag::Heading { level, id, attrs, .. } => {
            headings::start(writer, level as u8, id, !attrs.is_empty(), range);
        }
        Tag::BlockQuote(None) => writer.out.html("<blockquote>\n"),
        Tag::BlockQuote(Some(kind)) => {
            let (name, number) = notice(kind);
            writer.out.html("<div class=\"notice notice-");
            writer.out.html(name);
            writer.out.html("\" role=\"note\">\n<p class=\"notice-title\">");
            writer.out.html(&crate::render::notice(number));
            writer.out.html("</p>\n");
        }
        Tag::CodeBlock(_) => {
            writer.code = true;
            // What may scroll must be reachable by keyboard.
            writer.out.html("<pre tabindex=\"0\"><code>");
        }
        Tag::HtmlBlock => raw::start(writer),
        Tag::List(None) => writer.out.html("<ul>\n"),
        Tag::List(Some(1)) => writer.out.html("<ol>\n"),
        Tag::List(Some(first)) => writer.out.html(&format!("<ol start=\"{first}\">\n")),
        Tag::Item => writer.out.html("<li>"),
        Tag::FootnoteDefinition(label) => notes::start(writer, &label, &range),
        Tag::DefinitionList => writer.out.html("<dl>\n"),
        Tag::DefinitionListTitle => writer.out.html("<dt>"),
        Tag::DefinitionListDefinition => writer.out.html("<dd>"),
        Tag::Table(alignments) => tables::start(writer, alignments),
        Tag::TableHead => tables::start_head(writer),
        Tag::TableRow => tables::start_row(writer),
        Tag::TableCell => tables::start_cell(writer, &range),
        _ => {}
    }
}

/// Writes the end of a block.
fn end_block(writer: &mut Writer<'_>, tag: TagEnd) {
    match tag {
        TagEnd::Paragraph => writer.out.html("</p>\n"),
        TagEnd::BlockQuote(None) => writer.out.html("</blockquote>\n"),
        TagEnd::BlockQuote(Some(_)) => writer.out.html("</div>\n"),
        TagEnd::CodeBlock => {
            writer.code = false;
            writer.out.html("</code></pre>\n");
        }
        TagEnd::HtmlBlock => raw::end(writer),
        TagEnd::List(false) => writer.out.html("</ul>\n"),
        TagEnd::List(true) => writer.out.html("</ol>\n"),
        TagEnd::Item => writer.out.html("</li>\n"),
        TagEnd::FootnoteDefinition => notes::end(writer),
        TagEnd::DefinitionList => writer.out.html("</dl>\n"),
        TagEnd::DefinitionListTitle => writer.out.html("</dt>\n"),
        TagEnd::DefinitionListDefinition => writer.out.html("</dd>\n"),
        TagEnd::Table => writer.out.html("</tbody></table></div>\n"),
        TagEnd::TableHead => writer.out.html("</tr></thead><tbody>\n"),
        TagEnd::TableRow => writer.out.html("</tr>\n"),
        TagEnd::TableCell => tables::end_cell(writer),
        _ => {}
    }
}

/// The name of a notice in classes, and the number of its title word.
fn notice(kind: BlockQuoteKind) -> (&'static str, usize) {
    match kind {
        BlockQuoteKind::Note => ("note", 0),
        BlockQuoteKind::Tip => ("tip", 1),
        BlockQuoteKind::Important => ("important", 2),
        BlockQuoteKind::Warning => ("warning", 3),
        BlockQuoteKind::Caution => ("caution", 4),
    }
}
