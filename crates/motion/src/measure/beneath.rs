//! Beneath: a rhythm under walking, looked for in what is left when the stride is taken out.
//!
//! In: a window's long frame, the phase of the stride in it, and the bands to look in. Out: the rhythm that stands out most, if
//! one does.
//! Method: the comb of the stride is taken out of the long frame ([`super::comb`]); in what is left, each peak is looked at along
//! the direction in which it stands out most ([`super::directed`]); the part that the comb took of the rhythm itself is
//! given back. A rhythm of the long frame must swing at least half as far in the window's own 4 s, so that what a person did
//! just before or after is not counted here.
//! Limits: of a tremor that keeps step with the stride nothing is left.

use super::amplitude::{Swing, swing};
use super::comb::{Comb, LEAST_LEFT};
use super::directed::{Directed, STANDS, STANDS_BESIDE, directed_peaks};
use super::movement::Signal;
use super::sample::Sample;
use super::spectrum::{FrameSpectrum, SpectrumMaker};
use std::f64::consts::TAU;
use std::ops::Range;

/// Least share of its size in the long frame that a slow rhythm has in the window's own 4 s: an envelope that swings by half
/// leaves more.
const OWN_SHARE: f64 = 0.5;

/// A rhythm beneath walking.
pub(crate) struct Found {
    pub swing: Swing,
    /// It stands out enough to be believed without other windows.
    pub stands_alone: bool,
    /// The frame it was found in: the window's own or the long one.
    pub frame: usize,
}

/// Looks beneath, keeping its room for the next window.
#[derive(Default)]
pub(crate) struct Beneath {
    comb: Comb,
    rest: Vec<Sample>,
    spectra: [FrameSpectrum; 2],
}

impl Beneath {
    /// Looks through a long frame and the window's own inside it, each with its band in Hz.
    pub(crate) fn look(
        &mut self,
        maker: &mut SpectrumMaker,
        long: &[Sample],
        phases: &[f64],
        stride_hz: f64,
        frames: &[(Range<usize>, Option<[f64; 2]>); 2],
        smallest: f64,
    ) -> Option<Found> {
        self.comb.set(phases, stride_hz)?;
        self.rest.clear();
        self.rest.extend_from_slice(long);
        self.comb.remove(&mut self.rest);
        let mut best: Vec<(usize, Directed)> = Vec::new();
        for (which, (samples, band)) in frames.iter().enumerate() {
            let Some([low, high]) = *band else { continue };
            maker.spectrum(&self.rest[samples.clone()], &mut self.spectra[which]);
            best.extend(directed_peaks(&self.spectra[which], low, high).into_iter().map(|peak| (which, peak)));
        }
        best.retain(|(_, found)| found.peak.score >= STANDS_BESIDE);
        best.sort_by(|a, b| b.1.peak.score.total_cmp(&a.1.peak.score));
        let own = &frames[0].0;
        best.into_iter().find_map(|(which, found)| {
            let samples = frames[which].0.clone();
            let spectrum = found.spectrum(&self.spectra[which]);
            let alone: Vec<Sample> = self.rest.iter().map(|sample| found.sample(sample)).collect();
            let turn = TAU * found.peak.frequency_hz / spectrum.rate_hz;
            let left = self.comb.left(turn, samples.clone());
            if left < LEAST_LEFT || size(&alone[own.clone()], turn) < OWN_SHARE * size(&alone[samples.clone()], turn) {
                return None;
            }
            let swing = swing(&alone[samples], &spectrum, &found.peak, Signal::AngularVelocity, left)?;
            let stands_alone = found.peak.score >= STANDS;
            (swing.amplitude >= smallest).then_some(Found { swing, stands_alone, frame: which })
        })
    }
}

/// Amplitude of the sinusoid at one frequency in some samples, all axes together.
fn size(samples: &[Sample], turn: f64) -> f64 {
    let (mut cosine, mut sine) = ([0.0; 3], [0.0; 3]);
    for (i, sample) in samples.iter().enumerate() {
        let (sin, cos) = (turn * i as f64).sin_cos();
        for axis in 0..3 {
            cosine[axis] += cos * sample[axis];
            sine[axis] += sin * sample[axis];
        }
    }
    let squared: f64 = cosine.iter().chain(&sine).map(|part| part * part).sum();
    2.0 * squared.sqrt() / samples.len() as f64
}

#[cfg(test)]
mod tests {
    use super::super::spectrum::with_times;
    use super::*;
    use crate::recording::Triple;

    /// A walk of 0.9 strides a second, whose steps nod by 2° and turn by 3°, and a tremor about z.
    fn look(tremor: impl Fn(f64) -> f64) -> Option<Found> {
        let mut state = 3_u64;
        let mut even = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1_u64 << 53) as f64 - 0.5
        };
        let phase = |t: f64| TAU * (0.9 * t + 0.004 * t * t);
        let walk: Vec<Triple> = (0..400)
            .map(|i| f64::from(i) / 50.0)
            .map(|t| {
                let stride = [17.0 * phase(t).cos(), 22.0 * (2.0 * phase(t)).cos(), 3.0 * (4.0 * phase(t)).sin()];
                [stride[0] + 8.0 * even(), stride[1] + 8.0 * even(), stride[2] + 8.0 * even() + tremor(t)]
            })
            .collect();
        let phases: Vec<f64> = (0..400).map(|i| phase(f64::from(i) / 50.0)).collect();
        let frames = [(100..300, Some([2.5, 12.0])), (0..400, Some([1.0, 3.2]))];
        Beneath::default().look(&mut SpectrumMaker::new(), &with_times(&walk, 50.0), &phases, 0.93, &frames, 0.1)
    }

    #[test]
    fn a_walk_alone_has_no_tremor_beneath_it() {
        assert!(look(|_| 0.0).is_none());
    }

    #[test]
    fn a_tremor_beneath_a_walk_is_found_and_measured() {
        for hz in [1.4, 2.3, 4.15, 6.0] {
            let found = look(|t| 1.0 * TAU * hz * (TAU * hz * t).cos()).expect("it trembles");
            assert!((found.swing.frequency_hz - hz).abs() < 0.06, "{hz} {:?}", found.swing);
            assert!((found.swing.amplitude - 1.0).abs() < 0.15, "{hz} {:?}", found.swing);
        }
    }

    #[test]
    fn what_a_person_did_a_second_before_the_window_is_not_of_the_window() {
        assert!(look(|t| if t < 1.5 { 60.0 * (TAU * 1.4 * t).sin() } else { 0.0 }).is_none());
    }
}
