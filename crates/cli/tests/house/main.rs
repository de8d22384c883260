//! The house rules, as tests: what ARCHITECTURE.md promises of the code is held here.
//!
//! One file per rule. A rule reads the files of the project as text; it runs nothing of the program.

#![expect(clippy::unwrap_used, reason = "a test stops where something is missing, and says where")]

mod arrows;
mod dependencies;
mod files;
mod map;
mod purity;
mod words;
mod workspace;

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

#[track_caller]
fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A manifest as a table.
#[track_caller]
fn manifest(path: &Path) -> toml::Table {
    toml::from_str(&read(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The folders of `crates/`, in order of name.
fn rooms() -> Vec<String> {
    let mut rooms: Vec<String> = fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().join("Cargo.toml").exists())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    rooms.sort();
    rooms
}

/// Every file of the project below `folder` that ends in one of `endings`, in order of path.
fn files_below(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    const MADE_BY_TOOLS: [&str; 6] = [".git", "target", "reports", "corpus", "artifacts", "node_modules"];
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && !MADE_BY_TOOLS.contains(&name.as_str()) {
                folders.push(path);
            } else if path.is_file() && endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The lines of a Rust file that run in the program: no comments, and nothing from the tests at its foot.
fn running_lines(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source
        .lines()
        .enumerate()
        .take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(index, line)| (index + 1, line))
}

/// Whether what starts here is a word or path of its own and not the end of a longer one.
fn stands_alone(line: &str, start: usize) -> bool {
    !line[..start].ends_with(|before: char| before.is_alphanumeric() || before == '_')
}

/// A path as a person would write it, from the project's folder.
fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// Fails with every fault on a line of its own.
#[track_caller]
fn none(rule: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{rule}:\n  {}", faults.join("\n  "));
}
