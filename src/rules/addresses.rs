//! Addresses that were published once and lead nowhere today, against `content/addresses.txt`.
//!
//! Whoever kept such an address finds nothing. A page that was renamed keeps its old id in `aliases`;
//! a file that cannot be read keeps its address until it can.

use crate::diagnostic::{Diagnostic, Message, Rule};
use crate::model::Site;
use crate::parse::fields::Text;
use crate::plan::{Body, Page, Plan};
use crate::route::Route;
use crate::source::Sources;
use std::collections::{BTreeMap, HashSet};

pub(crate) static ADDRESS_VANISHED: Rule = Rule::error("address-vanished");

/// Findings that an id is not what it should be: an address may have gone by the same mistake.
const NAMING: [&str; 10] = [
    "bad-id",
    "duplicate-id",
    "empty-value",
    "file-name",
    "grid-same-facet",
    "grid-unknown-facet",
    "missing-key",
    "reserved-id",
    "unknown-facet",
    "unknown-key",
];

/// Recorded addresses that lead nowhere; `found` is what was found so far.
pub(crate) fn check(
    site: &Site,
    plan: &Plan,
    sources: &Sources,
    found: &[Diagnostic],
) -> Vec<Diagnostic> {
    let is_lost = |address: &&Text| {
        let is_there = plan.find(&Route::page(&address.value[1..])).is_some();
        !is_there && !site.unread.may_have(&address.value)
    };
    let lost: BTreeMap<&str, &Text> =
        site.addresses.iter().filter(is_lost).map(|address| (&*address.value, address)).collect();
    let mut vanished: BTreeMap<&str, Vec<&Text>> = BTreeMap::new();
    for (address, text) in &lost {
        if !goes_with_another(address, &lost) {
            vanished.entry(folder_of(address)).or_default().push(text);
        }
    }
    if vanished.is_empty() {
        return Vec::new();
    }
    let recorded: HashSet<&str> = site.addresses.iter().map(|address| &*address.value).collect();
    let mut heirs: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for address in addresses(plan).into_iter().filter(|new| !recorded.contains(new.as_str())) {
        heirs.entry(folder_of(&address).to_owned()).or_default().push(address);
    }
    let mut diagnostics = Vec::new();
    for (folder, addresses) in vanished {
        let excused = found.iter().filter(|found| is_about(found, folder, sources)).count();
        if addresses.len() <= excused {
            continue;
        }
        let heir = heirs.get(folder).filter(|heirs| heirs.len() == 1 && addresses.len() == 1);
        for address in addresses {
            let finding = Diagnostic::new(&ADDRESS_VANISHED, address.span);
            let finding = finding.with("address", &address.value);
            let id = address.value.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            diagnostics.push(match heir {
                Some(_) => finding.help(Message::new("help-add-alias").with("id", id)),
                None => finding,
            });
        }
    }
    diagnostics
}

/// The addresses that are worth keeping: every page that readers are told of, but for the second and
/// further parts of lists.
pub(crate) fn addresses(plan: &Plan) -> Vec<String> {
    let is_kept = |page: &&Page| {
        let is_page = matches!(page.body, Body::Html { .. }) && page.listed;
        is_page && !page.route.address().contains("/page/")
    };
    let pages = plan.pages.iter().filter(is_kept);
    pages.map(|page| format!("/{}", page.route.address())).collect()
}

/// Whether an address is gone because another one is: what stood below it, or where its term crossed
/// others. To mend that one mends all of them.
fn goes_with_another(address: &str, lost: &BTreeMap<&str, &Text>) -> bool {
    let parts: Vec<&str> = address.split('/').filter(|part| !part.is_empty()).collect();
    let is_crossing_of = |other: &&str| {
        let mut own = other.split('/').filter(|part| !part.is_empty()).skip(1);
        let term = own.next();
        own.next().is_none() && term.is_some_and(|term| parts[1..].contains(&term))
    };
    let above = folder_of(address);
    above != "/" && lost.contains_key(above)
        || parts.len() == 3
            && (lost.contains_key(folder_of(above)) || lost.keys().any(is_crossing_of))
}

/// The address above another one.
fn folder_of(address: &str) -> &str {
    let inner = address.trim_end_matches('/');
    inner.rfind('/').map_or("", |slash| &address[..=slash])
}

/// Whether a finding tells of an id in the files that an address' folder is made from.
fn is_about(found: &Diagnostic, folder: &str, sources: &Sources) -> bool {
    if !NAMING.contains(&found.rule.id) {
        return false;
    }
    let path = &sources.get(found.span.file).path;
    let below = path.strip_prefix("content/").unwrap_or(path);
    let first = below.split(['/', '.']).next().unwrap_or_default();
    match first {
        "facets" => {
            let facet = below.strip_prefix("facets/").and_then(|name| name.strip_suffix(".yaml"));
            // Groups stand in a folder of their own; crossings in the grid's.
            facet.is_some_and(|facet| folder == format!("/{facet}/"))
                || !folder.starts_with("/cases/")
        }
        "pages" | "site" => folder == "/",
        first => folder.starts_with(&format!("/{first}/")),
    }
}
