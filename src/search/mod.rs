//! The index that the search page reads: exact, and in pieces small enough to be loaded on demand.
//!
//! # The idea
//!
//! Text is folded ([`fold`]), then cut into *grams*: each letter, and each two letters that follow each
//! other. For a letter the index holds the documents that have it, for a pair of letters also the
//! places where it stands; instead of the places of a pair that stands everywhere, those of three letters
//! around it ([`common`]). A phrase stands in a document exactly where its grams stand one after the
//! other, so that the browser finds and counts all hits without reading a text, and never one that is
//! none. Japanese needs no dictionary for that, and no word is too short or too new.
//!
//! ```text
//! Site ──▶ Catalogue ──▶ Postings ──▶ Index ──▶ search/manifest.js   what there is, and where
//!          documents     of 128       grams in            d<n>.js    a run of grams: documents
//!          by kind       documents,   runs of             p<n>.js    the same run: places
//!                        remembered   like size           c<n>.js    titles and summaries
//!                                                         t<n>.js    texts, for excerpts
//!                                                         names.js   what to offer when nothing is found
//! ```
//!
//! # What holds
//!
//! - A gram, and so a hit, never runs over the end of a block.
//! - The number of files depends on how much text there is, not on the index: files are planned
//!   without making it. It is made when the first of them is wanted, once for all of them, and of
//!   the documents only those are read again that changed.
//! - Files are scripts that call `renkeiShard`: a script is all that a page opened from a folder and
//!   under a strict policy may load. Their names hold no digest, because a digest is known only when
//!   everything is made; each carries the index's version instead, and the browser asks for it with
//!   the version behind the name and refuses one that has another.

mod catalogue;
mod common;
mod files;
mod fold;
mod index;
mod layout;
mod numbers;
mod postings;

pub(crate) use catalogue::Labels;
pub(crate) use files::{File, Files};
pub(crate) use index::Memory;
