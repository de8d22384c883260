//! The mean spectrum of the windows with the rhythm, or of all, with the level above which a peak counts.
//!
//! Method: spectra are added up as they pass, those with a rhythm of their own and all of them, through the short frame and through the
//! long one; at the end the right sum is smoothed over the band that the test for a rhythm looks at, and its background
//! is raised by the score that counts: what reaches above the level is a rhythm.

use super::super::engine::{Looked, Watcher};
use super::super::movement::{Signal, Spectrum};
use super::super::peak::{THRESHOLD, background, band_mean};
use super::super::spectrum::FrameSpectrum;

/// Lowest and highest frequency drawn, and the step between, in Hz.
const DRAWN_HZ: (f64, f64, f64) = (0.5, 15.0, 0.125);

/// Rhythms below this frequency are drawn with the long frames they were found in.
const SLOW_HZ: f64 = 2.5;

/// A sum of spectra of one kind of frame.
#[derive(Default)]
struct Sum {
    windows: usize,
    step_hz: f64,
    length_s: f64,
    density: Vec<f64>,
}

impl Sum {
    fn add(&mut self, spectrum: &FrameSpectrum) {
        let before = self.windows as f64;
        self.windows += 1;
        let mean = |known: f64, new: f64| (known * before + new) / (before + 1.0);
        (self.step_hz, self.length_s) = (mean(self.step_hz, spectrum.step_hz), mean(self.length_s, spectrum.length_s));
        self.density.resize(self.density.len().max(spectrum.density.len()), 0.0);
        for (sum, value) in self.density.iter_mut().zip(&spectrum.density) {
            *sum += f64::from(*value);
        }
    }

    fn mean(&self) -> FrameSpectrum {
        let density: Vec<f32> = self.density.iter().map(|sum| (sum / self.windows as f64) as f32).collect();
        FrameSpectrum { step_hz: self.step_hz, length_s: self.length_s, density, ..FrameSpectrum::default() }
    }
}

/// The sums so far: all windows and those with a rhythm, each through the short and the long frame.
#[derive(Default)]
pub(crate) struct MeanSpectrum {
    sums: [[Sum; 2]; 2],
}

impl MeanSpectrum {
    /// The spectrum to draw for a recording with this rhythm or none.
    pub(crate) fn drawn(&self, signal: Signal, rhythm_hz: Option<f64>) -> Spectrum {
        let frequency_hz: Vec<f64> =
            (0..).map(|k| DRAWN_HZ.0 + f64::from(k) * DRAWN_HZ.2).take_while(|f| *f <= DRAWN_HZ.1).collect();
        let unit = if signal == Signal::Acceleration { "g²/Hz" } else { "(°/s)²/Hz" };
        let is_slow = rhythm_hz.is_some_and(|hz| hz < SLOW_HZ);
        let sum = &self.sums[usize::from(rhythm_hz.is_some())][usize::from(is_slow)];
        let flat = vec![0.0; frequency_hz.len()];
        if sum.windows == 0 {
            return Spectrum { unit, windows: 0, frequency_hz, density: flat.clone(), significance_level: flat };
        }
        let mean = sum.mean();
        let level = |hz: &f64| background(&mean.density, mean.step_hz, mean.length_s, *hz).unwrap_or(0.0) * THRESHOLD;
        Spectrum {
            unit,
            windows: sum.windows,
            density: frequency_hz.iter().map(|hz| band_mean(&mean, *hz)).collect(),
            significance_level: frequency_hz.iter().map(level).collect(),
            frequency_hz,
        }
    }
}

impl Watcher for MeanSpectrum {
    fn window(&mut self, looked: &Looked<'_>) {
        let (Some(look), Some(spectra)) = (looked.look, looked.spectra) else { return };
        let has_rhythm = look.beat.as_ref().is_some_and(|beat| beat.stands_alone);
        for sums in &mut self.sums[..=usize::from(has_rhythm)] {
            for (sum, spectrum) in sums.iter_mut().zip(spectra) {
                sum.add(spectrum);
            }
        }
    }
}
