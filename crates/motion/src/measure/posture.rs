//! Posture: how the head is held and how far it turns, where that means something.
//!
//! For: how far someone turns to each side, and how a turn is held.
//! In: camera angles; or marked turns of at most 60 s that start and end straight ahead. Out: median and 5 to 95 % of yaw,
//! pitch and roll in degrees from straight ahead, the range to each side, its difference, each with its uncertainty.
//! Method: see [`super::turned`] for how rotation is summed up; angles are means over 1 s. The uncertainty is half the drift,
//! 2 % of the angle for the gyroscope's scale and 1.5° for aiming, added as squares (all ours).
//! Limits: from a sensor without a camera, "straight ahead" is what the person took for it, so a head that is always held
//! turned shows as 0. Drift of more than 15° is "not enough". Pitch and roll need to be known how the sensor sits.
//! Bench: see `docs/benchmarks.md`, "Tasks, null point and change".

use super::marked::turns;
use super::movement::Signal;
use super::turned::{Left, Turned, share};
use crate::recording::{Recording, Triple};
use crate::tasks::{Task, known};
use serde::Serialize;

/// Uncertainty of the gyroscope's scale, as a share of an angle. Recalled: data sheets of phone sensors say 1 to 3 %.
const SCALE_SHARE: f64 = 0.02;

/// How well a head finds straight ahead again, in degrees. Ours.
const AIM_DEG: f64 = 1.5;

/// Uncertainty of a camera's angle, in degrees. Recalled: face models are off by some degrees.
const CAMERA_DEG: f64 = 3.0;

/// Of camera angles so many are counted in steps of so many degrees; beyond is counted at the end.
const STEP_DEG: f64 = 0.25;
const WIDEST_DEG: f64 = 180.0;

/// How the head was held and how far it turned.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Posture {
    /// What it was taken from.
    pub from: PostureFrom,
    /// How it is known which side is left.
    pub left_known_from: LeftFrom,
    /// The whole recording, for camera angles, as the camera counts them.
    pub whole: Option<Held>,
    /// Each task that could be followed, from straight ahead.
    pub parts: Vec<HeldTask>,
    /// How far the head turned to each side.
    pub range_of_motion: Option<RangeOfMotion>,
    /// Drift of yaw in each part that was followed, in degrees; it was taken out evenly.
    pub drift_deg: Vec<f64>,
    /// Why something is missing, in words.
    pub not_enough: Vec<String>,
}

/// What posture was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PostureFrom {
    /// Head angles from a camera.
    CameraAngles,
    /// Angular velocity summed up between two straight-aheads.
    IntegratedRotation,
}

/// How it is known which side is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftFrom {
    /// The marked turns say it.
    Marks,
    /// As the sensor or the camera counts.
    Sensor,
    /// The turns marked left and right went the same way.
    Unknown,
}

/// An angle over some time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Spread {
    /// Median.
    pub median_deg: f64,
    /// 5 % lie below.
    pub low_deg: f64,
    /// 5 % lie above.
    pub high_deg: f64,
    /// Half of the 95 % interval of these three.
    pub uncertainty_deg: f64,
}

/// How a head was held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Held {
    /// To the left above 0.
    pub yaw: Option<Spread>,
    /// Nose down above 0.
    pub pitch: Option<Spread>,
    /// Left ear up above 0.
    pub roll: Option<Spread>,
}

/// How a head was held in a task.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeldTask {
    /// The task.
    #[serde(flatten)]
    pub task: Task,
    /// How it was held.
    #[serde(flatten)]
    pub held: Held,
}

/// How far a head turned to each side, from straight ahead.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RangeOfMotion {
    /// To the left.
    pub left_deg: Option<f64>,
    /// To the right.
    pub right_deg: Option<f64>,
    /// Half of the 95 % interval of each.
    pub uncertainty_deg: f64,
    /// How much farther to the left than to the right.
    pub left_minus_right_deg: Option<f64>,
    /// 95 % interval of that; where it holds 0, no difference is shown.
    pub left_minus_right_interval_deg: Option<[f64; 2]>,
}

