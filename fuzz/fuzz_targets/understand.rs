//! Any text as a person's own words: understood, and asked, without a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nullpoint_knowledge::schema::Knowledge;
use nullpoint_reason::understand::Understander;
use std::sync::LazyLock;

static UNDERSTANDER: LazyLock<Understander<'static>> = LazyLock::new(|| Understander::new(Knowledge::embedded()));

fuzz_target!(|text: &str| {
    let understood = UNDERSTANDER.understand(text, jiff::civil::date(2026, 11, 22));
    assert!(understood.present.iter().chain(&understood.absent).all(|heard| text.contains(&heard.words)));
});
