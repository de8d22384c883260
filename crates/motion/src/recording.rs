//! A recording: samples as they came, with what is known about how they came.

use crate::caution::Caution;
use crate::tasks::Task;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// One sample of a three-axis sensor, in the sensor's own axes x, y, z.
pub type Triple = [f64; 3];

/// Where the sensor sat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Placement {
    /// On the head: band, cap, glasses, earphone, behind the ear.
    Head,
    /// On a wrist.
    Wrist,
    /// Held in a hand.
    Hand,
    /// On the trunk.
    Trunk,
    /// On a leg or foot.
    Leg,
    /// Nobody said.
    Unknown,
}

impl Placement {
    /// Every placement, in the order that help texts list them.
    pub const ALL: [Self; 6] = [Self::Head, Self::Wrist, Self::Hand, Self::Trunk, Self::Leg, Self::Unknown];

    const fn name(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Wrist => "wrist",
            Self::Hand => "hand",
            Self::Trunk => "trunk",
            Self::Leg => "leg",
            Self::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Placement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Placement {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wanted = text.trim();
        Self::ALL.into_iter().find(|placement| placement.name().eq_ignore_ascii_case(wanted)).ok_or_else(|| {
            format!("a placement is one of head, wrist, hand, trunk, leg, unknown; found `{}`", short(wanted))
        })
    }
}

/// How a head sensor sits: which of its axes points up, ahead and to the person's left.
///
/// Known from the format, from a marked nod, or said with `--mount`; never guessed. Without it "yes-yes" (nod) and
/// "tilt" (ear to shoulder) are not told apart.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mount {
    /// Unit vector, in sensor axes, that points to the person's left ear (the axis of a nod).
    pub left: Triple,
}

/// `--mount` takes the sensor axis that points to the person's left ear: `x`, `-y`, or numbers as in `0.1,-0.9,0`.
///
/// ```
/// # use nullpoint_motion::Mount;
/// assert_eq!("-y".parse::<Mount>().unwrap().left, [0.0, -1.0, 0.0]);
/// assert_eq!("0,0,2".parse::<Mount>().unwrap().to_string(), "0,0,1");
/// assert!("up".parse::<Mount>().is_err());
/// ```
impl FromStr for Mount {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wanted = text.trim();
        let (sign, axis) = match wanted.as_bytes() {
            [b'-', rest @ ..] => (-1.0, rest),
            [b'+', rest @ ..] => (1.0, rest),
            rest => (1.0, rest),
        };
        let left = match axis {
            b"x" | b"X" => [sign, 0.0, 0.0],
            b"y" | b"Y" => [0.0, sign, 0.0],
            b"z" | b"Z" => [0.0, 0.0, sign],
            _ => unit_vector(wanted).ok_or_else(|| {
                format!(
                    "a mount is the sensor axis that points to the left ear, as in x, -y or 0.1,-0.9,0; found `{}`",
                    short(wanted)
                )
            })?,
        };
        Ok(Self { left })
    }
}

impl fmt::Display for Mount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [x, y, z] = self.left;
        write!(f, "{x},{y},{z}")
    }
}

fn unit_vector(text: &str) -> Option<Triple> {
    let mut parts = text.split(',').map(|part| part.trim().parse::<f64>());
    let vector = [parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?];
    let length = vector.iter().map(|part| part * part).sum::<f64>().sqrt();
    (parts.next().is_none() && length.is_finite() && length > 0.0).then(|| vector.map(|part| part / length))
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

/// Samples as they came: times in seconds from the first, and one value per time for each sensor that was there.
///
/// Values that the file left out are `f64::NAN`; readers never invent samples. Sensors that ran on other times than
/// the first are put on its times by linear interpolation, never across a gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Recording {
    /// The format it was read from, as named on the command line, for example `sensor-logger`.
    pub format: &'static str,
    /// Seconds since the first sample, rising, finite.
    pub time_s: Vec<f64>,
    /// Acceleration in g (9.80665 m/s²), gravity included unless [`Recording::without_gravity`].
    pub acceleration_g: Option<Vec<Triple>>,
    /// Gravity in g, where the device gave it on its own.
    pub gravity_g: Option<Vec<Triple>>,
    /// Angular velocity in °/s.
    pub angular_velocity_deg_s: Option<Vec<Triple>>,
    /// Head angles in degrees: yaw (no-no), pitch (yes-yes), roll (tilt). From a camera, or from headphones that gave
    /// no angular velocity; without jumps from 180 to -180.
    pub head_angle_deg: Option<Vec<Triple>>,
    /// The acceleration came with gravity taken out by the device.
    pub without_gravity: bool,
    /// Where the sensor sat.
    pub placement: Placement,
    /// How a head sensor sat, where known.
    pub mount: Option<Mount>,
    /// Where the recording comes from, where the file says so (`# origin:`).
    pub origin: Option<String>,
    /// What the person was asked to do, where it is marked (`# task:`, `--tasks`), in order of time.
    pub tasks: Vec<Task>,
    /// What the reader had to do or leave out: for the person to know.
    pub notes: Vec<Caution>,
}

