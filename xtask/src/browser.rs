//! `cargo xtask browser`: the pages in a real browser, as `crates/server/tests/browser` says.
//!
//! Node's packages, the browser's own files, results and screenshots lie below `target/`; nothing else is written.
//! The packages are those of the lock file, and are fetched again only when that changes.

use crate::built::{self, Profile};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the tests are, seen from the workspace.
const TESTS: &str = "crates/server/tests/browser";

/// What is fetched, and with it in which version.
const LISTS: [&str; 2] = ["package.json", "package-lock.json"];

/// Fetches what is missing, checks the types of every module, and runs the tests (only those that `words` name, in
/// Playwright's own words, where there are any).
pub(crate) fn run(root: &Path, words: &[&str]) -> Result<()> {
    let folder = fetch(root)?;
    step(node(root, &folder, "node_modules/typescript/bin/tsc").args(["-p", TESTS]), "the types of the modules")?;
    let program = built::program(root, Profile::Dev)?;
    step(
        node(root, &folder, "node_modules/@playwright/test/cli.js")
            .args(["test", "--config", &format!("{TESTS}/playwright.config.js")])
            .args(words)
            .env("NULLPOINT_PROGRAM", program),
        "the tests in the browser",
    )
}

/// A script of Node's packages, told where things are.
fn node(root: &Path, folder: &Path, script: &str) -> Command {
    let mut command = Command::new("node");
    command
        .arg(folder.join(script))
        .current_dir(root)
        .env("NODE_PATH", folder.join("node_modules"))
        .env("NULLPOINT_ROOT", root)
        .env("TMPDIR", folder.join("tmp"));
    command
}

/// Node's packages, fetched as the lock file says where they are not there yet. Gives the folder that holds them.
fn fetch(root: &Path) -> Result<PathBuf> {
    let folder = root.join("target/browser");
    fs::create_dir_all(folder.join("tmp")).with_context(|| format!("cannot make {}", folder.display()))?;
    let text = |path: PathBuf| fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()));
    // Written last: it says that what the lists name is there.
    let fetched = folder.join("fetched");
    let wanted = LISTS.iter().map(|list| text(root.join(TESTS).join(list))).collect::<Result<Vec<_>>>()?;
    if fs::read_to_string(&fetched).is_ok_and(|text| text == wanted.concat()) {
        return Ok(folder);
    }
    for (list, text) in LISTS.iter().zip(&wanted) {
        fs::write(folder.join(list), text)?;
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    step(&mut npm, "fetching Node's packages")?;
    fs::write(fetched, wanted.concat())?;
    Ok(folder)
}

fn step(command: &mut Command, what: &str) -> Result<()> {
    let program = command.get_program().to_owned();
    let status = command.status().with_context(|| format!("cannot start {}", program.display()))?;
    if !status.success() {
        bail!("{what}: {} ended with {status}", program.display());
    }
    Ok(())
}
