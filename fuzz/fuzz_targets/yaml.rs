//! Any bytes as each kind of file that is YAML.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| renkei::fuzzing::yaml(bytes));
