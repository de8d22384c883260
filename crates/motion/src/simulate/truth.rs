//! The truth of a simulation: what was put in, so that what is measured can be held against it.

use super::kind::Kind;
use crate::recording::Triple;
use crate::tasks::Task;
use serde::Serialize;
use std::fmt::Write;

/// All that was put into a simulated recording.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Truth {
    /// What this is, for a reader who finds the file alone.
    pub what: &'static str,
    /// The kind of movement.
    pub movement: Kind,
    /// The seed that makes it again.
    pub seed: u64,
    /// Length in s.
    pub duration_s: f64,
    /// The person that the seed drew: names with their unit, and values.
    pub parameters: Vec<Parameter>,
    /// How large the movement was in each task, as a share of its size at rest; empty without tasks.
    pub tasks: Vec<TaskTruth>,
    /// Every single movement, in order of onset; for a tremor, one that lasts.
    pub events: Vec<Event>,
}

/// One figure of the simulated person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Parameter {
    /// Its name, with the unit.
    pub name: &'static str,
    /// Its value.
    pub value: f64,
}

/// What a task did to the movement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TaskTruth {
    /// The task.
    #[serde(flatten)]
    pub task: Task,
    /// Size of the movement in it, as a share of its size at rest.
    pub size_share: f64,
}

/// One movement that was put in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// What it is: `tremor`, `jerk`, `tic`, `flow`, `look`, `nod`, `shake`, `turn`, `talk`, `chew` or `step`.
    pub kind: &'static str,
    /// Start in s from the first sample.
    pub onset_s: f64,
    /// Until the head is back or stays, in s.
    pub duration_s: f64,
    /// Farthest way from where it began, in degrees; half of peak-to-peak for what swings.
    pub size_deg: f64,
    /// Which way, as parts of yaw (left), pitch (nose down) and roll (left ear up); of length 1.
    pub direction: Triple,
}

impl Truth {
    /// What this is, for a reader who finds the file alone.
    pub(super) const WHAT: &'static str = "truth of a simulated recording, for demonstration and tests; not a person";

    /// The events as CSV, with the rest in lines before them.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut text = format!("# {}\n# movement: {}\n# seed: {}\n", self.what, self.movement, self.seed);
        // Writing to a String cannot fail.
        for parameter in &self.parameters {
            let _ = writeln!(text, "# {}: {:.4}", parameter.name, parameter.value);
        }
        for truth in &self.tasks {
            let Task { name, start_s, end_s } = &truth.task;
            let _ = writeln!(text, "# task: {name} {start_s} {end_s}, size {:.2} of that at rest", truth.size_share);
        }
        text.push_str("kind,onset_s,duration_s,size_deg,direction_yaw,direction_pitch,direction_roll\n");
        for event in &self.events {
            let [yaw, pitch, roll] = event.direction;
            let _ = writeln!(
                text,
                "{},{:.3},{:.3},{:.3},{yaw:.3},{pitch:.3},{roll:.3}",
                event.kind, event.onset_s, event.duration_s, event.size_deg
            );
        }
        text
    }

    /// A figure of the simulated person.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<f64> {
        self.parameters.iter().find(|parameter| parameter.name == name).map(|parameter| parameter.value)
    }
}
