//! The report over a page and the panel below it as somebody sees them who writes: in a browser, on each
//! width, by keyboard.

use super::AGENCIES;
use super::preview::Preview;
use crate::browser::{self, Colours, Screen, Tab};

/// Waits until something holds in the page.
fn until(tab: &mut Tab, condition: &str) {
    tab.evaluate(&format!(
        "new Promise(done => {{
            const look = () => {condition} ? done(true) : setTimeout(look, 20);
            look();
        }})"
    ));
}

/// Nothing lies outside, and the colours are the reader's.
fn look(tab: &mut Tab, screen: Screen) {
    tab.show_on(screen);
    let sideways = tab.evaluate(
        "[document.documentElement, document.getElementById('renkei-preview')]
            .some(box => box.scrollWidth > box.clientWidth)",
    );
    assert_eq!(sideways, false, "{screen:?} scrolls sideways");
    let ground = "getComputedStyle(document.getElementById('renkei-preview')).backgroundColor";
    let is_white = tab.evaluate(ground) == "rgb(255, 255, 255)";
    assert_eq!(is_white, screen.colours == Colours::Light, "{screen:?}");
}

#[test]
fn a_fault_lies_over_the_page_leads_to_its_place_and_goes() {
    let Some(mut tab) = browser::tab("the report of the preview in a browser") else { return };
    let preview = Preview::of_a_site();
    let file = preview.path("content/facets/agencies.yaml").canonicalize().unwrap();
    tab.open(&format!("http://{}/agencies/prison/", preview.address));
    let panel = "[...document.querySelectorAll('#renkei-preview .page a')].map(a => a.href)";
    assert_eq!(tab.lines(panel)[0], format!("vscode://file{}:3:10", file.display()));

    let wrong = "  - {id: <img src=x onerror=alert(1)>, name: 裁判所}\n";
    preview.write("content/facets/agencies.yaml", &format!("{AGENCIES}{wrong}"));
    until(&mut tab, "document.querySelector('#renkei-preview li.error a')");
    let links = "[...document.querySelectorAll('#renkei-preview li.error a')].map(a => a.href)";
    assert_eq!(tab.lines(links), [format!("vscode://file{}:4:10", file.display())]);
    let text = tab.evaluate("document.querySelector('#renkei-preview li.error').innerText");
    assert!(text.as_str().is_some_and(|text| text.contains("<img src=x onerror")), "{text}");
    assert_eq!(tab.evaluate("document.querySelectorAll('#renkei-preview img').length"), 0);
    for screen in [Screen::PHONE, Screen::TABLET, Screen::DESKTOP] {
        look(&mut tab, screen);
        look(&mut tab, Screen { colours: Colours::Dark, ..screen });
    }
    let is_there = "document.activeElement.matches('#renkei-preview li.error a')";
    let reached = (0..80).any(|_| {
        tab.press("Tab");
        tab.evaluate(is_there) == true
    });
    assert!(reached, "the keyboard reaches the place");

    preview.write("content/facets/agencies.yaml", AGENCIES);
    until(&mut tab, "!document.querySelector('#renkei-preview li.error')");
}
