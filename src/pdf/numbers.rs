//! What a printed booklet says of itself: on which sheet each place stands, and when it was made.

use crate::text::percent_decoded;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{BTreeMap, HashMap};

/// The number of the sheet for each place that some link leads to.
pub(super) type Numbers = BTreeMap<String, u32>;

/// Reads them off a printed booklet; what cannot be read has none.
pub(super) fn of(pdf: &[u8]) -> Numbers {
    let Ok(document) = Document::load_mem(pdf) else { return Numbers::new() };
    let sheets: HashMap<ObjectId, u32> =
        document.get_pages().into_iter().map(|(number, id)| (id, number)).collect();
    let places = document.catalog().and_then(|catalog| catalog.get(b"Dests"));
    let places = places.and_then(|places| document.dereference(places));
    let Ok((_, Object::Dictionary(places))) = places else { return Numbers::new() };
    let number = |place: &Object| {
        let (_, place) = document.dereference(place).ok()?;
        let sheet = place.as_array().ok()?.first()?.as_reference().ok()?;
        sheets.get(&sheet).copied()
    };
    named(places).filter_map(|(name, place)| Some((name, number(place)?))).collect()
}

/// Places by name; Chromium writes those beyond ASCII as addresses do.
fn named(places: &Dictionary) -> impl Iterator<Item = (String, &Object)> {
    places
        .iter()
        .map(|(name, place)| (percent_decoded(&String::from_utf8_lossy(name)).into_owned(), place))
}

/// The same with the guideline's date in place of the day on which it was printed, so that the same
/// guideline gives the same bytes. The lengths stay, or every offset in the file would be wrong.
pub(super) fn dated(mut pdf: Vec<u8>, date: &str) -> Vec<u8> {
    let digits: String = date.chars().filter(char::is_ascii_digit).collect();
    let day = if digits.len() == 8 { digits } else { "19700101".to_owned() };
    let stamp = format!("{day}000000+00'00'");
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
        let found = memchr::memmem::find(&pdf, key.as_bytes()).map(|at| at + key.len());
        let Some(from) = found else { continue };
        let Some(length) = pdf[from..].iter().position(|byte| *byte == b')') else { continue };
        if length == stamp.len() {
            pdf[from..from + length].copy_from_slice(stamp.as_bytes());
        }
    }
    pdf
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_printing_is_replaced_and_nothing_else() {
        let printed = b"%PDF /CreationDate (D:20261122140034+00'00')\n/ModDate (D:20261122140034+00'00')>> 20261122140034";
        let expected = b"%PDF /CreationDate (D:20260102000000+00'00')\n/ModDate (D:20260102000000+00'00')>> 20261122140034";
        assert_eq!(dated(printed.to_vec(), "2026-01-02"), expected);
        assert_eq!(dated(b"%PDF".to_vec(), ""), b"%PDF");
    }
}
