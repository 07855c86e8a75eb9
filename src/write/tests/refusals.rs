//! What is refused, and that a refusal touches nothing.

use super::*;

fn id(result: Result<impl Sized, WriteError>) -> &'static str {
    result.err().map_or("done", |error| error.message().0)
}

#[test]
fn refuses_an_output_that_is_no_plain_folder() {
    Site::each(|site| {
        let check = |out: &Path, expected: &str| {
            assert_eq!(id(prepare(out, &site.root())), expected, "{}", out.display());
        };
        let at = |name: &str| site.folder.path().join(name);
        fs::write(at("file"), "mine").unwrap();
        check(&at("file"), "write-not-a-folder");
        check(&at("file/dist"), "write-not-a-folder");
        check(&at("missing/.."), "write-unusable");
        check(Path::new("/"), "write-mount-point");
        #[cfg(target_os = "linux")]
        check(Path::new("/proc"), "write-mount-point");
        #[cfg(unix)]
        {
            fs::create_dir(at("real")).unwrap();
            std::os::unix::fs::symlink(at("real"), at("link")).unwrap();
            std::os::unix::fs::symlink(at("nowhere"), at("dangling")).unwrap();
            check(&at("link"), "write-link");
            check(&at("link/"), "write-link");
            check(&at("dangling"), "write-link");
            check(&at("link/dist"), "done");
        }
        assert_eq!(fs::read(at("file")).unwrap(), b"mine");
    });
}

#[test]
fn refuses_an_output_that_holds_the_site_or_lies_in_its_content() {
    Site::each(|site| {
        let check = |out: &str, expected: &str| {
            assert_eq!(id(prepare(&site.root().join(out), &site.root())), expected, "{out}");
        };
        check(".", "write-holds-site");
        check("..", "write-holds-site");
        check("missing/../content", "write-unusable");
        check("content", "write-holds-site");
        check("content/../content/", "write-holds-site");
        check("content/dist", "write-inside-site");
        check("content/cases/deep/dist", "write-inside-site");
        check("contents", "done");
        fs::remove_dir_all(site.root().join("content")).unwrap();
        let elsewhere = site.folder.path().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&elsewhere, site.root().join("content")).unwrap();
            check("../elsewhere", "write-holds-site");
            check("../elsewhere/dist", "write-inside-site");
        }
    });
}

#[test]
fn refuses_an_output_with_files_that_no_build_made() {
    Site::each(|site| {
        let check = |expected: &str| {
            let before = site.seen();
            let error = site.build(&[("index.html", "new")]).unwrap_err();
            let (id, arguments) = error.message();
            assert_eq!((id, arguments[1].1.as_str()), ("write-foreign", expected));
            assert_eq!(before, site.seen());
            site.assert_no_litter();
        };
        fs::create_dir(site.out()).unwrap();
        fs::write(site.out().join("thesis.md"), "years").unwrap();
        check("thesis.md");
        fs::write(site.out().join(".renkei"), "something else").unwrap();
        check(".renkei");
        fs::remove_file(site.out().join(".renkei")).unwrap();
        fs::remove_file(site.out().join("thesis.md")).unwrap();

        site.build(&[("index.html", "old"), ("cases/x/index.html", "x")]).unwrap();
        fs::write(site.out().join("cases/x/thesis.md"), "years").unwrap();
        fs::write(site.out().join("cases/z.md"), "years").unwrap();
        check("cases/x/thesis.md");
        fs::remove_file(site.out().join("cases/x/thesis.md")).unwrap();
        fs::remove_file(site.out().join("cases/z.md")).unwrap();
        #[cfg(unix)]
        {
            fs::rename(site.out().join("cases"), site.root().join("content/moved")).unwrap();
            let moved = site.root().join("content/moved");
            std::os::unix::fs::symlink(&moved, site.out().join("cases")).unwrap();
            check("cases");
            fs::remove_file(site.out().join("cases")).unwrap();
        }
        site.build(&[("index.html", "new")]).unwrap();
    });
}

