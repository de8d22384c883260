//! Any bytes as a recording of the format they look like.

#![no_main]

#[path = "../settle/movement.rs"]
mod movement;
#[path = "../settle/reader.rs"]
mod reader;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reader::reader(bytes, None));
