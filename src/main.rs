//! renkei: arguments in, exit code out.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(renkei::commands::run(&renkei::cli::Cli::parse()))
}
