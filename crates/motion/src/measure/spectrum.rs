//! The spectrum of one frame: where its energy lies, all axes together.
//!
//! In: evenly spaced samples of three axes. Out: power spectral density up to [`HIGHEST_HZ`], and the cross spectra
//! that say in which direction each frequency goes.
//! Method: straight line taken out, Hann window, one real FFT per axis, padded so that the grid is finer than the
//! resolution. Summing the axes' power makes the result the same however the sensor is turned.
//! Limits: frequencies closer than 2 / (frame length) are not told apart.

use crate::recording::Triple;
use realfft::num_complex::Complex;
use realfft::{RealFftPlanner, RealToComplex};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Nothing is looked for above this, in Hz: the band ends at 12 Hz and the background needs some room beside it.
pub(crate) const HIGHEST_HZ: f64 = 18.0;

/// The spectrum of one frame.
pub(crate) struct FrameSpectrum {
    /// Distance between bins, in Hz.
    pub step_hz: f64,
    /// Length of the frame, in s.
    pub length_s: f64,
    /// Scaled transforms: the squared magnitudes of the three axes add up to the one-sided density.
    pub bins: Vec<[Complex<f64>; 3]>,
    /// One-sided power spectral density, all axes together, in unit²/Hz.
    pub density: Vec<f64>,
}

impl FrameSpectrum {
    /// The bin nearest a frequency, inside the spectrum.
    pub(crate) fn bin(&self, frequency_hz: f64) -> usize {
        ((frequency_hz / self.step_hz).round().max(0.0) as usize).min(self.density.len() - 1)
    }

    /// Turns a position's spectrum into its velocity's.
    pub(crate) fn differentiate(&mut self) {
        for (k, (bin, density)) in self.bins.iter_mut().zip(&mut self.density).enumerate() {
            let factor = std::f64::consts::TAU * k as f64 * self.step_hz;
            *bin = bin.map(|value| value * factor);
            *density *= factor * factor;
        }
    }

    /// The density of the movement along one direction.
    pub(crate) fn along(&self, direction: &Triple) -> Vec<f64> {
        let project =
            |bin: &[Complex<f64>; 3]| (0..3).map(|axis| bin[axis] * direction[axis]).sum::<Complex<f64>>().norm_sqr();
        self.bins.iter().map(project).collect()
    }

    /// Real cross-spectral matrix between two frequencies: the energy in each direction.
    pub(crate) fn directions(&self, low_hz: f64, high_hz: f64, weight: impl Fn(f64) -> f64) -> [[f64; 3]; 3] {
        let mut matrix = [[0.0; 3]; 3];
        for k in self.bin(low_hz)..=self.bin(high_hz) {
            let w = weight(k as f64 * self.step_hz) * self.step_hz;
            let bin = &self.bins[k];
            for (row, x) in matrix.iter_mut().zip(bin) {
                for (cell, y) in row.iter_mut().zip(bin) {
                    *cell += w * (x.re * y.re + x.im * y.im);
                }
            }
        }
        matrix
    }
}

/// Makes spectra, keeping its plans and windows for the next frame.
pub(crate) struct SpectrumMaker {
    planner: RealFftPlanner<f64>,
    plans: BTreeMap<usize, Arc<dyn RealToComplex<f64>>>,
    windows: BTreeMap<usize, Vec<f64>>,
    input: Vec<f64>,
    output: Vec<Complex<f64>>,
    scratch: Vec<Complex<f64>>,
}

impl SpectrumMaker {
    pub(crate) fn new() -> Self {
        Self {
            planner: RealFftPlanner::new(),
            plans: BTreeMap::new(),
            windows: BTreeMap::new(),
            input: Vec::new(),
            output: Vec::new(),
            scratch: Vec::new(),
        }
    }

