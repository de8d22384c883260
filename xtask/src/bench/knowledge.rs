//! Knowledge: how long the program takes to have all it knows ready, beside starting and doing nothing.

use super::{Timing, run_once};
use anyhow::Result;
use std::path::Path;
use std::time::Duration;

/// Longest start that needs no search, and longest answer to a question: what a person does not feel as waiting.
const START: Duration = Duration::from_millis(10);
/// See [`START`].
const ASK: Duration = Duration::from_millis(50);

/// A start alone, a start that loads the knowledge and prints every cause, and a question in plain words.
pub(crate) fn timings(program: &Path) -> Result<Vec<Timing>> {
    Ok(vec![
        Timing::of("--version (start alone)", None, || run_once(program, &["--version"]))?,
        Timing::of("causes (start, load knowledge, print)", Some(START), || run_once(program, &["causes"]))?,
        Timing::of("ask (start, load, index, answer)", Some(ASK), || {
            run_once(program, &["ask", "why does the side of my face jump when I am tired?"])
        })?,
    ])
}
