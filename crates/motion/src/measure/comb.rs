//! Comb: a slow movement with everything that beats with it, taken out of a frame.
//!
//! For: looking for a tremor beneath walking, whose step and stride, with their multiples, fill the spectrum.
//! In: one frame, and the phase of the movement at each of its samples. Out: the frame without it, and how much of a
//! sinusoid at some frequency is left after such a removal.
//! Method: least squares of a constant and the multiples of the phase up to [`TOP_HZ`], each with an amplitude that
//! changes along a straight line, on each axis. The phase follows the movement's own pace, so that
//! high multiples stay sharp. Sums over products of multiples are those over their sums and differences, which makes
//! the normal equations cheap.
//! Limits: of a tremor that keeps step with the movement nothing is left; one within about 1 / (frame length) of a multiple
//! loses a part, which is made good in its amplitude where a tenth or more is left.
//! Bench: by itself it lowers the strongest peak of healthy walking from 13.8 to 7.2 times the background (normal walking task,
//! left ear, 31 windows); what it finds together with [`super::directed`] stands there.

use super::normal::{factor, solve};
use super::sample::Sample;
use std::ops::Range;

/// Multiples up to this are taken out, in Hz: the end of the band looked at.
const TOP_HZ: f64 = 12.0;

/// Most multiples: 12 Hz of a stride of 0.6 Hz.
const MOST_TEETH: usize = 20;

/// Least share of a sinusoid's energy that must be left for an amplitude to be told.
pub(crate) const LEAST_LEFT: f64 = 0.1;

/// A comb fitted to a phase.
#[derive(Default)]
pub(crate) struct Comb {
    teeth: usize,
    /// Cosine and sine of the phase at each sample.
    turns: Vec<[f64; 2]>,
    /// The Cholesky factor of the normal equations.
    factor: Vec<f64>,
    sums: Vec<[f64; 6]>,
    right: Vec<[f64; 3]>,
}

impl Comb {
    /// Makes ready for frames in which a movement of about `frequency_hz` has these phases, in radians; `None` when there
    /// are too few samples for its multiples.
    pub(crate) fn set(&mut self, phases: &[f64], frequency_hz: f64) -> Option<()> {
        self.teeth = ((TOP_HZ / frequency_hz) as usize).clamp(1, MOST_TEETH);
        self.turns.clear();
        self.turns.extend(phases.iter().map(|phase| [phase.cos(), phase.sin()]));
        // Sums of cos mφ and sin mφ times 1, τ and τ².
        let count = 2 * self.teeth + 1;
        self.sums.clear();
        self.sums.resize(count, [0.0; 6]);
        for (i, turn) in self.turns.iter().enumerate() {
            let tau = along(i, self.turns.len());
            let (mut c, mut s) = (1.0, 0.0);
            for sum in &mut self.sums {
                let (ct, st) = (c * tau, s * tau);
                for (sum, value) in sum.iter_mut().zip([c, ct, ct * tau, s, st, st * tau]) {
                    *sum += value;
                }
                (c, s) = (c * turn[0] - s * turn[1], s * turn[0] + c * turn[1]);
            }
        }
        let (columns, n) = (count, 2 * count);
        if self.turns.len() < 2 * n {
            return None;
        }
        self.factor.clear();
        self.factor.resize(n * n, 0.0);
        for i in 0..n {
            for j in 0..=i {
                self.factor[i * n + j] = self.product(i % columns, j % columns, i / columns + j / columns);
            }
        }
        factor(&mut self.factor, n)
    }

    /// Sum over the frame of two columns' product, times τ to a power. Column 2k - 1 is cos kφ, column 2k is sin kφ.
    fn product(&self, a: usize, b: usize, power: usize) -> f64 {
        let (k, l) = (a.div_ceil(2), b.div_ceil(2));
        let (together, apart) = (&self.sums[k + l], &self.sums[k.abs_diff(l)]);
        let is_sine = |column: usize| column > 0 && column.is_multiple_of(2);
        let sines = |of: usize, with: usize| {
            let turned = if of < with { -apart[3 + power] } else { apart[3 + power] };
            (together[3 + power] + turned) / 2.0
        };
        match (is_sine(a), is_sine(b)) {
            (false, false) => (apart[power] + together[power]) / 2.0,
            (true, true) => (apart[power] - together[power]) / 2.0,
            (true, false) => sines(k, l),
            (false, true) => sines(l, k),
        }
    }

