//! The project's own chores: `cargo xtask test`, `accept`, `bench`, `browser`, `fuzz`, `learn` and `measures`.
//!
//! One file per chore. Nothing here is part of the program that a person runs.

#![expect(clippy::print_stdout, reason = "a chore talks to the terminal")]

mod accept;
mod bench;
mod browser;
mod built;
mod fuzz;
mod learn;
mod measures;
mod parts;
mod program;
mod table;
mod test;

use anyhow::{Context, Result, bail};
use bench::cases::Halves;
use bench::report::Report;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
usage: cargo xtask CHORE

  test [--rust-only]   run every check, cheapest first; with --rust-only a part whose
                       program is missing is left out without failing the whole
  accept               make the golden files, the README's outputs, docs/cli.md, docs/measures anew
  bench                time the program as a person runs it, beside its limits
  bench cases          run the published cases and stories and print how many come out right;
                       with --write as docs/benchmarks-cases.md too; with --dev the open
                       halves alone, as while the engine is built
  bench motion         how well and how fast recordings are measured, into docs/benchmarks.md
  bench server         the pages under load: start, each page, 20 clients, 200 MB; with --write as
                       docs/benchmarks-server.md too
  browser [WORDS]      try the pages in Chromium; WORDS go to Playwright (a file's name,
                       -g \"a title\")
  learn                learn anew how findings are worded, into crates/knowledge/learned.tsv;
                       after a change of crates/knowledge/sentences or phrases
  measures             make docs/measures anew from the files of the measures
  fuzz [SECONDS]       feed the readers and the engine random bytes (nightly Rust; 60 seconds
                       each); `fuzz keep` keeps what it found in fuzz/corpus, for the tests
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match chore(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn chore(words: &[&str]) -> Result<()> {
    let root = root()?;
    match words {
        ["test"] => test::run(&root, test::Missing::Fails),
        ["test", "--rust-only"] => test::run(&root, test::Missing::IsLeftOut),
        ["learn"] => learn::run(&root),
        ["measures"] => measures::write(&root),
        ["accept"] => accept::run(&root),
        ["bench"] => bench::run(&root),
        ["bench", "cases"] => bench::cases::run(&root, Halves::Both, Report::Printed),
        ["bench", "cases", "--dev"] => bench::cases::run(&root, Halves::Open, Report::Printed),
        ["bench", "cases", "--write"] => bench::cases::run(&root, Halves::Both, Report::Written),
        ["bench", "motion"] => bench::motion::run(&root),
        ["bench", "server"] => bench::server::run(&root, Report::Printed),
        ["bench", "server", "--write"] => bench::server::run(&root, Report::Written),
        ["browser", words @ ..] => browser::run(&root, words),
        ["fuzz"] => fuzz::run(&root, fuzz::SECONDS_EACH),
        ["fuzz", "keep"] => fuzz::keep(&root),
        ["fuzz", seconds] => {
            let seconds = seconds.parse().with_context(|| format!("`{seconds}` is not a number of seconds"))?;
            fuzz::run(&root, seconds)
        }
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => bail!("no chore `{}`\n{HELP}", words.join(" ")),
    }
}

/// The folder of the workspace: the one above this package, as cargo says it is now.
///
/// Not `env!`: a checkout that was moved or copied keeps its built xtask, and with it the old place.
fn root() -> Result<PathBuf> {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").context("start it as `cargo xtask`")?;
    let root = Path::new(&package).parent().context("xtask is a folder of the workspace")?;
    Ok(root.to_path_buf())
}
