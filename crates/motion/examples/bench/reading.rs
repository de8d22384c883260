//! Reading: rows of our own CSV a processor second.

use crate::machine::cpu_s;
use nullpoint_motion::read::{ReadOptions, SourceFile, no_siblings, read};
use std::fmt::Write;

/// Seven columns as a phone writes them.
pub(crate) fn text(rows: usize) -> String {
    let mut text = String::from(
        "time_s,acceleration_x_g,acceleration_y_g,acceleration_z_g,\
         angular_velocity_x_deg_s,angular_velocity_y_deg_s,angular_velocity_z_deg_s\n",
    );
    for row in 0..rows {
        let wave = |scale: f64, shift: usize| scale * (((row * 7919 + shift * 104_729) % 2003) as f64 / 1001.5 - 1.0);
        writeln!(
            text,
            "{:.3},{:.4},{:.4},{:.4},{:.3},{:.3},{:.3}",
            row as f64 / 100.0,
            wave(0.1, 1),
            wave(0.1, 2),
            1.0 + wave(0.1, 3),
            wave(30.0, 4),
            wave(30.0, 5),
            wave(60.0, 6),
        )
        .expect("a string takes all");
    }
    text
}

/// Rows a processor second.
pub(crate) fn rows_a_second(rows: usize) -> f64 {
    let text = text(rows);
    let file = SourceFile { name: "made.csv", bytes: text.as_bytes(), siblings: &no_siblings };
    let started = cpu_s();
    let recording = read(&file, &ReadOptions::default()).expect("it is whole");
    let spent = cpu_s() - started;
    assert_eq!(recording.time_s.len(), rows);
    rows as f64 / spent
}
