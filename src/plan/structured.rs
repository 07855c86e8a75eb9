//! What machines should know of a page, in schema.org's words (JSON-LD).

use super::frame::Frame;
use crate::model::{Link, Site};
use serde_json::{Value, json};
use std::sync::Arc;

/// The site itself, for its home page.
pub(crate) fn web_site(site: &Site) -> Value {
    let settings = &site.settings;
    let mut data = json!({
        "@type": "WebSite",
        "@id": settings.base_url,
        "url": settings.base_url,
        "name": settings.title,
        "description": settings.description,
        "inLanguage": settings.language,
    });
    add(&mut data, "version", settings.version.as_deref());
    add(&mut data, "dateModified", settings.updated.as_deref());
    add(&mut data, "license", settings.licence.as_ref().and_then(|licence| licence.url.as_deref()));
    if let Some(publisher) = &settings.publisher {
        data["publisher"] = json!({"@type": "Organization", "name": publisher});
    }
    data
}

/// What a page is, by its kind: what all descriptions of pages begin with.
pub(crate) fn thing(site: &Site, kind: &str, page: &Frame) -> Value {
    json!({
        "@type": kind,
        "@id": page.canonical(),
        "url": page.canonical(),
        "name": page.title(),
        "description": page.description(),
        "inLanguage": site.settings.language,
        "isPartOf": {"@id": site.settings.base_url},
    })
}

/// A page that lists others.
pub(crate) fn collection<'l>(
    site: &Site,
    page: &Frame,
    items: impl IntoIterator<Item = &'l Arc<Link>>,
) -> Value {
    let mut data = thing(site, "CollectionPage", page);
    let items = items.into_iter().enumerate();
    let items = items.map(|(at, link)| {
        json!({"@type": "ListItem", "position": at + 1, "name": link.title, "url": address(site, link)})
    });
    data["mainEntity"] = json!({"@type": "ItemList", "itemListElement": items.collect::<Vec<_>>()});
    data
}

/// One value of a facet; `set` is the page that lists them all.
pub(crate) fn defined_term(site: &Site, page: &Frame, set: &Link, also: &[Arc<str>]) -> Value {
    let mut data = thing(site, "DefinedTerm", page);
    data["inDefinedTermSet"] = json!({
        "@type": "DefinedTermSet", "@id": address(site, set), "name": set.title,
    });
    if !also.is_empty() {
        data["alternateName"] = json!(also);
    }
    data
}

/// A description and the way from the home page to what it describes, as one block.
pub(crate) fn graph<'w>(
    own: Value,
    base_url: &str,
    way: impl Iterator<Item = (&'w str, &'w str)>,
    here: (&str, &str),
) -> Value {
    let mut steps: Vec<(&str, String)> =
        way.map(|(name, address)| (name, format!("{base_url}{address}"))).collect();
    let mut graph = vec![own];
    if !steps.is_empty() {
        steps.push((here.0, here.1.to_owned()));
        let items = steps.iter().enumerate().map(|(at, (name, url))| {
            json!({"@type": "ListItem", "position": at + 1, "name": name, "item": url})
        });
        graph
            .push(json!({"@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>()}));
    }
    json!({"@context": "https://schema.org", "@graph": graph})
}

/// The absolute address of what a link leads to.
pub(crate) fn address(site: &Site, link: &Link) -> String {
    let page = format!("{}{}", site.settings.base_url, link.route.address());
    match &link.anchor {
        Some(anchor) => format!("{page}#{}", crate::text::fragment(anchor)),
        None => page,
    }
}

/// Adds what is known.
pub(crate) fn add(data: &mut Value, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        data[key] = Value::from(value);
    }
}
