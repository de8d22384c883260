//! Frequency and amplitude of one frame: the sinusoid that fits it best.
//!
//! In: evenly spaced samples and a first guess of the frequency. Out: frequency, and what each axis does at it.
//! Method: least squares of a sinusoid and a bent line on all axes together; the frequency is where the fit explains
//! most, found by narrowing parabolas. For a steady rhythm in even noise this is the maximum-likelihood estimate and
//! reaches the Cramér–Rao bound (Rife and Boorstyn 1974 <https://doi.org/10.1109/TIT.1974.1055282>).
//! Limits: of a rhythm that wanders within the frame it fits only the part that stays in step.

use crate::recording::Triple;

/// Columns of the fit: cosine, sine, and a level, slope and bend that follow the posture.
const COLUMNS: usize = 5;

/// The best sinusoid of a frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sinusoid {
    /// Its frequency, in Hz.
    pub frequency_hz: f64,
    /// Cosine part of each axis.
    pub cosine: Triple,
    /// Sine part of each axis.
    pub sine: Triple,
}

impl Sinusoid {
    /// Energy in each direction: squared amplitudes on the diagonal.
    pub(crate) fn directions(&self) -> [[f64; 3]; 3] {
        std::array::from_fn(|i| std::array::from_fn(|j| self.cosine[i] * self.cosine[j] + self.sine[i] * self.sine[j]))
    }
}

/// The sinusoid that explains most of a frame, within half a resolution of the first guess; `None` when the frame is too short.
pub(crate) fn best_sinusoid(frame: &[Triple], rate_hz: f64, guess_hz: f64) -> Option<Sinusoid> {
    let resolution = rate_hz / frame.len() as f64;
    let explained = |frequency_hz: f64| fit(frame, rate_hz, frequency_hz).map(|(_, explained)| explained);
    let mut best = guess_hz;
    for reach in [0.25, 0.08, 0.02, 0.004, 0.0008] {
        let reach = reach * resolution;
        // Up to a few steps towards the top before narrowing.
        for _ in 0..4 {
            let (a, b, c) = (explained(best - reach)?, explained(best)?, explained(best + reach)?);
            let bend = a - 2.0 * b + c;
            let shift = if bend < 0.0 { (0.5 * (a - c) / bend).clamp(-1.0, 1.0) } else { (c - a).signum() };
            best += shift * reach;
            if shift.abs() < 0.99 {
                break;
            }
        }
    }
    let best = best.clamp(guess_hz - 0.6 * resolution, guess_hz + 0.6 * resolution);
    let (sinusoid, _) = fit(frame, rate_hz, best)?;
    Some(sinusoid)
}

/// The fit at one frequency and the energy that its sinusoid explains.
fn fit(frame: &[Triple], rate_hz: f64, frequency_hz: f64) -> Option<(Sinusoid, f64)> {
    let n = frame.len();
    let middle = (n as f64 - 1.0) / 2.0;
    let turn = std::f64::consts::TAU * frequency_hz / rate_hz;
    let (step_sin, step_cos) = turn.sin_cos();
    let (mut sin, mut cos) = (-turn * middle).sin_cos();
    let mut normal = [[0.0; COLUMNS]; COLUMNS];
    let mut right = [[0.0; 3]; COLUMNS];
    for (i, sample) in frame.iter().enumerate() {
        let t = (i as f64 - middle) / middle;
        let row = [cos, sin, 1.0, t, t * t];
        for (p, x) in row.iter().enumerate() {
            for (q, y) in row.iter().enumerate().skip(p) {
                normal[p][q] += x * y;
            }
            for axis in 0..3 {
                right[p][axis] += x * sample[axis];
            }
        }
        (sin, cos) = (sin * step_cos + cos * step_sin, cos * step_cos - sin * step_sin);
    }
    let lower = cholesky(normal)?;
    let mut solved = [[0.0; 3]; COLUMNS];
    let mut explained = 0.0;
    for axis in 0..3 {
        let mut half = [0.0; COLUMNS];
        for p in 0..COLUMNS {
            let sum: f64 = (0..p).map(|q| lower[p][q] * half[q]).sum();
            half[p] = (right[p][axis] - sum) / lower[p][p];
            explained += half[p] * half[p];
        }
        for p in (0..COLUMNS).rev() {
            let sum: f64 = (p + 1..COLUMNS).map(|q| lower[q][p] * solved[q][axis]).sum();
            solved[p][axis] = (half[p] - sum) / lower[p][p];
        }
    }
    Some((Sinusoid { frequency_hz, cosine: solved[0], sine: solved[1] }, explained))
}

/// Lower triangle of a positive matrix given by its upper triangle.
fn cholesky(matrix: [[f64; COLUMNS]; COLUMNS]) -> Option<[[f64; COLUMNS]; COLUMNS]> {
    let mut lower = [[0.0; COLUMNS]; COLUMNS];
    for p in 0..COLUMNS {
        for q in 0..=p {
            let sum: f64 = (0..q).map(|r| lower[p][r] * lower[q][r]).sum();
            let rest = matrix[q][p] - sum;
            if p == q {
                if rest.is_nan() || rest <= 1e-9 * matrix[p][p].abs() {
                    return None;
                }
                lower[p][p] = rest.sqrt();
            } else {
                lower[p][q] = rest / lower[q][q];
            }
        }
    }
    Some(lower)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::{PI, TAU};

    fn tone(hz: f64, amplitude: f64, noise: &mut impl FnMut() -> f64) -> Vec<Triple> {
        (0..400)
            .map(|i| [amplitude * (TAU * hz * f64::from(i) / 100.0 + 0.7).sin() + noise(), noise(), noise()])
            .collect()
    }

    #[test]
    fn a_clean_sinusoid_on_a_drifting_posture_is_read_exactly() {
        let mut frame = tone(3.217, 1.5, &mut || 0.0);
        for (i, sample) in frame.iter_mut().enumerate() {
            sample[0] += 20.0 + 0.05 * i as f64;
        }
        let found = best_sinusoid(&frame, 100.0, 3.17).expect("4 s");
        assert!((found.frequency_hz - 3.217).abs() < 1e-4, "{}", found.frequency_hz);
        assert!((found.cosine[0].hypot(found.sine[0]) - 1.5).abs() < 1e-3);
    }

    #[test]
    fn in_noise_the_frequency_is_as_sure_as_the_cramer_rao_bound_allows() {
        let mut state = 1_u64;
        let mut even = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        };
        // The sum of twelve even numbers is bell-shaped with a standard deviation of 1.
        let mut bell = || (0..12).map(|_| even()).sum::<f64>() - 6.0;
        let noise = 0.5;
        let errors: Vec<f64> = (0..300)
            .map(|i| {
                let hz = 2.0 + f64::from(i) * 0.03;
                let frame = tone(hz, 1.0, &mut || noise * bell());
                best_sinusoid(&frame, 100.0, hz + 0.05).expect("4 s").frequency_hz - hz
            })
            .collect();
        let rms = (errors.iter().map(|e| e * e).sum::<f64>() / 300.0).sqrt();
        let bound = (24.0 * noise * noise / (400.0 * (400.0_f64 * 400.0 - 1.0))).sqrt() * 100.0 / (2.0 * PI);
        assert!((0.85..1.15).contains(&(rms / bound)), "{} mHz, bound {} mHz", 1e3 * rms, 1e3 * bound);
    }

    #[test]
    fn a_frame_of_a_few_samples_is_not_fitted() {
        assert!(best_sinusoid(&[[1.0; 3]; 3], 100.0, 5.0).is_none());
    }
}
