//! The bench of cases: `cargo xtask bench cases [--write]`.
//!
//! What it measures stands in `crates/reason/examples/bench_cases`; its report is printed and, where asked for, kept as
//! a page of the documentation.

use super::report::Report;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Where the report is kept.
const PAGE: &str = "docs/benchmarks-cases.md";

/// Builds and runs it as fast code, and prints its report.
pub(crate) fn run(root: &Path, report: Report) -> Result<()> {
    let arguments = ["run", "--quiet", "--release", "--package", "nullpoint-reason", "--example", "bench_cases"];
    let output = Command::new("cargo").args(arguments).current_dir(root).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("the bench of cases did not run to its end");
    }
    let text = String::from_utf8(output.stdout).context("the report is not UTF-8")?;
    print!("{text}");
    if report == Report::Written {
        fs::write(root.join(PAGE), text).with_context(|| format!("cannot write {PAGE}"))?;
    }
    Ok(())
}
