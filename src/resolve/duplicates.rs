//! Names and former ids that come twice.
//!
//! Apart from the ids in `ids` because these are no errors of what is written in one place: each is
//! sound by itself, and only side by side do they get in each other's way.

use super::declare::{Declaration, Declared};
use super::ids;
use crate::diagnostic::{Diagnostic, Message, Rule};
use crate::parse::fields::Text;
use crate::span::Span;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

pub(crate) static DUPLICATE_NAME: Rule = Rule::warning("duplicate-name");
pub(crate) static ALIAS_COLLISION: Rule = Rule::error("alias-collision");
pub(crate) static GLOSSARY_DUPLICATE: Rule = Rule::error("glossary-duplicate");

/// Something whose name and ids must not be another's.
struct Owner<'d> {
    id: &'d Arc<str>,
    name: Option<&'d Text>,
    aliases: &'d [Text],
    origin: Span,
}

/// Reports names and former ids that come twice; the places of former ids that cannot be kept.
pub(crate) fn check(declared: &Declared, diagnostics: &mut Vec<Diagnostic>) -> HashSet<Span> {
    let mut refused = HashSet::new();
    for facet in &declared.facets {
        let range = |range: &std::ops::Range<u32>| range.start as usize..range.end as usize;
        let groups = entries(&declared.groups[range(&facet.groups)]);
        let terms = entries(&declared.terms[range(&facet.terms)]);
        refused.extend(look(&groups, "group", diagnostics));
        refused.extend(look(&terms, "term", diagnostics));
    }
    let texts = |texts: &[Declaration<crate::parse::case::Face>], kind, report: &mut _| {
        let owners: Vec<Owner<'_>> = texts
            .iter()
            .map(|text| Owner {
                id: &text.slug,
                name: text.written.title.as_ref(),
                aliases: &text.written.aliases,
                origin: text.origin,
            })
            .collect();
        look(&owners, kind, report)
    };
    refused.extend(texts(&declared.cases, "case", diagnostics));
    refused.extend(texts(&declared.pages, "page", diagnostics));
    let titles = declared.matrices.iter().filter_map(|matrix| matrix.written.title.as_ref());
    names(titles, "matrix", diagnostics);
    refused
}

fn entries(entries: &[Declaration<crate::parse::facet::EntryDocument>]) -> Vec<Owner<'_>> {
    let owners = entries.iter().map(|entry| Owner {
        id: &entry.slug,
        name: Some(&entry.written.name),
        aliases: &entry.written.aliases,
        origin: entry.origin,
    });
    owners.collect()
}

fn look(owners: &[Owner<'_>], kind: &'static str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Span> {
    names(owners.iter().filter_map(|owner| owner.name), kind, diagnostics);
    let mut taken: HashMap<&str, Span> =
        owners.iter().map(|owner| (&**owner.id, owner.origin)).collect();
    let mut refused = Vec::new();
    for owner in owners {
        for alias in owner.aliases {
            ids::check(alias, diagnostics);
            if !ids::is_id(&alias.value) || ids::is_reserved(&alias.value) {
                refused.push(alias.span);
                continue;
            }
            let finding = Diagnostic::new(&ALIAS_COLLISION, alias.span).with("alias", &alias.value);
            if *alias.value == **owner.id {
                diagnostics.push(finding.said("alias-own"));
            } else if let Some(first) = taken.get(&*alias.value) {
                let finding = finding.with("kind", kind);
                diagnostics.push(finding.related(Message::new("used-here"), *first));
            } else {
                taken.insert(&alias.value, alias.span);
                continue;
            }
            refused.push(alias.span);
        }
    }
    refused
}

fn names<'d>(
    names: impl Iterator<Item = &'d Text>,
    kind: &'static str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for name in names {
        let Some(first) = seen.get(&*name.value) else {
            seen.insert(&name.value, name.span);
            continue;
        };
        diagnostics.push(
            Diagnostic::new(&DUPLICATE_NAME, name.span)
                .with("name", &name.value)
                .with("kind", kind)
                .related(Message::new("first-here"), *first),
        );
    }
}

/// The words of a glossary seen so far, each with the place where it came first.
#[derive(Default)]
pub(crate) struct Words(HashMap<Arc<str>, Span>);

impl Words {
    /// Notes a word; reports it if it was there already. Whether it is new.
    pub(crate) fn is_new(&mut self, word: &Text, diagnostics: &mut Vec<Diagnostic>) -> bool {
        let Some(first) = self.0.get(&word.value) else {
            self.0.insert(word.value.clone(), word.span);
            return true;
        };
        diagnostics.push(
            Diagnostic::new(&GLOSSARY_DUPLICATE, word.span)
                .with("term", &word.value)
                .related(Message::new("first-here"), *first),
        );
        false
    }
}
