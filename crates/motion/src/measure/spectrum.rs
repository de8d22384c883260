//! The spectrum of one frame: where its energy lies, all axes together.
//!
//! In: evenly spaced samples of three axes. Out: power spectral density up to [`HIGHEST_HZ`], and the transforms
//! that say in which direction each frequency goes.
//! Method: straight line taken out, Hann window, one real FFT per axis in single precision (its error, some 10⁻⁷ of the
//! strongest peak, lies far below any sensor's noise), padded so that the grid is finer than half the resolution. Summing the axes' power makes the result the same however the sensor is turned.
//! Limits: frequencies closer than 2 / (frame length) are not told apart.

use super::sample::{Sample, TIME, line};
use crate::recording::Triple;
use realfft::num_complex::Complex;
use realfft::{RealFftPlanner, RealToComplex};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Nothing is looked for above this, in Hz: the band ends at 12 Hz and the background needs some room beside it.
pub(crate) const HIGHEST_HZ: f64 = 18.0;

/// The spectrum of one frame.
#[derive(Clone, Default)]
pub(crate) struct FrameSpectrum {
    /// Distance between bins, in Hz.
    pub step_hz: f64,
    /// Length of the frame, in s.
    pub length_s: f64,
    /// Samples per second in the frame, by its own times.
    pub rate_hz: f64,
    /// Scaled transforms: the squared magnitudes of the three axes add up to the one-sided density.
    pub bins: Vec<[Complex<f32>; 3]>,
    /// One-sided power spectral density, all axes together, in unit²/Hz.
    pub density: Vec<f32>,
}

impl FrameSpectrum {
    /// The bin nearest a frequency, inside the spectrum.
    pub(crate) fn bin(&self, frequency_hz: f64) -> usize {
        ((frequency_hz / self.step_hz).round().max(0.0) as usize).min(self.density.len() - 1)
    }

    /// Turns a position's spectrum into its velocity's.
    pub(crate) fn differentiate(&mut self) {
        for (k, (bin, density)) in self.bins.iter_mut().zip(&mut self.density).enumerate() {
            let factor = (std::f64::consts::TAU * k as f64 * self.step_hz) as f32;
            *bin = bin.map(|value| value * factor);
            *density *= factor * factor;
        }
    }

    /// The density of the movement along one direction.
    pub(crate) fn along(&self, direction: &Triple) -> Vec<f32> {
        let [x, y, z] = direction.map(|share| share as f32);
        self.bins.iter().map(|bin| (bin[0] * x + bin[1] * y + bin[2] * z).norm_sqr()).collect()
    }

    /// Real cross-spectral matrix between two frequencies: the energy in each direction.
    pub(crate) fn directions(&self, low_hz: f64, high_hz: f64, weight: impl Fn(f64) -> f64) -> [[f64; 3]; 3] {
        let mut matrix = [[0.0; 3]; 3];
        for k in self.bin(low_hz)..=self.bin(high_hz) {
            let w = weight(k as f64 * self.step_hz) * self.step_hz;
            let bin = self.bins[k].map(|value| (f64::from(value.re), f64::from(value.im)));
            for (row, x) in matrix.iter_mut().zip(&bin) {
                for (cell, y) in row.iter_mut().zip(&bin) {
                    *cell += w * (x.0 * y.0 + x.1 * y.1);
                }
            }
        }
        matrix
    }
}

/// Makes spectra, keeping its plans and windows for the next frame.
pub(crate) struct SpectrumMaker {
    planner: RealFftPlanner<f32>,
    plans: BTreeMap<usize, Plan>,
    outputs: [Vec<Complex<f32>>; 3],
    scratch: Vec<Complex<f32>>,
}

/// What frames of one length share.
struct Plan {
    fft: Arc<dyn RealToComplex<f32>>,
    window: Vec<f64>,
    /// Energy of the window.
    energy: f64,
    inputs: [Vec<f32>; 3],
}

impl SpectrumMaker {
    pub(crate) fn new() -> Self {
        Self {
            planner: RealFftPlanner::new(),
            plans: BTreeMap::new(),
            outputs: [const { Vec::new() }; 3],
            scratch: Vec::new(),
        }
    }

