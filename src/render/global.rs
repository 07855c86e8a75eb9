//! What every template knows of the site, whatever page it makes: `site` in a template.
//!
//! Apart from the views because it is handed to Tera once for a theme, not once for a page. All of it
//! counts into the theme's digest, so nothing may stand here that changes with a single case.

use super::theme::Asset;
use super::words::Words;
use crate::model::{Facet, Link, Site, Work};
use crate::plan::{Shown, citation_text, has_changes, is_compare_possible, shown};
use crate::route::Route;
use crate::text;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The site as every page shows it.
#[derive(Serialize, Hash)]
pub(super) struct Global {
    title: Arc<str>,
    description: Arc<str>,
    lead: Option<Arc<str>>,
    finding: Option<Arc<str>>,
    notice: Option<Arc<str>>,
    plain_html: Option<Shown>,
    language: Arc<str>,
    version: Option<Arc<str>>,
    updated: Option<Arc<str>>,
    updated_text: Option<String>,
    license: Option<Licence>,
    publisher: Option<Arc<str>>,
    base_url: Arc<str>,
    facility: Option<Facility>,
    nav: Vec<Way>,
    more: Vec<Way>,
    footer: Vec<Arc<Link>>,
    facets: Vec<ShownFacet>,
    works: Vec<CitedWork>,
    roles: BTreeMap<Arc<str>, &'static str>,
    grid: Option<Arc<Link>>,
    has_search: bool,
    checklist: Option<Checklist>,
    consultation: Option<Consultation>,
    leave: Option<Leave>,
    compare: Option<Arc<Link>>,
    assets: BTreeMap<Arc<str>, Arc<str>>,
}

#[derive(Serialize, Hash)]
struct Licence {
    name: Arc<str>,
    url: Option<Arc<str>>,
}

#[derive(Serialize, Hash)]
struct Facility {
    name: Arc<str>,
    summary: Option<Arc<str>>,
    href: Option<String>,
}

#[derive(Serialize, Hash)]
struct ShownFacet {
    key: Arc<str>,
    name: Arc<str>,
    href: String,
}

/// Where somebody in need can turn.
#[derive(Serialize, Hash)]
struct Consultation {
    name: Arc<str>,
    url: Arc<str>,
    href: Option<String>,
    who: Option<Arc<str>>,
    cost: Option<Arc<str>>,
    hours: Option<Arc<str>>,
    anonymous: Option<Arc<str>>,
    checked: Option<Arc<str>>,
    checked_text: Option<String>,
}

/// How a reader leaves quickly, and on which pages; on all if none is named.
#[derive(Serialize, Hash)]
struct Leave {
    url: Arc<str>,
    pages: Vec<String>,
}

/// The self-check, and the facet that it goes by.
#[derive(Serialize, Hash)]
struct Checklist {
    facet: Arc<str>,
    #[serde(flatten)]
    link: Arc<Link>,
}

/// A work that the guideline rests on, as it is cited.
#[derive(Serialize, Hash)]
struct CitedWork {
    text: String,
    href: String,
}

/// An entry of the navigation.
#[derive(Serialize, Hash)]
struct Way {
    key: Arc<str>,
    #[serde(flatten)]
    link: Arc<Link>,
}

impl Global {
    pub(super) fn new(site: &Site, words: &Words, assets: &[Asset]) -> Global {
        let settings = &site.settings;
        let date = |date: &Arc<str>| text::date_text(date, &settings.language);
        Global {
            title: settings.title.clone(),
            description: settings.description.clone(),
            lead: settings.lead.clone(),
            finding: settings.finding.clone(),
            notice: settings.notice.clone(),
            plain_html: shown(&settings.plain),
            language: settings.language.clone(),
            version: settings.version.clone(),
            updated: settings.updated.clone(),
            updated_text: settings.updated.as_ref().map(date),
            license: settings
                .licence
                .as_ref()
                .map(|licence| Licence { name: licence.name.clone(), url: licence.url.clone() }),
            publisher: settings.publisher.clone(),
            base_url: settings.base_url.clone(),
            facility: settings.facility.as_ref().map(|facility| Facility {
                name: facility.name.clone(),
                summary: facility.summary.clone(),
                href: facility.link.as_ref().map(|link| link.href()),
            }),
            nav: navigation(site, words),
            more: lists(site, words),
            footer: settings.footer.clone(),
            facets: site.taxonomy.facets.iter().map(shown_facet).collect(),
            works: site.works.iter().map(|work| cited_work(site, work)).collect(),
            roles: roles(site),
            grid: site.main_grid().map(|grid| grid.link.clone()),
            has_search: true,
            checklist: checklist(site, words),
            consultation: consultation(site),
            leave: settings.leave.as_ref().map(|leave| Leave {
                url: leave.url.clone(),
                pages: leave.pages.iter().map(|page| page.href()).collect(),
            }),
            compare: is_compare_possible(site).then(|| list(words, "compare").link),
            assets: assets.iter().map(|asset| (asset.name.clone(), asset.path.clone())).collect(),
        }
    }

