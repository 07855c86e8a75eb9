//! `new case`: beside the usual flags one for each facet of the site, since facets are content.
//!
//! Apart because these flags are known only when the site has been looked at: `--help` lists them.

use super::{Cli, Root};
use crate::compile::{Cache, Options, understand};
use crate::model::Facet;
use crate::resolve::is_id;
use crate::source::Sources;
use crate::visible::visible;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, CommandFactory, FromArgMatches};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// What the arguments of facets are called among all; no flag can be called so.
const PREFIX: &str = "facet:";

/// Arguments of `new case`.
#[derive(Debug, Args)]
pub struct NewCase {
    /// The case's id and the name of its file: small letters, digits and hyphens
    pub id: String,
    /// Where the site is.
    #[command(flatten)]
    pub root: Root,
    /// What it is called
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Who did what, and what changed, in a sentence or two
    #[arg(long, value_name = "TEXT")]
    pub summary: Option<String>,
    /// Rows of tables and places of sources, joined by commas
    #[arg(long, value_name = "PLACE", value_delimiter = ',')]
    pub citations: Vec<String>,
    /// When it was written, as `2026-11-22`; otherwise today
    #[arg(long, value_name = "DATE")]
    pub updated: Option<String>,
    /// Not to be published yet
    #[arg(long)]
    pub draft: bool,
    /// Its terms.
    #[command(flatten)]
    pub terms: FacetFlags,
}

/// The terms that were given, by the key of their facet.
#[derive(Debug, Clone, Default)]
pub struct FacetFlags(pub Vec<(String, Vec<String>)>);

impl Args for FacetFlags {
    fn augment_args(command: Command) -> Command {
        command
    }

    fn augment_args_for_update(command: Command) -> Command {
        command
    }
}

impl FromArgMatches for FacetFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<FacetFlags, clap::Error> {
        let mut flags = FacetFlags::default();
        for id in matches.ids() {
            let Some(key) = id.as_str().strip_prefix(PREFIX) else { continue };
            let given = matches.get_many::<String>(id.as_str()).unwrap_or_default();
            flags.0.push((key.to_owned(), given.cloned().collect()));
        }
        Ok(flags)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = FacetFlags::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Cli {
    /// Reads the words of a command line; ends the program if they are none.
    #[must_use]
    pub fn read(words: impl IntoIterator<Item = OsString>) -> Cli {
        let words: Vec<OsString> = words.into_iter().collect();
        let mut command = Cli::command();
        if words.windows(2).any(|pair| pair[0] == "new" && pair[1] == "case") {
            command = with_facets(command, &words);
        }
        let matches = command.get_matches_from(words);
        Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
    }
}

/// Adds the flags of the facets; where there is no site, that is told instead of a wrong flag.
fn with_facets(command: Command, words: &[OsString]) -> Command {
    let Ok(sources) = Sources::open(&root_of(words)) else { return command.ignore_errors(true) };
    let site = understand(&sources, &Cache::default(), &Options::default()).value;
    command.mut_subcommand("new", |new| {
        new.mut_subcommand("case", |case| {
            let taken: Vec<String> =
                case.get_arguments().filter_map(|known| Some(known.get_long()?.into())).collect();
            let own = ["help", "lang", "version"];
            // A file may be called anything: what is no id is told by `check`, and can be no flag.
            let is_free = |facet: &&Facet| {
                let is_taken = taken.iter().any(|flag| **flag == *facet.key);
                is_id(&facet.key) && !own.contains(&&*facet.key) && !is_taken
            };
            case.args(site.taxonomy.facets.iter().filter(is_free).map(flag))
        })
    })
}

fn flag(facet: &Facet) -> Arg {
    Arg::new(format!("{PREFIX}{}", facet.key))
        .long(facet.key.to_string())
        .value_name("ID")
        .help(visible(&facet.name).into_owned())
        .value_delimiter(',')
        .action(ArgAction::Append)
}

/// The folder that `--root` names, before the rest of the words can be read.
fn root_of(words: &[OsString]) -> PathBuf {
    let joined = words.iter().find_map(|word| word.to_str()?.strip_prefix("--root="));
    let behind = || {
        let at = words.iter().position(|word| word == OsStr::new("--root"))?;
        words.get(at + 1)
    };
    joined.map(PathBuf::from).or_else(|| behind().map(PathBuf::from)).unwrap_or_else(|| ".".into())
}
