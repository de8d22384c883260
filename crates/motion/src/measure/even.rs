//! Even samples: rows as they came become one stretch of evenly spaced samples.
//!
//! In: rows in order, piece by piece. Out: samples at even times, and where a stretch ends.
//! Method: rows with a value missing are left out; a longer silence than [`BRIDGED_S`] (and than a lost sample) ends the
//! stretch. Where times wander by more than [`JITTER_TO_RESAMPLE_S`] from a straight line, the rest of the stretch is put on
//! an even grid by a natural cubic spline, block by block with some rows of the neighbours on each side; steadier times are
//! taken as they are, so that nothing is smoothed needlessly.
//! Limits: a spline between samples cannot restore what a rate below about four samples per cycle did not catch.

use super::sample::{Sample, TIME, line};
use super::spline::spline;
use crate::quality::GAP_STEPS;
use crate::recording::Triple;

/// Missing stretches up to this long, in s, are bridged by the spline: half a cycle at the fastest rhythm looked for
/// is 0.04 s, and a phone that loses a few samples every second is still measured.
const BRIDGED_S: f64 = 0.06;

/// Root-mean-square wander of times that asks for resampling, in s: 0.5 ms shifts an 8 Hz rhythm by 1.4° of phase,
/// which puts 2.5 % of its amplitude beside it as noise.
const JITTER_TO_RESAMPLE_S: f64 = 0.0005;

/// A rate that differs from the told one by more than this share is put on the told one: frames would be too long or short.
const OTHER_RATE: f64 = 0.2;

/// Rows handled together: 0.64 s at 100 Hz. Our choice: short enough for a live picture.
const BLOCK: usize = 64;

/// Rows of the neighbours that the spline of a block sees: the effect of a knot falls to a quarter with each knot between
/// (de Boor 1978), so that eight leave some 10⁻⁵.
const CONTEXT: usize = 8;

/// Below this many samples a stretch cannot be fitted.
pub(crate) const SHORTEST_STRETCH: usize = 8;

/// Rows of the channels that are used: the measured signal first.
pub(crate) struct Channels<'a> {
    pub time_s: &'a [f64],
    pub values: Vec<&'a [Triple]>,
}

/// Makes one stretch even.
pub(crate) struct Evener {
    step_s: f64,
    /// When the stretch began.
    origin_s: f64,
    /// Time of the last row, since the stretch began.
    last_s: f64,
    /// Rows of the stretch so far.
    rows: usize,
    /// Rows not yet handed on, by channel, after some that were.
    pending: Vec<Vec<Sample>>,
    /// How many of those were handed on.
    done: usize,
    /// Period and next time of the even grid, once times have wandered.
    grid: Option<(f64, f64)>,
}

impl Evener {
    /// An evener for a stretch of so many channels; `step_s` is the usual step.
    pub(crate) fn new(step_s: f64, channels: usize) -> Self {
        Self {
            step_s,
            origin_s: 0.0,
            last_s: f64::NEG_INFINITY,
            rows: 0,
            pending: vec![Vec::with_capacity(2 * BLOCK + 2 * CONTEXT); channels],
            done: 0,
            grid: None,
        }
    }

    /// When the stretch began, in s from the recording's first sample.
    pub(crate) const fn origin_s(&self) -> f64 {
        self.origin_s
    }

    /// Takes rows from `from` on until the stretch ends: the row it stopped at, and whether a gap stopped it.
    pub(crate) fn take(&mut self, source: &Channels<'_>, from: usize, out: &mut [Vec<Sample>]) -> (usize, bool) {
        let limit_s = BRIDGED_S.max(GAP_STEPS * self.step_s);
        let (signal, others) = (source.values[0], &source.values[1..]);
        for row in from..source.time_s.len().min(signal.len()) {
            let ([x, y, z], time_s) = (signal[row], source.time_s[row]);
            if !(x + y + z + time_s).is_finite() {
                continue;
            }
            if self.rows == 0 {
                self.origin_s = time_s;
            }
            let time_s = time_s - self.origin_s;
            if time_s <= self.last_s {
                continue;
            }
            if time_s - self.last_s > limit_s && self.rows > 0 {
                return (row, true);
            }
            self.last_s = time_s;
            self.rows += 1;
            self.pending[0].push([x, y, z, time_s]);
            for (pending, values) in self.pending[1..].iter_mut().zip(others) {
                let [x, y, z] = values[row];
                pending.push([x, y, z, time_s]);
            }
            if self.pending[0].len() >= self.done + BLOCK + CONTEXT {
                self.hand_on(BLOCK, out);
            }
        }
        (source.time_s.len(), false)
    }

    /// Hands on what is left; a stretch too short to fit anything gives nothing.
    pub(crate) fn end(&mut self, out: &mut [Vec<Sample>]) {
        if self.rows >= SHORTEST_STRETCH {
            while self.pending[0].len() > self.done {
                self.hand_on(BLOCK.min(self.pending[0].len() - self.done), out);
            }
        }
    }

