//! Addresses: a file of the output and the URL that leads to it.

use std::fmt;
use std::sync::Arc;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// A file of the output by its path from the output's root, such as `cases/x/index.html`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Route(Arc<str>);

impl Route {
    /// The page that answers an address: `cases/x/` is `cases/x/index.html`, an empty one is `index.html`.
    #[must_use]
    pub fn page(address: &str) -> Route {
        Route(Arc::from(format!("{address}index.html")))
    }

    /// A file that is named as it is, such as `data/cases.json`.
    #[must_use]
    pub fn file(path: impl AsRef<str>) -> Route {
        Route(Arc::from(path.as_ref()))
    }

    /// The path of the file, with `/`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0
    }

    /// The address without `index.html`: `cases/x/`, and nothing for the home page.
    #[must_use]
    pub fn address(&self) -> &str {
        match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &self.0,
        }
    }

    /// The same for all routes that differ in capital letters only, or in whether marks stand apart from
    /// their letters.
    #[must_use]
    pub fn folded(&self) -> Route {
        let is_folded = |letter: char| !letter.is_uppercase();
        if is_nfc(&self.0) && self.0.chars().all(is_folded) {
            return self.clone();
        }
        Route(self.0.nfc().flat_map(char::to_lowercase).collect::<String>().into())
    }

    /// What follows the last dot of the file's name: `html`; nothing if there is none.
    #[must_use]
    pub fn ending(&self) -> &str {
        let name = self.0.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or("", |(_, ending)| ending)
    }

    /// The way from this file's folder up to the root: `../../` for `cases/x/index.html`.
    #[must_use]
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

impl fmt::Display for Route {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_the_index_of_its_folder() {
        let check = |route: Route, address: &str, up: &str| {
            assert_eq!((route.address(), route.to_root().as_str()), (address, up));
        };
        check(Route::page(""), "", "");
        check(Route::page("cases/x/"), "cases/x/", "../../");
        check(Route::file("404.html"), "404.html", "");
        check(Route::file("data/cases.json"), "data/cases.json", "../");
    }
}
