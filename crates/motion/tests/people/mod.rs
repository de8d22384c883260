//! Simulated people who do the tasks of a protocol, and how right what is measured of them is.
//!
//! What was set was set by the seeds below 100 ([`SET_BY`]); the figures that count are of those from 2000 on ([`KEPT`]).
#![expect(dead_code, reason = "each user takes its part")]
#![expect(clippy::unwrap_used, reason = "a simulation that cannot be made has nothing to say")]

use nullpoint_motion::measure::{ChangeVerdict, Difference, NullVerdict, change};
use nullpoint_motion::simulate::{Chance, Kind, Sensor, Simulation, Truth, simulate};
use nullpoint_motion::tasks::Task;
use nullpoint_motion::{Movement, measure};
use std::ops::Range;

/// Seeds that thresholds were set by.
pub(crate) const SET_BY: Range<u64> = 0..50;
/// Seeds that were kept for the report.
pub(crate) const KEPT: Range<u64> = 2000..2060;

/// Seeds run once more, to count how often any contrast is false: too rare for so few.
pub(crate) const MANY: Range<u64> = 3000..3300;

/// The protocols of `crates/knowledge/protocols.toml`: names and seconds.
const TWO_MINUTES: [(&str, f64); 12] = [
    ("rest", 20.0),
    ("nod", 5.0),
    ("arms-out", 15.0),
    ("straight-ahead", 3.0),
    ("turn-left-hold", 12.0),
    ("straight-ahead", 3.0),
    ("turn-right-hold", 12.0),
    ("straight-ahead", 3.0),
    ("touch-chin", 12.0),
    ("count-backwards", 12.0),
    ("change", 8.0),
    ("lying", 15.0),
];
const NULL_POINT: [(&str, f64); 3] = [("straight-ahead", 5.0), ("slow-turn", 40.0), ("straight-ahead", 5.0)];

/// Ratios from which a task is said to do something, and to which a call counts as wrong: in the simulator none lies between.
const CLEAR: [f64; 2] = [0.75, 1.15];

fn tasks(protocol: &[(&str, f64)]) -> Vec<Task> {
    let mut at = 0.0;
    let task = |(name, seconds): &(&str, f64)| {
        let start_s = at;
        at += seconds;
        Task { name: (*name).to_owned(), start_s, end_s: at }
    };
    protocol.iter().map(task).collect()
}

