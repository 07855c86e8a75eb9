//! Both languages say everything, with the same blanks, and say it in the house's manner.

use super::*;
use crate::diagnostic::Rule;
use crate::span::{FileId, Span};
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, VariantKey,
};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};

/// The names of the blanks of each sentence: by id, and by id and attribute.
type Blanks = BTreeMap<String, BTreeSet<String>>;

fn blanks(files: &[&'static str]) -> Blanks {
    let mut all = Blanks::new();
    for file in files {
        let resource: Resource<&str> = parser::parse(*file).expect("a file without errors");
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            let own = message.value.iter().map(|value| (id.to_owned(), value));
            let attributes = message
                .attributes
                .iter()
                .map(|attribute| (format!("{id}.{}", attribute.id.name), &attribute.value));
            for (id, pattern) in own.chain(attributes) {
                let mut names = BTreeSet::new();
                collect(pattern, &mut names);
                assert!(all.insert(id.clone(), names).is_none(), "{id} stands twice");
            }
        }
    }
    all
}

fn collect(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let (Expression::Inline(inline) | Expression::Select { selector: inline, .. }) = expression;
        if let InlineExpression::VariableReference { id } = inline {
            names.insert(id.name.to_owned());
        }
        if let Expression::Select { variants, .. } = expression {
            for variant in variants {
                collect(&variant.value, names);
            }
        }
    }
}

/// The words among which sentences choose, but for those of number: by id and by blank.
fn choices(files: &[&'static str]) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for file in files {
        let resource: Resource<&str> = parser::parse(*file).expect("a file without errors");
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let attributes = message.attributes.iter().map(|attribute| &attribute.value);
            for pattern in message.value.iter().chain(attributes) {
                choose(message.id.name, pattern, &mut all);
            }
        }
    }
    all
}

fn choose(id: &str, pattern: &Pattern<&str>, all: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let Expression::Select { selector, variants } = expression else { continue };
        let InlineExpression::VariableReference { id: blank } = selector else { continue };
        for variant in variants {
            if let VariantKey::Identifier { name } = variant.key
                && !matches!(name, "one" | "other")
            {
                all.insert(format!("{id}, {}: {name}", blank.name));
            }
            choose(id, &variant.value, all);
        }
    }
}

#[test]
fn both_languages_choose_among_the_same_words() {
    let japanese = choices(&JAPANESE_FILES);
    assert!(japanese.len() > 50, "{japanese:?}");
    assert_eq!(japanese, choices(&ENGLISH_FILES));
}

fn rules() -> BTreeSet<String> {
    let ids = blanks(&JAPANESE_FILES);
    ids.keys().filter_map(|id| id.strip_suffix(".what")).map(str::to_owned).collect()
}

#[test]
fn both_languages_say_everything_with_the_same_blanks() {
    let (japanese, english) = (blanks(&JAPANESE_FILES), blanks(&ENGLISH_FILES));
    for (id, names) in &japanese {
        assert_eq!(Some(names), english.get(id), "{id}");
    }
    let ids = |blanks: &Blanks| blanks.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(ids(&japanese), ids(&english));
}

#[test]
fn every_rule_has_its_words_and_an_example() {
    let (words, examples) = (blanks(&JAPANESE_FILES), blanks(&EXAMPLE_FILES));
    let rules = rules();
    assert!(rules.len() > 80);
    for rule in &rules {
        for attribute in ["what", "why", "help"] {
            assert!(words.contains_key(&format!("{rule}.{attribute}")), "{rule}.{attribute}");
        }
        for attribute in ["example", "mended"] {
            assert!(examples.contains_key(&format!("{rule}.{attribute}")), "{rule}.{attribute}");
        }
        assert!(words[&format!("{rule}.what")].is_empty(), "{rule}.what has blanks");
        assert!(words[&format!("{rule}.why")].is_empty(), "{rule}.why has blanks");
    }
    for id in examples.keys() {
        let rule = id.split('.').next().unwrap_or_default();
        assert!(rules.contains(rule), "an example of no rule: {id}");
    }
}

#[test]
fn a_help_of_a_rule_fits_its_variants() {
    let all = blanks(&JAPANESE_FILES);
    let rules = rules();
    let variants = all.keys().filter(|id| !id.contains('.') && !rules.contains(*id));
    for variant in variants.filter(|id| !all.contains_key(&format!("{id}.help"))) {
        let rule = rules.iter().filter(|rule| variant.starts_with(&format!("{rule}-")));
        let Some(rule) = rule.max_by_key(|rule| rule.len()) else { continue };
        let help = &all[&format!("{rule}.help")];
        assert!(help.is_subset(&all[variant]), "{variant} does not fill the help of {rule}");
    }
}

