//! Declared facets, groups and terms → the taxonomy.

use super::declare::{Declaration, Declared, DeclaredFacet};
use super::links::Linker;
use crate::diagnostic::{Diagnostic, Message, Rule};
use crate::model::{Facet, FacetId, Group, GroupId, GroupedBy, Link, Node, Taxonomy, Term, TermId};
use crate::parse::facet::EntryDocument;
use crate::parse::fields::Text;
use crate::route::Route;
use crate::suggest;
use std::collections::HashMap;
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
        let names = GroupNames::of(declared, facet);
        for at in facet.terms.clone() {
            taxonomy.terms.push(term(
                &declared.terms[at as usize],
                (id, TermId(at)),
                &names,
                linker,
            ));
        }
    }
    taxonomy
}

/// The groups of a facet by what somebody may write who does not write their ids.
struct GroupNames<'d> {
    groups: &'d [Declaration<EntryDocument>],
    former: HashMap<&'d str, usize>,
    called: HashMap<&'d str, usize>,
}

impl<'d> GroupNames<'d> {
    fn of(declared: &'d Declared, facet: &DeclaredFacet) -> GroupNames<'d> {
        let groups = &declared.groups[facet.groups.start as usize..facet.groups.end as usize];
        let mut names = GroupNames { groups, former: HashMap::new(), called: HashMap::new() };
        for (at, group) in groups.iter().enumerate() {
            for alias in &group.written.aliases {
                names.former.entry(&*alias.value).or_insert(at);
            }
            names.called.entry(&*group.link.title).or_insert(at);
        }
        names
    }
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
    (facet, id): (FacetId, TermId),
    groups: &GroupNames<'_>,
    linker: &mut Linker<'_>,
) -> Term {
    let written = &declared.written;
    linker.node = Some(Node::Term(id));
    Term {
        slug: declared.slug.clone(),
        facet,
        group: written.group.as_ref().and_then(|group| group_of(group, facet, groups, linker)),
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

fn group_of(
    group: &Text,
    facet: FacetId,
    names: &GroupNames<'_>,
    linker: &mut Linker<'_>,
) -> Option<GroupId> {
    let declared = linker.declared;
    let found = declared.names.groups.get(&(facet, group.value.clone())).copied();
    if found.is_some() || declared.names.lost.may_be_in(facet, &group.value) {
        return found;
    }
    let finding = Diagnostic::new(&UNKNOWN_GROUP, group.span)
        .with("name", &group.value)
        .with("facet", &declared.facets[facet.0 as usize].link.title);
    let of = |map: &HashMap<&str, usize>| map.get(&*group.value).map(|at| &names.groups[*at]);
    let renamed = of(&names.former).map(|known| ("help-renamed", known));
    let known = renamed.or_else(|| of(&names.called).map(|known| ("help-write-id", known)));
    let (finding, meant) = if let Some((help, known)) = known {
        let help = Message::new(help).with("id", &known.slug).with("name", &known.link.title);
        (finding.help(help), Some(known.slug.clone()))
    } else {
        let may = suggest::may_guess(linker.diagnostics.len(), names.groups.len());
        let known = names.groups.iter().map(|known| &known.slug);
        let nearest = may.then(|| suggest::nearest(&group.value, known)).flatten();
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
