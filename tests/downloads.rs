//! What can be taken along: the zip opened from a folder with the network cut, the electronic book
//! by the word of epubcheck, the booklet looked into.

mod booklet;

use crate::browser::tab;
use crate::{needs, site};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use tempfile::TempDir;

/// The guideline built with what can be taken along, once per run.
fn built() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        // Beside the other built guideline, which clears away what earlier runs have left.
        let out = site::built_guideline().with_extension("downloads");
        build(&out);
        out
    })
}

fn build(out: &Path) {
    let done = Command::new(env!("CARGO_BIN_EXE_renkei"))
        .args(["build", "--downloads", "--root"])
        .arg(site::root())
        .arg("--out")
        .arg(out)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// The files of an output but the marker that says whose it is.
fn published(out: &Path) -> Vec<String> {
    site::files(out).into_iter().filter(|path| !path.starts_with('.')).collect()
}

/// The files of a zip by their names, in their order.
fn unpacked(path: &Path) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut files = Vec::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.push((name, bytes));
    }
    files
}

#[test]
fn the_same_site_gives_the_same_downloads_and_changes_nothing_else() {
    let again = TempDir::new().unwrap();
    let again = again.path().join("dist");
    build(&again);
    for name in ["guideline.zip", "guideline.epub", "index.html"] {
        let bytes = |out: &Path| std::fs::read(out.join("downloads").join(name)).unwrap();
        assert!(bytes(built()) == bytes(&again), "{name} differs");
    }
    let without = site::built_guideline();
    for path in published(without).iter().filter(|path| !path.starts_with("downloads/")) {
        let bytes = |out: &Path| std::fs::read(out.join(path)).unwrap();
        assert!(bytes(built()) == bytes(without), "{path} differs");
    }
}

#[test]
fn the_page_lists_what_was_made_and_nothing_else() {
    let page = |out: &Path| std::fs::read_to_string(out.join("downloads/index.html")).unwrap();
    let with = page(built());
    for name in ["guideline.zip", "guideline.epub"] {
        assert!(with.contains(&format!("href=\"../downloads/{name}\"")), "{name} is not listed");
        let bytes = std::fs::metadata(built().join("downloads").join(name)).unwrap().len();
        let tenths = bytes.div_ceil(100_000);
        let size = if bytes < 1_000_000 {
            format!("{} kB", bytes.div_ceil(1000))
        } else {
            format!("{}.{} MB", tenths / 10, tenths % 10)
        };
        assert!(with.contains(&size), "{name} has {size}");
    }
    assert!(!with.contains("guideline.pdf"));
    assert!(!page(site::built_guideline()).contains("guideline.zip"));
}

#[test]
fn the_zip_holds_the_site_but_itself_under_names_that_windows_takes() {
    let files: BTreeMap<String, Vec<u8>> =
        unpacked(&built().join("downloads/guideline.zip")).into_iter().collect();
    let text = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    assert!(text("start.html").contains("href=\"guideline/index.html\""));
    assert!(text("README.txt").starts_with('\u{feff}') && text("README.txt").contains("\r\n"));
    let page = text("guideline/downloads/index.html");
    assert!(page.contains("guideline.epub") && !page.contains("guideline.zip"));
    assert!(files.contains_key("guideline/downloads/guideline.epub"));
    let not_taken = ["_headers", "_redirects", "robots.txt", "sitemap.xml", "404.html"];
    for path in published(site::built_guideline()) {
        let taken = files.contains_key(&format!("guideline/{path}"));
        assert_eq!(taken, !not_taken.contains(&path.as_str()), "{path}");
    }
    for name in files.keys() {
        let unsafe_letter = |letter: char| "<>:\"|?*\\".contains(letter) || letter.is_control();
        assert!(!name.contains(unsafe_letter) && name.len() < 180, "{name}");
        for part in name.split('/') {
            assert!(!part.ends_with(['.', ' ']), "{name}");
            let stem = part.split('.').next().unwrap_or_default().to_lowercase();
            let reserved = ["con", "prn", "aux", "nul", "com1", "lpt1"];
            assert!(!reserved.contains(&stem.as_str()), "{name}");
        }
    }
}

/// Waits until a page has counted what it found.
const COUNTED: &str = "(async () => { while (!document.getElementById('count').textContent) \
     await new Promise((done) => setTimeout(done, 10)); })()";

