//! The links of a text: each target is found, or reported where it stands.

use super::anchors::{self, Anchors};
use super::declare::Declared;
use super::names::{Found, Heir, Named};
use super::near::near;
use crate::diagnostic::{Diagnostic, Message, Rule};
use crate::model::{Node, Passage, Piece, Prose, Target};
use crate::span::{Span, Spanned};
use crate::suggest;
use crate::text::{fragment, listed};
use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::sync::Arc;

pub(crate) static DEAD_LINK: Rule = Rule::error("dead-link");
pub(crate) static DEAD_ANCHOR: Rule = Rule::error("dead-anchor");
pub(crate) static AMBIGUOUS_NAME: Rule = Rule::error("ambiguous-name");
pub(crate) static MISSING_PICTURE: Rule = Rule::error("missing-picture");
pub(crate) static LINK_TO_DRAFT: Rule = Rule::error("link-to-draft");

/// Finds the links of texts.
pub(crate) struct Linker<'l> {
    pub(crate) declared: &'l Declared,
    /// The folder of the text's file below `content/`: `cases` or `facets`.
    pub(crate) folder: &'l str,
    /// What the text belongs to, if links from it are kept.
    pub(crate) node: Option<Node>,
    /// Links found so far.
    pub(crate) links: Vec<(Node, Node)>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Linker<'_> {
    /// A text with its links found.
    pub(crate) fn passage(&mut self, prose: &Arc<Prose>) -> Passage {
        let pictures: BTreeSet<usize> = prose.pieces.iter().filter_map(picture_of).collect();
        let anchors = LazyCell::new(|| {
            let headings = prose.headings.iter();
            headings.map(|heading| &*heading.anchor.value).collect::<BTreeSet<&str>>()
        });
        let find = |(at, target): (usize, &Spanned<Target>)| {
            if pictures.contains(&at) {
                self.picture(target)
            } else {
                let is_here = |anchor: &str| anchors.contains(anchor);
                self.href(target, prose, &is_here)
            }
        };
        let hrefs = prose.targets.iter().enumerate().map(find).collect();
        Passage { prose: prose.clone(), hrefs }
    }

    fn href(
        &mut self,
        target: &Spanned<Target>,
        prose: &Prose,
        is_here: &dyn Fn(&str) -> bool,
    ) -> Option<Arc<str>> {
        match &target.value {
            Target::External(url) => Some(url.clone()),
            Target::Anchor(anchor) => {
                if is_here(anchor) {
                    return Some(Arc::from(format!("#{}", fragment(anchor))));
                }
                let known = || prose.headings.iter().map(|heading| &heading.anchor.value).collect();
                let finding = Diagnostic::new(&DEAD_ANCHOR, target.span).said("dead-anchor-here");
                self.dead_anchor(finding, anchor, prose.headings.len(), known);
                None
            }
            Target::Name { name, anchor } => {
                let named = self.by_name(name, target.span)?.clone();
                self.arrive(&named, anchor.as_ref(), target.span)
            }
            Target::File { path, .. } if self.media(path).is_some() => self.media(path),
            Target::File { path, anchor } => {
                let named = self.by_path(path, target.span)?.clone();
                self.arrive(&named, anchor.as_ref(), target.span)
            }
        }
    }

    /// The address of what was found, with the anchor behind it.
    fn arrive(&mut self, named: &Named, anchor: Option<&Arc<str>>, span: Span) -> Option<Arc<str>> {
        if let (Some(from), Some(to)) = (self.node, named.node) {
            self.links.push((from, to));
        }
        let Some(anchor) = anchor else { return Some(Arc::from(named.link.href())) };
        if anchors::has(self.declared, named.anchors, anchor) {
            return Some(Arc::from(match self.term_page(named, anchor) {
                Some(href) => href,
                None => format!("{}#{}", named.link.route, fragment(anchor)),
            }));
        }
        let (declared, anchors) = (self.declared, named.anchors);
        let finding = Diagnostic::new(&DEAD_ANCHOR, span).with("page", &named.link.title);
        let count = anchors::count(declared, anchors);
        self.dead_anchor(finding, anchor, count, || anchors::all(declared, anchors));
        None
    }

    fn term_page(&self, named: &Named, anchor: &Arc<str>) -> Option<String> {
        let Anchors::Facet(facet) = named.anchors else { return None };
        let term = self.declared.names.terms.get(&(facet, anchor.clone()))?;
        Some(self.declared.terms[term.0 as usize].link.href())
    }

    /// Reports an anchor that is none, with what was meant or, where nothing is near, what there is.
    fn dead_anchor<'k>(
        &mut self,
        finding: Diagnostic,
        anchor: &Arc<str>,
        count: usize,
        known: impl FnOnce() -> Vec<&'k Arc<str>>,
    ) {
        let finding = finding.with("anchor", anchor);
        if !suggest::may_guess(self.diagnostics.len(), count) {
            return self.diagnostics.push(finding);
        }
        let known = known();
        let nearest = suggest::nearest(anchor, known.iter().copied());
        self.diagnostics.push(if nearest.is_some() || known.is_empty() {
            finding.suggest(nearest)
        } else {
            finding.help(Message::new("help-known-anchors").with("anchors", listed(&known)))
        });
    }

    fn by_name(&mut self, name: &Arc<str>, span: Span) -> Option<&Named> {
        let declared = self.declared;
        let names = &declared.names;
        let Some(all) = names.by_name.get(name) else {
            if names.drafts.contains(name) {
                let finding = Diagnostic::new(&LINK_TO_DRAFT, span);
                self.diagnostics.push(finding.with("target", name));
            } else if !names.lost.may_be_called(name) {
                let (ready, told) = (&names.near.names, &self.diagnostics);
                let nearest = near(ready, names.by_name.keys(), name, told);
                let finding = Diagnostic::new(&DEAD_LINK, span).said("dead-link-name");
                self.diagnostics.push(finding.with("name", name).suggest(nearest));
            }
            return None;
        };
        let (first, others) = all.split_first()?;
        if others.iter().any(|other| !is_duplicate(first, other)) {
            let could_be = |named: &Named| {
                let message = Message::new("could-be").with("kind", named.kind);
                (message.with("name", &named.link.title), named.origin)
            };
            let mut finding = Diagnostic::new(&AMBIGUOUS_NAME, span).with("name", name);
            finding.related = std::iter::once(first).chain(others).map(could_be).collect();
            self.diagnostics.push(finding.help(Message::new("help-link-by-file")));
        }
        Some(first)
    }

    fn by_path(&mut self, written: &Arc<str>, span: Span) -> Option<&Named> {
        let Some(path) = join(self.folder, written) else {
            let finding = Diagnostic::new(&DEAD_LINK, span).said("dead-link-outside");
            self.diagnostics.push(finding.with("target", written));
            return None;
        };
        let declared = self.declared;
        let names = &declared.names;
        match names.by_path.get(&*path) {
            Some(Found::Here(found)) => return Some(found),
            Some(Found::Draft) => {
                self.diagnostics
                    .push(Diagnostic::new(&LINK_TO_DRAFT, span).with("target", written));
            }
            Some(Found::Unreadable) => {}
            Some(Found::Missing) | None => {
                let finding = Diagnostic::new(&DEAD_LINK, span).with("target", written);
                if let Some(heir) = self.heir(&path) {
                    let help = Message::new("help-renamed-file");
                    let help = help.with("path", way(self.folder, &heir.path));
                    self.diagnostics.push(finding.help(help));
                    return None;
                }
                let (ready, told) = (&names.near.paths, &self.diagnostics);
                let nearest = near(ready, names.by_path.keys(), &path, told);
                let nearest = nearest.map(|path| Arc::from(way(self.folder, &path)));
                self.diagnostics.push(match &*path {
                    "site.yaml" | "words.yaml" => finding.said("dead-link-not-page"),
                    _ => finding.suggest(nearest),
                });
            }
        }
        None
    }

    /// What a file that is not there any more has become.
    fn heir(&self, path: &str) -> Option<&Heir> {
        let names = &self.declared.names;
        let id = path.strip_suffix(".md")?.rsplit('/').next()?;
        match path.split('/').next()? {
            "cases" => names.former_cases.get(id),
            "pages" => names.former_pages.get(id),
            _ => None,
        }
    }

    /// The file of `media/` at a path, as it stands in addresses.
    fn media(&self, written: &str) -> Option<Arc<str>> {
        let path = join(self.folder, written).filter(|path| path.starts_with("media/"))?;
        self.known_media(&path).map(address_of)
    }

    fn known_media(&self, path: &str) -> Option<&Arc<str>> {
        let media = &self.declared.media;
        let at = media.binary_search_by(|(known, _)| (**known).cmp(path)).ok()?;
        Some(&media[at].0)
    }

    fn picture(&mut self, target: &Spanned<Target>) -> Option<Arc<str>> {
        let Target::File { path: written, .. } = &target.value else { return None };
        let path = join(self.folder, written);
        if let Some(known) = path.as_deref().and_then(|path| self.known_media(path)) {
            return Some(address_of(known));
        }
        let finding = Diagnostic::new(&MISSING_PICTURE, target.span).with("path", written);
        let media = &self.declared.media;
        let guesses = suggest::may_guess(self.diagnostics.len(), media.len());
        let Some(path) = path.filter(|_| guesses) else {
            self.diagnostics.push(finding);
            return None;
        };
        let same = |known: &&Arc<str>| known.eq_ignore_ascii_case(&path);
        let other_case = media.iter().map(|(known, _)| known).find(same);
        self.diagnostics.push(if let Some(known) = other_case {
            let found = way(self.folder, known);
            finding.said("missing-picture-letter-case").with("found", found)
        } else {
            let nearest = suggest::nearest(&path, media.iter().map(|(known, _)| known));
            finding.suggest(nearest.map(|known| Arc::from(way(self.folder, &known))))
        });
        None
    }
}

