//! Units of recordings: how files and people write them, and what they come to.
//!
//! Inside, acceleration is in g, angular velocity in °/s, angles in degrees and time in seconds.

use std::{f64::consts::PI, str::FromStr};

/// Standard gravity in m/s², exact: 3rd General Conference on Weights and Measures, 1901 (ISO 80000-3).
pub(crate) const STANDARD_GRAVITY: f64 = 9.806_65;

/// What `--units` takes, for messages.
pub(super) const CHOICES: &str = "m/s2 or g, rad/s or deg/s, rad or deg, and s, ms, us or ns, with commas between";

/// A unit of acceleration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccelerationUnit {
    /// Standard gravity, 9.80665 m/s².
    G,
    /// Thousandths of g.
    MilliG,
    /// Metres per second squared.
    MetresPerSecondSquared,
}

/// A unit of angular velocity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AngularVelocityUnit {
    /// Degrees per second.
    DegreesPerSecond,
    /// Radians per second.
    RadiansPerSecond,
}

/// A unit of angle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AngleUnit {
    /// Degrees.
    Degrees,
    /// Radians.
    Radians,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// Seconds.
    Seconds,
    /// Thousandths of a second.
    Milliseconds,
    /// Millionths of a second.
    Microseconds,
    /// Billionths of a second.
    Nanoseconds,
}

/// Any unit that a recording can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Acceleration(AccelerationUnit),
    AngularVelocity(AngularVelocityUnit),
    Angle(AngleUnit),
    Time(TimeUnit),
}

impl AccelerationUnit {
    /// What one of it is in g.
    pub(super) const fn in_g(self) -> f64 {
        match self {
            Self::G => 1.0,
            Self::MilliG => 1e-3,
            Self::MetresPerSecondSquared => 1.0 / STANDARD_GRAVITY,
        }
    }
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::G => "g",
            Self::MilliG => "mg",
            Self::MetresPerSecondSquared => "m/s2",
        }
    }
}

impl AngularVelocityUnit {
    /// What one of it is in °/s.
    pub(super) const fn in_deg_s(self) -> f64 {
        match self {
            Self::DegreesPerSecond => 1.0,
            Self::RadiansPerSecond => 180.0 / PI,
        }
    }
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::DegreesPerSecond => "deg/s",
            Self::RadiansPerSecond => "rad/s",
        }
    }
}

impl AngleUnit {
    /// What one of it is in degrees.
    pub(super) const fn in_deg(self) -> f64 {
        match self {
            Self::Degrees => 1.0,
            Self::Radians => 180.0 / PI,
        }
    }
}

impl TimeUnit {
    /// What one of it is in seconds.
    pub(super) const fn in_s(self) -> f64 {
        match self {
            Self::Seconds => 1.0,
            Self::Milliseconds => 1e-3,
            Self::Microseconds => 1e-6,
            Self::Nanoseconds => 1e-9,
        }
    }
}

/// The unit that is written like this, in any file that is read here.
pub(super) fn unit_of(text: &str) -> Option<Unit> {
    use {AccelerationUnit as A, AngleUnit as N, AngularVelocityUnit as V, TimeUnit as T};
    let plain: String = text.trim().chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    Some(match plain.as_str() {
        "g" => Unit::Acceleration(A::G),
        "mg" => Unit::Acceleration(A::MilliG),
        "m/s2" | "m/s^2" | "m/s²" | "m/s**2" | "m/s/s" | "m_s2" | "ms-2" | "ms^-2" => {
            Unit::Acceleration(A::MetresPerSecondSquared)
        }
        "deg/s" | "°/s" | "deg_s" | "dps" | "degrees/s" | "deg/sec" => Unit::AngularVelocity(V::DegreesPerSecond),
        "rad/s" | "rad_s" | "radians/s" | "rad/sec" => Unit::AngularVelocity(V::RadiansPerSecond),
        "deg" | "°" | "degrees" => Unit::Angle(N::Degrees),
        "rad" | "radians" => Unit::Angle(N::Radians),
        "s" | "sec" | "seconds" => Unit::Time(T::Seconds),
        "ms" | "milliseconds" => Unit::Time(T::Milliseconds),
        "us" | "µs" | "μs" | "microseconds" => Unit::Time(T::Microseconds),
        "ns" | "nanoseconds" => Unit::Time(T::Nanoseconds),
        _ => return None,
    })
}

/// Units as the caller says them. What is said here goes before what the file says.
///
/// ```
/// # use nullpoint_motion::read::{AccelerationUnit, TimeUnit, Units};
/// let units: Units = "m/s2,ns".parse().unwrap();
/// assert_eq!(units.acceleration, Some(AccelerationUnit::MetresPerSecondSquared));
/// assert_eq!(units.time, Some(TimeUnit::Nanoseconds));
/// assert!("furlongs".parse::<Units>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Units {
    /// Unit of acceleration and gravity.
    pub acceleration: Option<AccelerationUnit>,
    /// Unit of angular velocity.
    pub angular_velocity: Option<AngularVelocityUnit>,
    /// Unit of head angles.
    pub angle: Option<AngleUnit>,
    /// Unit of time.
    pub time: Option<TimeUnit>,
}

impl FromStr for Units {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let mut units = Self::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let shown = super::error::snippet(part.as_bytes());
            let unit = unit_of(part).ok_or_else(|| format!("units are {CHOICES}; found `{shown}`"))?;
            let is_new = match unit {
                Unit::Acceleration(unit) => units.acceleration.replace(unit).is_none(),
                Unit::AngularVelocity(unit) => units.angular_velocity.replace(unit).is_none(),
                Unit::Angle(unit) => units.angle.replace(unit).is_none(),
                Unit::Time(unit) => units.time.replace(unit).is_none(),
            };
            if !is_new {
                return Err(format!("two units for the same quantity; the second is `{shown}`"));
            }
        }
        if units == Self::default() {
            return Err(format!("units are {CHOICES}; found nothing"));
        }
        Ok(units)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_quantity_has_one_unit() {
        assert!("g,m/s2".parse::<Units>().is_err());
        assert!(",".parse::<Units>().is_err());
        assert!("m/s2, rad/s, ns".parse::<Units>().is_ok());
    }

    #[test]
    fn a_radian_is_57_degrees() {
        assert!((AngularVelocityUnit::RadiansPerSecond.in_deg_s() - 57.295_779_513).abs() < 1e-9);
        assert!((AccelerationUnit::MetresPerSecondSquared.in_g() * 9.806_65 - 1.0).abs() < 1e-12);
    }
}
