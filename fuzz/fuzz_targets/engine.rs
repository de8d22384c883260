//! Any recording through the engine, in pieces of any size.

#![no_main]

#[path = "../settle/engine.rs"]
mod engine;
#[path = "../settle/movement.rs"]
mod movement;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| engine::engine(bytes));
