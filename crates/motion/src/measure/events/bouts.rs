//! Bouts: do single movements come in groups, and what divides the groups?
//!
//! In: onsets. Out: the rest that divides bouts, how many there were, how many movements a bout has and how long it lasts; or that
//! they do not come in bouts, or that there were too few to tell.
//! Method: the logarithms of the intervals are counted in bins. Two bells (intervals in a bout, and between bouts) are fitted by
//! expectation and maximisation, and held against what intervals at random with a dead time are like, and against one bell, by the Bayesian information
//! criterion. Bouts are told when two bells fit clearly better, lie apart, and some movements lie close together. Where the two bells cross is
//! the rest that divides them.
//! Limits: bouts of bouts are not told apart. An interval across a gap of the recording is left out.

use serde::Serialize;

/// Bins: sixteen to a factor of ten, from 0.05 s to some 14 hours.
const PER_TEN: f64 = 16.0;
const LOWEST_S: f64 = 0.05;
const BINS: usize = 96;

/// Fewest intervals from which bouts are told. Ours: with fewer, intervals at random too often look like two sorts.
const FEWEST: u64 = 12;

/// How much better two bells must fit, in units of the criterion: 6 is "strong" (Kass and Raftery 1995
/// <https://doi.org/10.1080/01621459.1995.10476572>).
const BETTER_BY: f64 = 6.0;

/// How many times longer the usual interval between bouts is than in one, at least. Ours.
const APART: f64 = 2.5;

/// Narrowest bell, in natural logarithms: two bins.
const NARROWEST: f64 = 0.15;

/// Whether and how movements come in bouts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bouts {
    /// Rests longer than this, from onset to onset in s, divide bouts.
    pub divided_by_s: f64,
    /// Number of bouts, a single movement with long rests around it among them.
    pub bouts: u64,
    /// Movements in a bout, mean.
    pub movements_per_bout: f64,
    /// From the first to the last onset of a bout of two or more, mean, in s.
    pub duration_s: f64,
}

/// What can be said of bouts.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Told {
    Bouts(Bouts),
    None,
    TooFew,
}

/// Intervals as they are counted.
pub(super) struct Intervals {
    bins: [u64; BINS],
    last_s: Option<f64>,
    /// Stretches in which something came.
    stretches: u64,
    count: u64,
    /// Sum of the intervals and of their squares, and the shortest.
    sum_s: f64,
    squares_s2: f64,
    shortest_s: f64,
}

impl Intervals {
    pub(super) const fn new() -> Self {
        Self {
            bins: [0; BINS],
            last_s: None,
            stretches: 0,
            count: 0,
            sum_s: 0.0,
            squares_s2: 0.0,
            shortest_s: f64::INFINITY,
        }
    }

    pub(super) fn add(&mut self, onset_s: f64) {
        match self.last_s.replace(onset_s) {
            None => self.stretches += 1,
            Some(last_s) => {
                let interval_s = (onset_s - last_s).max(LOWEST_S);
                let at = (interval_s / LOWEST_S).log10() * PER_TEN;
                self.bins[(at as usize).min(BINS - 1)] += 1;
                self.count += 1;
                self.sum_s += interval_s;
                self.squares_s2 += interval_s * interval_s;
                self.shortest_s = self.shortest_s.min(interval_s);
            }
        }
    }

    /// A gap: what comes next has no interval.
    pub(super) fn breaks_off(&mut self) {
        self.last_s = None;
    }

    /// Squared coefficient of variation of the intervals: 1 at random, more in clusters.
    pub(super) fn spread(&self) -> f64 {
        let n = self.count as f64;
        if n < 2.0 {
            return 1.0;
        }
        let mean = self.sum_s / n;
        (self.squares_s2 / n - mean * mean) / (mean * mean)
    }

    /// The bouts.
    pub(super) fn bouts(&self) -> Told {
        if self.count < FEWEST {
            return Told::TooFew;
        }
        let points: Vec<(f64, f64)> = self
            .bins
            .iter()
            .enumerate()
            .filter(|(_, count)| **count > 0)
            .map(|(at, count)| (middle(at), *count as f64))
            .collect();
        let Some(two) = TwoBells::fit(&points) else { return Told::None };
        let n = self.count as f64;
        let criterion = |likelihood: f64, parameters: f64| parameters * n.ln() - 2.0 * likelihood;
        let other = criterion(self.at_random(&points), 2.0).min(criterion(one_bell(&points, n), 2.0));
        let divided_by_s = two.crossing().exp();
        let (mut between, mut within, mut within_s) = (0, 0, 0.0);
        for (at, count) in self.bins.iter().enumerate() {
            if middle(at).exp() > divided_by_s {
                between += count;
            } else {
                within += count;
                within_s += *count as f64 * middle(at).exp();
            }
        }
        let is_better = other - criterion(two.likelihood, 5.0) > BETTER_BY;
        let is_apart = two.means[1] - two.means[0] > APART.ln();
        if !is_better || !is_apart || within * 3 < self.count || between < 3 {
            return Told::None;
        }
        let bouts = between + self.stretches;
        // Of bouts whose number of movements falls off evenly, this share has two or more.
        let of_several = within as f64 / (within + bouts) as f64 * bouts as f64;
        Told::Bouts(Bouts {
            divided_by_s,
            bouts,
            movements_per_bout: (within + bouts) as f64 / bouts as f64,
            duration_s: within_s / of_several.max(1.0),
        })
    }

    /// Logarithm of the likelihood of the intervals' logarithms if they came at random after a dead time.
    fn at_random(&self, points: &[(f64, f64)]) -> f64 {
        let dead_s = 0.95 * self.shortest_s;
        let mean_s = self.sum_s / self.count as f64 - dead_s;
        points
            .iter()
            .map(|(log, count)| {
                let after_s = (log.exp() - dead_s).max(0.0);
                count * (log - mean_s.ln() - after_s / mean_s)
            })
            .sum()
    }
}

