//! What a build changes, and what it leaves alone.

use super::super::{marker, place::Place, swap, tree};
use super::*;

const OLD: [(&str, &str); 4] =
    [("index.html", "表紙"), ("cases/a/index.html", "a"), ("cases/b/index.html", "b"), ("e", "")];

fn counts(written: usize, unchanged: usize, removed: usize) -> Published {
    Published { written, unchanged, removed }
}

fn owned(files: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut files: Vec<_> = files.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect();
    files.sort();
    files
}

#[test]
fn a_build_with_nothing_changed_touches_nothing() {
    Site::each(|site| {
        assert_eq!(site.build(&OLD).unwrap(), counts(4, 0, 0));
        assert_eq!(site.files(), owned(&OLD));
        let (before, root) = (site.seen(), fs::metadata(site.root()).unwrap().modified().unwrap());
        assert_eq!(site.build(&OLD).unwrap(), counts(0, 4, 0));
        assert_eq!(site.seen(), before);
        assert_eq!(fs::metadata(site.root()).unwrap().modified().unwrap(), root);
    });
}

#[test]
fn unchanged_files_keep_inode_and_time_beside_changed_added_and_removed_ones() {
    Site::each(|site| {
        site.build(&OLD).unwrap();
        let before = site.seen();
        let new = [("index.html", "表紙"), ("cases/a/index.html", "A"), ("e", "e"), ("e.d/f", "f")];
        assert_eq!(site.build(&new).unwrap(), counts(3, 1, 1));
        assert_eq!(site.files(), owned(&new));
        let after = site.seen();
        let same = |path: &str| before.get(Path::new(path)) == after.get(Path::new(path));
        assert!(same("index.html") && !same("cases/a/index.html") && !same("e"));
        assert!(!after.contains_key(Path::new("cases/b")));
        site.assert_no_litter();
        // Every single difference is seen: one added, one removed, one changed, one lost.
        assert_eq!(site.build(&new[..3]).unwrap(), counts(0, 3, 1));
        assert_eq!(site.build(&new).unwrap(), counts(1, 3, 0));
        fs::remove_file(site.out().join("e.d/f")).unwrap();
        assert_eq!(site.build(&new).unwrap(), counts(1, 3, 0));
        fs::remove_file(site.out().join("e.d/f")).unwrap();
        assert_eq!(site.build(&new[..3]).unwrap(), counts(0, 3, 0));
        assert_eq!(site.files(), owned(&new[..3]));
        site.assert_no_litter();
    });
}

#[test]
fn a_folder_may_become_a_file_and_a_file_a_folder() {
    Site::each(|site| {
        site.build(&[("a", "file"), ("b/c", "folder")]).unwrap();
        let new = [("a/c", "folder"), ("b", "file")];
        assert_eq!(site.build(&new).unwrap(), counts(2, 0, 2));
        assert_eq!(site.files(), owned(&new));
    });
}

#[test]
fn the_same_files_give_the_same_folder_whatever_was_there_before() {
    Site::each(|site| {
        site.build(&[("x", "1"), ("index.html", "old")]).unwrap();
        site.build(&OLD).unwrap();
        let marker = fs::read_to_string(site.out().join(".renkei")).unwrap();
        let list = "cases/a/index.html\ncases/b/index.html\ne\nindex.html\n";
        assert_eq!(marker, format!("{}{list}", marker::HEADER));
        fs::remove_dir_all(site.out()).unwrap();
        let mut reversed = OLD;
        reversed.reverse();
        site.build(&reversed).unwrap();
        assert_eq!(fs::read_to_string(site.out().join(".renkei")).unwrap(), marker);
    });
}

#[test]
fn dropped_without_publish_it_leaves_all_as_it_was() {
    Site::each(|site| {
        let writer = prepare(&site.root().join("not/there/dist"), &site.root()).unwrap();
        writer.put(&Route::page(""), b"new").unwrap();
        drop(writer);
        site.assert_no_litter();

        site.build(&OLD).unwrap();
        let before = site.seen();
        let writer = site.prepare().unwrap();
        writer.put(&Route::page(""), b"new").unwrap();
        writer.put(&Route::page("new/"), b"new").unwrap();
        drop(writer);
        assert_eq!(site.seen(), before);
        site.assert_no_litter();
    });
}

#[test]
fn an_output_may_be_empty_be_deep_or_get_no_file() {
    Site::each(|site| {
        fs::create_dir(site.out()).unwrap();
        assert_eq!(site.build(&[]).unwrap(), counts(0, 0, 0));
        assert_eq!(site.build(&OLD).unwrap(), counts(4, 0, 0));
        assert_eq!(site.build(&[]).unwrap(), counts(0, 0, 4));
        assert_eq!(site.build(&[]).unwrap(), counts(0, 0, 0));
        site.assert_no_litter();
        let deep = site.root().join("not/there/dist");
        prepare(&deep, &site.root()).unwrap().publish().unwrap();
        assert_eq!(fs::read_dir(deep.parent().unwrap()).unwrap().count(), 1);
    });
}

