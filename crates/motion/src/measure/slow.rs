//! Slow movement: what a movement slower than any rhythm looked for leaves at higher frequencies.
//!
//! For: not taking the multiples of a slow nod or shake, or the edges of a turn, for a rhythm, and finding a tremor beside them.
//! In: the spectrum of the long frame. Out: whether a peak is no more than a slow movement leaves there; the spectrum without
//! the axis that the slow movement turns about.
//! Method: a head's acceleration never jumps further than the movement itself made it go, so that what a slow movement leaves falls
//! at least with the square of the frequency: that of a trapezoid speed does, that of the least jerk (Flash and Hogan 1985
//! <https://doi.org/10.1523/JNEUROSCI.05-07-01688.1985>) faster. The speed of a peak times its frequency squared is held against the
//! same of all that is slower than 1 Hz and than the peak by [`ROOT_WITHIN`]. What comes and goes with the turns may be more than what
//! lasts, as its energy lies in a moment. The gate is relative: a rhythm that swings wider counts however far the head moves. A
//! rhythm about another axis than the slow movement is looked for with that axis taken out of the spectrum, and is given back what
//! of it was taken out.
//! Limits: used only where somebody said that the sensor sits on the head. Of a tremor that is smaller than what the slow movement
//! leaves at its frequency, about the same axis, nothing is told. Nothing slower than 1 Hz is a rhythm here, nothing faster a slow
//! movement: a shake on purpose of 1 Hz or more is a rhythm, with a caution. Fitting the turns themselves (pulses of least jerk) was not
//! tried: it would have been judged by simulated turns of the very shape it fits.
//! Bench: `docs/benchmarks.md`, "Tremor while the head is moved on purpose".

use super::directed::Directed;
use super::direction::{along, main_axis, unit};
use super::peak::{Peak, half_width_hz};
use super::spectrum::FrameSpectrum;
use crate::recording::Triple;
use std::f64::consts::TAU;

/// Slowest and fastest movement that is reckoned with, in Hz: in a frame of 8 s what is slower is a drift, and what is faster may be
/// a rhythm.
const SLOW_HZ: [f64; 2] = [0.15, 1.0];

/// A peak's slow movement is slower than it by this at least, so that no rhythm is held against itself: the first multiple is
/// twice as fast, and a Hann window of 8 s spreads a rhythm of 1 Hz by a quarter.
const ROOT_WITHIN: f64 = 1.6;

/// From this on, in degrees, half of peak-to-peak, a slow movement is one: people turn, nod and shake their heads on purpose by 5° and
/// more, and sway by less than 1°.
const FAR_DEG: f64 = 3.0;

/// So many times the usual density of what is faster the mean of a slow movement's is at least: that of noise alone is the same
/// everywhere, and no movement.
const ABOVE_FASTER: f32 = 10.0;

/// Up to this many times what is slower a lasting peak may be the slow movement's own: none of 367 such peaks of simulated nods and
/// shakes (seeds below 20) had more than 1.5; the rest is for movements less smooth.
const LASTING: f64 = 1.6;

/// The same for a peak that lies in a part of the frame only: of 88 peaks of simulated turns 77 had less.
const PASSING: f64 = 2.4;

/// A peak whose energy lies in less than this share of the frame passes: those of simulated turns lay in 0.1 to 0.4 of it, unsteady
/// tremors beside them in 0.45 (median).
const PASSING_SHARE: f64 = 0.33;

/// Least share of a rhythm's energy that must lie beside the slow movement's axis for it to be told from what is left: it is
/// given back from there, and less would make its size a guess.
const LEAST_BESIDE: f64 = 0.1;

/// Score from which a peak beside the slow movement's axis shows a rhythm by itself, and counts where other windows do: half more than
/// elsewhere, as the axis is chosen by what moves. With what is asked elsewhere, in 23 of 600 windows of simulated irregular flow (seeds
/// 0 to 39) a rhythm is seen, with this in 7 (without looking beside: 6); of the tremors that were added (seeds 0 to 9) none is lost.
pub(crate) const STANDS: f64 = 15.0;
pub(crate) const STANDS_BESIDE: f64 = 9.0;

