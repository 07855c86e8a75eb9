//! The ids of a document, each given once.
//!
//! Apart because headings and footnotes draw from the same supply.

use std::collections::HashMap;
use std::sync::Arc;

/// The ids that are taken, and the last number that was put behind each.
#[derive(Default)]
pub(super) struct Anchors(HashMap<Arc<str>, usize>);

impl Anchors {
    /// This id, or if it is taken, the same with the next free number behind it.
    pub(super) fn unique(&mut self, wanted: &str) -> Arc<str> {
        let Some(mut number) = self.0.get(wanted).copied() else { return self.take(wanted) };
        // The number is kept, so that a thousand equal headings do not count from one each.
        let free = loop {
            number += 1;
            let candidate = format!("{wanted}-{number}");
            if !self.0.contains_key(candidate.as_str()) {
                break candidate;
            }
        };
        self.0.insert(wanted.into(), number);
        self.take(&free)
    }

    /// Marks an id as taken.
    fn take(&mut self, anchor: &str) -> Arc<str> {
        let anchor: Arc<str> = anchor.into();
        self.0.insert(Arc::clone(&anchor), 1);
        anchor
    }
}

/// The id that a heading wishes for: its words, with `-` where there was space.
pub(super) fn from_words(text: &str) -> String {
    let mut anchor = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !anchor.is_empty() {
            anchor.push('-');
        }
        anchor.push_str(word);
    }
    anchor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_comes_twice() {
        let mut anchors = Anchors::default();
        let mut check = |wanted: &str, expected: &str| {
            assert_eq!(&*anchors.unique(wanted), expected);
        };
        check("a-2", "a-2");
        check("a", "a");
        check("a", "a-3");
        check("a", "a-4");
        check("a-2", "a-2-2");
        check("a-2", "a-2-3");
    }

    #[test]
    fn words_become_ids() {
        assert_eq!(from_words(" 移すとき　の  注意 "), "移すとき-の-注意");
    }
}
