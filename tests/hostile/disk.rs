//! What a folder can hold beside files: links, pipes, names that are no text.

use super::errors;
use crate::support::{File, Project};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::net::UnixListener;

/// A case that says a word nobody else says.
const SECRET: &str = "---\ntitle: 秘密の題\nsummary: 要約\n---\n本文\n";

#[test]
fn no_link_leads_out() {
    let outside = tempfile::tempdir().expect("a folder outside");
    std::fs::write(outside.path().join("secret.md"), SECRET).expect("a file outside");
    std::fs::write(outside.path().join("secret.png"), "secret").expect("a file outside");
    let to = |name: &str| outside.path().join(name).to_string_lossy().into_owned();
    let links = [
        ("content/cases/secret.md", to("secret.md")),
        ("content/cases/inner", to("")),
        ("content/media/secret.png", to("secret.png")),
        ("content/media/inner", to("")),
        ("content/cases/all", "/".to_owned()),
        ("content/media/up", "../../..".to_owned()),
        ("content/media/passwd.txt", "../../../../../../../../etc/passwd".to_owned()),
        ("content/media/zero.png", "/dev/zero".to_owned()),
        ("content/cases/self.md", "self.md".to_owned()),
        ("themes/own", to("")),
    ];
    for (path, target) in links {
        let site = Project::minimal().put(path, File::Link(target)).build();
        let found = errors(&site);
        assert!(!found.is_empty(), "{path} is taken without a word");
        let files = &site.outcome().files;
        let leaks = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes);
            text.contains("秘密の題") || text.contains("root:x:0")
        };
        assert!(!files.values().any(|bytes| leaks(bytes)), "{path}");
        assert!(!files.contains_key("media/inner/secret.png"), "{path}");
    }
}

#[test]
fn links_inside_are_followed_once() {
    let site = Project::minimal().put("content/cases/again", File::Link("../pages".to_owned()));
    let site = site.file("content/pages/about.md", "---\ntitle: 題\nsummary: 要約\n---\n本文\n");
    let site = site.build();
    assert!(site.outcome().files.contains_key("cases/about/index.html"));
    let around = Project::minimal()
        .put("content/cases/a/b", File::Link("..".to_owned()))
        .put("content/cases/c", File::Link("a".to_owned()))
        .build();
    assert!(!errors(&around).is_empty());
}

#[test]
fn nothing_that_never_ends_is_read() {
    for path in ["content/cases/x.md", "content/media/x.png", "content/site.yaml", "content/x"] {
        let site = Project::minimal().into_files().into_iter();
        let site = site.filter(|(known, _)| known != path);
        let site = site.fold(Project::new(), |site, (path, file)| site.put(&path, file));
        let site = site.put(path, File::Pipe).build();
        assert!(errors(&site).iter().any(|line| line.contains("special-file")), "{path}");
    }
    let site = Project::minimal().on_disk();
    let socket = UnixListener::bind(site.root().join("content/socket.md")).expect("a socket");
    let site = site.build();
    assert!(errors(&site).iter().any(|line| line.contains("special-file")));
    drop(socket);
}

#[test]
fn a_name_that_is_no_text_is_an_error() {
    let site = Project::minimal().on_disk();
    let name = std::ffi::OsStr::from_bytes(b"x\xff\xfe.md");
    if std::fs::write(site.root().join("content/cases").join(name), SECRET).is_err() {
        return; // This disk takes no such names.
    }
    let site = site.build();
    assert!(errors(&site).iter().any(|line| line.contains("error[file-name]")));
}

#[test]
fn a_second_name_of_a_file_is_a_file() {
    let site = Project::minimal().on_disk();
    let root = site.root();
    std::fs::hard_link(root.join("content/cases/letter.md"), root.join("content/cases/second.md"))
        .expect("a second name");
    let site = site.build();
    assert!(site.outcome().files.contains_key("cases/second/index.html"));
}
