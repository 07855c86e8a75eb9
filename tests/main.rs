//! The one test crate of renkei: it links once. Each module says what it is about.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::format_push_string,
    reason = "a test that meets something unexpected should end, and tests read and write files"
)]

mod accessibility;
mod browser;
mod budget;
mod check;
mod checklist;
mod citations;
mod commands;
mod compare;
mod conformance;
mod crawl;
mod downloads;
mod explore;
mod facets;
mod faults;
mod guideline;
mod help;
mod hostile;
mod hosting;
mod incremental;
mod machines;
mod needs;
mod pages;
mod search;
mod serve;
mod site;
mod sites;
mod supply;
mod support;
mod tidy;
mod words;
