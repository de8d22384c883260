//! Simulated single movements and flow held against what was put in: for the tests and for the bench.
//!
//! The measures were set on seeds below 100; [`KEPT`] are the seeds whose figures count. All of it is simulated: it shows that
//! the measures do what they are meant to, and nothing about how well they do on people.
#![expect(dead_code, reason = "each user takes its part")]
#![expect(clippy::unwrap_used, reason = "a simulation that cannot be made has nothing to say")]

use nullpoint_motion::measure::{Event, FlowSeen, Movement};
use nullpoint_motion::simulate::{self, Kind, Simulation, simulate};
use nullpoint_motion::{Recording, measure};
use std::ops::Range;

/// Seeds kept for the report.
pub(crate) const KEPT: Range<u64> = 1000..1030;

/// Length of each recording in s.
pub(crate) const SECONDS: f64 = 120.0;

/// How far an onset may lie from that which was put in, in s.
pub(crate) const NEAR_S: f64 = 0.15;

/// Errors of the movements that were found.
#[derive(Default)]
pub(crate) struct Errors {
    pub(crate) onset_s: Vec<f64>,
    pub(crate) duration_s: Vec<f64>,
    /// As a share of what was put in.
    pub(crate) size: Vec<f64>,
    /// Angle between the ways, in degrees.
    pub(crate) direction_deg: Vec<f64>,
}

/// What became of all recordings of one kind.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) recordings: usize,
    /// Jerks and tics put in, and those found.
    pub(crate) put_in: usize,
    pub(crate) found: usize,
    /// Movements counted where none was put in.
    pub(crate) made_up: usize,
    pub(crate) minutes: f64,
    /// Minutes in which single movements were looked for.
    pub(crate) measured_minutes: f64,
    pub(crate) errors: Errors,
    /// Recordings whose true rate lies in the interval told.
    pub(crate) rate_holds: usize,
    /// Recordings with bouts, without, and with too few to tell.
    pub(crate) bouts: [usize; 3],
    pub(crate) alike: Vec<f64>,
    /// Recordings in which flow was seen, not seen, or not told.
    pub(crate) flow: [usize; 3],
}

/// Simulates and measures one kind.
pub(crate) fn tally(kind: Kind, seeds: Range<u64>, wanted: impl Fn(Simulation) -> Simulation) -> Tally {
    let mut tally = Tally::default();
    for seed in seeds {
        let made = simulate(&wanted(Simulation::new(kind, seed, SECONDS))).unwrap();
        tally.add(&made.truth.events, &made.recording, &measure(&made.recording).unwrap());
    }
    tally
}

impl Tally {
    fn add(&mut self, truth: &[simulate::Event], recording: &Recording, movement: &Movement) {
        let events = &movement.events;
        let truth: Vec<&simulate::Event> = truth.iter().filter(|event| ["jerk", "tic"].contains(&event.kind)).collect();
        let pairs = pairs(&truth, &events.list);
        self.recordings += 1;
        self.put_in += truth.len();
        self.found += pairs.len();
        self.made_up += events.list.len() - pairs.len();
        self.minutes += recording.duration_s() / 60.0;
        self.measured_minutes += events.measured_s / 60.0;
        for (truth, event) in pairs {
            self.errors.onset_s.push(event.onset_s - truth.onset_s);
            self.errors.duration_s.push(event.duration_s - truth.duration_s);
            self.errors.size.push(event.reach.size_deg.unwrap() / truth.size_deg - 1.0);
            // The sensor looks ahead, to the left and up: roll, pitch and yaw.
            let [yaw, pitch, roll] = truth.direction;
            let along: f64 = [roll, pitch, yaw].iter().zip(event.direction).map(|(a, b)| a * b).sum();
            self.errors.direction_deg.push(along.clamp(-1.0, 1.0).acos().to_degrees());
        }
        let [low, high] = events.per_minute_interval;
        let rate = truth.len() as f64 / (recording.duration_s() / 60.0);
        self.rate_holds += usize::from((low..=high).contains(&rate));
        self.bouts[match events.in_bouts {
            Some(true) => 0,
            Some(false) => 1,
            None => 2,
        }] += 1;
        self.alike.extend(events.alike.as_ref().map(|alike| alike.correlation));
        self.flow[match movement.flow.seen {
            FlowSeen::Seen => 0,
            FlowSeen::NotSeen => 1,
            FlowSeen::NotEnoughEvidence => 2,
        }] += 1;
    }

    pub(crate) fn recall(&self) -> f64 {
        self.found as f64 / self.put_in as f64
    }

    pub(crate) fn precision(&self) -> f64 {
        self.found as f64 / (self.found + self.made_up) as f64
    }

    pub(crate) fn made_up_per_minute(&self) -> f64 {
        self.made_up as f64 / self.minutes
    }
}

/// Each movement put in with the nearest that was found and belongs to no other.
fn pairs<'a>(truth: &[&'a simulate::Event], found: &'a [Event]) -> Vec<(&'a simulate::Event, &'a Event)> {
    let mut free = vec![true; found.len()];
    let mut pairs = Vec::new();
    for truth in truth {
        let off = |at: &usize| (found[*at].onset_s - truth.onset_s).abs();
        let near = (0..found.len()).filter(|at| free[*at] && off(at) <= NEAR_S);
        if let Some(at) = near.min_by(|a, b| off(a).total_cmp(&off(b))) {
            free[at] = false;
            pairs.push((*truth, &found[at]));
        }
    }
    pairs
}

/// Speed of a reach of 1° with the least jerk that takes `length_s`, at a time since its start.
pub(crate) fn reach(since_s: f64, length_s: f64) -> f64 {
    let s = since_s / length_s;
    if (0.0..1.0).contains(&s) { 30.0 * (s * (1.0 - s)).powi(2) / length_s } else { 0.0 }
}

/// A quantile of some values.
pub(crate) fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(((sorted.len().saturating_sub(1)) as f64 * share).round() as usize).copied().unwrap_or(f64::NAN)
}
