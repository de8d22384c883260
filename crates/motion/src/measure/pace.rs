//! Pace: the stride, told from how the head turns, where no acceleration was recorded.
//!
//! For: not taking walking for a rhythm of the head where only rotation is known, and taking its stride out.
//! In: the spectrum of the long frame, and its samples. Out: the stride's frequency and its phase moment by moment, if
//! someone walks.
//! Method: with every stride (two steps) the head turns and tilts, with every step it nods, and both have multiples that keep
//! step; that the head turns half as often as its walker steps, whoever walks, is published (Grasso and others
//! <https://doi.org/10.1201/9780203735701-41>, read: abstract), the rest was seen in `tests/background`. So walking is a comb:
//! lines at the first eight multiples of one frequency, that of the stride stands out and so does that of the step, and the two
//! go about different axes. A lone rhythm has no line at half its frequency; a jerky one has its multiples about its own axis.
//! Each of these is asked, so that no rhythm by itself is taken for a stride. The gate is relative: what swings wider than walking
//! does counts.
//! Limits: used only where somebody said that the sensor sits on the head. Told only where the pace is even for 8 s. A walk that
//! shows no stride, or goes about one axis only, passes for a rhythm, with a caution. A tremor that keeps step with the stride, and
//! swings no wider than walking does, is missed.
//! Bench: `docs/benchmarks.md`, "walking, acceleration not recorded" and "rotation alone". Of frames of 8 s, in a prototype of the
//! same rule: told in 259 of 260 of simulated walking (seeds 0 to 19) and in 23 of 46 of a real head that walked throughout, whose
//! pace is less even; in none of 5,200 of simulated tremors (even and jerky ones of 1.1 to 2.3 Hz and 3° too), chewing, turns,
//! nods, shakes, gestures, talking, tics, jerks, flow and stillness, nor in 13 of a real head that stood still. The bounds were set
//! on these.

use super::direction::main_axis;
use super::peak::Peak;
use super::sample::Sample;
use super::spectrum::FrameSpectrum;
use super::stride::phases_along;
use crate::recording::Triple;
use std::f64::consts::TAU;

/// Slowest and fastest stride looked for, in Hz: steps of 1.3 to 2.3 Hz, slow to brisk walking. A faster one is not told from a
/// jerky tremor.
const STRIDES_HZ: [f64; 2] = [0.65, 1.15];

/// How finely, in Hz.
const STRIDE_STEP_HZ: f64 = 0.01;

/// Multiples of the stride that are looked at.
const MULTIPLES: usize = 8;

/// Reach of a line to each side, and where the background beside it begins and ends, in Hz: for frames of 8 s, so that the lines of
/// the slowest stride leave room between them.
const LINE_HZ: f64 = 0.09;
const BESIDE_HZ: [f64; 2] = [0.2, 0.35];

/// Least sum of the logarithms of the lines over what is beside them: in a real walking head 11 (median), in simulated walking 10 and
/// more; still heads and gestures had 6.6 at most (95 % of frames), rhythms more.
const LEAST_SUM: f64 = 7.0;

/// How far the stride and the step stand out by themselves at least.
const LEAST_STRIDE: f64 = 3.0;
const LEAST_STEP: f64 = 2.0;

/// Cosine of the angle between the axes of stride and step, at most.
const ALIKE: f64 = 0.7;

/// Least swing of the stride in degrees, and as a share of the step's: simulated walking had 0.14° and 0.28 and more, a real head
/// 2.4° and 2.9 (95 % of frames); beside an even tremor of 1.5 Hz and 3° a head sways by up to 0.15° at half its pace.
const LEAST_SWING_DEG: f64 = 0.12;
const LEAST_SHARE: f64 = 0.25;

/// Farthest that the stride and the step swing, in degrees: 5.9° and 1.2° in 46 frames of the walking tasks (95 %).
const MOST_STRIDE_DEG: f64 = 8.0;
const MOST_STEP_DEG: f64 = 3.0;

