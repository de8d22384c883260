//! Intervals: how sure a share or a difference is.
//!
//! Wilson's score interval of a share <https://doi.org/10.1080/01621459.1927.10502953>, and the percentile bootstrap of
//! a mean of paired differences <https://doi.org/10.1214/aos/1176344552>, with a fixed seed.

use nullpoint_reason::interview::people::Draw;

/// 97.5th percentile of the normal distribution: for an interval of 95 %.
const Z: f64 = 1.959_964;
/// Resamples of a bootstrap. Our choice: the ends of an interval then move by less than is printed.
const RESAMPLES: usize = 10_000;
/// The same interval on every run.
const SEED: u64 = 20_261_122;

/// A figure with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Interval {
    pub(crate) value: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

impl Interval {
    /// All three, so many times.
    pub(crate) fn times(self, factor: f64) -> Self {
        Self { value: self.value * factor, low: self.low * factor, high: self.high * factor }
    }
}

/// The share of `right` among `of`.
pub(crate) fn wilson(right: usize, of: usize) -> Interval {
    if of == 0 {
        return Interval { value: 0.0, low: 0.0, high: 1.0 };
    }
    let (n, share) = (of as f64, right as f64 / of as f64);
    let middle = share + Z * Z / (2.0 * n);
    let reach = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    Interval { value: share, low: ((middle - reach) / scale).max(0.0), high: ((middle + reach) / scale).min(1.0) }
}

/// The mean of differences, one per case, by resampling the cases.
pub(crate) fn paired(differences: &[f64]) -> Interval {
    let n = differences.len();
    let mut draw = Draw::new(SEED);
    let mut one_of = |n: usize| (draw.share() * n as f64) as usize;
    let mut means: Vec<f64> =
        (0..RESAMPLES).map(|_| (0..n).map(|_| differences[one_of(n)]).sum::<f64>() / n as f64).collect();
    means.sort_by(f64::total_cmp);
    let at = |share: f64| means[(share * (RESAMPLES - 1) as f64).round() as usize];
    Interval { value: differences.iter().sum::<f64>() / n as f64, low: at(0.025), high: at(0.975) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_a_share_is_wilsons() {
        // 81 of 263: 0.2553 to 0.3662 (Newcombe 1998, table I, <https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8>).
        let found = wilson(81, 263);
        assert!((found.low - 0.2553).abs() < 5e-5 && (found.high - 0.3662).abs() < 5e-5, "{found:?}");
        assert_eq!(wilson(5, 5).high, 1.0);
    }

    #[test]
    fn a_difference_that_is_always_the_same_is_sure() {
        assert_eq!(paired(&[0.5; 40]), Interval { value: 0.5, low: 0.5, high: 0.5 });
    }

    #[test]
    fn the_interval_of_a_difference_is_near_the_normal_one() {
        let differences: Vec<f64> = (0..100).map(|case| f64::from(case % 2)).collect();
        let found = paired(&differences);
        // Mean 0.5, standard error 0.05.
        assert!((found.low - 0.402).abs() < 0.012 && (found.high - 0.598).abs() < 0.012, "{found:?}");
    }
}
