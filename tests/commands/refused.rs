//! Outputs that could lose something are wrong use: exit code 2, and nothing is touched.
#![cfg(unix)]

use crate::support::{Project, files_below};

#[test]
fn an_output_that_could_lose_something_is_refused_and_never_emptied() {
    let project = Project::minimal().on_disk();
    let root = project.root();
    std::fs::create_dir_all(root.join("mine/deep")).unwrap();
    std::fs::write(root.join("mine/deep/thesis.md"), "大事").unwrap();
    std::fs::write(root.join("file"), "大事").unwrap();
    std::os::unix::fs::symlink(root.join("elsewhere"), root.join("link")).unwrap();
    std::fs::create_dir(root.join("elsewhere")).unwrap();
    let before = files_below(&root);
    let refused =
        [".", "..", "content", "content/cases/dist", "mine", "file", "link", "/proc", "/"];
    let mut project = project;
    for out in refused {
        let ran = project.run(&["build", "--out", out]).exits(2).gives_only("");
        assert!(!ran.stderr.is_empty(), "{out}: it is told why");
        project = ran.then();
        assert!(files_below(&project.root()) == before, "{out} was touched");
    }
    // A folder that renkei made is its own until somebody puts something into it.
    let ran = project.run(&["build"]).exits(0);
    std::fs::write(ran.project.root().join("dist/cases/thesis.md"), "大事").unwrap();
    let ran = ran.then().run(&["build"]).exits(2).says("cases/thesis.md");
    assert!(ran.project.root().join("dist/cases/thesis.md").is_file());
}
