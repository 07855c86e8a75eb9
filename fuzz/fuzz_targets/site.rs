//! Any files as a whole site, every page of which is made.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| renkei::fuzzing::site(bytes));
