//! Envelope: how a rhythm swells, fades and changes its pace within one frame.
//!
//! For: telling a rhythm that keeps its size and pace from one that wanders, and its largest burst of 3 s, which is what
//! clinical transducer studies report beside the mean (Elble 2016 <https://doi.org/10.1002/mdc3.12379>).
//! In: one frame, the rhythm's frequency and its main axis. Out: variation of size and of pace in % of their means, and the
//! largest burst (root mean square of the amplitude over 3 s), in the unit of the signal.
//! Method: complex demodulation: the signal along the axis is turned back by the rhythm's frequency and averaged over two
//! cycles (at least half a second) under a Hann window, every quarter of a second; the size is twice the length of what is left,
//! the pace follows from how it turns.
//! Limits: averaging over two cycles hides changes from one cycle to the next; noise adds variation of its own, some
//! 10 % at a score of 10. Overtones and a bent posture are averaged out but for a few hundredths.
//! Bench: on made swings within 1 % where nothing varies, within 5 of 35 % of size and 1.5 of 7 % of pace; not yet held
//! against published figures.

use super::sample::{Sample, axes, line};
use crate::recording::Triple;
use std::f64::consts::TAU;

/// Time between points, in s.
const HOP_S: f64 = 0.25;

/// Shortest average, in s, and how many cycles it holds.
const SHORTEST_S: f64 = 0.5;
const CYCLES: f64 = 2.0;

/// Length of a burst, in s.
const BURST_S: f64 = 3.0;

/// How a rhythm goes within a frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Envelope {
    /// Standard deviation of the size in % of its mean.
    pub size_variation_percent: f64,
    /// Standard deviation of the frequency in % of the rhythm's.
    pub pace_variation_percent: f64,
    /// Root mean square of the size over the largest 3 s, in the unit of the signal.
    pub largest_burst: f64,
    /// How many cycles the rhythm holds in the frame: those of a steady one with the same spread of its energy over time.
    pub cycles: f64,
}

/// The envelope of a rhythm in a frame; `None` when the frame holds fewer than three points.
pub(crate) fn envelope(frame: &[Sample], rate_hz: f64, frequency_hz: f64, axis: &Triple) -> Option<Envelope> {
    let (mean, slope) = line(frame);
    let along = |sample: &Sample| axes(sample).iter().zip(axis).map(|(value, share)| value * share).sum::<f64>();
    let (level, tilt) = (along(&mean), along(&slope));
    let middle = (frame.len() as f64 - 1.0) / 2.0;
    let (step_sin, step_cos) = (TAU * frequency_hz / rate_hz).sin_cos();
    let (mut sin, mut cos) = (0.0, 1.0);
    let turned: Vec<(f64, f64)> = frame
        .iter()
        .enumerate()
        .map(|(i, sample)| {
            let value = along(sample) - level - tilt * (i as f64 - middle);
            let found = (value * cos, -value * sin);
            (sin, cos) = (sin * step_cos + cos * step_sin, cos * step_cos - sin * step_sin);
            found
        })
        .collect();
    let reach = ((SHORTEST_S.max(CYCLES / frequency_hz) * rate_hz / 2.0).round() as usize).max(1);
    let weights: Vec<f64> =
        (0..2 * reach).map(|k| 0.5 - 0.5 * (TAU * (k as f64 + 0.5) / (2 * reach) as f64).cos()).collect();
    let total: f64 = weights.iter().sum();
    let hop = ((HOP_S * rate_hz).round() as usize).max(1);
    let points: Vec<(f64, f64)> = turned
        .windows(2 * reach)
        .step_by(hop)
        .map(|piece| {
            let sum = piece.iter().zip(&weights).fold((0.0, 0.0), |(a, b), ((x, y), w)| (a + w * x, b + w * y));
            (2.0 * sum.0 / total, 2.0 * sum.1 / total)
        })
        .collect();
    if points.len() < 3 {
        return None;
    }
    let sizes: Vec<f64> = points.iter().map(|(x, y)| x.hypot(*y)).collect();
    let per_hop = rate_hz / hop as f64;
    let paces: Vec<f64> = points
        .windows(2)
        .map(|pair| {
            let ((a, b), (c, d)) = (pair[0], pair[1]);
            frequency_hz + (a * d - b * c).atan2(a * c + b * d) / TAU * per_hop
        })
        .collect();
    let burst = ((BURST_S * rate_hz / hop as f64) as usize).clamp(1, sizes.len());
    let energy = |some: &[f64]| some.iter().map(|size| size * size).sum::<f64>() / some.len() as f64;
    Some(Envelope {
        size_variation_percent: 100.0 * variation(&sizes),
        pace_variation_percent: 100.0 * variation(&paces),
        cycles: frequency_hz / per_hop * spread(&sizes),
        largest_burst: sizes.windows(burst).map(energy).fold(0.0, f64::max).sqrt(),
    })
}

/// Over how many points the energy is spread: all for an even one, one where it lies in a single point.
fn spread(sizes: &[f64]) -> f64 {
    let (squares, fourths) = sizes.iter().fold((0.0, 0.0), |(a, b), size| (a + size.powi(2), b + size.powi(4)));
    if fourths > 0.0 { squares * squares / fourths } else { 0.0 }
}

/// Standard deviation over the mean.
fn variation(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let scatter = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    if mean > 0.0 { scatter.sqrt() / mean } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(size: impl Fn(f64) -> f64, phase: impl Fn(f64) -> f64) -> Envelope {
        let frame: Vec<Sample> = (0..400)
            .map(|i| f64::from(i) / 50.0)
            .map(|t| [0.0, 7.0 + 0.2 * t + size(t) * phase(t).sin(), 0.0, t])
            .collect();
        envelope(&frame, 50.0, 4.0, &[0.0, 1.0, 0.0]).expect("8 s")
    }

    #[test]
    fn a_steady_rhythm_varies_by_nothing() {
        let found = found(|_| 3.0, |t| TAU * 4.0 * t);
        assert!(found.size_variation_percent < 1.0 && found.pace_variation_percent < 1.0, "{found:?}");
        assert!((found.largest_burst - 3.0).abs() < 0.03, "{found:?}");
    }

    #[test]
    fn a_swelling_rhythm_varies_in_size_alone() {
        // A sine of a half has a standard deviation of 35 %.
        let found = found(|t| 3.0 * (1.0 + 0.5 * (TAU * 0.25 * t).sin()), |t| TAU * 4.0 * t);
        assert!((found.size_variation_percent - 35.0).abs() < 5.0, "{found:?}");
        assert!(found.pace_variation_percent < 2.0, "{found:?}");
        assert!(found.largest_burst > 3.4, "{found:?}");
    }

    #[test]
    fn a_rhythm_that_changes_pace_varies_in_pace() {
        // 4 Hz give or take 0.4 Hz: a standard deviation of 7 %.
        let found = found(|_| 3.0, |t| TAU * 4.0 * t - 0.4 / 0.25 * (TAU * 0.25 * t).cos());
        assert!((found.pace_variation_percent - 7.0).abs() < 1.5, "{found:?}");
    }
}
