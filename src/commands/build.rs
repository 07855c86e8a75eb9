//! `renkei build`: writes the site into a folder, or leaves the folder as it is.
#![expect(clippy::disallowed_methods, reason = "how long a run took is said, never written")]

use super::{DONE, FAILED, FAULTY, along, has, note, open, print_to_stderr, render_all, taken};
use crate::cli::{Build, Cli};
use crate::compile::{Cache, compile};
use crate::diagnostic::{Message, Severity};
use crate::parse::settings::is_address;
use crate::route::Route;
use crate::write::{self, WriteError};
use std::time::Instant;

/// Makes every page; publishes them all if nothing is wrong.
pub(super) fn run(cli: &Cli, arguments: &Build) -> u8 {
    let start = Instant::now();
    let sources = match open(cli, &arguments.root) {
        Ok(sources) => sources,
        Err(code) => return code,
    };
    if let Some(url) = arguments.base_url.as_ref().filter(|url| !is_address(url)) {
        let message = Message::new("bad-url").with("key", "--base-url").with("url", url);
        note(cli.language(""), &message);
        return FAILED;
    }
    let cache = Cache::default();
    let options = match along::options(cli, arguments, &sources, &cache) {
        Ok(options) => options,
        Err(code) => return code,
    };
    let compiled = compile(&sources, &cache, &options);
    let language = cli.language(&compiled.site.settings.language);
    let out = arguments.out.clone().unwrap_or_else(|| sources.root().join("dist"));
    let failed = |error: &WriteError| {
        let (id, blanks) = error.message();
        let message = blanks
            .iter()
            .fold(Message::new(id), |message, (name, value)| message.with(name, value));
        note(language, &message);
        FAILED
    };
    let has_errors = has(&compiled.diagnostics, Severity::Error);
    let writer = match write::prepare(&out, sources.root()) {
        Ok(writer) => writer,
        Err(error) => return failed(&error),
    };
    let put =
        |route: &Route, bytes: &[u8]| if has_errors { Ok(()) } else { writer.put(route, bytes) };
    let (diagnostics, written) = render_all(&compiled, &sources, put);
    print_to_stderr(&diagnostics, &sources, language);
    if has(&diagnostics, Severity::Error) {
        note(language, &Message::new("say-not-built"));
        return FAULTY;
    }
    match written.and_then(|()| writer.publish()) {
        Ok(published) => {
            let message = Message::new(if published.written + published.removed == 0 {
                "say-unchanged"
            } else {
                "say-built"
            });
            note(
                language,
                &message
                    .with("pages", compiled.plan.pages.len().to_string())
                    .with("time", taken(start))
                    .with("out", out.display().to_string()),
            );
            DONE
        }
        Err(error) => failed(&error),
    }
}
