//! Student's distribution: how likely a value so far from the middle is by chance, and how far an interval reaches.
//!
//! Method: the incomplete beta function as a continued fraction (Abramowitz and Stegun 1964, 26.5.8 and 26.7.1), and halving
//! for its inverse.

/// Steps of the continued fraction: enough for 12 digits at any number of degrees of freedom that occurs here.
const MOST_STEPS: usize = 200;

/// Chance of a value at least this far from 0, on either side, with so many degrees of freedom.
pub(crate) fn two_sided(t: f64, free: f64) -> f64 {
    if !(t.is_finite() && free > 0.0) {
        return if t.is_infinite() { 0.0 } else { 1.0 };
    }
    incomplete_beta(free / 2.0, 0.5, free / (free + t * t))
}

/// How far from 0 a value lies that chance exceeds on either side with this probability.
pub(crate) fn reach(chance: f64, free: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1e6);
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if two_sided(middle, free) > chance { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// Regularised incomplete beta function.
fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return x.clamp(0.0, 1.0);
    }
    let front = (libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * x.ln() + b * (1.0 - x).ln()).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(a, b, x) / a
    } else {
        1.0 - front * fraction(b, a, 1.0 - x) / b
    }
}

/// The continued fraction, from the front (Lentz 1976).
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let away = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut found = d;
    for step in 1..=MOST_STEPS {
        let m = step as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        for term in [even, odd] {
            d = 1.0 / away(1.0 + term * d);
            c = away(1.0 + term / c);
            found *= d * c;
        }
        if (d * c - 1.0).abs() < 1e-13 {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_agrees_with_printed_tables() {
        for (free, t) in [(1.0, 12.706), (4.0, 2.776), (10.0, 2.228), (30.0, 2.042), (1000.0, 1.962)] {
            assert!((two_sided(t, free) - 0.05).abs() < 1e-4, "{free}");
            assert!((reach(0.05, free) - t).abs() < 2e-3, "{free}");
        }
        assert!((two_sided(0.0, 5.0) - 1.0).abs() < 1e-12);
        assert_eq!(two_sided(f64::INFINITY, 5.0), 0.0);
    }
}