#[test]
fn a_file_that_cannot_be_linked_is_copied_with_its_time() {
    Site::each(|site| {
        let (from, to) = (site.root().join("from"), site.root().join("new/folder/to"));
        fs::write(&from, "bytes").unwrap();
        let past = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        fs::File::options().write(true).open(&from).unwrap().set_modified(past).unwrap();
        tree::copy(&from, &to).unwrap();
        assert_eq!(fs::read(&to).unwrap(), b"bytes");
        assert_eq!(fs::metadata(&to).unwrap().modified().unwrap(), past);
    });
}

#[test]
fn compares_files_longer_than_its_buffer() {
    Site::each(|site| {
        let path = site.root().join("long");
        let check = |file: &[u8], bytes: &[u8]| {
            fs::write(&path, file).unwrap();
            assert_eq!(tree::holds(&path, bytes), file == bytes);
        };
        for length in [0, 1, 65_535, 65_536, 65_537, 200_000] {
            let bytes = vec![7; length];
            let mut other = bytes.clone();
            check(&bytes, &bytes);
            other.push(7);
            check(&bytes, &other);
            check(&other, &bytes);
            other[length] = 8;
            check(&other, &[bytes, vec![7]].concat());
        }
        assert!(!tree::holds(&site.root().join("missing"), b""));
    });
}

#[test]
fn without_an_exchange_a_process_that_dies_between_the_steps_loses_nothing() {
    Site::each(|site| {
        site.build(&OLD).unwrap();
        let place = Place::of(&site.out()).unwrap();
        // Died after the first rename: the old output comes back.
        fs::create_dir(&place.stage).unwrap();
        fs::write(place.stage.join(".renkei"), marker::HEADER).unwrap();
        fs::rename(&place.out, &place.aside).unwrap();
        drop(site.prepare().unwrap());
        assert_eq!(site.files(), owned(&OLD));
        site.assert_no_litter();
        // Died after the second: what was old goes.
        fs::create_dir(&place.stage).unwrap();
        fs::write(place.stage.join(".renkei"), marker::HEADER).unwrap();
        assert_eq!(swap::one_after_the_other(&place).unwrap(), place.aside);
        drop(site.prepare().unwrap());
        assert_eq!(site.files(), []);
        site.assert_no_litter();
    });
}

#[test]
#[cfg(unix)]
fn the_output_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    Site::each(|site| {
        site.build(&OLD).unwrap();
        fs::set_permissions(site.out(), fs::Permissions::from_mode(0o2775)).unwrap();
        site.build(&OLD[..1]).unwrap();
        assert_eq!(fs::metadata(site.out()).unwrap().permissions().mode() & 0o7777, 0o2775);
    });
}

#[test]
#[cfg(unix)]
fn an_output_that_nobody_touched_is_known_by_what_it_was_made_from() {
    let build = |site: &Site, inputs: &str| {
        let writer = site.prepare().unwrap();
        for (path, text) in OLD {
            writer.put(&Route::file(path), text.as_bytes()).unwrap();
        }
        writer.made_from(Some(inputs.to_owned())).publish().unwrap();
    };
    let known = |site: &Site, inputs| site.prepare().unwrap().is_up_to_date(inputs);
    // A file that is as young as the marker counts as touched: let the system's clock go on.
    let wait = || std::thread::sleep(std::time::Duration::from_millis(30));
    Site::each(|site| {
        build(site, "one");
        assert_eq!(known(site, "two"), None);
        wait();
        // Another text, and back: the bytes are the same, and yet somebody was here.
        fs::write(site.out().join("e"), "x").unwrap();
        fs::write(site.out().join("e"), "").unwrap();
        assert_eq!(known(site, "one"), None);
        fs::remove_file(site.out().join("e")).unwrap();
        assert_eq!(known(site, "one"), None);
        build(site, "three");
        fs::write(site.out().join("stranger"), "").unwrap();
        assert!(site.prepare().is_err());
        fs::remove_file(site.out().join("stranger")).unwrap();
        wait();
        super::super::inputs::seal(&site.out()).unwrap();
        assert_eq!(known(site, "three"), Some(4));
        let marker = fs::read_to_string(site.out().join(".renkei")).unwrap();
        assert!(marker.starts_with(&format!("{}# Made from: three\ncases/", marker::HEADER)));
    });
}
