//! Any bytes as what comes over a connection to the preview.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| renkei::fuzzing::request(bytes));
