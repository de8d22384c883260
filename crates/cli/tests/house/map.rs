//! The map in ARCHITECTURE.md is the house: its rooms, its decisions, and short enough to read.

use crate::{files_below, read, rooms, root};

/// Longest map that a newcomer reads to the end, in lines.
const LONGEST: usize = 120;

/// What stands between `` `before `` and the next backquote or slash, once each, in order of name.
fn named(text: &str, before: &str) -> Vec<String> {
    let mut names: Vec<String> = text
        .split(&format!("`{before}"))
        .skip(1)
        .map(|rest| rest.split(['`', '/']).next().unwrap_or_default().to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn the_map_shows_the_rooms_that_there_are() {
    assert_eq!(named(&read(&root().join("ARCHITECTURE.md")), "crates/"), rooms());
}

#[test]
fn the_map_lists_every_decision() {
    let decisions: Vec<String> = files_below(&root().join("docs/decisions"), &[".md"])
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert!(!decisions.is_empty());
    assert_eq!(named(&read(&root().join("ARCHITECTURE.md")), "docs/decisions/"), decisions);
}

#[test]
fn the_map_stays_short() {
    let lines = read(&root().join("ARCHITECTURE.md")).lines().count();
    assert!(lines <= LONGEST, "ARCHITECTURE.md has {lines} lines, at most {LONGEST} are read to the end");
}

#[test]
fn continuous_integration_runs_what_a_person_runs() {
    let script = read(&root().join(".ci/run"));
    assert!(script.lines().any(|line| line == "cargo xtask test"), ".ci/run does not call `cargo xtask test`");
    assert!(read(&root().join("README.md")).contains("cargo xtask test"));
}
