//! `renkei serve`: shows the site while it is being written.

use super::{DONE, FAILED, note, open, today};
use crate::cli::{Cli, Serve};
use crate::compile::Options;
use crate::serve;

/// Serves until it is stopped.
pub(super) fn run(cli: &Cli, arguments: &Serve) -> u8 {
    let sources = match open(cli, &arguments.root) {
        Ok(sources) => sources,
        Err(code) => return code,
    };
    let language = cli.language("ja");
    let options = serve::ServeOptions {
        host: arguments.host.clone(),
        port: arguments.port,
        open: arguments.open,
        options: Options { drafts: arguments.drafts, today: Some(today()), ..Options::default() },
        language,
        editor: arguments.editor.clone(),
    };
    match serve::run(sources, options) {
        Ok(()) => DONE,
        Err(error) => {
            note(language, &error.message());
            FAILED
        }
    }
}
