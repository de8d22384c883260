//! Any bytes as a recording of the format `eargait`.

#![no_main]

#[path = "../settle/movement.rs"]
mod movement;
#[path = "../settle/reader.rs"]
mod reader;

use nullpoint_motion::read::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reader::reader(bytes, Some(Format::Eargait)));
