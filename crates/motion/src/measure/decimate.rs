//! Fewer samples: what no head can do is filtered out, and every few samples one is kept.
//!
//! In: even samples of one stretch, piece by piece. Out: samples at 45 to 90 Hz (or the rate they came at, where that is
//! lower).
//! Method: a symmetric low-pass (Kaiser's window, Kaiser 1974; order by Kaiser's formula) that leaves everything up to
//! [`HIGHEST_HZ`] within one part in 10 000 and lets nothing fold back into it. The time goes through the same filter, which leaves
//! a straight line as it is. Its edge lies at half the rate kept, so that every tap at a whole number of kept samples is nothing,
//! and is left out: half of them where every second sample is kept. At the ends of a stretch the signal is carried on mirrored about its end point.
//! Limits: the first and last tenths of a second of a stretch rest partly on mirrored samples.

use super::sample::Sample;
use super::spectrum::HIGHEST_HZ;
use std::f64::consts::{PI, TAU};

/// Lowest rate kept, in Hz: room for the filter between [`HIGHEST_HZ`] and its mirror image.
const LOWEST_KEPT_HZ: f64 = 45.0;

/// How far the stop band is down, in dB; the pass band is flat to the same measure, one part in 10 000.
const DOWN_DB: f64 = 80.0;

/// Samples kept before they are dropped together.
const BATCH: usize = 4096;

/// Every how many samples one is kept.
pub(crate) fn factor(rate_hz: f64) -> usize {
    ((rate_hz / LOWEST_KEPT_HZ) as usize).max(1)
}

/// Keeps every few samples of one channel of one stretch.
#[derive(Clone)]
pub(crate) struct Decimator {
    factor: usize,
    /// The filter's middle, and how far from it on each side its other taps lie, nearest first.
    middle: f64,
    taps: Vec<(usize, f64)>,
    reach: usize,
    /// Samples from the reach of the next one to be made.
    held: Vec<Sample>,
    /// Where in `held` the middle of the next one lies.
    next: usize,
    has_begun: bool,
}

impl Decimator {
    /// A decimator for samples at a rate.
    pub(crate) fn new(rate_hz: f64) -> Self {
        let factor = factor(rate_hz);
        let all = taps(rate_hz, factor);
        let taps = all.iter().copied().enumerate().filter(|(k, _)| !k.is_multiple_of(factor)).collect();
        Self { factor, middle: all[0], taps, reach: all.len() - 1, held: Vec::new(), next: 0, has_begun: false }
    }

    /// Begins a new stretch.
    pub(crate) fn begin(&mut self) {
        self.held.clear();
        self.next = 0;
        self.has_begun = false;
    }

    /// Takes samples and hands on those that can be made.
    pub(crate) fn take(&mut self, samples: &[Sample], out: &mut Vec<Sample>) {
        if self.factor == 1 {
            out.extend_from_slice(samples);
            return;
        }
        self.held.extend_from_slice(samples);
        let reach = self.reach;
        if !self.has_begun {
            if self.held.len() <= reach {
                return;
            }
            self.mirror_front();
        }
        self.make(self.held.len(), out);
    }

    /// Hands on what is left at the end of a stretch.
    pub(crate) fn end(&mut self, out: &mut Vec<Sample>) {
        if self.factor == 1 || self.held.is_empty() {
            return;
        }
        if !self.has_begun {
            self.mirror_front();
        }
        let real = self.held.len();
        let pivot = self.held[real - 1];
        for k in 1..=self.reach {
            let source = self.held[(real - 1).saturating_sub(k)];
            self.held.push(mirrored(&pivot, &source));
        }
        self.make(real + self.reach, out);
    }

    fn mirror_front(&mut self) {
        let pivot = self.held[0];
        let last = self.held.len() - 1;
        let front: Vec<Sample> = (1..=self.reach).rev().map(|k| mirrored(&pivot, &self.held[k.min(last)])).collect();
        self.next = front.len();
        self.held.splice(0..0, front);
        self.has_begun = true;
    }

    /// Makes every sample whose reach lies below `to`.
    fn make(&mut self, to: usize, out: &mut Vec<Sample>) {
        let reach = self.reach;
        while self.next + reach < to {
            let around = &self.held[self.next - reach..=self.next + reach];
            let mut value = around[reach].map(|lane| lane * self.middle);
            for (k, tap) in &self.taps {
                let (back, ahead) = (&around[reach - k], &around[reach + k]);
                for lane in 0..4 {
                    value[lane] += tap * (back[lane] + ahead[lane]);
                }
            }
            out.push(value);
            self.next += self.factor;
        }
        if self.next > reach + BATCH {
            let cut = self.next - reach;
            self.held.drain(..cut.min(self.held.len()));
            self.next -= cut;
        }
    }
}

