//! `cargo xtask bench`: the release program timed as a person runs it, a whole process each time, beside its limits.
//!
//! One file per bench. Each is timed in the same run as what bounds it from below (a process that only starts, a file
//! that is only read), so that figures of a busy machine can be told from figures of a slow program.

mod assess;
pub(crate) mod cases;
mod knowledge;
pub(crate) mod motion;
pub(crate) mod report;
pub(crate) mod server;

use crate::built::{self, Profile};
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often each thing is run. The median of an odd number is one of the runs.
const RUNS: usize = 21;

/// One thing that was timed.
pub(crate) struct Timing {
    /// What ran.
    what: &'static str,
    /// Every run, shortest first.
    runs: Vec<Duration>,
    /// How long it may take at the median, where a limit was promised.
    limit: Option<Duration>,
}

impl Timing {
    /// Times `once` again and again; the first run, which warms the disk's cache, is not counted.
    fn of(what: &'static str, limit: Option<Duration>, mut once: impl FnMut() -> Result<()>) -> Result<Self> {
        once()?;
        let mut runs = Vec::with_capacity(RUNS);
        for _ in 0..RUNS {
            let started = Instant::now();
            once()?;
            runs.push(started.elapsed());
        }
        runs.sort_unstable();
        Ok(Self { what, runs, limit })
    }

    fn median(&self) -> Duration {
        self.runs[self.runs.len() / 2]
    }

    fn is_within_limit(&self) -> bool {
        self.limit.is_none_or(|limit| self.median() <= limit)
    }

    fn line(&self) -> String {
        let milliseconds = |duration: Duration| duration.as_secs_f64() * 1e3;
        let limit = self.limit.map_or_else(String::new, |limit| {
            let ratio = self.median().as_secs_f64() / limit.as_secs_f64();
            format!("  {ratio:.2} of the limit of {} ms", limit.as_millis())
        });
        format!(
            "{:<44} {:>8.2} {:>8.2} {:>8.2}{limit}",
            self.what,
            milliseconds(self.runs[0]),
            milliseconds(self.median()),
            milliseconds(self.runs[self.runs.len() - 1]),
        )
    }
}

/// Builds the program as a person would and runs every bench.
pub(crate) fn run(root: &Path) -> Result<()> {
    let program = built::program(root, Profile::Release)?;
    println!("{:<44} {:>8} {:>8} {:>8}", format!("ms over {RUNS} runs"), "min", "median", "max");
    let mut slow = Vec::new();
    for timing in [knowledge::timings(&program)?, assess::timings(root, &program)?].into_iter().flatten() {
        println!("{}", timing.line());
        if !timing.is_within_limit() {
            slow.push(timing.what);
        }
    }
    if !slow.is_empty() {
        bail!("over the limit: {}", slow.join(", "));
    }
    Ok(())
}

/// One run of the program from start to end, its output thrown away.
fn run_once(program: &Path, arguments: &[&str]) -> Result<()> {
    let status = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .with_context(|| format!("cannot start {}", program.display()))?;
    if !status.success() {
        bail!("`nullpoint {}` ended with {status}", arguments.join(" "));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timing(limit_ms: u64) -> Timing {
        let runs = [10, 20, 90].map(Duration::from_millis).to_vec();
        Timing { what: "it", runs, limit: Some(Duration::from_millis(limit_ms)) }
    }

    #[test]
    fn the_median_is_held_against_the_limit() {
        assert!(timing(20).is_within_limit());
        assert!(!timing(19).is_within_limit());
    }

    #[test]
    fn the_line_says_how_much_of_the_limit_was_used() {
        assert!(timing(100).line().ends_with("10.00    20.00    90.00  0.20 of the limit of 100 ms"));
    }

    #[test]
    fn a_run_that_fails_is_not_timed() {
        assert!(Timing::of("it", None, || bail!("no")).is_err());
    }
}
