//! The whole as plain text: `llms.txt`, an outline with addresses in the form of llmstxt.org, and
//! `llms-full.txt`, every text of the guideline. Both are Markdown that reads well as it is.

use super::edition;
use super::lists::labels;
use crate::model::{CaseStudy, Citation, FacetId, Link, MatrixId, Passage, Site};
use crate::plan::matrices::in_order;
use crate::plan::sources::citation_text;
use crate::plan::{Page, frame, structured};
use crate::render::Words;
use crate::route::Route;
use crate::text::{self, line};
use std::fmt::Write;
use std::sync::Arc;

/// The outline.
pub(super) const OUTLINE: &str = "llms.txt";

/// Every text.
pub(super) const WHOLE: &str = "llms-full.txt";

/// About how many bytes are told of a case beside its texts.
const BESIDE: usize = 700;

/// Plans both files.
pub(super) fn plan(words: &Arc<Words>) -> [Page; 2] {
    let (of_outline, of_whole) = (words.clone(), words.clone());
    [
        Page::text(Route::file(OUTLINE), move |site| outline(site, &of_outline)),
        Page::text(Route::file(WHOLE), move |site| whole(site, &of_whole)),
    ]
}

/// What both begin with: what the guideline is, and which edition.
fn head(site: &Site, words: &Words) -> String {
    let settings = &site.settings;
    let mut text = format!("# {}\n\n", line(&settings.title));
    if !settings.description.is_empty() {
        let _ = writeln!(text, "> {}\n", line(&settings.description));
    }
    for part in [&settings.lead, &settings.finding, &settings.notice].into_iter().flatten() {
        let _ = writeln!(text, "{}\n", line(part));
    }
    let edition = edition(site);
    if !edition.is_empty() {
        let _ = writeln!(text, "- {}", line(&edition));
    }
    let _ = writeln!(text, "- {}", settings.base_url);
    if let Some(licence) = &settings.licence {
        let url = licence.url.as_deref().unwrap_or_default();
        let _ = writeln!(text, "- {}: {} {url}", line(&words.get("license")), line(&licence.name));
    }
    text
}

fn outline(site: &Site, words: &Words) -> String {
    let mut text = head(site, words);
    let mut part = |title: &str, links: &mut dyn Iterator<Item = (&Link, Option<&Arc<str>>)>| {
        let mut links = links.peekable();
        if links.peek().is_some() {
            let _ = writeln!(text, "\n## {}\n", line(title));
        }
        for (link, summary) in links {
            let about = summary.map(|summary| format!(": {}", line(summary))).unwrap_or_default();
            let address = structured::address(site, link);
            let _ = writeln!(text, "- [{}]({address}){about}", in_brackets(&link.title));
        }
    };
    let pages = site.pages.iter().filter(|page| !page.draft);
    part(&words.get("pages"), &mut pages.map(|page| (&*page.link, page.summary.as_ref())));
    for id in site.taxonomy.facet_ids() {
        let terms = site.taxonomy.terms_of(id).map(|term| site.term(term));
        let name = &site.taxonomy.facet(id).name;
        part(name, &mut terms.map(|term| (&*term.link, term.summary.as_ref())));
    }
    let cases = site.cases.iter().filter(|case| !case.draft);
    let cases = &mut cases.map(|case| (&*case.link, Some(&case.summary)));
    part(&words.get("title_cases"), cases);
    let matrices = in_order(site).into_iter().map(|id| site.matrix(id));
    let matrices = &mut matrices.map(|matrix| (&*matrix.link, matrix.summary.as_ref()));
    part(&words.get("title_matrices"), matrices);
    let file = |key: &str, route| Link::to(words.get(key), route);
    let more =
        [file("data_text", Route::file(WHOLE)), file("title_data", Route::page(super::FOLDER))];
    // The one heading whose word the form gives a meaning: what follows may be left out.
    part("Optional", &mut more.iter().map(|link| (&**link, None)));
    text
}

