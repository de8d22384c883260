//! Turned: how a head is turned over time, between two marks of "straight ahead".
//!
//! In: marked runs of angular velocity with gravity, or of camera angles. Out: tracks of yaw, pitch and roll in degrees from
//! straight ahead, with the drift that was taken out.
//! Method: angular velocity less its mean over the two straight-aheads is summed up as a rotation; where down is corrects tilt
//! and nod over some seconds (a complementary filter; Mahony 2008 <https://doi.org/10.1109/TAC.2008.923738>, recalled). What yaw then
//! differs by between the two straight-aheads is the drift, taken out evenly over the time between.
//! Limits: at most 60 s; straight ahead is what the person took for it. Without gravity nothing is said, without the sensor's
//! seat no pitch and roll.

use super::direction::unit;
use super::marked::{Run, turns};
use super::movement::Signal;
use super::rotation::{IDENTITY, Seat, cross, length, rotation, times, transposed_times};
use crate::recording::{Recording, Triple};
use crate::tasks::{Task, known};
use std::f64::consts::TAU;

/// How slowly gravity corrects, in s. Ours: longer than a cycle of any tremor, shorter than a turn's drift takes to matter.
const CORRECTING_S: f64 = 2.0;

/// Gravity of another size than this, in g, is no gravity.
const GRAVITY_G: [f64; 2] = [0.8, 1.2];

/// Most drift that is taken out, in degrees. Ours: a third of an easy turn's length; more is no measurement any more.
const MOST_DRIFT_DEG: f64 = 15.0;

/// Yaw that is surely a turn, in degrees. Ours.
const SURE_TURN_DEG: f64 = 10.0;

/// Posture is the mean over so long, in s: of a slow tremor's cycles one or two.
pub(crate) const SMOOTH_S: f64 = 1.0;

/// A head's way from straight ahead to straight ahead.
pub(crate) struct Track {
    /// The run that it lies in.
    pub run: usize,
    pub start_s: f64,
    pub end_s: f64,
    pub rate_hz: f64,
    /// Yaw to the left, pitch with the nose down, roll with the left ear up, in degrees; means over [`SMOOTH_S`]. Pitch and
    /// roll are `NaN` where the sensor's seat is not known.
    pub angles: Vec<Triple>,
    /// How much yaw drifted, in degrees.
    pub drift_deg: f64,
}

impl Track {
    /// Mean angles from one time to another; `None` outside.
    pub(crate) fn at(&self, time_s: f64) -> Option<Triple> {
        let at = ((time_s - self.start_s) * self.rate_hz).round();
        (at >= 0.0).then(|| self.angles.get(at as usize).copied()).flatten()
    }

    /// The angles during a task.
    pub(crate) fn during(&self, task: &Task) -> Vec<Triple> {
        let at = |time_s: f64| ((time_s - self.start_s) * self.rate_hz).round().max(0.0) as usize;
        let end = at(task.end_s).min(self.angles.len());
        self.angles[at(task.start_s).min(end)..end].to_vec()
    }

    fn mirror(&mut self) {
        for angles in &mut self.angles {
            (angles[0], angles[2]) = (-angles[0], -angles[2]);
        }
    }
}

/// Which way is left, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Left {
    /// By the turns that were marked.
    Marks,
    /// As gravity and the camera count it: no turn was marked.
    Sensor,
    /// The turns marked left and right went the same way.
    Unknown,
}

/// All tracks of a recording.
pub(crate) struct Turned {
    pub tracks: Vec<Track>,
    /// Drifts of parts that drifted too far to be used: start, end, degrees.
    pub lost: Vec<(f64, f64, f64)>,
    pub left: Left,
    /// There were parts to measure, but gravity was not recorded.
    pub without_gravity: bool,
}

