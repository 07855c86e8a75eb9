//! Sites made of few letters, in which everything nearly matches everything.

use super::scan::{self, Part};
use super::{Asked, answers, compare};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use renkei::source::Sources;

/// Letters that fold, join, stand outside the basic plane or look like a query's own signs.
const WORD: &str = "[あいアｱｶﾞがAaＡ薬物ー・𠮷1]{1,7}";
const TEXT: &str = "[あいアイｱｶﾞがぎAaＡ薬薬物物ー・。「」𠮷1 　]{1,40}";
/// So few letters that each pair of them is a common one, among others.
const EVERYWHERE: &str = "([あ物]{6,30}|[あ物薬がー]{1,9}){2,4}";
/// Letters of many scripts, to hold folding in two languages together.
const LETTERS: &str = "[\u{20}-\u{7e}\u{a0}-\u{24f}\u{370}-\u{3ff}\u{400}-\u{45f}\u{2000}-\u{206f}\u{2100}-\u{214f}\u{2460}-\u{24ff}\u{3000}-\u{30ff}\u{3220}-\u{33ff}\u{4e00}-\u{4e80}\u{ac00}-\u{ac80}\u{f900}-\u{fa00}\u{ff01}-\u{ff9f}\u{20bb7}\u{2f800}-\u{2f810}]{0,30}";

/// What a site is made of: cases (title, summary, paragraphs), terms (name, other names), words (several spellings).
type Parts =
    (Vec<(String, String, Vec<String>)>, Vec<(String, Vec<String>)>, Vec<(String, Vec<String>)>);

fn parts(cases: usize, text: &'static str) -> impl Strategy<Value = Parts> {
    let word = || WORD.prop_map(String::from);
    (
        vec((word(), text, vec(text, 0..4)), cases / 2..cases),
        vec((word(), vec(word(), 0..2)), 1..6),
        vec((word(), vec(word(), 0..3)), 0..3),
    )
}

fn query() -> impl Strategy<Value = Vec<Part>> {
    let word =
        prop_oneof![6 => "[あいアガｶﾞがaＡ薬物ー・𠮷1]{1,5}", 1 => "[あ薬 　]{1,4}", 1 => TEXT];
    vec((word, prop::bool::weighted(0.2)).prop_map(|(word, not)| Part { word, not }), 1..4)
}

/// The files of a site. What is no valid name or text is the site's loss: the scan reads what became of it.
fn sources((cases, terms, words): &Parts) -> Sources {
    let quoted = |text: &String| serde_json::json!(text).to_string();
    let listed = |texts: &[String]| texts.iter().map(quoted).collect::<Vec<_>>().join(", ");
    let mut files = vec![(
        "content/site.yaml".to_owned(),
        "title: 題\nlanguage: ja\nbase-url: https://example.org/\n".to_owned(),
    )];
    let mut facet = "name: 種類\nterms:\n".to_owned();
    for (at, (name, also)) in terms.iter().enumerate() {
        let (name, also) = (quoted(name), listed(also));
        facet += &format!("  - {{id: t{at}, name: {name}, summary: {name}, also: [{also}]}}\n");
    }
    files.push(("content/facets/kinds.yaml".to_owned(), facet));
    let mut glossary = String::new();
    for (term, also) in words {
        glossary +=
            &format!("- {{term: {}, text: 物の名, also: [{}]}}\n", quoted(term), listed(also));
    }
    files.push(("content/glossary.yaml".to_owned(), glossary));
    for (at, (title, summary, paragraphs)) in cases.iter().enumerate() {
        let head = format!("---\ntitle: {}\nsummary: {}\n---\n", quoted(title), quoted(summary));
        files.push((format!("content/cases/c{at}.md"), head + &paragraphs.join("\n\n") + "\n"));
    }
    Sources::from_memory(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())))
}

#[test]
fn the_answer_is_what_a_scan_finds() {
    let mut runner = TestRunner::deterministic();
    let mut some =
        |count: usize, cases: usize, text: &'static str| -> Vec<(Parts, Vec<Vec<Part>>)> {
            let strategy = (parts(cases, text), vec(query(), 40));
            (0..count).map(|_| strategy.new_tree(&mut runner).expect("a site").current()).collect()
        };
    let mut given = some(24, 12, TEXT);
    given.extend(some(12, 60, TEXT));
    // More than have their postings together.
    given.extend(some(2, 600, TEXT));
    given.extend(some(6, 40, LETTERS));
    // Pairs that stand everywhere: the index tells three letters instead.
    given.extend(some(2, 900, EVERYWHERE));
    let sites: Vec<Asked> = given
        .iter()
        .map(|(parts, queries)| {
            let typed = queries.iter().map(|query| scan::typed(query)).collect();
            let mut asked = Asked::new(&sources(parts), typed);
            asked.folded = parts
                .0
                .iter()
                .flat_map(|(_, summary, text)| [vec![summary.clone()], text.clone()].concat())
                .collect();
            asked
        })
        .collect();
    let Some(answers) = answers("the search of generated sites", &sites) else { return };
    for ((site, (_, queries)), answer) in sites.iter().zip(&given).zip(&answers) {
        compare(site, &scan::documents(&site.compiled.site), queries, answer);
        let folded = answer["folded"].as_array().expect("folded texts");
        for (text, folded) in site.folded.iter().zip(folded) {
            assert_eq!(folded, &scan::fold(text), "{text:?}");
        }
    }
}
