//! Knowledge: how long the program takes to have all it knows ready, beside starting and doing nothing.

use super::{Timing, run_once};
use anyhow::Result;
use std::path::Path;

/// A start alone, and a start that loads the knowledge and prints every cause.
pub(crate) fn timings(program: &Path) -> Result<Vec<Timing>> {
    Ok(vec![
        Timing::of("--version (start alone)", None, || run_once(program, &["--version"]))?,
        Timing::of("causes (start, load knowledge, print)", None, || run_once(program, &["causes"]))?,
    ])
}
