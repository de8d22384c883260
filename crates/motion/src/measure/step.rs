//! The step: does a peak beat with walking?
//!
//! For: not taking walking for a rhythm of the head, without throwing away a tremor that shows while walking.
//! In: acceleration along gravity and the head's rotation over one frame. Out: the step's frequency, if someone walks.
//! Method: in walking the whole body rises and falls with each step. A head that only turns about the neck cannot
//! lift its sensor much: the rise and fall at a frequency, over the angular acceleration at it, is a length, and
//! from [`LONGEST_LEVER_M`] on that length is longer than a neck. Multiples of half the step (left and right leg
//! differ) then are not counted as a rhythm of the head, unless they stand out further than steps by themselves do and turn
//! the head by more than the step's rise allows for. What lies beneath the steps is looked for with them taken out
//! ([`super::comb`], [`super::directed`]).
//! Limits: needs acceleration: where none was recorded, an even stride is told from rotation alone ([`super::pace`]). A
//! tremor that beats at a multiple of half the step, and keeps step with it, is missed while walking unless it is strong.
//! Bench: no false alarm in 63 walking windows that no threshold was set on, and 3 of 300 simulated ones (before the turn was held
//! against the rise: all 300 of other seeds, as even steps stand out far; without acceleration see [`super::pace`]); added tremors: see [`super::directed`].

use super::peak::{Peak, half_width_hz};
use super::sample::Sample;
use super::spectrum::FrameSpectrum;
use crate::recording::Triple;

/// Slowest and fastest step looked for, in Hz: slow walking of the old to running.
const STEPS_HZ: (f64, f64) = (1.2, 3.2);

/// Rise and fall of at least this amplitude, in g, is a step: 0.2 to 0.6 measured behind the ears in slow to fast walking.
const SMALLEST_RISE_G: f64 = 0.04;

/// Longest distance, in m, from a sensor on the head to the axis it turns about: crown to the lowest neck vertebra is
/// about 0.3 m. Walking measured 0.6 to 1.9 m.
const LONGEST_LEVER_M: f64 = 0.35;

/// Score up to which a peak at the stride or the step is the walking's own: in the normal walking task, left ear, the
/// highest was 13.8.
const HIGHEST_OF_STEP: f64 = 25.0;

/// The same for their overtones: the highest was 7.4.
const HIGHEST_OF_OVERTONES: f64 = 14.0;

/// Standard gravity in m/s².
const STANDARD_GRAVITY: f64 = 9.80665;

/// Acceleration along gravity could rise and fall by enough for a step: its whole variance could hold one.
pub(crate) fn may_step(acceleration: &[Sample], down: &Triple) -> bool {
    let (mut sum, mut squares) = (0.0, 0.0);
    for sample in acceleration {
        let along = sample[0] * down[0] + sample[1] * down[1] + sample[2] * down[2];
        sum += along;
        squares += along * along;
    }
    let n = acceleration.len() as f64;
    // Less is asked than of the step itself, as the window makes the edges of a frame count for less.
    2.0 * (squares / n - (sum / n).powi(2)) >= 0.25 * SMALLEST_RISE_G * SMALLEST_RISE_G
}

/// A step: the body rises and falls with it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub frequency_hz: f64,
    /// How far it rises and falls, half of peak-to-peak in g.
    pub rise_g: f64,
}

/// The step, if the body rises and falls with one.
pub(crate) fn step(acceleration: &FrameSpectrum, rotation: &FrameSpectrum, down: &Triple) -> Option<Step> {
    let vertical = acceleration.along(down);
    let (from, to) = (acceleration.bin(STEPS_HZ.0), acceleration.bin(STEPS_HZ.1));
    let top = (from..=to).max_by(|&a, &b| vertical[a].total_cmp(&vertical[b]))?;
    let frequency = top as f64 * acceleration.step_hz;
    let half = half_width_hz(frequency, acceleration.length_s);
    let band = acceleration.bin(frequency - half)..=acceleration.bin(frequency + half);
    let (mut energy, mut balance) = (0.0, 0.0);
    for k in band {
        let here = f64::from(vertical[k]);
        energy += here;
        balance += here * k as f64 * acceleration.step_hz;
    }
    let found = Step { frequency_hz: balance / energy, rise_g: (2.0 * energy * acceleration.step_hz).sqrt() };
    (found.rise_g >= SMALLEST_RISE_G && found.lever_m(rotation, frequency) >= LONGEST_LEVER_M).then_some(found)
}

