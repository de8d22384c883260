//! Blocks: the samples of one window as turning about the sensor's axes, with what is known of the window.
//!
//! In: a window that was looked at. Out: °/s (g for acceleration) at even times, their middle, and how often which speed.
//! Method: angular velocity and acceleration as they are; of head angles the slope of five samples by least squares, which
//! keeps a camera's noise down.
//! Limits: the slope of five camera pictures rounds off what lasts less than some 0.1 s.

use super::super::engine::Looked;
use super::super::flow::HIGHEST_SCORE;
use super::super::movement::Signal;
use super::super::sample::TIME;
use super::background::{BINS, Counts, bin};
use crate::recording::Triple;
use std::f64::consts::TAU;

/// Every how many samples one is taken for a window's middle and its counts: neighbours are alike.
const EVERY_FOR_MIDDLE: usize = 12;
const EVERY_FOR_COUNTS: usize = 2;

/// Samples of head angles that a slope rests on.
const SLOPE: usize = 5;

/// Frequencies over which the spectrum's entropy is measured, in Hz: below, a frame holds too few cycles; above,
/// heads hardly move.
const ENTROPY_HZ: [f64; 2] = [0.5, 6.0];

/// Neighbouring bins of the spectrum taken together: about one resolution of the long frame.
const TOGETHER: usize = 4;

/// What was seen when the window was looked at.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Facts {
    /// Fastest speed of its rhythm, or of a few swings to and fro that are none; 0 without either.
    pub rhythm_speed: f32,
    pub with_step: bool,
    /// Entropy of its spectrum, 0 for one line (or a clear rhythm) to 1 for an even one.
    pub entropy: f32,
    pub down: Option<Triple>,
}

/// One window.
pub(crate) struct Block {
    pub start_s: f64,
    pub step_s: f64,
    pub stretch: u32,
    pub samples: Vec<[f32; 3]>,
    /// The middle of each axis.
    pub middle: [f32; 3],
    /// Speeds about that middle, and the fastest of all.
    pub counts: Counts,
    pub fastest: f32,
    pub facts: Facts,
}

impl Block {
    pub(crate) fn duration_s(&self) -> f64 {
        self.samples.len() as f64 * self.step_s
    }
}

/// Makes blocks.
pub(super) struct Turning {
    signal: Signal,
    /// The last head angles of the stretch.
    before: Vec<Triple>,
    /// Room of blocks that are done with.
    rooms: Vec<Vec<[f32; 3]>>,
    sorted: Vec<f32>,
}

impl Turning {
    pub(super) const fn new(signal: Signal) -> Self {
        Self { signal, before: Vec::new(), rooms: Vec::new(), sorted: Vec::new() }
    }

    pub(super) fn stretch_ends(&mut self) {
        self.before.clear();
    }

    pub(super) fn give_back(&mut self, mut room: Vec<[f32; 3]>) {
        room.clear();
        self.rooms.push(room);
    }

    /// The block of a window.
    pub(super) fn block(&mut self, looked: &Looked<'_>, stretch: u32) -> Block {
        let own = looked.own;
        let count = own.len();
        let step_s = (own[count - 1][TIME] - own[0][TIME]) / (count - 1) as f64;
        let mut start_s = looked.origin_s + own[0][TIME];
        let mut samples = self.rooms.pop().unwrap_or_default();
        if self.signal == Signal::HeadAngle {
            // A slope belongs to the middle of its samples.
            start_s -= (SLOPE / 2) as f64 * step_s;
            samples.extend(own.iter().map(|[x, y, z, _]| self.slope([*x, *y, *z], step_s)));
        } else {
            samples.extend(own.iter().map(|[x, y, z, _]| [*x as f32, *y as f32, *z as f32]));
        }
        let middle = self.middle(&samples);
        let own_middle = if self.signal == Signal::HeadAngle { [0.0; 3] } else { middle };
        let mut counts = [0; BINS];
        let mut fastest = 0.0_f32;
        for pair in samples.chunks(EVERY_FOR_COUNTS) {
            let squared = squared(&pair[0], &own_middle);
            counts[bin(squared)] += 1;
            fastest = pair[1..]
                .iter()
                .fold(fastest.max(squared), |most, sample| most.max(self::squared(sample, &own_middle)));
        }
        let facts = facts(looked, self.signal);
        Block { start_s, step_s, stretch, samples, middle, counts, fastest: fastest.sqrt(), facts }
    }

    /// Slope of the last five angles in °/s: least squares, weights -2 to 2 over their squares' sum of 10.
    fn slope(&mut self, angle: Triple, step_s: f64) -> [f32; 3] {
        if self.before.is_empty() {
            self.before.resize(SLOPE, angle);
        }
        self.before.rotate_left(1);
        self.before[SLOPE - 1] = angle;
        std::array::from_fn(|axis| {
            let at = |i: usize| self.before[i][axis];
            ((2.0 * (at(4) - at(0)) + at(3) - at(1)) / (10.0 * step_s)) as f32
        })
    }

    fn middle(&mut self, samples: &[[f32; 3]]) -> [f32; 3] {
        std::array::from_fn(|axis| {
            self.sorted.clear();
            self.sorted.extend(samples.iter().step_by(EVERY_FOR_MIDDLE).map(|sample| sample[axis]));
            // An odd number has one middle, also when the sensor is turned round.
            if self.sorted.len().is_multiple_of(2) {
                self.sorted.pop();
            }
            let half = self.sorted.len() / 2;
            *self.sorted.select_nth_unstable_by(half, f32::total_cmp).1
        })
    }
}

/// Squared distance of two samples.
#[inline]
fn squared(sample: &[f32; 3], middle: &[f32; 3]) -> f32 {
    let [x, y, z] = [sample[0] - middle[0], sample[1] - middle[1], sample[2] - middle[2]];
    x * x + y * y + z * z
}

fn facts(looked: &Looked<'_>, signal: Signal) -> Facts {
    let Some(look) = looked.look else { return Facts::default() };
    let speed = |beat: &super::super::seen::Beat| match signal {
        Signal::Acceleration => beat.amplitude as f32,
        _ => (TAU * beat.frequency_hz * beat.amplitude) as f32,
    };
    let down = looked.gravity.and_then(|gravity| {
        let mut sum = [0.0; 3];
        for sample in gravity.iter().step_by(EVERY_FOR_MIDDLE) {
            sum.iter_mut().zip(sample).for_each(|(sum, value)| *sum += value);
        }
        super::super::direction::unit(&sum)
    });
    Facts {
        rhythm_speed: look.beat.as_ref().map_or(look.brief_deg_s, speed),
        with_step: look.with_step,
        // Nobody asks for that of a clear rhythm.
        entropy: looked.spectra.filter(|_| look.score < HIGHEST_SCORE).map_or(0.0, |[_, long]| entropy(long)),
        down,
    }
}

/// Spectral entropy: that of the shares of bins, over that of an even spectrum.
fn entropy(spectrum: &super::super::spectrum::FrameSpectrum) -> f32 {
    let band = &spectrum.density[spectrum.bin(ENTROPY_HZ[0])..=spectrum.bin(ENTROPY_HZ[1])];
    let total: f32 = band.iter().sum();
    if total <= 0.0 || band.len() < 2 * TOGETHER {
        return 0.0;
    }
    let shares = band.chunks(TOGETHER).map(|bins| bins.iter().sum::<f32>() / total);
    let sum: f32 = shares.filter(|share| *share > 0.0).map(|share| -share * share.ln()).sum();
    sum / (band.len().div_ceil(TOGETHER) as f32).ln()
}
