//! The natural cubic spline through samples at uneven times (de Boor, A Practical Guide to Splines, 1978).

use super::sample::{Sample, TIME};

/// Reads the spline through `knots`, whose times rise, at `from_s` and on in steps of `period_s`, up to and with `to_s`.
pub(crate) fn spline(knots: &[Sample], from_s: f64, period_s: f64, to_s: f64, out: &mut Vec<Sample>) {
    let n = knots.len();
    let mut upper = vec![0.0; n];
    let mut bend = vec![[0.0; 4]; n];
    for i in 1..n - 1 {
        let (before, after) = (knots[i][TIME] - knots[i - 1][TIME], knots[i + 1][TIME] - knots[i][TIME]);
        let pivot = 1.0 / ((before + after) / 3.0 - before / 6.0 * upper[i - 1]);
        upper[i] = after / 6.0 * pivot;
        let (per_before, per_after) = (1.0 / before, 1.0 / after);
        for lane in 0..4 {
            let turn =
                (knots[i + 1][lane] - knots[i][lane]) * per_after - (knots[i][lane] - knots[i - 1][lane]) * per_before;
            bend[i][lane] = (turn - before / 6.0 * bend[i - 1][lane]) * pivot;
        }
    }
    for i in (1..n - 1).rev() {
        let next = bend[i + 1];
        for (value, after) in bend[i].iter_mut().zip(next) {
            *value -= upper[i] * after;
        }
    }
    let mut left = 0;
    let mut k = 0.0;
    loop {
        let at = from_s + k * period_s;
        if at > to_s {
            return;
        }
        while left + 2 < n && knots[left + 1][TIME] <= at {
            left += 1;
        }
        let width = knots[left + 1][TIME] - knots[left][TIME];
        let b = (at - knots[left][TIME]) / width;
        let a = 1.0 - b;
        let (ca, cb) = ((a * a * a - a) * width * width / 6.0, (b * b * b - b) * width * width / 6.0);
        let mut value: Sample = std::array::from_fn(|lane| {
            a * knots[left][lane] + b * knots[left + 1][lane] + ca * bend[left][lane] + cb * bend[left + 1][lane]
        });
        value[TIME] = at;
        out.push(value);
        k += 1.0;
    }
}
