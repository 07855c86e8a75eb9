//! Names the engine by what it is made of, so that a build knows whether another engine made an output.
//!
//! This is a build script of cargo; it stands here because only `inputs` wants the name. The theme
//! counts, since it is inside the binary.
//!
//! The version alone does not tell while somebody works on the engine itself. The name is the same on
//! every machine.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a build script reads what it is built from and prints what cargo is to know"
)]

use std::path::{Path, PathBuf};
use std::{fs, io};

fn main() -> io::Result<()> {
    let mut files = vec![PathBuf::from("Cargo.lock")];
    for folder in ["src", "themes/default"] {
        gather(Path::new(folder), &mut files)?;
        println!("cargo::rerun-if-changed={folder}");
    }
    files.sort();
    // FNV-1a: a build script has no library at hand, and nobody attacks it.
    let mut name = 0xcbf2_9ce4_8422_2325_u64;
    for file in &files {
        for byte in file.to_string_lossy().replace('\\', "/").bytes().chain(fs::read(file)?) {
            name = (name ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    println!("cargo::rustc-env=RENKEI_ENGINE={name:016x}");
    println!("cargo::rerun-if-changed=Cargo.lock");
    Ok(())
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { gather(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
