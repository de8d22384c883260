//! The parts of `cargo xtask test`, cheapest first. A new part is one more entry here.

use crate::program::Program;

/// One check of the whole, run as one command in the workspace's folder.
#[derive(Debug)]
pub(crate) struct Part {
    /// Its name in the closing table.
    pub(crate) name: &'static str,
    /// What it checks, for the person who reads along.
    pub(crate) checks: &'static str,
    /// The programs it needs besides `cargo`.
    pub(crate) needs: &'static [Program],
    /// The command, program first.
    pub(crate) command: &'static [&'static str],
    /// Variables set for the command.
    pub(crate) environment: &'static [(&'static str, &'static str)],
}

/// All parts. The second and the fourth share one build: same profile, same features.
pub(crate) const PARTS: &[Part] = &[
    Part {
        name: "format",
        checks: "every file stands as rustfmt would write it",
        needs: &[Program {
            name: "rustfmt",
            probe: &["cargo", "fmt", "--version"],
            install: "rustup component add rustfmt",
        }],
        command: &["cargo", "fmt", "--all", "--check"],
        environment: &[],
    },
    Part {
        name: "house",
        checks: "arrows between rooms, purity, words, licences, the map",
        needs: &[],
        command: &["cargo", "test", "--workspace", "--test", "house"],
        environment: &[],
    },
    Part {
        name: "lint",
        checks: "clippy finds nothing, documentation is complete",
        needs: &[Program {
            name: "clippy",
            probe: &["cargo", "clippy", "--version"],
            install: "rustup component add clippy",
        }],
        command: &["cargo", "clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
        environment: &[],
    },
    Part {
        name: "tests",
        checks: "unit, property, golden, README and documentation tests",
        needs: &[],
        command: &["cargo", "test", "--workspace", "--no-fail-fast"],
        environment: &[],
    },
    Part {
        name: "docs",
        checks: "the documentation builds and every link in it leads somewhere",
        needs: &[],
        command: &["cargo", "doc", "--workspace", "--no-deps", "--document-private-items"],
        environment: &[("RUSTDOCFLAGS", "-D warnings")],
    },
    Part {
        name: "browser",
        checks: "every page in a real browser: by mouse, keyboard, without script, with axe",
        needs: &[
            Program {
                name: "Node 20 or later",
                probe: &["node", "--eval", "process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)"],
                install: "apt-get update && apt-get install --yes nodejs npm",
            },
            Program { name: "npm", probe: &["npm", "--version"], install: "apt-get install --yes npm" },
            Program {
                name: "Chromium",
                probe: &["chromium", "--version"],
                install: "apt-get update && apt-get install --yes chromium fonts-liberation",
            },
        ],
        command: &["cargo", "xtask", "browser"],
        environment: &[],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_a_command_and_a_name_of_its_own() {
        let mut names: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), PARTS.len());
        assert!(PARTS.iter().all(|part| !part.command.is_empty()));
    }
}
