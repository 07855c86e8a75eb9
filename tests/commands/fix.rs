//! `check --fix`: what is mended on the disk, what is said of it, and that nothing is lost.

use crate::support::{File, Project};

const VISIT: &str = "content/cases/visit.md";

/// A case with a mark at its start, Windows' line ends, letters in pieces and a full-width space.
fn slips() -> Project {
    let text = "\u{feff}---\r\ntitle: 訪問\r\nsummary: 家を\u{3000}訪ねます。\u{3000}\r\nagencies: [probation-office]\r\ncitations: [C-1]\r\n---\r\nカ\u{3099}イドと訪ねます。\r\n";
    Project::minimal().file(VISIT, text).on_disk()
}

fn text(project: &Project, path: &str) -> String {
    std::fs::read_to_string(project.root().join(path)).expect("the file is there")
}

const MENDED: &str = "---\ntitle: 訪問\nsummary: 家を\u{3000}訪ねます。\nagencies: [probation-office]\ncitations: [C-1]\n---\nガイドと訪ねます。\n";

#[test]
fn what_was_changed_is_said_file_by_file_and_the_rest_is_reported() {
    let ran = slips().run(&["check", "--fix"]).exits(0);
    let ran = ran.gives_only("問題は見つかりませんでした\n");
    let said = "content/cases/visit.md の 10 か所を直しました
  先頭の印（BOM）を取り除きました
  改行を LF にそろえました（7 行）
  濁点などが分かれた文字をまとめました（1 か所）
  全角などの空白を取り除くか、半角に変えました（1 か所）
";
    assert_eq!(ran.stderr, said);
    assert_eq!(text(&ran.project, VISIT), MENDED);
    let left = "---\ntitle: 訪問\nsummary: 訪ねます。\u{3000}\nagencies: [probation-offise]\n---\n";
    ran.then()
        .run(&["check", "--fix"])
        .exits(0)
        .says("自動で直せるところはありませんでした")
        .then()
        .file(VISIT, left)
        .run(&["check", "--fix", "--lang", "en", "--format", "short"])
        .exits(1)
        .says("mended 1 place in content/cases/visit.md")
        .gives("content/cases/visit.md:4:12: error[unknown-term]")
        .says("removed wide spaces");
}

#[test]
fn a_former_id_becomes_the_one_of_today() {
    let facet =
        "name: 機関\nterms:\n  - {id: probation-office, name: 保護観察所, aliases: [kansatsu]}\n";
    let case =
        "---\ntitle: 訪問\nsummary: 訪ねます。\nagencies: [kansatsu]\ncitations: [C-1]\n---\n";
    let site = Project::minimal().file("content/facets/agencies.yaml", facet).file(VISIT, case);
    let ran = site.run(&["check"]).exits(1).gives("`renkei check --fix` でも直せます");
    let ran = ran.then().run(&["check", "--fix"]).exits(0).says("`kansatsu` を `probation-office`");
    assert_eq!(text(&ran.project, VISIT), case.replace("kansatsu", "probation-office"));
}

#[test]
fn what_is_replaced_is_kept_when_that_is_asked_for() {
    let site = slips();
    let before = text(&site, VISIT);
    let ran = site.run(&["check", "--fix", "--keep"]).exits(0).says("visit.md~");
    assert_eq!(text(&ran.project, "content/cases/visit.md~"), before);
    assert_eq!(text(&ran.project, VISIT), MENDED);
    let ran = ran.then().file(VISIT, &before).run(&["check", "--fix", "--keep"]).exits(0);
    assert_eq!(text(&ran.project, "content/cases/visit.md.2~"), before, "the first one stays");
    ran.then().run(&["check", "--keep"]).exits(2);
}

#[test]
fn a_name_in_pieces_becomes_whole_and_replaces_nothing() {
    let (pieces, whole) = ("content/media/す\u{3099}.svg", "content/media/ず.svg");
    let case = "---\ntitle: 訪問\nsummary: 訪ねます。\nagencies: [probation-office]\ncitations: [C-1]\n---\n![図](../media/す\u{3099}.svg)\n";
    let site = Project::minimal().file(VISIT, case).file(pieces, "<svg/>");
    let ran = site.run(&["check", "--fix", "--deny-warnings"]).exits(0).says("ず.svg");
    let root = ran.project.root();
    assert!(root.join(whole).is_file() && !root.join(pieces).exists());
    let ran = ran.then().file(pieces, "<svg><g/></svg>").run(&["check", "--fix"]);
    assert_eq!(text(&ran.project, whole), "<svg/>", "another picture has the name");
    assert_eq!(text(&ran.project, pieces), "<svg><g/></svg>");
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_a_file_that_may_not_be_written_is_left() {
    use std::os::unix::fs::PermissionsExt;
    let site = slips();
    let path = site.root().join(VISIT);
    let mode = |mode: u32| {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    mode(0o440);
    let ran = site.run(&["check", "--fix"]).exits(2).says(VISIT).gives("byte-order-mark");
    mode(0o640);
    let ran = ran.then().run(&["check", "--fix"]).exits(0);
    let now = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(now & 0o777, 0o640);
    let names: Vec<_> = std::fs::read_dir(path.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names.len(), 2, "nothing stays beside: {names:?}");
    drop(ran);
}

#[cfg(unix)]
#[test]
fn a_file_with_two_names_is_mended_once_and_its_link_stays_one() {
    let bytes = slips().into_files().remove(VISIT).expect("the case");
    let site = Project::minimal()
        .put("content/media/story.txt", bytes)
        .put("content/cases/visit.md", File::Link("../media/story.txt".to_owned()));
    let ran = site.run(&["check", "--fix"]).exits(0);
    assert_eq!(text(&ran.project, "content/media/story.txt"), MENDED);
    assert!(ran.project.root().join(VISIT).is_symlink());
}

/// Each file is whole at any moment: what was there, or what is to be there.
#[cfg(unix)]
#[test]
fn killed_in_the_middle_it_leaves_every_file_whole() {
    let old = "\u{feff}---\r\ntitle: 訪問\r\nsummary: 家を訪ねます。\r\ncitations: [C-1]\r\n---\r\n本文です。\r\n";
    let new = old.replace(['\u{feff}', '\r'], "");
    let path = |number: usize| format!("content/cases/visit-{number}.md");
    let text = |number: usize| old.replacen("訪問", &format!("訪問{number}"), 1);
    let site = || (0..150).fold(Project::minimal(), |site, at| site.file(&path(at), &text(at)));
    for wait in [20, 60, 120, 200, 300] {
        let project = site().on_disk();
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_renkei"))
            .args(["check", "--fix", "--format", "short"])
            .current_dir(project.root())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("renkei runs");
        std::thread::sleep(std::time::Duration::from_millis(wait));
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        for at in 0..150 {
            let found = std::fs::read_to_string(project.root().join(path(at))).expect("a file");
            let mended = new.replacen("訪問", &format!("訪問{at}"), 1);
            assert!(found == text(at) || found == mended, "{}: {found:?}", path(at));
        }
        let ran = project.run(&["check", "--fix"]).exits(0);
        ran.gives_only("問題は見つかりませんでした\n");
    }
}
