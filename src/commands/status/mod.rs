//! `renkei status`: how far the guideline is, at a glance.

mod figures;
mod words;

use super::{DONE, day, open, say};
use crate::cli::{Cli, Status, StatusFormat};
use crate::compile::{Cache, Options, compile};
use figures::Figures;

/// Tells how far it is.
pub(super) fn run(cli: &Cli, arguments: &Status) -> u8 {
    let sources = match open(cli, &arguments.root) {
        Ok(sources) => sources,
        Err(code) => return code,
    };
    let cache = Cache::default();
    let compiled = compile(&sources, &cache, &Options::default());
    let with_drafts = compile(&sources, &cache, &Options { drafts: true, ..Options::default() });
    let language = cli.language(&compiled.site.settings.language);
    let on = match day(arguments.on.as_ref(), language) {
        Ok(on) => on,
        Err(code) => return code,
    };
    let tally = crate::report::tally(&compiled.diagnostics, &sources);
    let review = figures::Review { on, after: arguments.review_after };
    let figures = Figures::of(&compiled.site, &with_drafts.site, tally, review);
    match arguments.format {
        StatusFormat::Text => say(&words::text(&figures, language)),
        StatusFormat::Json => say(&(serde_json::to_string(&figures).unwrap_or_default() + "\n")),
    }
    DONE
}