impl Step {
    /// How far from the axis of the rotation at a frequency a sensor would have to sit for that rotation to lift it as the
    /// step does, in m.
    fn lever_m(&self, rotation: &FrameSpectrum, frequency_hz: f64) -> f64 {
        let half = half_width_hz(frequency_hz, rotation.length_s);
        let per_unit = |f: f64| (std::f64::consts::TAU * f).powi(2);
        let turning = rotation.directions(frequency_hz - half, frequency_hz + half, per_unit);
        let turning: f64 = (0..3).map(|axis| turning[axis][axis]).sum();
        self.rise_g * STANDARD_GRAVITY / (2.0 * turning).sqrt().to_radians().max(1e-9)
    }

    /// The peak lies at a multiple of half the step, and either stands out no more than those do by themselves or turns the head
    /// by no more than goes with such a rise.
    ///
    /// The gate is relative: however strong the walking, a rhythm of the head that is stronger counts.
    pub(crate) fn carries(&self, peak: &Peak, rotation: &FrameSpectrum) -> bool {
        let half_step = self.frequency_hz / 2.0;
        let multiple = (peak.frequency_hz / half_step).round().max(1.0);
        let off = (peak.frequency_hz - multiple * half_step).abs();
        let highest = if multiple <= 2.0 { HIGHEST_OF_STEP } else { HIGHEST_OF_OVERTONES };
        off <= 0.6 / rotation.length_s + 0.01 * peak.frequency_hz
            && (peak.score < highest || self.lever_m(rotation, peak.frequency_hz) >= LONGEST_LEVER_M)
    }
}

#[cfg(test)]
mod tests {
    use super::super::spectrum::{spectrum_of, with_times};
    use super::*;
    use std::f64::consts::TAU;

    const DOWN: Triple = [0.0, 0.0, 1.0];

    /// A head that nods `degrees` at 1.9 Hz while its sensor rises and falls by `rise_g`.
    fn step_of(degrees: f64, rise_g: f64) -> Option<f64> {
        let wave = |i: i32| (TAU * 1.9 * f64::from(i) / 100.0).sin();
        let acceleration: Vec<Triple> = (0..400).map(|i| [0.0, 0.0, 1.0 + rise_g * wave(i)]).collect();
        let turning: Vec<Triple> = (0..400).map(|i| [0.0, degrees * TAU * 1.9 * wave(i), 0.0]).collect();
        let found = step(&spectrum_of(&acceleration), &spectrum_of(&turning), &DOWN);
        assert!(found.is_none() || may_step(&with_times(&acceleration, 100.0), &DOWN));
        found.map(|step| step.frequency_hz)
    }

    #[test]
    fn a_body_that_rises_and_falls_walks() {
        let step = step_of(1.2, 0.3).expect("0.3 g is a step");
        assert!((step - 1.9).abs() < 0.05, "{step}");
    }

    #[test]
    fn a_strong_nod_lifts_its_sensor_and_is_no_step() {
        // 15 cm in front of the neck: 0.15 m × 10° × (2π 1.9 Hz)² = 3.7 m/s², 0.38 g.
        assert_eq!(step_of(10.0, 0.38), None);
    }

    #[test]
    fn a_still_body_does_not_walk() {
        assert_eq!(step_of(0.01, 0.01), None);
    }

    /// A rhythm at a frequency, standing out so far, while steps of 2 Hz rise by 0.2 g: does it beat with them?
    fn is_carried(frequency_hz: f64, score: f64, degrees: f64) -> bool {
        let wave = |i: i32| (TAU * frequency_hz * f64::from(i) / 100.0).sin();
        let turning: Vec<Triple> = (0..400).map(|i| [0.0, degrees * TAU * frequency_hz * wave(i), 0.0]).collect();
        let step = Step { frequency_hz: 2.0, rise_g: 0.2 };
        step.carries(&Peak { frequency_hz, score, energy: 1.0 }, &spectrum_of(&turning))
    }

    #[test]
    fn multiples_of_half_the_step_beat_with_it_and_what_lies_between_does_not() {
        for hz in [1.02, 4.0, 5.1] {
            assert!(is_carried(hz, 8.0, 0.1), "{hz}");
        }
        assert!(!is_carried(4.5, 8.0, 0.1) && !is_carried(2.4, 8.0, 0.1));
    }

    #[test]
    fn what_stands_out_further_than_a_step_can_and_turns_more_is_not_thrown_away() {
        assert!(is_carried(4.0, 10.0, 2.0) && !is_carried(4.0, 20.0, 2.0));
        assert!(is_carried(2.0, 20.0, 4.0) && !is_carried(2.0, 40.0, 4.0));
    }

    #[test]
    fn an_even_walk_whose_steps_stand_out_far_is_still_a_walk() {
        assert!(is_carried(2.0, 1000.0, 1.0) && is_carried(4.0, 1000.0, 0.2));
    }
}
