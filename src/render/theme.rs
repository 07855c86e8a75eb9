//! The theme: templates, components, words and assets, loaded from the sources.
//!
//! A site's theme replaces the default one file by file. A theme is made once for as long as its
//! files and what every page shows of the site stay the same.

use super::fault;
use super::filters;
use super::global::Global;
use super::holes::{Filled, NOTICES, ROOT};
use super::lean;
use super::templates::{Template, Templates};
use super::words::{self, Words};
use crate::compile::Cache;
use crate::diagnostic::{Checked, Diagnostic, Message, Rule};
use crate::memo::Digest;
use crate::model::{Settings, Site};
use crate::parse::trouble;
use crate::plan::View;
use crate::shared::Shared;
use crate::source::{Source, Sources};
use crate::span::{FileId, Span};
use crate::{suggest, text};
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, Tera, TeraResult, context};

/// A theme of which no file exists.
pub(crate) static THEME_MISSING: Rule = Rule::error("theme-missing");

const DEFAULT: &str = "default";

/// A loaded theme.
pub struct Theme {
    /// Nothing if a template could not be read: that was said, and no page can be made.
    tera: Option<Tera>,
    templates: Templates,
    digest: Digest,
    words: Arc<Words>,
    assets: Vec<Asset>,
}

/// A file of the theme that is copied.
#[derive(Clone, Debug)]
pub(crate) struct Asset {
    /// How templates call it: `style.css`.
    pub(crate) name: Arc<str>,
    /// Where it is put: its name holds a digest of what is in it, so that it may be kept for ever.
    pub(crate) path: Arc<str>,
    /// The file.
    pub(crate) file: FileId,
}

impl Theme {
    /// Loads the theme that the site names.
    pub(crate) fn load(sources: &Sources, site: &Site, cache: &Cache) -> Checked<Arc<Theme>> {
        let mut diagnostics = Vec::new();
        let name = existing(sources, &site.settings, &mut diagnostics);
        let words = words::load(sources, name, &site.settings.language, cache);
        let words = words.report(&mut diagnostics);
        let files = Files::of(sources, name);
        let assets = files.assets(cache);
        let global = Global::new(site, &words, &assets);
        let digest = Digest::of(&(name, files.digest(), words.all(), &global));
        let theme = cache.themes.get(digest, || {
            let mut diagnostics = Vec::new();
            let templates = Templates::new(files.templates(&mut diagnostics), name, start(sources));
            let tera = tera(&templates, &words, &global);
            let tera = tera.report(&mut diagnostics).filter(|_| diagnostics.is_empty());
            let theme =
                Theme { tera, templates, digest, words: words.clone(), assets: assets.clone() };
            Checked { value: Arc::new(theme), diagnostics }
        });
        Checked { value: theme.report(&mut diagnostics), diagnostics }
    }

    /// A word of the interface.
    #[must_use]
    pub fn word(&self, key: &str) -> Arc<str> {
        self.words.get(key)
    }

    /// All words of the interface, for views that need several.
    pub(crate) fn words(&self) -> &Arc<Words> {
        &self.words
    }

    /// The files that are copied.
    pub(crate) fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// The template for the terms of a facet: its own, if the theme has one.
    pub(crate) fn term_template(&self, facet: &str) -> String {
        let own = format!("facets/{facet}");
        if self.templates.has(&format!("{own}.html")) { own } else { "term".to_owned() }
    }

    /// The place for a finding about what the engine makes itself.
    pub(crate) fn start(&self) -> Span {
        self.templates.start()
    }

    /// Stands for everything that a page gets from the theme.
    pub(crate) fn digest(&self) -> Digest {
        self.digest
    }

