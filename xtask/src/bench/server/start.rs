//! Start: from the process's beginning until it serves and gives its link.

use super::Figure;
use super::client::Server;
use anyhow::Result;
use std::path::Path;

/// Longest start, in milliseconds: what the project promises.
const LIMIT: f64 = 50.0;

/// How often it is started. The median of an odd number is one of them.
const STARTS: usize = 11;

/// The start at the median.
pub(super) fn figures(root: &Path, program: &Path) -> Result<Vec<Figure>> {
    let mut starts = Vec::with_capacity(STARTS);
    // The first one warms the disk's cache and is not counted.
    for _ in 0..=STARTS {
        starts.push(Server::start(root, program)?.started_in.as_secs_f64() * 1e3);
    }
    starts.remove(0);
    starts.sort_by(f64::total_cmp);
    Ok(vec![Figure { what: format!("start, median of {STARTS}"), value: starts[STARTS / 2], unit: "ms", limit: LIMIT }])
}
