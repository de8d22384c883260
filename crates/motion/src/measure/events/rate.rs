//! How often: movements a minute, with the interval that so many can be told with.
//!
//! In: a number of movements and a time. Out: a rate with its 95 % interval.
//! Method: the exact interval of a Poisson count (Garwood 1936 <https://doi.org/10.1093/biomet/28.3-4.437>); above 200 by Wilson and Hilferty's
//! cube root (1931 <https://doi.org/10.1073/pnas.17.12.684>), which is then within one in a thousand of it. Movements that come in
//! clusters tell less than as many that come at random: where intervals spread wider than at random, the count is taken for so many
//! fewer (as in a renewal process, by the squared coefficient of variation of the intervals: Cox 1962).

/// 97.5 % point of the normal distribution.
pub(super) const Z: f64 = 1.959_964;

/// Counts up to this have their interval by the exact sum.
const EXACT_UP_TO: f64 = 200.0;

/// 95 % interval of the mean of a Poisson count; `spread` of 1 or more is how many times wider counts scatter.
pub(super) fn interval(count: u64, spread: f64) -> [f64; 2] {
    let spread = spread.max(1.0);
    let count = count as f64 / spread;
    [spread * low(count), spread * high(count)]
}

fn low(count: f64) -> f64 {
    if count <= 0.0 {
        return 0.0;
    }
    // At least `count` with a chance of 2.5 %.
    if !(1.0..=EXACT_UP_TO).contains(&count) {
        hilferty(count, -Z)
    } else {
        solve(|mean| 1.0 - below(count - 1.0, mean), 0.025, count)
    }
}

fn high(count: f64) -> f64 {
    // At most `count` with a chance of 2.5 %.
    if count > EXACT_UP_TO {
        hilferty(count + 1.0, Z)
    } else {
        solve(|mean| 1.0 - below(count, mean), 0.975, count + 1.0)
    }
}

/// Half of a quantile of chi-squared with twice `shape` degrees of freedom.
fn hilferty(shape: f64, z: f64) -> f64 {
    shape * (1.0 - 1.0 / (9.0 * shape) + z / (3.0 * shape.sqrt())).max(0.0).powi(3)
}

/// Chance of at most `count`, of a Poisson variable; a count between two whole numbers lies between their chances.
fn below(count: f64, mean: f64) -> f64 {
    let whole = count.floor();
    let (mut term, mut sum) = ((-mean).exp(), 0.0);
    let mut k = 0.0;
    while k <= whole {
        sum += term;
        k += 1.0;
        term *= mean / k;
    }
    sum + (count - whole) * term
}

/// Where a rising function of the mean reaches a value, by halving.
fn solve(rising: impl Fn(f64) -> f64, value: f64, near: f64) -> f64 {
    let (mut low, mut high) = (0.0, near + 10.0 * near.sqrt() + 10.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if rising(middle) < value { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(count: u64, low: f64, high: f64) {
        let found = interval(count, 1.0);
        assert!((found[0] - low).abs() <= 2e-3 * low.max(1.0) && (found[1] - high).abs() <= 2e-3 * high, "{found:?}");
    }

    #[test]
    fn the_interval_is_garwoods() {
        // As printed in tables of exact limits.
        check(0, 0.0, 3.689);
        check(1, 0.0253, 5.572);
        check(5, 1.623, 11.668);
        check(10, 4.795, 18.390);
        check(100, 81.36, 121.63);
        // By the root, held against the sum: 201 lies beside 200.
        let (exact, root) = (interval(200, 1.0), [hilferty(200.0, -Z), hilferty(201.0, Z)]);
        assert!(exact.iter().zip(root).all(|(a, b)| (a / b - 1.0).abs() < 1e-3), "{exact:?} {root:?}");
    }

    #[test]
    fn clusters_widen_it_around_the_same_count() {
        let ([low, high], [wide_low, wide_high]) = (interval(40, 1.0), interval(40, 4.0));
        assert!(wide_low < low && wide_high > high && wide_low < 40.0 && wide_high > 40.0);
    }
}
