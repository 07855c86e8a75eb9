//! What a link's destination means, and whether it may be followed at all.
//!
//! Apart because it is the door that keeps scripts and foreign hosts out. Addresses are judged as a
//! browser reads them, which is not as they are written: it drops tabs and line breaks, takes `\`
//! for `/`, and does not care for case.

use crate::model::Target;
use crate::text::percent_decoded;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::Arc;

/// The schemes that an address outside the site may have.
const ALLOWED: [&str; 4] = ["https", "http", "mailto", "tel"];

/// Why a destination is not one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// There is none.
    Nothing,
    /// It has a scheme that is not allowed, as `javascript:`.
    Scheme(String),
    /// It names another host without a scheme, as `//host`.
    Host,
    /// It holds invisible characters.
    Invisible,
    /// Its scheme is allowed, but nothing that could be followed comes behind it.
    Incomplete,
    /// It begins at the root of the site or of a disk.
    Absolute,
}

/// What a destination in parentheses or angle brackets means; entities are resolved already.
pub(super) fn of_address(written: &str) -> Result<Target, Refusal> {
    let written = written.trim();
    if let Some(anchor) = written.strip_prefix('#') {
        return of_anchor(anchor);
    }
    let judged = as_browsers_read(written);
    if judged.is_empty() {
        return Err(Refusal::Nothing);
    }
    if let Some(scheme) = scheme(&judged) {
        return external(written, scheme);
    }
    if judged.starts_with('/') {
        return Err(if judged.starts_with("//") { Refusal::Host } else { Refusal::Absolute });
    }
    let (path, anchor) = split_anchor(written);
    let path = percent_decoded(path);
    if path.chars().any(is_invisible) {
        return Err(Refusal::Invisible);
    }
    let anchor = anchor.map(|anchor| Arc::from(percent_decoded(anchor)));
    Ok(Target::File { path: Arc::from(path), anchor })
}

/// What the inside of `[[…]]` means.
pub(super) fn of_name(written: &str) -> Result<Target, Refusal> {
    let (name, anchor) = split_anchor(written.trim());
    match (name.trim(), anchor) {
        ("", anchor) => of_anchor(anchor.unwrap_or_default()),
        (name, anchor) => Ok(Target::Name { name: name.into(), anchor: anchor.map(Arc::from) }),
    }
}

/// What an address of electronic mail in angle brackets means.
pub(super) fn of_mail(written: &str) -> Target {
    Target::External(format!("mailto:{}", encoded(written)).into())
}

/// An address as it may stand in a report: what is invisible is marked.
pub(super) fn shown(address: &str) -> String {
    address.replace(is_invisible, "\u{FFFD}")
}

/// A heading of the same document.
fn of_anchor(written: &str) -> Result<Target, Refusal> {
    match percent_decoded(written) {
        anchor if anchor.is_empty() => Err(Refusal::Nothing),
        anchor => Ok(Target::Anchor(anchor.into())),
    }
}

/// An address that has a scheme.
fn external(written: &str, scheme: &str) -> Result<Target, Refusal> {
    if scheme.len() == 1 {
        return Err(Refusal::Absolute); // `C:` is a disk, and no scheme has one letter.
    }
    let lower = scheme.to_ascii_lowercase();
    if !ALLOWED.contains(&lower.as_str()) {
        return Err(Refusal::Scheme(lower));
    }
    if written.chars().any(is_invisible) {
        return Err(Refusal::Invisible);
    }
    // If the scheme only shows once it is decoded, then it is no scheme to a browser.
    let rest = written.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(&lower));
    let rest = rest.and_then(|_| written[scheme.len()..].strip_prefix(':'));
    let Some(rest) = rest else { return Err(Refusal::Scheme(lower)) };
    let followable = match lower.as_str() {
        "http" | "https" => rest.strip_prefix("//").is_some_and(has_host),
        _ => !rest.trim().is_empty(),
    };
    if followable {
        Ok(Target::External(format!("{lower}:{}", encoded(rest)).into()))
    } else {
        Err(Refusal::Incomplete)
    }
}

/// Whether a host follows.
fn has_host(rest: &str) -> bool {
    !rest.starts_with(['/', '\\', '?', '#', ':', '@']) && !rest.trim().is_empty()
}

/// An address without anything that could hide what it is.
fn as_browsers_read(written: &str) -> Cow<'_, str> {
    let hides = |found: char| matches!(found, '%' | '\\') || is_lost(found);
    if !written.contains(hides) {
        return Cow::Borrowed(written);
    }
    let mut read = written.to_owned();
    // Encoded twice is harmless, but nobody who means well writes it.
    for _ in 0..3 {
        match percent_decoded(&read) {
            Cow::Owned(once) if once != read => read = once,
            _ => break,
        }
    }
    read.retain(|character| !is_lost(character));
    Cow::Owned(read.replace('\\', "/"))
}

