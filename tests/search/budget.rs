//! What a reader's first search costs: all bytes that are new to a browser which has seen another page, and the time.

use super::guideline::{WORDS, sources};
use super::{Asked, answers};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use renkei::source::Sources;

/// The guideline as it is.
#[test]
fn a_first_search_of_the_guideline_is_small() {
    check("the guideline", &sources(), 30_000);
}

/// A guideline of a thousand cases, in the real one's own sentences.
#[test]
fn a_first_search_of_a_thousand_cases_is_small() {
    let mut large = sources();
    let sentences = sentences(&large);
    let mut runner = TestRunner::deterministic();
    let mut any = || {
        let sentence = (0..sentences.len()).new_tree(&mut runner).expect("a number").current();
        sentences[sentence].as_str()
    };
    for at in 0..950 {
        let (title, summary) = (any().trim_end_matches('。'), any());
        let mut text = format!("---\ntitle: \"{title}（{at}）\"\nsummary: \"{summary}\"\n---\n");
        for _ in 0..6 {
            text += &format!("{}{}{}{}\n\n", any(), any(), any(), any());
        }
        large.set(&format!("content/cases/made-{at}.md"), text.as_bytes());
    }
    check("a thousand cases", &large, 60_000);
}

/// The plain sentences of all case studies.
fn sentences(sources: &Sources) -> Vec<String> {
    let texts = sources.below("content/cases/").filter_map(|source| source.text());
    let bodies = texts.filter_map(|text| text.splitn(3, "---").nth(2));
    let lines = bodies.flat_map(str::lines);
    let plain = lines.filter(|line| !line.contains(['[', '|', '#', '`', '"', '>', '*', '{']));
    let sentences = plain.flat_map(|line| line.split_inclusive('。'));
    sentences.filter(|sentence| sentence.ends_with('。')).map(str::to_owned).collect()
}

#[track_caller]
fn check(name: &str, sources: &Sources, limit: u64) {
    let queries = WORDS.iter().map(|word| (*word).to_owned()).collect();
    let site = Asked { measured: true, ..Asked::new(sources, queries) };
    let Some(answers) = answers("what a first search costs", &[site]) else { return };
    let answers = answers[0]["answers"].as_array().expect("answers");
    for answer in answers {
        let (query, bytes) = (&answer["query"], answer["bytes"].as_u64().expect("bytes"));
        assert!(bytes <= limit, "{name}: {query} takes {bytes} bytes: {}", answer["files"]);
    }
    let mut times: Vec<f64> =
        answers.iter().filter_map(|answer| answer["milliseconds"].as_f64()).collect();
    times.sort_by(f64::total_cmp);
    // The middle one: others may have had to wait for the machine.
    let time = times[times.len() / 2];
    assert!(time < 50.0, "{name}: an answer takes {time} ms");
}