/// Counts camera angles while a recording passes.
pub(crate) struct Angles {
    is_used: bool,
    counts: [Vec<u32>; 3],
}

impl Angles {
    pub(crate) fn new(signal: Signal) -> Self {
        let is_used = signal == Signal::HeadAngle;
        let steps = if is_used { (2.0 * WIDEST_DEG / STEP_DEG) as usize } else { 0 };
        Self { is_used, counts: std::array::from_fn(|_| vec![0; steps]) }
    }

    fn held(&self) -> Held {
        let spread = |axis: usize| {
            let counts = &self.counts[axis];
            let all: u64 = counts.iter().map(|count| u64::from(*count)).sum();
            let below = |share: f64| {
                let wanted = (share * all as f64) as u64;
                let mut passed = 0;
                let step = counts.iter().position(|count| {
                    passed += u64::from(*count);
                    passed > wanted
                });
                step.map(|step| (step as f64 + 0.5) * STEP_DEG - WIDEST_DEG)
            };
            Some(Spread {
                median_deg: below(0.5)?,
                low_deg: below(0.05)?,
                high_deg: below(0.95)?,
                uncertainty_deg: CAMERA_DEG,
            })
        };
        Held { yaw: spread(0), pitch: spread(1), roll: spread(2) }
    }
}

impl super::engine::Watcher for Angles {
    fn samples(&mut self, piece: &super::engine::Piece<'_>) {
        if !self.is_used {
            return;
        }
        for sample in piece.signal {
            for (counts, angle) in self.counts.iter_mut().zip(sample) {
                let step = ((angle + WIDEST_DEG) / STEP_DEG).clamp(0.0, counts.len() as f64 - 1.0);
                counts[step as usize] += 1;
            }
        }
    }
}

/// The posture of a recording; `None` where nothing was asked that could show it.
pub(crate) fn posture(recording: &Recording, signal: Signal, turned: &Turned, angles: &Angles) -> Option<Posture> {
    let is_camera = signal == Signal::HeadAngle;
    let asked = turns(&recording.tasks).next().is_some();
    if !is_camera && !asked {
        return None;
    }
    let left = match turned.left {
        Left::Marks => LeftFrom::Marks,
        Left::Sensor => LeftFrom::Sensor,
        Left::Unknown => LeftFrom::Unknown,
    };
    let mut not_enough = Vec::new();
    if turned.without_gravity {
        not_enough.push("gravity was not recorded, so that turns cannot be told from nods".to_owned());
    }
    for (start_s, end_s, drift) in &turned.lost {
        not_enough.push(format!("from {start_s:.0} s to {end_s:.0} s the angle drifted by {:.0}°", drift.abs()));
    }
    if left == LeftFrom::Unknown {
        not_enough.push("the turns marked left and right went the same way".to_owned());
    }
    let drift_deg: Vec<f64> =
        if is_camera { Vec::new() } else { turned.tracks.iter().map(|track| track.drift_deg).collect() };
    if !is_camera && turned.tracks.is_empty() && not_enough.is_empty() {
        not_enough.push("no turn lies whole between two marks of straight ahead".to_owned());
    }
    if !is_camera && recording.mount.is_none() && !turned.tracks.is_empty() {
        not_enough.push("how the sensor sits is not known (--mount), so that pitch and roll are not told".to_owned());
    }
    Some(Posture {
        from: if is_camera { PostureFrom::CameraAngles } else { PostureFrom::IntegratedRotation },
        left_known_from: left,
        whole: is_camera.then(|| angles.held()),
        parts: parts(&recording.tasks, turned, is_camera),
        range_of_motion: if left == LeftFrom::Unknown { None } else { range(&recording.tasks, turned, is_camera) },
        drift_deg,
        not_enough,
    })
}

fn uncertainty(angle_deg: f64, drift_deg: f64, is_camera: bool) -> f64 {
    if is_camera {
        return CAMERA_DEG;
    }
    [drift_deg / 2.0, SCALE_SHARE * angle_deg, AIM_DEG].iter().map(|part| part * part).sum::<f64>().sqrt()
}

