//! Smoothness: the log dimensionless jerk of turning.

/// Minus the logarithm of `T³ / v² · ∫ |d²ω/dt²|² dt`, v the fastest speed about the mean; lower is jerkier.
pub(super) fn log_dimensionless_jerk(turning: &[[f32; 3]], step_s: f64) -> f64 {
    let count = turning.len() as f32;
    let mut mean = [0.0_f32; 3];
    for turn in turning {
        mean.iter_mut().zip(turn).for_each(|(mean, value)| *mean += value / count);
    }
    let (mut squares, mut fastest) = (0.0_f32, 0.0_f32);
    for three in turning.windows(3) {
        let mut speed = 0.0;
        for axis in 0..3 {
            let bend = three[0][axis] - 2.0 * three[1][axis] + three[2][axis];
            squares += bend * bend;
            speed += (three[1][axis] - mean[axis]).powi(2);
        }
        fastest = fastest.max(speed);
    }
    let duration_s = turning.len() as f64 * step_s;
    let integral = f64::from(squares) / step_s.powi(3);
    -(duration_s.powi(3) / f64::from(fastest).max(1e-12) * integral).max(1e-12).ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::{PI, TAU};

    fn sine(hz: f64, size: f64) -> f64 {
        let turning: Vec<[f32; 3]> =
            (0..400).map(|i| [(size * (TAU * hz * f64::from(i) / 100.0).sin()) as f32, 0.0, 0.0]).collect();
        log_dimensionless_jerk(&turning, 0.01)
    }

    #[test]
    fn a_sine_has_what_its_formula_says_however_large() {
        // T = 4 s, v = 1: T³ · (2πf)⁴ · T / 2.
        for hz in [0.5, 1.0, 2.0] {
            let expected = -(64.0 * (2.0 * PI * hz).powi(4) * 2.0).ln();
            assert!((sine(hz, 1.0) - expected).abs() < 0.02, "{}", sine(hz, 1.0));
            assert!((sine(hz, 30.0) - sine(hz, 1.0)).abs() < 1e-3);
        }
    }
}