/// The test browser resolves no name but this machine's own, so all of this happens without network.
#[test]
fn the_zip_works_from_a_folder() {
    let Some(mut tab) = tab("the zip opened from a folder") else { return };
    let folder = TempDir::new().unwrap();
    for (name, bytes) in unpacked(&built().join("downloads/guideline.zip")) {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let url = |path: &str| format!("file://{}/{path}", folder.path().display());
    tab.open(&url("start.html"));
    tab.follow(|tab| {
        tab.evaluate("document.querySelector('a.button').click()");
    });
    assert_eq!(tab.evaluate("location.pathname.endsWith('/guideline/index.html')"), true);
    tab.open(&url("guideline/search/index.html?q=手紙"));
    tab.evaluate(COUNTED);
    assert_ne!(tab.evaluate("document.querySelectorAll('#results a').length"), 0);
    tab.open(&url("guideline/cases/index.html?agencies=prison"));
    tab.evaluate(COUNTED);
    let shown = "[...document.querySelectorAll('[data-case]')].filter(one => !one.closest('[hidden]')).length";
    assert_ne!(tab.evaluate(shown), 0);
    tab.open(&url("guideline/compare/index.html?cases=letter-to-early-intake,bridge-admission"));
    tab.evaluate(COUNTED);
    let told = tab.evaluate("document.querySelector('main').innerText").to_string();
    assert!(told.contains("本人の手紙から早い受け入れへ") && told.contains("違いあり"), "{told}");
    tab.open(&url("guideline/checklist/index.html"));
    tab.evaluate("document.querySelector('input[value=done]').click()");
    assert_eq!(tab.evaluate("document.getElementById('result').checkVisibility()"), true);
    let record = tab.record();
    assert_eq!(record.off_site("file://"), Vec::<String>::new());
    assert_eq!(record.failed, Vec::<String>::new());
}

/// The checker; Debian's is a Java archive in the search path, which not every kernel can start.
fn epubcheck() -> Option<Command> {
    let path = std::env::var_os("PATH")?;
    let program = std::env::split_paths(&path).map(|folder| folder.join("epubcheck"));
    let program = program.into_iter().find(|file| file.is_file())?;
    if !std::fs::read(&program).ok()?.starts_with(b"PK") {
        return Some(Command::new(program));
    }
    let mut java = Command::new("java");
    java.arg("-jar").arg(program);
    Some(java)
}

#[test]
fn the_electronic_book_passes_epubcheck() {
    let book = built().join("downloads/guideline.epub");
    let report = TempDir::new().unwrap();
    let report = report.path().join("report.json");
    let Some(mut epubcheck) = epubcheck() else {
        return needs::missing("conformance of the electronic book", "no `epubcheck` is installed");
    };
    let done = epubcheck.arg(&book).arg("--json").arg(&report).output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    let report = std::fs::read_to_string(&report).unwrap_or_default();
    assert!(done.status.success(), "{said}\n{report}");
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["messages"], serde_json::json!([]));
}

#[test]
fn the_electronic_book_holds_every_case_and_every_row_of_the_tables() {
    let files = unpacked(&built().join("downloads/guideline.epub"));
    assert_eq!(files[0].0, "mimetype");
    assert_eq!(files[0].1, b"application/epub+zip");
    let text = |path: &str| {
        let file = files.iter().find(|(name, _)| name == path).expect("the book has the file");
        String::from_utf8_lossy(&file.1).into_owned()
    };
    assert!(
        text("EPUB/package.opf")
            .contains("href=\"cover.svg\" media-type=\"image/svg+xml\" properties=\"cover-image\"")
    );
    assert!(text("EPUB/cover.svg").contains(">ともに支える</text>"));
    let all: String = files
        .iter()
        .filter(|(name, _)| Path::new(name).extension().is_some_and(|end| end == "xhtml"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes))
        .collect();
    for row in ["表1-1", "表2-1", "表5-11"] {
        assert!(all.contains(&format!("<th id=\"row.{row}\" scope=\"row\">")), "{row}");
    }
    let cases = std::fs::read_dir(site::root().join("content/cases")).unwrap();
    for case in cases {
        let case = PathBuf::from(case.unwrap().file_name());
        let id = case.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(all.contains(&format!("id=\"case.{id}\"")), "{id}");
    }
    assert!(!all.contains("href=\"../") && !all.contains("index.html"), "a link leaves the book");
}
