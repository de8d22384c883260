//! What has to hold for whatever was measured.
//!
//! Used by the fuzz targets and, with the inputs that they kept, by `crates/motion/tests/fuzzed.rs`.

use nullpoint_motion::{MeasureError, Movement};

/// What holds for every movement: numbers that are given are numbers.
pub(crate) fn measured(movement: &Result<Movement, MeasureError>) {
    match movement {
        Ok(movement) => {
            if let Some(rhythm) = &movement.rhythm {
                let [low, high] = rhythm.frequency_interval_hz;
                assert!(low <= rhythm.frequency_hz && rhythm.frequency_hz <= high, "{rhythm:?}");
                assert!(rhythm.amplitude().0 > 0.0 && (0.0..=1.0).contains(&rhythm.share_of_time), "{rhythm:?}");
            }
        }
        Err(error) => assert!(!error.to_string().is_empty() && !error.hint().is_empty()),
    }
}