    /// Takes the movement out of a frame of as many samples as there were phases.
    pub(crate) fn remove(&mut self, frame: &mut [Sample]) {
        let columns = 2 * self.teeth + 1;
        self.right.clear();
        self.right.resize(2 * columns, [0.0; 3]);
        for (i, (sample, turn)) in frame.iter().zip(&self.turns).enumerate() {
            let tau = along(i, self.turns.len());
            let (level, slope) = self.right.split_at_mut(columns);
            each(turn, self.teeth, |column, value| {
                for axis in 0..3 {
                    let part = value * sample[axis];
                    level[column][axis] += part;
                    slope[column][axis] += tau * part;
                }
            });
        }
        solve(&self.factor, &mut self.right);
        let (level, slope) = self.right.split_at(columns);
        for (i, (sample, turn)) in frame.iter_mut().zip(&self.turns).enumerate() {
            let tau = along(i, self.turns.len());
            each(turn, self.teeth, |column, value| {
                for axis in 0..3 {
                    sample[axis] -= value * (level[column][axis] + tau * slope[column][axis]);
                }
            });
        }
    }

    /// Share of a sinusoid's energy that is left in some samples after the removal; `turn` in radians per sample.
    pub(crate) fn left(&mut self, turn: f64, samples: Range<usize>) -> f64 {
        let mut frame: Vec<Sample> = (0..self.turns.len())
            .map(|i| {
                let (sin, cos) = (turn * i as f64).sin_cos();
                [cos, sin, 0.0, 0.0]
            })
            .collect();
        self.remove(&mut frame);
        let count = samples.len() as f64;
        frame[samples].iter().map(|[x, y, ..]| x * x + y * y).sum::<f64>() / count
    }
}

/// Where a sample lies in its frame, from -1 to 1.
fn along(at: usize, count: usize) -> f64 {
    (2 * at + 1) as f64 / count as f64 - 1.0
}

/// Shows every column's value at one sample.
fn each(turn: &[f64; 2], teeth: usize, mut show: impl FnMut(usize, f64)) {
    show(0, 1.0);
    let [mut c, mut s] = *turn;
    for k in 1..=teeth {
        show(2 * k - 1, c);
        show(2 * k, s);
        (c, s) = (c * turn[0] - s * turn[1], s * turn[0] + c * turn[1]);
    }
}

#[cfg(test)]
mod tests {
    use super::super::spectrum::with_times;
    use super::*;
    use crate::recording::Triple;
    use std::f64::consts::TAU;

    /// A comb of 0.9 Hz whose pace changes, in 8 s at 50 Hz.
    fn phases() -> Vec<f64> {
        (0..400).map(|i| f64::from(i) / 50.0).map(|t| TAU * (0.9 * t + 0.01 * t * t)).collect()
    }

    fn without(frame: &[Triple]) -> Vec<Sample> {
        let mut comb = Comb::default();
        comb.set(&phases(), 0.98).expect("8 s");
        let mut frame = with_times(frame, 50.0);
        comb.remove(&mut frame);
        frame
    }

    #[test]
    fn what_beats_with_the_movement_goes_however_it_swells_and_changes_pace() {
        let made: Vec<Triple> = phases()
            .iter()
            .enumerate()
            .map(|(i, phase)| {
                let swell = 1.0 + i as f64 / 400.0;
                [3.0 * phase.sin() * swell, 2.0 * (2.0 * phase).cos(), 40.0 + (7.0 * phase + 1.0).sin() * swell]
            })
            .collect();
        assert!(without(&made).iter().all(|sample| sample[..3].iter().all(|value| value.abs() < 1e-4)));
    }

    #[test]
    fn what_lies_between_the_multiples_stays() {
        let tone: Vec<Triple> = (0..400).map(|i| [(TAU * 4.35 * f64::from(i) / 50.0).sin(), 0.0, 0.0]).collect();
        let energy = without(&tone).iter().map(|sample| sample[0] * sample[0]).sum::<f64>() / 200.0;
        assert!(energy > 0.7, "{energy}");
        let mut comb = Comb::default();
        comb.set(&phases(), 0.98).expect("8 s");
        assert!((comb.left(TAU * 4.35 / 50.0, 0..400) - energy).abs() < 0.05);
    }

    #[test]
    fn a_frame_too_short_for_its_multiples_is_refused() {
        assert!(Comb::default().set(&phases()[..30], 0.9).is_none());
    }
}
