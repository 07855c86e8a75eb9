//! The self-check in a real browser: filled in, saved, read back to the letter, laid over others, printed on one sheet.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::browser::{Screen, Server, Tab, tab};
use crate::site::built_guideline;

/// The page, opened from a folder: what works there works everywhere.
#[track_caller]
fn open(tab: &mut Tab) {
    tab.open(&format!("file://{}", built_guideline().join("checklist/index.html").display()));
}

/// Fills each item in turn with the four answers, and with a note that a spreadsheet or a reader could take amiss.
fn fill(tab: &mut Tab, name: &str, notes: &[&str]) {
    let fill = format!(
        "(() => {{
            const {{ items, form }} = renkei.checklist, notes = {};
            items.forEach((item, at) => {{
                if (at % 5 < 4) item.radios[at % 5].click();
                item.note.value = notes[at % notes.length];
            }});
            form.elements['sheet-name'].value = {};
            form.elements['sheet-date'].value = '2026-11-22';
            form.dispatchEvent(new Event('input', {{ bubbles: true }}));
        }})()",
        json!(notes),
        json!(name),
    );
    tab.evaluate(&fill);
}

/// What stands in the sheet.
fn sheet(tab: &mut Tab) -> Value {
    tab.evaluate(
        "(({ name, date, answers }) => ({ name, date, answers: [...answers] }))(renkei.checklist.read())",
    )
}

/// Presses a button that saves, and gives the name and the bytes of what would be saved.
fn saved(tab: &mut Tab, button: &str) -> (String, Vec<u8>) {
    let press = format!(
        "(async () => {{
            const make = URL.createObjectURL, click = HTMLAnchorElement.prototype.click;
            let blob, name;
            URL.createObjectURL = (given) => make.call(URL, (blob = given));
            HTMLAnchorElement.prototype.click = function () {{ name = this.download; }};
            {button}.click();
            Object.assign(URL, {{ createObjectURL: make }});
            HTMLAnchorElement.prototype.click = click;
            return [name, [...new Uint8Array(await blob.arrayBuffer())]];
        }})()"
    );
    serde_json::from_value(tab.evaluate(&press)).unwrap()
}

/// Chooses files in one of the page's two choosers, and waits until it has said what came of it.
fn choose(tab: &mut Tab, chooser: &str, files: &[PathBuf]) -> String {
    let node = tab.evaluate(&format!("document.getElementById('{chooser}').files.length"));
    assert_eq!(node, 0, "nothing is left of the last choice");
    tab.call("DOM.enable", &json!({}));
    let root = tab.call("DOM.getDocument", &json!({}))["root"]["nodeId"].clone();
    let query = json!({ "nodeId": root, "selector": format!("#{chooser}") });
    let node = tab.call("DOM.querySelector", &query)["nodeId"].clone();
    tab.evaluate("document.getElementById('checklist-said').textContent = '…'");
    tab.call("DOM.setFileInputFiles", &json!({ "nodeId": node, "files": files }));
    let said = "new Promise(done => { const look = () => { const said = document.getElementById('checklist-said').textContent; said === '…' ? setTimeout(look, 10) : done(said); }; look(); })";
    tab.evaluate(said).as_str().unwrap().to_owned()
}

