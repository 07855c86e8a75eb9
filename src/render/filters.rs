//! The filters that a theme has beside Tera's own. All are pure: a template sees its view, and no
//! filter lets it see more.

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// Registers all filters; must come before the templates are added.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("fill", fill);
    tera.register_filter("quoted", quoted);
}

/// Text as a string of a script, with its quotes: `renkei.cards({{ html | quoted | safe }})`.
fn quoted(text: &str, _: Kwargs, _: &State) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Fills the blanks of a sentence: `{{ ui.n_cases | fill(n=3) }}` puts 3 for `{n}`.
#[expect(clippy::needless_pass_by_value, reason = "Tera hands its arguments over so")]
fn fill(sentence: &str, values: Kwargs, _: &State) -> TeraResult<String> {
    let mut filled = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, name, behind)) = blank(rest) {
        let value = value_of(&values, name)
            .ok_or_else(|| Error::message(format!("`fill` needs a value for `{name}`")))?;
        filled.push_str(before);
        filled.push_str(&value.to_string());
        rest = behind;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// What stands before the first blank, its name, and what stands behind it.
fn blank(text: &str) -> Option<(&str, &str, &str)> {
    let open = text.find('{')?;
    let close = open + text[open..].find('}')?;
    Some((&text[..open], &text[open + 1..close], &text[close + 1..]))
}

fn value_of<'v>(values: &'v Kwargs, name: &str) -> Option<&'v Value> {
    values.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tera::Context;

    #[test]
    fn fills_blanks_once_and_needs_every_value() {
        let mut tera = Tera::default();
        register(&mut tera);
        let check = |template: &str, expected: Option<&str>| {
            let result = tera.render_str(template, &Context::new(), true).ok();
            assert_eq!(result.as_deref(), expected, "{template}");
        };
        check(r#"{{ "事例{n}" | fill(n=3) }}"#, Some("事例3"));
        check(r#"{{ "{a}と{b}" | fill(a="{b}", b="x") }}"#, Some("{b}とx"));
        check(r#"{{ "{a}" | fill(a="<b>") }}"#, Some("&lt;b&gt;"));
        check(r#"{{ "ない" | fill(n=1) }}"#, Some("ない"));
        check(r#"{{ "{n" | fill(n=1) }}"#, Some("{n"));
        check(r#"{{ "{m}" | fill(n=1) }}"#, None);
        check(r#"{{ "<a b='c'>\"" | quoted | safe }}"#, Some(r#""\u003ca b='c'>\"""#));
    }
}
