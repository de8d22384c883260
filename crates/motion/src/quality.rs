//! How good a recording is: its true sample rate, gaps, jitter, clipping and missing values.
//!
//! In: a [`Recording`]. Out: [`Quality`], measured from the time stamps and values alone, never from what a header
//! promises. Method: medians, so that a few late samples do not move the rate.

use crate::recording::{Recording, Triple};
use serde::Serialize;

/// Two samples further apart than this many usual steps have a gap between them: with 2.5, one lost sample (2 steps,
/// give or take the jitter of a phone's clock) is not yet a gap and two lost samples are.
pub(crate) const GAP_STEPS: f64 = 2.5;

/// A run of at least this many samples at the very end of a sensor's range is clipping: noise of one step of the
/// converter makes a single extreme sample likely and three equal ones in a row at the extreme unlikely.
const CLIPPED_RUN: usize = 3;

/// How good a recording is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quality {
    /// Samples.
    pub samples: usize,
    /// Seconds from the first sample to the last.
    pub duration_s: f64,
    /// The true sample rate: one over the median step between time stamps.
    pub sample_rate_hz: f64,
    /// How unevenly samples came: 1.4826 times the median distance of a step from the median step, gaps aside. For
    /// steps that scatter as a bell curve this is their standard deviation.
    pub jitter_ms: f64,
    /// Stretches without samples.
    pub gaps: Vec<Gap>,
    /// Share of the duration that lies in gaps, 0 to 1.
    pub gap_share: f64,
    /// Share of samples at which a sensor stood at the end of its range, 0 to 1.
    pub clipped_share: f64,
    /// Share of samples at which at least one value is missing, 0 to 1.
    pub missing_share: f64,
}

/// A stretch without samples.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Gap {
    /// When the last sample before it came, in seconds from the first.
    pub start_s: f64,
    /// How long it lasts.
    pub duration_s: f64,
}

/// Measures how good a recording is.
///
/// ```
/// # use nullpoint_motion::{quality::quality, Recording};
/// let times = (0..500).map(|step| f64::from(step) * 0.01).collect();
/// assert!((quality(&Recording::new("nullpoint", times)).sample_rate_hz - 100.0).abs() < 1e-6);
/// ```
#[must_use]
pub fn quality(recording: &Recording) -> Quality {
    let times = &recording.time_s;
    let duration_s = recording.duration_s();
    let step = median_step_s(times);
    let limit = step.map_or(f64::INFINITY, |step| step * GAP_STEPS);
    let gaps: Vec<Gap> = times
        .windows(2)
        .filter(|pair| pair[1] - pair[0] > limit)
        .map(|pair| Gap { start_s: pair[0], duration_s: pair[1] - pair[0] })
        .collect();
    let lost: f64 = gaps.iter().map(|gap| gap.duration_s).sum();
    let sensors: Vec<&[Triple]> = [&recording.acceleration_g, &recording.angular_velocity_deg_s]
        .into_iter()
        .flatten()
        .map(Vec::as_slice)
        .collect();
    let with_angles: Vec<&[Triple]> = sensors.iter().copied().chain(recording.head_angle_deg.as_deref()).collect();
    let samples = times.len();
    let missing = (0..samples).filter(|row| with_angles.iter().any(|values| is_missing(&values[*row]))).count();
    Quality {
        samples,
        duration_s,
        sample_rate_hz: step.filter(|step| *step > 0.0).map_or(0.0, |step| 1.0 / step),
        jitter_ms: step.map_or(0.0, |step| jitter_s(times, step, limit) * 1e3),
        gap_share: if duration_s > 0.0 { lost / duration_s } else { 0.0 },
        gaps,
        clipped_share: share(clipped(&sensors, samples), samples),
        missing_share: share(missing, samples),
    }
}

fn share(count: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { count as f64 / of as f64 }
}

fn is_missing(sample: &Triple) -> bool {
    sample.iter().any(|value| value.is_nan())
}

/// The median step between time stamps in seconds, `None` with fewer than two.
pub(crate) fn median_step_s(times: &[f64]) -> Option<f64> {
    median(times.windows(2).map(|pair| pair[1] - pair[0]).collect())
}

fn jitter_s(times: &[f64], step: f64, limit: f64) -> f64 {
    // 1.4826 makes the median absolute deviation of a normal distribution its standard deviation (Rousseeuw and
    // Croux 1993, https://doi.org/10.1080/01621459.1993.10476408).
    let distances =
        times.windows(2).map(|pair| pair[1] - pair[0]).filter(|step| *step <= limit).map(|found| (found - step).abs());
    1.4826 * median(distances.collect()).unwrap_or(0.0)
}

