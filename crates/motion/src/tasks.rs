//! Tasks: what a person was asked to do, marked in a recording.
//!
//! ```text
//! # task: arms-out 20 35
//! ```
//!
//! A mark has a name, a start and an end in seconds from the first sample. Marks stand in our own CSV before the header,
//! or in a file of their own (`--tasks`), one a line: `NAME,START_S,END_S` or `NAME START_S END_S`; a line of column
//! names and lines that begin with `#` are passed over (`# task:` lines are not).

use serde::{Deserialize, Serialize};

/// Most marks taken from one recording. Our choice: an hour of a task each 15 s.
const MOST: usize = 240;

/// Names that a measure knows. Any other name can be compared with the rest, and nothing more.
pub mod known {
    /// Sitting still, looking straight ahead: what the other tasks are compared with.
    pub const REST: &str = "rest";
    /// Looking straight ahead: where posture starts and ends.
    pub const STRAIGHT_AHEAD: &str = "straight-ahead";
    /// Both arms held out.
    pub const ARMS_OUT: &str = "arms-out";
    /// Head turned to the left and held.
    pub const TURN_LEFT_HOLD: &str = "turn-left-hold";
    /// Head turned to the right and held.
    pub const TURN_RIGHT_HOLD: &str = "turn-right-hold";
    /// Head turned slowly from one side to the other and back.
    pub const SLOW_TURN: &str = "slow-turn";
    /// A finger laid on the chin or the cheek.
    pub const TOUCH_CHIN: &str = "touch-chin";
    /// Counting backwards aloud.
    pub const COUNT_BACKWARDS: &str = "count-backwards";
    /// Lying on the back.
    pub const LYING: &str = "lying";
    /// Lying down or getting up: not measured.
    pub const CHANGE: &str = "change";
    /// Nodding on purpose: shows how the sensor sits.
    pub const NOD: &str = "nod";
    /// Shaking the head on purpose.
    pub const SHAKE: &str = "shake";
}

/// Tasks in which the person moves on purpose: nothing in them is compared. What nods, shakes or is not measured hides any
/// rhythm; a slow turn does not.
pub const ON_PURPOSE: [&str; 4] = [known::NOD, known::SHAKE, known::SLOW_TURN, known::CHANGE];

/// One marked part of a recording.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    /// What the person was asked to do, in kebab-case.
    pub name: String,
    /// Start, in seconds from the first sample.
    pub start_s: f64,
    /// End, in seconds from the first sample.
    pub end_s: f64,
}

impl Task {
    /// Length in seconds.
    #[must_use]
    pub fn duration_s(&self) -> f64 {
        self.end_s - self.start_s
    }

    /// The person moves on purpose in it.
    #[must_use]
    pub fn is_on_purpose(&self) -> bool {
        ON_PURPOSE.contains(&self.name.as_str())
    }

    /// Whether a time lies in it.
    #[must_use]
    pub fn holds(&self, time_s: f64) -> bool {
        (self.start_s..self.end_s).contains(&time_s)
    }
}

/// Why marks cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TaskError {
    /// A line that is not a name and two times.
    #[error("line {line}: expected a name, a start and an end in seconds, found `{found}`")]
    Line {
        /// Which line.
        line: usize,
        /// Its beginning.
        found: String,
    },
    /// A task that ends before it starts.
    #[error("line {line}: `{name}` runs from {start_s} s to {end_s} s")]
    Order {
        /// Which line.
        line: usize,
        /// The task.
        name: String,
        /// Its start.
        start_s: f64,
        /// Its end.
        end_s: f64,
    },
    /// Two tasks at the same time.
    #[error("`{first}` and `{second}` overlap")]
    Overlap {
        /// The task that starts first.
        first: String,
        /// The task that starts before it has ended.
        second: String,
    },
    /// More marks than a recording can need.
    #[error("{found} tasks are marked, at most {MOST} are taken")]
    TooMany {
        /// How many.
        found: usize,
    },
    /// No marks at all in a file of marks.
    #[error("no task is marked")]
    None,
}

