//! The bench of cases: how often the expected cause comes first, how well a stated probability holds, and whether urgency
//! is ever too low, on published cases, stories in people's own words, and cases with a red flag.
//!
//! `cargo xtask bench cases` runs it and prints what stands in `docs/benchmarks-cases.md`. With `--dev` the kept halves are
//! neither run nor printed: so it is used while the engine is built. Its tests (`floors`) hold what was reached. One file
//! per kind of case; of a kept half nothing but totals is ever printed.

#![expect(clippy::print_stdout, reason = "its output is the report")]

mod cases;
mod engine;
#[cfg(test)]
mod floors;
mod interval;
mod interview;
mod outcome;
mod red_flags;
mod score;
mod simulated;
mod stories;
mod table;
mod vignettes;

use cases::Half;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => println!("{}", report(&[Half::Dev, Half::Kept])),
        ["--dev"] => println!("{}", report(&[Half::Dev])),
        _ => return ExitCode::from(2),
    }
    ExitCode::SUCCESS
}

/// The whole report of these halves, as Markdown that reads well in a terminal.
fn report(halves: &[Half]) -> String {
    let (vignettes, stories) = (vignettes::section(halves), stories::section(halves));
    let (red_flags, simulated) = (red_flags::section(halves), simulated::section());
    [INTRODUCTION, &vignettes, &stories, &red_flags, &simulated, LIMITS].map(str::trim_end).join("\n\n")
}

/// What the report is and how to read it.
const INTRODUCTION: &str = "\
# The bench of cases

Made by `cargo xtask bench cases --write`; not edited by hand. Counts are `k of n` with Wilson's 95 % interval in
brackets. *Naive Bayes* is the plain kind over the same knowledge: each finding for itself, each share at its face
value, one cause at a time. Ranks are among named causes; *something else* has none. *Difference* is ours minus naive Bayes on the same cases, with the 95 % interval of 10 000
resamples of the cases (fixed seed). *Log score*: mean natural logarithm of the probability that the expected cause is
the main one; nearer to 0 is better. *Brier score*: squared error of all probabilities of being the main cause; 0 is
best, 2 worst. For both, each engine's probabilities of the main cause, which with something else add up to 1, are
used. *Stated at 90 % or more*: causes given at least this probability of playing a part, and how many of these stand
among the causes that the case's author would accept. *Too low* is an urgency below the expected one, *too high* above
the highest that the author would accept.
";

/// What the figures do not show.
const LIMITS: &str = "\
## What this does not prove

- Published cases are the unusual ones, and many rest on an excerpt that was read, not the whole paper. What the excerpt
  does not say is left open, which a person who is asked would have answered. About a third were composed from the
  figures of a series.
- The expected cause and urgency are those that the case's author, no clinician, found in the source. No clinician has
  reviewed them.
- Most cases have one expected cause. Two causes at once are therefore hardly tested.
- The authors had seen no share, prior, clue or phrase of the knowledge, but they used its list of findings: a case
  holds nothing that Nullpoint cannot ask.
- The person of a story answers as its author, who knows the cause, holds to be true, and says no to all else. Real
  people mishear a question, and more often do not know.
- The first 40 cases and the dev halves were open while the engine was built. The kept halves were not, but tests ran
  over them and showed their totals.
";
