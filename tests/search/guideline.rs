//! The guideline itself: words of the field, and anything that stands in its texts.

use super::scan::{self, Part};
use super::{Asked, answers};
use crate::support::repository;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use renkei::source::Sources;
use std::collections::BTreeSet;

/// What people in the field look for; some of it the guideline does not hold.
pub(super) const WORDS: &[&str] = &[
    "保護観察所",
    "保護観察",
    "薬物",
    "薬物依存症",
    "依存症",
    "覚醒剤",
    "覚せい剤",
    "刑務所",
    "矯正施設",
    "出所",
    "仮釈放",
    "更生保護施設",
    "自立準備ホーム",
    "精神科病院",
    "精神保健福祉センター",
    "福祉事務所",
    "生活保護",
    "医療観察",
    "特別調整",
    "地域生活定着支援センター",
    "家族会",
    "家族",
    "当事者",
    "回復",
    "再使用",
    "断薬",
    "処方",
    "服薬",
    "デイケア",
    "グループホーム",
    "自助グループ",
    "ダルク",
    "DARC",
    "NA",
    "ミーティング",
    "プログラム",
    "ケース会議",
    "カンファレンス",
    "情報共有",
    "個人情報",
    "同意",
    "面接",
    "訪問",
    "同行",
    "受け入れ",
    "入院",
    "緊急入院",
    "退院",
    "夜間当番病院",
    "弁護士",
    "保釈",
    "情状証人",
    "執行猶予",
    "一部執行猶予",
    "裁判",
    "ハローワーク",
    "就労",
    "障害者雇用",
    "障害福祉サービス",
    "住居",
    "身元引受",
    "顔の見える関係",
    "つなぐ",
    "協働",
    "好事例",
    "アウトリーチ",
    "スノーボールサンプリング",
    "表2-1",
    "C-2-1",
    "存在しない語彙",
];

/// The real site's sources.
pub(super) fn sources() -> Sources {
    Sources::open(repository()).expect("the guideline can be read")
}

#[test]
fn every_word_of_the_field_is_found_where_it_stands_and_nowhere_else() {
    check("words of the field", |_| WORDS.iter().map(|word| vec![positive(word)]).collect());
}

#[test]
fn whatever_stands_in_a_text_is_found() {
    check("parts of texts", |documents| {
        let mut runner = TestRunner::deterministic();
        let blocks: Vec<Vec<char>> = documents
            .iter()
            .flat_map(|document| &document.blocks)
            .map(|block| block.chars().collect())
            .collect();
        let mut any =
            |limit: usize| (0..limit.max(1)).new_tree(&mut runner).expect("a number").current();
        let mut part = |not: bool| {
            let block = &blocks[any(blocks.len())];
            let start = any(block.len());
            let end = block.len().min(start + 1 + any(12));
            Part { word: block[start..end].iter().filter(|letter| **letter != '"').collect(), not }
        };
        let single = (0..500).map(|_| vec![part(false)]).collect::<Vec<_>>();
        let pairs = (0..100).map(|at| vec![part(false), part(at % 3 == 0)]);
        single.into_iter().chain(pairs.collect::<Vec<_>>()).collect()
    });
}

fn positive(word: &str) -> Part {
    Part { word: word.to_owned(), not: false }
}

/// Asks the guideline's search, and holds each answer against a scan.
#[track_caller]
fn check(purpose: &str, queries: impl Fn(&[scan::Document]) -> Vec<Vec<Part>>) {
    let mut asked = Asked::new(&sources(), Vec::new());
    let documents = scan::documents(&asked.compiled.site);
    let queries = queries(&documents);
    asked.queries = queries.iter().map(|query| scan::typed(query)).collect();
    let sites = [asked];
    let Some(answers) = answers(purpose, &sites) else { return };
    super::compare(&sites[0], &documents, &queries, &answers[0]);
}

/// The best hits of a word are those that are called so.
#[test]
fn titles_come_before_names_summaries_and_bodies() {
    let asked = [Asked::new(&sources(), vec!["保護観察所".to_owned(), "刑務所".to_owned()])];
    let documents = scan::documents(&asked[0].compiled.site);
    let titled = |word: &str| -> BTreeSet<&str> {
        let titled = documents.iter().filter(|document| document.title.contains(word));
        titled.map(|document| document.href.as_str()).collect()
    };
    let Some(answers) = answers("the order of hits", &asked) else { return };
    for answer in answers[0]["answers"].as_array().expect("answers") {
        let word = answer["query"].as_str().expect("a query");
        let hits: Vec<&str> = answer["hits"]
            .as_array()
            .expect("hits")
            .iter()
            .filter_map(|hit| hit.as_str())
            .collect();
        let titled = titled(word);
        let best: BTreeSet<&str> = hits[..titled.len()].iter().copied().collect();
        assert_eq!(best, titled, "{word}");
        assert!(hits[0].starts_with("agencies/"), "the agency itself comes first, not {}", hits[0]);
    }
}

/// What stands in the empty search field is an example to try.
#[test]
fn what_the_search_field_gives_as_examples_is_found() {
    let words = include_str!("../../themes/default/words/ja.yaml");
    let example = words.lines().find_map(|line| line.strip_prefix("search_placeholder: 例："));
    let queries: Vec<String> =
        example.expect("the theme gives examples").split('、').map(str::to_owned).collect();
    let Some(answers) = answers("examples", &[Asked::new(&sources(), queries)]) else { return };
    for answer in answers[0]["answers"].as_array().expect("answers") {
        assert_ne!(answer["hits"], serde_json::json!([]), "{}", answer["query"]);
    }
}

/// What input methods make of the key for a minus, and of spaces and quotes, says the same.
#[test]
fn signs_of_a_query_may_be_full_width() {
    let same = ["家族 -面接", "家族　－面接", "家族 −面接", "家族 ‐\"面接\"", "“家族”　–＂面接＂"];
    let queries = same.iter().map(|query| (*query).to_owned()).collect();
    let Some(answers) = answers("signs of a query", &[Asked::new(&sources(), queries)]) else {
        return;
    };
    let answers = answers[0]["answers"].as_array().expect("answers");
    assert_ne!(answers[0]["hits"], serde_json::json!([]));
    for answer in answers {
        assert_eq!(answer["hits"], answers[0]["hits"], "{}", answer["query"]);
    }
}