    /// Puts the spectrum of a frame into `into`.
    pub(crate) fn spectrum(&mut self, frame: &[Sample], into: &mut FrameSpectrum) {
        let n = frame.len();
        let plan = self.plans.entry(n).or_insert_with(|| {
            let window = hann(n);
            let padded = (2 * n).next_power_of_two();
            let energy = window.iter().map(|w| w * w).sum();
            let inputs = [const { Vec::new() }; 3];
            Plan { fft: self.planner.plan_fft_forward(padded), window, energy, inputs }
        });
        let padded = plan.fft.len();
        let (mean, slope) = line(frame);
        let rate_hz = 1.0 / slope[TIME];
        let step_hz = rate_hz / padded as f64;
        let used = (((HIGHEST_HZ / step_hz) as usize) + 1).min(padded / 2 + 1);
        let scale = (2.0 / (rate_hz * plan.energy)).sqrt() as f32;
        for input in &mut plan.inputs {
            input.resize(padded, 0.0);
            input[n..].fill(0.0);
        }
        let mut d = -(n as f64 - 1.0) / 2.0;
        let [x, y, z] = &mut plan.inputs;
        for ((((sample, w), x), y), z) in frame.iter().zip(&plan.window).zip(x).zip(y).zip(z) {
            *x = ((sample[0] - mean[0] - slope[0] * d) * w) as f32;
            *y = ((sample[1] - mean[1] - slope[1] * d) * w) as f32;
            *z = ((sample[2] - mean[2] - slope[2] * d) * w) as f32;
            d += 1.0;
        }
        self.scratch.resize(plan.fft.get_scratch_len(), Complex::default());
        for (input, output) in plan.inputs.iter_mut().zip(&mut self.outputs) {
            output.resize(padded / 2 + 1, Complex::default());
            plan.fft
                .process_with_scratch(input, output, &mut self.scratch)
                .expect("the buffers have the plan's lengths");
        }
        let [x, y, z] = &self.outputs;
        let bins = x.iter().zip(y).zip(z).map(|((x, y), z)| [x * scale, y * scale, z * scale]);
        into.bins.clear();
        into.bins.extend(bins.take(used));
        into.density.clear();
        into.density.extend(into.bins.iter().map(|[x, y, z]| x.norm_sqr() + y.norm_sqr() + z.norm_sqr()));
        (into.step_hz, into.length_s, into.rate_hz) = (step_hz, n as f64 / rate_hz, rate_hz);
    }
}

/// The Hann window of `n` samples, periodic.
fn hann(n: usize) -> Vec<f64> {
    (0..n).map(|i| 0.5 - 0.5 * (std::f64::consts::TAU * i as f64 / n as f64).cos()).collect()
}

/// The spectrum of made samples at 100 Hz, for tests.
#[cfg(test)]
pub(crate) fn spectrum_of(frame: &[Triple]) -> FrameSpectrum {
    let mut found = FrameSpectrum::default();
    SpectrumMaker::new().spectrum(&with_times(frame, 100.0), &mut found);
    found
}

/// Made samples with their times, for tests.
#[cfg(test)]
pub(crate) fn with_times(frame: &[Triple], rate_hz: f64) -> Vec<Sample> {
    frame.iter().enumerate().map(|(i, [x, y, z])| [*x, *y, *z, i as f64 / rate_hz]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::TAU;

    fn samples(count: usize) -> Vec<Triple> {
        (0..count)
            .map(|i| i as f64 / 100.0)
            .map(|t| [3.0 * (TAU * 5.0 * t).sin(), 4.0 * (TAU * 5.0 * t).cos(), 7.0 + t])
            .collect()
    }

    #[test]
    fn the_density_adds_up_to_the_energy_of_the_movement() {
        let spectrum = spectrum_of(&samples(400));
        let energy = spectrum.density.iter().map(|v| f64::from(*v)).sum::<f64>() * spectrum.step_hz;
        // Half the squared amplitudes of two sines; the straight line adds nothing.
        assert!((energy - (9.0 + 16.0) / 2.0).abs() < 0.05, "{energy}");
    }

    #[test]
    fn the_fast_transform_is_the_slow_sum() {
        let frame = with_times(&samples(64), 100.0);
        let mut spectrum = FrameSpectrum::default();
        SpectrumMaker::new().spectrum(&frame, &mut spectrum);
        let (mean, slope) = line(&frame);
        let window = hann(64);
        let scale = 2.0 / (100.0 * window.iter().map(|w| w * w).sum::<f64>());
        for (k, bin) in spectrum.bins.iter().enumerate() {
            let sum: Complex<f64> = (0..64)
                .map(|i| {
                    let value = (frame[i][0] - mean[0] - slope[0] * (i as f64 - 31.5)) * window[i];
                    Complex::from_polar(value, -TAU * (k * i) as f64 / 128.0)
                })
                .sum();
            assert!((sum.norm_sqr() * scale - f64::from(bin[0].norm_sqr())).abs() < 1e-6, "bin {k}");
        }
    }

    #[test]
    fn the_rate_of_change_of_an_angle_has_the_spectrum_of_a_velocity() {
        let turn = TAU * 5.0;
        let made = |value: fn(f64) -> f64, scale: f64| -> Vec<Triple> {
            (0..800).map(|i| [scale * value(turn * f64::from(i) / 100.0), 0.0, 0.0]).collect()
        };
        let (mut angle, speed) = (spectrum_of(&made(f64::sin, 1.0)), spectrum_of(&made(f64::cos, turn)));
        angle.differentiate();
        let at = speed.bin(5.0);
        assert!((angle.density[at] / speed.density[at] - 1.0).abs() < 0.01);
    }
}
