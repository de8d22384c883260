//! `cargo xtask test`: every part, cheapest first. A failing part does not stop the ones after it.

use crate::parts::{PARTS, Part};
use crate::table::{self, Outcome, Row};
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// What a part whose program is missing does to the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// The whole fails.
    Fails,
    /// The part is left out, and said to be.
    IsLeftOut,
}

/// Runs all parts and prints the table.
pub(crate) fn run(root: &Path, missing: Missing) -> Result<()> {
    let rows: Vec<Row> = PARTS.iter().map(|part| run_part(root, part)).collect();
    println!("\n{}", table::draw(&rows));
    verdict(&rows, missing)
}

fn verdict(rows: &[Row], missing: Missing) -> Result<()> {
    if table::count(rows, Outcome::Failed) > 0 {
        bail!("something failed; its own words are above the table");
    }
    if table::count(rows, Outcome::NotRun) > 0 && missing == Missing::Fails {
        bail!("not every part ran; install what is missing, or leave it out with --rust-only");
    }
    Ok(())
}

fn run_part(root: &Path, part: &Part) -> Row {
    let Part { name, checks, needs, command, environment } = part;
    println!("\n── {name}: {checks}\n   {}", command.join(" "));
    let absent: Vec<&str> = needs.iter().filter(|program| !program.is_ready()).map(|program| program.name).collect();
    if !absent.is_empty() {
        let note = format!("{} is missing", absent.join(", "));
        return Row { part: name, outcome: Outcome::NotRun, time: Duration::ZERO, note };
    }
    let started = Instant::now();
    let passed = Command::new(command[0])
        .args(&command[1..])
        .envs(environment.iter().copied())
        .current_dir(root)
        .status()
        .is_ok_and(|status| status.success());
    let outcome = if passed { Outcome::Passed } else { Outcome::Failed };
    Row { part: name, outcome, time: started.elapsed(), note: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(outcomes: &[Outcome], missing: Missing) -> bool {
        let row = |&outcome| Row { part: "part", outcome, time: Duration::ZERO, note: String::new() };
        verdict(&outcomes.iter().map(row).collect::<Vec<_>>(), missing).is_ok()
    }

    #[test]
    fn all_passed_is_well() {
        assert!(check(&[Outcome::Passed, Outcome::Passed], Missing::Fails));
    }

    #[test]
    fn one_failure_fails_the_whole() {
        assert!(!check(&[Outcome::Passed, Outcome::Failed], Missing::IsLeftOut));
    }

    #[test]
    fn a_part_not_run_fails_the_whole_unless_asked_for() {
        assert!(!check(&[Outcome::Passed, Outcome::NotRun], Missing::Fails));
        assert!(check(&[Outcome::Passed, Outcome::NotRun], Missing::IsLeftOut));
    }

    #[test]
    fn a_part_whose_command_fails_is_failed_and_one_that_succeeds_passed() {
        let part = |command| Part { name: "it", checks: "", needs: &[], command, environment: &[] };
        let run = |command| run_part(Path::new("."), &part(command)).outcome;
        assert_eq!(run(&["cargo", "--version"]), Outcome::Passed);
        assert_eq!(run(&["cargo", "nullpoint-nobody-has-this"]), Outcome::Failed);
    }
}
