//! The bench of cases: `cargo xtask bench cases [--write | --dev]`.
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

/// Which halves of the cases are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Halves {
    /// The open ones alone, as while the engine is built.
    Open,
    /// The kept ones too.
    Both,
}

/// Builds and runs it as fast code, and prints its report.
pub(crate) fn run(root: &Path, halves: Halves, report: Report) -> Result<()> {
    let arguments = ["run", "--quiet", "--release", "--package", "nullpoint-reason", "--example", "bench_cases"];
    let mut command = Command::new("cargo");
    command.args(arguments);
    if halves == Halves::Open {
        command.args(["--", "--dev"]);
    }
    let output = command.current_dir(root).stderr(Stdio::inherit()).output()?;
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