    /// Makes a page whose way to the root is `root`; nothing, and what is wrong, if its template
    /// fails.
    pub(super) fn page(&self, template: &str, view: &dyn View, root: &str) -> Checked<Vec<u8>> {
        let Some(tera) = &self.tera else { return Checked::default() };
        let notices = NOTICES.map(|key| self.words.get(key));
        let mut page = Filled::new(root, &notices);
        let made = tera.render_to(&format!("{template}.html"), &view.context(), &mut page);
        self.checked(made.map(|()| page.bytes))
    }

    /// Makes what a component says of its arguments, with the way to the root left open.
    pub(super) fn component(&self, name: &str, arguments: &Context) -> Checked<String> {
        let Some(tera) = &self.tera else { return Checked::default() };
        let page = context! { page => &BTreeMap::from([("root", ROOT)]) };
        self.checked(tera.render_component_with_implicits(name, arguments, &page, None, true))
    }

    fn checked<T: Default>(&self, made: TeraResult<T>) -> Checked<T> {
        match made {
            Ok(value) => Checked::sound(value),
            Err(error) => {
                let diagnostics = fault::diagnostics(&error, &self.templates);
                Checked { value: T::default(), diagnostics }
            }
        }
    }
}

/// The name of the theme, or the default one's if there is none of that name.
fn existing<'n>(
    sources: &Sources,
    settings: &'n Settings,
    diagnostics: &mut Vec<Diagnostic>,
) -> &'n str {
    let name = &*settings.theme;
    let exists = |name: &str| sources.below(&format!("themes/{name}/")).next().is_some();
    if name.is_empty() || exists(name) {
        return if name.is_empty() { DEFAULT } else { name };
    }
    let folders = sources.below("themes/").filter_map(|source| source.path.split('/').nth(1));
    let mut known: Vec<Arc<str>> = folders.map(Arc::from).collect();
    known.dedup();
    let at = settings.theme_origin.unwrap_or_else(|| start(sources));
    let finding = Diagnostic::new(&THEME_MISSING, at).with("theme", name);
    diagnostics.push(match suggest::nearest(name, &known) {
        Some(near) => finding.suggest(Some(near)),
        None => {
            finding.help(Message::new("help-known-themes").with("themes", text::listed(&known)))
        }
    });
    DEFAULT
}

/// The place for what concerns the theme as a whole: the file that names it.
fn start(sources: &Sources) -> Span {
    let file = ["content/site.yaml", "themes/default/theme.yaml"];
    let file = file.into_iter().find_map(|path| sources.find(path));
    Span::start_of(file.map_or(FileId(0), |source| source.id))
}

/// All templates, ready to render.
fn tera(templates: &Templates, words: &Words, global: &Global) -> Checked<Option<Tera>> {
    let mut tera = Tera::new();
    filters::register(&mut tera);
    tera.autoescape_on([".html"]);
    tera.set_escape_fn(crate::text::escape_to);
    tera.global_context().insert("ui", words.all());
    tera.global_context().insert("site", global);
    let added = tera.add_raw_templates(templates.iter());
    match added.and_then(|()| surroundings(&mut tera, global)) {
        Ok(()) => Checked::sound(Some(tera)),
        Err(error) => {
            let each = syntax_errors(templates);
            let diagnostics =
                if each.is_empty() { fault::diagnostics(&error, templates) } else { each };
            Checked { value: None, diagnostics }
        }
    }
}

/// Makes what is the same on many pages, head and foot, once. `headers` has one for each entry of the
/// navigation, in which that entry is the current one, one for each of the pages that have a field to
/// search in themselves, and under an empty key one for all others.
fn surroundings(tera: &mut Tera, global: &Global) -> TeraResult<()> {
    let make = |name: &str, key: &str| {
        let page = BTreeMap::from([("root", ROOT), ("kind", key), ("nav_key", key)]);
        let page = context! { page => &page };
        // A theme may do without.
        let is_there = tera.contains_component(name);
        let made = is_there.then(|| {
            tera.render_component_with_implicits(name, &Context::new(), &page, None, true)
        });
        made.transpose().map(|html| Shared::html(&html.unwrap_or_default()))
    };
    let mut headers = BTreeMap::new();
    for key in global.navigation_keys().chain(["home", "search", ""]) {
        headers.insert(key, make("site_header", key)?);
    }
    let footer = make("site_footer", "")?;
    tera.global_context().insert("headers", &headers);
    tera.global_context().insert("footer", &footer);
    Ok(())
}

