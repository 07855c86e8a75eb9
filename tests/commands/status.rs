//! `renkei status`: the figures, for people and for machines.

use crate::support::Project;
use serde_json::Value;

fn site() -> Project {
    let agencies = "name: 機関\nterms:\n  - {id: probation-office, name: 保護観察所}\n  - {id: prison, name: 刑務所}\n";
    let rows = "title: 表\nrows:\n  - id: 表1-1\n    label: 出所者を施設につなぐ\n    agencies: [probation-office]\n    categories: [refer-to-facility]\n  - id: 表1-2\n    label: 面会\n    agencies: [prison]\n    categories: [refer-to-facility]\n";
    let draft = "---\ntitle: 訪問\nsummary: まだ。\nagencies: [prison]\ndraft: true\n---\n";
    let old = "---\ntitle: 面接\nsummary: 会います。\nagencies: [probation-office]\ncategories: [refer-to-facility]\ncitations: [表1-1]\nupdated: 2025-01-31\nreviewed: 2025-06-30\n---\n";
    Project::minimal()
        .file("content/facets/agencies.yaml", agencies)
        .file("content/matrices/probation-office.yaml", rows)
        .file("content/cases/visit.md", draft)
        .file("content/cases/talk.md", old)
}

#[test]
fn people_read_what_there_is_and_what_lacks() {
    let expected = "\
連携の手引き（2026-06-30 現在）
エラー 0 件、警告 0 件、お知らせ 2 件
事例 2 件、下書き 1 件

事例のあるところ
  表の行: 2 のうち 1
  機関: 2 のうち 1
  連携の種類: 1 のうち 1
  機関 × 連携の種類: 2 の組み合わせのうち、表の行か事例 2、事例 1

まだ事例がないところ
  表の行 1: 面会
  機関 1: 刑務所
  機関 × 連携の種類 1: 刑務所 × 施設につなぐ

下書き
  日付なし  content/cases/visit.md  訪問

見直しの時期（12 か月たったもの）
  日付なし  content/cases/letter.md  手紙から始まる早い受け入れ
  2025-06-30  content/cases/talk.md  面接
";
    let status = ["status", "--on", "2026-06-30"];
    let ran = site().run(&status).exits(0).says_nothing();
    assert_eq!(ran.stdout, expected);
    let ran = ran.then().run(&["status", "--on", "2026-06-29"]).exits(0);
    assert!(!ran.stdout.contains("talk.md"), "it is due on the very day");
    let ran = ran.then().run(&["status", "--on", "2026-06-29", "--review-after", "6"]).exits(0);
    let ran = ran.gives("talk.md").then().run(&[&status[..], &["--lang", "en"]].concat());
    ran.exits(0).gives("case studies").then().run(&["status", "--on", "yesterday"]).exits(2);
}

#[test]
fn machines_read_the_same() {
    let ran = site().run(&["status", "--on", "2026-06-30", "--format", "json"]).exits(0);
    let figures: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    for (pointer, value) in [
        ("/on", Value::from("2026-06-30")),
        ("/cases", Value::from(2)),
        ("/notes", Value::from(2)),
        ("/drafts/0/path", Value::from("content/cases/visit.md")),
        ("/facets/0/key", Value::from("agencies")),
        ("/facets/0/without/0/id", Value::from("prison")),
        ("/rows/with_case", Value::from(1)),
        ("/grids/0/without/0/id", Value::from("prison/refer-to-facility")),
        ("/due/1/date", Value::from("2025-06-30")),
    ] {
        assert_eq!(figures.pointer(pointer), Some(&value), "{pointer} in {figures:#}");
    }
    let ran = ran.then().run(&["status", "--format", "json"]).exits(0);
    let figures: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let today = figures["on"].as_str().expect("a day");
    assert!(today.len() == 10 && today > "2026-01-01", "{today}");
}
