//! The words of every message, in Japanese and in English, from `messages/<language>/*.ftl`.
//!
//! Apart from what finds and what prints: a finding carries the id of a sentence and what fills its
//! blanks, and here the two become words. `{ $name }` stands for a blank; everything that goes into
//! one is made visible first (see `visible`).

use crate::diagnostic::{Diagnostic, Message};
use crate::visible::cut;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// More of what an author wrote would hide the sentence around it.
const ARGUMENT_LIMIT: usize = 300;

/// These blanks are numbers, on which English grammar depends.
const NUMBERS: [&str; 3] = ["count", "files", "pages"];

/// The language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 2] = [Language::Ja, Language::En];

    /// The language of a tag or a locale, such as `ja`, `en-GB` or `ja_JP.UTF-8`.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        let language = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Language::ALL.into_iter().find(|known| known.tag().eq_ignore_ascii_case(language))
    }

    /// Its tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::Ja => "ja",
            Language::En => "en",
        }
    }

    fn catalogue(self) -> &'static Catalogue {
        match self {
            Language::Ja => &JAPANESE,
            Language::En => &ENGLISH,
        }
    }
}

type Catalogue = FluentBundle<FluentResource>;

/// The files of a language, one for each kind of rule.
macro_rules! files {
    ($language:literal) => {
        [
            include_str!(concat!("messages/", $language, "/files.ftl")),
            include_str!(concat!("messages/", $language, "/yaml.ftl")),
            include_str!(concat!("messages/", $language, "/names.ftl")),
            include_str!(concat!("messages/", $language, "/prose.ftl")),
            include_str!(concat!("messages/", $language, "/gaps.ftl")),
            include_str!(concat!("messages/", $language, "/report.ftl")),
            include_str!(concat!("messages/", $language, "/command.ftl")),
            include_str!(concat!("messages/", $language, "/schema.ftl")),
        ]
    };
}

const JAPANESE_FILES: [&str; 8] = files!("ja");
const ENGLISH_FILES: [&str; 8] = files!("en");
const EXAMPLE_FILES: [&str; 2] =
    [include_str!("messages/examples.ftl"), include_str!("messages/examples-prose.ftl")];

static JAPANESE: LazyLock<Catalogue> = LazyLock::new(|| catalogue("ja", &JAPANESE_FILES));
static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| catalogue("en", &ENGLISH_FILES));
static EXAMPLES: LazyLock<Catalogue> = LazyLock::new(|| catalogue("ja", &EXAMPLE_FILES));

/// A message in words. An id that no file has is its own words; a blank that is not filled is `…`.
#[must_use]
pub fn words(language: Language, message: &Message) -> String {
    fill(language.catalogue(), message, None).unwrap_or_else(|| message.id.to_owned())
}

/// An attribute of a message in words: `what`, `why`, `help`, `example` or `mended`.
#[must_use]
pub fn attribute(language: Language, message: &Message, name: &str) -> Option<String> {
    let catalogue = match name {
        "example" | "mended" => &EXAMPLES,
        _ => language.catalogue(),
    };
    fill(catalogue, message, Some(name))
}

/// What to do about a finding: its own help, else that of its sentence, else that of its rule.
#[must_use]
pub fn help(language: Language, diagnostic: &Diagnostic) -> Option<String> {
    if let Some(help) = &diagnostic.help {
        return Some(words(language, help));
    }
    attribute(language, &diagnostic.message, "help").or_else(|| {
        let message = Message { id: diagnostic.rule.id, ..diagnostic.message.clone() };
        attribute(language, &message, "help")
    })
}

fn catalogue(tag: &str, files: &[&str]) -> Catalogue {
    let language: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    for file in files {
        // A test holds that no file has an error; what is sound in a file counts all the same.
        let resource = FluentResource::try_new((*file).to_owned());
        bundle.add_resource_overriding(resource.unwrap_or_else(|(resource, _)| resource));
    }
    bundle
}

fn fill(catalogue: &Catalogue, message: &Message, attribute: Option<&str>) -> Option<String> {
    let found = catalogue.get_message(message.id)?;
    let pattern = match attribute {
        None => found.value()?,
        Some(name) => found.get_attribute(name)?.value(),
    };
    let mut blanks = FluentArgs::with_capacity(message.arguments.len());
    for (name, value) in message.arguments.iter() {
        blanks.set(*name, blank(name, value));
    }
    let mut errors = Vec::new();
    let words = catalogue.format_pattern(pattern, Some(&blanks), &mut errors).into_owned();
    Some(if errors.is_empty() { words } else { without_open_blanks(&words) })
}

fn blank<'a>(name: &str, value: &'a str) -> FluentValue<'a> {
    match value.parse::<u32>() {
        Ok(number) if NUMBERS.contains(&name) => number.into(),
        _ => FluentValue::String(cut(value, ARGUMENT_LIMIT)),
    }
}

/// A blank that nobody filled is left by Fluent as `{$name}`.
fn without_open_blanks(words: &str) -> String {
    let mut parts = words.split("{$");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        filled.push('…');
        filled.push_str(part.split_once('}').map_or(part, |(_, rest)| rest));
    }
    filled
}

#[cfg(test)]
mod tests;
