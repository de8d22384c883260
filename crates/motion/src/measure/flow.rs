//! Irregular flow: movement that goes on without rhythm and without rest.
//!
//! For: telling restless movement that runs on from a tremor, from single movements and from stillness.
//! In: turning from a gyroscope in windows of 4 s, with the spectrum of the 8 s around each.
//! Out: whether it was seen, in which share of the time, and what it was like; or that there was not enough to tell.
//! Method: a window flows when the head moves most of the time (faster than 4 °/s), no axis carries most of it,
//! its spectrum is even (spectral entropy) and no line stands out of it. Flow is seen when enough windows flow. Of the
//! windows that flow are told: how fast, how many pieces a second, how far each turns from the way of the last, which share of the
//! pieces begins before the last has come to rest, and smoothness: the log dimensionless jerk (Balasubramanian, Melendez-Calderon,
//! Roby-Brami and Burdet 2015 <https://doi.org/10.1186/s12984-015-0090-9>), minus the logarithm of the squared second
//! derivative of the turning, added up over the window, times its cubed length, over the squared fastest speed.
//! Limits: talking with the whole head, looking about restlessly and a handled phone can look the same. Smoothness holds only
//! between windows of the same length, 4 s. Needs a gyroscope on the head: from acceleration, a camera's angles or a sensor
//! elsewhere nothing is told.
//! Bench: on simulated movement, of seeds kept apart: seen in 30 of 30 recordings of flow and in none of 270 of nine other sorts. On one
//! real head that stands and walks it was not seen, or could not be told. No recording of such movement was found.

mod smoothness;

use super::direction::main_axis;
use super::movement::Signal;
use super::moves::{Block, LobesOfBlock, bin, quantiles};
use crate::caution::Caution;
use serde::Serialize;
use smoothness::log_dimensionless_jerk;

/// What to keep in mind about flow.
const ON_PURPOSE: &str = "Talking with the whole head, looking about restlessly or a handled phone can look the same as movement that \
    flows on by itself.";

/// Speed from which a head moves, in °/s. Ours: four times that of swaying.
const MOVES_DEG_S: f32 = 4.0;

/// What a window that flows shows. All ours, set on simulated recordings of seeds below 100: of flow nine in ten windows, of
/// the other kinds nearly none.
const LEAST_MOVING: f64 = 0.6;
const MOST_ALONG_ONE_AXIS: f64 = 0.8;
const LEAST_ENTROPY: f32 = 0.65;
/// Score of the strongest peak in its spectrum from which a window has a clear rhythm.
pub(crate) const HIGHEST_SCORE: f32 = 12.0;

/// Fewest windows from which anything is told: 20 s. Ours.
const FEWEST: u32 = 5;
/// Share of windows that flow from which flow is seen, and up to which it is not; between, it cannot be told. Ours: gestures
/// reached a tenth.
const SEEN_FROM: f64 = 0.25;
const NOT_SEEN_UP_TO: f64 = 0.1;

/// A piece that begins at this share of its fastest speed or more overlaps with the one before. Ours.
const OVERLAPS_FROM: f32 = 0.2;

/// Whether irregular flow was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FlowSeen {
    /// In at least a quarter of the time.
    Seen,
    /// In at most a tenth of the time.
    NotSeen,
    /// Too short, in between, or no gyroscope on the head was recorded.
    NotEnoughEvidence,
}

/// Irregular flow in a recording.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Flow {
    /// Whether it was seen.
    pub seen: FlowSeen,
    /// Time in which it was looked for, in s: without walking and without what was marked as done on purpose.
    pub measured_s: f64,
    /// Share of that time in which the movement flowed, 0 to 1.
    pub share_of_time: Option<f64>,
    /// Share of that time in which the head moved at all, faster than 4 °/s, 0 to 1.
    pub moving_share: Option<f64>,
    /// What the flow was like; `None` unless it was seen.
    pub like: Option<FlowLike>,
}

