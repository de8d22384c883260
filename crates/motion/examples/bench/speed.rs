//! Speed: rows a processor second, and memory, on a made recording with tremor in every window.

use crate::machine::cpu_s;
use crate::truth::reach;
use nullpoint_motion::measure::Signal;
use nullpoint_motion::{Engine, Movement, Placement, Recording, Rows, Triple};
use std::f64::consts::TAU;

/// Rows made once and sent again and again, later each time: what is timed is the measuring, not the making.
const PIECE: usize = 60_000;

/// Samples a second.
const RATE_HZ: f64 = 100.0;

/// What was sent along with angular velocity.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Sensors {
    /// Angular velocity of a head: one three-axis sensor.
    Gyroscope,
    /// Angular velocity and acceleration of a head.
    Both,
    /// Angular velocity of a head that makes a single movement each second instead of a tremor.
    Jerky,
}

/// A run.
pub(crate) struct Run {
    pub(crate) rows: usize,
    pub(crate) seconds: f64,
    pub(crate) movement: Movement,
}

/// Measures so many rows.
pub(crate) fn run(rows: usize, sensors: Sensors) -> Run {
    let (mut turning, acceleration) = made();
    if sensors == Sensors::Jerky {
        turning = (0..PIECE).map(jerky).collect();
    }
    let header = Recording { placement: Placement::Head, ..Recording::new("made", Vec::new()) };
    let mut engine = Engine::new(&header, Signal::AngularVelocity, RATE_HZ);
    let mut times = vec![0.0; PIECE];
    let mut sent = 0;
    let mut seconds = 0.0;
    while sent < rows {
        let count = PIECE.min(rows - sent);
        for (i, time) in times.iter_mut().enumerate() {
            *time = (sent + i) as f64 / RATE_HZ;
        }
        let piece = Rows {
            time_s: &times[..count],
            acceleration_g: (sensors == Sensors::Both).then_some(&acceleration[..count]),
            gravity_g: None,
            angular_velocity_deg_s: Some(&turning[..count]),
            head_angle_deg: None,
        };
        let started = cpu_s();
        engine.push(&piece);
        seconds += cpu_s() - started;
        sent += count;
    }
    let started = cpu_s();
    let movement = engine.finish().expect("the recording is long enough");
    seconds += cpu_s() - started;
    Run { rows, seconds, movement }
}

/// A tremor of 5.1 Hz and 1° that wanders a little, with an overtone and restlessness; gravity with pulse and breath.
fn made() -> (Vec<Triple>, Vec<Triple>) {
    let mut state = 7_u64;
    let mut even = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64 - 0.5
    };
    (0..PIECE)
        .map(|i| {
            // Whole cycles in a piece, so that pieces join without a step.
            let t = i as f64 / RATE_HZ;
            let phase = TAU * 5.1 * t + 0.8 * (TAU * 0.05 * t).sin();
            let shake = TAU * 5.1 * phase.cos() + 4.0 * (2.0 * phase).cos();
            let turn = [0.3 * shake + 2.0 * even(), 0.4 * shake + 2.0 * even(), shake + 2.0 * even()];
            let pulse = 0.004 * (TAU * 1.2 * t).sin();
            (turn, [0.01 * even(), 0.01 * even() + 0.02 * phase.sin(), 1.0 + pulse + 0.01 * even()])
        })
        .unzip()
}

/// 8° out in 0.1 s and back in 0.2 s each second, about one axis after the other, with swaying.
fn jerky(row: usize) -> Triple {
    let t = row as f64 / RATE_HZ;
    let since_s = t.fract();
    let speed = 8.0 * (reach(since_s, 0.1) - reach(since_s - 0.1, 0.2));
    let sway = [0.7, 1.1, 0.5].map(|hz| 0.5 * (TAU * hz * t).sin());
    std::array::from_fn(|axis| sway[axis] + if t as usize % 3 == axis { speed } else { 0.0 })
}
