//! `cargo xtask fuzz`: random bytes for everything that reads a stranger's file. Needs nightly Rust.

use crate::program::Program;
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Command;

/// How long each target runs unless the caller says otherwise.
pub(crate) const SECONDS_EACH: u32 = 60;

/// Longest input, in bytes: room for a header and some hundred rows, short enough for thousands of tries a second.
const LONGEST_INPUT: u32 = 16_384;

/// Longest input that is kept, in bytes: hundreds of them stand in the repository.
const LONGEST_KEPT: u32 = 512;

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
    ready()?;
    for target in targets(root)? {
        println!("\n── {target}: {seconds_each} s");
        let found = folder(root, &format!("fuzz/found/{target}"))?;
        let kept = folder(root, &format!("fuzz/corpus/{target}"))?;
        // New inputs go to the first folder; it starts from these and from what is kept, readers from the examples too.
        let mut from = vec![found, kept];
        from.extend(target.starts_with("read_").then(|| "examples/formats".to_owned()));
        let limits =
            [format!("-max_total_time={seconds_each}"), format!("-max_len={LONGEST_INPUT}"), "-len_control=0".into()];
        libfuzzer(root, &target, &from, &limits)?;
    }
    Ok(())
}

/// Keeps the fewest short inputs that reach what all that were found reach: they run with the tests.
pub(crate) fn keep(root: &Path) -> Result<()> {
    ready()?;
    for target in targets(root)? {
        let found = folder(root, &format!("fuzz/found/{target}"))?;
        let kept = folder(root, &format!("fuzz/corpus/{target}"))?;
        let merge = ["-merge=1".into(), "-use_counters=0".into(), format!("-max_len={LONGEST_KEPT}")];
        libfuzzer(root, &target, &[kept, found], &merge)?;
    }
    Ok(())
}

fn ready() -> Result<()> {
    if !NEEDS.iter().all(Program::is_ready) {
        bail!("fuzzing needs what is named above");
    }
    Ok(())
}

/// A folder below the root, made if it is missing.
fn folder(root: &Path, name: &str) -> Result<String> {
    std::fs::create_dir_all(root.join(name)).with_context(|| format!("cannot make {name}"))?;
    Ok(name.to_owned())
}

fn libfuzzer(root: &Path, target: &str, folders: &[String], options: &[String]) -> Result<()> {
    let status = Command::new("cargo")
        // Without the address sanitiser: no code of ours is unsafe, and twice as many inputs are tried.
        .args(["+nightly", "fuzz", "run", "--sanitizer", "none", target])
        .args(folders)
        .arg("--")
        .args(options)
        .current_dir(root)
        .status()
        .context("cannot start cargo fuzz")?;
    if !status.success() {
        bail!("`{target}` panicked; the input stands in fuzz/artifacts/{target}");
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
