//! The wrist recording that ParaDigMa can be run on as well: as CSV for it, and measured here.

use crate::background::example;
use crate::machine::cpu_s;
use nullpoint_motion::{Placement, Recording, measure};
use std::fmt::Write;

/// The recording so many times in a row: 2 h.
const TIMES: usize = 10;

fn recording() -> Recording {
    let one = example("wrist-tremor/recording_meta.json", Some(Placement::Wrist));
    let span_s = one.duration_s() + 0.01;
    let turning = one.angular_velocity_deg_s.as_deref().expect("a gyroscope was there");
    let time_s = (0..TIMES).flat_map(|k| one.time_s.iter().map(move |time| time + k as f64 * span_s)).collect();
    Recording {
        placement: Placement::Wrist,
        angular_velocity_deg_s: Some(turning.repeat(TIMES)),
        ..Recording::new("made", time_s)
    }
}

/// As ParaDigMa reads it: a time and three axes of a gyroscope.
pub(crate) fn csv() -> String {
    let recording = recording();
    let mut text = String::from("time,gyroscope_x,gyroscope_y,gyroscope_z\n");
    for (time, [x, y, z]) in recording.time_s.iter().zip(recording.angular_velocity_deg_s.iter().flatten()) {
        writeln!(text, "{time:.6},{x:.5},{y:.5},{z:.5}").expect("a string takes all");
    }
    text
}

/// Rows a processor second here, times as they came (uneven).
pub(crate) fn rows_a_second() -> f64 {
    let recording = recording();
    let started = cpu_s();
    let movement = measure(&recording).expect("hours");
    let spent = cpu_s() - started;
    assert!(movement.rhythm.is_some());
    recording.time_s.len() as f64 / spent
}