/// The tracks of the marked runs of a head.
pub(crate) fn turned(recording: &Recording, runs: &[Run], signal: Signal) -> Turned {
    let tasks = &recording.tasks;
    let mut found = Turned { tracks: Vec::new(), lost: Vec::new(), left: Left::Sensor, without_gravity: false };
    match signal {
        Signal::HeadAngle => found.tracks = of_camera(tasks, runs),
        Signal::AngularVelocity => {
            for (first, last) in turns(tasks) {
                let place = runs.iter().position(|run| {
                    run.start_s <= first.start_s + 0.5 && run.end_s >= last.end_s - 0.5 && run.signal.len() > 8
                });
                let Some(place) = place else { continue };
                if runs[place].gravity.len() != runs[place].signal.len() {
                    found.without_gravity = true;
                    continue;
                }
                let left = recording.mount.map(|mount| mount.left);
                let Some(mut track) = summed_up(&runs[place], first, last, left) else { continue };
                track.run = place;
                if track.drift_deg.abs() > MOST_DRIFT_DEG {
                    found.lost.push((track.start_s, track.end_s, track.drift_deg));
                } else {
                    found.tracks.push(track);
                }
            }
        }
        Signal::Acceleration => {}
    }
    found.left = left(tasks, &found.tracks);
    if found.left == Left::Marks && marked_sides(tasks, &found.tracks).iter().sum::<f64>() < 0.0 {
        found.tracks.iter_mut().for_each(Track::mirror);
    }
    found
}

/// For each turn of a marked side, its yaw in degrees, above 0 when it went where left is counted.
fn marked_sides(tasks: &[Task], tracks: &[Track]) -> Vec<f64> {
    tasks
        .iter()
        .filter_map(|task| {
            let yaws: Vec<f64> = tracks.iter().flat_map(|track| track.during(task)).map(|angles| angles[0]).collect();
            let yaw = match task.name.as_str() {
                known::TURN_LEFT_HOLD => middle(&yaws)?,
                known::TURN_RIGHT_HOLD => -middle(&yaws)?,
                // It goes to the left first.
                known::SLOW_TURN => *yaws.iter().find(|yaw| yaw.abs() > SURE_TURN_DEG)?,
                _ => return None,
            };
            (yaw.abs() > SURE_TURN_DEG).then_some(yaw)
        })
        .collect()
}

fn left(tasks: &[Task], tracks: &[Track]) -> Left {
    let sides = marked_sides(tasks, tracks);
    match () {
        () if sides.is_empty() => Left::Sensor,
        () if sides.iter().all(|yaw| *yaw > 0.0) || sides.iter().all(|yaw| *yaw < 0.0) => Left::Marks,
        () => Left::Unknown,
    }
}

/// The median.
pub(crate) fn middle(values: &[f64]) -> Option<f64> {
    share(values, 0.5)
}

/// The value below which a share of the values lies.
pub(crate) fn share(values: &[f64], share: f64) -> Option<f64> {
    let mut values: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    values.sort_by(f64::total_cmp);
    let place = ((values.len() as f64 - 1.0) * share).round();
    values.get(place.max(0.0) as usize).copied()
}

/// Camera angles from the mean of all that is marked straight ahead (or as they are).
fn of_camera(tasks: &[Task], runs: &[Run]) -> Vec<Track> {
    let mut tracks: Vec<Track> = runs
        .iter()
        .enumerate()
        .map(|(run, samples)| Track {
            run,
            start_s: samples.start_s,
            end_s: samples.end_s,
            rate_hz: samples.rate_hz(),
            angles: smooth(&samples.signal, samples.rate_hz()),
            drift_deg: 0.0,
        })
        .collect();
    let ahead: Vec<Triple> = tasks
        .iter()
        .filter(|task| task.name == known::STRAIGHT_AHEAD)
        .flat_map(|task| tracks.iter().flat_map(move |track| track.during(task)))
        .collect();
    let zero: Triple =
        std::array::from_fn(|axis| middle(&ahead.iter().map(|angles| angles[axis]).collect::<Vec<_>>()).unwrap_or(0.0));
    for angles in tracks.iter_mut().flat_map(|track| &mut track.angles) {
        *angles = std::array::from_fn(|axis| angles[axis] - zero[axis]);
    }
    tracks
}

