//! What a reader in need relies on: easy words without scripts, a way out, a form whose questions are the same everywhere.

use serde_json::json;

use crate::browser::{Screen, Server, Tab, tab};
use crate::site::{PAGE_KINDS, built_guideline, files, root};

fn read(path: &str) -> String {
    std::fs::read_to_string(built_guideline().join(path)).unwrap()
}

/// The output's pages below a folder, one level deep.
fn pages_of(folder: &str) -> Vec<String> {
    let is_one = |path: &String| {
        path.strip_prefix(folder)
            .is_some_and(|rest| rest.ends_with("/index.html") && rest.matches('/').count() == 1)
    };
    files(built_guideline()).into_iter().filter(is_one).collect()
}

#[test]
fn the_pages_that_matter_most_are_there_in_easy_words_with_readings() {
    let is_easy = |path: &String| {
        let page = read(path);
        let easy = page
            .split("<details class=\"easy\">")
            .nth(1)
            .and_then(|rest| rest.split("</details>").next());
        easy.is_some_and(|easy| easy.contains("<summary>") && easy.contains("<rt>"))
    };
    let conditions = pages_of("conditions/");
    let agencies = pages_of("agencies/");
    assert_eq!((conditions.len(), agencies.len()), (3, 18));
    let pages = ["about", "contribute", "facility", "help", "how-to-use", "privacy", "two-modes"];
    let pages = pages.iter().map(|page| format!("{page}/index.html"));
    let wanted =
        conditions.into_iter().chain(agencies).chain(pages).chain(["index.html".to_owned()]);
    let without: Vec<_> = wanted.filter(|path| !is_easy(path)).collect();
    assert!(without.is_empty(), "{without:?}");
    assert!(pages_of("cases/").iter().filter(|path| is_easy(path)).count() >= 20);
}

#[test]
fn easy_words_unfold_without_scripts() {
    let Some(mut tab) = tab("easy words without scripts") else { return };
    tab.show_on(Screen { scripts: false, ..Screen::PHONE });
    let server = Server::start(built_guideline(), &[]);
    for page in [
        "",
        "conditions/face-to-face/",
        "agencies/prison/",
        "cases/letter-to-early-intake/",
        "help/",
    ] {
        tab.open(&server.url(page));
        tab.evaluate("document.querySelector('.easy > summary').focus()");
        tab.press("Enter");
        let shown = tab.evaluate("document.querySelector('.easy-text ruby').checkVisibility()");
        assert_eq!(shown, true, "{page}");
    }
}

#[test]
fn whoever_wants_to_leave_is_gone_at_once() {
    let Some(mut tab) = tab("leaving the page") else { return };
    let server = Server::start(built_guideline(), &[]);
    let open = |tab: &mut Tab| {
        tab.open(&server.url("help/"));
        // The way out leads to a page of this machine: the tests have no network.
        tab.evaluate("document.getElementById('leave').href = '/404.html'");
    };
    let left = |tab: &mut Tab| {
        assert_eq!(tab.evaluate("location.pathname"), "/404.html");
        let back = tab.call("Page.getNavigationHistory", &json!({}));
        let urls: Vec<_> =
            back["entries"].as_array().unwrap().iter().map(|one| one["url"].to_string()).collect();
        assert!(!urls.iter().any(|url| url.contains("/help/")), "{urls:?}");
    };
    open(&mut tab);
    tab.follow(|tab| {
        tab.evaluate("document.getElementById('leave').click()");
    });
    left(&mut tab);
    open(&mut tab);
    let shift = "dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }))";
    tab.evaluate(&format!(
        "{shift}, dispatchEvent(new KeyboardEvent('keydown', {{ key: 'a' }})), {shift}, {shift}"
    ));
    assert_eq!(tab.evaluate("location.pathname"), "/help/", "two in a row are not enough");
    tab.follow(|tab| {
        tab.evaluate(shift);
    });
    left(&mut tab);
    // A link, so that it works without scripts, and only where the site asks for it.
    assert!(read("help/index.html").contains("rel=\"nofollow noreferrer\""));
    assert!(!read("about/index.html").contains("id=\"leave\""));
}

#[test]
fn where_to_turn_is_told_without_numbers_that_grow_old() {
    let help = read("help/index.html");
    let told = help
        .split("class=\"part consultation\"")
        .nth(1)
        .unwrap()
        .split("</section>")
        .next()
        .unwrap();
    for word in [
        "https://www.ncasa-japan.jp/",
        "費用",
        "確認日",
        "2026年11月22日",
        "相談できる人",
        "名前",
        "日と時間",
    ] {
        assert!(told.contains(word), "{word} in {told}");
    }
    assert!(!told.contains("tel:") && !told.contains("0120"), "{told}");
}

#[test]
fn no_page_tells_others_where_its_reader_came_from() {
    for address in PAGE_KINDS {
        let path = crate::site::file_of(address);
        let page = read(path.split('?').next().unwrap());
        assert!(page.contains("<meta name=\"referrer\" content=\"no-referrer\">"), "{address}");
    }
    assert!(read("_headers").contains("Referrer-Policy: no-referrer"));
}

/// The questions live in the page's front matter; what people fill in asks the same.
#[test]
fn paper_text_and_the_form_on_github_ask_the_same() {
    let text = read("contribute/form.txt");
    assert!(text.starts_with('\u{feff}') && text.contains("\r\n"), "Word knows it by these");
    let paper = read("contribute/form/index.html");
    let github = std::fs::read_to_string(root().join(".github/ISSUE_TEMPLATE/case.yml")).unwrap();
    let page = std::fs::read_to_string(root().join("content/pages/contribute.md")).unwrap();
    let questions = page.lines().filter_map(|line| line.trim().strip_prefix("- {label: "));
    let (promises, questions): (Vec<_>, Vec<_>) =
        questions.partition(|line| line.contains("choices: ["));
    let questions: Vec<(&str, &str)> = questions
        .into_iter()
        .map(|line| {
            let (label, hint) = line.split_once(", hint: \"").unwrap();
            (label, hint.split('"').next().unwrap())
        })
        .collect();
    assert_eq!(questions.len(), 12);
    for (label, hint) in &questions {
        assert!(text.contains(&format!(". {label}")) && text.contains(hint), "{label} as text");
        assert!(paper.contains(label) && paper.contains(hint), "{label} on paper");
        let asked = format!("{{label: {label}, description: \"{hint}\"}}");
        assert!(github.contains(&asked), "{label} on GitHub");
    }
    let asked = github.matches("    attributes: {label: ").count();
    assert_eq!(asked, questions.len(), "GitHub asks nothing else");
    let ticks = promises[0].split_once("choices: [").unwrap().1.trim_end_matches("]}");
    for promise in ticks.split(", ") {
        assert!(text.contains(&format!("□ {promise}")), "{promise} as text");
        assert!(paper.contains(promise), "{promise} on paper");
        assert!(github.contains(&format!("- {{label: {promise}, required: true}}")), "{promise}");
    }
    assert_eq!(github.matches("required: true}\n").count(), 3 + ticks.split(", ").count());
    for name in ["精神保健福祉センター", "施設につなぐ", "受刑中", "相互の役割を共有"]
    {
        assert!(text.contains(&format!("□ {name}")) && paper.contains(name), "{name} to tick");
    }
}
