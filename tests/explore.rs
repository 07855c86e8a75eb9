//! The grid that can be explored, in a real browser: what its cells count against a scan of all cases, the arrow keys,
//! and what a crossing tells in place.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::browser::{Screen, Server, Tab, tab};
use crate::site::built_guideline;

fn list(name: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(built_guideline().join(format!("data/{name}.json")));
    let mut data: Value = serde_json::from_str(&text.unwrap()).unwrap();
    serde_json::from_value(data[name].take()).unwrap()
}

/// What the table shows: `column/row` and its number, empty crossings left out.
#[track_caller]
fn shown(tab: &mut Tab) -> BTreeMap<String, usize> {
    let cells = tab.evaluate(
        "Object.fromEntries([...document.querySelectorAll('tr[data-row]')].flatMap(row => [...row.querySelectorAll('td')].map((cell, at) =>
            [`${document.querySelectorAll('th[data-column]')[at].dataset.column}/${row.dataset.row}`, cell]))
            .filter(([, cell]) => cell.querySelector('a')?.checkVisibility())
            .map(([key, cell]) => [key, Number(cell.querySelector('.n').textContent)]))",
    );
    serde_json::from_value(cells).unwrap()
}

/// What it has to show: the crossings of the first grid, counted by a function of rows and cases.
fn expected(count: impl Fn(&[Value], &[&Value]) -> usize) -> BTreeMap<String, usize> {
    let cases = list("cases");
    let mut cells = list("cells");
    cells.retain(|cell| cell["grid"] == "matrix");
    let counted = cells.iter().map(|cell| {
        let ids = cell["cases"].as_array().unwrap();
        let found: Vec<&Value> = cases.iter().filter(|case| ids.contains(&case["id"])).collect();
        let key = format!("{}/{}", cell["column"].as_str().unwrap(), cell["row"].as_str().unwrap());
        (key, count(cell["rows"].as_array().unwrap(), &found))
    });
    counted.filter(|(_, count)| *count > 0).collect()
}

fn has(case: &Value, facet: &str, term: &str) -> bool {
    case["terms"][facet].as_array().unwrap().iter().any(|one| one == term)
}

#[test]
fn cells_count_what_a_scan_counts() {
    let Some(mut tab) = tab("the grid against a scan") else { return };
    let server = Server::start(built_guideline(), &[]);
    tab.open(&server.url("matrix/"));
    assert_eq!(shown(&mut tab), expected(|rows, cases| rows.len() + cases.len()));
    tab.open(&server.url("matrix/?show=rows"));
    assert_eq!(shown(&mut tab), expected(|rows, _| rows.len()));
    tab.open(&server.url("matrix/?show=terms"));
    let elements = |_: &[Value], cases: &[&Value]| {
        let of = |case: &&Value| case["terms"]["elements"].as_array().unwrap().clone();
        let mut all: Vec<String> = cases.iter().flat_map(of).map(|one| one.to_string()).collect();
        all.sort();
        all.dedup();
        all.len()
    };
    assert_eq!(shown(&mut tab), expected(elements));
    tab.open(&server.url("matrix/?step=2"));
    let in_custody = |_: &[Value], cases: &[&Value]| {
        cases.iter().filter(|case| has(case, "stages", "custody")).count()
    };
    assert_eq!(shown(&mut tab), expected(in_custody));
    tab.open(&server.url("matrix/?columns=6&rows=1"));
    let columns = tab.lines("[...document.querySelectorAll('th[data-column]')].filter(one => one.checkVisibility()).map(one => one.dataset.column)");
    assert!(
        columns.contains(&"prison".to_owned()) && !columns.contains(&"welfare-office".to_owned()),
        "{columns:?}"
    );
}