/// The middle value, or of an even number the mean of the middle two.
pub(crate) fn median(mut values: Vec<f64>) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let middle = values.len() / 2;
    let is_even = values.len().is_multiple_of(2);
    let (below, value, _) = values.select_nth_unstable_by(middle, f64::total_cmp);
    let value = *value;
    Some(if is_even { (below.iter().copied().fold(f64::NEG_INFINITY, f64::max) + value) / 2.0 } else { value })
}

/// At how many samples a sensor stands, for a run of at least [`CLIPPED_RUN`], at its largest magnitude on an axis.
///
/// Both ends of an axis are looked at. A sensor that never moves has no end of range to stand at: an axis is looked at
/// only where its values differ. A held value (the same sample sent several times) is not at the end of the range, so
/// the extreme has to be reached in at least two separate runs.
fn clipped(sensors: &[&[Triple]], samples: usize) -> usize {
    let mut is_clipped = vec![false; samples];
    for values in sensors {
        for axis in 0..3 {
            let column = || values.iter().map(move |sample| sample[axis]);
            let low = column().fold(f64::INFINITY, f64::min);
            let high = column().fold(f64::NEG_INFINITY, f64::max);
            for end in [low, high] {
                if low >= high {
                    continue;
                }
                let runs = runs_at(values, axis, end);
                if runs.len() >= 2 {
                    for (start, length) in runs {
                        is_clipped[start..start + length].fill(true);
                    }
                }
            }
        }
    }
    is_clipped.into_iter().filter(|clipped| *clipped).count()
}

fn runs_at(values: &[Triple], axis: usize, end: f64) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut length = 0;
    for row in 0..=values.len() {
        if values.get(row).is_some_and(|sample| sample[axis] == end) {
            length += 1;
        } else {
            if length >= CLIPPED_RUN {
                runs.push((row - length, length));
            }
            length = 0;
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recording(times: Vec<f64>, value: impl Fn(f64) -> f64) -> Recording {
        let values = times.iter().map(|time| [value(*time), 0.0, 0.0]).collect();
        Recording { angular_velocity_deg_s: Some(values), ..Recording::new("nullpoint", times) }
    }

    fn even(count: u32) -> Vec<f64> {
        (0..count).map(|step| f64::from(step) / 100.0).collect()
    }

    #[test]
    fn a_gap_does_not_change_the_sample_rate() {
        let times: Vec<f64> = even(1000).into_iter().filter(|time| !(3.0..5.0).contains(time)).collect();
        let found = quality(&recording(times, f64::sin));
        assert!((found.sample_rate_hz - 100.0).abs() < 1e-6);
        assert_eq!(found.gaps.len(), 1);
        assert!((found.gaps[0].start_s - 2.99).abs() < 1e-9);
        assert!((found.gaps[0].duration_s - 2.01).abs() < 1e-9);
    }

    #[test]
    fn one_lost_sample_is_not_a_gap_and_two_are() {
        let without = |lost: &[usize]| {
            let times = even(100).into_iter().enumerate().filter(|(row, _)| !lost.contains(row)).map(|(_, time)| time);
            quality(&recording(times.collect(), f64::sin)).gaps.len()
        };
        assert_eq!(without(&[50]), 0);
        assert_eq!(without(&[50, 51]), 1);
    }

    #[test]
    fn jitter_is_the_scatter_of_the_steps() {
        let times = (0..1001).map(|row| f64::from(row) * 0.01 + if row % 2 == 0 { 0.001 } else { 0.0 }).collect();
        // Every step is 10 ms plus or minus 1 ms, so the median distance from the median step is 1 ms.
        assert!((quality(&recording(times, f64::sin)).jitter_ms - 1.4826).abs() < 0.01);
        assert!(quality(&recording(even(1000), f64::sin)).jitter_ms < 1e-9);
    }

    #[test]
    fn a_sine_cut_off_at_its_top_is_clipped_and_a_whole_one_is_not() {
        let sine = |time: f64| (time * 20.0).sin() * 100.0;
        assert_eq!(quality(&recording(even(1000), sine)).clipped_share, 0.0);
        assert!(quality(&recording(even(1000), |time| sine(time).clamp(-70.0, 70.0))).clipped_share > 0.3);
    }

    #[test]
    fn missing_values_are_counted() {
        let found = quality(&recording(even(100), |time| if time < 0.25 { f64::NAN } else { time }));
        assert!((found.missing_share - 0.25).abs() < 1e-9);
    }

    #[test]
    fn nothing_is_divided_by_nothing() {
        let found = quality(&Recording::new("nullpoint", Vec::new()));
        assert_eq!((found.sample_rate_hz, found.duration_s, found.missing_share), (0.0, 0.0, 0.0));
    }
}
