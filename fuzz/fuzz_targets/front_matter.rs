//! Any bytes as a case study and as a page.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| renkei::fuzzing::front_matter(bytes));
