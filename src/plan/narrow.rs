//! What the list of cases needs so that a script can combine the facets: `data/narrow.js`, a column
//! for each term, and `data/narrow/<n>.js`, the cards that the first page of the list does not hold.
//!
//! Scripts and not JSON, since a page opened from a folder may fetch nothing but scripts. A column is
//! a set of cases, a bit for each in the order of the list: a guideline of ten thousand cases has
//! columns of 50 kB, however the facets are combined.

use super::Page;
use super::paging::PER_PAGE;
use super::shapes::{CountedGroup, FacetMark, counted_groups, facet_mark};
use crate::model::{CaseId, FacetId, Site};
use crate::render::ROOT;
use crate::route::Route;
use crate::shared::Shared;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// How many cards one file holds: few, because those that a choice leaves stand in many files.
const CARDS: usize = 10;

/// The columns of all terms.
const COLUMNS: &str = "data/narrow.js";

/// A facet by which the list can be narrowed.
#[derive(Serialize, Hash)]
pub(super) struct Filter {
    #[serde(flatten)]
    facet: FacetMark,
    /// The address' key for its groups: `modes`.
    groups_key: Option<Arc<str>>,
    groups: Vec<CountedGroup>,
}

/// A facet with all its terms.
pub(super) fn filter(site: &Site, id: FacetId) -> Filter {
    let grouped_by = site.taxonomy.facet(id).grouped_by.as_ref();
    Filter {
        facet: facet_mark(site, id),
        groups_key: grouped_by.map(|grouped| grouped.id.clone()),
        groups: counted_groups(site, id),
    }
}

/// Where a script finds what it needs.
#[derive(Serialize, Hash)]
pub(super) struct Narrowing {
    columns: &'static str,
    per_page: usize,
}

impl Narrowing {
    pub(super) fn new() -> Narrowing {
        Narrowing { columns: COLUMNS, per_page: PER_PAGE }
    }
}

/// The way to the site's root, from the list: the cards are shown there.
#[derive(Serialize, Hash)]
struct Place {
    root: &'static str,
}

#[derive(Serialize, Hash)]
struct CardsView {
    page: Place,
    number: usize,
    cases: Vec<Shared>,
}

/// Plans the columns, and the cards of a list that has more than one page.
pub(super) fn plan(order: &Arc<[CaseId]>) -> Vec<Page> {
    let columns = order.clone();
    let mut pages = vec![Page::text(Route::file(COLUMNS), move |site| script(site, &columns))];
    if order.len() > PER_PAGE {
        pages.extend((0..order.len().div_ceil(CARDS)).map(|number| cards(order, number)));
    }
    pages
}

fn cards(order: &Arc<[CaseId]>, number: usize) -> Page {
    let order = order.clone();
    let route = Route::file(format!("data/narrow/{number}.js"));
    let page = Page::html(route, "cards", move |site| {
        let cases = order.chunks(CARDS).nth(number).unwrap_or_default();
        let cases = cases.iter().map(|case| site.card(*case)).collect();
        CardsView { page: Place { root: ROOT }, number, cases }
    });
    page.unlisted(true).shown_on(Route::page("cases/"))
}

/// The columns as a script.
fn script(site: &Site, order: &[CaseId]) -> String {
    let facets = site.taxonomy.facet_ids().map(|id| {
        let facet = site.taxonomy.facet(id);
        (facet.key.to_string(), Value::Object(columns(site, order, id)))
    });
    let data = json!({
        "total": order.len(),
        "cards": CARDS,
        "columns": facets.collect::<Map<_, _>>(),
        "former": former(site),
    });
    let data = data.to_string().replace('<', "\\u003c");
    format!("var renkei = window.renkei || {{}};\nrenkei.narrow = {data};\n")
}

/// For each term of a facet the cases that have it.
fn columns(site: &Site, order: &[CaseId], facet: FacetId) -> Map<String, Value> {
    let mut columns: Vec<Vec<u8>> =
        site.taxonomy.terms_of(facet).map(|_| vec![0; order.len().div_ceil(8)]).collect();
    let facet = site.taxonomy.facet(facet);
    for (at, case) in order.iter().enumerate() {
        for term in site.case(*case).classification.of(facet) {
            columns[(term.0 - facet.terms.start) as usize][at / 8] |= 1 << (at % 8);
        }
    }
    let terms = facet.terms.clone().map(|at| &site.taxonomy.terms[at as usize]);
    terms.zip(columns).map(|(term, bits)| (term.slug.to_string(), json!(base64(&bits)))).collect()
}

/// Former ids of terms, facet by facet: an address that names one goes on working.
fn former(site: &Site) -> Map<String, Value> {
    let mut former = Map::new();
    for term in &site.taxonomy.terms {
        let key = &site.taxonomy.facet(term.facet).key;
        for alias in &term.aliases {
            former.entry(key.to_string()).or_insert_with(|| json!({}))[&**alias] = json!(term.slug);
        }
    }
    former
}

/// Bytes as letters that a script can hold, as a browser's `atob` reads them.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = char::from(LETTERS[(bits >> (18 - 6 * at) & 63) as usize]);
            text.push(if at > three.len() { '=' } else { letter });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::sample;

    #[test]
    fn bytes_are_written_as_base64() {
        for (bytes, expected) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), expected);
        }
        assert_eq!(base64(&[0xff, 0xfe, 0xfd]), "//79");
    }

    #[test]
    fn a_column_has_a_bit_for_each_case_in_the_order_of_the_list() {
        let site = sample::site();
        let order: Vec<CaseId> = site.case_ids().collect();
        let facet = site.taxonomy.facet_ids().find(|id| &*site.taxonomy.facet(*id).key == "bodies");
        let columns = columns(&site, &order, facet.expect("the sample has bodies"));
        let column = |id: &str| columns[id].as_str().unwrap_or_default().to_owned();
        assert_eq!(
            [column("a"), column("b"), column("c")],
            [base64(&[0b11]), base64(&[0b01]), base64(&[0])]
        );
    }
}
