//! Settings for VS Code: which schema is for which file, and ids to choose from in front matter.
//!
//! The YAML extension reads no front matter (redhat-developer/vscode-yaml, issue 207), so that in
//! Markdown the ids come as snippets, and what is wrong comes from a task that runs `check`.

use super::Schema;
use crate::model::Site;
use serde_json::{Map, Value, json};

/// A file of settings, and what must be in it.
#[derive(Debug)]
pub struct Entry {
    /// Its path from the site's root.
    pub path: String,
    /// What must be in it.
    pub value: Value,
    /// Whether it holds nothing but what was made here.
    pub own: bool,
}

/// Every file that `renkei schema` writes.
#[must_use]
pub fn entries(site: &Site, schemas: Vec<Schema>) -> Vec<Entry> {
    let own = |path: String, value| Entry { path, value, own: true };
    let theirs = |path: &str, value| Entry { path: path.to_owned(), value, own: false };
    let mut entries = vec![
        theirs(".vscode/extensions.json", json!({"recommendations": ["redhat.vscode-yaml"]})),
        theirs(".vscode/settings.json", settings(&schemas)),
        theirs(".vscode/tasks.json", tasks()),
        own(".vscode/renkei.code-snippets".to_owned(), snippets(site)),
    ];
    entries.extend(schemas.into_iter().map(|schema| own(path(&schema), schema.value)));
    entries
}

fn path(schema: &Schema) -> String {
    format!(".vscode/schemas/{}", schema.name)
}

fn settings(schemas: &[Schema]) -> Value {
    let for_yaml = schemas.iter().filter(|schema| !schema.front_matter);
    let files: Map<String, Value> =
        for_yaml.map(|schema| (format!("./{}", path(schema)), json!([schema.files]))).collect();
    json!({
        "yaml.schemas": files,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[markdown]": {"editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "off"}},
    })
}

/// A task that reads what `check` says.
fn tasks() -> Value {
    json!({
        "version": "2.0.0",
        "tasks": [{
            "label": "renkei check",
            "type": "shell",
            "command": "renkei",
            "args": ["check", "--format", "short"],
            "group": {"kind": "build", "isDefault": true},
            "presentation": {"reveal": "silent"},
            "problemMatcher": {
                "owner": "renkei",
                "fileLocation": ["relative", "${workspaceFolder}"],
                "severity": "info",
                "pattern": {
                    "regexp": "^(.+?):(\\d+):(\\d+): (error|warning|note)\\[([a-z0-9-]+)\\]: (.*)$",
                    "file": 1,
                    "line": 2,
                    "column": 3,
                    "severity": 4,
                    "code": 5,
                    "message": 6,
                },
            },
        }],
    })
}

/// Ids by name and keys by name: for Markdown, in which VS Code knows no schema.
fn snippets(site: &Site) -> Value {
    let mut snippets = Map::new();
    let scope = "markdown";
    for facet in &site.taxonomy.facets {
        let terms = &site.taxonomy.terms[facet.terms.start as usize..facet.terms.end as usize];
        for term in terms {
            let name = format!("{}: {}", facet.key, term.slug);
            let about = format!("{} {}", facet.name, term.link.title);
            let prefix = json!([&*term.slug, &*term.link.title]);
            let value = json!({"scope": scope, "prefix": prefix, "body": &*term.slug,
                "description": about});
            snippets.insert(name, value);
        }
        let ids: Vec<&str> = terms.iter().map(|term| &*term.slug).collect();
        let body = format!("{}: [${{1|{}|}}]", facet.key, ids.join(","));
        let value = json!({"scope": scope, "prefix": [&*facet.key, &*facet.name], "body": body,
            "description": &*facet.name});
        snippets.insert(facet.key.to_string(), value);
    }
    Value::Object(snippets)
}
