//! renkei turns Markdown case studies and YAML collaboration matrices into a guideline to browse.

pub mod compile;
pub mod diagnostic;
pub mod memo;
pub mod model;
mod parse;
pub mod plan;
pub mod render;
mod resolve;
pub mod route;
mod rules;
pub mod source;
pub mod span;
mod suggest;
pub mod text;