/// Puts a file into a folder.
fn put(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// Notes that want care: formulas, quotes, commas, lines, apostrophes, other scripts.
const NOTES: &[&str] = &[
    "",
    "=HYPERLINK(\"x\")",
    "一行目\n二行目, \"引用\"",
    "'それ自体",
    "'=1",
    "＝和文の式",
    "-1;\t区切り",
    "@𠮷野家 😀",
    " 前後の空白 ",
];

#[test]
fn what_is_saved_comes_back_to_the_letter() {
    let Some(mut tab) = tab("the self-check saved and read") else { return };
    let folder = tempfile::tempdir().unwrap();
    for (button, ending) in [("save-json", ".json"), ("save-csv", ".csv")] {
        open(&mut tab);
        fill(&mut tab, "中部の施設: A/B", NOTES);
        let before = sheet(&mut tab);
        let (name, bytes) = saved(&mut tab, &format!("document.getElementById('{button}')"));
        assert_eq!(name, format!("自己点検-中部の施設- A-B-2026-11-22{ending}"));
        if ending == ".csv" {
            let text = String::from_utf8(bytes.clone()).unwrap();
            assert!(text.starts_with("\u{feff}renkei-checklist,1,elements\r\n"), "{text}");
            let cells = text.split([',', '\n']).map(|cell| cell.trim_start_matches('"'));
            let formula = |cell: &str| cell.starts_with(['=', '+', '-', '@', '＝']);
            let formulas: Vec<_> = cells.filter(|cell| formula(cell)).collect();
            assert!(formulas.is_empty(), "a spreadsheet would run {formulas:?}");
        }
        let file = put(folder.path(), &name, &bytes);
        open(&mut tab);
        let said = choose(&mut tab, "load-one", &[file]);
        assert_eq!(said, format!("「{name}」を開きました。"));
        assert_eq!(sheet(&mut tab), before, "{name}");
    }
}

#[test]
fn files_of_spreadsheets_are_read_as_people_leave_them() {
    let Some(mut tab) = tab("the self-check from a spreadsheet") else { return };
    let folder = tempfile::tempdir().unwrap();
    let text = "renkei-checklist;1;elements;;\r\nname;北の町;;;\r\ndate;2026/1/9;;;\r\n;;;;\r\nid;;;;\r\n\
                trust;;;できている;\"一;二\"\r\nagency-visits;;; 進めている ;\r\nshared-roles;;;たぶん;\r\nno-such;;昔の項目;;\r\n";
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(text);
    let file = put(folder.path(), "北.csv", &bytes);
    open(&mut tab);
    let said = choose(&mut tab, "load-one", &[file]);
    assert!(
        said.contains(
            "答え「たぶん」は、できている、進めている、これから、対象外のどれでもありません"
        ),
        "{said}"
    );
    assert!(said.contains("「昔の項目」は、いまの表にありません"), "{said}");
    let sheet = sheet(&mut tab);
    assert_eq!((&sheet["name"], &sheet["date"]), (&json!("北の町"), &json!("2026/1/9")));
    let answers: Vec<(String, Value)> = serde_json::from_value(sheet["answers"].clone()).unwrap();
    let of = |id: &str| &answers.iter().find(|(known, _)| known == id).unwrap().1;
    assert_eq!(of("trust"), &json!({ "answer": "done", "note": "一;二" }));
    assert_eq!(of("agency-visits")["answer"], "doing");
    assert_eq!(of("shared-roles")["answer"], "");
}

#[test]
fn a_file_that_cannot_be_read_is_told_in_words_and_changes_nothing() {
    let Some(mut tab) = tab("the self-check and wrong files") else { return };
    let folder = tempfile::tempdir().unwrap();
    open(&mut tab);
    fill(&mut tab, "そのまま", &["メモ"]);
    let before = sheet(&mut tab);
    let mut check = |bytes: &[u8], expected: &str| {
        let file = put(folder.path(), "何か.json", bytes);
        let said = choose(&mut tab, "load-one", &[file]);
        assert!(said.contains(expected), "{said}");
        assert_eq!(sheet(&mut tab), before);
    };
    check(b"", "何も書かれていません");
    check(b"{\"format\": \"renkei-check", "途中で切れているか");
    check(b"{\"format\": \"other\"}", "このページで保存したファイルではありません");
    check(b"null", "このページで保存したファイルではありません");
    check(b"[null]", "このページで保存したファイルではありません");
    check(b"\x89PNG\r\n\x1a\n", "このページで保存したファイルではありません");
    check(b"renkei-checklist,1,elements\r\n", "途中で切れているか");
    check(b"renkei-checklist,1,elements\r\nid\r\ntrust,,,,\"x", "途中で切れているか");
    check(b"renkei-checklist,1,others\r\nid\r\n", "別の表で保存");
    check(
        b"{\"format\": \"renkei-checklist\", \"version\": 2, \"facet\": \"elements\", \"answers\": []}",
        "新しい版",
    );
    check(&vec![b' '; 1_000_001], "大きすぎます");
}

#[test]
fn two_bodies_sheets_laid_over_each_other_show_where_they_differ() {
    let Some(mut tab) = tab("the self-checks of two bodies") else { return };
    let folder = tempfile::tempdir().unwrap();
    let sheet = |name: &str, answers: &[(&str, &str)]| {
        let answers: Vec<_> = answers
            .iter()
            .map(|(id, answer)| json!({ "id": id, "answer": answer, "note": format!("{name}のメモ") }))
            .collect();
        let file = json!({ "format": "renkei-checklist", "version": 1, "facet": "elements", "name": name, "date": "2026-11-22", "answers": answers });
        put(folder.path(), &format!("{name}.json"), file.to_string().as_bytes())
    };
    let one =
        sheet("甲", &[("trust", "done"), ("agency-visits", "later"), ("shared-roles", "doing")]);
    let other = sheet("乙", &[("trust", "later"), ("agency-visits", "later")]);
    open(&mut tab);
    choose(&mut tab, "load-many", &[one, other.clone()]);
    let heads = tab.lines("[...document.querySelectorAll('#together thead th')].map(head => head.firstChild.textContent)");
    assert_eq!(heads, ["要素", "甲", "乙", "違い"]);
    let lines = "[...document.querySelectorAll('#together tr.differs')].map(line => [...line.children].map(cell => cell.innerText.replaceAll('\\n', ' ').trim()).join('|'))";
    assert_eq!(tab.lines(lines), ["信頼関係の構築|できている 甲のメモ|これから 乙のメモ|違いあり"]);
    assert_eq!(
        tab.evaluate("document.querySelector('.together-count').textContent"),
        "16のうち1で答えが違います。"
    );
    let (name, bytes) = saved(&mut tab, "document.querySelector('#together .button')");
    let text = String::from_utf8(bytes).unwrap();
    assert!(
        name == "自己点検-重ねて比べる.csv"
            && text.contains("信頼関係の構築,できている,甲のメモ,これから,乙のメモ,違いあり\r\n")
            && text.contains("足を運ぶ,これから,甲のメモ,これから,乙のメモ,同じ\r\n")
            // Nobody knows yet whether an answer that is missing is the same.
            && text.contains("相互の役割を共有,進めている,甲のメモ,,,まだの所あり\r\n"),
        "{text}"
    );
    tab.evaluate("document.querySelector('.drop-sheet').click()");
    assert_eq!(tab.evaluate("document.getElementById('together').hidden"), true);
    // The sheet on the page and one file are two as well.
    fill(&mut tab, "丙", &[""]);
    choose(&mut tab, "load-many", &[other]);
    let heads = tab.lines("[...document.querySelectorAll('#together thead th')].map(head => head.firstChild.textContent)");
    assert_eq!(heads, ["要素", "丙", "乙", "違い"]);
}

#[test]
fn the_result_is_drawn_and_told_and_shows_the_way() {
    let Some(mut tab) = tab("the result of the self-check") else { return };
    open(&mut tab);
    assert_eq!(tab.evaluate("document.getElementById('result').hidden"), true);
    tab.evaluate("document.querySelector('[data-term=trust] [value=done]').click(), document.querySelector('[data-term=joint-events] [value=later]').click()");
    let told = tab.lines("[...document.querySelectorAll('.result-picture svg')].map(picture => picture.getAttribute('aria-label'))");
    let none = "できている 0、進めている 0、これから 0、対象外 0、まだ 3";
    assert_eq!(
        told,
        [
            "顔と顔がつながる仕組みづくり：できている 0、進めている 0、これから 1、対象外 0、まだ 8",
            "相互理解や信頼を前提にした分業：できている 1、進めている 0、これから 0、対象外 0、まだ 3",
            &format!("体制づくりのための具体的な協議：{none}"),
        ]
    );
    let kinds = "[...document.querySelectorAll('.result-picture')].map(one => [...one.querySelectorAll('g')].map(square => square.getAttribute('class').slice(7)).join(' '))";
    assert_eq!(tab.lines(kinds)[1], "done open open open");
    let links = tab.lines("[...document.querySelectorAll('#missing a')].map(link => link.href.split('/').slice(-3, -1).join('/'))");
    assert!(links.contains(&"cases/addiction-forum".to_owned()), "{links:?}");
    assert!(links.iter().all(|link| !link.starts_with("elements/")), "{links:?}");
}

#[test]
fn nothing_that_is_written_is_kept_or_sent() {
    let Some(mut tab) = tab("what the self-check keeps") else { return };
    let server = Server::start(built_guideline(), &[]);
    tab.open(&server.url("checklist/"));
    let before = server.requests().len();
    fill(&mut tab, "ひみつ", &["ひみつ"]);
    saved(&mut tab, "document.getElementById('save-json')");
    assert_eq!(tab.kept(), Vec::<String>::new());
    // The stylesheet for paper and the icon come when the browser has time for them.
    let later = server.requests().split_off(before);
    assert!(later.iter().all(|request| request.path.starts_with("/assets/")), "{later:?}");
    assert_eq!(tab.evaluate("location.search + location.hash"), "");
}

#[test]
fn a_sheet_prints_on_one_side_of_a4_empty_or_full() {
    let Some(mut tab) = tab("the self-check on paper") else { return };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("screenshots");
    let check = |tab: &mut Tab, name: &str| {
        let file = folder.join(format!("checklist-{name}.pdf"));
        tab.print(&file);
        let bytes = std::fs::read(&file).unwrap();
        let count = |mark: &[u8]| bytes.windows(mark.len()).filter(|part| *part == mark).count();
        assert_eq!(count(b"/Type /Page\n"), 1, "{name}");
        let text = String::from_utf8_lossy(&bytes);
        let size = text.split("/MediaBox [").nth(1).unwrap().split(']').next().unwrap();
        let sides: Vec<f64> = size.split_whitespace().map(|side| side.parse().unwrap()).collect();
        assert!((sides[2] - 595.0).abs() < 2.0 && (sides[3] - 842.0).abs() < 2.0, "{size}");
    };
    open(&mut tab);
    check(&mut tab, "empty");
    let note = "長いメモを書きます。".repeat(6);
    fill(&mut tab, &"名".repeat(40), &[&note]);
    check(&mut tab, "full");
    tab.evaluate("renkei.checklist.saved()");
    tab.show_on(Screen { scripts: false, ..Screen::DESKTOP });
    open(&mut tab);
    check(&mut tab, "without-scripts");
}

#[test]
fn without_scripts_the_sheet_leads_to_each_element() {
    let Some(mut tab) = tab("the self-check without scripts") else { return };
    tab.show_on(Screen { scripts: false, ..Screen::PHONE });
    open(&mut tab);
    let links = tab.lines(
        "[...document.querySelectorAll('.check-title a')].map(link => link.getAttribute('href'))",
    );
    assert_eq!(links.len(), 16);
    assert!(links.iter().all(|link| link.starts_with("../elements/")), "{links:?}");
    let controls = tab.evaluate(
        "[...document.querySelectorAll('main button')].filter(one => one.checkVisibility()).length",
    );
    assert_eq!(controls, 0, "a button that does nothing is no button");
}
