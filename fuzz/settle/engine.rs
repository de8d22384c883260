//! What has to hold for any recording that passes the engine.
//!
//! Used by the fuzz targets and, with the inputs that they kept, by `crates/motion/tests/fuzzed.rs`.

use super::movement::measured;
use nullpoint_motion::measure::{choose, measure};
use nullpoint_motion::tasks::{Task, known};
use nullpoint_motion::{Engine, Mount, Placement, Recording};

/// The bytes as orders to make up a recording: waves, stillness, noise, gaps, missing and enormous numbers, tasks. It is
/// measured in pieces of any size; the pieces make no difference.
pub(crate) fn engine(bytes: &[u8]) {
    let Some((recording, piece)) = made(bytes) else { return };
    let whole = measure(&recording);
    measured(&whole);
    let Ok((signal, step_s)) = choose(&recording.rows()) else { return };
    let mut engine = Engine::new(&recording, signal, 1.0 / step_s);
    let mut from = 0;
    while from < recording.time_s.len() {
        let to = (from + piece).min(recording.time_s.len());
        engine.push(&recording.rows().part(from..to));
        from = to;
    }
    // As text: a number that is missing is not equal to itself.
    assert_eq!(format!("{whole:?}"), format!("{:?}", engine.finish()), "in pieces of {piece}");
}

/// A recording as the bytes order it, and the size of the pieces to measure it in.
fn made(bytes: &[u8]) -> Option<(Recording, usize)> {
    let [kind, rate, piece, orders @ ..] = bytes else { return None };
    let step_s = 1.0 / (8.0 + 2.0 * f64::from(*rate));
    let (mut time_s, mut samples, mut gravity) = (Vec::new(), Vec::new(), Vec::new());
    let mut marks = Vec::new();
    let mut now_s = 0.0;
    for order in orders.chunks_exact(4) {
        let [what, length, size, pace] = [order[0], order[1], order[2], order[3]].map(f64::from);
        let start_s = now_s;
        for i in 0..(1 + 4 * order[1] as usize) {
            let t = i as f64 * step_s;
            let wave = (std::f64::consts::TAU * pace / 16.0 * t).sin();
            let value = match order[0] % 12 {
                0 | 1 => size * wave,
                2 => size - 128.0,
                3 => f64::NAN,
                4 => size * 1e300,
                5 => size * ((i as f64 * 12.9898 + pace).sin() * 43758.5453).fract(),
                6 => size * if wave > 0.95 { 40.0 } else { 0.0 },
                7 => f64::MIN_POSITIVE * size,
                8 => size * wave * t,
                9 => size.exp2(),
                _ => size * wave + 100.0 * (t * 1.3).sin(),
            };
            let along = (what / 12.0).floor();
            time_s.push(now_s);
            samples.push([value, value * (along / 21.0), if along > 10.0 { -value } else { 0.3 * value }]);
            gravity.push([0.0, (0.02 * size).sin(), (0.02 * size).cos()]);
            // Uneven times, and now and then a gap.
            now_s += step_s * (1.0 + 0.3 * ((i as f64) * pace).sin());
        }
        if order[0] % 12 == 11 {
            now_s += length / 8.0;
        }
        let names = [
            known::REST,
            known::ARMS_OUT,
            known::STRAIGHT_AHEAD,
            known::LYING,
            known::TURN_LEFT_HOLD,
            known::SLOW_TURN,
            known::NOD,
            "other",
        ];
        marks.push(Task { name: names[order[3] as usize % names.len()].to_owned(), start_s, end_s: now_s });
        if time_s.len() > 12_000 {
            break;
        }
    }
    if time_s.len() < 2 {
        return None;
    }
    let mut recording = Recording::new("made", time_s);
    match kind % 4 {
        0 => recording.acceleration_g = Some(samples),
        1 => recording.head_angle_deg = Some(samples),
        _ => recording.angular_velocity_deg_s = Some(samples),
    }
    if kind & 16 != 0 && recording.acceleration_g.is_none() {
        recording.acceleration_g = Some(gravity.clone());
    }
    if kind & 32 != 0 {
        recording.gravity_g = Some(gravity);
    }
    if kind & 64 != 0 {
        recording.tasks = marks;
    }
    recording.placement = if kind & 4 != 0 { Placement::Head } else { Placement::Unknown };
    recording.mount = (kind & 8 != 0).then_some(Mount { left: [0.0, 1.0, 0.0] });
    recording.without_gravity = kind & 128 != 0;
    Some((recording, 1 + 7 * *piece as usize))
}