impl Recording {
    /// A recording of these times, with no sensor yet and nothing known about it.
    #[must_use]
    pub const fn new(format: &'static str, time_s: Vec<f64>) -> Self {
        Self {
            format,
            time_s,
            acceleration_g: None,
            gravity_g: None,
            angular_velocity_deg_s: None,
            head_angle_deg: None,
            without_gravity: false,
            placement: Placement::Unknown,
            mount: None,
            origin: None,
            tasks: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// All of its rows.
    #[must_use]
    pub fn rows(&self) -> Rows<'_> {
        Rows {
            time_s: &self.time_s,
            acceleration_g: self.acceleration_g.as_deref(),
            gravity_g: self.gravity_g.as_deref(),
            angular_velocity_deg_s: self.angular_velocity_deg_s.as_deref(),
            head_angle_deg: self.head_angle_deg.as_deref(),
        }
    }

    /// What is known about it, without its samples.
    #[must_use]
    pub fn without_samples(&self) -> Self {
        Self {
            without_gravity: self.without_gravity,
            placement: self.placement,
            mount: self.mount,
            origin: self.origin.clone(),
            tasks: self.tasks.clone(),
            notes: self.notes.clone(),
            ..Self::new(self.format, Vec::new())
        }
    }

    /// Seconds from the first sample to the last.
    #[must_use]
    pub fn duration_s(&self) -> f64 {
        match (self.time_s.first(), self.time_s.last()) {
            (Some(first), Some(last)) => last - first,
            _ => 0.0,
        }
    }
}

/// Some rows of a recording in order: what a stream hands on, piece by piece. Fields as in [`Recording`].
///
/// Every sensor that is there has one sample for each time.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a> {
    /// Seconds since the recording's first sample, rising from piece to piece.
    pub time_s: &'a [f64],
    /// Acceleration in g.
    pub acceleration_g: Option<&'a [Triple]>,
    /// Gravity in g.
    pub gravity_g: Option<&'a [Triple]>,
    /// Angular velocity in °/s.
    pub angular_velocity_deg_s: Option<&'a [Triple]>,
    /// Yaw, pitch and roll in degrees.
    pub head_angle_deg: Option<&'a [Triple]>,
}

impl<'a> Rows<'a> {
    /// Number of rows: as many as every sensor that is there has samples for.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sensors().fold(self.time_s.len(), |rows, values| rows.min(values.len()))
    }

    /// There are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Some of them.
    #[must_use]
    pub fn part(&self, range: std::ops::Range<usize>) -> Self {
        let cut = |values: Option<&'a [Triple]>| values.map(|values| &values[range.clone()]);
        Self {
            time_s: &self.time_s[range.clone()],
            acceleration_g: cut(self.acceleration_g),
            gravity_g: cut(self.gravity_g),
            angular_velocity_deg_s: cut(self.angular_velocity_deg_s),
            head_angle_deg: cut(self.head_angle_deg),
        }
    }

    /// These rows as a recording of their own, of which is known what `header` knows.
    #[must_use]
    pub fn to_recording(&self, header: &Recording) -> Recording {
        Recording {
            time_s: self.time_s.to_vec(),
            acceleration_g: self.acceleration_g.map(<[Triple]>::to_vec),
            gravity_g: self.gravity_g.map(<[Triple]>::to_vec),
            angular_velocity_deg_s: self.angular_velocity_deg_s.map(<[Triple]>::to_vec),
            head_angle_deg: self.head_angle_deg.map(<[Triple]>::to_vec),
            ..header.without_samples()
        }
    }

    /// The sensors that are there.
    fn sensors(&self) -> impl Iterator<Item = &'a [Triple]> {
        [self.acceleration_g, self.gravity_g, self.angular_velocity_deg_s, self.head_angle_deg].into_iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_placement_reads_back_from_its_name() {
        for placement in Placement::ALL {
            assert_eq!(placement.to_string().parse(), Ok(placement));
        }
        assert!("elbow".parse::<Placement>().is_err());
    }

    #[test]
    fn a_mount_of_no_length_is_refused() {
        assert!("0,0,0".parse::<Mount>().is_err());
        assert!("1,2".parse::<Mount>().is_err());
        assert!("nan,0,0".parse::<Mount>().is_err());
    }
}
