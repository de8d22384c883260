//! Assess: a recording of 60 seconds with answers, start to end, beside reading the same bytes alone.

use super::{Timing, run_once};
use anyhow::{Context, Result};
use std::f64::consts::TAU;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// What the project promises for a recording of 60 s.
const LIMIT: Duration = Duration::from_millis(100);

/// Samples a second, as phones give.
const RATE_HZ: u32 = 100;

/// Length of the recording in seconds.
const LENGTH_S: u32 = 60;

/// The whole main job, report included, and the bare reading of its input.
pub(crate) fn timings(root: &Path, program: &Path) -> Result<Vec<Timing>> {
    let folder = root.join("target/bench");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let path = |name: &str| folder.join(name).display().to_string();
    let (recording, answers, report) = (path("recording.csv"), path("answers.toml"), path("report.html"));
    fs::write(&recording, head_tremor())?;
    fs::write(&answers, "age_years = 61\npresent = [\"region-head-neck\", \"rhythmic\"]\n")?;
    let arguments = ["assess", &recording, "--answers", &answers, "--report", &report];
    Ok(vec![
        Timing::of("reading the 60 s recording alone", None, || Ok(fs::read(&recording).map(drop)?))?,
        Timing::of("assess, 60 s recording, answers, report", Some(LIMIT), || run_once(program, &arguments))?,
    ])
}

/// A made head recording: gravity along z, and a no-no shake of 4.8 Hz and 1° about it.
fn head_tremor() -> String {
    let mut csv = String::from(
        "time_s,acceleration_x_g,acceleration_y_g,acceleration_z_g,\
         angular_velocity_x_deg_s,angular_velocity_y_deg_s,angular_velocity_z_deg_s\n",
    );
    for sample in 0..RATE_HZ * LENGTH_S {
        let time_s = f64::from(sample) / f64::from(RATE_HZ);
        let turning_deg_s = TAU * 4.8 * (TAU * 4.8 * time_s).cos();
        writeln!(csv, "{time_s:.2},0.002,-0.001,1.000,0.10,-0.10,{turning_deg_s:.4}").expect("a string takes all");
    }
    csv
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recording_is_60_seconds_long() {
        let csv = head_tremor();
        assert_eq!(csv.lines().count(), 6001);
        assert!(csv.lines().last().unwrap().starts_with("59.99,"));
    }
}