/// What browsers leave out, or people do not see.
fn is_lost(character: char) -> bool {
    is_invisible(character) || character.is_whitespace()
}

/// The scheme of an address.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let sound = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    sound.then_some(scheme)
}

/// Control characters, and those that show nothing or turn the direction of what follows.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}')
}

/// The path and the anchor of an address.
fn split_anchor(address: &str) -> (&str, Option<&str>) {
    match address.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor).filter(|anchor| !anchor.is_empty())),
        None => (address, None),
    }
}

/// An address with the characters encoded that may not stand in one.
fn encoded(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for character in address.trim().chars() {
        match character {
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | ' ' => {
                let _ = write!(encoded, "%{:02X}", u32::from(character));
            }
            // Brackets belong to the host alone (`[::1]`), which no guideline links to.
            '[' => encoded.push_str("%5B"),
            ']' => encoded.push_str("%5D"),
            '\u{3000}' => encoded.push_str("%E3%80%80"),
            _ => encoded.push(character),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: &str) {
        let found = match of_address(written) {
            Ok(Target::File { path, anchor: None }) => format!("file {path}"),
            Ok(Target::File { path, anchor: Some(anchor) }) => format!("file {path} # {anchor}"),
            Ok(Target::Name { name, .. }) => format!("name {name}"),
            Ok(Target::Anchor(anchor)) => format!("# {anchor}"),
            Ok(Target::External(address)) => format!("external {address}"),
            Err(Refusal::Scheme(scheme)) => format!("scheme {scheme}"),
            Err(refusal) => format!("{refusal:?}").to_lowercase(),
        };
        assert_eq!(found, expected, "{written:?}");
    }

    #[test]
    fn paths_and_anchors() {
        check("a.md", "file a.md");
        check("../pages/about.md#目的", "file ../pages/about.md # 目的");
        check("%E6%A1%88%E5%86%85.md#%E7%9B%AE", "file 案内.md # 目");
        check("100%.md", "file 100%.md");
        check("%FF.md", "file %FF.md");
        check("a b.md#", "file a b.md");
        check("対策:一.md", "file 対策:一.md");
        check("./note:1.md", "file ./note:1.md");
        check("#目的", "# 目的");
        check("#", "nothing");
        check(" ", "nothing");
    }

    #[test]
    fn outside() {
        check("https://example.org/あ?q=1#x", "external https://example.org/あ?q=1#x");
        check("HTTP://example.org", "external http://example.org");
        check("https://example.org/a b\"<", "external https://example.org/a%20b%22%3C");
        check("mailto:a@example.org", "external mailto:a@example.org");
        check("tel:+81-3-0000-0000", "external tel:+81-3-0000-0000");
        check("https:example.org", "incomplete");
        check("https:///", "incomplete");
        check("https://", "incomplete");
        check("mailto:", "incomplete");
    }

    #[test]
    fn refused_in_all_spellings() {
        for written in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            " \u{1}javascript:alert(1)",
            "javascript\u{200B}:alert(1)",
            "java\u{AD}script:alert(1)",
            "javascript%3Aalert(1)",
            "%6Aavascript:alert(1)",
            "%256Aavascript%253Aalert(1)",
            "java%0Ascript:alert(1)",
        ] {
            check(written, "scheme javascript");
        }
        check("data:text/html,x", "scheme data");
        check("vbscript:x", "scheme vbscript");
        check("file:///etc/passwd", "scheme file");
        check("blob:x", "scheme blob");
        check("view-source:https://x", "scheme view-source");
        check("https%3A//example.org", "scheme https");
        check("h%74tps://example.org", "scheme https");
        for written in ["//host", "\\\\host\\x", "/\\host", "\\/host", "/\t/host", "%2F/host"] {
            check(written, "host");
        }
        for written in ["/a.md", "\\a.md", "C:\\x", "c:/x", "%2Fa", "C%3A\\x"] {
            check(written, "absolute");
        }
        check("a\u{202E}b.md", "invisible");
        check("a%00b.md", "invisible");
        check("https://a\u{202E}b", "invisible");
    }

    #[test]
    fn names() {
        let check = |written: &str, expected: Result<(&str, Option<&str>), Refusal>| {
            let expected = expected.map(|(name, anchor)| match name {
                "" => Target::Anchor(anchor.unwrap_or_default().into()),
                name => Target::Name { name: name.into(), anchor: anchor.map(Arc::from) },
            });
            assert_eq!(of_name(written), expected, "{written:?}");
        };
        check(" 保護観察所 ", Ok(("保護観察所", None)));
        check("保護観察所#連絡", Ok(("保護観察所", Some("連絡"))));
        check("#連絡", Ok(("", Some("連絡"))));
        check(" ", Err(Refusal::Nothing));
    }
}
