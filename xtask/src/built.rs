//! The program, built: where cargo put it.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How it is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// As the tests have built it already.
    Dev,
    /// As a person builds it.
    Release,
}

/// Builds the program and says where it lies.
pub(crate) fn program(root: &Path, profile: Profile) -> Result<PathBuf> {
    let arguments = ["build", "--package", "nullpoint-cli", "--message-format", "json-render-diagnostics"];
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(root).stderr(Stdio::inherit());
    if profile == Profile::Release {
        command.arg("--release");
    }
    let output = command.output()?;
    if !output.status.success() {
        bail!("the build failed");
    }
    let messages = String::from_utf8(output.stdout).context("cargo speaks UTF-8")?;
    let path = messages.rsplit_once("\"executable\":\"").and_then(|(_, rest)| rest.split('"').next());
    Ok(PathBuf::from(path.context("cargo names no program that it built")?))
}
