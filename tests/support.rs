//! A site as a test tells of it: which files it has, what is done with it, what came of it.
//!
//! ```ignore
//! Project::minimal()
//!     .file("content/cases/visit.md", "---\ntitle: 訪問\n…")
//!     .build()
//!     .page("cases/visit/")
//!     .shows("訪問");
//! ```
//!
//! Every method takes the project and gives it back. A site stays in memory until something needs a
//! folder: a link, or the binary (`commands.rs`).

use bytes::Bytes;
use rayon::prelude::*;
use renkei::compile::{Cache, Options, compile};
use renkei::diagnostic::Diagnostic;
use renkei::messages::Language;
use renkei::report;
use renkei::route::Route;
use renkei::source::Sources;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A file of a site as a test describes it.
#[derive(Clone)]
pub(crate) enum File {
    /// What is in it.
    Bytes(Vec<u8>),
    /// A symbolic link, and where it leads.
    Link(String),
    /// A folder where a file was expected.
    Folder,
    /// A named pipe: whoever reads it waits for somebody to write.
    Pipe,
}

/// A site and what was done with it.
pub(crate) struct Project {
    files: BTreeMap<String, File>,
    options: Options,
    outcome: Option<Outcome>,
    page: String,
    folder: Option<TempDir>,
}

/// All that comes of a site: every file of the output, and every finding.
pub(crate) struct Outcome {
    pub(crate) sources: Sources,
    pub(crate) files: BTreeMap<String, Bytes>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Outcome {
    /// Makes everything of a site, as `check` and `build` do.
    pub(crate) fn of(sources: &Sources, cache: &Cache, options: &Options) -> Outcome {
        let compiled = compile(sources, cache, options);
        let pages = compiled.plan.pages.par_iter();
        let made: Vec<_> =
            pages.map(|page| (page.route.path(), compiled.render(page, sources, cache))).collect();
        let mut outcome = Outcome {
            sources: sources.clone(),
            files: BTreeMap::new(),
            diagnostics: compiled.diagnostics.clone(),
        };
        for (path, rendered) in made {
            outcome.diagnostics.extend_from_slice(&rendered.diagnostics);
            let before = outcome.files.insert(path.to_owned(), rendered.bytes);
            assert!(before.is_none(), "{path} is planned twice");
        }
        outcome
    }

    /// The findings as people read them, without the counts at the end.
    pub(crate) fn report(&self, language: Language) -> String {
        let options = report::Options { colour: false, max: 0 };
        let text = report::human(&self.diagnostics, &self.sources, language, options);
        match text.trim_end().rsplit_once("\n\n") {
            Some((findings, _)) => findings.to_owned() + "\n",
            None => String::new(),
        }
    }

    /// The findings, a line each.
    pub(crate) fn lines(&self) -> String {
        report::short(&self.diagnostics, &self.sources, Language::En)
    }

    /// The text of a file of the output.
    #[track_caller]
    pub(crate) fn text(&self, path: &str) -> &str {
        let Some(bytes) = self.files.get(path) else {
            let near: Vec<&String> = self.files.keys().take(60).collect();
            panic!("there is no {path} in the output; there are {near:#?}");
        };
        std::str::from_utf8(bytes).expect("a page is UTF-8")
    }

    /// The text of the page at an address.
    #[track_caller]
    pub(crate) fn page(&self, address: &str) -> &str {
        self.text(Route::page(address).path())
    }
}

impl Project {
    /// A site without files.
    pub(crate) fn new() -> Project {
        Project {
            files: BTreeMap::new(),
            options: Options::default(),
            outcome: None,
            page: String::new(),
            folder: None,
        }
    }

    /// The smallest site in which everything hangs together (`tests/sites/minimal/in`): no rule
    /// finds anything in it.
    pub(crate) fn minimal() -> Project {
        Project::new().with_folder(&repository().join("tests/sites/minimal/in"))
    }

    /// Asks on a day: what is still to come then is told.
    pub(crate) fn on(mut self, day: &str) -> Project {
        self.options.today = Some(day.to_owned());
        self
    }

