//! The descriptions in pages (JSON-LD): which types stand where, and that each has what its type needs.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::site::built_guideline;

/// The types that the site uses, what each of them has at least, and what else schema.org lets it have.
const TYPES: &[(&str, &[&str], &[&str])] = &[
    (
        "Article",
        &[
            "@id",
            "url",
            "name",
            "headline",
            "description",
            "inLanguage",
            "isPartOf",
            "mainEntityOfPage",
        ],
        &["dateModified", "keywords"],
    ),
    ("BreadcrumbList", &["itemListElement"], &[]),
    (
        "CollectionPage",
        &["@id", "url", "name", "mainEntity"],
        &["description", "inLanguage", "isPartOf", "dateModified"],
    ),
    ("CreativeWork", &["name"], &["author", "inLanguage", "datePublished", "url", "isPartOf"]),
    ("DataDownload", &["contentUrl", "encodingFormat"], &["name"]),
    (
        "Dataset",
        &[
            "@id",
            "url",
            "name",
            "description",
            "license",
            "version",
            "dateModified",
            "distribution",
        ],
        &["inLanguage", "isAccessibleForFree", "isPartOf", "creator"],
    ),
    ("DefinedTerm", &["name"], &["@id", "url", "description", "alternateName", "inDefinedTermSet"]),
    (
        "DefinedTermSet",
        &["name"],
        &["@id", "url", "description", "inLanguage", "isPartOf", "hasDefinedTerm"],
    ),
    ("ItemList", &["itemListElement"], &[]),
    // Breadcrumbs number their items; of a list that is a file of its own, the order says it.
    ("ListItem", &[], &["position", "name", "item", "url"]),
    ("Organization", &["name"], &[]),
    ("EntryPoint", &["urlTemplate"], &[]),
    ("SearchAction", &["target", "query-input"], &[]),
    ("Person", &["familyName", "givenName"], &[]),
    (
        "WebPage",
        &["@id", "url", "name"],
        &["description", "inLanguage", "isPartOf", "dateModified", "mainEntity"],
    ),
    (
        "WebSite",
        &["@id"],
        &[
            "url",
            "name",
            "description",
            "inLanguage",
            "version",
            "dateModified",
            "license",
            "publisher",
            "potentialAction",
        ],
    ),
];

/// What a type needs and what else it may have, by its name.
type Types = BTreeMap<&'static str, (&'static [&'static str], &'static [&'static str])>;

/// Which type a page's own description has.
const PAGES: &[(&str, &str)] = &[
    ("index.html", "WebSite"),
    ("cases/index.html", "CollectionPage"),
    ("cases/letter-to-early-intake/index.html", "Article"),
    ("agencies/prison/index.html", "DefinedTerm"),
    ("glossary/index.html", "DefinedTermSet"),
    ("data/index.html", "Dataset"),
    ("changes/index.html", "WebPage"),
    ("about/index.html", "WebPage"),
];

/// The descriptions in a page.
fn of(path: &str) -> Vec<Value> {
    let page = std::fs::read_to_string(built_guideline().join(path)).unwrap();
    let blocks = page.split("<script type=\"application/ld+json\">").skip(1);
    let blocks = blocks.map(|rest| rest.split("</script>").next().unwrap());
    blocks
        .map(|text| serde_json::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}")))
        .collect()
}

#[test]
fn every_description_has_a_known_type_and_what_that_needs() {
    let types: Types = TYPES.iter().map(|(name, needs, may)| (*name, (*needs, *may))).collect();
    let mut faults = Vec::new();
    for path in super::pages() {
        for block in of(&path) {
            if block["@context"] != "https://schema.org" {
                faults.push(format!("{path}: no context"));
            }
            look(&path, &block["@graph"], &types, &mut faults);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn look(path: &str, value: &Value, types: &Types, faults: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| look(path, item, types, faults)),
        Value::Object(known) => {
            let kind = known.get("@type").and_then(Value::as_str).unwrap_or_default();
            let only_named = known.keys().all(|key| key == "@type" || key == "@id");
            match types.get(kind) {
                None => faults.push(format!("{path}: the type {kind}")),
                Some(_) if only_named => {}
                Some((needed, may)) => {
                    let lacking = needed.iter().filter(|key| !known.contains_key(**key));
                    faults.extend(lacking.map(|key| format!("{path}: {kind} has no {key}")));
                    let has = |key: &&String| {
                        needed.contains(&key.as_str()) || may.contains(&key.as_str())
                    };
                    let strange = known.keys().filter(|key| *key != "@type" && !has(key));
                    faults.extend(strange.map(|key| format!("{path}: {kind} has a {key}")));
                }
            }
            for (key, value) in known {
                let is_address = ["@id", "url", "item", "contentUrl"].contains(&key.as_str());
                if is_address && !value.as_str().is_some_and(|url| url.starts_with("http")) {
                    faults.push(format!("{path}: {key} is {value}"));
                }
                look(path, value, types, faults);
            }
        }
        _ => {}
    }
}

#[test]
fn each_kind_of_page_is_described_as_what_it_is_and_where_it_stands() {
    for (path, kind) in PAGES {
        let blocks = of(path);
        assert_eq!(blocks.len(), 1, "{path}");
        let graph = blocks[0]["@graph"].as_array().unwrap();
        assert_eq!(graph[0]["@type"], *kind, "{path}");
        assert_eq!(
            graph.get(1).map(|second| &second["@type"]),
            (*path != "index.html").then_some(&"BreadcrumbList".into()),
            "{path}"
        );
    }
}