/// The way from one straight-ahead to the next.
fn summed_up(run: &Run, first: &Task, last: &Task, left: Option<Triple>) -> Option<Track> {
    let rate = run.rate_hz();
    let inside = |task: &Task| {
        let edge = task.duration_s() / 10.0;
        run.between(task.start_s + edge, task.end_s - edge)
    };
    let (begin, end) = (inside(first), inside(last));
    if begin.is_empty() || end.is_empty() || begin.start >= end.start {
        return None;
    }
    let rests = [begin.clone(), end.clone()].map(|rest| tapered_mean(&run.signal[rest]));
    let bias: Triple = std::array::from_fn(|axis| f64::midpoint(rests[0][axis], rests[1][axis]));
    let down = tapered_mean(&run.gravity[begin.clone()]);
    let size = length(&down);
    if !(GRAVITY_G[0]..=GRAVITY_G[1]).contains(&size) {
        return None;
    }
    // Specific force at rest points up.
    let up = unit(&down)?;
    let seat = Seat::new(up, left);
    let mut turn = IDENTITY;
    let mut angles = Vec::with_capacity(end.end - begin.start);
    let dt = 1.0 / rate;
    for at in begin.start..end.end {
        angles.push(seat.angles(&turn));
        let seen = transposed_times(&turn, &up);
        let measured =
            unit(&run.gravity[at]).filter(|_| (GRAVITY_G[0]..=GRAVITY_G[1]).contains(&length(&run.gravity[at])));
        let pull = measured.map_or([0.0; 3], |measured| cross(&measured, &seen));
        // Between two samples the head turns at about their mean.
        let next = run.signal.get(at + 1).unwrap_or(&run.signal[at]);
        let by: Triple = std::array::from_fn(|axis| {
            let speed = f64::midpoint(run.signal[at][axis], next[axis]) - bias[axis];
            speed.to_radians() * dt + pull[axis] * dt / CORRECTING_S
        });
        turn = times(&turn, &rotation(&by));
    }
    let at = |range: std::ops::Range<usize>| range.start - begin.start..range.end - begin.start;
    let mean_of = |range: std::ops::Range<usize>| tapered_mean(&angles[at(range)]);
    let (from, to) = (mean_of(begin.clone()), mean_of(end.clone()));
    let drift_deg = to[0] - from[0];
    let (centre, span) = (begin.len() as f64 / 2.0, (end.start + end.end - begin.start - begin.end) as f64 / 2.0);
    for (place, angles) in angles.iter_mut().enumerate() {
        angles[0] -= from[0] + drift_deg * (place as f64 - centre) / span;
        (angles[1], angles[2]) = (angles[1] - from[1], angles[2] - from[2]);
    }
    let (start_s, end_s) = (run.time_s(begin.start), run.time_s(end.end - 1));
    Some(Track { run: 0, start_s, end_s, rate_hz: rate, angles: smooth(&angles, rate), drift_deg })
}

/// Means over [`SMOOTH_S`] around each sample.
fn smooth(angles: &[Triple], rate_hz: f64) -> Vec<Triple> {
    let half = (SMOOTH_S * rate_hz / 2.0).round() as usize;
    let mut sums = vec![[0.0; 3]];
    for angles in angles {
        let last = sums[sums.len() - 1];
        sums.push(std::array::from_fn(|axis| last[axis] + angles[axis]));
    }
    (0..angles.len())
        .map(|at| {
            let (from, to) = (at.saturating_sub(half), (at + half + 1).min(angles.len()));
            std::array::from_fn(|axis| (sums[to][axis] - sums[from][axis]) / (to - from) as f64)
        })
        .collect()
}

