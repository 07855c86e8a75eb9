//! The settings as written: `site.yaml`.

use super::change::{ChangeDocument, changes};
use super::consultation::{ConsultationDocument, LeaveDocument, consultation, leave};
use super::fields::{BAD_URL, Fields, Text};
use super::yaml::{self, Lost, Piece};
use crate::diagnostic::{Diagnostic, Rule};
use crate::model::{Author, Prose};
use crate::span::Span;
use std::sync::Arc;
use unic_langid::LanguageIdentifier;

pub(crate) static BAD_LANGUAGE: Rule = Rule::error("bad-language");

/// The languages that have a code of two letters (ISO 639-1).
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr \
    cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr \
    ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb \
    lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os \
    pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th \
    ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// What is written for a language by who does not know its code.
const MISTAKEN: [(&str, &str); 12] = [
    ("jp", "ja"),
    ("jpn", "ja"),
    ("japanese", "ja"),
    ("日本語", "ja"),
    ("eng", "en"),
    ("english", "en"),
    ("英語", "en"),
    ("kor", "ko"),
    ("chi", "zh"),
    ("zho", "zh"),
    ("cn", "zh"),
    ("kp", "ko"),
];

/// The settings as written.
#[derive(Debug, Default)]
pub(crate) struct SettingsDocument {
    pub(crate) title: Option<Text>,
    pub(crate) description: Option<Text>,
    pub(crate) lead: Option<Text>,
    pub(crate) finding: Option<Text>,
    pub(crate) notice: Option<Text>,
    pub(crate) plain: Arc<Prose>,
    pub(crate) language: Option<Text>,
    pub(crate) base_url: Option<Text>,
    pub(crate) theme: Option<Text>,
    pub(crate) version: Option<Text>,
    pub(crate) updated: Option<Text>,
    pub(crate) changes: Vec<ChangeDocument>,
    /// Name and address.
    pub(crate) licence: Option<(Text, Option<Text>)>,
    pub(crate) publisher: Option<Text>,
    pub(crate) edit_url: Option<Text>,
    pub(crate) facility: Option<FacilityDocument>,
    pub(crate) navigation: Vec<Text>,
    pub(crate) footer: Vec<Text>,
    pub(crate) grids: Vec<GridDocument>,
    /// The facet that readers can check themselves by.
    pub(crate) checklist: Option<Text>,
    pub(crate) consultation: Option<ConsultationDocument>,
    pub(crate) leave: Option<LeaveDocument>,
    pub(crate) works: Vec<WorkDocument>,
    pub(crate) lost: Lost,
}

/// What stands in the middle, as written.
#[derive(Debug)]
pub(crate) struct FacilityDocument {
    pub(crate) name: Text,
    pub(crate) summary: Option<Text>,
    pub(crate) page: Option<Text>,
}

/// Two facets crossed, as written.
#[derive(Debug)]
pub(crate) struct GridDocument {
    pub(crate) id: Text,
    pub(crate) name: Option<Text>,
    pub(crate) rows: Option<Text>,
    pub(crate) columns: Option<Text>,
}

/// A work that the guideline rests on, as written.
#[derive(Debug)]
pub(crate) struct WorkDocument {
    pub(crate) id: Text,
    pub(crate) title: Text,
    pub(crate) authors: Vec<Author>,
    pub(crate) container: Option<Text>,
    pub(crate) date: Option<Text>,
    pub(crate) url: Option<Text>,
    pub(crate) note: Option<Text>,
    /// Label and title of each place.
    pub(crate) places: Vec<(Text, Text)>,
}

