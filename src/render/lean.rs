//! Scripts and stylesheets without what only their authors read: comments that fill whole lines, indentation, empty
//! lines. A reader's first search is a fifth smaller for it.
//!
//! Line by line, because at the start of a line there is no doubt what is a comment, as long as no string and no template
//! runs over the line's end. A file in which one might is left as it is.

use crate::source::Source;
use std::borrow::Cow;
use std::sync::Arc;

/// What becomes of a file that is copied: only the theme's own scripts and stylesheets change.
pub(super) fn file(source: &Source) -> Arc<[u8]> {
    let stripped = match (source.path.starts_with("themes/"), source.path.rsplit_once('.')) {
        (true, Some((_, "js"))) => source.text().map(|text| lean(text, true)),
        (true, Some((_, "css"))) => source.text().map(|text| lean(text, false)),
        _ => None,
    };
    match stripped {
        Some(Cow::Owned(text)) => Arc::from(text.into_bytes()),
        _ => source.bytes.clone(),
    }
}

/// The same script, or the same stylesheet, in fewer bytes.
fn lean(text: &str, is_script: bool) -> Cow<'_, str> {
    stripped(text, is_script).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Nothing where it is not sure what stands at the start of a line.
fn stripped(text: &str, is_script: bool) -> Option<String> {
    let mut lean = String::with_capacity(text.len());
    let mut comment: Option<Comment> = None;
    for line in text.lines() {
        let mut rest = line.trim();
        // What is in a comment that began on an earlier line.
        if let Some(Comment { is_kept }) = comment {
            let end = rest.find("*/").map_or(rest.len(), |end| end + 2);
            comment = comment.filter(|_| !rest[..end].ends_with("*/"));
            push(&mut lean, if is_kept { &rest[..end] } else { "" });
            rest = rest[end..].trim_start();
        }
        while let Some(inside) = rest.strip_prefix("/*").filter(|_| !rest.starts_with("/*!")) {
            let Some(end) = inside.find("*/") else {
                (comment, rest) = (Some(Comment { is_kept: false }), "");
                break;
            };
            rest = inside[end + 2..].trim_start();
        }
        if is_script
            && rest.starts_with("//")
            && !LINES_KEPT.iter().any(|kept| rest.starts_with(kept))
        {
            continue;
        }
        if is_unclear(rest, is_script) {
            return None;
        }
        if rest.starts_with("/*!") && !rest.contains("*/") {
            comment = Some(Comment { is_kept: true });
        } else if rest.rfind("/*") > rest.rfind("*/") {
            return None;
        }
        push(&mut lean, rest);
    }
    if !text.ends_with('\n') {
        lean.pop();
    }
    Some(lean)
}

/// A comment that goes on in the next line.
#[derive(Clone, Copy)]
struct Comment {
    /// Whether it names a licence: `/*! … */`.
    is_kept: bool,
}

/// Lines that tell a browser's tools something, or name a licence.
const LINES_KEPT: [&str; 3] = ["//!", "//#", "//@"];

fn push(lean: &mut String, line: &str) {
    if !line.is_empty() {
        lean.push_str(line);
        lean.push('\n');
    }
}

/// Whether something that began in a line may go on in the next one: a string, a template.
fn is_unclear(line: &str, is_script: bool) -> bool {
    let templates =
        || line.matches('`').count() % 2 == 1 || QUOTED.iter().any(|one| line.contains(one));
    line.ends_with('\\') || is_script && templates()
}

/// A sign that may be none: what stands in quotes begins no template.
const QUOTED: [&str; 5] = ["\\`", "\"`", "'`", "`\"", "`'"];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, is_script: bool, expected: &str) {
        assert_eq!(lean(text, is_script), expected);
        // What is lean already stays as it is.
        assert_eq!(lean(expected, is_script), expected);
    }

    #[test]
    fn comments_and_indentation_go() {
        check(
            "/* A page.\n   Of two lines. */\na {\n  b: c; /* why */\n}\n\n",
            false,
            "a {\nb: c; /* why */\n}\n",
        );
        check("// One.\nf();\n  /* Two. */ g();\n", true, "f();\ng();\n");
        check("/* One. */ /* Two. */\n/* Three\n*/ h();", true, "h();");
        check(
            "f(); // kept: it might be in a string\n",
            true,
            "f(); // kept: it might be in a string\n",
        );
        check("//# sourceMappingURL=a.map\n", true, "//# sourceMappingURL=a.map\n");
        check("  /*! MIT\n   somebody */\n a {}\n", false, "/*! MIT\nsomebody */\na {}\n");
    }

    #[test]
    fn two_slashes_are_no_comment_of_a_stylesheet() {
        check(
            "a { background: url(\n  //example.org/a.png) }\n",
            false,
            "a { background: url(\n//example.org/a.png) }\n",
        );
    }

    #[test]
    fn what_is_not_clear_stays_as_it_is() {
        for script in [
            "f(`\n  // text\n`);\n",
            "f('a\\\n  // text');\n",
            "  g(\"src/*\");\n  // text\n",
            "  f('`' + `a\n  // text\n` + '`');\n",
            "  f(); /* one\n  two */\n",
        ] {
            check(script, true, script);
        }
        check("a { content: 'a\\\n  b' }\n", false, "a { content: 'a\\\n  b' }\n");
    }

    #[test]
    fn only_the_scripts_and_stylesheets_of_a_theme_change() {
        let texts = ["themes/own/assets/a.js", "themes/own/assets/a.svg", "content/media/a.js"];
        let sources =
            crate::source::Sources::from_memory(texts.map(|path| (path, "  // a\n".as_bytes())));
        let of = |path: &str| {
            String::from_utf8_lossy(&file(sources.find(path).expect("it is there"))).into_owned()
        };
        assert_eq!(texts.map(of), ["", "  // a\n", "  // a\n"]);
    }
}