    /// Hands on the next `count` rows.
    fn hand_on(&mut self, count: usize, out: &mut [Vec<Sample>]) {
        let (from, to) = (self.done, self.done + count);
        for companion in &mut self.pending[1..] {
            fill(companion, from);
        }
        let signal = &self.pending[0];
        if self.grid.is_none() && !is_even(&signal[from.saturating_sub(CONTEXT)..to], self.step_s) {
            let begun = from.checked_sub(1).map_or(signal[from][TIME], |last| signal[last][TIME] + self.step_s);
            self.grid = Some((self.step_s, begun));
        }
        match &mut self.grid {
            None => {
                for (pending, out) in self.pending.iter().zip(out) {
                    out.extend_from_slice(&pending[from..to]);
                }
            }
            Some((period_s, next_s)) => {
                let last_s = signal[to - 1][TIME] + 1e-6 * *period_s;
                let knots = from.saturating_sub(CONTEXT)..(to + CONTEXT).min(signal.len());
                for (pending, out) in self.pending.iter().zip(out) {
                    spline(&pending[knots.clone()], *next_s, *period_s, last_s, out);
                }
                let steps = ((last_s - *next_s) / *period_s).floor() + 1.0;
                *next_s += steps.max(0.0) * *period_s;
            }
        }
        self.done = to;
        if self.done > BLOCK + CONTEXT {
            let cut = self.done - CONTEXT;
            for pending in &mut self.pending {
                pending.drain(..cut);
            }
            self.done = CONTEXT;
        }
    }
}

/// Times follow a straight line closely, at the told rate.
fn is_even(rows: &[Sample], step_s: f64) -> bool {
    if rows.len() < 3 {
        return true;
    }
    let (middle, slope) = line(rows);
    if (slope[TIME] / step_s - 1.0).abs() > OTHER_RATE {
        return false;
    }
    let half = (rows.len() as f64 - 1.0) / 2.0;
    let wander: f64 = rows
        .iter()
        .enumerate()
        .map(|(i, row)| (row[TIME] - middle[TIME] - slope[TIME] * (i as f64 - half)).powi(2))
        .sum();
    wander <= JITTER_TO_RESAMPLE_S * JITTER_TO_RESAMPLE_S * rows.len() as f64
}

/// Fills what a slower companion sensor left out from the sample before (at the start, from the next that is there; zero
/// when it never speaks).
fn fill(rows: &mut [Sample], from: usize) {
    let is_there = |row: &Sample| row.iter().all(|value| value.is_finite());
    let mut last = match from.checked_sub(1) {
        Some(before) => rows[before],
        None => rows.iter().copied().find(is_there).unwrap_or([0.0; 4]),
    };
    for row in &mut rows[from..] {
        if is_there(row) {
            last = *row;
        } else {
            (row[0], row[1], row[2]) = (last[0], last[1], last[2]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All stretches of a made signal.
    fn evened(time_s: &[f64], step_s: f64) -> Vec<Vec<Sample>> {
        let values: Vec<Triple> = time_s.iter().map(|t| [(5.0 * t).sin(), 0.0, t * t]).collect();
        let source = Channels { time_s, values: vec![&values] };
        let (mut found, mut at) = (Vec::new(), 0);
        loop {
            let (mut evener, mut out) = (Evener::new(step_s, 1), vec![Vec::new()]);
            let (next, is_gap) = evener.take(&source, at, &mut out);
            evener.end(&mut out);
            for sample in &mut out[0] {
                sample[TIME] += evener.origin_s();
            }
            found.append(&mut out);
            if !is_gap {
                return found;
            }
            at = next;
        }
    }

    #[test]
    fn even_samples_stay_as_they_came() {
        let times: Vec<f64> = (0..500).map(|i| f64::from(i) / 50.0).collect();
        let found = evened(&times, 0.02);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].iter().map(|s| s[TIME]).collect::<Vec<_>>(), times);
        assert!(found[0].iter().zip(&times).all(|(s, t)| s[0] == (5.0 * t).sin()));
    }

    #[test]
    fn wandering_times_are_put_on_an_even_grid() {
        // Each second sample comes 4 ms late.
        let times: Vec<f64> = (0..1001).map(|i| f64::from(i) / 100.0 + if i % 2 == 1 { 0.004 } else { 0.0 }).collect();
        let found = &evened(&times, 0.01)[0];
        assert!((999..=1001).contains(&found.len()), "{}", found.len());
        for (i, sample) in found.iter().enumerate() {
            let t = sample[TIME];
            assert!((t - i as f64 * 0.01).abs() < 1e-6, "{t}");
            assert!((sample[0] - (5.0 * t).sin()).abs() < 1e-3, "{t}");
            assert!((sample[2] - t * t).abs() < 2e-2, "{t} {}", sample[2]);
        }
    }

    #[test]
    fn a_second_of_silence_splits_and_one_lost_sample_does_not() {
        let mut times: Vec<f64> = (0..1000).map(|i| f64::from(i) / 100.0).collect();
        times.remove(200);
        times.drain(500..600);
        let found = evened(&times, 0.01);
        assert_eq!(found.len(), 2);
        assert!((found[1][0][TIME] - 6.01).abs() < 1e-9);
        assert_eq!(found[0].len(), 501, "the lost sample is bridged");
    }

    #[test]
    fn a_rate_that_doubles_is_put_on_the_told_one() {
        let times: Vec<f64> =
            (0..300).map(|i| f64::from(i) / 50.0).chain((1..1000).map(|i| 5.98 + f64::from(i) / 200.0)).collect();
        let found = evened(&times, 0.02);
        assert!((found[0].len() as f64 - 10.97 * 50.0).abs() < 3.0, "{}", found[0].len());
    }

    #[test]
    fn a_companion_that_skips_samples_is_filled() {
        let time_s: Vec<f64> = (0..100).map(|i| f64::from(i) / 100.0).collect();
        let signal = vec![[1.0; 3]; 100];
        let other: Vec<Triple> = (0..100).map(|i| if i % 2 == 0 { [f64::from(i); 3] } else { [f64::NAN; 3] }).collect();
        let (mut evener, mut out) = (Evener::new(0.01, 2), vec![Vec::new(), Vec::new()]);
        evener.take(&Channels { time_s: &time_s, values: vec![&signal, &other] }, 0, &mut out);
        evener.end(&mut out);
        assert_eq!((out[1].len(), out[1][51][0], out[1][52][0]), (100, 50.0, 52.0));
    }
}
