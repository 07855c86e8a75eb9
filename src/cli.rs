//! The command line: what can be typed, and which language messages come in.

mod new_case;

pub use new_case::{FacetFlags, NewCase};

use crate::messages::Language;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// A static website generator for good-practice guidelines.
#[derive(Debug, Parser)]
#[command(name = "renkei", version, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// The language of messages; otherwise the environment's, else the site's
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE")]
    pub lang: Option<Lang>,
}

/// The languages that messages come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// 日本語
    Ja,
    /// English
    En,
}

/// What renkei can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the site into a folder; with errors in the content, leave the folder as it is
    Build(Build),
    /// Say everything that is wrong with the content
    Check(Check),
    /// Show the site while it is being written
    Serve(Serve),
    /// Begin something new
    #[command(subcommand)]
    New(New),
    /// Begin a new guideline in a folder
    Init {
        /// The folder; nothing in it may be in the way
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Tell how far the guideline is: coverage, drafts, what is due for review
    Status(Status),
    /// Write JSON Schemas and settings with which VS Code helps while typing
    Schema(Root),
    /// Print the whole guideline as a booklet (PDF), with a Chromium of this machine
    Pdf(Pdf),
    /// Record the addresses that are published, so that none is lost unseen
    Addresses(Root),
    /// List what is in this program beside its own code, and the licences of all of it
    Licences,
    /// Tell what a rule is about, with an example
    Explain {
        /// The rule's id, such as `unknown-term`; without it, all rules
        rule: Option<String>,
    },
}

/// What can be begun.
#[derive(Debug, Subcommand)]
pub enum New {
    /// A case study: asks, or takes flags, and writes its file
    Case(Box<NewCase>),
}

/// Where the site is.
#[derive(Debug, Args)]
pub struct Root {
    /// The folder that holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
}

/// Arguments of `build`.
#[derive(Debug, Args)]
pub struct Build {
    /// Where the site is.
    #[command(flatten)]
    pub root: Root,
    /// The folder to write; otherwise `dist` in the root
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The address of the site, instead of the one in `site.yaml`
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Show drafts, marked as such and kept out of search engines
    #[arg(long)]
    pub drafts: bool,
    /// Say where the time went
    #[arg(long, value_enum, value_name = "FORM", num_args = 0..=1, require_equals = true, default_missing_value = "text")]
    pub timings: Option<TimingsForm>,
    /// Also make a zip that opens from a folder and an electronic book (EPUB)
    #[arg(long)]
    pub downloads: bool,
    /// With the downloads, the booklet as PDF, printed with a Chromium of this machine
    #[arg(long, requires = "downloads")]
    pub pdf: bool,
    /// The Chromium, Chrome or Edge that prints; otherwise the first in the usual places
    #[arg(long, value_name = "PATH", requires = "pdf")]
    pub browser: Option<PathBuf>,
}

/// Arguments of `pdf`.
#[derive(Debug, Args)]
pub struct Pdf {
    /// Where the site is.
    #[command(flatten)]
    pub root: Root,
    /// The file to write; otherwise `guideline.pdf` in the root
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// The Chromium, Chrome or Edge that prints; otherwise the first in the usual places
    #[arg(long, value_name = "PATH")]
    pub browser: Option<PathBuf>,
}

/// How it is said where the time went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TimingsForm {
    /// Tables
    Text,
    /// One object
    Json,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Where the site is.
    #[command(flatten)]
    pub root: Root,
    /// How findings are printed
    #[arg(long, value_enum, default_value = "human")]
    pub format: Format,
    /// Warnings fail the run too
    #[arg(long)]
    pub deny_warnings: bool,
    /// Mend what is safe before, and say what was changed
    #[arg(long)]
    pub fix: bool,
    /// Keep what `--fix` replaces, as `name~` beside the file
    #[arg(long, requires = "fix")]
    pub keep: bool,
    /// How many findings are shown in full, in the human form
    #[arg(long, value_name = "COUNT", default_value_t = 100)]
    pub max: usize,
    /// The day on which it is asked what is due for review, as `2026-11-22`; otherwise today
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the source line and a caret under the place
    Human,
    /// A line each
    Short,
    /// An object a line
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// GitHub's annotations
    Github,
}

/// Arguments of `status`.
#[derive(Debug, Args)]
pub struct Status {
    /// Where the site is.
    #[command(flatten)]
    pub root: Root,
    /// How the figures are printed
    #[arg(long, value_enum, default_value = "text")]
    pub format: StatusFormat,
    /// After how many months a text is due for review
    #[arg(long, value_name = "MONTHS", default_value_t = 12, value_parser = clap::value_parser!(u32).range(..1200))]
    pub review_after: u32,
    /// The day to ask for, as `2026-11-22`; otherwise today
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// How figures are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// For people
    Text,
    /// One object
    Json,
}

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Where the site is.
    #[command(flatten)]
    pub root: Root,
    /// The address to listen at; anything but this machine's own lets others read along
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub host: String,
    /// The port; 0 takes a free one
    #[arg(long, value_name = "PORT", default_value_t = 3000)]
    pub port: u16,
    /// Open the site in a browser
    #[arg(long)]
    pub open: bool,

    /// The address that opens a place in your editor
    #[arg(long, value_name = "URL", default_value = crate::serve::DEFAULT_EDITOR)]
    pub editor: String,
    /// Show drafts
    #[arg(long)]
    pub drafts: bool,
}

impl Cli {
    /// The language of messages: asked for, else the environment's, else the site's.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the command line is where the environment is read"
    )]
    pub fn language(&self, site: &str) -> Language {
        let asked = self.lang.map(|lang| match lang {
            Lang::Ja => Language::Ja,
            Lang::En => Language::En,
        });
        let of = |name: &str| match name.get(..2) {
            Some("ja") => Some(Language::Ja),
            Some("en") => Some(Language::En),
            _ => None,
        };
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty());
        asked
            .or_else(|| locale.and_then(|locale| of(&locale)))
            .or_else(|| of(site))
            .unwrap_or(Language::Ja)
    }
}
