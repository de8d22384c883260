//! How good a recording is: its true sample rate, gaps, jitter, clipping and missing values.
//!
//! In: a [`Recording`]. Out: [`Quality`], measured from the time stamps and values alone, never from what a header
//! promises. Method: medians, so that a few late samples do not move the rate; one pass, so that a stream and a file give
//! the same.

mod clipping;
mod steps;

use crate::recording::{Recording, Rows, Triple};
use clipping::Clipping;
use serde::Serialize;
use steps::Steps;

/// Two samples further apart than this many usual steps have a gap between them: with 2.5, one lost sample (2 steps,
/// give or take the jitter of a phone's clock) is not yet a gap and two lost samples are.
pub(crate) const GAP_STEPS: f64 = 2.5;

/// Steps longer than this many usual ones are kept until the median of all is known: below [`GAP_STEPS`] by as much as the
/// rate told at the beginning may be off.
const KEPT_STEPS: f64 = 2.0;

/// Gaps that are listed, at most: a phone that stops every minute of a week has as many. The share counts all.
const MOST_GAPS: usize = 10_000;

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
    let mut meter = Meter::new(median_step_s(recording.time_s.iter().copied()).unwrap_or(0.0));
    meter.add(&recording.rows());
    meter.quality()
}

/// Measures quality piece by piece.
pub(crate) struct Meter {
    /// The usual step as told at the beginning.
    told_step_s: f64,
    steps: Steps,
    first_s: Option<f64>,
    last_s: f64,
    samples: usize,
    missing: usize,
    clipping: Clipping,
    /// Steps that may turn out to be gaps.
    long: Vec<Gap>,
    /// Time in long steps beyond those kept.
    more_s: f64,
}

impl Meter {
    /// A meter that has seen nothing; `told_step_s` is the usual step in s, 0 where it is not known.
    pub(crate) fn new(told_step_s: f64) -> Self {
        Self {
            told_step_s,
            steps: Steps::default(),
            first_s: None,
            last_s: f64::NAN,
            samples: 0,
            missing: 0,
            clipping: Clipping::default(),
            long: Vec::new(),
            more_s: 0.0,
        }
    }

    /// Looks at some rows.
    pub(crate) fn add(&mut self, rows: &Rows<'_>) {
        let count = rows.len();
        for &time_s in &rows.time_s[..count] {
            let step_s = time_s - self.last_s;
            self.steps.add(step_s);
            if step_s > KEPT_STEPS * self.told_step_s {
                self.keep_long(step_s);
            }
            self.last_s = time_s;
        }
        self.first_s = self.first_s.or_else(|| rows.time_s[..count].first().copied());
        self.samples += count;
        let sensors: Vec<&[Triple]> =
            [rows.acceleration_g, rows.angular_velocity_deg_s].into_iter().flatten().collect();
        self.clipping.add(&sensors, count);
        let with_angles: Vec<&[Triple]> = sensors.into_iter().chain(rows.head_angle_deg).collect();
        self.missing += match with_angles.as_slice() {
            [one] => one[..count].iter().filter(|sample| is_missing(sample)).count(),
            [one, other] => {
                one[..count].iter().zip(*other).filter(|(one, other)| is_missing(one) || is_missing(other)).count()
            }
            all => (0..count).filter(|row| all.iter().any(|values| is_missing(&values[*row]))).count(),
        };
    }

    #[cold]
    fn keep_long(&mut self, step_s: f64) {
        if self.long.len() < MOST_GAPS {
            self.long.push(Gap { start_s: self.last_s - self.first_s.unwrap_or(0.0), duration_s: step_s });
        } else {
            self.more_s += step_s;
        }
    }

    /// What was measured.
    pub(crate) fn quality(mut self) -> Quality {
        let step = self.steps.median();
        let limit = step.map_or(f64::INFINITY, |step| step * GAP_STEPS);
        let duration_s = self.first_s.map_or(0.0, |first| self.last_s - first);
        self.long.retain(|gap| gap.duration_s > limit);
        let lost = self.more_s + self.long.iter().map(|gap| gap.duration_s).sum::<f64>();
        // 1.4826 makes the median absolute deviation of a normal distribution its standard deviation (Rousseeuw and
        // Croux 1993, https://doi.org/10.1080/01621459.1993.10476408).
        let jitter_s = step.and_then(|step| self.steps.median_distance(step, limit)).unwrap_or(0.0) * 1.4826;
        Quality {
            samples: self.samples,
            duration_s,
            sample_rate_hz: step.map_or(0.0, |step| 1.0 / step),
            jitter_ms: jitter_s * 1e3,
            gap_share: if duration_s > 0.0 { lost / duration_s } else { 0.0 },
            gaps: self.long,
            clipped_share: share(self.clipping.rows() as usize, self.samples),
            missing_share: share(self.missing, self.samples),
        }
    }
}

fn share(count: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { count as f64 / of as f64 }
}

fn is_missing([x, y, z]: &Triple) -> bool {
    x.is_nan() | y.is_nan() | z.is_nan()
}

/// The median step between time stamps in seconds, `None` with fewer than two.
pub(crate) fn median_step_s(times: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut steps = Steps::default();
    let mut last = f64::NAN;
    for time in times {
        steps.add(time - last);
        last = time;
    }
    steps.median()
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