#[test]
fn arrow_keys_go_from_cell_to_cell() {
    let Some(mut tab) = tab("the grid by keyboard") else { return };
    tab.open(&format!("file://{}", built_guideline().join("matrix/index.html").display()));
    let stops = "[...document.querySelectorAll('.grid tbody tr[data-row] a, .grid td, .grid thead [data-column] a')].filter(one => one.tabIndex === 0).length";
    assert_eq!(tab.evaluate(stops), 1, "the cells are one stop of the Tab key");
    tab.evaluate("document.querySelector('.grid td a').focus()");
    let at = "(cell => [cell.parentNode.rowIndex, cell.cellIndex])(document.activeElement.closest('td, th'))";
    let start: (usize, usize) = serde_json::from_value(tab.evaluate(at)).unwrap();
    let check = |tab: &mut Tab, key: &str, expected: (usize, usize)| {
        tab.press(key);
        assert_eq!(tab.evaluate(at), json!(expected), "after {key}");
    };
    let (row, column) = start;
    check(&mut tab, "ArrowRight", (row, column + 1));
    check(&mut tab, "ArrowDown", (row + 1, column + 1));
    check(&mut tab, "ArrowLeft", (row + 1, column));
    check(&mut tab, "ArrowUp", (row, column));
    check(&mut tab, "Home", (row, 0));
    check(&mut tab, "End", (row, columns()));
}

/// How many columns the guideline's first grid has.
fn columns() -> usize {
    list("terms").iter().filter(|term| term["facet"] == "agencies").count()
}

#[test]
fn a_crossing_tells_what_it_holds_in_place() {
    let Some(mut tab) = tab("a crossing in place") else { return };
    let server = Server::start(built_guideline(), &[]);
    tab.open(&server.url("matrix/"));
    tab.evaluate("document.querySelector('.grid td a').focus()");
    let href = tab.evaluate("document.activeElement.href");
    tab.press("Enter");
    assert_eq!(tab.evaluate("document.querySelector('dialog').open"), true);
    assert_eq!(tab.evaluate("document.querySelector('dialog .button').href"), href);
    let dead = tab.lines("[...document.querySelectorAll('dialog a')].map(link => link.href).filter(href => !href.startsWith(location.origin))");
    assert!(dead.is_empty(), "{dead:?}");
    tab.press("Escape");
    assert_eq!(
        tab.evaluate("[document.querySelector('dialog').open, document.activeElement.href]"),
        json!([false, href])
    );
}

#[test]
fn without_scripts_the_grid_is_a_table_of_links_and_gaps_are_listed() {
    let Some(mut tab) = tab("the grid without scripts") else { return };
    tab.show_on(Screen { scripts: false, ..Screen::DESKTOP });
    let server = Server::start(built_guideline(), &[]);
    tab.open(&server.url("matrix/"));
    assert_eq!(shown(&mut tab), expected(|rows, cases| rows.len() + cases.len()));
    let told = tab.evaluate("[document.getElementById('explore').checkVisibility(), Boolean(document.getElementById('gaps'))]");
    assert_eq!(told, json!([false, true]));
}

/// A link without a script: the stylesheet sees which place of the page is asked for.
#[test]
fn a_table_prints_on_a4_turned_on_its_side_and_on_a3_for_who_asks() {
    let Some(mut tab) = tab("tables on paper") else { return };
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("screenshots");
    let pages = ["matrix/index.html", "matrices/prison/index.html"];
    let papers = [("", 842.0), ("#a3", 1191.0)];
    for (mark, longer, page) in
        papers.iter().flat_map(|(mark, longer)| pages.map(|page| (mark, longer, page)))
    {
        tab.open(&format!("file://{}{mark}", built_guideline().join(page).display()));
        let file = folder.join("table.pdf");
        tab.print(&file);
        let bytes = std::fs::read(&file).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let size = text.split("/MediaBox [").nth(1).unwrap().split(']').next().unwrap();
        let sides: Vec<f64> = size.split_whitespace().map(|side| side.parse().unwrap()).collect();
        assert!((sides[2] - longer).abs() < 2.0 && sides[3] < sides[2], "{page}{mark}: {size}");
    }
}
