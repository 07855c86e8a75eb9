//! What is mended and what is left, and that nothing else is touched.

use super::*;
use proptest::prelude::*;
use std::path::Path;

const CASE: &str = "content/cases/letter.md";

/// A site in which nothing is wrong, with former ids.
fn sound() -> Sources {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/minimal/in");
    let mut sources = Sources::open(&root).expect("the site can be read");
    let agencies = "name: 機関\nterms:\n  - id: probation-office\n    name: 保護観察所\n    aliases: [probation, kansatsu]\n    summary: 保護観察を行う機関です。がんばる人を支えます。\n";
    sources.set("content/facets/agencies.yaml", agencies.as_bytes());
    let page = "---\ntitle: ガイド\nsummary: 手引きの説明です。\naliases: [guide]\n---\n## 目的\n\n説明です。\nもう一行です。\n\n- [事例](../cases/letter.md)\n  続きです。\n";
    sources.set("content/pages/about.md", page.as_bytes());
    let case = "---\ntitle: 手紙から始まる早い受け入れ\nsummary: 手紙をきっかけに、出所の前から受け入れを準備します。\nagencies: [probation-office]\ncategories: [refer-to-facility]\ncells: [probation-office/refer-to-facility]\ncitations: [表1-1, C-1]\naliases: [old-letter]\n---\n## 背景\n\n受刑中の人から手紙が届きます。\nガイドは[こちら](../pages/about.md)です。\n";
    sources.set(CASE, case.as_bytes());
    sources
}

fn findings(sources: &Sources) -> Vec<Diagnostic> {
    let options = Options { drafts: true, ..Options::default() };
    understand(sources, &Cache::default(), &options).diagnostics
}

fn mend(sources: &Sources) -> Sources {
    let mut mended = sources.clone();
    for file in fix(sources) {
        mended.remove(&file.path);
        mended.set(file.moved.as_deref().unwrap_or(&file.path), &file.new);
    }
    mended
}

fn text<'s>(sources: &'s Sources, path: &str) -> &'s str {
    sources.find(path).and_then(Source::text).expect("a text")
}

/// `slip` in the place of `words` is mended to `words` again.
#[track_caller]
fn check(path: &str, words: &str, slip: &str) {
    let sound = sound();
    let written = text(&sound, path);
    assert!(written.contains(words), "{path} has no {words}");
    let mut sources = sound.clone();
    sources.set(path, written.replacen(words, slip, 1).as_bytes());
    assert!(!findings(&sources).is_empty(), "{slip:?} is no slip");
    assert_eq!(text(&mend(&sources), path), written, "{slip:?}");
}

#[test]
fn each_slip_becomes_what_was_meant() {
    assert!(findings(&sound()).is_empty(), "{:?}", findings(&sound()));
    let facet = "content/facets/agencies.yaml";
    check(CASE, "---\ntitle", "\u{feff}---\ntitle");
    check(CASE, "\nsummary: ", "\r\nsummary: ");
    check(CASE, "title: 手紙", "title: \u{3000}手紙");
    check(CASE, "title: 手紙", "title:\u{3000}手紙");
    check(CASE, "受け入れ\nsummary", "受け入れ\u{3000} \u{3000}\nsummary");
    check(CASE, "表1-1, C-1", "表1-1,\u{3000}C-1");
    check(CASE, "[表1-1", "[\u{3000}表1-1");
    check(CASE, "\n受刑中", "\n\u{3000}受刑中");
    check(CASE, "届きます。\n", "届きます。 \u{3000} \n");
    check(CASE, "\n\n受刑中", "\n\u{3000}\u{3000}\n受刑中");
    check(CASE, "ガイド", "カ\u{3099}イト\u{3099}");
    check(facet, "\n    summary", "\n\u{3000}\u{3000}summary");
    check(facet, "がんばる", "か\u{3099}んは\u{3099}る");
    check(facet, "  - id", "  -\u{3000}id");
    check("content/pages/about.md", "  続き", "  \u{3000}続き");
}

#[test]
fn former_ids_become_those_of_today() {
    let about = "content/pages/about.md";
    check(CASE, "agencies: [probation-office]", "agencies: [probation]");
    check(CASE, "agencies: [probation-office]", "agencies: [kansatsu]");
    check(CASE, "[probation-office/refer", "[probation/refer");
    check("content/matrices/probation-office.yaml", "[probation-office]", "[kansatsu]");
    check(about, "../cases/letter.md", "../cases/old-letter.md");
    check(CASE, "../pages/about.md", "../pages/guide.md");
}

