//! Accuracy: what the benches found, as the About page tells it.
//!
//! In: the pages that the benches write (`docs/benchmarks-cases.md`, `docs/benchmarks.md`), as they stood when the program
//! was built. Out: a name and what was found, in words. Method: the lines are found by what they begin with, so that no
//! figure is copied by hand and none can grow old. Limits: a line that is no longer there is left out, and a test fails.

const CASES: &str = include_str!("../../../docs/benchmarks-cases.md");
const MOTION: &str = include_str!("../../../docs/benchmarks.md");

/// What was tried, and how it came out.
pub(crate) struct Accuracy {
    pub(crate) tried: &'static str,
    pub(crate) found: Vec<String>,
}

/// What the benches found.
pub(crate) fn figures() -> Vec<Accuracy> {
    let of_cases = |from: &str| {
        let lines = [
            ("expected cause first", "the expected cause came first"),
            ("expected within three", "the expected cause was among the first three"),
            ("stated at 90 % or more, right", "a cause given 90 % or more was one that fits"),
            ("  and no such danger named", "too low an urgency where help was needed today, and the danger not named"),
        ];
        let found = |(line, words): (&str, &str)| Some(format!("{words}: {}", counted(CASES, from, line)?));
        lines.into_iter().filter_map(found).collect()
    };
    let row = |before: &str, column: usize| {
        let line = MOTION.lines().find(|line| line.starts_with(before))?;
        line.split('|').nth(column).map(str::trim)
    };
    let tremor = |words: &str, cell: Option<&str>| Some(format!("{words}: {} of the stretches", cell?));
    let slow = "| 1.5 to 3 Hz | unsteady | 2° |";
    let quick = "| 3 to 6 Hz | unsteady | 1° |";
    let measured = [
        tremor("slow and unsteady, 2°, found in a still head", row(slow, 4)),
        tremor("the same while walking", row(slow, 5)),
        tremor("3 to 6 Hz and unsteady, 1°, found in a still head", row(quick, 4)),
        tremor("the same while walking", row(quick, 5)),
        tremor("a rhythm found where none was added, walking", row("| walking |", 2)),
    ];
    vec![
        Accuracy { tried: "Published cases, not open while it was built", found: of_cases("## Published cases") },
        Accuracy { tried: "People's own words, after the interview; likewise", found: of_cases("## Stories") },
        Accuracy {
            tried: "Known tremors added to one healthy person's recordings",
            found: measured.into_iter().flatten().collect(),
        },
    ]
}

/// Nullpoint's column of a line, in the first table after a heading: `56 of 80, 70 % [59, 79]` in words.
fn counted(page: &str, from: &str, line: &str) -> Option<String> {
    let table = page.split_once(from)?.1;
    let rest = table.lines().find_map(|found| found.strip_prefix(line))?;
    let (counts, interval) = rest.split_once('[')?;
    let (low, high) = interval.split_once(']')?.0.split_once(", ")?;
    Some(format!("{} (95 % interval {low} to {high} %)", counts.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_is_found_in_what_the_benches_wrote() {
        let found: Vec<usize> = figures().iter().map(|of| of.found.len()).collect();
        assert_eq!(found, [4, 4, 5], "a bench writes its lines in another way now");
    }

    #[test]
    fn a_count_is_told_with_its_interval() {
        let page = "## A\nfirst  1 of 9, 11 % [2, 44]   3 of 9\nstated at 90 % or more, right  2 of 2, 100 % [34, 100]\n## B\nfirst 2 of 2";
        assert_eq!(counted(page, "## A", "first").as_deref(), Some("1 of 9, 11 % (95 % interval 2 to 44 %)"));
        let stated = counted(page, "## A", "stated at 90 % or more, right");
        assert_eq!(stated.as_deref(), Some("2 of 2, 100 % (95 % interval 34 to 100 %)"));
        assert_eq!(counted(page, "## A", "nothing"), None);
    }
}
