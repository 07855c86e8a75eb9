//! renkei: arguments in, exit code out.

use clap::Parser;
use mimalloc::MiMalloc;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(renkei::commands::run(&renkei::cli::Cli::parse()))
}
