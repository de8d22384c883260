//! The inputs that fuzzing kept (`cargo xtask fuzz keep`) still end in a recording or an error, never in a panic.

#[path = "../../../fuzz/settle/engine.rs"]
mod engine;
#[path = "../../../fuzz/settle/movement.rs"]
mod movement;
#[path = "../../../fuzz/settle/reader.rs"]
mod reader;
#[path = "../../../fuzz/settle/task_marks.rs"]
mod task_marks;

use nullpoint_motion::read::Format;
use std::{fs, path::PathBuf};

/// The kept inputs of one target, in order of name.
#[track_caller]
fn kept(target: &str) -> Vec<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut paths: Vec<PathBuf> =
        fs::read_dir(&folder).expect("inputs are kept").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "no input is kept for `{target}`");
    paths.iter().map(|path| fs::read(path).expect("a file")).collect()
}

#[test]
fn kept_inputs_of_every_format_are_settled() {
    for format in Format::ALL {
        let target = format!("read_{}", format.name().replace('-', "_"));
        kept(&target).iter().for_each(|bytes| reader::reader(bytes, Some(format)));
    }
    kept("read_any").iter().for_each(|bytes| reader::reader(bytes, None));
}

#[test]
fn kept_recordings_pass_the_engine() {
    kept("engine").iter().for_each(|bytes| engine::engine(bytes));
}

#[test]
fn kept_task_marks_are_settled() {
    kept("tasks").iter().for_each(|bytes| task_marks::task_marks(&String::from_utf8_lossy(bytes)));
}
