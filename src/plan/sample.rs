//! A small guideline for the tests of views: two grids, groups out of order, a row of two modes.

use crate::compile::{Cache, Compiled, Options, compile};
use crate::model::{Site, TermId};
use crate::source::Sources;
use std::sync::Arc;

const FILES: &[(&str, &str)] = &[
    (
        "content/site.yaml",
        "title: 手引き\nlanguage: ja\nbase-url: https://example.org/\n\
         facility: {name: 施設}\n\
         grids:\n  - {id: matrix, rows: kinds, columns: bodies}\n  - {id: steps, rows: times, columns: bodies}\n",
    ),
    (
        "content/facets/bodies.yaml",
        "name: 機関\ngrouped-by: {id: fields, name: 分野}\n\
         groups:\n  - {id: one, name: 一}\n  - {id: two, name: 二}\n  - {id: bare, name: 空}\n\
         terms:\n  - {id: b, name: 乙, group: two}\n  - {id: a, name: 甲, group: one}\n  \
         - {id: c, name: 丙, group: two}\n",
    ),
    (
        "content/facets/kinds.yaml",
        "name: 種類\ngrouped-by: {id: modes, name: かたち}\n\
         groups:\n  - {id: refer, name: つなぐ}\n  - {id: support, name: 支える}\n\
         terms:\n  - {id: r, name: 紹介, group: refer}\n  - {id: s, name: 協議, group: support}\n",
    ),
    (
        "content/facets/reasons.yaml",
        "name: 理由\nterms:\n  - {id: trust, name: 信頼}\n  - {id: visit, name: 訪問}\n",
    ),
    (
        "content/facets/times.yaml",
        "name: 段階\nordered: true\nterms:\n  - {id: first, name: 初め}\n  - {id: last, name: 終わり}\n",
    ),
    (
        "content/matrices/table.yaml",
        "title: 表\nrows:\n  \
         - {id: 表-1, label: 両方, bodies: [a], kinds: [r, s]}\n  \
         - {id: 表-2, label: 協議だけ, bodies: [a, b], kinds: [s]}\n",
    ),
    (
        "content/cases/early.md",
        "---\ntitle: 早い\nsummary: 要約\nbodies: [a, b]\nkinds: [r]\nreasons: [trust]\ntimes: [first]\n\
         citations: [表-1]\nupdated: 2026-01-02\n---\n",
    ),
    (
        "content/cases/late.md",
        "---\ntitle: 遅い\nsummary: 要約\nbodies: [a]\nkinds: [s]\nreasons: [visit, trust]\n\
         citations: [表-1]\nupdated: 2026-03-04\n---\n",
    ),
    ("content/cases/undated.md", "---\ntitle: いつか\nsummary: 要約\n---\n"),
];

/// The guideline.
pub(super) fn site() -> Arc<Site> {
    compiled().site
}

/// The guideline with what its views are made from.
pub(super) fn compiled() -> Compiled {
    let files = FILES.iter().map(|(path, text)| (*path, text.as_bytes()));
    compile(&Sources::from_memory(files), &Cache::default(), &Options::default())
}

/// A term of it by its id.
pub(super) fn term(site: &Site, slug: &str) -> TermId {
    let found = site.taxonomy.terms.iter().position(|term| *term.slug == *slug);
    TermId(found.and_then(|at| u32::try_from(at).ok()).expect("the term is in the sample"))
}
