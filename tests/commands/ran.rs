//! A command that was run on a site, told as a story: what it exits with, gives and says.

use crate::support::{Project, files_below};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

/// A command that was run on a site.
pub(crate) struct Ran {
    pub(crate) project: Project,
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Project {
    /// Runs renkei in the site's folder, in an environment that says nothing.
    pub(crate) fn run(self, arguments: &[&str]) -> Ran {
        self.run_with(&[], arguments)
    }

    /// Runs renkei in the site's folder; nobody sits before it.
    pub(crate) fn run_with(self, environment: &[(&str, &str)], arguments: &[&str]) -> Ran {
        let project = self.on_disk();
        let mut command = renkei(&project.root());
        command.args(arguments).envs(environment.iter().copied());
        let output = command.output().expect("renkei runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("renkei speaks UTF-8");
        Ran {
            project,
            code: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

impl Ran {
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Ran {
        assert_eq!(self.code, Some(code), "{}\n{}", self.stdout, self.stderr);
        self
    }

    /// These words are among the results.
    #[track_caller]
    pub(crate) fn gives(self, words: &str) -> Ran {
        assert!(self.stdout.contains(words), "stdout has no {words}:\n{}", self.stdout);
        self
    }

    /// The results are these and no more.
    #[track_caller]
    pub(crate) fn gives_only(self, words: &str) -> Ran {
        assert_eq!(self.stdout, words);
        self
    }

    /// These words are among the messages.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Ran {
        assert!(self.stderr.contains(words), "stderr has no {words}:\n{}", self.stderr);
        self
    }

    #[track_caller]
    pub(crate) fn says_nothing(self) -> Ran {
        assert_eq!(self.stderr, "");
        self
    }

    #[track_caller]
    pub(crate) fn has_no_colour(self) -> Ran {
        assert!(!self.stdout.contains('\u{1b}') && !self.stderr.contains('\u{1b}'));
        self
    }

    /// The site goes on being edited.
    pub(crate) fn then(self) -> Project {
        self.project
    }

    /// Every file of the output.
    pub(crate) fn output(&self) -> BTreeMap<String, Vec<u8>> {
        files_below(&self.project.root().join("dist"))
    }
}

fn renkei(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_renkei"));
    command.current_dir(folder).stdin(Stdio::null());
    let own = ["GITHUB_STEP_SUMMARY", "NO_COLOR", "RAYON_NUM_THREADS", "TZ"];
    for name in own.into_iter().chain(["LANG", "LC_ALL", "LC_MESSAGES"]) {
        command.env_remove(name);
    }
    command
}
