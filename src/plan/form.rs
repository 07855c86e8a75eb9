//! The form of a page, beside it: on paper (`/contribute/form/`) and as text for any word processor
//! (`/contribute/form.txt`).

use super::frame::Frame;
use super::{Page, structured};
use crate::model::{Link, PageId, Question, Room, Site};
use crate::render::{Theme, Words};
use crate::route::Route;
use crate::text::line;
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize, Hash)]
struct FormView {
    page: Frame,
    /// The page that explains the form.
    about: Arc<Link>,
    questions: Vec<Asked>,
}

/// A question, with all that can be ticked.
#[derive(Serialize, Hash)]
struct Asked {
    label: Arc<str>,
    hint: Option<Arc<str>>,
    required: bool,
    room: Room,
    /// What can be ticked, by groups.
    ticks: Vec<Ticks>,
}

/// What can be ticked under a title, if there is one.
#[derive(Serialize, Hash)]
struct Ticks {
    title: Option<Arc<str>>,
    choices: Vec<Arc<str>>,
}

/// The form as its own page offers it.
#[derive(Serialize, Hash)]
pub(super) struct Offered {
    questions: Vec<Asked>,
    paper: String,
    text: String,
}

/// What a page offers; nothing if it has no form.
pub(super) fn offered(site: &Site, id: PageId) -> Option<Offered> {
    let page = site.page(id);
    (!page.form.is_empty()).then(|| Offered {
        questions: asked(site, id),
        paper: paper(site, id).path().to_owned(),
        text: text_file(site, id).path().to_owned(),
    })
}

fn asked(site: &Site, id: PageId) -> Vec<Asked> {
    let asked = |question: &Question| Asked {
        label: question.label.clone(),
        hint: question.hint.clone(),
        required: question.required,
        room: question.room,
        ticks: ticks(site, question),
    };
    site.page(id).form.iter().map(asked).collect()
}

fn ticks(site: &Site, question: &Question) -> Vec<Ticks> {
    let own = Ticks { title: None, choices: question.choices.clone() };
    let groups = question.facet.map(|facet| site.taxonomy.by_group(facet)).unwrap_or_default();
    let of_facet = groups.into_iter().map(|(group, terms)| Ticks {
        title: group.map(|group| site.taxonomy.group(group).link.title.clone()),
        choices: terms.iter().map(|term| site.term(*term).link.title.clone()).collect(),
    });
    of_facet.chain([own]).filter(|ticks| !ticks.choices.is_empty()).collect()
}

/// Plans both files of each form.
pub(super) fn plan(site: &Site, theme: &Theme) -> Vec<Page> {
    let with_form = site.page_ids().filter(|id| !site.page(*id).form.is_empty());
    let pages = with_form.flat_map(|id| {
        let (title, words) = (theme.word("title_form"), theme.words().clone());
        let origin = site.page(id).origin;
        let sheet = Page::html(paper(site, id), "form", move |site| view(site, id, &title));
        // A sheet to fill in is nothing to find or to cite: its page is.
        let sheet = sheet.unlisted(true);
        let text = Page::text(text_file(site, id), move |site| text(site, id, &words));
        [sheet.written_at(origin), text.written_at(origin)]
    });
    pages.collect()
}

fn paper(site: &Site, id: PageId) -> Route {
    Route::page(&format!("{}form/", site.page(id).link.route.address()))
}

fn text_file(site: &Site, id: PageId) -> Route {
    Route::file(format!("{}form.txt", site.page(id).link.route.address()))
}

fn view(site: &Site, id: PageId, title: &Arc<str>) -> FormView {
    let written = site.page(id);
    let page = Frame::new(site, "form", &paper(site, id), title)
        .below([written.link.clone()])
        .described(written.summary.as_ref());
    let data = structured::thing(site, "WebPage", &page);
    let questions = asked(site, id);
    FormView { about: written.link.clone(), questions, page: page.data(site, data) }
}

/// The form as text with lines as Windows ends them, and with the mark by which it knows UTF-8.
fn text(site: &Site, id: PageId, words: &Words) -> String {
    let page = site.page(id);
    let mut lines = vec![
        line(&page.link.title),
        line(&site.settings.title),
        String::new(),
        words.get("form_care").to_string(),
    ];
    for (question, number) in asked(site, id).iter().zip(1..) {
        let must = if question.required { words.get("form_required") } else { Arc::default() };
        lines.extend([String::new(), format!("{number}. {}{must}", line(&question.label))]);
        lines.extend(question.hint.iter().map(|hint| line(hint)));
        lines.extend(question.ticks.iter().map(|ticks| {
            let boxes = ticks.choices.iter().map(|choice| format!("□ {}", line(choice)));
            let title = ticks.title.iter().map(|title| line(title));
            title.chain(boxes).collect::<Vec<_>>().join("\u{3000}")
        }));
        lines.extend([String::new(), String::new()]);
    }
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}
