//! renkei: arguments in, exit code out.

use mimalloc::MiMalloc;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(renkei::commands::run(&renkei::cli::Cli::read(std::env::args_os())))
}
