//! A page → its bytes, remembered.

mod fault;
mod filters;
mod fragment;
mod global;
mod holes;
mod lean;
mod templates;
mod theme;
mod words;

pub(crate) use fragment::Fragment;
pub(crate) use holes::{ROOT, filled, notice};
pub use theme::Theme;
pub use words::Words;

use crate::compile::Cache;
use crate::diagnostic::{Checked, Diagnostic, Rule};
use crate::memo::Digest;
use crate::plan::{Body, Guide, Page, View, way_to_root};
use crate::source::Sources;
use bytes::Bytes;
use std::sync::Arc;

/// The rules that this phase applies.
pub(crate) static RULES: &[&Rule] =
    &[&fault::TEMPLATE_ERROR, &fault::THEME_FILE_MISSING, &theme::THEME_MISSING];

/// The bytes of a page, and what is wrong with the template that makes it.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    /// The bytes; empty if the template failed.
    pub bytes: Bytes,
    /// What was wrong.
    pub diagnostics: Arc<[Diagnostic]>,
}

/// The only maker of bytes.
pub(crate) fn page(
    page: &Page,
    guide: Guide<'_>,
    theme: &Theme,
    sources: &Sources,
    cache: Option<&Cache>,
) -> Rendered {
    match &page.body {
        Body::Asset(file) => Rendered {
            bytes: Bytes::from_owner(lean::file(sources.get(*file))),
            ..Rendered::default()
        },
        Body::Text(make) => Rendered { bytes: Bytes::from(make(&guide)), ..Rendered::default() },
        Body::Made(bytes) => Rendered { bytes: bytes.clone(), ..Rendered::default() },
        Body::Html { .. } => {
            let root = way_to_root(&guide, page.shown_on.as_ref().unwrap_or(&page.route));
            page_at(page, guide, theme, &root, cache)
        }
    }
}

/// Makes a page whose way to the root is `root`, wherever it will stand.
pub(crate) fn page_at(
    page: &Page,
    guide: Guide<'_>,
    theme: &Theme,
    root: &str,
    cache: Option<&Cache>,
) -> Rendered {
    match &page.body {
        Body::Html { template, view } => {
            let view = view(&guide);
            let faults = guide.into_faults();
            if !faults.is_empty() {
                return Rendered { diagnostics: faults.into(), ..Rendered::default() };
            }
            html(template, &*view, root, theme, cache)
        }
        _ => Rendered::default(),
    }
}

/// Makes a page, unless it was made before with the same view.
fn html(
    template: &str,
    view: &dyn View,
    root: &str,
    theme: &Theme,
    cache: Option<&Cache>,
) -> Rendered {
    let make = || {
        let Checked { value, diagnostics } = theme.page(template, view, root);
        (value, diagnostics.into())
    };
    let Some(cache) = cache else {
        let (bytes, diagnostics) = make();
        return Rendered { bytes: Bytes::from(bytes), diagnostics };
    };
    let key = Digest::of(&(theme.digest(), template, root, view.digest()));
    cache.pages.get(key, || {
        let (mut bytes, diagnostics) = make();
        // What is kept takes no more room than it needs.
        bytes.shrink_to_fit();
        Rendered { bytes: Bytes::from(bytes), diagnostics }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Site;
    use serde::Serialize;

    #[derive(Serialize, Hash)]
    struct Shown {
        title: &'static str,
    }

    fn load(files: &[(&str, &str)]) -> (Sources, Checked<Arc<Theme>>) {
        let all = [("content/site.yaml", "title: x\n")];
        let files = all.iter().chain(files).map(|(path, text)| (*path, text.as_bytes()));
        let sources = Sources::from_memory(files);
        let mut site = Site::default();
        site.settings.language = Arc::from("ja");
        site.settings.theme = Arc::from("own");
        let theme = Theme::load(&sources, &site, &Cache::default());
        (sources, theme)
    }

    /// What is found, as `path:line:column message arguments`.
    fn told(sources: &Sources, diagnostics: &[Diagnostic]) -> Vec<String> {
        let tell = |finding: &Diagnostic| {
            let source = sources.get(finding.span.file);
            let at = source.lines().position(&source.bytes, finding.span.start);
            let arguments = &finding.message.arguments;
            let arguments: Vec<_> = arguments.iter().map(|(_, value)| value.as_ref()).collect();
            let (path, id) = (&source.path, finding.message.id);
            format!("{path}:{}:{} {id} {}", at.line, at.column, arguments.join(" "))
        };
        diagnostics.iter().map(tell).collect()
    }

    fn check(files: &[(&str, &str)], expected: &[&str]) {
        let (sources, theme) = load(files);
        let mut diagnostics = theme.diagnostics;
        if diagnostics.is_empty() {
            diagnostics =
                html("t", &Shown { title: "題" }, "", &theme.value, None).diagnostics.to_vec();
        }
        assert_eq!(told(&sources, &diagnostics), expected);
    }

    #[test]
    fn a_fault_of_a_template_is_told_where_it_stands() {
        let t = "themes/own/templates/t.html";
        check(&[(t, "{{ title }}")], &[]);
        check(
            &[(t, "題\n題：{{ title.x.y }}")],
            &["themes/own/templates/t.html:2:12 template-error-field x"],
        );
        check(
            &[(t, "\u{feff}題 {{ titel }}")],
            &["themes/own/templates/t.html:1:7 template-error-field titel"],
        );
        check(
            &[(t, "題{{ title"), ("themes/own/components/u.html", "{% if %}")],
            &[
                "themes/own/components/u.html:1:7 template-error Found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`",
                "themes/own/templates/t.html:1:2 template-error Unexpected end of input",
            ],
        );
        check(
            &[(t, "{% if 1 %}{% endif %}\n {% if title %}{{ title }}")],
            &["themes/own/templates/t.html:2:2 template-error Unexpected end of input"],
        );
        check(
            &[(t, "題 {{ title | fll }}\n{{ <nothing /> }}")],
            &[
                "themes/own/templates/t.html:1:14 template-error-filter fll",
                "themes/own/templates/t.html:2:5 template-error-missing nothing",
            ],
        );
        check(
            &[(t, "{% extends \"bse.html\" %}")],
            &["themes/own/templates/t.html:1:13 template-error-missing bse.html"],
        );
        check(
            &[("themes/own/theme.yaml", "name: own\n")],
            &["content/site.yaml:1:1 theme-file-missing themes/own/templates/t.html"],
        );
    }

    #[test]
    fn an_unknown_theme_is_said_and_the_default_one_taken() {
        let (sources, theme) = load(&[]);
        let expected = ["content/site.yaml:1:1 theme-missing own"];
        assert_eq!(told(&sources, &theme.diagnostics), expected);
        assert_eq!(&*theme.value.word("title_cases"), "事例");
    }

    #[test]
    fn a_theme_replaces_the_default_one_file_by_file() {
        let (_, theme) = load(&[
            ("themes/own/words/ja.yaml", "title_cases: 物語\n"),
            ("themes/own/assets/more/a.js", ""),
        ]);
        let theme = theme.value;
        assert_eq!((&*theme.word("title_cases"), &*theme.word("menu")), ("物語", "メニュー"));
        let names: Vec<_> = theme.assets().iter().map(|asset| &*asset.name).collect();
        assert!(["more/a.js", "style.css"].iter().all(|name| names.contains(name)), "{names:?}");
    }
}