    /// Every file below a folder of this repository, by its path from there.
    pub(crate) fn with_folder(self, folder: &Path) -> Project {
        files_below(folder)
            .into_iter()
            .fold(self, |project, (path, bytes)| project.put(&path, File::Bytes(bytes)))
    }

    /// Adds or replaces a file.
    pub(crate) fn file(self, path: &str, text: &str) -> Project {
        self.put(path, File::Bytes(text.as_bytes().to_vec()))
    }

    /// Adds or replaces a file, a link or a folder.
    pub(crate) fn put(mut self, path: &str, file: File) -> Project {
        if let Some(folder) = &self.folder {
            write(folder.path(), path, &file);
        }
        self.files.insert(path.to_owned(), file);
        self
    }

    /// Takes a file away.
    pub(crate) fn without(mut self, path: &str) -> Project {
        let known = self.files.remove(path);
        assert!(known.is_some(), "the site has no {path} to take away");
        if let Some(folder) = &self.folder {
            std::fs::remove_file(folder.path().join(path)).expect("the file can be removed");
        }
        self
    }

    /// Asks for drafts too.
    pub(crate) fn with_drafts(mut self) -> Project {
        self.options.drafts = true;
        self
    }

    /// Publishes under another address than `site.yaml` says.
    pub(crate) fn with_base_url(mut self, url: &str) -> Project {
        self.options.base_url = Some(url.to_owned());
        self
    }

    /// Writes the site into a folder of its own, where commands can be run on it.
    pub(crate) fn on_disk(mut self) -> Project {
        if self.folder.is_none() {
            let folder = tempfile::tempdir().expect("a folder for the site");
            for (path, file) in &self.files {
                write(folder.path(), path, file);
            }
            self.folder = Some(folder);
        }
        self
    }

    /// The site's folder.
    #[track_caller]
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.as_ref().expect("the site is on disk").path().to_owned()
    }

    /// Makes everything.
    pub(crate) fn build(mut self) -> Project {
        // Links, folders and the size of a file are the disk's business.
        let in_memory = |file: &File| matches!(file, File::Bytes(bytes) if bytes.len() < 1_000_000);
        if !self.files.values().all(in_memory) {
            self = self.on_disk();
        }
        let sources = match &self.folder {
            Some(folder) => Sources::open(folder.path()).expect("the site's folder can be read"),
            None => Sources::from_memory(self.files.iter().filter_map(|(path, file)| match file {
                File::Bytes(bytes) => Some((path.as_str(), bytes.as_slice())),
                File::Link(_) | File::Folder | File::Pipe => None,
            })),
        };
        self.outcome = Some(Outcome::of(&sources, &Cache::default(), &self.options));
        self
    }

    /// The files alone.
    pub(crate) fn into_files(self) -> BTreeMap<String, File> {
        self.files
    }

    /// What came of the last build.
    #[track_caller]
    pub(crate) fn into_outcome(self) -> Outcome {
        self.outcome.expect("the site was built")
    }

    /// What came of the last build, to look at.
    #[track_caller]
    pub(crate) fn outcome(&self) -> &Outcome {
        self.outcome.as_ref().expect("the site was built")
    }

    /// Nothing was found.
    #[track_caller]
    pub(crate) fn sound(self) -> Project {
        assert_eq!(self.outcome().lines(), "");
        self
    }

    /// Something was found; the beginning of its line is enough: `content/site.yaml:1:8: error[…]`.
    #[track_caller]
    pub(crate) fn finds(self, line: &str) -> Project {
        let lines = self.outcome().lines();
        let found = lines.lines().any(|known| known.starts_with(line));
        assert!(found, "nothing begins with {line} in\n{lines}");
        self
    }

    /// Looks at the page of an address.
    #[track_caller]
    pub(crate) fn page(mut self, address: &str) -> Project {
        Route::page(address).path().clone_into(&mut self.page);
        self.outcome().text(&self.page);
        self
    }