impl Flow {
    /// What to keep in mind about it, where it was seen.
    pub(crate) fn caution(&self) -> Option<Caution> {
        (self.seen == FlowSeen::Seen).then(|| Caution::new("flow-on-purpose", ON_PURPOSE))
    }
}

/// What irregular flow is like: means over the windows of 4 s that flow.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FlowLike {
    /// Usual speed (the median).
    pub speed_deg_s: f64,
    /// Pieces of movement a second.
    pub pieces_per_s: f64,
    /// How far a piece turns from the way of the one before, in degrees: 180 is to and fro, 90 any way.
    pub turns_by_deg: f64,
    /// Share of pieces that begin before the one before has come to rest, 0 to 1.
    pub overlap_share: f64,
    /// Spectral entropy from 0.5 to 6 Hz, 0 for one line to 1 for an even spectrum.
    pub spectral_entropy: f64,
    /// Share of the energy along the main axis, 0 to 1; a third for any way.
    pub axis_share: f64,
    /// Log dimensionless jerk over 4 s: lower is jerkier.
    pub log_dimensionless_jerk: f64,
}

/// Sums over windows that flow.
#[derive(Default)]
struct Sums {
    windows: u32,
    speed: f64,
    entropy: f64,
    axis: f64,
    jerk: f64,
    seconds: f64,
    pieces: u64,
    overlapping: u64,
    cosines: f64,
    pairs: u64,
}

/// Flow as it is gathered.
#[derive(Default)]
pub(crate) struct Flowing {
    windows: u32,
    measured_s: f64,
    moving_s: f64,
    sums: Sums,
    /// The window judged last flows.
    flows: bool,
}

impl Flowing {
    /// Takes a window; whether it flows.
    pub(crate) fn take(&mut self, block: &Block, signal: Signal, is_on_purpose: bool) -> bool {
        self.flows = false;
        // The noise of a camera's angles would pass for movement every way.
        if signal != Signal::AngularVelocity || block.facts.with_step || is_on_purpose {
            return false;
        }
        let count = |counts: &[u16]| counts.iter().map(|count| f64::from(*count)).sum::<f64>();
        let moving = count(&block.counts[first_that_moves()..]) / count(&block.counts).max(1.0);
        self.windows += 1;
        self.measured_s += block.duration_s();
        self.moving_s += moving * block.duration_s();
        let facts = &block.facts;
        if moving < LEAST_MOVING || facts.entropy < LEAST_ENTROPY {
            return false;
        }
        let axis = axis_share(block);
        self.flows = axis <= MOST_ALONG_ONE_AXIS;
        if self.flows {
            let [usual] = quantiles(&block.counts, [0.5]);
            let sums = &mut self.sums;
            sums.windows += 1;
            sums.speed += f64::from(usual);
            sums.entropy += f64::from(facts.entropy);
            sums.axis += axis;
            sums.jerk += log_dimensionless_jerk(&block.samples, block.step_s);
            sums.seconds += block.duration_s();
        }
        self.flows
    }

    /// Takes the lobes of the window taken last.
    pub(crate) fn lobes(&mut self, lobes: &LobesOfBlock) {
        if self.flows {
            self.sums.pieces += lobes.count;
            self.sums.overlapping += lobes.overlapping;
            self.sums.cosines += f64::from(lobes.cosines);
            self.sums.pairs += lobes.pairs;
        }
    }

