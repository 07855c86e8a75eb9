//! `renkei init`: a new guideline is sound from the first moment, and nothing that is there is touched.

use crate::support::{Project, files_below};

fn empty() -> Project {
    Project::new().file("note.txt", "大事なメモ\n")
}

#[test]
fn a_new_guideline_is_sound_and_can_be_built() {
    let ran = empty().run(&["init", "guide"]).exits(0).says("renkei serve --open --root guide");
    let ran = ran.then().run(&["check", "--root", "guide", "--deny-warnings"]).exits(0);
    let ran = ran.gives_only("問題は見つかりませんでした\n");
    let ran = ran.then().run(&["build", "--root", "guide"]).exits(0);
    let root = ran.project.root().join("guide");
    let files = files_below(&root);
    for path in [
        ".github/ISSUE_TEMPLATE/case.yml",
        ".github/workflows/site.yml",
        ".gitignore",
        ".vscode/schemas/case.json",
        ".vscode/settings.json",
        "README.md",
        "content/cases/books-for-a-class.md",
        "content/facets/partners.yaml",
        "content/glossary.yaml",
        "content/matrices/partners.yaml",
        "content/media/flow.svg",
        "content/pages/about.md",
        "content/site.yaml",
        "content/words.yaml",
        "dist/cases/books-for-a-class/index.html",
        "dist/matrix/elementary-school/book-sets/index.html",
        "netlify.toml",
    ] {
        assert!(files.contains_key(path), "there is no {path} in {:#?}", files.keys());
    }
    let new = [
        "new",
        "case",
        "story",
        "--root",
        "guide",
        "--title",
        "本の話",
        "--summary",
        "本を読みます。",
    ];
    let more = ["--partners", "小学校", "--citations", "表1-1"];
    let ran = ran.then().run(&[&new[..], &more].concat()).exits(0);
    ran.then().run(&["check", "--root", "guide", "--deny-warnings"]).exits(0);
}

#[test]
fn what_is_in_the_way_is_named_and_nothing_is_written() {
    for (path, text) in
        [("guide/README.md", "# わたしの\n"), ("guide/content/site.yaml", "title: x\n")]
    {
        let ran = empty().file(path, text).run(&["init", "guide"]).exits(2).gives_only("");
        let ran = ran.says(path.trim_start_matches("guide/"));
        let files = files_below(&ran.project.root().join("guide"));
        assert_eq!(files.len(), 1, "{:?}", files.keys());
        assert_eq!(files.values().next().unwrap(), text.as_bytes());
    }
    empty().run(&["init", "note.txt"]).exits(2).says("note.txt");
    empty().run(&["init"]).exits(2);
}

#[test]
fn a_folder_with_other_things_in_it_is_no_obstacle() {
    let ran = empty().run(&["init", "."]).exits(0);
    let note = std::fs::read_to_string(ran.project.root().join("note.txt"));
    assert_eq!(note.unwrap(), "大事なメモ\n");
    ran.then().run(&["check", "--deny-warnings"]).exits(0);
}

#[test]
fn a_start_that_was_cut_off_is_finished_by_the_next() {
    let ran = empty().run(&["init", "guide"]).exits(0);
    let root = ran.project.root().join("guide");
    let whole = files_below(&root);
    for path in ["content/site.yaml", "README.md", ".vscode/settings.json"] {
        std::fs::remove_file(root.join(path)).unwrap();
    }
    let ran = ran.then().run(&["init", "guide"]).exits(0);
    assert_eq!(files_below(&ran.project.root().join("guide")), whole);
}
