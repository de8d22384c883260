//! What has to hold for any text that is read as task marks.
//!
//! Used by the fuzz targets and, with the inputs that they kept, by `crates/motion/tests/fuzzed.rs`.

use nullpoint_motion::tasks;

/// The bytes as a file of task marks.
pub(crate) fn task_marks(text: &str) {
    match tasks::read(text) {
        Ok(tasks) => assert!(tasks.windows(2).all(|pair| pair[0].end_s <= pair[1].start_s)),
        Err(error) => assert!(!error.to_string().is_empty() && !error.hint().is_empty()),
    }
}
