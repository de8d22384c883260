//! Real head-worn recordings to add known tremors to: eargait (MaD-Lab FAU, MIT licence, `examples/licences/eargait.txt`),
//! the sensor behind the left ear of one healthy person, 200 Hz, three walking tasks with parts standing still.
//!
//! Thresholds were set on `normal` alone; `slow` and `fast` are for trying. The right ear of the same minute is never
//! used to try what the left was used to set; 100 s of it (`slow-right-100s`) are there for holding two sensors of one head
//! against each other.
#![expect(clippy::unwrap_used, reason = "a test without its recording has nothing to say")]

use nullpoint_motion::measure::Window;
use nullpoint_motion::read::{ReadOptions, SourceFile, read};
use nullpoint_motion::{Placement, Recording, Triple};
use std::path::{Path, PathBuf};

/// Rhythmic gestures that the person made, seen in the signal, in s: at the beginning and end of each task a handful of
/// nods of 5 to 17° at 1 Hz (it seems to line up the two ears), and in `normal` two stretches of quicker nods
/// at 2 Hz. A rhythm can be made on purpose; these are not false alarms, and not counted as walking either.
pub(crate) const GESTURES_S: [(&str, &[(f64, f64)]); 3] = [
    ("slow", &[(16.0, 20.0), (203.0, 211.0)]),
    ("normal", &[(28.0, 36.0), (43.0, 47.0), (64.0, 71.0), (217.0, 224.0)]),
    ("fast", &[(12.0, 20.0), (158.0, 164.0)]),
];

/// What a window of a task holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// A head that stands still, all of the time.
    Still,
    /// A head that walks, all of the time.
    Walking,
    /// A gesture, or partly still.
    Other,
}

/// What each window of a whole task holds.
pub(crate) fn holds(recording: &Recording, windows: &[Window], gestures_s: &[(f64, f64)]) -> Vec<Holds> {
    let still = still_parts(recording);
    let of = |window: &Window| {
        let (from, to) = (window.start_s, window.start_s + window.duration_s);
        let samples = (from * 200.0) as usize..(to * 200.0) as usize;
        let shared =
            |part: &std::ops::Range<usize>| part.end.min(samples.end).saturating_sub(part.start.max(samples.start));
        let calm: usize = still.iter().map(shared).sum();
        match calm as f64 / samples.len() as f64 {
            _ if gestures_s.iter().any(|(a, b)| from < *b && to > *a) => Holds::Other,
            share if share > 0.98 => Holds::Still,
            0.0 => Holds::Walking,
            _ => Holds::Other,
        }
    };
    windows.iter().map(of).collect()
}

/// The whole recording of a task: `slow`, `normal` or `fast`.
pub(crate) fn task(name: &str) -> Recording {
    file(&Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/background/{name}.csv.gz")), None)
}

/// A file of an example folder.
pub(crate) fn example(path: &str, placement: Option<Placement>) -> Recording {
    file(&examples().join(path), placement)
}

pub(crate) fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

fn file(path: &Path, placement: Option<Placement>) -> Recording {
    let bytes = std::fs::read(path).unwrap();
    let folder = path.parent().unwrap();
    let siblings = |name: &str| std::fs::read(folder.join(name));
    let name = path.file_name().unwrap().to_str().unwrap();
    read(&SourceFile { name, bytes: &bytes, siblings: &siblings }, &ReadOptions { placement, ..ReadOptions::default() })
        .unwrap()
}

/// Root mean square of the angular velocity about its mean over some samples, all axes, in °/s.
pub(crate) fn restlessness(recording: &Recording, samples: std::ops::Range<usize>) -> f64 {
    let turning = &recording.angular_velocity_deg_s.as_ref().unwrap()[samples];
    let n = turning.len() as f64;
    let axis = |axis: usize| {
        let mean = turning.iter().map(|s| s[axis]).sum::<f64>() / n;
        turning.iter().map(|s| (s[axis] - mean).powi(2)).sum::<f64>() / n
    };
    (0..3).map(axis).sum::<f64>().sqrt()
}

/// Parts of at least 4.5 s in which every second, in steps of half a second, is calmer than 8 °/s; as samples at 200 Hz.
pub(crate) fn still_parts(recording: &Recording) -> Vec<std::ops::Range<usize>> {
    let steps = recording.time_s.len() / 100;
    let is_still = |step: usize| step + 2 <= steps && restlessness(recording, step * 100..step * 100 + 200) < 8.0;
    let mut parts = Vec::new();
    let mut from = None;
    for step in 0..=steps {
        match (from, step < steps && is_still(step)) {
            (None, true) => from = Some(step),
            (Some(first), false) => {
                if step - first >= 8 {
                    parts.push(first * 100..step * 100 + 100);
                }
                from = None;
            }
            _ => {}
        }
    }
    parts
}

/// Some parts of a recording, times as they came, so that what was cut out is a gap.
pub(crate) fn only(recording: &Recording, parts: &[std::ops::Range<usize>]) -> Recording {
    let pick = |all: &Vec<Triple>| parts.iter().flat_map(|part| all[part.clone()].to_vec()).collect::<Vec<_>>();
    Recording {
        time_s: parts.iter().flat_map(|part| recording.time_s[part.clone()].to_vec()).collect(),
        acceleration_g: recording.acceleration_g.as_ref().map(pick),
        angular_velocity_deg_s: recording.angular_velocity_deg_s.as_ref().map(pick),
        ..recording.clone()
    }
}

/// A recording with rotation about one axis added to its angular velocity.
pub(crate) fn with_turning(recording: &Recording, speeds: &[f64], axis: Triple) -> Recording {
    let mut added = recording.clone();
    for (sample, speed) in added.angular_velocity_deg_s.as_mut().unwrap().iter_mut().zip(speeds) {
        for (value, share) in sample.iter_mut().zip(axis) {
            *value += speed * share;
        }
    }
    added
}