#[test]
fn what_may_mean_something_else_is_left() {
    let check = |path: &str, words: &str, slip: &str| {
        let mut sources = sound();
        let written = text(&sources, path).replacen(words, slip, 1);
        sources.set(path, written.as_bytes());
        assert!(!findings(&sources).is_empty(), "{slip:?} is no slip");
        assert!(fix(&sources).is_empty(), "{slip:?} was changed: {:?}", fix(&sources));
    };
    check(CASE, "\n受刑中", "\n\u{3000}# 受刑中");
    check(CASE, "\n受刑中", "\n\u{3000}- 受刑中");
    check(CASE, "agencies: [probation-office]", "agencies: [probation-office, probation]");
    check(CASE, "agencies: [probation-office]", "agencies: [probation-offise]");
    check(CASE, "title: 手紙", "title：手紙");
}

#[test]
fn a_picture_gets_its_name_in_one_piece_and_keeps_its_readers() {
    let mut sources = sound();
    let shown = text(&sources, CASE).to_owned() + "\n![図](../media/がぞう/ず.svg)\n";
    let pieces = |text: &str| text.replace('が', "か\u{3099}").replace('ず', "す\u{3099}");
    sources.set(CASE, pieces(&shown).as_bytes());
    sources.set(&pieces("content/media/がぞう/ず.svg"), b"<svg/>");
    let mended = mend(&sources);
    assert!(mended.find("content/media/がぞう/ず.svg").is_some());
    assert_eq!(text(&mended, CASE), shown);
    assert!(findings(&mended).is_empty(), "{:?}", findings(&mended));
}

/// What goes wrong with a file: which one, how, and where.
type Slip = (usize, usize, prop::sample::Index);

/// Marks, line ends and pieces, any number of them.
fn slips() -> impl Strategy<Value = Vec<Slip>> {
    prop::collection::vec((0..3usize, 0..3usize, any::<prop::sample::Index>()), 0..4)
}

/// A space somewhere; two of them may hide each other until one is mended.
fn space() -> impl Strategy<Value = Slip> {
    (0..3usize, 3..6usize, any::<prop::sample::Index>())
}

const PATHS: [&str; 3] = [CASE, "content/facets/agencies.yaml", "content/pages/about.md"];

fn spoil(written: &str, how: usize, place: prop::sample::Index) -> String {
    // What stands before the mark of a file makes another character of it.
    let first = written.len() - written.trim_start_matches('\u{feff}').len();
    let places: Vec<usize> = written[first..].char_indices().map(|(at, _)| first + at).collect();
    let at = places[place.index(places.len())];
    let line_end = written[at..].find('\n').map_or(written.len(), |end| at + end);
    let line = written[..at].rfind('\n').map_or(first, |end| end + 1);
    let insert = |at: usize, what: &str| format!("{}{what}{}", &written[..at], &written[at..]);
    match how {
        0 => format!("\u{feff}{}", written.trim_start_matches('\u{feff}')),
        1 => written.replace("\r\n", "\n").replace('\n', "\r\n"),
        2 => written.nfd().collect(),
        3 => insert(line_end, "\u{3000}"),
        4 => insert(line, "\u{3000}"),
        _ => insert(at, "\u{3000}"),
    }
}

/// The findings that `--fix` promises to mend.
fn is_promised(finding: &Diagnostic) -> bool {
    let help = finding.help.as_ref().map_or("", |help| help.id);
    let ids = ["byte-order-mark", "crlf", "decomposed-text", "full-width-space"];
    let id = finding.message.id;
    ids.contains(&id) || id == "full-width-yaml-space" || help.starts_with("help-renamed")
}

/// Where a finding is, without its line: which moves when another one is mended.
fn sentence(sources: &Sources, finding: &Diagnostic) -> (Arc<str>, Message) {
    (sources.get(finding.span.file).path.clone(), finding.message.clone())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn twice_is_once_and_nothing_new_is_wrong(slips in slips(), space in space()) {
        let mut sources = sound();
        for (path, how, place) in slips.into_iter().chain([space]) {
            let spoiled = spoil(text(&sources, PATHS[path]), how, place);
            sources.set(PATHS[path], spoiled.as_bytes());
        }
        let before: Vec<_> =
            findings(&sources).iter().map(|found| sentence(&sources, found)).collect();
        let mended = mend(&sources);
        let again = fix(&mended);
        prop_assert!(again.is_empty(), "{again:?}");
        for finding in findings(&mended) {
            prop_assert!(!is_promised(&finding), "{finding:?}");
            let told = sentence(&mended, &finding);
            prop_assert!(before.contains(&told), "{told:?} is new; before: {before:?}");
        }
    }

    #[test]
    fn line_ends_marks_and_pieces_leave_the_same_text(slips in slips()) {
        let sound = sound();
        let mut sources = sound.clone();
        for (path, how, place) in slips {
            let spoiled = spoil(text(&sources, PATHS[path]), how, place);
            sources.set(PATHS[path], spoiled.as_bytes());
        }
        let mended = mend(&sources);
        for path in PATHS {
            prop_assert_eq!(text(&mended, path), text(&sound, path));
        }
    }
}
