//! What is due on a day: `check` tells it. A build asks for no day, so that it stays the same.

use crate::support::{Project, repository};

fn site(told: &str) -> Project {
    let settings = repository().join("tests/sites/minimal/in/content/site.yaml");
    let settings = std::fs::read_to_string(settings).expect("the minimal site has settings");
    let told =
        format!("{settings}\nconsultation:\n  name: 一覧\n  url: https://example.org/\n{told}");
    Project::minimal().file("content/site.yaml", &told)
}

#[test]
fn where_to_turn_is_to_be_looked_over_twice_a_year() {
    site("  checked: 2026-06-30\n")
        .run(&["check", "--deny-warnings", "--on", "2026-12-29"])
        .exits(0)
        .gives_only("問題は見つかりませんでした\n")
        .then()
        .run(&["check", "--deny-warnings", "--on", "2026-12-30"])
        .exits(0)
        .gives("note[consultation-due]: 相談先の案内は 2026-06-30 に確かめたきりで")
        .then()
        .run(&["check", "--on", "soon"])
        .exits(2)
        .says("soon");
}

#[test]
fn that_it_was_looked_over_is_to_be_written_down() {
    site("").run(&["check"]).exits(0).gives("note[consultation-due]: 相談先の案内をいつ");
}
