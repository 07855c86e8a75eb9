//! What a crawl needs of a page: its ids, its addresses, and what should not stand in it.

use std::collections::BTreeSet;

use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};

/// A page as a crawl sees it.
#[derive(Default)]
pub(crate) struct Html {
    pub(crate) ids: BTreeSet<String>,
    /// Where a reader can go from here.
    pub(crate) anchors: Vec<String>,
    /// What the browser fetches by itself.
    pub(crate) resources: Vec<String>,
    /// Addresses that only machines read: canonical, alternate, `og:`.
    pub(crate) absolute: Vec<String>,
    /// It is only a sign to another address.
    pub(crate) leads_on: bool,
    pub(crate) faults: Vec<String>,
}

impl Html {
    pub(crate) fn of(text: &str) -> Self {
        let mut html = Self::default();
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(text, emitter) {
            match token {
                Ok(Token::StartTag(tag)) => html.tag(&tag),
                Ok(Token::Error(error)) => {
                    html.faults.push(format!("broken HTML: {}", error.value));
                }
                Ok(_) => {}
                Err(never) => match never {},
            }
        }
        html
    }

    fn tag(&mut self, tag: &StartTag<()>) {
        let name = text(&tag.name);
        let get = |key: &str| tag.attributes.get(key.as_bytes()).map(|value| text(value));
        for (key, value) in &tag.attributes {
            self.attribute(&name, &text(key), text(value));
        }
        match name.as_str() {
            "style" => self.faults.push("an inline <style>".into()),
            "base" => self.faults.push("a <base>, which bends every link".into()),
            "script" if get("src").is_none() => {
                let kind = get("type").unwrap_or_default();
                if !matches!(kind.as_str(), "application/ld+json" | "application/json") {
                    self.faults.push("an inline <script>".into());
                }
            }
            "link" => {
                let rel = get("rel").unwrap_or_default();
                let href = get("href").unwrap_or_default();
                match rel.as_str() {
                    "canonical" => self.absolute.push(href),
                    "alternate" if href.contains("://") => self.absolute.push(href),
                    "alternate" | "next" | "prev" | "license" | "author" | "help" => {
                        self.anchors.push(href);
                    }
                    _ => self.resources.push(href),
                }
            }
            "meta" => {
                let property = get("property").unwrap_or_default();
                let content = get("content").unwrap_or_default();
                if get("http-equiv").is_some_and(|kind| kind.eq_ignore_ascii_case("refresh")) {
                    self.leads_on = true;
                    let target = content.split_once("url=").or(content.split_once("URL="));
                    self.anchors.extend(target.map(|(_, url)| url.trim_matches('\'').to_owned()));
                }
                if matches!(property.as_str(), "og:url" | "og:image") {
                    self.absolute.push(content);
                }
            }
            _ => {}
        }
    }

    fn attribute(&mut self, tag: &str, key: &str, value: String) {
        match (tag, key) {
            (_, "id") => {
                if value.is_empty() || value.contains(char::is_whitespace) {
                    self.faults.push(format!("the id `{value}` is empty or has a space"));
                }
                if !self.ids.insert(value.clone()) {
                    self.faults.push(format!("the id `{value}` stands twice"));
                }
            }
            (_, "style") => self.faults.push(format!("an inline style on <{tag}>: {value}")),
            (_, on) if on.starts_with("on") => {
                self.faults.push(format!("an inline handler on <{tag}>: {on}"));
            }
            ("link" | "base", _) => {}
            ("a" | "area", "href" | "xlink:href") | (_, "action" | "formaction") => {
                self.anchors.push(value);
            }
            (_, "href" | "xlink:href" | "src" | "poster") | ("object", "data") => {
                self.resources.push(value);
            }
            (_, "srcset" | "imagesrcset") => {
                let candidates = value.split(',').filter_map(|one| one.split_whitespace().next());
                self.resources.extend(candidates.map(str::to_owned));
            }
            _ => {}
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
