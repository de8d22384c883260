//! `cargo xtask accept`: makes what is generated anew, so that a person can read what changed.

use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Command;

/// What each tool wants to hear: golden files (insta), README outputs (trycmd), `docs/cli.md` (our own test).
const ACCEPT: [(&str, &str); 3] = [("INSTA_UPDATE", "always"), ("TRYCMD", "overwrite"), ("NULLPOINT_ACCEPT", "1")];

/// Runs the tests so that they write what they find; then a person reads the difference.
pub(crate) fn run(root: &Path) -> Result<()> {
    crate::measures::write(root)?;
    // trycmd calls a test failed even when it has just rewritten it: only the second run is the judge.
    cargo_test(root, &ACCEPT)?;
    println!("\n── once more, to see that what was written holds");
    let holds = cargo_test(root, &[])?;
    println!("\nread the difference before you commit it: git diff\nwhich examples changed rank, and should they?");
    if !holds {
        bail!("some tests fail for reasons that no golden file can mend");
    }
    Ok(())
}

fn cargo_test(root: &Path, environment: &[(&str, &str)]) -> Result<bool> {
    let status = Command::new("cargo")
        .args(["test", "--workspace", "--no-fail-fast"])
        .envs(environment.iter().copied())
        .current_dir(root)
        .status()
        .context("cannot start cargo")?;
    Ok(status.success())
}
