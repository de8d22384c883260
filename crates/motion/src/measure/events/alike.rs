//! How alike single movements are: the same movement again and again, or each another.
//!
//! In: the turning of some movements from their onset on. Out: how alike two of them are on the mean, with the number of pairs.
//! Method: the normalised correlation of all three axes together over [`LENGTH_S`] from the onset, the best of some shifts against each
//! other; 1 is the same course the same way, 0 no likeness, -1 the same course the other way. The mean is taken over all
//! pairs of the movements kept; its interval by leaving out each movement in turn (jackknife, Tukey 1958).
//! Limits: two sorts of movement in turn come out half alike. Size does not count.

use super::super::moves::Track;
use serde::Serialize;

/// Length compared, in s. Ours: the longest movements looked for, out and back.
const LENGTH_S: f64 = 0.7;
/// Samples per second compared.
const RATE_HZ: f64 = 40.0;
const POINTS: usize = (LENGTH_S * RATE_HZ) as usize;
/// Largest shift against each other, in samples: 0.1 s, as far as an onset may be off.
const SHIFT: usize = 4;
/// Fewest movements whose likeness is told.
const FEWEST: usize = 5;

/// How alike movements are.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alike {
    /// Mean correlation of two of them, -1 to 1.
    pub correlation: f64,
    /// Its 95 % interval.
    pub correlation_interval: [f64; 2],
    /// Pairs compared.
    pub pairs: usize,
    /// Movements compared.
    pub movements: usize,
}

/// The course of one movement, of energy 1.
#[derive(Clone)]
pub(super) struct Shape([[f32; 3]; POINTS]);

impl Shape {
    pub(super) fn of(track: &Track, onset_s: f64) -> Self {
        let mut points = [[0.0; 3]; POINTS];
        let mut number = track.begin();
        // The first step at or after each point's time; between two steps a straight line.
        for (i, point) in points.iter_mut().enumerate() {
            let wanted_s = onset_s + i as f64 / RATE_HZ;
            while number < track.end() && track.time_s(number) < wanted_s {
                number += 1;
            }
            if number == track.end() {
                break;
            }
            let before = number.saturating_sub(1).max(track.begin());
            let (from_s, to_s) = (track.time_s(before), track.time_s(number));
            let into = if to_s > from_s { ((wanted_s - from_s) / (to_s - from_s)) as f32 } else { 0.0 };
            let (a, b) = (track.step(before).turn, track.step(number).turn);
            *point = std::array::from_fn(|axis| a[axis] + into * (b[axis] - a[axis]));
        }
        let energy: f32 = points.as_flattened().iter().map(|value| value * value).sum();
        let scale = 1.0 / energy.sqrt().max(1e-12);
        Self(points.map(|point| point.map(|value| value * scale)))
    }

    fn correlation(&self, other: &Self) -> f32 {
        let shifted = |a: &Self, b: &Self, shift: usize| -> f32 {
            let (a, b) = (a.0[shift..].as_flattened(), b.0[..POINTS - shift].as_flattened());
            a.iter().zip(b).map(|(x, y)| x * y).sum()
        };
        (0..=SHIFT).map(|shift| shifted(self, other, shift).max(shifted(other, self, shift))).fold(-1.0, f32::max)
    }
}

/// How alike some movements are; `None` with too few.
pub(super) fn alike(shapes: &[Shape]) -> Option<Alike> {
    let n = shapes.len();
    if n < FEWEST {
        return None;
    }
    let mut sums = vec![0.0; n];
    let mut total = 0.0;
    for i in 0..n {
        for j in 0..i {
            let found = f64::from(shapes[i].correlation(&shapes[j]));
            total += found;
            sums[i] += found;
            sums[j] += found;
        }
    }
    let pairs = n * (n - 1) / 2;
    let mean = total / pairs as f64;
    let fewer = ((n - 1) * (n - 2) / 2) as f64;
    let without: Vec<f64> = sums.iter().map(|sum| (total - sum) / fewer).collect();
    let middle = without.iter().sum::<f64>() / n as f64;
    let variance = without.iter().map(|value| (value - middle).powi(2)).sum::<f64>() * (n as f64 - 1.0) / n as f64;
    let half = super::rate::Z * variance.sqrt();
    Some(Alike {
        correlation: mean,
        correlation_interval: [(mean - half).max(-1.0), (mean + half).min(1.0)],
        pairs,
        movements: n,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(axis: usize, sign: f32, late: usize) -> Shape {
        let mut points = [[0.0; 3]; POINTS];
        for i in 0..8 {
            points[i + late][axis] = sign * (i as f32 * std::f32::consts::PI / 4.0).sin() / 2.0;
        }
        Shape(points)
    }

    #[test]
    fn the_same_again_is_alike_though_the_onset_is_a_little_off() {
        let found = alike(&[0, 1, 2, 3, 1].map(|late| shape(0, 1.0, late))).unwrap();
        assert!((found.correlation - 1.0).abs() < 1e-6, "{found:?}");
        assert_eq!((found.pairs, found.movements), (10, 5));
    }

    #[test]
    fn each_about_another_axis_is_not_alike() {
        let found = alike(&(0..12).map(|i| shape(i % 3, 1.0, 0)).collect::<Vec<_>>()).unwrap();
        // A third of the pairs, a little less as none pairs with itself.
        assert!((found.correlation - 18.0 / 66.0).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn four_are_too_few() {
        assert_eq!(alike(&vec![shape(0, 1.0, 0); 4]), None);
    }
}
