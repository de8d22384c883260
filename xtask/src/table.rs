//! The closing table of `cargo xtask test`: part, result, time.

use std::fmt;
use std::time::Duration;

/// How a part ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It ran and found nothing wrong.
    Passed,
    /// It ran and found something.
    Failed,
    /// A program that it needs is missing.
    NotRun,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Passed => "passed",
            Self::Failed => "FAILED",
            Self::NotRun => "NOT RUN",
        })
    }
}

/// One line of the table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The part's name.
    pub(crate) part: &'static str,
    /// How it ended.
    pub(crate) outcome: Outcome,
    /// How long it took.
    pub(crate) time: Duration,
    /// What is missing, or nothing.
    pub(crate) note: String,
}

/// How many of the rows ended so.
pub(crate) fn count(rows: &[Row], outcome: Outcome) -> usize {
    rows.iter().filter(|row| row.outcome == outcome).count()
}

/// The table and, under it, the counts on one line.
pub(crate) fn draw(rows: &[Row]) -> String {
    let mut table = format!("{:<8} {:<8} {:>8}\n", "part", "result", "time");
    for Row { part, outcome, time, note } in rows {
        let line = format!("{part:<8} {:<8} {:>6.1} s  {note}", outcome.to_string(), time.as_secs_f64());
        table.push_str(line.trim_end());
        table.push('\n');
    }
    table.push_str(&format!(
        "\nparts: {} passed, {} failed, {} skipped\n",
        count(rows, Outcome::Passed),
        count(rows, Outcome::Failed),
        count(rows, Outcome::NotRun),
    ));
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_stands_in_the_table_with_time_and_result() {
        let row = |part, outcome, note: &str| Row {
            part,
            outcome,
            time: Duration::from_millis(12_340),
            note: note.to_owned(),
        };
        let rows = [row("format", Outcome::NotRun, "rustfmt is missing"), row("lint", Outcome::Failed, "")];
        assert_eq!(
            draw(&rows),
            "part     result       time\n\
             format   NOT RUN    12.3 s  rustfmt is missing\n\
             lint     FAILED     12.3 s\n\
             \nparts: 0 passed, 1 failed, 1 skipped\n"
        );
    }
}