#[test]
fn refuses_a_stage_that_no_build_made() {
    Site::each(|site| {
        let stage = site.root().join(".dist.renkei-stage");
        fs::create_dir(&stage).unwrap();
        fs::write(stage.join("thesis.md"), "years").unwrap();
        assert_eq!(id(site.prepare()), "write-foreign-stage");
        assert_eq!(fs::read(stage.join("thesis.md")).unwrap(), b"years");
        fs::remove_dir_all(&stage).unwrap();
        fs::write(&stage, "years").unwrap();
        assert_eq!(id(site.prepare()), "write-foreign-stage");
    });
}

#[test]
fn refuses_routes_that_are_no_clean_paths_and_then_publishes_nothing() {
    Site::each(|site| {
        site.build(&[("index.html", "old")]).unwrap();
        let before = site.seen();
        let check = |route: &str, expected: &str| {
            let writer = site.prepare().unwrap();
            writer.put(&Route::file("a/b.html"), b"").unwrap();
            let put = writer.put(&Route::file(route), b"");
            assert_eq!(id(put), expected, "{route:?}");
            assert_eq!(id(writer.publish()), "write-incomplete");
        };
        for route in ["", "/etc/passwd", "../x", "a/../x", "a//x", "./x", "a/.", "x/", "a\0b"] {
            check(route, "write-bad-route");
        }
        check(".renkei", "write-bad-route");
        check("a\nb", "write-bad-route");
        check("a/b.html", "write-twice");
        check("a/b.html/c", "write-failed");
        assert_eq!(before, site.seen());
        site.assert_no_litter();
    });
}

#[test]
fn refuses_a_second_build_into_the_same_output() {
    Site::each(|site| {
        let first = site.prepare().unwrap();
        assert_eq!(id(site.prepare()), "write-busy");
        first.put(&Route::page(""), b"1").unwrap();
        first.publish().unwrap();

        let first = site.prepare().unwrap();
        assert_eq!(id(site.prepare()), "write-busy");
        first.put(&Route::page(""), b"2").unwrap();
        assert_eq!(id(site.prepare()), "write-busy");
        prepare(&site.root().join("other"), &site.root()).unwrap();
        drop(first);
        assert_eq!(site.files(), [("index.html".into(), "1".into())]);
        drop(site.prepare().unwrap());
        site.assert_no_litter();
    });
}

#[test]
fn refuses_to_replace_a_folder_that_came_while_it_built() {
    Site::each(|site| {
        let writer = site.prepare().unwrap();
        fs::create_dir(site.out()).unwrap();
        fs::write(site.out().join("thesis.md"), "years").unwrap();
        assert_ne!(id(writer.publish()), "done");
        assert_eq!(site.files(), [("thesis.md".into(), "years".into())]);
        fs::remove_dir_all(site.out()).unwrap();

        site.build(&[("index.html", "old")]).unwrap();
        let writer = site.prepare().unwrap();
        writer.put(&Route::page(""), b"new").unwrap();
        fs::rename(site.out(), site.folder.path().join("saved")).unwrap();
        fs::create_dir(site.out()).unwrap();
        assert_eq!(id(writer.publish()), "write-replaced");
        site.assert_no_litter();
    });
}

/// Says nothing for the superuser, who may write everywhere.
#[test]
#[cfg(unix)]
fn leaves_all_as_it_was_where_it_may_not_write() {
    use std::os::unix::fs::PermissionsExt;
    Site::each(|site| {
        site.build(&[("index.html", "old"), ("cases/x/index.html", "x")]).unwrap();
        let before = site.seen();
        for closed in [site.root(), site.out(), site.out().join("cases/x")] {
            fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
            let superuser = fs::write(closed.join("probe"), "").is_ok();
            let unchanged = site.build(&[("index.html", "old"), ("cases/x/index.html", "x")]);
            let changed = site.build(&[("index.html", "new")]);
            fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
            if superuser {
                return;
            }
            assert_eq!(unchanged.unwrap().unchanged, 2);
            assert_eq!(id(changed), "write-not-allowed", "{}", closed.display());
            assert_eq!(before, site.seen());
            site.assert_no_litter();
        }
    });
}
