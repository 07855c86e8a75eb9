//! Declared facets, groups and terms → the taxonomy.

use super::declare::{Declaration, DeclaredFacet};
use super::links::Linker;
use super::names::nearest_key;
use crate::diagnostic::{Diagnostic, Message, Rule};
use crate::model::{Facet, FacetId, Group, GroupId, GroupedBy, Link, Node, Taxonomy, Term, TermId};
use crate::parse::facet::EntryDocument;
use crate::parse::fields::Text;
use crate::route::Route;
use std::sync::Arc;

pub(crate) static UNKNOWN_GROUP: Rule = Rule::error("unknown-group");

/// All facets with their groups and terms.
pub(crate) fn taxonomy(linker: &mut Linker<'_>) -> Taxonomy {
    let declared = linker.declared;
    let mut taxonomy = Taxonomy::default();
    for (id, facet) in (0u32..).map(FacetId).zip(&declared.facets) {
        taxonomy.facets.push(self::facet(facet));
        for (index, at) in facet.groups.clone().enumerate() {
            let group = self::group(&declared.groups[at as usize], id, index + 1, linker);
            taxonomy.groups.push(group);
        }
        for at in facet.terms.clone() {
            taxonomy.terms.push(term(&declared.terms[at as usize], id, TermId(at), linker));
        }
    }
    taxonomy
}

fn facet(declared: &DeclaredFacet) -> Facet {
    let written = &declared.written;
    let value = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
    let grouped_by = declared.grouped_by.as_ref().map(|(id, name)| GroupedBy {
        id: id.value.clone(),
        name: name.value.clone(),
        link: Link::to(name.value.clone(), Route::page(&format!("{}/", id.value))),
    });
    Facet {
        key: declared.key.clone(),
        name: declared.link.title.clone(),
        link: declared.link.clone(),
        enter_by_group: written.enter_by_group && grouped_by.is_some(),
        grouped_by,
        question: value(&written.question),
        label: value(&written.label),
        ordered: written.ordered,
        groups: declared.groups.clone(),
        terms: declared.terms.clone(),
        origin: declared.origin,
    }
}

fn group(
    declared: &Declaration<EntryDocument>,
    facet: FacetId,
    index: usize,
    linker: &mut Linker<'_>,
) -> Group {
    let written = &declared.written;
    linker.node = None;
    Group {
        slug: declared.slug.clone(),
        facet,
        index,
        link: declared.link.clone(),
        summary: written.summary.as_ref().map(|summary| summary.value.clone()),
        text: linker.passage(&written.text),
        plain: linker.passage(&written.plain),
        citations: linker.declared.names.citations(&written.citations, &mut linker.diagnostics),
        aliases: linker.declared.aliases(&written.aliases),
        origin: declared.origin,
    }
}

fn term(
    declared: &Declaration<EntryDocument>,
    facet: FacetId,
    id: TermId,
    linker: &mut Linker<'_>,
) -> Term {
    let written = &declared.written;
    linker.node = Some(Node::Term(id));
    Term {
        slug: declared.slug.clone(),
        facet,
        group: written.group.as_ref().and_then(|group| group_of(group, facet, linker)),
        link: declared.link.clone(),
        summary: written.summary.as_ref().map(|summary| summary.value.clone()),
        text: linker.passage(&written.text),
        plain: linker.passage(&written.plain),
        also: values(&written.also),
        citations: linker.declared.names.citations(&written.citations, &mut linker.diagnostics),
        aliases: linker.declared.aliases(&written.aliases),
        origin: declared.origin,
    }
}

fn group_of(group: &Text, facet: FacetId, linker: &mut Linker<'_>) -> Option<GroupId> {
    let declared = linker.declared;
    let found = declared.names.groups.get(&(facet, group.value.clone())).copied();
    if found.is_some() || declared.names.lost.may_be_in(facet, &group.value) {
        return found;
    }
    let written = &declared.facets[facet.0 as usize];
    let range = written.groups.start as usize..written.groups.end as usize;
    let groups = &declared.groups[range];
    let finding = Diagnostic::new(&UNKNOWN_GROUP, group.span)
        .with("name", &group.value)
        .with("facet", &written.link.title);
    let former = |known: &&Declaration<EntryDocument>| {
        known.written.aliases.iter().any(|alias| alias.value == group.value)
    };
    let renamed = groups.iter().find(former);
    let called = groups.iter().find(|known| *known.link.title == *group.value);
    let (finding, meant) = if let Some(known) = renamed {
        let help = Message::new("help-renamed").with("id", &known.slug);
        (finding.help(help.with("name", &known.link.title)), Some(known.slug.clone()))
    } else if let Some(known) = called {
        let help = Message::new("help-write-id").with("id", &known.slug);
        (finding.help(help.with("name", &known.link.title)), Some(known.slug.clone()))
    } else {
        let nearest = nearest_key(&group.value, groups.iter().map(|known| &known.slug));
        (finding.suggest(nearest.clone()), nearest)
    };
    if finding.help.is_some() || !declared.names.lost.may_be_anything_in(facet) {
        linker.diagnostics.push(finding);
    }
    // The group that was probably meant is not empty.
    declared.names.groups.get(&(facet, meant?)).copied()
}

pub(crate) fn values(texts: &[Text]) -> Vec<Arc<str>> {
    texts.iter().map(|text| text.value.clone()).collect()
}