/// Natural logarithm of the middle of a bin, in s.
fn middle(bin: usize) -> f64 {
    LOWEST_S.ln() + (bin as f64 + 0.5) / PER_TEN * std::f64::consts::LN_10
}

fn bell(x: f64, mean: f64, deviation: f64) -> f64 {
    let z = (x - mean) / deviation;
    (-0.5 * z * z).exp() / (deviation * std::f64::consts::TAU.sqrt())
}

fn one_bell(points: &[(f64, f64)], n: f64) -> f64 {
    let mean = points.iter().map(|(x, count)| x * count).sum::<f64>() / n;
    let deviation = (points.iter().map(|(x, count)| count * (x - mean).powi(2)).sum::<f64>() / n).sqrt().max(NARROWEST);
    points.iter().map(|(x, count)| count * bell(*x, mean, deviation).max(1e-300).ln()).sum()
}

/// Two bells that share some points.
struct TwoBells {
    means: [f64; 2],
    deviations: [f64; 2],
    shares: [f64; 2],
    likelihood: f64,
}

impl TwoBells {
    /// By expectation and maximisation from the cut that divides the points best.
    fn fit(points: &[(f64, f64)]) -> Option<Self> {
        let best = (1..points.len()).max_by(|a, b| apart(points, *a).total_cmp(&apart(points, *b)))?;
        let mut belongs: Vec<f64> = (0..points.len()).map(|i| if i < best { 0.98 } else { 0.02 }).collect();
        let mut found = Self { means: [0.0; 2], deviations: [1.0; 2], shares: [0.5; 2], likelihood: 0.0 };
        for _ in 0..50 {
            let all: f64 = points.iter().map(|(_, count)| count).sum();
            for side in 0..2 {
                let weight = |i: usize| points[i].1 * if side == 0 { belongs[i] } else { 1.0 - belongs[i] };
                let total: f64 = (0..points.len()).map(weight).sum::<f64>().max(1e-9);
                let mean = (0..points.len()).map(|i| weight(i) * points[i].0).sum::<f64>() / total;
                let variance = (0..points.len()).map(|i| weight(i) * (points[i].0 - mean).powi(2)).sum::<f64>() / total;
                found.means[side] = mean;
                found.deviations[side] = variance.sqrt().max(NARROWEST);
                found.shares[side] = total / all;
            }
            found.likelihood = 0.0;
            for ((x, count), belongs) in points.iter().zip(&mut belongs) {
                let [short, long] = found.densities(*x);
                *belongs = short / (short + long).max(1e-300);
                found.likelihood += count * (short + long).max(1e-300).ln();
            }
        }
        (found.means[0] < found.means[1]).then_some(found)
    }

    fn densities(&self, x: f64) -> [f64; 2] {
        std::array::from_fn(|side| self.shares[side] * bell(x, self.means[side], self.deviations[side]))
    }

    /// Where, between the two means, an interval belongs to either as likely.
    fn crossing(&self) -> f64 {
        let [mut low, mut high] = self.means;
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            let [short, long] = self.densities(middle);
            if short > long { low = middle } else { high = middle }
        }
        f64::midpoint(low, high)
    }
}

/// How well a cut divides points: the variance between the two sides (Otsu 1979 <https://doi.org/10.1109/TSMC.1979.4310076>).
fn apart(points: &[(f64, f64)], cut: usize) -> f64 {
    let side = |points: &[(f64, f64)]| {
        let total: f64 = points.iter().map(|(_, count)| count).sum();
        (total, points.iter().map(|(x, count)| x * count).sum::<f64>() / total)
    };
    let ((a, mean_a), (b, mean_b)) = (side(&points[..cut]), side(&points[cut..]));
    a * b / (a + b).powi(2) * (mean_b - mean_a).powi(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::Chance;

    fn told(intervals: impl Iterator<Item = f64>) -> Told {
        let mut found = Intervals::new();
        let mut at = 0.0;
        found.add(at);
        for interval in intervals {
            at += interval;
            found.add(at);
        }
        found.bouts()
    }

    #[test]
    fn groups_of_three_are_bouts_with_what_divides_them() {
        let mut chance = Chance::new(1);
        let found = told((0..90).map(|i| if i % 3 == 2 { 8.0 + chance.wait(6.0) } else { chance.between([0.7, 1.5]) }));
        let Told::Bouts(bouts) = found else { panic!("{found:?}") };
        assert_eq!(bouts.bouts, 31);
        assert!((1.5..8.0).contains(&bouts.divided_by_s), "{bouts:?}");
        assert!(
            (bouts.movements_per_bout - 91.0 / 31.0).abs() < 1e-9 && (1.8..4.0).contains(&bouts.duration_s),
            "{bouts:?}"
        );
    }

    #[test]
    fn at_random_there_are_seldom_bouts() {
        let found = (0..200).filter(|seed| {
            let mut chance = Chance::new(*seed);
            let count = 15 + (seed % 5) * 40;
            matches!(told((0..count).map(|_| 0.3 + chance.wait(1.5))), Told::Bouts(_))
        });
        let found = found.count();
        assert!(found <= 4, "{found} of 200");
    }

    #[test]
    fn a_handful_is_too_few_to_tell() {
        assert_eq!(told([1.0, 1.0, 9.0].into_iter()), Told::TooFew);
    }

    #[test]
    fn even_intervals_are_no_bouts() {
        assert_eq!(told((0..100).map(|i| 2.0 + 0.05 * f64::from(i % 3))), Told::None);
    }
}