/// Farthest that the multiples from the third to the sixth swing, and all later ones, as shares of the step's: 0.71, 0.4, 0.2 and 0.32 in
/// the 29 of those frames whose lines stand out (95 %), and 0.12 at the eighth. With half for all, one in 25 added tremors of 0.5° of 6 to
/// 10 Hz was taken for the walk's own.
const MOST_SHARES: [f64; 4] = [0.8, 0.5, 0.35, 0.35];
const MOST_LATER: f64 = 0.15;

/// A pace told from rotation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    pub stride_hz: f64,
    /// The axis that the head turns about with what the phase is told from.
    axis: Triple,
    /// How often in a stride that beats: 1 for the stride itself, 2 for the step.
    beats: f64,
    /// How far it swings with each step, in degrees.
    step_deg: f64,
}

impl Pace {
    /// The pace in a long frame of angular velocity, if someone walks.
    pub(crate) fn of(long: &FrameSpectrum) -> Option<Self> {
        if BESIDE_HZ[0] * long.length_s < 1.0 || swing(long, STRIDES_HZ[0], STRIDES_HZ[1]).1 < LEAST_SWING_DEG {
            return None;
        }
        let count = ((STRIDES_HZ[1] - STRIDES_HZ[0]) / STRIDE_STEP_HZ).round() as usize;
        let candidates = (0..=count).map(|i| STRIDES_HZ[0] + i as f64 * STRIDE_STEP_HZ);
        let (sum, stride_hz) = candidates.map(|hz| (comb(long, hz), hz)).max_by(|a, b| a.0.total_cmp(&b.0))?;
        let [stride, step] = [1.0, 2.0].map(|multiple| swing_at(long, multiple * stride_hz));
        let [stride_line, step_line] = [1.0, 2.0].map(|multiple| line(long, multiple * stride_hz));
        let alike = stride.0.iter().zip(step.0).map(|(a, b)| a * b).sum::<f64>().abs();
        let is_walk = sum >= LEAST_SUM
            && stride_line >= LEAST_STRIDE
            && step_line >= LEAST_STEP
            && alike <= ALIKE
            && stride.1 >= LEAST_SWING_DEG.max(LEAST_SHARE * step.1);
        // A step's phase is twice that of the stride: an error in it counts for half.
        let (axis, beats) = if 4.0 * step_line >= stride_line { (step.0, 2.0) } else { (stride.0, 1.0) };
        is_walk.then_some(Self { stride_hz, axis, beats, step_deg: step.1 })
    }

    /// The phase of the stride at each sample of the frame, in radians.
    pub(crate) fn phases(&self, long: &[Sample], rate_hz: f64) -> Option<Vec<f64>> {
        let beats = phases_along(long, &self.axis, self.beats * self.stride_hz, rate_hz)?;
        Some(beats.into_iter().map(|phase| phase / self.beats).collect())
    }

    /// The peak lies at a multiple of the stride and swings no wider than walking does there.
    pub(crate) fn carries(&self, peak: &Peak, rotation: &FrameSpectrum) -> bool {
        self.is_own(peak.frequency_hz, (2.0 * peak.energy).sqrt() / (TAU * peak.frequency_hz), rotation.length_s)
    }

    /// A swing of so many degrees, seen in a frame of this length, is no more than walking shows there.
    pub(crate) fn is_own(&self, frequency_hz: f64, swing_deg: f64, length_s: f64) -> bool {
        let multiple = (frequency_hz / self.stride_hz).round().max(1.0);
        let off = (frequency_hz - multiple * self.stride_hz).abs();
        let most_deg = match multiple as usize {
            1 => MOST_STRIDE_DEG,
            2 => MOST_STEP_DEG,
            later => MOST_SHARES.get(later - 3).unwrap_or(&MOST_LATER) * self.step_deg.min(MOST_STEP_DEG),
        };
        // The stride's own peak may be one at the edge of the band looked in, off by as much as it is wide.
        let within = if multiple <= 1.0 { BESIDE_HZ[0] } else { 0.6 / length_s + 0.01 * frequency_hz };
        off <= within && swing_deg <= most_deg
    }
}