impl TaskError {
    /// What to try.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Line { .. } | Self::None => "write a line for each task, as in `arms-out,20,35`",
            Self::Order { .. } => "give the start before the end, both from 0 s on",
            Self::Overlap { .. } => "end one task before the next one starts",
            Self::TooMany { .. } => "cut the recording into parts",
        }
    }
}

/// The marks of a file of marks, in order of time.
///
/// ```
/// # use nullpoint_motion::tasks::read;
/// let tasks = read("name,start_s,end_s\nrest,0,15\narms-out,20,35\n")?;
/// assert_eq!(tasks[1].name, "arms-out");
/// assert_eq!(tasks[1].duration_s(), 15.0);
/// # Ok::<(), nullpoint_motion::tasks::TaskError>(())
/// ```
///
/// # Errors
/// When a line cannot be read, a task ends before it starts, or two overlap.
pub fn read(text: &str) -> Result<Vec<Task>, TaskError> {
    let mut found = Vec::new();
    let mut is_first = true;
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim();
        let marked = line.strip_prefix("# task:");
        if line.is_empty() || (line.starts_with('#') && marked.is_none()) {
            continue;
        }
        let is_heading = std::mem::take(&mut is_first) && marked.is_none() && line.starts_with("name");
        if !is_heading {
            found.push(task(marked.unwrap_or(line), index + 1)?);
        }
    }
    if found.is_empty() { Err(TaskError::None) } else { in_order(found) }
}

/// One mark: a name and two times, with commas or blanks between.
pub(crate) fn task(text: &str, line: usize) -> Result<Task, TaskError> {
    let parts: Vec<&str> = text.split([',', ';', ' ', '\t']).filter(|part| !part.is_empty()).collect();
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    let wrong = || TaskError::Line { line, found: text.trim().chars().take(40).collect() };
    let [name, start, end] = parts[..] else { return Err(wrong()) };
    let (Some(start_s), Some(end_s)) = (number(start), number(end)) else { return Err(wrong()) };
    if start_s < 0.0 || start_s >= end_s {
        return Err(TaskError::Order { line, name: short(name), start_s, end_s });
    }
    Ok(Task { name: short(name).to_lowercase(), start_s, end_s })
}

/// Tasks in order of time, none at the same time as another.
pub(crate) fn in_order(mut tasks: Vec<Task>) -> Result<Vec<Task>, TaskError> {
    if tasks.len() > MOST {
        return Err(TaskError::TooMany { found: tasks.len() });
    }
    tasks.sort_by(|a, b| a.start_s.total_cmp(&b.start_s));
    match tasks.windows(2).find(|pair| pair[1].start_s < pair[0].end_s) {
        Some(pair) => Err(TaskError::Overlap { first: pair[0].name.clone(), second: pair[1].name.clone() }),
        None => Ok(tasks),
    }
}

fn short(name: &str) -> String {
    name.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&[&str], &str>) {
        let found = read(text).map(|tasks| tasks.into_iter().map(|task| task.name).collect::<Vec<_>>());
        assert_eq!(
            found.as_deref().map_err(ToString::to_string),
            expected
                .map(|names| { names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>() })
                .as_deref()
                .map_err(|message| (*message).to_owned())
        );
    }

    #[test]
    fn marks_come_with_commas_or_blanks_and_in_any_order() {
        check("arms-out 20 35\nrest,0,15\n", Ok(&["rest", "arms-out"]));
        check("# phone 2\n# task: Rest 0 15\n", Ok(&["rest"]));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        check(
            "rest 0 15\narms-out 20\n",
            Err("line 2: expected a name, a start and an end in seconds, found `arms-out 20`"),
        );
        check("rest 15 0\n", Err("line 1: `rest` runs from 15 s to 0 s"));
        check("rest 0 nan\n", Err("line 1: expected a name, a start and an end in seconds, found `rest 0 nan`"));
        check("rest 0 15\nlying 14 20\n", Err("`rest` and `lying` overlap"));
        check("name,start_s,end_s\n", Err("no task is marked"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*(\n\\PC*){0,4}") {
            let _ = read(&text);
        }
    }
}
