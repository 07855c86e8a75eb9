//! Builds that are read, raced and killed.
#![cfg(target_os = "linux")]

use super::*;
use rayon::prelude::*;
use std::os::fd::AsRawFd;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const PAGES: usize = 60;

/// Puts pages that all name a version; a third of them is the same in each.
fn write(site: &Path, version: usize) -> Result<Published, WriteError> {
    let writer = prepare(&site.join("dist"), site)?;
    (0..PAGES).into_par_iter().try_for_each(|page| {
        let version = if page % 3 == 0 { 0 } else { version };
        let text = format!("{version} {}", "あ".repeat(page * 50));
        writer.put(&Route::page(&format!("cases/{page}/")), text.as_bytes())
    })?;
    writer.publish()
}

/// Reads the whole output through one opened folder: its version, or nothing if it was removed
/// meanwhile.
fn read(site: &Path) -> Option<usize> {
    let folder = fs::File::open(site.join("dist")).expect("an output at any moment");
    let below = PathBuf::from(format!("/proc/self/fd/{}", folder.as_raw_fd()));
    let pages = (0..PAGES).filter(|page| page % 3 != 0).map(|page| {
        let text = fs::read_to_string(below.join(format!("cases/{page}/index.html"))).ok()?;
        let (version, body) = text.split_once(' ').expect("a whole page");
        assert_eq!(body.len(), page * 150);
        version.parse().ok()
    });
    let versions: Vec<usize> = pages.collect::<Option<_>>()?;
    assert!(versions.iter().all(|version| *version == versions[0]), "a mixture: {versions:?}");
    versions.first().copied()
}

#[test]
fn a_reader_never_sees_a_mixture() {
    Site::each(|site| {
        let root = site.root();
        write(&root, 1).unwrap();
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let reader = scope.spawn(|| {
                let mut seen = std::collections::BTreeSet::new();
                while !done.load(Ordering::Relaxed) {
                    seen.extend(read(&root));
                }
                seen.len()
            });
            let written: Result<Vec<_>, _> = (2..30).map(|version| write(&root, version)).collect();
            std::thread::sleep(Duration::from_millis(5));
            done.store(true, Ordering::Relaxed);
            written.unwrap();
            assert!(reader.join().unwrap() > 1);
        });
        assert_eq!(read(&root), Some(29));
        site.assert_no_litter();
    });
}

/// The process to be killed: builds one version after the other.
#[test]
#[ignore = "is run by the tests below"]
fn child() {
    let site = PathBuf::from(std::env::var_os("RENKEI_CHILD").unwrap());
    let first: usize = std::env::var("RENKEI_VERSION").unwrap().parse().unwrap();
    for version in first.. {
        match write(&site, version) {
            Ok(_) | Err(WriteError::Busy(_)) => {}
            Err(error) => panic!("{error:?}"),
        }
    }
}

fn spawn(site: &Path, version: usize) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "write::tests::processes::child"]);
    command.env("RENKEI_CHILD", site).env("RENKEI_VERSION", version.to_string());
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// `RENKEI_KILLS` asks for more rounds.
#[test]
fn killed_at_any_moment_it_leaves_a_whole_site_and_the_next_build_tidies_up() {
    let rounds = std::env::var("RENKEI_KILLS").ok().and_then(|kills| kills.parse().ok());
    Site::each(|site| {
        let root = site.root();
        write(&root, 1).unwrap();
        let mut littered = 0;
        for round in 1..=rounds.unwrap_or(6) {
            let mut child = spawn(&root, round * 1_000_000);
            let wait = Duration::from_micros(20_000 + (round as u64 * 7_919) % 30_000);
            let start = std::time::Instant::now();
            while start.elapsed() < wait {
                read(&root);
            }
            assert!(child.try_wait().unwrap().is_none(), "the build failed");
            child.kill().unwrap();
            child.wait().unwrap();
            assert!(read(&root).is_some(), "not whole");
            littered += usize::from(root.join(".dist.renkei-stage").is_dir());
            write(&root, round).unwrap();
            assert_eq!(read(&root), Some(round));
            site.assert_no_litter();
        }
        assert!(rounds.is_none() || littered > 0);
    });
}

#[test]
fn of_builds_at_once_one_writes_and_the_others_say_so() {
    Site::each(|site| {
        let root = site.root();
        let mut children = [spawn(&root, 1_000), spawn(&root, 2_000), spawn(&root, 3_000)];
        let start = std::time::Instant::now();
        while !site.out().exists() && start.elapsed() < Duration::from_secs(30) {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_millis(100));
        for child in &mut children {
            assert!(child.try_wait().unwrap().is_none(), "a build failed");
            child.kill().unwrap();
            child.wait().unwrap();
        }
        assert!(read(&root).is_some());
        write(&root, 9).unwrap();
        assert_eq!(read(&root), Some(9));
        site.assert_no_litter();
    });
}
