//! Links that open a place in the editor.
//!
//! Apart from the report because the page's own panel has such links too.

use crate::text::escape;
use std::fmt::Write as _;
use std::path::Path;

/// What opens a place, unless the author uses another editor.
pub const DEFAULT_EDITOR: &str = "vscode://file/{path}:{line}:{column}";

/// How places become links: an address with holes for path, line and column.
#[derive(Clone, Copy)]
pub(super) struct Editor<'e> {
    /// The address with its holes.
    pub(super) pattern: &'e str,
    /// The folder of the site.
    pub(super) root: &'e Path,
}

/// A place in a file of the site.
pub(super) struct Place<'p> {
    /// The file, as it is on disk.
    pub(super) path: &'p str,
    /// The file as it may be shown.
    pub(super) shown: &'p str,
    /// Line and column, from 1.
    pub(super) at: (usize, usize),
}

impl Editor<'_> {
    /// A link to a place.
    pub(super) fn link(self, place: &Place<'_>) -> String {
        let (line, column) = place.at;
        let file = self.root.join(place.path).to_string_lossy().replace('\\', "/");
        let address = self
            .pattern
            .replace("{path}", &encode(file.trim_start_matches('/')))
            .replace("{line}", &line.to_string())
            .replace("{column}", &column.to_string());
        let (address, shown) = (escape(&address), escape(place.shown));
        format!("<a href=\"{address}\">{shown}:{line}:{column}</a>")
    }
}

/// A path as it may stand in an address.
fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/:-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_opens_in_the_editor_that_was_asked_for() {
        let place = Place { path: "content/事 例.md", shown: "content/<事例>.md", at: (3, 7) };
        let check = |pattern: &str, expected: &str| {
            let link = Editor { pattern, root: Path::new("/site") }.link(&place);
            let shown = "content/&lt;事例&gt;.md:3:7";
            assert_eq!(link, format!("<a href=\"{expected}\">{shown}</a>"));
        };
        let path = "site/content/%E4%BA%8B%20%E4%BE%8B.md";
        check(DEFAULT_EDITOR, &format!("vscode://file/{path}:3:7"));
        check(
            "idea://open?file=/{path}&line={line}",
            &format!("idea://open?file=/{path}&amp;line=3"),
        );
    }
}
