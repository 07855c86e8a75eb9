//! Many short strings in one.
//!
//! Apart because a text is full of them: a case study has a hundred, a guideline a million, and each
//! by itself would take more room for being kept than for its letters.

/// Strings in their order, kept side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Strings {
    text: String,
    /// Where each ends in `text`. A file has a megabyte at most, and so has what it says.
    ends: Vec<u32>,
}

impl Strings {
    /// Adds a string behind the others.
    pub fn push(&mut self, string: &str) {
        self.text.push_str(string);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// The strings in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let range = start..*end as usize;
            start = range.end;
            self.text.get(range).unwrap_or_default()
        })
    }

    /// How many bytes they have together.
    #[must_use]
    pub fn size(&self) -> usize {
        self.text.len()
    }

    /// All in one string, with something between each two.
    #[must_use]
    pub fn join(&self, between: &str) -> String {
        let mut joined = String::with_capacity(self.text.len() + self.ends.len() * between.len());
        for (at, string) in self.iter().enumerate() {
            joined.push_str(if at == 0 { "" } else { between });
            joined.push_str(string);
        }
        joined
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink_to_fit(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_come_out_as_they_went_in() {
        let mut strings = Strings::default();
        for string in ["連携", "", "a"] {
            strings.push(string);
        }
        strings.shrink_to_fit();
        assert_eq!(strings.iter().collect::<Vec<_>>(), ["連携", "", "a"]);
        assert_eq!(strings.join("、"), "連携、、a");
        assert_eq!(Strings::default().join("、"), "");
    }
}
