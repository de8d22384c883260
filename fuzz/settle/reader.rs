//! What has to hold for any bytes that are read as a recording.
//!
//! Used by the fuzz targets and, with the inputs that they kept, by `crates/motion/tests/fuzzed.rs`.

use super::movement::measured;
use nullpoint_motion::read::{Format, ReadOptions, SourceFile, read, stream};
use nullpoint_motion::{Recording, measure, measure_stream};

/// The bytes as a recording, in the format that is named or in the one that they look like: a recording or an error with a
/// hint, and whatever was read can be measured, as a whole and piece by piece.
pub(crate) fn reader(bytes: &[u8], format: Option<Format>) {
    // A format of two files (a description and its numbers) finds the second after the first byte that is zero.
    let (first, second) = match bytes.iter().position(|byte| *byte == 0) {
        Some(at) if format == Some(Format::Tsdf) => (&bytes[..at], &bytes[at + 1..]),
        _ => (bytes, bytes),
    };
    let siblings = |_: &str| Ok(second.to_vec());
    let file = SourceFile { name: "Gyroscope.csv", bytes: first, siblings: &siblings };
    for units in [None, "m/s2,rad/s,rad,ms".parse().ok()] {
        let options = ReadOptions { format, units, ..ReadOptions::default() };
        match read(&file, &options) {
            Ok(recording) => {
                keeps_its_laws(&recording);
                measured(&measure(&recording));
            }
            Err(error) => assert!(!error.to_string().is_empty() && !error.hint().is_empty()),
        }
        if let Ok(Some(mut stream)) = stream(first, file.name, &options) {
            let _ = measure_stream(&mut stream);
        }
    }
}

/// What holds for every recording.
fn keeps_its_laws(recording: &Recording) {
    let rows = recording.time_s.len();
    assert!(rows >= 2 && recording.time_s[0] == 0.0);
    assert!(recording.time_s.windows(2).all(|pair| pair[0] < pair[1]) && recording.duration_s().is_finite());
    let sensors =
        [&recording.acceleration_g, &recording.gravity_g, &recording.angular_velocity_deg_s, &recording.head_angle_deg];
    assert!(sensors.into_iter().flatten().all(|values| values.len() == rows));
}