fn whole(site: &Site, words: &Words) -> String {
    let mut text = head(site, words);
    // No text is longer: to grow by copying it would take more memory than all else.
    let about = |case: &Arc<CaseStudy>| BESIDE + case.summary.len() + case.body.prose.blocks.size();
    text.reserve(site.cases.iter().map(about).sum());
    let pages = site.pages.iter().filter(|page| !page.draft);
    part(&mut text, &words.get("pages"), pages, |text, page| {
        item(site, text, &page.link, &[page.summary.as_ref()], Some(&page.body), &page.citations);
    });
    for id in site.taxonomy.facet_ids() {
        facet(site, &mut text, id);
    }
    let cases = site.cases.iter().filter(|case| !case.draft);
    part(&mut text, &words.get("title_cases"), cases, |text, case| {
        let terms = case.classification.terms().iter();
        let terms = terms.map(|term| &site.term(*term).link.title);
        let terms = Arc::from(text::list(terms, &site.settings.language));
        let texts = [Some(&case.summary), Some(&terms)];
        item(site, text, &case.link, &texts, Some(&case.body), &case.citations);
    });
    for id in in_order(site) {
        matrix(site, &mut text, id);
    }
    part(&mut text, &words.get("title_glossary"), site.glossary.iter(), |text, entry| {
        let link = Link::to(entry.term.clone(), entry.link.route.clone());
        item(site, text, &link, &[], Some(&entry.text), &entry.citations);
    });
    part(&mut text, &words.get("title_sources"), site.works.iter(), |text, work| {
        let _ = writeln!(text, "\n- {}", line(&citation_text(work, &site.settings.language)));
    });
    text
}

/// A part with its title, unless there is nothing in it.
fn part<T>(
    text: &mut String,
    title: &str,
    items: impl Iterator<Item = T>,
    write: impl Fn(&mut String, T),
) {
    let mut items = items.peekable();
    if items.peek().is_some() {
        let _ = writeln!(text, "\n## {}", line(title));
    }
    items.for_each(|item| write(text, item));
}

/// The groups of a facet, each with its terms behind it.
fn facet(site: &Site, text: &mut String, id: FacetId) {
    let groups = site.taxonomy.by_group(id).into_iter();
    part(text, &site.taxonomy.facet(id).name, groups, |text, (group, terms)| {
        if let Some(group) = group.map(|group| site.taxonomy.group(group)) {
            let texts = [group.summary.as_ref()];
            item(site, text, &group.link, &texts, Some(&group.text), &group.citations);
        }
        for term in terms.into_iter().map(|term| site.term(term)) {
            let texts = [term.summary.as_ref()];
            item(site, text, &term.link, &texts, Some(&term.text), &term.citations);
        }
    });
}

/// A table of the source, row by row.
fn matrix(site: &Site, text: &mut String, id: MatrixId) {
    part(text, &site.matrix(id).link.title, site.rows_of(id), |text, row| {
        let row = site.row(row);
        let title = format!("{} {}", row.id, row.label);
        let link = Link::to(Arc::from(title), row.link.route.clone());
        item(site, text, &link, &[row.summary.as_ref()], None, &row.citations);
    });
}

/// A thing with its title, its address and its texts.
fn item(
    site: &Site,
    text: &mut String,
    link: &Link,
    texts: &[Option<&Arc<str>>],
    body: Option<&Passage>,
    citations: &[Citation],
) {
    let address = frame::canonical(site, &link.route);
    let _ = writeln!(text, "\n### {}\n\n{address}", line(&link.title));
    let blocks = body.iter().flat_map(|body| body.prose.blocks.iter());
    let texts = texts.iter().flatten().map(|text| &***text);
    for block in texts.chain(blocks).filter(|block| !block.is_empty()) {
        let _ = writeln!(text, "\n{}", line(block));
    }
    if !citations.is_empty() {
        let cited = text::list(labels(site, citations), &site.settings.language);
        let _ = writeln!(text, "\n[{}]", line(&cited));
    }
}

/// A title that stands between brackets.
fn in_brackets(title: &str) -> String {
    line(title).replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stays_in_its_brackets_and_its_line() {
        assert_eq!(in_brackets("a [b]\nc"), "a \\[b\\] c");
    }
}
