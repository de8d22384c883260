//! Any text as an answers file: it becomes answers or an error with a hint, never a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_reason::Answers;

fuzz_target!(|text: &str| {
    if let Err(error) = Answers::from_toml(text, Knowledge::embedded()) {
        assert!(!error.to_string().is_empty() && !error.hint().is_empty());
    }
});
