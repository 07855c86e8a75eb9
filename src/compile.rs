//! The phases in order; nothing else knows it. `build`, `check` and `serve` all call [`compile`].

use crate::diagnostic::{Checked, Diagnostic};
use crate::memo::{Digest, Memo, Shelf};
use crate::model::{CaseId, Download, LinkGraph, Site};
use crate::plan::{self, Chapter, Common, Guide, Nearness, Page, Plan};
use crate::render::{self, Rendered, Theme, Words};
use crate::search::Files;
use crate::source::Sources;
use crate::words::{self, Looked, Vocabulary};
use crate::{parse, resolve, rules, search};
use std::sync::Arc;

/// What a run asks for beyond the sources.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Options {
    /// Whether drafts are shown.
    pub drafts: bool,
    /// The address of the site, instead of the one in `site.yaml`.
    pub base_url: Option<String>,
    /// The day on which this is asked, where what is still to come is to be told; no output knows it.
    pub today: Option<String>,
    /// What a round before this one made of the site, to be taken along.
    pub downloads: Vec<Download>,
}

/// What one round leaves for the next: results by the digest of their arguments.
#[derive(Default)]
pub struct Cache {
    pub(crate) documents: Shelf<Digest, Arc<parse::Parsed>>,
    pub(crate) declared: Memo<Checked<Arc<resolve::Declared>>>,
    pub(crate) vocabularies: Memo<Option<Arc<Vocabulary>>>,
    pub(crate) looked: Shelf<(Digest, Digest), Arc<Looked>>,
    pub(crate) cases: Shelf<(Digest, CaseId, Digest), Arc<resolve::ResolvedCase>>,
    pub(crate) links: Memo<Arc<LinkGraph>>,
    pub(crate) crossed: Memo<Arc<resolve::Crossed>>,
    pub(crate) gaps: Memo<Arc<[Diagnostic]>>,
    pub(crate) words: Memo<Checked<Arc<Words>>>,
    /// What becomes of the theme's files that are copied.
    pub(crate) assets: Memo<Digest>,
    pub(crate) themes: Memo<Checked<Arc<Theme>>>,
    pub(crate) plans: Memo<Checked<Arc<Plan>>>,
    pub(crate) common: Memo<Arc<Common>>,
    pub(crate) pages: Memo<Rendered>,
    pub(crate) postings: search::Memory,
}

impl Cache {
    /// Forgets what neither the last round nor the one before it used. Whoever compiles again and again
    /// calls this behind each round, when nobody waits; rendered pages have rounds of their own.
    pub fn turn(&self) {
        self.declared.turn();
        self.vocabularies.turn();
        self.links.turn();
        self.crossed.turn();
        self.gaps.turn();
        self.words.turn();
        self.assets.turn();
        self.themes.turn();
        self.plans.turn();
        self.common.turn();
    }
}

/// A site up to its plan, and all that is wrong with its sources as far as that tells.
pub struct Compiled {
    /// The guideline.
    pub site: Arc<Site>,
    /// Every file of the output.
    pub plan: Arc<Plan>,
    /// What was found, unsorted.
    pub diagnostics: Vec<Diagnostic>,
    theme: Arc<Theme>,
    common: Arc<Common>,
    nearness: Nearness,
    files: Files,
}

/// A part of a run; what comes before and behind `compile` is the commands' to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// The files are read.
    Load,
    /// Text becomes documents.
    Parse,
    /// Words that hurt are looked for.
    Words,
    /// Documents become a site.
    Resolve,
    /// Templates are read.
    Theme,
    /// It is said which pages there will be.
    Plan,
    /// Pages are made, and written where they are to be.
    Render,
    /// What was written takes the place of what was there.
    Publish,
}

/// Compiles a site up to its plan: everything that the commands have in common.
#[must_use]
pub fn compile(sources: &Sources, cache: &Cache, options: &Options) -> Compiled {
    compile_told(sources, cache, options, &|_| {})
}

/// The same; tells which phase begins.
#[must_use]
pub fn compile_told(
    sources: &Sources,
    cache: &Cache,
    options: &Options,
    begins: &dyn Fn(Phase),
) -> Compiled {
    let mut diagnostics = Vec::new();
    let site = understand_told(sources, cache, options, begins).report(&mut diagnostics);
    begins(Phase::Theme);
    let theme = Theme::load(sources, &site, cache).report(&mut diagnostics);
    begins(Phase::Plan);
    let files = plan::search_files(&site, &theme, &cache.postings);
    let plan = plan::pages(&site, &theme, &files, cache).report(&mut diagnostics);
    diagnostics.extend(rules::addresses::check(&site, &plan, sources, &diagnostics));
    let common = Common::of(&site, &theme, cache);
    let nearness = Nearness::new(&site);
    Compiled { site: Arc::new(site), plan, theme, common, nearness, files, diagnostics }
}

/// What the content means, without a theme: all that a change of the content can depend on.
pub(crate) fn understand(sources: &Sources, cache: &Cache, options: &Options) -> Checked<Site> {
    understand_told(sources, cache, options, &|_| {})
}

fn understand_told(
    sources: &Sources,
    cache: &Cache,
    options: &Options,
    begins: &dyn Fn(Phase),
) -> Checked<Site> {
    let mut diagnostics = Vec::new();
    begins(Phase::Parse);
    let documents = parse::documents(sources, cache).report(&mut diagnostics);
    begins(Phase::Words);
    diagnostics.extend(words::check(sources, &documents, cache));
    begins(Phase::Resolve);
    let site = resolve::site(sources, &documents, cache, options).report(&mut diagnostics);
    rules::forget_what_follows(&mut diagnostics);
    diagnostics.extend(rules::check(&site, sources, &diagnostics, cache).iter().cloned());
    if let Some(today) = &options.today {
        diagnostics.extend(rules::dates::check(&site, today));
    }
    Checked { value: site, diagnostics }
}

impl Compiled {
    /// The bytes of a page.
    #[must_use]
    pub fn make(&self, page: &Page, sources: &Sources) -> Rendered {
        self.render_with(page, sources, None)
    }

    /// The bytes of a page, from the cache if nothing that it shows has changed.
    #[must_use]
    pub fn render(&self, page: &Page, sources: &Sources, cache: &Cache) -> Rendered {
        self.render_with(page, sources, Some(cache))
    }

    fn render_with(&self, page: &Page, sources: &Sources, cache: Option<&Cache>) -> Rendered {
        render::page(page, self.guide(), &self.theme, sources, cache)
    }

    /// The files of the electronic book.
    pub(crate) fn chapters(&self) -> Vec<Chapter> {
        plan::chapters(&self.site, &self.theme)
    }

    /// The page that says what a folder of the site is.
    pub(crate) fn start(&self) -> Page {
        plan::start(&self.site)
    }

    /// A word of the interface.
    pub(crate) fn word(&self, key: &str) -> Arc<str> {
        self.theme.word(key)
    }

    /// The bytes of a page that stands elsewhere than in the site; `root` leads from there to it.
    pub(crate) fn make_at(&self, page: &Page, root: &str) -> Rendered {
        render::page_at(page, self.guide(), &self.theme, root, None)
    }

    /// What a view is made from.
    pub(crate) fn guide(&self) -> Guide<'_> {
        Guide::new(&self.site, &self.theme, &self.common, &self.nearness, &self.files)
    }
}
