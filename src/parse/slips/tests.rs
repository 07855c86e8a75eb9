//! Slips in YAML: what is found where, and that the rest is read as it was meant.

use super::*;
use crate::parse::yaml::{self, Node, Value};
use crate::span::FileId;
use proptest::prelude::ProptestConfig;

fn show(node: &Node) -> String {
    match &node.value {
        Value::Null => "~".to_owned(),
        Value::Text(text) => text.to_string(),
        Value::List(items) => {
            format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(", "))
        }
        Value::Map(entries) => {
            let entry = |(key, value): &(crate::span::Spanned<_>, Node)| {
                let key: &std::sync::Arc<str> = &key.value;
                format!("{key}: {}", show(value))
            };
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

/// `expected`: what was read, then each finding with what stands at its place.
fn check(text: &str, expected: &str, findings: &[(&str, &str)]) {
    let mut diagnostics = Vec::new();
    let tree = yaml::parse(Piece { text, file: FileId(0), offset: 0 }, &mut diagnostics);
    let shown = tree.map_or("nothing".to_owned(), |tree| show(&tree.root));
    diagnostics.sort_by_key(|found| found.span);
    let found: Vec<(&str, &str)> = diagnostics
        .iter()
        .map(|found| (found.message.id, &text[found.span.start as usize..found.span.end as usize]))
        .collect();
    assert_eq!((shown.as_str(), &*found), (expected, findings), "{text:?}");
}

#[test]
fn sound_yaml_has_no_slips() {
    for text in [
        "a: 情報：注\nb: \"x: y\"\nc: 'it''s'\n",
        "a: |\n  本文：　あ\n\n  - x: [\nb: >-\n  x\n",
        "# 註：x\n- {id: a, name: あ、い}\n- [訪問、見学, 表]\n",
        "a: b\n  c d\n  e\nf: [a,\n  b]\n",
        "a: \"b\n  c\"\nd: 'e'\n",
        "- 注意：これは文\n- DARC：ダルク\n- https://example.org/\n",
        "a: https://example.org/ # x\nb: 10:30\nc: x # y: z\n",
        "- {id: 表-1, a: [a, b], \"b\": {c: d}, e: [{f: g}]}\n- {a: {b: [c]},\n   d: e}\n",
        "a:\n- b\n- c\nd: “つなぐ”から“支える”へ\n",
        "a: \"「強」\" # x\nb: {c: \"d, e\", f: g}\n---x: y\n",
    ] {
        let mut diagnostics = Vec::new();
        yaml::parse(Piece { text, file: FileId(0), offset: 0 }, &mut diagnostics);
        assert!(diagnostics.is_empty(), "{text:?}: {diagnostics:?}");
    }
}

#[test]
fn full_width_signs_are_read_as_half_width_ones() {
    check("title：手紙\nid: a\n", "{title: 手紙, id: a}", &[("full-width-yaml", "：")]);
    check("a: x\n表2：題\n", "{a: x, 表2: 題}", &[("full-width-yaml", "：")]);
    check("- id：a\n  name: b\n", "[{id: a, name: b}]", &[("full-width-yaml", "：")]);
    check("a:　b\nc: d\n", "{a: b, c: d}", &[("full-width-yaml-space", "　")]);
    check("a:\n　b: c\n", "{a: {b: c}}", &[("full-width-yaml-space", "　")]);
    check("－ a\n－ b\n", "[a, b]", &[("full-width-yaml", "－"), ("full-width-yaml", "－")]);
    check("-　a\n- b\n", "[a, b]", &[("full-width-yaml-space", "　")]);
    check("a: ［b，c］\n", "{a: [b, c]}", &[("full-width-yaml", "［"), ("full-width-yaml", "，")]);
    check("a: [b、c、d]\n", "{a: [b, c, d]}", &[("full-width-yaml", "、")]);
    check("ｔｉｔｌｅ: b\n", "{title: b}", &[("full-width-yaml", "ｔｉｔｌｅ")]);
    check("＃ 註\na: b\n", "{a: b}", &[("full-width-yaml", "＃")]);
    check(
        "a: b　\nc: 　d\n",
        "{a: b, c: d}",
        &[("full-width-space", "　"), ("full-width-space", "　")],
    );
    check(
        "a: [b　, 　c]\n",
        "{a: [b, c]}",
        &[("full-width-space", "　"), ("full-width-space", "　")],
    );
}

#[test]
fn what_is_not_closed_is_reported_where_it_opens() {
    let quote = &[("yaml-syntax-quote", "\"")];
    check("a: \"b\nc: d\n", "{a: b, c: d}", quote);
    check("- id: a\n  name: \"b\n  c: \"d\"\n", "[{id: a, name: b, c: d}]", quote);
    check("a: [b, \"c]\nd: e\n", "{a: [b, c], d: e}", quote);
    let bracket = &[("yaml-syntax-bracket", "[")];
    check("a: [b, c\nd: e\n", "{a: [b, c], d: e}", bracket);
    check("a: [b, c # x\nd: e", "{a: [b, c], d: e}", bracket);
    check("a: [b}\nd: e", "{a: [b], d: e}", bracket);
    check("- {a: b\n- {a: c}\n", "[{a: b}, {a: c}]", &[("yaml-syntax-bracket", "{")]);
    check("a: [b]]\nd: e", "{a: [b], d: e}", &[("yaml-syntax-closing", "]")]);
}

#[test]
fn values_with_signs_are_read_as_texts() {
    check("a: b: c\nd: e", "{a: b: c, d: e}", &[("yaml-syntax-colon", ":")]);
    check("a: *b*\n", "{a: *b*}", &[("yaml-syntax-alias", "*")]);
    check("a: &b c\n", "{a: &b c}", &[("yaml-syntax-alias", "&")]);
    check(
        "a: @b\nc: `d`\n",
        "{a: @b, c: `d`}",
        &[("yaml-syntax-character", "@"), ("yaml-syntax-character", "`")],
    );
    check("a: \"b\"と\"c\"\n", "{a: \"b\"と\"c\"}", &[("yaml-syntax-after-quote", "\"b\"")]);
    check("a: “b”\n", "{a: b}", &[("smart-quotes", "“")]);
    check("a: ＂b＂\n", "{a: b}", &[("full-width-yaml", "＂")]);
}

#[test]
fn spaces_and_colons_that_are_not_there() {
    check("a:b\nc: d\n", "{a: b, c: d}", &[("yaml-syntax-space", ":")]);
    check("a:[b]\nc: d\n", "{a: [b], c: d}", &[("yaml-syntax-space", ":")]);
    check("a b\nc: d\n", "{a: b, c: d}", &[("yaml-syntax-no-colon", "a")]);
    check("- id b\n  c: d\n", "[{id: b, c: d}]", &[("yaml-syntax-no-colon", "id")]);
    check("-id: b\n", "[{id: b}]", &[("yaml-syntax-space", "-")]);
    check("a:\n\tb: c\n", "{a: {b: c}}", &[("tab-indent", "\t")]);
    check("a: b\n  c: d\ne: f\n", "{a: b, c: d, e: f}", &[("yaml-syntax-indent", "c: d")]);
    check("a:\n  b: c\n d: e\n", "{a: {b: c, d: e}}", &[("yaml-syntax-indent", "d: e")]);
}

#[test]
fn what_is_behind_a_fault_is_read() {
    check("- a: b\n- }\n- a: c\n", "[{a: b}, }, {a: c}]", &[("yaml-syntax-character", "}")]);
    check(
        "a: \"\\q\"\nb: c\nd: \"\\w\"\n",
        "{b: c}",
        &[("yaml-syntax-escape", "a: \"\\q\""), ("yaml-syntax-escape", "d: \"\\w\"")],
    );
    check("a: b\n---\nc: d\n", "{a: b, c: d}", &[("yaml-syntax-several", "---")]);
    let deep = "[".repeat(100);
    check(&deep, "nothing", &[("yaml-syntax-bracket", "[")]);
}

/// Every finding of a text stands at a place that the text has.
fn check_places(text: &str) {
    let mut diagnostics = Vec::new();
    yaml::parse(Piece { text, file: FileId(0), offset: 0 }, &mut diagnostics);
    markdown::check(text, FileId(0), 0, &mut diagnostics);
    characters::check(text, FileId(0), &mut diagnostics);
    for found in diagnostics {
        let place = found.span.start as usize..found.span.end as usize;
        assert!(text.get(place).is_some(), "{text:?}: {found:?}");
    }
}

#[test]
fn what_is_opened_by_the_last_character_has_a_place() {
    check_places("［");
    check_places("[名：");
}

proptest::proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_text_is_too_strange(parts in proptest::collection::vec(part(), 0..30)) {
        check_places(&parts.concat());
    }
}

/// Signs that mean something to somebody, and anything else.
fn part() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    const SIGNS: &[&str] = &[
        "\n",
        "\n",
        "\n  ",
        "\n    ",
        "- ",
        "-",
        "a: ",
        "b:",
        "名：",
        "：",
        "　",
        "\t",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        ",",
        "、",
        "［",
        "］",
        "“",
        "”",
        "|",
        ">",
        "#",
        " #",
        "＃",
        "&a",
        "*a",
        "---",
        "\r\n",
        "\0",
        "か\u{3099}",
        "\u{200b}",
        "\u{feff}",
        "ｶﾞ",
        "\\",
        "](",
        "）",
        "```",
        "? ",
        ": ",
        "!x ",
        "%",
        "@",
    ];
    prop_oneof![4 => proptest::sample::select(SIGNS).prop_map(str::to_owned), 1 => ".{0,4}"]
}