/// Tera stops at the first template that it cannot read; all of them are to be named in one run.
fn syntax_errors(templates: &Templates) -> Vec<Diagnostic> {
    let alone = |(name, text)| Tera::new().add_raw_template(name, text).err();
    let errors = templates.iter().filter_map(alone);
    let errors = errors.filter(|error| matches!(error.kind(), tera::ErrorKind::SyntaxError(_)));
    errors.flat_map(|error| fault::diagnostics(&error, templates)).collect()
}

/// The files of a theme by the names under which they are known in it.
struct Files<'s> {
    templates: BTreeMap<String, &'s Source>,
    assets: BTreeMap<&'s str, &'s Source>,
}

impl<'s> Files<'s> {
    /// The default theme's files, replaced by those of the theme.
    fn of(sources: &'s Sources, theme: &str) -> Files<'s> {
        let mut files = Files { templates: BTreeMap::new(), assets: BTreeMap::new() };
        for folder in ["themes/default/".to_owned(), format!("themes/{theme}/")] {
            for source in sources.below("themes/") {
                if let Some(path) = source.path.strip_prefix(&folder) {
                    files.put(source, path);
                }
            }
        }
        files
    }

    fn put(&mut self, source: &'s Source, path: &'s str) {
        if let Some(name) = path.strip_prefix("assets/") {
            self.assets.insert(name, source);
        } else if path.strip_suffix(".html").is_some() {
            let name =
                path.strip_prefix("templates/").or(path.starts_with("components/").then_some(path));
            self.templates.extend(name.map(|name| (name.to_owned(), source)));
        }
    }

    fn digest(&self) -> Digest {
        let templates = self.templates.iter();
        let templates = templates.map(|(name, source)| (name.as_str(), source.id, source.digest));
        Digest::of(&templates.collect::<Vec<_>>())
    }

    fn assets(&self, cache: &Cache) -> Vec<Asset> {
        let digest = |source: &Source| {
            let key = Digest::of(&(source.id, source.digest));
            cache.assets.get(key, || Digest::of_bytes(&lean::file(source)))
        };
        let asset = |(name, source): (&&str, &&Source)| Asset {
            name: Arc::from(*name),
            path: Arc::from(format!("assets/{}", hashed(name, digest(source)))),
            file: source.id,
        };
        self.assets.iter().map(asset).collect()
    }

    fn templates(&self, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, Template> {
        let mut templates = BTreeMap::new();
        for (name, source) in &self.templates {
            let Some(text) = trouble::readable_text(source, diagnostics) else { continue };
            let offset = text.len() - text.trim_start_matches('\u{feff}').len();
            let text = Arc::from(&text[offset..]);
            templates.insert(name.clone(), Template { file: source.id, text, offset });
        }
        templates
    }
}

/// `fonts/a.woff2` → `fonts/a.1a2b3c4d.woff2`.
fn hashed(name: &str, digest: Digest) -> String {
    let ending = name.rfind('.').filter(|dot| !name[*dot..].contains('/')).unwrap_or(name.len());
    format!("{}.{}{}", &name[..ending], digest.short(), &name[ending..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asset_has_its_digest_before_its_ending() {
        let check = |name: &str, expected: &str| {
            assert_eq!(hashed(name, Digest(0x1a2b_3c4d << 96)), expected);
        };
        check("style.css", "style.1a2b3c4d.css");
        check("fonts/a.woff2", "fonts/a.1a2b3c4d.woff2");
        check("v1.0/LICENSE", "v1.0/LICENSE.1a2b3c4d");
    }
}
