//! `check --format github`: the summary of a step holds everything, and the log does where there is none.

use super::WRONG;
use crate::support::Project;

/// A site with more findings than GitHub shows as annotations.
fn poor() -> Project {
    (1..=12).fold(Project::minimal(), |project, number| {
        project.file(&format!("content/cases/visit-{number}.md"), WRONG)
    })
}

#[test]
fn the_summary_is_added_to_what_other_steps_wrote() {
    let project = poor().on_disk();
    let path = project.root().join("summary.md");
    std::fs::write(&path, "# 前の手順\n").unwrap();
    let file = path.to_string_lossy().into_owned();
    let ran = project
        .run_with(&[("GITHUB_STEP_SUMMARY", &file)], &["check", "--format", "github"])
        .exits(1)
        .gives("ジョブの概要（Summary）に書きました")
        .says_nothing();
    let annotations = ran.stdout.lines().filter(|line| line.starts_with("::")).count();
    assert_eq!(annotations, 10, "{}", ran.stdout);
    let summary = std::fs::read_to_string(&path).unwrap();
    assert!(summary.starts_with("# 前の手順\n"), "{summary}");
    for number in 1..=12 {
        let row = format!("content/cases/visit-{number}.md:4:12");
        assert!(summary.contains(&row), "{row} is not in\n{summary}");
    }
}

#[test]
fn without_a_summary_the_log_hides_nothing() {
    let check = |environment: &[(&str, &str)], words: &str| {
        let ran = poor().run_with(environment, &["check", "--format", "github"]).exits(1);
        let lines = |start: &str| ran.stdout.lines().filter(|line| line.starts_with(start)).count();
        assert_eq!((lines("::"), lines("content/")), (10, 35), "{}", ran.stdout);
        assert!(!ran.stdout.contains("Summary"), "{}", ran.stdout);
        assert!(ran.stderr.contains(words), "{}", ran.stderr);
    };
    check(&[], "");
    check(&[("GITHUB_STEP_SUMMARY", "")], "");
    check(&[("GITHUB_STEP_SUMMARY", "nowhere/summary.md")], "nowhere/summary.md");
}
