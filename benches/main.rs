//! How long each phase takes on generated guidelines: `cargo bench`, or `cargo bench -- parse`.
//!
//! Compared with other generators, and with the edit loop, by `benches/peers/run`.
#![allow(clippy::expect_used, reason = "a bench that cannot run is to stop")]
#![expect(clippy::disallowed_methods, reason = "a bench makes the folders that it measures")]

mod guideline;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use renkei::compile::{Cache, Compiled, Options, compile};
use renkei::plan::{Body, Page};
use renkei::source::Sources;
use renkei::write;

/// How many cases the guidelines have.
const SIZES: [usize; 2] = [55, 1_000];

fn main() {
    divan::main();
}

fn compiled(sources: &Sources, cache: &Cache) -> Compiled {
    compile(sources, cache, &Options::default())
}

/// All phases before the first page is made, nothing remembered: parse, words, resolve, theme, plan.
#[divan::bench(args = SIZES)]
fn compile_cold(bencher: Bencher<'_, '_>, cases: usize) {
    let sources = guideline::sources(&guideline::files(cases));
    bencher.counter(ItemsCount::new(cases)).bench(|| compiled(&sources, &Cache::default()));
}

/// The same with every document remembered: resolve and plan, what each edit takes at least.
#[divan::bench(args = SIZES)]
fn compile_warm(bencher: Bencher<'_, '_>, cases: usize) {
    let sources = guideline::sources(&guideline::files(cases));
    let cache = Cache::default();
    let _ = compiled(&sources, &cache);
    bencher.counter(ItemsCount::new(cases)).bench(|| compiled(&sources, &cache));
}

/// Files are read and digested.
#[divan::bench(args = SIZES)]
fn load(bencher: Bencher<'_, '_>, cases: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in guideline::files(cases) {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file's folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    bencher.counter(ItemsCount::new(cases)).bench(|| Sources::open(folder.path()));
}

/// The pages whose template has a name.
fn render(bencher: Bencher<'_, '_>, cases: usize, template: &str) {
    let sources = guideline::sources(&guideline::files(cases));
    let compiled = compiled(&sources, &Cache::default());
    let is_of =
        |page: &&Page| matches!(&page.body, Body::Html { template: name, .. } if name == template);
    let pages: Vec<&Page> = compiled.plan.pages.iter().filter(is_of).collect();
    bencher.counter(ItemsCount::new(pages.len())).bench_local(|| {
        for page in &pages {
            black_box(compiled.make(page, &sources));
        }
    });
}

/// Pages of cases are made.
#[divan::bench(args = SIZES)]
fn render_cases(bencher: Bencher<'_, '_>, cases: usize) {
    render(bencher, cases, "case");
}

/// Pages of crossings are made.
#[divan::bench(args = SIZES)]
fn render_cells(bencher: Bencher<'_, '_>, cases: usize) {
    render(bencher, cases, "cell");
}

/// Pages of terms are made.
#[divan::bench(args = SIZES)]
fn render_terms(bencher: Bencher<'_, '_>, cases: usize) {
    render(bencher, cases, "term");
}

/// The index of the search is made, with all its files.
#[divan::bench(args = SIZES)]
fn search(bencher: Bencher<'_, '_>, cases: usize) {
    let sources = guideline::sources(&guideline::files(cases));
    bencher
        .counter(ItemsCount::new(cases))
        .with_inputs(|| compiled(&sources, &Cache::default()))
        .bench_local_refs(|compiled| {
            let pages = compiled.plan.pages.iter();
            for page in pages.filter(|page| page.route.path().starts_with("search/")) {
                black_box(compiled.make(page, &sources));
            }
        });
}

/// Finished pages are written and published, `again` over the same output.
fn written(bencher: Bencher<'_, '_>, cases: usize, again: bool) {
    let sources = guideline::sources(&guideline::files(cases));
    let compiled = compiled(&sources, &Cache::default());
    let pages = compiled.plan.pages.iter();
    let made: Vec<_> = pages.map(|page| (page, compiled.make(page, &sources).bytes)).collect();
    let root = tempfile::tempdir().expect("a folder");
    let out = root.path().join("dist");
    let publish = || {
        let writer = write::prepare(&out, root.path()).expect("an output");
        for (page, bytes) in &made {
            writer.put(&page.route, bytes).expect("a page");
        }
        writer.publish().expect("published")
    };
    let _ = publish();
    let bencher = bencher.counter(ItemsCount::new(made.len()));
    bencher
        .with_inputs(|| {
            if !again {
                std::fs::remove_dir_all(&out).expect("removed");
            }
        })
        .bench_local_values(|()| publish());
}

/// A new output.
#[divan::bench(args = SIZES)]
fn write_new(bencher: Bencher<'_, '_>, cases: usize) {
    written(bencher, cases, false);
}

/// An output in which nothing has changed.
#[divan::bench(args = SIZES)]
fn write_same(bencher: Bencher<'_, '_>, cases: usize) {
    written(bencher, cases, true);
}