    /// Under which keys pages stand in the navigation.
    pub(super) fn navigation_keys(&self) -> impl Iterator<Item = &str> {
        self.nav.iter().map(|way| &*way.key)
    }
}

fn shown_facet(facet: &Facet) -> ShownFacet {
    ShownFacet { key: facet.key.clone(), name: facet.name.clone(), href: facet.link.href() }
}

fn cited_work(site: &Site, work: &Work) -> CitedWork {
    let href = format!("sources/index.html#{}", text::fragment(&work.id));
    CitedWork { text: citation_text(work, &site.settings.language), href }
}

/// The ways in: the facets, the list of cases, the pages that the site names.
fn navigation(site: &Site, words: &Words) -> Vec<Way> {
    let mut ways: Vec<Way> = site.taxonomy.facets.iter().map(way_in).collect();
    if !site.cases.is_empty() {
        ways.push(list(words, "cases"));
    }
    let pages = site.settings.navigation.iter();
    ways.extend(pages.map(|link| Way {
        key: Arc::from(link.route.address().trim_end_matches('/')),
        link: link.clone(),
    }));
    ways
}

fn way_in(facet: &Facet) -> Way {
    let title = facet.label.as_ref().unwrap_or(&facet.name);
    let groups = facet.grouped_by.as_ref().filter(|_| facet.enter_by_group);
    let page = groups.map_or(&facet.link, |groups| &groups.link);
    Way { key: facet.key.clone(), link: Link::to(title.clone(), page.route.clone()) }
}

/// The lists that the engine makes of what is there.
fn lists(site: &Site, words: &Words) -> Vec<Way> {
    let grids = site.grids.iter();
    let mut ways: Vec<Way> =
        grids.map(|grid| Way { key: grid.slug.clone(), link: grid.link.clone() }).collect();
    let lists = [
        ("matrices", site.matrices.is_empty()),
        ("sources", site.works.is_empty()),
        ("glossary", site.glossary.is_empty()),
        ("checklist", site.settings.checklist.is_none()),
        ("compare", !is_compare_possible(site)),
        ("print", false),
        ("data", false),
        ("downloads", false),
        ("changes", !has_changes(site)),
    ];
    ways.extend(lists.iter().filter(|(_, empty)| !empty).map(|(key, _)| list(words, key)));
    ways
}

fn consultation(site: &Site) -> Option<Consultation> {
    let told = site.settings.consultation.as_ref()?;
    let language = &site.settings.language;
    Some(Consultation {
        name: told.name.clone(),
        url: told.url.clone(),
        href: told.link.as_ref().map(|link| link.href()),
        who: told.who.clone(),
        cost: told.cost.clone(),
        hours: told.hours.clone(),
        anonymous: told.anonymous.clone(),
        checked: told.checked.clone(),
        checked_text: told.checked.as_ref().map(|date| text::date_text(date, language)),
    })
}

fn checklist(site: &Site, words: &Words) -> Option<Checklist> {
    let facet = site.taxonomy.facet(site.settings.checklist?).key.clone();
    Some(Checklist { facet, link: list(words, "checklist").link })
}

fn list(words: &Words, key: &str) -> Way {
    let title = words.get(&format!("title_{key}"));
    Way { key: Arc::from(key), link: Link::to(title, Route::page(&format!("{key}/"))) }
}

/// What each facet is in the guideline, so that a theme can tell them apart without their names.
fn roles(site: &Site) -> BTreeMap<Arc<str>, &'static str> {
    let grid = site.main_grid();
    let role = |id, facet: &Facet| match grid {
        Some(grid) if grid.rows == id => "rows",
        Some(grid) if grid.columns == id => "columns",
        _ if facet.ordered => "ordered",
        _ => "other",
    };
    let taxonomy = &site.taxonomy;
    taxonomy
        .facet_ids()
        .map(|id| (taxonomy.facet(id).key.clone(), role(id, taxonomy.facet(id))))
        .collect()
}
