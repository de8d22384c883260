//! The signal that is measured: which one, in even stretches without gaps.
//!
//! In: a recording as it came.
//! Out: stretches of evenly spaced samples of one three-axis signal, with the matching gravity and vertical acceleration.
//! Method: angular velocity is preferred (it needs no knowledge of gravity), then camera angles, then acceleration.
//! Samples with a value missing are left out; a longer silence than [`BRIDGED_S`] (and than a lost sample) splits.
//! Times that wander by more than [`JITTER_TO_RESAMPLE_S`] are put on an even grid by a natural cubic spline
//! (de Boor, A Practical Guide to Splines, 1978); steadier times are taken as even, so that nothing is smoothed needlessly.
//! Limits: a spline between samples cannot restore what a rate below about four samples per cycle did not catch.

use super::direction::unit;
use super::movement::Signal;
use crate::quality::GAP_STEPS;
use crate::recording::{Recording, Triple};

/// Missing stretches up to this long, in s, are bridged by the spline: half a cycle at the fastest rhythm looked for
/// is 0.04 s, and a phone that loses a few samples every second is still measured.
const BRIDGED_S: f64 = 0.06;

/// Root-mean-square wander of times that asks for resampling, in s: 0.5 ms shifts an 8 Hz rhythm by 1.4° of phase,
/// which puts 2.5 % of its amplitude beside it as noise.
const JITTER_TO_RESAMPLE_S: f64 = 0.0005;

/// Below this many samples a stretch cannot be fitted.
const SHORTEST_STRETCH: usize = 8;

/// Evenly spaced samples without a gap.
pub(crate) struct Stretch {
    /// Time of the first sample, in s.
    pub start_s: f64,
    /// Samples per second.
    pub rate_hz: f64,
    /// The measured signal.
    pub signal: Vec<Triple>,
    /// Acceleration in g at the same times; for the step.
    pub acceleration: Option<Vec<Triple>>,
    /// What shows where down is, in g: gravity where the device gave it, else acceleration that includes it.
    pub gravity: Option<Vec<Triple>>,
}

impl Stretch {
    /// Length in seconds, each sample counting its full period.
    pub(crate) fn duration_s(&self) -> f64 {
        self.signal.len() as f64 / self.rate_hz
    }

    /// Mean direction of gravity over some samples as a unit vector, where it was recorded.
    pub(crate) fn down(&self, samples: std::ops::Range<usize>) -> Option<Triple> {
        let gravity = &self.gravity.as_ref()?[samples];
        unit(&std::array::from_fn(|axis| gravity.iter().map(|g| g[axis]).sum::<f64>() / gravity.len() as f64))
    }
}

/// The signal to measure and its samples, or `None` when the recording has none.
pub(crate) fn choose(recording: &Recording) -> Option<(Signal, &[Triple])> {
    let usable = |samples: &Option<Vec<Triple>>| {
        samples.as_ref().is_some_and(|samples| samples.iter().filter(|s| is_finite(s)).nth(SHORTEST_STRETCH).is_some())
    };
    let found = if usable(&recording.angular_velocity_deg_s) {
        (Signal::AngularVelocity, recording.angular_velocity_deg_s.as_deref()?)
    } else if usable(&recording.head_angle_deg) {
        (Signal::HeadAngle, recording.head_angle_deg.as_deref()?)
    } else if usable(&recording.acceleration_g) {
        (Signal::Acceleration, recording.acceleration_g.as_deref()?)
    } else {
        return None;
    };
    Some(found)
}

fn is_finite(sample: &Triple) -> bool {
    sample.iter().all(|value| value.is_finite())
}