    /// What is told at the end.
    pub(crate) fn flow(&self) -> Flow {
        let sums = &self.sums;
        let share = (self.measured_s > 0.0).then(|| sums.seconds / self.measured_s);
        let seen = match share {
            _ if self.windows < FEWEST => FlowSeen::NotEnoughEvidence,
            Some(share) if share >= SEEN_FROM => FlowSeen::Seen,
            Some(share) if share <= NOT_SEEN_UP_TO => FlowSeen::NotSeen,
            _ => FlowSeen::NotEnoughEvidence,
        };
        let windows = f64::from(sums.windows);
        let of = |part: u64, whole: u64| part as f64 / whole.max(1) as f64;
        Flow {
            seen,
            measured_s: self.measured_s,
            share_of_time: share,
            moving_share: (self.measured_s > 0.0).then(|| self.moving_s / self.measured_s),
            like: (seen == FlowSeen::Seen).then(|| FlowLike {
                speed_deg_s: sums.speed / windows,
                pieces_per_s: sums.pieces as f64 / sums.seconds,
                turns_by_deg: (sums.cosines / sums.pairs.max(1) as f64).clamp(-1.0, 1.0).acos().to_degrees(),
                overlap_share: of(sums.overlapping, sums.pieces),
                spectral_entropy: sums.entropy / windows,
                axis_share: sums.axis / windows,
                log_dimensionless_jerk: sums.jerk / windows,
            }),
        }
    }

    /// Adds what a piece of movement is like.
    pub(crate) fn overlaps(from_speed: f32, peak: f32) -> bool {
        from_speed >= OVERLAPS_FROM * peak
    }
}

/// The first bin of speeds at which a head moves.
fn first_that_moves() -> usize {
    bin(MOVES_DEG_S * MOVES_DEG_S)
}

/// Share of the energy of turning along its main axis.
fn axis_share(block: &Block) -> f64 {
    let mut energies = [[0.0; 3]; 3];
    for sample in &block.samples {
        let turn: [f64; 3] = std::array::from_fn(|axis| f64::from(sample[axis] - block.middle[axis]));
        for (row, x) in energies.iter_mut().zip(turn) {
            row.iter_mut().zip(turn).for_each(|(cell, y)| *cell += x * y);
        }
    }
    main_axis(&energies).1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::measure;
    use crate::recording::Recording;
    use crate::simulate::{Kind, Simulation, simulate};

    fn recording(kind: Kind, seconds: f64) -> Recording {
        simulate(&Simulation::new(kind, 4, seconds)).unwrap().recording
    }

    #[test]
    fn flow_is_seen_and_turns_any_way_without_rest() {
        let flow = measure(&recording(Kind::IrregularFlow, 60.0)).unwrap().flow;
        assert_eq!(flow.seen, FlowSeen::Seen);
        assert!(flow.share_of_time.unwrap() > 0.7 && flow.moving_share.unwrap() > 0.7, "{flow:?}");
        let like = flow.like.unwrap();
        assert!(
            (70.0..150.0).contains(&like.turns_by_deg) && like.axis_share < 0.7 && like.pieces_per_s > 1.0,
            "{like:?}"
        );
    }

    #[test]
    fn stillness_and_tremor_do_not_flow() {
        for kind in [Kind::Stillness, Kind::SteadyTremor] {
            let flow = measure(&recording(kind, 60.0)).unwrap().flow;
            assert_eq!((flow.seen, flow.like), (FlowSeen::NotSeen, None), "{kind}");
        }
    }

    #[test]
    fn too_little_time_a_camera_and_acceleration_alone_cannot_tell() {
        let short = measure(&recording(Kind::IrregularFlow, 12.0)).unwrap().flow;
        assert_eq!(short.seen, FlowSeen::NotEnoughEvidence);
        for kind in [Kind::Stillness, Kind::IrregularFlow] {
            let seen = Simulation { camera: true, ..Simulation::new(kind, 4, 60.0) };
            let flow = measure(&simulate(&seen).unwrap().recording).unwrap().flow;
            assert_eq!((flow.seen, flow.share_of_time), (FlowSeen::NotEnoughEvidence, None), "{kind}");
        }
        let mut blind = recording(Kind::IrregularFlow, 60.0);
        blind.angular_velocity_deg_s = None;
        let blind = measure(&blind).unwrap().flow;
        assert_eq!((blind.seen, blind.share_of_time), (FlowSeen::NotEnoughEvidence, None));
    }
}