    /// Looks at a file of the output.
    #[track_caller]
    pub(crate) fn output(mut self, path: &str) -> Project {
        path.clone_into(&mut self.page);
        self.outcome().text(path);
        self
    }

    /// There is no page at an address.
    #[track_caller]
    pub(crate) fn no_page(self, address: &str) -> Project {
        let path = Route::page(address);
        assert!(!self.outcome().files.contains_key(path.path()), "there is a page at {address}");
        self
    }

    /// The page looked at holds some words.
    #[track_caller]
    pub(crate) fn shows(self, words: &str) -> Project {
        let text = self.outcome().text(&self.page);
        assert!(text.contains(words), "{} does not show {words}:\n{text}", self.page);
        self
    }

    /// The page looked at does not hold some words.
    #[track_caller]
    pub(crate) fn hides(self, words: &str) -> Project {
        let text = self.outcome().text(&self.page);
        assert!(!text.contains(words), "{} shows {words}:\n{text}", self.page);
        self
    }
}

/// Every file below a folder with its path from there, sorted; hidden ones are left out.
pub(crate) fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    walk.map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("it lies below the folder");
            let bytes = std::fs::read(entry.path()).expect("the file can be read");
            (path.to_string_lossy().replace('\\', "/"), bytes)
        })
        .collect()
}

/// The files of a site of `tests/sites/`, with the tiny theme in place of the default one.
pub(crate) fn small_site(name: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = repository().join("tests/sites");
    let theme = files_below(&folder.join("theme")).into_iter();
    let mut files: BTreeMap<String, Vec<u8>> =
        theme.map(|(path, bytes)| (format!("themes/default/{path}"), bytes)).collect();
    files.extend(files_below(&folder.join(name).join("in")));
    files
}

/// The root of this repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether expected texts are to be rewritten: `UPDATE=1 cargo test`.
pub(crate) fn is_update() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

fn write(folder: &Path, path: &str, file: &File) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().expect("a path below the root")).expect("a new folder");
    match file {
        File::Bytes(bytes) => std::fs::write(&path, bytes).expect("a file can be written"),
        File::Folder => std::fs::create_dir_all(&path).expect("a folder can be made"),
        File::Pipe => {
            let made = std::process::Command::new("mkfifo").arg(&path).status();
            assert!(made.is_ok_and(|status| status.success()), "a pipe can be made");
        }
        #[cfg(unix)]
        File::Link(target) => {
            std::os::unix::fs::symlink(target, &path).expect("a link can be made");
        }
        #[cfg(not(unix))]
        File::Link(_) => panic!("links are tested where making one needs no rights"),
    }
}

#[test]
fn the_minimal_site_is_sound_and_whole() {
    Project::minimal()
        .build()
        .sound()
        .page("")
        .shows("連携の手引き")
        .page("agencies/probation-office/")
        .shows("保護観察所")
        .no_page("agencies/prison/");
}

#[test]
fn a_draft_is_shown_only_when_drafts_are_asked_for() {
    let link = "---\ntitle: 説明\n---\n[訪問](../cases/visit.md)\n";
    Project::minimal()
        .file(
            "content/cases/visit.md",
            "---\ntitle: 訪問\nsummary: まだ。\ncitations: [C-1]\ndraft: true\n---\n",
        )
        .build()
        .sound()
        .no_page("cases/visit/")
        .output("sitemap.xml")
        .hides("cases/visit/")
        .file("content/pages/about.md", link)
        .build()
        .finds("content/pages/about.md:4:6: error[link-to-draft]")
        .with_drafts()
        .build()
        .sound()
        .page("cases/visit/")
        .shows("noindex")
        .output("sitemap.xml")
        .hides("cases/visit/");
}

#[test]
fn another_address_of_the_site_stands_in_what_is_absolute() {
    Project::minimal()
        .with_base_url("https://name.example/guide")
        .build()
        .sound()
        .output("sitemap.xml")
        .shows("https://name.example/guide/cases/letter/")
        .hides("example.org")
        .page("cases/letter/")
        .shows("href=\"../../index.html\"");
}