/// A person of at least the smallest tremor that rating scales see, measured in a protocol.
fn person(kind: Kind, seed: u64, protocol: &[(&str, f64)], null_point_deg: Option<f64>) -> (Movement, Truth) {
    let tasks = tasks(protocol);
    let duration_s = tasks.last().unwrap().end_s;
    let mut chance = Chance::new(seed ^ 0x5eed);
    let wanted = Simulation {
        amplitude_deg: Some(chance.log_between([0.5, 5.0])),
        sensor: Sensor { bias_deg_s: 1.0, turned: seed.is_multiple_of(2), ..Sensor::PHONE },
        null_point_deg,
        tasks,
        ..Simulation::new(kind, seed, duration_s)
    };
    let made = simulate(&wanted).unwrap();
    (measure(&made.recording).unwrap(), made.truth)
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Of {
    pub(crate) k: usize,
    pub(crate) n: usize,
}

impl Of {
    fn add(&mut self, is_so: bool) {
        self.k += usize::from(is_so);
        self.n += 1;
    }

    pub(crate) fn share(self) -> f64 {
        self.k as f64 / self.n.max(1) as f64
    }
}

/// What came out for some people.
#[derive(Clone, Debug, Default)]
pub(crate) struct NullPoints {
    /// Found, of those who have one.
    pub(crate) found: Of,
    /// Found, of those who have none.
    pub(crate) false_alarms: Of,
    /// "Not enough", of all.
    pub(crate) not_enough: Of,
    /// The interval holds the true one, of those found.
    pub(crate) interval_holds: Of,
    /// How far off, in degrees.
    pub(crate) errors_deg: Vec<f64>,
}

/// Null points of people who turn slowly.
pub(crate) fn null_points(kind: Kind, seeds: Range<u64>) -> NullPoints {
    let mut found = NullPoints::default();
    for seed in seeds {
        let truth_deg = Chance::new(seed ^ 0x0dea).between([-35.0, 35.0]);
        for null_point_deg in [Some(truth_deg), None] {
            let (movement, _) = person(kind, seed, &NULL_POINT, null_point_deg);
            let null = movement.null_point.unwrap();
            found.not_enough.add(null.verdict == NullVerdict::NotEnough);
            if null.verdict == NullVerdict::NotEnough {
                continue;
            }
            let is_found = null.verdict == NullVerdict::Found;
            if null_point_deg.is_none() {
                found.false_alarms.add(is_found);
                continue;
            }
            found.found.add(is_found);
            if let (Some(yaw), Some([low, high])) = (null.yaw_deg, null.yaw_interval_deg) {
                found.errors_deg.push(yaw - truth_deg);
                found.interval_holds.add(low <= truth_deg && truth_deg <= high);
            }
        }
    }
    found
}

/// Contrasts of people who do the two-minute protocol.
#[derive(Clone, Debug, Default)]
pub(crate) struct ContrastsFound {
    /// A task that does something was called so, in the right direction.
    pub(crate) told: Of,
    /// A task that does something was called the other way.
    pub(crate) wrong_way: Of,
    /// A task that does nothing was called larger or smaller (counting aside, which moves the head by itself).
    pub(crate) false_calls: Of,
    /// Recordings with any such call.
    pub(crate) recordings_with_false_call: Of,
    /// Counting backwards, which does nothing to the tremor, was called larger or smaller.
    pub(crate) counting_called: Of,
    /// The interval holds the true ratio (counting aside).
    pub(crate) interval_holds: Of,
    /// Pairs for which there was not enough.
    pub(crate) not_enough: Of,
    /// How far the held turns are from the true 45°, in degrees.
    pub(crate) posture_errors_deg: Vec<f64>,
    /// The uncertainty holds the true one.
    pub(crate) posture_holds: Of,
}

pub(crate) fn contrasts(kind: Kind, seeds: Range<u64>) -> ContrastsFound {
    let mut found = ContrastsFound::default();
    for seed in seeds {
        let (movement, truth) = person(kind, seed, &TWO_MINUTES, None);
        for part in movement.posture.iter().flat_map(|posture| &posture.parts) {
            if let (Some(yaw), "turn-left-hold" | "turn-right-hold") = (part.held.yaw, part.task.name.as_str()) {
                let off = yaw.median_deg.abs() - 45.0;
                found.posture_errors_deg.push(off);
                found.posture_holds.add(off.abs() <= yaw.uncertainty_deg);
            }
        }
        let Some(contrasts) = movement.contrasts else { continue };
        let share = |name: &str| truth.tasks.iter().find(|task| task.task.name == name).map_or(1.0, |t| t.size_share);
        let mut any_false = false;
        for pair in &contrasts.pairs {
            let ratio = share(&pair.task) / share(&pair.against);
            found.not_enough.add(pair.verdict == Difference::NotEnoughData);
            if pair.verdict == Difference::NotEnoughData {
                continue;
            }
            let is_called = pair.verdict != Difference::NoClearChange;
            if pair.task == "count-backwards" {
                if ratio == 1.0 {
                    found.counting_called.add(is_called);
                }
                continue;
            }
            let [low, high] = pair.ratio_interval.unwrap();
            found.interval_holds.add(ratio <= high && (low <= ratio || pair.ratio_at_most));
            if (CLEAR[0]..CLEAR[1]).contains(&ratio) {
                found.false_calls.add(is_called);
                any_false |= is_called;
            } else {
                let right = if ratio > 1.0 { Difference::Larger } else { Difference::Smaller };
                found.told.add(pair.verdict == right);
                found.wrong_way.add(is_called && pair.verdict != right);
            }
        }
        found.recordings_with_false_call.add(any_false);
    }
    found
}

/// Two recordings of one person.
#[derive(Clone, Debug, Default)]
pub(crate) struct Changes {
    /// Called more than usual though nothing changed: frequency or amplitude.
    pub(crate) false_alarms: Of,
    /// The size fell to a quarter and was called more than usual.
    pub(crate) told: Of,
}

pub(crate) fn changes(kind: Kind, seeds: Range<u64>) -> Changes {
    let mut found = Changes::default();
    for seed in seeds {
        let mut chance = Chance::new(seed ^ 0xc4a);
        let size = chance.log_between([0.8, 5.0]);
        let hertz = chance.between(if kind == Kind::SteadyTremor { [3.5, 8.0] } else { [1.5, 5.0] });
        let day = |seed: u64, share: f64| {
            let wanted = Simulation {
                amplitude_deg: Some(size * share),
                frequency_hz: Some(hertz),
                ..Simulation::new(kind, seed, 60.0)
            };
            measure(&simulate(&wanted).unwrap().recording).unwrap()
        };
        let (before, same, less) = (day(seed, 1.0), day(seed + 5000, 1.0), day(seed + 9000, 0.25));
        let is_more = |verdict: Option<ChangeVerdict>| verdict == Some(ChangeVerdict::MoreThanUsual);
        let still = change(&same, &[&before]);
        found.false_alarms.add(
            is_more(still.amplitude.map(|size| size.verdict)) || is_more(still.frequency.map(|hertz| hertz.verdict)),
        );
        found.told.add(is_more(change(&less, &[&before]).amplitude.map(|size| size.verdict)));
    }
    found
}

/// Root mean square.
pub(crate) fn rms(values: &[f64]) -> f64 {
    (values.iter().map(|value| value * value).sum::<f64>() / values.len().max(1) as f64).sqrt()
}
