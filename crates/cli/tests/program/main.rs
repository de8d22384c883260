//! The program as other programs and people meet it: names in JSON, exit codes, streams, and what it says of examples.
//!
//! One file per promise. Everything here runs the built program in a process of its own.

#![expect(clippy::unwrap_used, reason = "a test stops where something is missing, and says where")]

mod contract;
mod damage;
mod explain;
mod golden;
mod interview;
mod lookup;
mod serve;
mod tasks;

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The folder of the workspace, in which every command is run.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// What the program answered.
struct Answer {
    code: Option<i32>,
    /// Standard output: results.
    result: String,
    /// Standard error: everything else.
    said: String,
}

impl Answer {
    /// The one JSON document on standard output.
    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(&self.result).unwrap_or_else(|error| panic!("{error}: {}{}", self.result, self.said))
    }
}

/// Runs the program from the workspace's folder, 80 columns wide and without colour.
#[track_caller]
fn nullpoint(arguments: &[&str]) -> Answer {
    nullpoint_told(arguments, "")
}

/// The same with lines that a person types or another program sends.
#[track_caller]
fn nullpoint_told(arguments: &[&str], typed: &str) -> Answer {
    let mut program = Command::new(env!("CARGO_BIN_EXE_nullpoint"))
        .args(arguments)
        .current_dir(ROOT)
        .env("COLUMNS", "80")
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that ends before it has read everything is no fault of the test.
    let _ = program.stdin.take().unwrap().write_all(typed.as_bytes());
    let Output { status, stdout, stderr } = program.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
    Answer { code: status.code(), result: text(stdout), said: text(stderr) }
}

/// The folders of `examples/` that hold a recording or answers, as a person would name them, in order of name.
fn examples() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(Path::new(ROOT).join("examples"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| format!("examples/{}", entry.file_name().into_string().unwrap()))
        .filter(|example| has_answers(example) || recording(example).is_some())
        .collect();
    names.sort();
    assert!(!names.is_empty());
    names
}

/// The recording of an example, where it has one.
fn recording(example: &str) -> Option<String> {
    let entries = fs::read_dir(Path::new(ROOT).join(example)).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.filter_map(|name| name.into_string().ok()).collect();
    names.sort();
    names.into_iter().find(|name| name.starts_with("recording")).map(|name| format!("{example}/{name}"))
}

/// Whether an example has answers.
fn has_answers(example: &str) -> bool {
    Path::new(ROOT).join(example).join("answers.toml").exists()
}

/// Writes a file for one test and says where.
fn file(name: &str, content: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A report's place for one test, so that no test writes where a person looks.
fn report(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.html"));
    path.to_str().unwrap().to_owned()
}
