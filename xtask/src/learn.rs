//! Learning how findings are worded: `cargo xtask learn`.
//!
//! What is learned, and from what, stands in `crates/reason/examples/learn`; the table it prints is kept with the knowledge.
//! The same sentences and sayings make the same table.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Where the table is kept.
const TABLE: &str = "crates/knowledge/learned.tsv";

/// Builds and runs it as fast code, and keeps what it prints; what it measured on the way goes to the terminal.
pub(crate) fn run(root: &Path) -> Result<()> {
    let arguments = ["run", "--quiet", "--release", "--package", "nullpoint-reason", "--example", "learn"];
    let output = Command::new("cargo").args(arguments).current_dir(root).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("the learning did not run to its end; {TABLE} is as it was");
    }
    fs::write(root.join(TABLE), output.stdout).with_context(|| format!("cannot write {TABLE}"))
}