/// Sum of the logarithms of the lines at the multiples of a frequency over what is beside them.
fn comb(long: &FrameSpectrum, stride_hz: f64) -> f64 {
    (1..=MULTIPLES).map(|multiple| line(long, multiple as f64 * stride_hz).ln()).sum()
}

/// Density of a line over that beside it.
fn line(long: &FrameSpectrum, hz: f64) -> f64 {
    let mean = |from: f64, to: f64| {
        let some = &long.density[long.bin(from)..=long.bin(to)];
        f64::from(some.iter().sum::<f32>()) / some.len() as f64
    };
    let beside = mean(hz - BESIDE_HZ[1], hz - BESIDE_HZ[0]) + mean(hz + BESIDE_HZ[0], hz + BESIDE_HZ[1]);
    mean(hz - LINE_HZ, hz + LINE_HZ) / (beside / 2.0).max(f64::MIN_POSITIVE)
}

/// Axis and swing in degrees of the line at a frequency.
fn swing_at(long: &FrameSpectrum, hz: f64) -> (Triple, f64) {
    swing(long, hz - BESIDE_HZ[0] + LINE_HZ / 2.0, hz + BESIDE_HZ[0] - LINE_HZ / 2.0)
}

/// Axis and swing in degrees of what lies between two frequencies.
fn swing(long: &FrameSpectrum, from_hz: f64, to_hz: f64) -> (Triple, f64) {
    let angles = long.directions(from_hz, to_hz, |f| (TAU * f).powi(-2));
    let all: f64 = (0..3).map(|axis| angles[axis][axis]).sum();
    (main_axis(&angles).0, (2.0 * all).sqrt())
}

#[cfg(test)]
mod tests {
    use super::super::spectrum::spectrum_of;
    use super::*;

    /// 8 s of rotation: for each part its frequency in Hz, its swing in degrees and its axis.
    fn made(parts: &[(f64, f64, usize)]) -> FrameSpectrum {
        let mut chance = crate::simulate::Chance::new(8);
        let frame: Vec<Triple> = (0..800)
            .map(|i| f64::from(i) / 100.0)
            .map(|t| {
                let mut turning: Triple = std::array::from_fn(|_| 0.5 * chance.bell());
                for (hz, deg, axis) in parts {
                    turning[*axis] += deg * TAU * hz * (TAU * hz * t + hz).cos();
                }
                turning
            })
            .collect();
        spectrum_of(&frame)
    }

    const WALK: [(f64, f64, usize); 5] = [(0.9, 3.0, 2), (1.8, 0.7, 1), (2.7, 0.2, 2), (3.6, 0.2, 1), (5.4, 0.1, 1)];

    #[test]
    fn turns_with_each_stride_and_nods_with_each_step_are_a_walk() {
        let found = Pace::of(&made(&WALK)).expect("it walks");
        assert!((found.stride_hz - 0.9).abs() < 0.02 && found.step_deg > 0.6, "{found:?}");
    }

    #[test]
    fn a_rhythm_by_itself_is_no_walk_however_jerky() {
        assert!(Pace::of(&made(&[(2.0, 3.0, 1)])).is_none());
        assert!(Pace::of(&made(&[(2.0, 3.0, 1), (4.0, 1.0, 1), (6.0, 0.5, 1), (8.0, 0.3, 1)])).is_none());
        assert!(Pace::of(&made(&[(1.1, 4.0, 2), (2.2, 1.5, 2), (3.3, 0.8, 2), (4.4, 0.4, 2)])).is_none());
        assert!(Pace::of(&made(&[])).is_none());
    }

    #[test]
    fn what_lies_between_or_swings_wider_than_a_walk_is_not_the_strides() {
        let walk = made(&WALK);
        let pace = Pace::of(&walk).expect("it walks");
        let carried = |hz: f64, deg: f64| {
            pace.carries(&Peak { frequency_hz: hz, score: 50.0, energy: (deg * TAU * hz).powi(2) / 2.0 }, &walk)
        };
        assert!(carried(1.8, 0.7) && carried(3.6, 0.2) && carried(5.4, 0.1));
        assert!(!carried(4.05, 0.2) && !carried(3.6, 1.0) && !carried(1.8, 4.0));
    }
}
