//! renkei turns Markdown case studies and YAML collaboration matrices into a guideline to browse.
//!
//! # The idea
//!
//! 1. A site is a **pure function** of its source files. `build`, `check` and `serve` call that one
//!    function, [`compile::compile`].
//! 2. It runs in phases, each a module, each from one type to the next:
//!    **load → parse → resolve → plan → render → write**.
//! 3. Only the first and the last touch the disk. What stands between cannot fail: it yields a value
//!    *and* diagnostics.
//! 4. A page's template gets one value, its **view**, and nothing else, so a page depends on its
//!    view and on the theme alone.
//! 5. Hence the rebuild: call the same functions again, and skip each call whose arguments have the
//!    digest they had before.
//!
//! ```text
//!  disk                                                                           disk / browser
//!   │ load      parse            resolve         plan             render              ▲ write / serve
//!   ▼                                                                                 │
//! Sources ──▶ Document ────────▶ Site ─────────▶ Plan of Pages ──▶ bytes of a page ───┘
//!   text      what was written   what it means   what will be     made when asked for
//!             (names, spans)     (references)    (route + view)
//!             memo: file digest                                   memo: view + theme digest
//!                └─ diagnostics ───┴─ diagnostics ──┴─ diagnostics ──┴─▶ report
//! ```
//!
//! # Invariants
//!
//! - **Parsing never fails.** A broken file gives a document that says so, and diagnostics. What
//!   refers to something that could not be read counts as right.
//! - **A [`model::Site`] is always sound.** A reference in it points at something that exists; a name
//!   that led nowhere was reported and left out.
//! - **Only [`source`], [`mod@write`], `edit` and [`serve`] touch files**, and no phase reads the clock or the
//!   environment. Clippy's `disallowed_methods` holds this.
//! - **A template sees its view** and what the theme shows on every page. No template function reaches
//!   the site, a file or the clock.
//! - **A view holds no ids, indices or spans**, only what is shown: a line more in the front matter
//!   does not make a page new.
//! - **A page is planned as a function** from the site to its view, called when somebody wants the
//!   page. Planning tens of thousands of pages costs little, and `serve` makes only what is looked at.
//! - **Every file of the output is a [`plan::Page`]**, assets too: collisions and stale files are read
//!   off the plan.
//! - **No output depends on hash order**, on the number of threads, on the folder or on the time.
//! - **A diagnostic has a rule, a place and a message**; words come in [`report`] alone.
//! - **The engine knows no agency and no facet by name.** Those are content.
//!
//! # Where things are
//!
//! | module | is |
//! |---|---|
//! | [`source`] | the files of a site; the only reader of the disk |
//! | `parse` | text → documents, one file at a time, remembered |
//! | `encoding` | what a text was saved in that is not UTF-8 |
//! | `words` | words that hurt, and what tells who somebody is |
//! | `resolve` | documents → site; every check that needs two files |
//! | `rules` | a sound site may still be poor; the list of all rules |
//! | [`model`] | the guideline, sound |
//! | [`plan`] | site → every file of the output, one module for each kind of page |
//! | `search` | the index that the search page reads |
//! | [`render`] | a page → its bytes, remembered; themes |
//! | [`mod@write`] | bytes → a folder, in one step or not at all |
//! | [`serve`] | the same compile, over and over, in a browser |
//! | `downloads` | the site as a zip and as an electronic book, made of its files |
//! | `pdf` | the booklet, printed by a browser of this machine |
//! | [`report`], [`messages`], [`explain`] | findings in words |
//! | [`fix`], `edit` | what can be mended without asking; the only changer of sources |
//! | [`schema`] | what an editor's program needs to help while somebody types |
//! | [`cli`], [`commands`] | the command line |
//!
//! # Words
//!
//! A *facet* is a way to classify; its *terms* (agencies, categories, elements, stages) may stand in
//! *groups* (fields, modes, conditions). A *row* is a line of a *matrix*, a table of the source; a
//! *case study* is one Markdown file. Both carry a *classification*: the terms they have. A *grid*
//! crosses two facets; a *cell* holds the rows and cases at a crossing. A *citation* says where in
//! the source a statement stands.

pub mod cli;
pub mod commands;
pub mod compile;
pub mod diagnostic;
mod downloads;
mod edit;
mod encoding;
pub mod explain;
pub mod fix;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod fuzzing;
pub mod memo;
pub mod messages;
pub mod model;
mod parse;
mod pdf;
pub mod plan;
pub mod render;
pub mod report;
mod resolve;
pub mod route;
mod rules;
pub mod schema;
mod search;
pub mod serve;
mod shared;
pub mod source;
pub mod span;
mod suggest;
pub mod text;
mod visible;
mod words;
pub mod write;
