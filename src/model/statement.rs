//! How far the site is accessible, as its tests found: what the accessibility statement rests on.

use serde::Serialize;
use std::sync::Arc;

/// The result of the tests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Statement {
    /// The standard, such as `JIS X 8341-3:2016`.
    pub standard: Arc<str>,
    /// The level that is aimed at.
    pub level: Arc<str>,
    /// The day of the tests.
    pub date: Option<Arc<str>>,
    /// How was tested.
    pub method: Option<Arc<str>>,
    /// What the site needs of a browser.
    pub technologies: Vec<Arc<str>>,
    /// What tested, with its version.
    pub tools: Vec<Arc<str>>,
    /// The addresses of the pages that were tested.
    pub pages: Vec<Arc<str>>,
    /// The result for each success criterion.
    pub criteria: Vec<Criterion>,
}

/// The result for one success criterion.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Criterion {
    /// Its number, `1.1.1`.
    pub id: Arc<str>,
    /// What it is called.
    pub name: Arc<str>,
    /// Its level.
    pub level: Option<Arc<str>>,
    /// What came of it, in words.
    pub result: Arc<str>,
    /// What tested it.
    pub by: Vec<Arc<str>>,
}