/// A slow movement that goes far, in one frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slow {
    /// The axis that it turns about.
    axis: Triple,
}

impl Slow {
    /// The slow movement in a long frame, if it goes far and stands above all that is faster.
    pub(crate) fn of(long: &FrameSpectrum) -> Option<Self> {
        let angles = long.directions(SLOW_HZ[0], SLOW_HZ[1], |f| (TAU * f).powi(-2));
        let (axis, _) = main_axis(&angles);
        if 2.0 * along(&angles, &axis) < FAR_DEG * FAR_DEG {
            return None;
        }
        let slow = &long.density[long.bin(SLOW_HZ[0])..=long.bin(SLOW_HZ[1])];
        let mut faster = long.density[long.bin(SLOW_HZ[1])..].to_vec();
        let middle = faster.len() / 2;
        let usual = *faster.select_nth_unstable_by(middle, f32::total_cmp).1;
        let mean = slow.iter().sum::<f32>() / slow.len() as f32;
        (mean >= ABOVE_FASTER * usual).then_some(Self { axis })
    }

    /// The peak is no more than the slow movement leaves there; `share` of its frame holds its energy. The frames: the peak's own and
    /// the long one, as they are or both without the slow movement's axis.
    pub(crate) fn leaves(peak: &Peak, share: f64, frames: [&FrameSpectrum; 2]) -> bool {
        let most = if share < PASSING_SHARE { PASSING } else { LASTING };
        let to_hz = SLOW_HZ[1].min(peak.frequency_hz / ROOT_WITHIN);
        let slower = |frame: &FrameSpectrum| {
            let bins = frame.bin(SLOW_HZ[0])..=frame.bin(to_hz);
            let weighed = bins.map(|k| f64::from(frame.density[k]) * (k as f64 * frame.step_hz).powi(4));
            weighed.sum::<f64>() * frame.step_hz
        };
        let [own, long] = frames.map(slower);
        peak.energy * peak.frequency_hz.powi(4) < most * most * own.max(long)
    }

    /// A spectrum without what turns about the slow movement's axis.
    pub(crate) fn beside(&self, whole: &FrameSpectrum) -> FrameSpectrum {
        let axis = self.axis.map(|share| share as f32);
        let bins: Vec<_> = whole
            .bins
            .iter()
            .map(|bin| {
                let about = bin[0] * axis[0] + bin[1] * axis[1] + bin[2] * axis[2];
                std::array::from_fn(|i| bin[i] - about * axis[i])
            })
            .collect();
        let density = bins.iter().map(|bin| bin.iter().map(|value| value.norm_sqr()).sum()).collect();
        FrameSpectrum { bins, density, ..*whole }
    }

    /// A peak of the spectrum beside, with the direction it is seen along and the axis that it swings about; `None` where most of it
    /// lies about the slow movement's axis.
    pub(crate) fn directed(&self, peak: Peak, whole: &FrameSpectrum, beside: &FrameSpectrum) -> Option<Directed> {
        let half = half_width_hz(peak.frequency_hz, whole.length_s);
        let [low, high] = [peak.frequency_hz - half, peak.frequency_hz + half];
        let (seen, _) = main_axis(&beside.directions(low, high, |_| 1.0));
        let energies = whole.directions(low, high, |_| 1.0);
        let here = along(&energies, &seen);
        let about: Triple = energies.map(|row| row.iter().zip(&seen).map(|(a, b)| a * b).sum::<f64>() / here);
        let squared: f64 = about.iter().map(|part| part * part).sum();
        (squared * LEAST_BESIDE <= 1.0 && unit(&about).is_some()).then_some(Directed::new(peak, seen, about))
    }
}

#[cfg(test)]
mod tests {
    use super::super::peak::{THRESHOLD_BESIDE, peaks};
    use super::super::spectrum::spectrum_of;
    use super::*;

