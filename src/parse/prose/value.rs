//! Markdown in a YAML value: it is read as if it stood alone, then every place is led back to where
//! the author wrote it, through indentation, quotes and folded lines.
//!
//! Apart from the body of a file, whose places need no more than its offset.

use super::Place;
use crate::diagnostic::Diagnostic;
use crate::model::Prose;
use crate::parse::fields::Text;
use crate::span::Span;

/// Turns a value into prose. `written` is what stands at its place, if that is not the value itself.
pub(crate) fn prose(
    text: &Text,
    written: Option<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Prose {
    let mut found = Vec::new();
    let place = Place { file: text.span.file, offset: 0 };
    let mut prose = super::prose(&text.value, &place, &mut found);
    let offsets = offsets(&text.value, written.unwrap_or(&text.value));
    let back = |span: &mut Span| {
        let at = |offset: u32| offsets.as_ref()?.get(offset as usize).copied();
        *span = match at(span.start).zip(at(span.end.saturating_sub(1))) {
            Some((start, last)) => {
                let end = if span.end > span.start { last + 1 } else { start };
                Span::new(text.span.file, start, end).shifted(text.span.start as usize)
            }
            None => text.span,
        };
    };
    prose.targets.iter_mut().for_each(|target| back(&mut target.span));
    prose.headings.iter_mut().for_each(|heading| back(&mut heading.anchor.span));
    for finding in &mut found {
        back(&mut finding.span);
        finding.related.iter_mut().for_each(|(_, span)| back(span));
    }
    diagnostics.extend(found);
    prose
}

/// For each byte of a value, and for its end, where it was written; nothing if the one does not
/// follow from the other by leaving characters out, as where a quoted text has escapes.
fn offsets(value: &str, written: &str) -> Option<Vec<usize>> {
    let mut offsets = Vec::with_capacity(value.len() + 1);
    let mut at = 0;
    for letter in value.chars() {
        let is_folded = |found: char| letter.is_whitespace() && found.is_whitespace();
        let rest = written.get(at..)?;
        // The line end of a block's last line may have been cut off.
        let (skip, found) = match rest.char_indices().find(|(_, c)| *c == letter || is_folded(*c)) {
            Some((skip, found)) => (skip, found),
            None if letter.is_whitespace() => (rest.len(), '\0'),
            None => return None,
        };
        at += skip;
        offsets.extend((0..letter.len_utf8()).map(|byte| at + byte));
        at += if found == '\0' { 0 } else { found.len_utf8() };
    }
    offsets.push(at);
    Some(offsets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_again_in_what_was_written() {
        let check = |value: &str, written: &str, words: &str| {
            let offsets = offsets(value, written).expect("the value was written");
            let start = offsets[value.find(words).expect("the words are in the value")];
            assert!(written[start..].starts_with(words), "{words} in {written:?}: {start}");
        };
        check("社会", "社会", "会");
        check("社会", "\"社会\"", "会");
        check("it's <b>", "'it''s <b>'", "<b>");
        check("一行目\n二行目 <b>\n", "一行目\n    二行目 <b>", "<b>");
        check("一行目 二行目 <b>\n", "一行目\n  二行目 <b>", "<b>");
        check("一\n\n二 <b>", "一\n\n    二 <b>", "<b>");
        assert_eq!(offsets("あ", "\"\\u3042\""), None);
    }
}
