//! The picture that readers of electronic books show on their shelf, drawn from the guideline's
//! name. As SVG: letters come from the reader, and the same guideline gives the same picture.

use crate::text::phrases;
use std::fmt::Write;

/// Its name in the book.
pub(super) const FILE: &str = "cover.svg";

/// How wide a line may be, in letters of full width.
const LINE: f32 = 8.0;

/// The room for a line, and the size of the letters where that is enough for them.
const ROOM: f32 = 1200.0;

/// Draws it.
pub(super) fn svg(title: &str, below: &str) -> String {
    let lines = lines(title);
    let widest = lines.iter().map(|line| width(line)).fold(LINE, f32::max);
    let size = (ROOM / widest).floor();
    let mut svg = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1600 2400\" width=\"1600\" height=\"2400\">\n\
         <rect width=\"1600\" height=\"2400\" fill=\"#115a36\"/>\n\
         <g fill=\"none\" stroke=\"#fff\" stroke-width=\"40\"><circle cx=\"340\" cy=\"420\" r=\"140\"/><circle cx=\"500\" cy=\"420\" r=\"140\"/></g>\n\
         <g fill=\"#fff\" font-family=\"'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic', Meiryo, sans-serif\">\n",
    );
    for (line, at) in lines.iter().zip(0u8..) {
        let y = (800.0 + size * 1.4 * (f32::from(at) + 1.0)).round();
        let _ = writeln!(
            svg,
            "<text x=\"200\" y=\"{y}\" font-size=\"{size}\" font-weight=\"700\">{line}</text>"
        );
    }
    let below = crate::text::escape(below);
    svg + &format!("<text x=\"200\" y=\"2200\" font-size=\"60\">{below}</text>\n</g>\n</svg>\n")
}

/// A title in lines that break between phrases; its letters are those of XML.
fn lines(title: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let phrases = phrases(title).replace(' ', " <wbr>");
    for phrase in phrases.split("<wbr>").filter(|phrase| !phrase.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line) + width(phrase.trim_end()) <= LINE => line.push_str(phrase),
            _ => lines.push(phrase.to_owned()),
        }
    }
    lines
}

/// How wide a text is, in letters of full width.
fn width(text: &str) -> f32 {
    text.chars().map(|letter| if letter.is_ascii() { 0.6 } else { 1.0 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_breaks_between_phrases_and_fits_its_room() {
        assert_eq!(lines("ともに支える連携ガイド"), ["ともに支える", "連携ガイド"]);
        assert_eq!(lines("A Guide to Working Together"), ["A Guide to ", "Working ", "Together"]);
        let svg = svg("薬物依存症者地域支援機関連携 & more", "1");
        assert!(svg.contains("&amp; more") && !svg.contains(">1200<"), "{svg}");
    }
}
