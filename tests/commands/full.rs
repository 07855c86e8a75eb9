//! A disk that is full, for real: a small one that lives in memory, seen by the processes of a test alone.
#![cfg(target_os = "linux")]

use crate::needs;
use crate::support::Project;
use std::process::Command;

/// There is room for the site and a few files more.
const TRIAL: &str = r#"
set -e
mount -t tmpfs -o size="$SIZE" tmpfs "$DISK"
digest() { (cd "$DISK/dist" && find . -type f -exec cksum {} + | sort); }
"$RENKEI" build --out "$DISK/dist" --base-url https://one.example/
digest >"$SCRATCH/before"
code=0
"$RENKEI" build --out "$DISK/dist" --base-url https://two.example/ --lang en 2>"$SCRATCH/said" || code=$?
digest >"$SCRATCH/after"
cat "$SCRATCH/said"
echo "code $code"
cmp "$SCRATCH/before" "$SCRATCH/after" && echo 'the old site is whole'
ls -A "$DISK"
"#;

#[test]
fn on_a_full_disk_the_old_site_stays_whole_and_nothing_is_left_beside_it() {
    let may_mount = Command::new("unshare").args(["--mount", "--map-root-user", "true"]).status();
    if !may_mount.is_ok_and(|status| status.success()) {
        return needs::missing("a full disk", "`unshare` may not mount a disk here");
    }
    let once = Project::minimal().run(&["build"]).exits(0);
    let blocks = |bytes: &Vec<u8>| bytes.len().div_ceil(4096).max(1) * 4096;
    let size: usize = once.output().values().map(blocks).sum();
    let project = once.then();
    let scratch = tempfile::tempdir().expect("a folder");
    let disk = scratch.path().join("disk");
    std::fs::create_dir(&disk).expect("a folder");
    let output = Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-c", TRIAL])
        .current_dir(project.root())
        .env("SIZE", (size + 8 * 4096).to_string())
        .env("DISK", &disk)
        .env("SCRATCH", scratch.path())
        .env("RENKEI", env!("CARGO_BIN_EXE_renkei"))
        .output()
        .expect("unshare runs");
    let said = String::from_utf8_lossy(&output.stdout);
    let expected = "code 2\nthe old site is whole\ndist\n";
    assert!(said.ends_with(expected), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("no room is left"), "{said}");
}
