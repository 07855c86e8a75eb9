//! What machines should know of a page, in schema.org's words (JSON-LD).
//!
//! Written straight into text: a list of a hundred cases as a tree of values costs more than the page
//! that shows them.

use super::frame::Frame;
use crate::model::{Link, Site};
use serde::Serialize;
use std::sync::Arc;

/// A description, as text that is not closed yet.
pub(crate) struct Data(Vec<u8>);

impl Data {
    /// A description of something of this type.
    pub(crate) fn new(kind: &str) -> Data {
        Data(vec![b'{']).with("@type", kind)
    }

    /// Adds what is known.
    pub(crate) fn with(mut self, key: &str, value: &(impl Serialize + ?Sized)) -> Data {
        self.key(key);
        // Memory takes all, and no view holds what cannot be written.
        let _ = serde_json::to_writer(&mut self.0, value);
        self
    }

    /// Adds what may be known.
    pub(crate) fn with_some(self, key: &str, value: Option<&(impl Serialize + ?Sized)>) -> Data {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// Adds a description of something else.
    pub(crate) fn with_part(mut self, key: &str, part: Data) -> Data {
        self.key(key);
        self.part(part);
        self
    }

    /// Adds descriptions of other things.
    pub(crate) fn with_parts(mut self, key: &str, parts: impl Iterator<Item = Data>) -> Data {
        self.key(key);
        self.0.push(b'[');
        for (at, part) in parts.enumerate() {
            if at > 0 {
                self.0.push(b',');
            }
            self.part(part);
        }
        self.0.push(b']');
        self
    }

    fn key(&mut self, key: &str) {
        if self.0.len() > 1 {
            self.0.push(b',');
        }
        self.0.push(b'"');
        self.0.extend_from_slice(key.as_bytes());
        self.0.extend_from_slice(b"\":");
    }

    fn part(&mut self, mut part: Data) {
        self.0.append(&mut part.0);
        self.0.push(b'}');
    }

    fn closed(mut self) -> String {
        self.0.push(b'}');
        String::from_utf8(self.0).unwrap_or_default()
    }
}

/// The site itself, for its home page.
pub(crate) fn web_site(site: &Site) -> Data {
    let settings = &site.settings;
    let data = Data::new("WebSite")
        .with("@id", &settings.base_url)
        .with("url", &settings.base_url)
        .with("name", &settings.title)
        .with("description", &settings.description)
        .with("inLanguage", &settings.language)
        .with_some("version", settings.version.as_ref())
        .with_some("dateModified", settings.updated.as_ref())
        .with_some("license", licence(site));
    let data = data.with_part("potentialAction", search(&settings.base_url));
    match &settings.publisher {
        Some(publisher) => {
            data.with_part("publisher", Data::new("Organization").with("name", publisher))
        }
        None => data,
    }
}

/// How the site is searched: the address, with a hole for what is asked.
fn search(base_url: &str) -> Data {
    let address = format!("{base_url}search/?q={{query}}");
    Data::new("SearchAction")
        .with_part("target", Data::new("EntryPoint").with("urlTemplate", &address))
        .with("query-input", "required name=query")
}

/// Where it can be read what may be done with the texts.
pub(super) fn licence(site: &Site) -> Option<&str> {
    site.settings.licence.as_ref().and_then(|licence| licence.url.as_deref())
}

/// What a page is, by its kind: what all descriptions of pages begin with.
pub(crate) fn thing(site: &Site, kind: &str, page: &Frame) -> Data {
    named(kind, page)
        .with("inLanguage", &site.settings.language)
        .with_part("isPartOf", Data::new("WebSite").with("@id", &site.settings.base_url))
}

/// What is told of anything that has a page.
fn named(kind: &str, page: &Frame) -> Data {
    Data::new(kind)
        .with("@id", page.canonical())
        .with("url", page.canonical())
        .with("name", page.title())
        .with("description", page.description())
}

/// A page that lists others. Their pages tell their names.
pub(crate) fn collection<'l>(
    site: &Site,
    page: &Frame,
    items: impl IntoIterator<Item = &'l Arc<Link>>,
) -> Data {
    // Without positions: the order of a list says no more than its file does.
    let items = items.into_iter();
    let items = items.map(|link| Data::new("ListItem").with("url", &address(site, link)));
    let list = Data::new("ItemList").with_parts("itemListElement", items);
    thing(site, "CollectionPage", page).with_part("mainEntity", list)
}

/// One value of a facet; `set` is the page that lists them all. No work, so that it has no language.
pub(crate) fn defined_term(site: &Site, page: &Frame, set: &Link, also: &[Arc<str>]) -> Data {
    let set = Data::new("DefinedTermSet").with("@id", &address(site, set)).with("name", &set.title);
    let also = (!also.is_empty()).then_some(also);
    named("DefinedTerm", page).with_part("inDefinedTermSet", set).with_some("alternateName", also)
}

/// A description and the way from the home page to what it describes, as one block that may stand
/// in a page.
pub(crate) fn graph<'w>(
    own: Data,
    base_url: &str,
    way: impl Iterator<Item = (&'w str, &'w str)>,
    here: (&str, &str),
) -> String {
    let mut steps: Vec<(&str, String)> =
        way.map(|(name, address)| (name, format!("{base_url}{address}"))).collect();
    let mut graph = vec![own];
    if !steps.is_empty() {
        steps.push((here.0, here.1.to_owned()));
        let items = steps.iter().enumerate().map(|(at, (name, url))| {
            Data::new("ListItem").with("position", &(at + 1)).with("name", name).with("item", url)
        });
        graph.push(Data::new("BreadcrumbList").with_parts("itemListElement", items));
    }
    let graph = Data(vec![b'{'])
        .with("@context", "https://schema.org")
        .with_parts("@graph", graph.into_iter());
    let graph = graph.closed();
    if graph.contains('<') { graph.replace('<', "\\u003c") } else { graph }
}

/// The absolute address of what a link leads to.
pub(crate) fn address(site: &Site, link: &Link) -> String {
    let page = format!("{}{}", site.settings.base_url, link.route.address());
    match &link.anchor {
        Some(anchor) => format!("{page}#{}", crate::text::fragment(anchor)),
        None => page,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_json() {
        let parts = ["あ", "\"<"].map(|name| Data::new("Thing").with("name", name));
        let data = Data::new("ItemList")
            .with("n", &1)
            .with_some("none", None::<&str>)
            .with_part("of", Data::new("Thing"))
            .with_parts("empty", std::iter::empty())
            .with_parts("items", parts.into_iter());
        assert_eq!(
            data.closed(),
            r#"{"@type":"ItemList","n":1,"of":{"@type":"Thing"},"empty":[],"items":[{"@type":"Thing","name":"あ"},{"@type":"Thing","name":"\"<"}]}"#
        );
    }

    #[test]
    fn no_description_ends_its_script() {
        let data =
            graph(Data::new("Thing").with("name", "</script>"), "", [].into_iter(), ("", ""));
        assert_eq!(
            data,
            r#"{"@context":"https://schema.org","@graph":[{"@type":"Thing","name":"\u003c/script>"}]}"#
        );
    }
}
