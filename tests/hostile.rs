//! What somebody writes who means ill: that it is refused, or shown as the text it is, and that no
//! page that comes of it runs a script of theirs or asks another host for anything.
//!
//! `hostile/texts.txt`, `hostile/addresses.txt` and `hostile/attacks.txt` list what is tried, `hostile/site/`
//! is a site with a mark in every field of every kind of content, where each text is put.

mod addresses;
mod attacks;
mod browser;
#[cfg(unix)]
mod disk;
#[cfg(unix)]
mod files;
mod markup;
mod names;
mod sizes;
mod texts;

pub(crate) use browser::{WATCH, nothing_happened};

use crate::check::unescaped;
use crate::support::{File, Project, repository};
use renkei::diagnostic::Severity;

/// The lines of a list in `tests/hostile/` that are no remarks.
pub(crate) fn lines(list: &str) -> Vec<String> {
    let path = repository().join("tests/hostile").join(list);
    let text = std::fs::read_to_string(path).expect("the list can be read");
    let lines = text.lines().filter(|line| !line.starts_with("# ") && !line.is_empty());
    lines.map(unescaped).collect()
}

/// The site of `tests/hostile/site/` with a text in every field.
pub(crate) fn site_of(text: &str) -> Project {
    let project = Project::new().with_folder(&repository().join("tests/hostile/site"));
    project.into_files().into_iter().fold(Project::new(), |project, (path, file)| {
        let File::Bytes(bytes) = file else { return project };
        let written = String::from_utf8(bytes).expect("the site is UTF-8");
        project.file(&path, &filled(&path, &written, text))
    })
}

/// A file with a text in place of its marks: `✗` takes it as it is, `✎` as Markdown that means it.
fn filled(path: &str, written: &str, text: &str) -> String {
    let yaml = |part: &str| {
        let part = part.replace('\'', "\"").replace('✗', &in_quotes(text));
        part.replace('✎', &in_quotes(&as_markdown(text)))
    };
    match written.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
        Some((front, body)) => {
            let body = body.replace('✗', text).replace('✎', &as_markdown(text));
            format!("---\n{}\n---\n{body}", yaml(front))
        }
        None if path.contains("/media/") => written.to_owned(),
        None => yaml(written),
    }
}

/// A text as it stands between double quotes in YAML, whatever characters it has.
fn in_quotes(text: &str) -> String {
    let quoted = |letter: char| match letter {
        '"' | '\\' => format!("\\{letter}"),
        letter if letter.is_control() || "\u{2028}\u{2029}\u{feff}\u{fffe}".contains(letter) => {
            format!("\\u{:04x}", u32::from(letter))
        }
        letter => letter.to_string(),
    };
    text.chars().map(quoted).collect()
}

/// Markdown that is shown as this text.
fn as_markdown(text: &str) -> String {
    let escaped = |letter: char| match letter {
        letter if letter.is_ascii_punctuation() => format!("\\{letter}"),
        letter if letter.is_control() => format!("&#{};", u32::from(letter)),
        letter => letter.to_string(),
    };
    text.chars().map(escaped).collect()
}

/// Runs the binary in the folder of a site.
fn renkei(site: &Project, arguments: &[&str]) -> std::process::Output {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_renkei"));
    command.args(arguments).current_dir(site.root()).output().expect("renkei runs")
}

/// The errors among the findings of a project that was built, a line each.
fn errors(project: &Project) -> Vec<String> {
    let outcome = project.outcome();
    let has_errors = outcome.diagnostics.iter().any(|found| found.rule.severity == Severity::Error);
    let lines: Vec<String> = outcome.lines().lines().map(str::to_owned).collect();
    let errors: Vec<String> = lines.into_iter().filter(|line| line.contains(": error[")).collect();
    assert_eq!(has_errors, !errors.is_empty());
    errors
}
