//! The groups of a facet, together and each by itself: `/conditions/`, `/conditions/face-to-face/`.

use super::explained::{Explanation, explained};
use super::facet::source;
use super::frame::Frame;
use super::paging::{self, Paging};
use super::shapes::{
    Cited, Count, CountedGroup, FacetMark, ShownRow, cited, count, counted_groups, facet_mark,
    shown_row,
};
use super::shown::{Shown, shown_in};
use super::{Guide, Page, structured};
use crate::model::{FacetId, GroupId, Link, Site};
use crate::render::Theme;
use crate::shared::Shared;
use crate::text;
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct GroupsView {
    page: Frame,
    facet: FacetMark,
    group_kind: Arc<str>,
    groups: Vec<ExplainedGroup>,
}

#[derive(Serialize, Hash)]
struct ExplainedGroup {
    #[serde(flatten)]
    group: CountedGroup,
    text_html: Option<Shown>,
}

#[derive(Serialize, Hash)]
struct GroupView {
    page: Frame,
    facet: FacetMark,
    group_kind: Arc<str>,
    group: ShownGroup,
    terms: Vec<Count>,
    rows: Vec<ShownRow>,
    cases: Vec<Shared>,
    siblings: Vec<Arc<Link>>,
    pages: Paging,
}

#[derive(Serialize, Hash)]
struct ShownGroup {
    id: Arc<str>,
    title: Arc<str>,
    index: usize,
    summary: Option<Arc<str>>,
    citations: Vec<Cited>,
    text_html: Option<Shown>,
    words: Vec<Explanation>,
}

/// Plans, for each facet whose groups have a name together, a page for all of them and one for each.
pub(super) fn plan(site: &Site, _theme: &Theme) -> Vec<Page> {
    let mut pages = Vec::new();
    for id in site.taxonomy.facet_ids() {
        let Some(grouped) = &site.taxonomy.facet(id).grouped_by else { continue };
        let route = grouped.link.route.clone();
        let page = Page::html(route, "groups", move |site| groups_view(site, id));
        pages.push(page.written_at(site.taxonomy.facet(id).origin));
        for id in site.taxonomy.groups_of(id) {
            let group = site.taxonomy.group(id);
            let cases = site.index.cases_in(id);
            let updated = site.newest(cases);
            for number in paging::numbers(cases.len()) {
                let route = paging::route(&group.link.route, number);
                let page = Page::html(route, "group", move |site| group_view(site, id, number));
                pages.push(page.written_at(group.origin).updated(updated.clone()));
            }
        }
    }
    pages
}

/// The page of all groups of a facet; a facet without one gives its own page.
fn way(site: &Site, id: FacetId) -> Arc<Link> {
    let facet = site.taxonomy.facet(id);
    facet.grouped_by.as_ref().map_or(&facet.link, |grouped| &grouped.link).clone()
}

fn groups_view(site: &Site, id: FacetId) -> GroupsView {
    let facet = site.taxonomy.facet(id);
    let way = way(site, id);
    let links: Vec<_> =
        site.taxonomy.groups_of(id).map(|group| &site.taxonomy.group(group).link).collect();
    let names = text::list(links.iter().map(|link| &link.title), &site.settings.language);
    let page = Frame::new(site, "groups", &way.route, &way.title)
        .below([facet.link.clone()])
        .described(Some(&Arc::from(names)))
        .under(&facet.key)
        .source(site, &source(&facet.key));
    let data = structured::collection(site, &page, links);
    let by_group = site.taxonomy.by_group(id).into_iter();
    let texts = by_group.map(|(group, _)| {
        let group = site.taxonomy.group(group?);
        shown_in(&group.text, &format!("{}-", group.slug))
    });
    let texts: Vec<_> = texts.collect();
    let groups = counted_groups(site, id).into_iter().zip(texts);
    GroupsView {
        facet: facet_mark(site, id),
        group_kind: way.title.clone(),
        groups: groups.map(|(group, text_html)| ExplainedGroup { group, text_html }).collect(),
        page: page.data(site, data),
    }
}

fn group_view(site: &Guide<'_>, id: GroupId, number: usize) -> GroupView {
    let group = site.taxonomy.group(id);
    let facet = site.taxonomy.facet(group.facet);
    let way = way(site, group.facet);
    let cases = site.index.cases_in(id);
    let pages = Paging::new(&group.link, number, cases.len());
    let route = paging::route(&group.link.route, number);
    let title = paging::title(&group.link, number, cases.len());
    let page = Frame::new(site, "group", &route, &title)
        .headed(&group.link)
        .below([facet.link.clone(), way.clone()])
        .described(group.summary.as_ref())
        .under(&facet.key)
        .plain(&group.plain)
        .source(site, &source(&facet.key));
    let terms = site.taxonomy.terms_of(group.facet);
    let terms: Vec<_> = terms.filter(|term| site.term(*term).group == Some(id)).collect();
    let links = terms.iter().map(|term| &site.term(*term).link);
    let data = structured::collection(site, &page, links);
    let rows = if pages.is_first() { site.index.rows_in(id) } else { &[] };
    let others = site.taxonomy.groups_of(group.facet).filter(|other| *other != id);
    let (text_html, words) = explained(site, &group.text, &group.link.title);
    GroupView {
        facet: facet_mark(site, group.facet),
        group_kind: way.title.clone(),
        group: ShownGroup {
            id: group.slug.clone(),
            title: group.link.title.clone(),
            index: group.index,
            summary: group.summary.clone(),
            citations: cited(site, &group.citations),
            text_html: text_html.filter(|_| pages.is_first()),
            words,
        },
        terms: terms.iter().map(|term| count(site, *term)).collect(),
        rows: rows.iter().map(|row| shown_row(site, *row)).collect(),
        cases: paging::shown(cases, number).iter().map(|case| site.card(*case)).collect(),
        siblings: others.map(|other| site.taxonomy.group(other).link.clone()).collect(),
        page: page.data(site, data),
        pages,
    }
}