/// The even stretches of a signal, in order; stretches too short to fit anything are left out.
pub(crate) fn stretches(recording: &Recording, samples: &[Triple]) -> Vec<Stretch> {
    let kept: Vec<usize> = kept_rows(&recording.time_s, samples);
    let period = median_step(&recording.time_s, &kept);
    if period <= 0.0 {
        return Vec::new();
    }
    let limit = BRIDGED_S.max(GAP_STEPS * period);
    let mut found = Vec::new();
    let mut first = 0;
    for i in 1..=kept.len() {
        let ends = i == kept.len() || recording.time_s[kept[i]] - recording.time_s[kept[i - 1]] > limit;
        if ends {
            if i - first >= SHORTEST_STRETCH {
                found.push(even(recording, samples, &kept[first..i]));
            }
            first = i;
        }
    }
    found
}

/// Rows whose value is there and whose time moves on.
fn kept_rows(time_s: &[f64], samples: &[Triple]) -> Vec<usize> {
    let mut last = f64::NEG_INFINITY;
    (0..time_s.len().min(samples.len()))
        .filter(|&i| {
            let keep = is_finite(&samples[i]) && time_s[i].is_finite() && time_s[i] > last;
            if keep {
                last = time_s[i];
            }
            keep
        })
        .collect()
}

fn median_step(time_s: &[f64], rows: &[usize]) -> f64 {
    let mut steps: Vec<f64> = rows.windows(2).map(|pair| time_s[pair[1]] - time_s[pair[0]]).collect();
    if steps.is_empty() {
        return 0.0;
    }
    let middle = steps.len() / 2;
    *steps.select_nth_unstable_by(middle, f64::total_cmp).1
}

/// One stretch made even: as it is where its times are steady, by spline where they are not.
fn even(recording: &Recording, samples: &[Triple], rows: &[usize]) -> Stretch {
    let time: Vec<f64> = rows.iter().map(|&i| recording.time_s[i]).collect();
    let (intercept, period, wander) = line_through(&time);
    let gravity = recording.gravity_g.as_ref();
    let gravity = gravity.or_else(|| recording.acceleration_g.as_ref().filter(|_| !recording.without_gravity));
    let take = |all: &Vec<Triple>| -> Vec<Triple> {
        filled(&rows.iter().map(|&i| all.get(i).copied().unwrap_or([f64::NAN; 3])).collect::<Vec<_>>())
    };
    let own = rows.iter().map(|&i| samples[i]).collect();
    let parts = [Some(own), recording.acceleration_g.as_ref().map(take), gravity.map(take)];
    let (start_s, parts) = if wander <= JITTER_TO_RESAMPLE_S {
        (intercept, parts)
    } else {
        let count = ((time[time.len() - 1] - time[0]) / period + 1e-6).floor() as usize + 1;
        (time[0], parts.map(|part| part.map(|values| spline(&time, &values, period, count))))
    };
    let [signal, acceleration, gravity] = parts;
    Stretch { start_s, rate_hz: 1.0 / period, signal: signal.unwrap_or_default(), acceleration, gravity }
}

/// A slower companion sensor, filled from the neighbour before (or after, at the start); all zero when it never speaks.
fn filled(values: &[Triple]) -> Vec<Triple> {
    let mut last = values.iter().copied().find(is_finite).unwrap_or([0.0; 3]);
    values
        .iter()
        .map(|value| {
            if is_finite(value) {
                last = *value;
            }
            last
        })
        .collect()
}

/// Least-squares line through times against their number: start, step, and root-mean-square distance from it.
fn line_through(time: &[f64]) -> (f64, f64, f64) {
    let n = time.len() as f64;
    let middle = (n - 1.0) / 2.0;
    let mean = time.iter().sum::<f64>() / n;
    let (mut up, mut down) = (0.0, 0.0);
    for (i, t) in time.iter().enumerate() {
        let d = i as f64 - middle;
        up += d * (t - mean);
        down += d * d;
    }
    let step = up / down;
    let start = mean - step * middle;
    let wander = time.iter().enumerate().map(|(i, t)| (t - start - step * i as f64).powi(2)).sum::<f64>() / n;
    (start, step, wander.sqrt())
}

