//! Motion: how well and how fast recordings are measured, written into `docs/benchmarks.md`.
//!
//! The tables are made by the example `bench` of `crates/motion`. Where Python has ParaDigMa, it is timed in the same run on the
//! same recording; a Python other than `python3` can be named in the variable `PYTHON`.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Where the figures go, and the lines around this bench's part of it.
const PAGE: &str = "docs/benchmarks.md";
const BEGIN: &str = "<!-- begin: cargo xtask bench motion -->";
const END: &str = "<!-- end: cargo xtask bench motion -->";

/// Runs all of it and writes the page.
pub(crate) fn run(root: &Path) -> Result<()> {
    let tables = example(root, &[])?;
    let paradigma = paradigma(root)?;
    let part =
        format!("{BEGIN}\n## Measuring\n\n`cargo xtask bench motion`. {tables}\n### ParaDigMa\n\n{paradigma}\n{END}\n");
    let path = root.join(PAGE);
    let before = fs::read_to_string(&path).unwrap_or_else(|_| "# Benchmarks\n".to_owned());
    fs::write(&path, with_part(&before, &part)).with_context(|| format!("cannot write {PAGE}"))?;
    println!("{part}\nwritten to {PAGE}");
    Ok(())
}

/// What the bench of the motion room prints.
fn example(root: &Path, arguments: &[&str]) -> Result<String> {
    let output = Command::new("cargo")
        .args(["run", "--release", "--quiet", "--package", "nullpoint-motion", "--example", "bench", "--"])
        .args(arguments)
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()
        .context("cannot start cargo")?;
    if !output.status.success() {
        bail!("the bench ended with {}", output.status);
    }
    String::from_utf8(output.stdout).context("the bench speaks UTF-8")
}

/// ParaDigMa's speed on the wrist recording, or that it is not there.
fn paradigma(root: &Path) -> Result<String> {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let is_there = Command::new(&python).args(["-c", "import paradigma"]).stderr(Stdio::null()).status();
    if !is_there.is_ok_and(|status| status.success()) {
        return Ok("Not run: this machine's Python has no ParaDigMa (`pip install paradigma`).".to_owned());
    }
    let recording = root.join("target/bench/wrist.csv");
    fs::create_dir_all(root.join("target/bench"))?;
    fs::write(&recording, example(root, &["csv"])?)?;
    let script = root.join("xtask/src/bench/time_paradigma.py");
    let output = Command::new(&python).arg(script).arg(&recording).output().context("cannot start Python")?;
    let said = String::from_utf8_lossy(&output.stdout);
    let Some(line) = said.lines().last().filter(|_| output.status.success()) else {
        bail!("ParaDigMa ended with {}:\n{}", output.status, String::from_utf8_lossy(&output.stderr));
    };
    Ok(format!("{line} On the same recording, reading aside; the row \"the wrist recording\" above is this program's."))
}

/// A page with one part put in the place of what stood between its lines, or at the end.
fn with_part(page: &str, part: &str) -> String {
    match (page.find(BEGIN), page.find(END)) {
        (Some(from), Some(to)) if from < to => {
            let rest = page[to + END.len()..].trim_start_matches('\n');
            let gap = if rest.is_empty() { "" } else { "\n" };
            format!("{}{part}{gap}{rest}", &page[..from])
        }
        _ => format!("{}\n\n{part}", page.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_takes_its_old_place_and_leaves_the_others() {
        let part = |text: &str| format!("{BEGIN}\n{text}\n{END}\n");
        let first = with_part("# Benchmarks\n", &part("old"));
        assert_eq!(first, format!("# Benchmarks\n\n{}", part("old")));
        let page = format!("{first}\n## Other\n");
        assert_eq!(with_part(&page, &part("new")), page.replace("old", "new"));
    }
}
