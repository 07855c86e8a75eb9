//! `feed.xml`: the cases that are new or changed last, as an Atom feed.

use super::{Page, data, frame};
use crate::model::{CaseStudy, Site};
use crate::render::Theme;
use crate::route::Route;
use crate::text::escape;
use std::cmp::Reverse;
use std::fmt::Write;
use std::sync::Arc;

/// How many cases the feed tells of.
const ENTRIES: usize = 50;

/// A feed must say when it changed; one that does not know has never changed.
const NEVER: &str = "1970-01-01";

/// Plans the feed.
pub(super) fn plan(_site: &Site, _theme: &Theme) -> Vec<Page> {
    vec![Page::text(Route::file("feed.xml"), |site| feed(site))]
}

fn feed(site: &Site) -> String {
    let settings = &site.settings;
    let entries = entries(site);
    let newest = entries.first().and_then(|case| case.updated.as_deref());
    let updated = newest.max(settings.updated.as_deref()).unwrap_or(NEVER);
    let home = escape(&settings.base_url);
    let author = settings.publisher.as_ref().unwrap_or(&settings.title);
    let about = [settings.description.to_string(), data::edition(site)];
    let about: Vec<String> = about.into_iter().filter(|text| !text.is_empty()).collect();
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <id>{home}</id>\n<title>{}</title>\n<subtitle>{}</subtitle>\n\
         <updated>{updated}T00:00:00Z</updated>\n<author><name>{}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{home}feed.xml\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{home}\"/>\n",
        escape(&settings.language),
        escape(&settings.title),
        escape(&about.join(" ")),
        escape(author),
    );
    if let Some(licence) = &settings.licence {
        let _ = writeln!(xml, "<rights>{}</rights>", escape(&licence.name));
    }
    for case in entries {
        entry(&mut xml, site, case);
    }
    xml + "</feed>\n"
}

/// The published cases with a date, the newest first, those of one day by id.
fn entries(site: &Site) -> Vec<&Arc<CaseStudy>> {
    let dated = site.cases.iter().filter(|case| case.updated.is_some() && !case.draft);
    let mut entries: Vec<_> = dated.collect();
    entries.sort_unstable_by_key(|case| (Reverse(&case.updated), &case.slug));
    entries.truncate(ENTRIES);
    entries
}

/// A case, with what its author tells of the last change.
fn entry(xml: &mut String, site: &Site, case: &CaseStudy) {
    let address = escape(&frame::canonical(site, &case.link.route));
    let _ = write!(
        xml,
        "<entry>\n<id>{address}</id>\n<title>{}</title>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n\
         <updated>{}T00:00:00Z</updated>\n<summary>{}</summary>\n",
        escape(&case.link.title),
        case.updated.as_deref().unwrap_or(NEVER),
        escape(&case.summary),
    );
    let last = case.changes.iter().filter(|change| Some(&change.date) == case.updated.as_ref());
    let notes: Vec<&str> = last.map(|change| &*change.note).collect();
    if !notes.is_empty() {
        let text = format!("{}\n{}", notes.join("\n"), case.summary);
        let _ = writeln!(xml, "<content type=\"text\">{}</content>", escape(&text));
    }
    xml.push_str("</entry>\n");
}