/// Natural cubic spline through (`time`, `values`), read at `count` even steps of `period` from the first time.
fn spline(time: &[f64], values: &[Triple], period: f64, count: usize) -> Vec<Triple> {
    let n = time.len();
    let mut upper = vec![0.0; n];
    let mut bend = vec![[0.0; 3]; n];
    for i in 1..n - 1 {
        let (before, after) = (time[i] - time[i - 1], time[i + 1] - time[i]);
        let pivot = 1.0 / ((before + after) / 3.0 - before / 6.0 * upper[i - 1]);
        upper[i] = after / 6.0 * pivot;
        for axis in 0..3 {
            let turn =
                (values[i + 1][axis] - values[i][axis]) / after - (values[i][axis] - values[i - 1][axis]) / before;
            bend[i][axis] = (turn - before / 6.0 * bend[i - 1][axis]) * pivot;
        }
    }
    for i in (1..n - 1).rev() {
        let next = bend[i + 1];
        for (value, after) in bend[i].iter_mut().zip(next) {
            *value -= upper[i] * after;
        }
    }
    let mut left = 0;
    (0..count)
        .map(|k| {
            let at = time[0] + k as f64 * period;
            while left + 2 < n && time[left + 1] <= at {
                left += 1;
            }
            let width = time[left + 1] - time[left];
            let b = (at - time[left]) / width;
            let a = 1.0 - b;
            let (ca, cb) = ((a * a * a - a) * width * width / 6.0, (b * b * b - b) * width * width / 6.0);
            std::array::from_fn(|axis| {
                a * values[left][axis] + b * values[left + 1][axis] + ca * bend[left][axis] + cb * bend[left + 1][axis]
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recording(time_s: Vec<f64>) -> Recording {
        let values = time_s.iter().map(|t| [(5.0 * t).sin(), 0.0, t * t]).collect();
        Recording { angular_velocity_deg_s: Some(values), ..Recording::new("made", time_s) }
    }

    fn cut(recording: &Recording) -> Vec<Stretch> {
        let (_, samples) = choose(recording).expect("there is angular velocity");
        stretches(recording, samples)
    }

    #[test]
    fn even_samples_stay_as_they_came() {
        let recording = recording((0..500).map(|i| f64::from(i) / 50.0).collect());
        let found = cut(&recording);
        assert_eq!(found.len(), 1);
        assert_eq!(Some(&found[0].signal), recording.angular_velocity_deg_s.as_ref());
        assert!((found[0].rate_hz - 50.0).abs() < 1e-9);
    }

    #[test]
    fn wandering_times_are_put_on_an_even_grid() {
        // Each second sample comes 4 ms late.
        let times = (0..1001).map(|i| f64::from(i) / 100.0 + if i % 2 == 1 { 0.004 } else { 0.0 }).collect();
        let found = &cut(&recording(times))[0];
        for (i, sample) in found.signal.iter().enumerate() {
            let t = found.start_s + i as f64 / found.rate_hz;
            assert!((sample[0] - (5.0 * t).sin()).abs() < 1e-3, "{t}");
            assert!((sample[2] - t * t).abs() < 1e-2, "{t}");
        }
    }

    #[test]
    fn a_second_of_silence_splits_and_one_lost_sample_does_not() {
        let mut times: Vec<f64> = (0..1000).map(|i| f64::from(i) / 100.0).collect();
        times.remove(200);
        times.drain(500..600);
        let found = cut(&recording(times));
        assert_eq!(found.len(), 2);
        assert!((found[1].start_s - 6.01).abs() < 1e-6, "{}", found[1].start_s);
    }

    #[test]
    fn a_recording_without_a_number_has_no_signal() {
        let mut recording = recording((0..100).map(f64::from).collect());
        recording.angular_velocity_deg_s = Some(vec![[f64::NAN; 3]; 100]);
        assert!(choose(&recording).is_none());
    }
}
