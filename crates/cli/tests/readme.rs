//! Every command that the README shows, run as a newcomer would: from the project's folder, with its output held.

#![expect(clippy::unwrap_used, reason = "a test stops where something is missing, and says where")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// `cargo run --release -- …` runs the same program; here it is not built a second time.
const FROM_SOURCE: &str = "cargo run --release -- ";

/// A folder of this test's own with the examples in it: reports are written there and not among the sources.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    copy(&Path::new(ROOT).join("examples"), &folder.join("examples"));
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let (path, place) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &place);
        } else {
            fs::copy(&path, &place).unwrap();
        }
    }
}

fn readme() -> String {
    fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap()
}

/// What stands in the README's blocks of one kind.
fn blocks<'r>(readme: &'r str, kind: &str) -> Vec<&'r str> {
    readme.split(&format!("```{kind}\n")).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

/// Runs the program and expects a result.
#[track_caller]
fn succeeds(folder: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_nullpoint")).args(arguments).current_dir(folder).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "nullpoint {}: {said}", arguments.join(" "));
}

#[test]
fn every_command_of_the_readme_prints_what_the_readme_says() {
    let page = fs::canonicalize(Path::new(ROOT).join("README.md")).unwrap();
    std::env::set_current_dir(folder("readme-shown")).unwrap();
    trycmd::TestCases::new().env("COLUMNS", "80").env("NO_COLOR", "1").case(page);
}

#[test]
fn every_command_that_the_readme_starts_from_source_succeeds() {
    let readme = readme();
    let lines = blocks(&readme, "sh").into_iter().flat_map(str::lines);
    let commands: Vec<&str> = lines.filter_map(|line| line.strip_prefix(FROM_SOURCE)).collect();
    assert!(!commands.is_empty());
    let folder = folder("readme-from-source");
    for command in commands {
        succeeds(&folder, &command.split_whitespace().collect::<Vec<_>>());
    }
}

#[test]
fn the_answers_of_the_readme_are_understood() {
    let folder = folder("readme-answers");
    fs::write(folder.join("answers.toml"), blocks(&readme(), "toml")[0]).unwrap();
    succeeds(&folder, &["assess", "--answers", "answers.toml"]);
}

#[test]
fn the_recording_format_of_the_readme_is_read() {
    let readme = readme();
    let header = blocks(&readme, "text")[0];
    let (comments, row) = header.trim_end().rsplit_once('\n').unwrap();
    let values = row.split_once(',').unwrap().1;
    let rows = (0..3000).map(|sample| format!("\n{:.2},{values}", f64::from(sample) / 100.0));
    let folder = folder("readme-recording");
    fs::write(folder.join("mine.csv"), format!("{comments}{}\n", rows.collect::<String>())).unwrap();
    succeeds(&folder, &["measure", "mine.csv"]);
}
