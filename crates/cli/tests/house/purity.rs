//! Left of `server` nothing asks for the time, the disk, the environment, another program or the network.
//!
//! The caller gives all of these, so that every step runs in a test and nothing about a person can leave unseen.
//! `build.rs` may read the files that it packs: it runs before there is a person.

use crate::{files_below, none, read, root, running_lines, shown, stands_alone};

/// The rooms that hold this rule.
const PURE: [&str; 4] = ["motion", "knowledge", "reason", "report"];

/// What reaches out of a room, as it is written in a path.
const REACHES_OUT: [&str; 20] = [
    "net::",
    "fs::",
    "env::",
    "process::",
    "std::net",
    "std::fs",
    "std::env",
    "std::process",
    "SystemTime",
    "Instant",
    "now()",
    "File::",
    "OpenOptions",
    "Command::",
    "TcpStream",
    "UdpSocket",
    "stdin()",
    "stdout()",
    "thread::sleep",
    "option_env!",
];

/// The first thing in the line that reaches out, where it stands as a word of its own.
fn reaches_out(line: &str) -> Option<&'static str> {
    REACHES_OUT.into_iter().find(|word| line.match_indices(word).any(|(start, _)| stands_alone(line, start)))
}

#[test]
fn nothing_left_of_the_program_reaches_out() {
    let mut faults = Vec::new();
    let mut lines = 0;
    for room in PURE {
        for path in files_below(&root().join("crates").join(room).join("src"), &[".rs"]) {
            for (number, line) in running_lines(&read(&path)) {
                lines += 1;
                faults.extend(reaches_out(line).map(|word| format!("{}:{number}: {word}", shown(&path))));
            }
        }
    }
    assert!(lines > 0, "no line was read");
    none("these lines reach out of their room; let the caller give what they need", &faults);
}

#[test]
fn reaching_out_is_seen_however_it_is_written() {
    let seen = |line| reaches_out(line).is_some();
    assert!(seen("    let text = std::fs::read(path)?;"));
    assert!(seen("use std::{fs::File, path::Path};"));
    assert!(seen("let now = jiff::Timestamp::now();"));
    assert!(seen("use std::time::{Duration, Instant};"));
    assert!(!seen("let offset = prefs::read(text);"));
    assert!(!seen("let packed = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/knowledge\"));"));
}