    /// 8 s of a shake of 20° at 0.6 Hz about z, whose speed rises, stays and falls, and of a rhythm about x or z.
    fn made(rhythm_deg: f64, hz: f64, axis: usize) -> FrameSpectrum {
        let mut state = 9_u64;
        let mut even = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1_u64 << 53) as f64 - 0.5
        };
        let frame: Vec<Triple> = (0..800)
            .map(|i| f64::from(i) / 100.0)
            .map(|t| {
                let wave = (TAU * 0.6 * t).sin();
                let mut turning = [even(), even(), even() + 75.0 * (1.25 * wave).clamp(-1.0, 1.0)];
                turning[axis] += rhythm_deg * TAU * hz * (TAU * hz * t).cos();
                turning
            })
            .collect();
        spectrum_of(&frame)
    }

    /// Frequencies of what stands out and is not the slow movement's own.
    fn kept(of: &FrameSpectrum) -> Vec<f64> {
        peaks(of, 1.0, 3.2)
            .iter()
            .filter(|peak| peak.score >= THRESHOLD_BESIDE && !Slow::leaves(peak, 1.0, [of, of]))
            .map(|peak| (peak.frequency_hz * 10.0).round() / 10.0)
            .collect()
    }

    #[test]
    fn the_multiples_of_a_shake_are_its_own() {
        let shake = made(0.0, 2.5, 0);
        assert!(peaks(&shake, 1.0, 3.2)[0].score > THRESHOLD_BESIDE, "a multiple stands out");
        assert!(Slow::of(&shake).is_some() && kept(&shake).is_empty(), "{:?}", kept(&shake));
    }

    #[test]
    fn a_tremor_that_goes_further_than_a_multiple_could_is_kept() {
        let kept = kept(&made(2.0, 2.5, 2));
        assert!(kept.iter().all(|hz| (hz - 2.5).abs() < 0.2) && !kept.is_empty(), "{kept:?}");
    }

    #[test]
    fn a_small_tremor_about_another_axis_is_found_beside_the_shake() {
        let whole = made(0.3, 1.8, 0);
        let slow = Slow::of(&whole).expect("20°");
        let beside = slow.beside(&whole);
        assert_eq!(kept(&beside), [1.8]);
        let found = slow.directed(peaks(&beside, 1.0, 3.2)[0], &whole, &beside).expect("about x");
        // What keeps step with a multiple of the shake is given back with it.
        assert!(found.sample(&[1.0, 0.0, 0.0, 0.0])[0].abs() > 0.9);
    }

    #[test]
    fn swaying_noise_and_a_slow_tremor_are_no_slow_movement() {
        let frame = |deg: f64, hz: f64| -> Vec<Triple> {
            (0..800).map(|i| [deg * TAU * hz * (TAU * hz * f64::from(i) / 100.0).cos(), 0.0, 0.0]).collect()
        };
        assert!(Slow::of(&spectrum_of(&frame(1.0, 0.3))).is_none());
        assert!(Slow::of(&spectrum_of(&frame(8.0, 1.3))).is_none());
        assert!(Slow::of(&spectrum_of(&frame(8.0, 0.5))).is_some());
        let mut chance = crate::simulate::Chance::new(2);
        let noise: Vec<Triple> = (0..800).map(|_| std::array::from_fn(|_| 60.0 * chance.bell())).collect();
        assert!(Slow::of(&spectrum_of(&noise)).is_none());
    }

    #[test]
    fn a_jerky_tremor_of_1_hz_keeps_its_own() {
        let frame: Vec<Triple> = (0..800)
            .map(|i| TAU * 1.1 * f64::from(i) / 100.0)
            .map(|x| [40.0 * (x.cos() + 0.5 * (2.0 * x).cos() + 0.3 * (3.0 * x).cos()), 0.0, 0.0])
            .collect();
        let spectrum = spectrum_of(&frame);
        let root = peaks(&spectrum, 1.0, 3.2).into_iter().find(|peak| peak.frequency_hz < 1.3).expect("it beats");
        assert!(!Slow::leaves(&root, 1.0, [&spectrum, &spectrum]));
    }
}
