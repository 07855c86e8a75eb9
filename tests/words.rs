//! Words explained where they stand, in a real browser: by keyboard, without scripts, beside the word; on paper as notes.
//! And readings, which are seen but neither copied nor found.

use serde_json::json;

use crate::browser::{Colours, Screen, Server, Tab, tab};
use crate::site::built_guideline;

/// A page of the guideline whose text has explained words.
const PAGE: &str = "cases/letter-to-early-intake/";

fn opened(purpose: &str, screen: Screen) -> Option<(Tab, Server)> {
    let mut tab = tab(purpose)?;
    let server = Server::start(built_guideline(), &[]);
    tab.show_on(screen);
    tab.open(&server.url(PAGE));
    Some((tab, server))
}

/// Whether the first word's explanation is shown, where the keyboard is, and how far below or above the word it stands.
const STATE: &str = "(() => {
    const word = document.querySelector('.word'), told = document.getElementById(word.getAttribute('popovertarget'));
    const [one, other] = [word.getBoundingClientRect(), told.getBoundingClientRect()];
    return { shown: told.checkVisibility(), inside: told.contains(document.activeElement), back: document.activeElement === word,
        away: Math.max(other.top - one.bottom, one.top - other.bottom), fits: other.top >= 0 && other.bottom <= innerHeight && other.left >= 0 && other.right <= innerWidth };
})()";

#[test]
fn a_word_is_explained_beside_it_by_keyboard_and_without_scripts() {
    let quiet = Screen { scripts: false, reduced_motion: true, ..Screen::DESKTOP };
    for screen in [
        quiet,
        Screen { colours: Colours::Dark, ..quiet },
        Screen { width: 320, height: 640, ..quiet },
    ] {
        let Some((mut tab, _server)) = opened("words in place", screen) else { return };
        assert_eq!(tab.evaluate(STATE)["shown"], false);
        tab.evaluate("document.querySelector('.word').scrollIntoView({block: 'center'}), document.querySelector('.word').focus()");
        tab.press("Enter");
        let told = tab.evaluate(STATE);
        assert_eq!(
            (&told["shown"], &told["inside"], &told["fits"]),
            (&json!(true), &json!(true), &json!(true)),
            "{told}"
        );
        if screen.width > 600 {
            let away = told["away"].as_f64().unwrap();
            assert!((0.0..=24.0).contains(&away), "the explanation stands {away} px from its word");
        }
        tab.press("Escape");
        let told = tab.evaluate(STATE);
        assert_eq!((&told["shown"], &told["back"]), (&json!(false), &json!(true)), "{told}");
    }
}

#[test]
fn on_paper_words_are_explained_in_notes() {
    let Some((mut tab, _server)) =
        opened("words on paper", Screen { print: true, ..Screen::DESKTOP })
    else {
        return;
    };
    let hidden = tab.lines("[...document.querySelectorAll('.word-told')].filter(one => !one.checkVisibility() || getComputedStyle(one).position !== 'static').map(one => one.id)");
    assert_eq!(hidden, Vec::<String>::new());
    assert!(tab.evaluate("document.querySelectorAll('.word-told').length").as_u64() > Some(0));
}

#[test]
fn words_are_copied_with_the_text_and_readings_are_not() {
    let Some((mut tab, server)) = opened("copied text", Screen::DESKTOP) else { return };
    let copied = "(part => { getSelection().selectAllChildren(part); return getSelection().toString().replace(/\\s/g, ''); })";
    let paragraph = "document.querySelector('.prose p:has(.word)')";
    let lost = format!("{paragraph}.textContent.replace(/\\s/g, '') === {copied}({paragraph})");
    assert_eq!(tab.evaluate(&lost), true, "a marked word is not copied");
    tab.open(&server.url("agencies/probation-office/"));
    tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })");
    let ruby = "document.querySelector('ruby').parentNode";
    let base = format!(
        "(part => {{ part.querySelectorAll('rt, rp').forEach(one => one.remove()); return part.textContent.replace(/\\s/g, ''); }})({ruby}.cloneNode(true))"
    );
    assert_eq!(tab.evaluate(&format!("{copied}({ruby})")), tab.evaluate(&base));
}
