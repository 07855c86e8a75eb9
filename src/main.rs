//! renkei: arguments in, exit code out.

use mimalloc::MiMalloc;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    // The system would clear two megabytes for each of many small heaps, which takes longer than to
    // make a small site and doubles what a large one takes.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
    ExitCode::from(renkei::commands::run(&renkei::cli::Cli::read(std::env::args_os())))
}