fn parts(tasks: &[Task], turned: &Turned, is_camera: bool) -> Vec<HeldTask> {
    let followed = tasks.iter().filter(|task| !matches!(task.name.as_str(), known::NOD | known::SHAKE | known::CHANGE));
    followed
        .filter_map(|task| {
            let track = turned
                .tracks
                .iter()
                .find(|track| track.start_s <= task.start_s + 1.0 && track.end_s >= task.end_s - 1.0)?;
            let angles: Vec<Triple> = track.during(task);
            let spread = |axis: usize| {
                let values: Vec<f64> = angles.iter().map(|angles| angles[axis]).collect();
                let median_deg = share(&values, 0.5)?;
                Some(Spread {
                    median_deg,
                    low_deg: share(&values, 0.05)?,
                    high_deg: share(&values, 0.95)?,
                    uncertainty_deg: uncertainty(median_deg, track.drift_deg, is_camera),
                })
            };
            Some(HeldTask { task: task.clone(), held: Held { yaw: spread(0), pitch: spread(1), roll: spread(2) } })
        })
        .collect()
}

/// The farthest that is held for a moment: 5 % of the time lies beyond.
fn range(tasks: &[Task], turned: &Turned, is_camera: bool) -> Option<RangeOfMotion> {
    let reached = |names: &[&str], sign: f64| {
        let yaws: Vec<(f64, f64)> = tasks
            .iter()
            .filter(|task| names.contains(&task.name.as_str()))
            .flat_map(|task| turned.tracks.iter().map(move |track| (track, track.during(task))))
            .filter_map(|(track, angles)| {
                let yaws: Vec<f64> = angles.iter().map(|angles| sign * angles[0]).collect();
                Some((share(&yaws, 0.95)?, track.drift_deg))
            })
            .collect();
        yaws.into_iter().max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(yaw, _)| *yaw > 0.0)
    };
    let left = reached(&[known::TURN_LEFT_HOLD, known::SLOW_TURN], 1.0);
    let right = reached(&[known::TURN_RIGHT_HOLD, known::SLOW_TURN], -1.0);
    let off = |side: Option<(f64, f64)>| side.map_or(0.0, |(yaw, drift)| uncertainty(yaw, drift, is_camera));
    left.or(right)?;
    let difference = left.zip(right).map(|((left, _), (right, _))| left - right);
    let half = off(left).hypot(off(right));
    Some(RangeOfMotion {
        left_deg: left.map(|(yaw, _)| yaw),
        right_deg: right.map(|(yaw, _)| yaw),
        uncertainty_deg: off(left).max(off(right)),
        left_minus_right_deg: difference,
        left_minus_right_interval_deg: difference.map(|difference| [difference - half, difference + half]),
    })
}

#[cfg(test)]
mod tests {
    use super::super::engine::{Piece, Watcher};
    use super::*;

    #[test]
    fn camera_angles_have_their_median_and_their_edges() {
        let mut angles = Angles::new(Signal::HeadAngle);
        let signal: Vec<_> = (0..1000).map(|i| [f64::from(i % 100) / 10.0, -20.0, 1e4, f64::from(i)]).collect();
        angles.samples(&Piece { origin_s: 0.0, rate_hz: 30.0, signal: &signal, gravity: None });
        let held = angles.held();
        let yaw = held.yaw.unwrap();
        assert!(
            (yaw.median_deg - 5.0).abs() < 0.3 && (yaw.low_deg - 0.5).abs() < 0.3 && (yaw.high_deg - 9.5).abs() < 0.3
        );
        assert!((held.pitch.unwrap().median_deg + 20.0).abs() < 0.2);
    }

    #[test]
    fn without_a_question_there_is_no_answer() {
        let turned = Turned { tracks: Vec::new(), lost: Vec::new(), left: Left::Sensor, without_gravity: false };
        let recording = Recording::new("made", Vec::new());
        let angles = Angles::new(Signal::AngularVelocity);
        assert_eq!(posture(&recording, Signal::AngularVelocity, &turned, &angles), None);
    }
}
