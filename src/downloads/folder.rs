//! The site as a zip: a folder with everything, and beside it a page that says what it is.

use super::Made;
use super::archive::Archive;
use crate::compile::Compiled;
use crate::diagnostic::Diagnostic;

/// The folder that holds the site.
const FOLDER: &str = "guideline/";

/// What only a host on the web reads.
const FOR_HOSTS: &[&str] = &["_headers", "_redirects", "robots.txt", "404.html"];

/// Makes the zip; or what is wrong with the template of its first page.
pub(super) fn make(compiled: &Compiled, files: &[Made]) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let mut archive = Archive::new();
    let start = compiled.make_at(&compiled.start(), FOLDER);
    if !start.diagnostics.is_empty() {
        return Err(start.diagnostics.to_vec());
    }
    archive.add("start.html", &start.bytes);
    archive.add("README.txt", read_me(compiled).as_bytes());
    let mut files: Vec<&Made> = files.iter().filter(|(route, _)| is_taken(route.path())).collect();
    files.sort_unstable_by_key(|(route, _)| route.clone());
    for (route, bytes) in files {
        archive.add(&format!("{FOLDER}{route}"), bytes);
    }
    Ok(archive.finish())
}

fn is_taken(path: &str) -> bool {
    !FOR_HOSTS.contains(&path) && !path.starts_with("sitemap")
}

/// The same in plain text, as every editor on Windows shows it.
fn read_me(compiled: &Compiled) -> String {
    let settings = &compiled.site.settings;
    let word = |key: &str| compiled.word(key).to_string();
    let mut lines = vec![settings.title.to_string(), String::new()];
    lines.push(settings.description.to_string());
    lines.push(String::new());
    lines.push(word("start_how"));
    lines.push(word("start_offline"));
    lines.push(String::new());
    lines.extend(
        settings
            .version
            .iter()
            .map(|version| format!("{}{}{version}", word("edition"), word("colon"))),
    );
    lines.extend(
        settings.updated.iter().map(|date| format!("{}{}{date}", word("updated"), word("colon"))),
    );
    lines.push(format!("{}{}{}", word("cite_address"), word("colon"), settings.base_url));
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_hosts_read_stays_out() {
        assert!(is_taken("index.html") && is_taken("data/cases.json") && is_taken("feed.xml"));
        let out = ["_headers", "robots.txt", "sitemap.xml", "sitemap-1.xml", "404.html"];
        assert!(out.iter().all(|path| !is_taken(path)));
    }
}
