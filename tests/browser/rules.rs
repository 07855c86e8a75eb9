//! What a site tells its host in `_headers` and `_redirects`, as Netlify and its like read them.

use std::path::Path;

/// A path, and the headers of what it matches.
type Headed = (String, Vec<(String, String)>);

/// The rules of a site.
#[derive(Debug, Default)]
pub(super) struct Rules {
    headers: Vec<Headed>,
    /// From where, to where, and by which status.
    redirects: Vec<(String, String, u16)>,
}

impl Rules {
    /// Reads both files; a line that is neither a rule nor a comment ends the test.
    #[track_caller]
    pub(super) fn of(folder: &Path) -> Rules {
        let read =
            |name: &str| std::fs::read_to_string(folder.join(name)).expect("the site has it");
        Rules { headers: headers(&read("_headers")), redirects: redirects(&read("_redirects")) }
    }

    /// The headers of a path. Every rule that matches adds its own; one name from two rules is joined.
    pub(super) fn headers(&self, path: &str) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = Vec::new();
        for (pattern, headers) in &self.headers {
            let matches = match pattern.strip_suffix('*') {
                Some(before) => path.starts_with(before),
                None => is_same(path, pattern),
            };
            for (name, value) in headers.iter().filter(|_| matches) {
                match all.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
                    Some((_, known)) => *known = format!("{known}, {value}"),
                    None => all.push((name.clone(), value.clone())),
                }
            }
        }
        all
    }

    /// Where a path leads, and by which status.
    pub(super) fn redirect(&self, path: &str) -> Option<(&str, u16)> {
        let found = self.redirects.iter().find(|(from, _, _)| is_same(path, from));
        found.map(|(_, to, status)| (to.as_str(), *status))
    }
}

/// A last slash makes no difference.
fn is_same(path: &str, pattern: &str) -> bool {
    path.trim_end_matches('/') == pattern.trim_end_matches('/')
}

fn headers(text: &str) -> Vec<Headed> {
    let mut all: Vec<Headed> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if line.starts_with('/') {
            all.push((line.to_owned(), Vec::new()));
            continue;
        }
        let (name, value) = line.trim().split_once(": ").expect("a header has a name and a value");
        let last = all.last_mut().expect("a header stands below a path");
        assert!(line.starts_with("  ") && !name.contains(' '), "no header: {line}");
        last.1.push((name.to_owned(), value.to_owned()));
    }
    all
}

fn redirects(text: &str) -> Vec<(String, String, u16)> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let rule = |line: &str| {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let [from, to, status] = parts.as_slice() else { panic!("no rule: {line}") };
        // A page stands at the old address for hosts without rules: without `!` it would win.
        let status = status.strip_suffix('!').expect("the rule comes before the file");
        ((*from).to_owned(), (*to).to_owned(), status.parse().expect("a status"))
    };
    lines.map(rule).collect()
}
