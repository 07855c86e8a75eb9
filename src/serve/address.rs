//! What a browser asks for → a path of the output.

/// A path of the output, decoded: `cases/x/` or `media/図.png`; nothing for the home page.
///
/// None for what no page can have and what could be taken for a way out: `..` in any spelling, an
/// empty part, a backslash, a control character, bytes that are no text. The path is decoded once.
pub(super) fn decode(target: &str) -> Option<String> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut decoded = String::with_capacity(path.len());
    let parts: Vec<&str> = path.split('/').collect();
    for (at, part) in parts.iter().enumerate() {
        let part = decode_part(part)?;
        let is_last = at + 1 == parts.len();
        let is_odd = part == "." || part == ".." || (part.is_empty() && !is_last);
        if is_odd || part.contains(|letter: char| "/\\".contains(letter) || letter.is_control()) {
            return None;
        }
        decoded.push_str(&part);
        if !is_last {
            decoded.push('/');
        }
    }
    Some(decoded)
}

fn decode_part(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            bytes.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_decoded_once_and_never_leads_out() {
        let check = |target: &str, expected: Option<&str>| {
            assert_eq!(decode(target).as_deref(), expected, "{target}");
        };
        check("/", Some(""));
        check("/?q=/../", Some(""));
        check("/cases/x/?a=b#c", Some("cases/x/"));
        check("/media/%E5%9B%B3.png", Some("media/図.png"));
        check("/a%252e%252e/", Some("a%2e%2e/"));
        check("/%252e%252e/", Some("%2e%2e/"));
        check("/a..b/...", Some("a..b/..."));
        for refused in [
            "/..",
            "/../etc/passwd",
            "/a/../b",
            "/a/./b",
            "/%2e%2e/etc/passwd",
            "/%2E./etc",
            "/..%2fetc",
            "/a%2fb",
            "/a%5cb",
            "/..\\etc",
            "//evil.example/",
            "/a//b",
            "/%00",
            "/a%0d%0aLocation:x",
            "/%c0%ae%c0%ae/",
            "/%ff",
            "/%",
            "/%2",
            "/%zz",
            "/%+1",
            "",
            "cases",
        ] {
            check(refused, None);
        }
    }
}