/// Mean under a Hann window, which a tremor hardly moves.
fn tapered_mean(samples: &[Triple]) -> Triple {
    let n = samples.len() as f64;
    let mut sum = [0.0; 3];
    let mut all = 0.0;
    for (i, sample) in samples.iter().enumerate() {
        let weight = 0.5 - 0.5 * (TAU * (i as f64 + 0.5) / n).cos();
        all += weight;
        for axis in 0..3 {
            sum[axis] += weight * sample[axis];
        }
    }
    sum.map(|value| value / f64::max(all, 1e-12))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recording::{Mount, Placement};
    use crate::simulate::{Kind, Sensor, Simulation, simulate};

    fn tasks() -> Vec<Task> {
        [(known::STRAIGHT_AHEAD, 0.0, 3.0), (known::TURN_LEFT_HOLD, 3.0, 13.0), (known::STRAIGHT_AHEAD, 13.0, 16.0)]
            .map(|(name, start_s, end_s)| Task { name: name.to_owned(), start_s, end_s })
            .to_vec()
    }

    /// A simulated turn to the left, as a run, and what is known of it.
    fn made(turned: bool) -> (Recording, Vec<Run>) {
        let sensor = Sensor { turned, bias_deg_s: 2.0, ..Sensor::PHONE };
        let wanted = Simulation { tasks: tasks(), sensor, ..Simulation::new(Kind::Stillness, 5, 16.5) };
        let recording = simulate(&wanted).unwrap().recording;
        let run = Run {
            start_s: 0.0,
            end_s: *recording.time_s.last().unwrap(),
            signal: recording.angular_velocity_deg_s.clone().unwrap(),
            gravity: recording.acceleration_g.clone().unwrap(),
        };
        (recording, vec![run])
    }

    /// Yaw of the held turn in degrees, and whether pitch is known.
    fn held(recording: &Recording, runs: &[Run]) -> (f64, bool) {
        let found = turned(recording, runs, Signal::AngularVelocity);
        assert_eq!((found.tracks.len(), found.left), (1, Left::Marks));
        let angles = found.tracks[0].during(&tasks()[1]);
        (middle(&angles.iter().map(|a| a[0]).collect::<Vec<_>>()).unwrap(), angles[0][1].is_finite())
    }

    #[test]
    fn a_turn_of_45_degrees_is_seen_through_a_biased_gyroscope() {
        let (recording, runs) = made(false);
        let (yaw, has_pitch) = held(&recording, &runs);
        assert!((yaw - 45.0).abs() < 1.5 && has_pitch, "{yaw}");
    }

    #[test]
    fn how_the_sensor_sits_does_not_matter_for_yaw() {
        let (recording, runs) = made(true);
        assert_eq!(recording.mount, None);
        let (yaw, has_pitch) = held(&recording, &runs);
        assert!((yaw - 45.0).abs() < 1.5 && !has_pitch, "{yaw}");
    }

    #[test]
    fn left_is_where_the_turn_marked_left_went() {
        let (recording, mut runs) = made(false);
        // A phone that counts acceleration the other way round.
        runs[0].gravity.iter_mut().flatten().for_each(|value| *value = -*value);
        assert!((held(&recording, &runs).0 - 45.0).abs() < 1.5);
    }

    #[test]
    fn a_nod_is_pitch_and_no_yaw() {
        let rate = 50.0;
        let count = (16.0 * rate) as usize;
        // 20° down from 4 to 5 s, back from 11 to 12 s, about the left ear's axis, the sensor upright.
        let speed = |t: f64| {
            20.0 * (f64::from(u8::from((4.0..5.0).contains(&t))) - f64::from(u8::from((11.0..12.0).contains(&t))))
        };
        let mut pitch = 0.0_f64;
        let (mut signal, mut gravity) = (Vec::new(), Vec::new());
        for i in 0..count {
            let t = i as f64 / rate;
            signal.push([0.3, speed(t) - 0.2, 0.1]);
            gravity.push([-pitch.to_radians().sin(), 0.0, pitch.to_radians().cos()]);
            pitch += speed(t) / rate;
        }
        let run = Run { start_s: 0.0, end_s: (count - 1) as f64 / rate, signal, gravity };
        let recording = Recording {
            placement: Placement::Head,
            mount: Some(Mount { left: [0.0, 1.0, 0.0] }),
            tasks: tasks(),
            ..Recording::new("made", Vec::new())
        };
        let found = turned(&recording, &[run], Signal::AngularVelocity);
        let angles = found.tracks[0].at(8.0).unwrap();
        assert!((angles[1] - 20.0).abs() < 1.0 && angles[0].abs() < 1.0 && angles[2].abs() < 1.0, "{angles:?}");
        assert_eq!(found.left, Left::Sensor);
    }
}
