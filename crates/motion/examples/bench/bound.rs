//! Clean lines in even noise: the error of frequency and amplitude beside the Cramér–Rao bound.

use crate::added::Chance;
use crate::counts::{Count, line};
use nullpoint_motion::{Placement, Recording, measure};
use std::f64::consts::{PI, TAU};

/// Signal to noise, in dB: mean square of the line over the variance of the noise of one axis.
const DB: [f64; 7] = [-5.0, 0.0, 5.0, 10.0, 20.0, 30.0, 40.0];

/// Recordings of ten windows each.
const RECORDINGS: u64 = 100;

/// Samples in a window, samples per second, and the line's amplitude in °/s.
const SAMPLES: f64 = 400.0;
const RATE_HZ: f64 = 100.0;
const AMPLITUDE: f64 = 60.0;

/// The table; `beside` is the noise of the two other axes as a share of that of the line's.
pub(crate) fn table(beside: f64) -> String {
    let mut text = String::from(
        "| dB | windows found | frequency: error, bound (mHz) | ratio | amplitude: error, bound (%) | ratio |\n\
         | --- | --- | --- | --- | --- | --- |\n",
    );
    for db in DB {
        let noise = AMPLITUDE / 2.0_f64.sqrt() / 10.0_f64.powf(db / 20.0);
        let (mut windows, mut frequency, mut amplitude) = (0, Vec::new(), Vec::new());
        for seed in 0..RECORDINGS {
            let mut chance = Chance(seed * 104_729 + 17);
            let (hz, phase) = (3.0 + 6.0 * chance.even(), TAU * chance.even());
            let time_s: Vec<f64> = (0..4000).map(|i| f64::from(i) / RATE_HZ).collect();
            let sample = |t: &f64| {
                let line = AMPLITUDE * (TAU * hz * t + phase).sin();
                [beside * noise * chance.bell(), line + noise * chance.bell(), beside * noise * chance.bell()]
            };
            let recording = Recording {
                angular_velocity_deg_s: Some(time_s.iter().map(sample).collect()),
                placement: Placement::Wrist,
                ..Recording::new("made", time_s)
            };
            let movement = measure(&recording).expect("40 s");
            windows += movement.windows.len();
            for window in
                movement.windows.iter().filter(|window| window.frequency_hz.is_some_and(|f| (f - hz).abs() < 1.0))
            {
                frequency.extend(window.frequency_hz.map(|found| found - hz));
                amplitude.extend(window.amplitude_deg.map(|found| found * TAU * hz / AMPLITUDE - 1.0));
            }
        }
        let rms = |errors: &[f64]| (errors.iter().map(|e| e * e).sum::<f64>() / errors.len().max(1) as f64).sqrt();
        let ratio = (noise / AMPLITUDE).powi(2);
        let frequency_bound = (24.0 * ratio / (SAMPLES * (SAMPLES * SAMPLES - 1.0))).sqrt() * RATE_HZ / (2.0 * PI);
        let amplitude_bound = (2.0 * ratio / SAMPLES).sqrt();
        let cells = [
            db.to_string(),
            Count { k: frequency.len(), n: windows }.to_string(),
            format!("{:.3}, {:.3}", 1e3 * rms(&frequency), 1e3 * frequency_bound),
            format!("{:.2}", rms(&frequency) / frequency_bound),
            format!("{:.3}, {:.3}", 1e2 * rms(&amplitude), 1e2 * amplitude_bound),
            format!("{:.2}", rms(&amplitude) / amplitude_bound),
        ];
        line(&mut text, &cells);
    }
    text
}
