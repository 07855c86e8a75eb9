//! What holds for every Markdown, whoever wrote it and whatever for.

use super::emphasis::GAP;
use super::{Place, prose};
use crate::model::{Piece, Prose};
use crate::span::FileId;
use proptest::prelude::*;

const PLACE: Place = Place { file: FileId(0), offset: 0 };

#[test]
#[expect(clippy::disallowed_methods, reason = "a hang is the fault that is looked for")]
fn hostile_input_ends_soon_and_is_balanced() {
    let many = |part: &str, count: usize| part.repeat(count);
    let lists: String = (0..1_000).map(|depth| " ".repeat(2 * depth) + "- a\n").collect();
    let each = |text: fn(usize) -> String| (0..5_000).map(text).collect::<Vec<_>>().concat();
    let notes = each(|number| format!("[^{number}]\n\n[^{number}]: x\n\n"));
    let defined_apart = each(|number| format!("```\nx\n```\n\n[^{number}]: x\n\n"));
    let texts = [
        many("*a_", 33_000),
        many(">", 10_000),
        many("> ", 10_000),
        many("[", 50_000),
        many("[a](", 20_000),
        many("![", 50_000),
        many("[[", 50_000),
        many("![[", 30_000),
        many("[a][b]", 20_000),
        many("[^a]", 20_000),
        many("{漢|", 20_000),
        many("あ}\n", 20_000),
        many("## 同じ\n", 20_000),
        many("<b>", 20_000),
        many("**「a」**の", 10_000),
        many("|", 20_000),
        many("[x]: y\n", 10_000),
        many("\\*", 50_000),
        many("- ", 5_000),
        "![a".repeat(5_000) + &many("](b)", 5_000),
        "[^a]: x\n\n".to_owned() + &many("[^a]", 20_000),
        lists,
        notes,
        defined_apart,
    ];
    for text in texts {
        let started = std::time::Instant::now();
        let mut diagnostics = Vec::new();
        let prose = prose(&text, &PLACE, &mut diagnostics);
        assert_balanced(&prose);
        let deep = diagnostics.iter().filter(|found| found.rule.id == "nesting-too-deep").count();
        assert!(deep <= 1);
        let start: String = text.chars().take(12).collect();
        assert!(started.elapsed().as_secs() < 5, "{start}… took {:?}", started.elapsed());
    }
}

/// Every tag that opens is closed in its turn, and no markup but the writer's own is there.
fn assert_balanced(prose: &Prose) {
    let mut html = String::new();
    for piece in prose.pieces.iter() {
        match piece {
            Piece::Html(part) => html.push_str(part),
            Piece::Text(_) => html.push('x'),
            Piece::Href(_) | Piece::Source(_) | Piece::Anchor(_) => html.push('y'),
        }
    }
    let mut open = Vec::new();
    let mut rest = html.as_str();
    while let Some((_, tag)) = rest.split_once('<') {
        let (tag, behind) = tag.split_once('>').expect("a tag has an end");
        rest = behind;
        let name = tag.split(' ').next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{html}"),
            None if matches!(name, "br" | "hr" | "img") => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?} in {html}");
}

/// What Markdown is made of.
const PARTS: [&str; 58] = [
    "*",
    "**",
    "***",
    "_",
    "~~",
    "`",
    "```\n",
    "[",
    "](",
    ")",
    "]",
    "![",
    "[[",
    "]]",
    "|",
    "\n",
    "\r\n",
    "\n\n",
    "    ",
    "  ",
    "- ",
    "1. ",
    "> ",
    ">",
    "# ",
    "## ",
    "{#a}",
    "{漢|かん}",
    "[^1]",
    "[^1]: ",
    ": ",
    "|a|\n|-|\n",
    "---\n",
    "===\n",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<div>\n",
    "<https://x>",
    "javascript:",
    "a.md",
    "[a]: b\n",
    "&amp;",
    "&#1;",
    "\\",
    "「",
    "」",
    "。",
    "の",
    "강",
    "a",
    "\u{FDD0}",
    "\u{0}",
    "\t",
    "- [x] ",
    "> [!NOTE]\n",
    " ",
];

/// Pieces of Markdown that meet each other in all orders.
fn markdown() -> impl Strategy<Value = String> {
    let parts = prop::collection::vec(prop::sample::select(&PARTS[..]), 0..40);
    parts.prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn every_prose_is_sound(text in prop_oneof![4 => markdown(), 1 => ".{0,60}"]) {
        let mut diagnostics = Vec::new();
        let prose = prose(&text, &PLACE, &mut diagnostics);
        assert_balanced(&prose);
        let count = prose.targets.len();
        for piece in prose.pieces.iter() {
            match piece {
                Piece::Href(number) | Piece::Source(number) => prop_assert!(number < count),
                Piece::Html(part) | Piece::Text(part) => {
                    prop_assert!(!part.is_empty() && !part.contains(GAP));
                }
                Piece::Anchor(anchor) => {
                    prop_assert!(!anchor.is_empty() && !anchor.contains(char::is_whitespace));
                }
            }
        }
        let adjacent = |pair: &[Piece<'_>]| matches!(pair, [Piece::Html(_), Piece::Html(_)]);
        let pieces: Vec<_> = prose.pieces.iter().collect();
        prop_assert!(!pieces.windows(2).any(adjacent));
        let spans = diagnostics.iter().map(|found| found.span);
        let spans = spans.chain(prose.targets.iter().map(|target| target.span));
        for span in spans.chain(prose.headings.iter().map(|heading| heading.anchor.span)) {
            prop_assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?}");
        }
        prop_assert!(prose.blocks.iter().all(|block| !block.trim().is_empty()));
    }

    #[test]
    fn no_id_comes_twice(text in markdown()) {
        let prose = prose(&text, &PLACE, &mut Vec::new());
        let mut ids = Vec::new();
        let pieces: Vec<_> = prose.pieces.iter().collect();
        for pair in pieces.windows(2) {
            if let [Piece::Html(html), Piece::Anchor(anchor)] = pair && html.ends_with(" id=\"") {
                prop_assert!(!ids.contains(anchor), "{anchor}");
                ids.push(anchor);
            }
        }
    }
}