/// Reads the settings; nothing if they are not YAML.
pub(crate) fn settings(
    piece: Piece<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<SettingsDocument> {
    let mut fields = Fields::of_tree(yaml::parse(piece, diagnostics)?, diagnostics);
    fields.span = Span::new(piece.file, piece.offset, piece.offset);
    let document = SettingsDocument {
        title: fields.required("title", None),
        description: fields.text("description"),
        lead: fields.text("lead"),
        finding: fields.text("finding"),
        notice: fields.text("notice"),
        plain: fields.prose("plain"),
        language: language(&mut fields),
        base_url: address(&mut fields),
        theme: fields.text("theme"),
        version: fields.text("version"),
        updated: fields.date("updated"),
        changes: changes(&mut fields),
        licence: licence(&mut fields),
        publisher: fields.text("publisher"),
        edit_url: fields.url("edit-url"),
        facility: facility(&mut fields),
        navigation: fields.texts("navigation"),
        footer: fields.texts("footer"),
        grids: fields.maps("grids", grid),
        checklist: checklist(&mut fields),
        consultation: consultation(&mut fields),
        leave: leave(&mut fields),
        works: fields.maps("sources", work),
        lost: fields.lost(),
    };
    fields.finish();
    Some(document)
}

/// Whether a text is an address under which a site can stand: it goes into links, headers and
/// redirections as it is, so that nothing in it may mean anything there.
pub(crate) fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (host, port) = match authority.rsplit_once(':').filter(|(_, port)| !port.contains(']')) {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    is_host(host)
        && port.is_none_or(is_port)
        && (path.is_empty() || path.strip_suffix('/').unwrap_or(path).split('/').all(is_part))
}

/// Whether this can be the name of a machine: `example.org`, `[::1]`.
fn is_host(host: &str) -> bool {
    let letter = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_');
    let inside = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let is_figures = |inside: &str| inside.parse::<std::net::Ipv6Addr>().is_ok();
    inside.is_some_and(is_figures)
        || (host.starts_with(char::is_alphanumeric) && host.chars().all(letter))
}

/// Whether this can be the name of a folder in an address.
fn is_part(part: &str) -> bool {
    let letter = |letter: char| letter.is_alphanumeric() || "-._~".contains(letter);
    !part.is_empty() && !part.bytes().all(|byte| byte == b'.') && part.chars().all(letter)
}

fn address(fields: &mut Fields<'_>) -> Option<Text> {
    let url = fields.required("base-url", None)?;
    if is_address(&url.value) {
        return Some(url);
    }
    let finding = Diagnostic::new(&BAD_URL, url.span);
    fields.report(finding.with("key", "base-url").with("url", &url.value));
    None
}

/// The language of the guideline: it names words of the theme and stands in every page.
fn language(fields: &mut Fields<'_>) -> Option<Text> {
    let language = fields.required("language", None)?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let is_tag = language.value.bytes().all(is_plain)
        && language.value.parse::<LanguageIdentifier>().is_ok();
    let first = language.value.split('-').next().unwrap_or_default().to_ascii_lowercase();
    // A language without two letters of its own has three; those that have both go by the two.
    let is_known = match first.len() {
        2 => CODES.split(' ').any(|code| code == first),
        3 => MISTAKEN.iter().all(|(wrong, _)| *wrong != first),
        _ => false,
    };
    if is_tag && is_known {
        return Some(language);
    }
    let finding = Diagnostic::new(&BAD_LANGUAGE, language.span).with("language", &language.value);
    let meant = MISTAKEN.iter().find(|(wrong, _)| *wrong == first);
    fields.report(finding.suggest(meant.map(|(_, code)| Arc::from(*code))));
    None
}

fn licence(fields: &mut Fields<'_>) -> Option<(Text, Option<Text>)> {
    let mut fields = fields.map("license")?;
    let name = fields.required("name", None);
    let url = fields.url("url");
    fields.finish();
    Some((name?, url))
}

fn facility(fields: &mut Fields<'_>) -> Option<FacilityDocument> {
    let mut fields = fields.map("facility")?;
    let name = fields.required("name", None);
    let summary = fields.summary();
    let page = fields.text("page");
    fields.finish();
    Some(FacilityDocument { name: name?, summary, page })
}

fn checklist(fields: &mut Fields<'_>) -> Option<Text> {
    let mut fields = fields.map("checklist")?;
    let facet = fields.required("facet", None);
    fields.finish();
    facet
}

fn grid(mut fields: Fields<'_>) -> Option<GridDocument> {
    let id = fields.required("id", None);
    let owner = id.as_ref().map(|id| id.value.clone());
    let name = fields.text("name");
    let rows = fields.required("rows", owner.as_deref());
    let columns = fields.required("columns", owner.as_deref());
    fields.finish();
    Some(GridDocument { id: id?, name, rows, columns })
}

fn work(mut fields: Fields<'_>) -> Option<WorkDocument> {
    let id = fields.required("id", None);
    let owner = id.as_ref().map(|id| id.value.clone());
    let title = fields.required("title", owner.as_deref()).or_else(|| id.clone());
    let document = WorkDocument {
        authors: fields.maps("authors", author),
        container: fields.text("container"),
        date: fields.text("date"),
        url: fields.url("url"),
        note: fields.text("note"),
        places: fields.pairs("places"),
        title: title?,
        id: id?,
    };
    fields.finish();
    Some(document)
}

fn author(mut fields: Fields<'_>) -> Option<Author> {
    let family = fields.required("family", None);
    let given = fields.required("given", None);
    let affiliation = fields.text("affiliation").map(|text| text.value);
    fields.finish();
    Some(Author { family: family?.value, given: given?.value, affiliation })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_stands_under_a_plain_address() {
        for url in [
            "https://example.org",
            "https://example.org/",
            "http://localhost:3000/guide/",
            "https://[::1]:3000/",
            "https://xn--wgv71a.example/a/b.c/~d",
            "https://連携.example/手引き/",
        ] {
            assert!(is_address(url), "{url}");
        }
        for url in [
            "",
            "example.org",
            "javascript:alert(1)",
            "ftp://example.org/",
            "https://",
            "https:///a",
            "https://example.org//evil.example/",
            "https://example.org/../",
            "https://example.org/./",
            "https://example.org/a b/",
            "https://example.org/a\n/b",
            "https://example.org/%0d%0a/",
            "https://example.org/a?b",
            "https://example.org/#a",
            "https://example.org/\\evil.example/",
            "https://example.org/*",
            "https://example.org/:splat/",
            "https://example.org/a;b/",
            "https://example.org/<b>/",
            "https://example.org/\"a/",
            "https://example.org/{{ a }}/",
            "https://example.org/\u{202e}a/",
            "https://user:word@example.org/",
            "https://example.org:80a/",
            "https://example.org\\@evil.example/",
            "https://-/",
        ] {
            assert!(!is_address(url), "{url}");
        }
    }
}
