//! How a file is: it opens by saying what it is, stays short, is finished, and names no machine.

use crate::{files_below, none, read, root, shown, stands_alone};
use std::path::PathBuf;

/// Longest Rust file, in lines. Longer ones have two purposes.
const LONGEST: usize = 500;

/// Text files that people write.
const WRITTEN: [&str; 10] = [".rs", ".toml", ".md", ".html", ".css", ".js", ".py", ".sh", ".txt", "run"];

/// Marks of unfinished work. Spelled in halves, so that this file does not hold them itself.
const UNFINISHED: [&str; 5] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("#[", "ignore"),
    concat!("to", "do!("),
    concat!("unimpl", "emented!("),
];

/// Beginnings of paths that exist on one machine only, and of the folder beside the checkout.
const OF_A_MACHINE: [&str; 8] = [
    concat!("/fa", "rm/"),
    concat!("/wo", "rk/"),
    concat!("/t", "mp/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("../sha", "red"),
    concat!("C:", "\\Us", "ers"),
];

fn rust_files() -> Vec<PathBuf> {
    let files = files_below(&root(), &[".rs"]);
    assert!(!files.is_empty());
    files
}

/// The lines of all written files that hold one of `marks`.
fn lines_with(marks: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for path in files_below(&root(), &WRITTEN) {
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        for (index, line) in text.lines().enumerate() {
            let stands = |mark: &&&str| line.match_indices(**mark).any(|(start, _)| stands_alone(line, start));
            let marks = marks.iter().filter(stands);
            found.extend(marks.map(|mark| format!("{}:{}: {mark}", shown(&path), index + 1)));
        }
    }
    found
}

#[test]
fn every_file_opens_by_saying_what_it_is() {
    let silent = rust_files().into_iter().filter(|path| !read(path).starts_with("//! "));
    none("these files do not open with `//!`", &silent.map(|path| shown(&path)).collect::<Vec<_>>());
}

#[test]
fn no_file_is_so_long_that_it_has_two_purposes() {
    let long = rust_files().into_iter().filter_map(|path| {
        let lines = read(&path).lines().count();
        (lines > LONGEST).then(|| format!("{}: {lines} lines", shown(&path)))
    });
    none("these files are longer than 500 lines", &long.collect::<Vec<_>>());
}

#[test]
fn nothing_is_left_unfinished() {
    none("unfinished", &lines_with(&UNFINISHED));
}

#[test]
fn nothing_names_a_path_of_one_machine() {
    none("paths of one machine", &lines_with(&OF_A_MACHINE));
}
