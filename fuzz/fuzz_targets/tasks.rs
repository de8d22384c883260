//! Any text as a file of task marks.

#![no_main]

#[path = "../settle/task_marks.rs"]
mod task_marks;

libfuzzer_sys::fuzz_target!(|text: &str| task_marks::task_marks(text));