    /// The spectrum of a frame; `padded` is the length of the transform, at least the frame's.
    pub(crate) fn spectrum(&mut self, frame: &[Triple], rate_hz: f64, padded: usize) -> FrameSpectrum {
        let n = frame.len();
        let padded = padded.max(n);
        let plan = self.plans.entry(padded).or_insert_with(|| self.planner.plan_fft_forward(padded)).clone();
        let window = self.windows.entry(n).or_insert_with(|| hann(n));
        self.output.resize(padded / 2 + 1, Complex::default());
        self.scratch.resize(plan.get_scratch_len(), Complex::default());
        let step_hz = rate_hz / padded as f64;
        let used = (((HIGHEST_HZ / step_hz) as usize) + 1).min(padded / 2 + 1);
        let energy: f64 = window.iter().map(|w| w * w).sum();
        let scale = (2.0 / (rate_hz * energy)).sqrt();
        let mut bins = vec![[Complex::default(); 3]; used];
        for axis in 0..3 {
            let (mean, slope) = line(frame, axis);
            let middle = (n as f64 - 1.0) / 2.0;
            self.input.clear();
            self.input.extend(
                frame
                    .iter()
                    .zip(window.iter())
                    .enumerate()
                    .map(|(i, (s, w))| (s[axis] - mean - slope * (i as f64 - middle)) * w),
            );
            self.input.resize(padded, 0.0);
            plan.process_with_scratch(&mut self.input, &mut self.output, &mut self.scratch)
                .expect("the buffers have the plan's lengths");
            for (bin, value) in bins.iter_mut().zip(&self.output) {
                bin[axis] = value * scale;
            }
        }
        let density = bins.iter().map(|bin| bin.iter().map(Complex::norm_sqr).sum()).collect();
        FrameSpectrum { step_hz, length_s: n as f64 / rate_hz, bins, density }
    }
}

/// The Hann window of `n` samples, periodic.
fn hann(n: usize) -> Vec<f64> {
    (0..n).map(|i| 0.5 - 0.5 * (std::f64::consts::TAU * i as f64 / n as f64).cos()).collect()
}

/// Mean and slope per sample of one axis.
fn line(frame: &[Triple], axis: usize) -> (f64, f64) {
    let n = frame.len() as f64;
    let middle = (n - 1.0) / 2.0;
    let mean = frame.iter().map(|s| s[axis]).sum::<f64>() / n;
    let (mut up, mut down) = (0.0, 0.0);
    for (i, s) in frame.iter().enumerate() {
        let d = i as f64 - middle;
        up += d * (s[axis] - mean);
        down += d * d;
    }
    (mean, if down > 0.0 { up / down } else { 0.0 })
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
        let spectrum = SpectrumMaker::new().spectrum(&samples(400), 100.0, 2048);
        let energy = spectrum.density.iter().sum::<f64>() * spectrum.step_hz;
        // Half the squared amplitudes of two sines; the straight line adds nothing.
        assert!((energy - (9.0 + 16.0) / 2.0).abs() < 0.05, "{energy}");
    }

    #[test]
    fn the_fast_transform_is_the_slow_sum() {
        let (frame, rate, padded) = (samples(64), 100.0, 128);
        let spectrum = SpectrumMaker::new().spectrum(&frame, rate, padded);
        let (mean, slope) = line(&frame, 0);
        let window = hann(64);
        let scale = 2.0 / (rate * window.iter().map(|w| w * w).sum::<f64>());
        for (k, bin) in spectrum.bins.iter().enumerate() {
            let sum: Complex<f64> = (0..64)
                .map(|i| {
                    let value = (frame[i][0] - mean - slope * (i as f64 - 31.5)) * window[i];
                    Complex::from_polar(value, -TAU * (k * i) as f64 / padded as f64)
                })
                .sum();
            assert!((sum.norm_sqr() * scale - bin[0].norm_sqr()).abs() < 1e-9, "bin {k}");
        }
    }

    #[test]
    fn the_rate_of_change_of_an_angle_has_the_spectrum_of_a_velocity() {
        let turn = TAU * 5.0;
        let angle: Vec<Triple> = (0..800).map(|i| f64::from(i) / 100.0).map(|t| [(turn * t).sin(), 0.0, 0.0]).collect();
        let speed: Vec<Triple> =
            (0..800).map(|i| f64::from(i) / 100.0).map(|t| [turn * (turn * t).cos(), 0.0, 0.0]).collect();
        let mut maker = SpectrumMaker::new();
        let (mut angle, speed) = (maker.spectrum(&angle, 100.0, 2048), maker.spectrum(&speed, 100.0, 2048));
        angle.differentiate();
        let at = speed.bin(5.0);
        assert!((angle.density[at] / speed.density[at] - 1.0).abs() < 0.01);
    }
}