/// The address of a file of `media/`: what means something in addresses is part of its name here.
fn address_of(path: &Arc<str>) -> Arc<str> {
    Arc::from(fragment(path))
}

/// Whether two things stand side by side under one name: that is told where the second one is named,
/// and not of each link as well.
pub(super) fn is_duplicate(one: &Named, other: &Named) -> bool {
    let folder = |named: &Named| {
        let address = named.link.route.address().trim_end_matches('/');
        address.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned()
    };
    one.kind == other.kind && one.link.title == other.link.title && folder(one) == folder(other)
}

fn picture_of(piece: Piece<'_>) -> Option<usize> {
    match piece {
        Piece::Source(at) => Some(at),
        Piece::Html(_) | Piece::Text(_) | Piece::Href(_) | Piece::Anchor(_) => None,
    }
}

/// A path relative to a folder, from `content/`; nothing if it leads out of it.
pub(crate) fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The relative path from a folder to a file, both from `content/`.
fn way(folder: &str, path: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = path.split('/').collect();
    let folders = to.len().saturating_sub(1);
    let common = from.iter().zip(&to[..folders]).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..", from.len() - common);
    up.chain(to[common..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_inside_the_content_and_led_back() {
        let check = |folder: &str, path: &str, joined: Option<&str>| {
            assert_eq!(join(folder, path).as_deref(), joined, "{folder} {path}");
            if let Some(joined) = joined {
                assert_eq!(join(folder, &way(folder, joined)).as_deref(), Some(joined));
            }
        };
        check("cases", "b.md", Some("cases/b.md"));
        check("cases/old", "../b.md", Some("cases/b.md"));
        check("cases", "../pages/about.md", Some("pages/about.md"));
        check("", "./glossary.yaml", Some("glossary.yaml"));
        check("cases", "../../site.yaml", None);
    }
}
