//! `cargo xtask fuzz`: random bytes for everything that reads a stranger's file. Needs nightly Rust.

use crate::program::Program;
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Command;

/// How long each target runs unless the caller says otherwise.
pub(crate) const SECONDS_EACH: u32 = 60;

/// Longest input, in bytes: room for a header and some hundred rows, short enough for thousands of tries a second.
const LONGEST_INPUT: u32 = 16_384;

const NEEDS: [Program; 2] = [
    Program {
        name: "nightly Rust",
        probe: &["cargo", "+nightly", "--version"],
        install: "rustup toolchain install nightly",
    },
    Program {
        name: "cargo-fuzz",
        probe: &["cargo", "+nightly", "fuzz", "--version"],
        install: "cargo install --locked cargo-fuzz",
    },
];

/// Runs every target for so long, and fails at the first input that makes one panic.
pub(crate) fn run(root: &Path, seconds_each: u32) -> Result<()> {
    if !NEEDS.iter().all(Program::is_ready) {
        bail!("fuzzing needs what is named above");
    }
    for target in targets(root)? {
        println!("\n── {target}: {seconds_each} s");
        // New inputs are kept in the first folder; the examples are where it starts from.
        let corpus = format!("fuzz/corpus/{target}");
        std::fs::create_dir_all(root.join(&corpus)).with_context(|| format!("cannot make {corpus}"))?;
        let status = Command::new("cargo")
            .args(["+nightly", "fuzz", "run", &target, &corpus, "examples", "--"])
            .arg(format!("-max_total_time={seconds_each}"))
            .arg(format!("-max_len={LONGEST_INPUT}"))
            .current_dir(root)
            .status()
            .context("cannot start cargo fuzz")?;
        if !status.success() {
            bail!("`{target}` panicked; the input stands in fuzz/artifacts/{target}");
        }
    }
    Ok(())
}

/// The names of the targets: one file each.
fn targets(root: &Path) -> Result<Vec<String>> {
    let folder = root.join("fuzz/fuzz_targets");
    let mut names = Vec::new();
    for file in std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = file?.path();
        names.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_file_is_named_in_the_manifest() {
        let root = crate::root().unwrap();
        let manifest = std::fs::read_to_string(root.join("fuzz/Cargo.toml")).unwrap();
        let names = targets(&root).unwrap();
        assert!(!names.is_empty());
        for name in names {
            assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name}");
        }
    }
}
