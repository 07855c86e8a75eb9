//! What changed and when, the newest first: `/changes/`.
//!
//! An author tells of a change with a day and a note. What says only when it was updated stands
//! among the others of that day, without words.

use super::frame::Frame;
use super::paging::{self, Paging};
use super::{Guide, Page, structured};
use crate::model::{CaseId, Change, Link, PageId, Site};
use crate::render::Theme;
use crate::route::Route;
use crate::text;
use serde::Serialize;
use std::cmp::Reverse;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct ChangesView {
    page: Frame,
    days: Vec<Day>,
    pages: Paging,
}

/// What changed on a day.
#[derive(Serialize, Hash)]
struct Day {
    date: Arc<str>,
    date_text: String,
    anchor: String,
    notes: Vec<Noted>,
    others: Vec<Arc<Link>>,
}

/// A change that its author tells of.
#[derive(Serialize, Hash)]
struct Noted {
    #[serde(flatten)]
    link: Arc<Link>,
    note: Arc<str>,
}

/// What changed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    Whole,
    Case(CaseId),
    Page(PageId),
}

/// A change, as it stands in the list: by day, those with words first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    date: Reverse<Arc<str>>,
    is_silent: bool,
    subject: Subject,
    /// Its place among the changes of its subject.
    at: Option<usize>,
}

/// Whether anything says when it changed.
pub(crate) fn has_changes(site: &Site) -> bool {
    !site.settings.changes.is_empty()
        || site.cases.iter().any(|case| !case.draft && case.updated.is_some())
        || site.pages.iter().any(|page| !page.draft && page.updated.is_some())
}

/// Plans the pages of the list.
pub(super) fn plan(site: &Site, theme: &Theme) -> Vec<Page> {
    let entries: Arc<[Entry]> = entries(site).into();
    if entries.is_empty() {
        return Vec::new();
    }
    let list = Link::to(theme.word("title_changes"), Route::page("changes/"));
    let newest = entries.first().map(|entry| entry.date.0.clone());
    let pages = paging::numbers(entries.len()).map(|number| {
        let route = paging::route(&list.route, number);
        let (list, entries) = (list.clone(), entries.clone());
        Page::html(route, "changes", move |site| view(site, &list, &entries, number))
            .updated(newest.clone())
    });
    pages.collect()
}

fn entries(site: &Site) -> Vec<Entry> {
    let settings = &site.settings;
    let mut entries = entries_of(Subject::Whole, None, &settings.changes);
    for id in site.case_ids().filter(|id| !site.case(*id).draft) {
        let case = site.case(id);
        entries.extend(entries_of(Subject::Case(id), case.updated.as_ref(), &case.changes));
    }
    for id in site.page_ids().filter(|id| !site.page(*id).draft) {
        let page = site.page(id);
        entries.extend(entries_of(Subject::Page(id), page.updated.as_ref(), &page.changes));
    }
    entries.sort_unstable();
    entries
}

/// The changes of one thing. The day of its last update needs an entry of its own if no change
/// tells of it.
fn entries_of(subject: Subject, updated: Option<&Arc<str>>, changes: &[Change]) -> Vec<Entry> {
    let entry = |date: &Arc<str>, at: Option<usize>| Entry {
        date: Reverse(date.clone()),
        is_silent: at.is_none(),
        subject,
        at,
    };
    let silent = updated.filter(|day| changes.iter().all(|change| change.date != **day));
    let told = changes.iter().enumerate().map(|(at, change)| entry(&change.date, Some(at)));
    told.chain(silent.map(|day| entry(day, None))).collect()
}

fn view(site: &Guide<'_>, list: &Arc<Link>, entries: &[Entry], number: usize) -> ChangesView {
    let total = entries.len();
    let route = paging::route(&list.route, number);
    let page = Frame::new(site, "changes", &route, &paging::title(list, number, total))
        .headed(list)
        .updated(site, entries.first().map(|entry| &entry.date.0));
    let shown = paging::shown(entries, number);
    let days = shown.chunk_by(|one, other| one.date == other.date);
    let data = structured::thing(site, "WebPage", &page)
        .with_some("dateModified", entries.first().map(|entry| &entry.date.0));
    ChangesView {
        days: days.filter_map(|entries| day(site, entries)).collect(),
        pages: Paging::new(list, number, total),
        page: page.data(site, data),
    }
}

fn day(site: &Site, entries: &[Entry]) -> Option<Day> {
    let date = &entries.first()?.date.0;
    let (told, silent): (Vec<&Entry>, Vec<&Entry>) =
        entries.iter().partition(|entry| !entry.is_silent);
    let noted = |entry: &&Entry| {
        let (link, changes) = of(site, entry.subject);
        Some(Noted { link, note: changes.get(entry.at?)?.note.clone() })
    };
    Some(Day {
        date: date.clone(),
        date_text: text::date_text(date, &site.settings.language),
        anchor: format!("day-{date}"),
        notes: told.iter().filter_map(noted).collect(),
        others: silent.iter().map(|entry| of(site, entry.subject).0).collect(),
    })
}

/// The page and the changes of what changed.
fn of(site: &Site, subject: Subject) -> (Arc<Link>, &[Change]) {
    match subject {
        Subject::Whole => (super::frame::home(site), &site.settings.changes),
        Subject::Case(id) => (site.case(id).link.clone(), &site.case(id).changes),
        Subject::Page(id) => (site.page(id).link.clone(), &site.page(id).changes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(date: &str, note: &str) -> Change {
        Change { date: Arc::from(date), note: Arc::from(note) }
    }

    #[test]
    fn the_day_of_an_update_that_no_change_tells_of_stands_without_words() {
        let check = |updated: &str, changes: &[Change], expected: &[(&str, bool)]| {
            let entries = entries_of(Subject::Whole, Some(&Arc::from(updated)), changes);
            let seen: Vec<_> =
                entries.iter().map(|entry| (&*entry.date.0, entry.is_silent)).collect();
            assert_eq!(seen, expected);
        };
        check("2026-01-02", &[], &[("2026-01-02", true)]);
        check("2026-01-02", &[change("2026-01-02", "a")], &[("2026-01-02", false)]);
        check(
            "2026-03-04",
            &[change("2026-01-02", "a")],
            &[("2026-01-02", false), ("2026-03-04", true)],
        );
    }
}