#[test]
fn sentences_keep_to_the_house_style() {
    let jargon = ["パース", "トークン", "フロントマター", "デシリアライズ", "スキーム", "ID"];
    for language in Language::ALL {
        let files = if language == Language::Ja { &JAPANESE_FILES } else { &ENGLISH_FILES };
        for id in blanks(files).into_keys() {
            let (message, attribute) = id.split_once('.').unwrap_or((id.as_str(), ""));
            let bundle = language.catalogue();
            let found = bundle.get_message(message).expect("it was just found");
            let pattern = match attribute {
                "" => found.value().expect("a sentence"),
                name => found.get_attribute(name).expect("it was just found").value(),
            };
            let words = bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned();
            assert!(!words.is_empty() && words.trim() == words || id.contains("separator"), "{id}");
            assert!(!words.contains('\n'), "{id} has several lines: {words}");
            assert!(jargon.iter().all(|word| !words.contains(word)), "{id}: {words}");
            let is_text = matches!(attribute, "what" | "why");
            assert_eq!(words.ends_with(['。', '.']), is_text, "{id}: {words}");
            if language == Language::En {
                let first = words.chars().next().expect("not empty");
                let is_upper = first.is_ascii_uppercase() && !words.starts_with("HTML");
                assert_eq!(is_upper, is_text, "{id}: {words}");
            }
        }
    }
}

#[test]
fn blanks_are_filled_in_the_authors_words() {
    let check = |message: &Message, japanese: &str, english: &str| {
        assert_eq!(words(Language::Ja, message), japanese);
        assert_eq!(words(Language::En, message), english);
    };
    let term = Message::new("unknown-term").with("name", "probation-offise").with("facet", "機関");
    check(
        &term,
        "「probation-offise」という機関はありません",
        "機関 has nothing called “probation-offise”",
    );
    let kind = Message::new("wrong-type").with("key", "agencies");
    let kind = kind.with("expected", "text-list").with("found", "text");
    check(
        &kind,
        "`agencies` には文字の一覧を書きますが、文字が書かれています",
        "`agencies` takes a list of texts, but here is a text",
    );
    check(&Message::new("count-error").with("count", "1"), "エラー 1 件", "1 error");
    check(&Message::new("count-error").with("count", "12"), "エラー 12 件", "12 errors");
}

#[test]
fn nothing_hidden_and_nothing_endless_gets_into_a_sentence() {
    let message = Message::new("unknown-key").with("key", "a\u{1b}[31m\n\u{202e}b{$key}");
    assert_eq!(words(Language::Ja, &message), "`a␛[31m␊\\u{202e}b{$key}` という項目はありません");
    let long = Message::new("unknown-key").with("key", "あ".repeat(100_000));
    assert!(words(Language::Ja, &long).chars().count() < 350);
    assert_eq!(words(Language::Ja, &Message::new("unknown-key")), "`…` という項目はありません");
    assert_eq!(words(Language::En, &Message::new("no-such-id")), "no-such-id");
}

#[test]
fn help_comes_from_the_finding_or_the_sentence_or_the_rule() {
    static RULE: Rule = Rule::error("bad-id");
    let span = Span::start_of(FileId(0));
    let check = |diagnostic: &Diagnostic, expected: &str| {
        assert_eq!(help(Language::En, diagnostic).as_deref(), Some(expected));
    };
    let own = Diagnostic::new(&RULE, span).suggest(Some("prison".into()));
    check(&own, "did you mean “prison”?");
    let variant = Diagnostic::new(&RULE, span).said("bad-id-upper-case").with("proposal", "prison");
    check(&variant, "write `prison`");
    let unknown = Diagnostic::new(&RULE, span).said("no-such-id");
    assert!(help(Language::En, &unknown).is_some_and(|help| help.starts_with("begin with")));
}

#[test]
fn a_language_is_known_by_its_tag_or_locale() {
    let check = |tag: &str, expected| assert_eq!(Language::from_tag(tag), expected, "{tag}");
    check("ja", Some(Language::Ja));
    check("ja_JP.UTF-8", Some(Language::Ja));
    check("en-GB", Some(Language::En));
    check("EN", Some(Language::En));
    check("C", None);
    check("", None);
    check("de_DE", None);
}