/// A sample mirrored about a point.
fn mirrored(pivot: &Sample, sample: &Sample) -> Sample {
    std::array::from_fn(|lane| 2.0 * pivot[lane] - sample[lane])
}

/// The low-pass, from its middle outwards; adds up to one over both sides.
fn taps(rate_hz: f64, factor: usize) -> Vec<f64> {
    if factor == 1 {
        return vec![1.0];
    }
    let kept_hz = rate_hz / factor as f64;
    let (pass, stop) = (HIGHEST_HZ / rate_hz, (kept_hz - HIGHEST_HZ) / rate_hz);
    let reach = ((DOWN_DB - 7.95) / (2.285 * TAU * (stop - pass)) / 2.0).ceil() as usize;
    let beta = 0.1102 * (DOWN_DB - 8.7);
    // Half of pass and stop together is half the rate kept: the ideal filter is zero at every whole number of kept samples.
    let cut = (pass + stop) / 2.0;
    let mut taps: Vec<f64> = (0..=reach)
        .map(|k| {
            let x = k as f64;
            let ideal = match k {
                0 => 2.0 * cut,
                k if k.is_multiple_of(factor) => 0.0,
                _ => (TAU * cut * x).sin() / (PI * x),
            };
            ideal * bessel(beta * (1.0 - (x / reach as f64).powi(2)).sqrt()) / bessel(beta)
        })
        .collect();
    let total = taps[0] + 2.0 * taps[1..].iter().sum::<f64>();
    taps.iter_mut().for_each(|tap| *tap /= total);
    taps
}

/// The modified Bessel function of the first kind and order zero, by its power series.
fn bessel(x: f64) -> f64 {
    let (mut sum, mut term) = (1.0, 1.0);
    for k in 1..60 {
        term *= (x / (2.0 * f64::from(k))).powi(2);
        sum += term;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimated(rate_hz: f64, signal: impl Fn(f64) -> f64) -> Vec<Sample> {
        let samples: Vec<Sample> =
            (0..2000).map(|i| f64::from(i) / rate_hz).map(|t| [signal(t), 0.0, 1.0, t]).collect();
        let (mut decimator, mut out) = (Decimator::new(rate_hz), Vec::new());
        samples.chunks(37).for_each(|piece| decimator.take(piece, &mut out));
        decimator.end(&mut out);
        out
    }

    /// How far the result lies from a factor times the signal, away from the ends.
    fn off(rate_hz: f64, hz: f64, share: f64) -> f64 {
        let out = decimated(rate_hz, |t| (TAU * hz * t).sin());
        out[40..out.len() - 40].iter().map(|s| (s[0] - share * (TAU * hz * s[3]).sin()).abs()).fold(0.0, f64::max)
    }

    #[test]
    fn what_a_head_can_do_stays_and_what_would_fold_back_goes() {
        for rate_hz in [91.0, 100.0, 128.0, 200.0, 1000.0] {
            for hz in [0.5, 5.0, 12.0, 17.9] {
                assert!(off(rate_hz, hz, 1.0) < 3e-4, "{rate_hz} {hz} {}", off(rate_hz, hz, 1.0));
            }
            let kept = rate_hz / factor(rate_hz) as f64;
            assert!(off(rate_hz, kept - 12.0, 0.0) < 3e-4, "{rate_hz}");
        }
    }

    #[test]
    fn times_and_counts_stay_true_and_pieces_do_not_matter() {
        let out = decimated(200.0, |t| t);
        assert_eq!(out.len(), 500);
        for (i, sample) in out.iter().enumerate() {
            let t = i as f64 * 4.0 / 200.0;
            assert!((sample[3] - t).abs() < 1e-9 && (sample[0] - t).abs() < 1e-9 && (sample[2] - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn slow_recordings_are_left_alone() {
        assert_eq!((factor(10.0), factor(64.0), factor(99.8), factor(200.0)), (1, 1, 2, 4));
        assert_eq!(decimated(50.0, |t| t).len(), 2000);
    }

    #[test]
    fn a_stretch_shorter_than_the_filter_still_gives_samples() {
        let (mut decimator, mut out) = (Decimator::new(200.0), Vec::new());
        decimator.take(&[[1.0, 2.0, 3.0, 0.0]; 9], &mut out);
        decimator.end(&mut out);
        assert_eq!(out.len(), 3);
    }
}
