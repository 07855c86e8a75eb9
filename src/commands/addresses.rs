//! `renkei addresses`: records every address that is published, so that none is lost unseen.

use super::{DONE, FAILED, FAULTY, has, note, open, print_to_stderr};
use crate::cli::{Cli, Root};
use crate::compile::{Cache, Options, compile};
use crate::diagnostic::{Message, Severity};
use crate::edit;
use crate::rules::addresses::{ADDRESS_VANISHED, addresses};
use crate::source::Sources;
use std::collections::BTreeSet;
use std::io;

/// The file that keeps them.
const PATH: &str = "content/addresses.txt";

/// Adds what is published and not yet recorded; nothing is taken away.
pub(super) fn run(cli: &Cli, root: &Root) -> u8 {
    let sources = match open(cli, root) {
        Ok(sources) => sources,
        Err(code) => return code,
    };
    let compiled = compile(&sources, &Cache::default(), &Options::default());
    let language = cli.language(&compiled.site.settings.language);
    // An address that vanished is no reason not to record the others.
    let mut found = compiled.diagnostics.clone();
    found.retain(|found| found.rule.id != ADDRESS_VANISHED.id);
    if has(&found, Severity::Error) {
        print_to_stderr(&found, &sources, language);
        return FAULTY;
    }
    let site = &compiled.site;
    let known: BTreeSet<&str> = site.addresses.iter().map(|address| &*address.value).collect();
    let all: BTreeSet<String> = addresses(&compiled.plan).into_iter().collect();
    let new: Vec<&String> =
        all.iter().filter(|address| !known.contains(address.as_str())).collect();
    if let Err(error) = write(&sources, &new) {
        let message = Message::new("error-write").with("path", PATH);
        note(language, &message.with("reason", error.to_string()));
        return FAILED;
    }
    let updated = Message::new("say-addresses-updated").with("count", new.len().to_string());
    note(language, &updated);
    DONE
}

fn write(sources: &Sources, new: &[&String]) -> io::Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    let path = sources.root().join(PATH);
    let mut lines = String::new();
    for address in new {
        lines.push_str(address);
        lines.push('\n');
    }
    let Some(old) = edit::read(&path)? else {
        lines.insert_str(0, HEAD);
        return edit::create(&path, lines.as_bytes());
    };
    let mut text = old.clone();
    if !text.is_empty() && !text.ends_with(b"\n") {
        text.push(b'\n');
    }
    text.extend_from_slice(lines.as_bytes());
    edit::replace(&path, &old, &text, false).map(|_| ())
}

/// What the file says about itself.
const HEAD: &str = "\
# 一度公開したアドレスの記録です。`renkei addresses` が、新しいアドレスを書き足します。
# ここにあるアドレスがなくなると、`renkei check` が知らせます。行を消すのは、なくしてよいと決めたときだけにします。
";
