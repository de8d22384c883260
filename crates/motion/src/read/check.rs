//! From a clock to a recording: are there samples, and can they be in the unit that they are said to be in?
//!
//! - Acceleration: a worn sensor at rest shows 1 g. A median size above 3 g, or one that stays at 1 m/s², means a wrong
//!   unit and is an error. A median below 0.5 g where gravity should be in means that the device took it out: told,
//!   and the recording is marked so.
//! - Angular velocity: the gyroscopes of phones and wearables end at 2000 °/s (some at 4000 °/s). More than 1 sample in
//!   100 beyond that means a wrong unit and is an error; fewer are told.

use super::{clock::Clock, error::ReadError, format::Format, units::STANDARD_GRAVITY};
use crate::{
    caution::Caution,
    quality::median,
    recording::{Recording, Triple},
};

/// A median acceleration above this, in g, is not a person's: at rest it is 1 g, and this is three times that, on average.
const MOST_MEDIAN_G: f64 = 3.0;
/// Below this median, in g, gravity cannot be in.
const LEAST_MEDIAN_G: f64 = 0.5;
/// The widest range of a gyroscope in phones and wearables, in °/s (for example ST LSM6DSO32X ±2000, LSM6DSV ±4000).
const WIDEST_GYROSCOPE_DEG_S: f64 = 4000.0;

pub(super) fn recording(format: Format, clock: Clock) -> Result<Recording, ReadError> {
    let rows = clock.time_s.len();
    if rows < 2 {
        return Err(ReadError::TooFewRows { rows });
    }
    let (acceleration_unit, angular_velocity_unit) = (clock.acceleration_unit, clock.angular_velocity_unit);
    let mut recording = Recording::new(format.name(), clock.time_s);
    recording.notes = clock.notes;
    let notes = &mut recording.notes;
    recording.acceleration_g = with_values(clock.acceleration_g, "acceleration", notes);
    recording.gravity_g = with_values(clock.gravity_g, "gravity", notes);
    recording.angular_velocity_deg_s = with_values(clock.angular_velocity_deg_s, "angular velocity", notes);
    recording.head_angle_deg = with_values(clock.head_angle_deg, "head angle", notes);
    if let Some(angles) = &mut recording.head_angle_deg {
        unwrap_turns(angles);
    }
    recording.without_gravity = clock.without_gravity && recording.acceleration_g.is_some();
    if recording.acceleration_g.is_none()
        && recording.angular_velocity_deg_s.is_none()
        && recording.head_angle_deg.is_none()
    {
        return Err(ReadError::NoValues { rows });
    }
    if let Some(values) = &recording.acceleration_g {
        let unit = acceleration_unit.map_or("g", super::AccelerationUnit::name);
        recording.without_gravity = check_acceleration(values, recording.without_gravity, unit, notes)?;
    }
    if let Some(values) = &recording.angular_velocity_deg_s {
        let unit = angular_velocity_unit.map_or("deg/s", super::AngularVelocityUnit::name);
        check_angular_velocity(values, unit, notes)?;
    }
    Ok(recording)
}

/// The values, unless all are missing, which is told.
fn with_values(values: Option<Vec<Triple>>, sensor: &str, notes: &mut Vec<Caution>) -> Option<Vec<Triple>> {
    let values = values?;
    if values.iter().any(|sample| sample.iter().any(|value| value.is_finite())) {
        return Some(values);
    }
    let text = format!("The file has columns for {sensor}, but they are empty; it was left out.");
    notes.push(Caution::new("empty-sensor", text));
    None
}

fn size([x, y, z]: &Triple) -> f64 {
    (x * x + y * y + z * z).sqrt()
}

/// Whether gravity is taken out of the acceleration, as far as its size tells.
fn check_acceleration(
    values: &[Triple],
    without_gravity: bool,
    unit: &'static str,
    notes: &mut Vec<Caution>,
) -> Result<bool, ReadError> {
    // A median of some ten thousand samples, evenly taken, tells as much as that of all.
    let step = values.len() / 10_000 + 1;
    let sizes: Vec<f64> = values.iter().step_by(step).map(size).filter(|size| size.is_finite()).collect();
    let near_one_m_s2 = sizes.iter().filter(|size| (*size * STANDARD_GRAVITY - 1.0).abs() < 0.1).count();
    let is_near_one_m_s2 = near_one_m_s2 * 2 > sizes.len();
    let Some(median) = median(sizes) else { return Ok(without_gravity) };
    let impossible = |finding: String| ReadError::ImpossibleValues { sensor: "acceleration", finding, unit };
    if median > MOST_MEDIAN_G {
        return Err(impossible(format!("the median size is {median:.1} g")));
    }
    if without_gravity || median >= LEAST_MEDIAN_G {
        return Ok(without_gravity);
    }
    if unit == "m/s2" && is_near_one_m_s2 {
        return Err(impossible(format!("the median size is {:.2} m/s2", median * STANDARD_GRAVITY)));
    }
    let text = format!(
        "The acceleration has a median size of {median:.2} g, so the device seems to have taken gravity out of it; it \
         was read that way."
    );
    notes.push(Caution::new("gravity-not-in", text));
    Ok(true)
}

fn check_angular_velocity(values: &[Triple], unit: &'static str, notes: &mut Vec<Caution>) -> Result<(), ReadError> {
    let beyond = values.iter().map(size).filter(|size| *size > WIDEST_GYROSCOPE_DEG_S).count();
    if beyond == 0 {
        return Ok(());
    }
    let known = values.iter().map(size).filter(|size| size.is_finite()).count();
    if beyond * 100 > known {
        let share = 100.0 * beyond as f64 / known as f64;
        let finding = format!("{share:.0} % of the samples are above {WIDEST_GYROSCOPE_DEG_S} deg/s");
        return Err(ReadError::ImpossibleValues { sensor: "angular velocity", finding, unit });
    }
    let text = format!(
        "{beyond} of {} samples turn faster than any gyroscope in a phone or wearable can measure; they may be damaged.",
        known
    );
    notes.push(Caution::new("impossible-samples", text));
    Ok(())
}

/// Takes the jumps from 180° to -180° out, so that an angle runs on.
fn unwrap_turns(angles: &mut [Triple]) {
    for axis in 0..3 {
        let (mut turns, mut last) = (0.0, f64::NAN);
        for sample in angles.iter_mut() {
            let angle = sample[axis];
            if angle.is_nan() {
                continue;
            }
            if angle - last > 180.0 {
                turns -= 360.0;
            } else if angle - last < -180.0 {
                turns += 360.0;
            }
            last = angle;
            sample[axis] = angle + turns;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(sample: Triple, is_rotation: bool) -> Clock {
        let values = Some(vec![sample; 100]);
        let time_s = (0..100).map(|row| f64::from(row) * 0.01).collect();
        if is_rotation {
            Clock { time_s, angular_velocity_deg_s: values, ..Clock::default() }
        } else {
            Clock { time_s, acceleration_g: values, ..Clock::default() }
        }
    }

    #[track_caller]
    fn check(clock: Clock, expected: Result<&[&str], &str>) {
        let read = recording(Format::Nullpoint, clock);
        let found = read.map(|recording| recording.notes.iter().map(|note| note.code).collect::<Vec<_>>());
        match (found, expected) {
            (Ok(found), Ok(expected)) => assert_eq!(found, expected),
            (Err(found), Err(expected)) => assert!(found.to_string().starts_with(expected), "{found}"),
            (found, expected) => panic!("expected {expected:?}, found {found:?}"),
        }
    }

    #[test]
    fn metres_per_second_squared_called_g_are_refused() {
        check(clock([0.0, 9.81, 0.0], false), Err("acceleration: the median size is 9.8 g"));
    }

    #[test]
    fn g_called_metres_per_second_squared_is_refused() {
        let mut clock = clock([0.0, 1.0 / STANDARD_GRAVITY, 0.0], false);
        clock.acceleration_unit = Some(super::super::AccelerationUnit::MetresPerSecondSquared);
        check(clock, Err("acceleration: the median size is 1.00 m/s2"));
    }

    #[test]
    fn gravity_that_the_device_took_out_is_noticed() {
        check(clock([0.0, 0.02, 0.0], false), Ok(&["gravity-not-in"]));
        check(clock([0.0, 1.0, 0.0], false), Ok(&[]));
    }

    #[test]
    fn degrees_called_radians_are_refused() {
        let as_if_radians = 90.0 * super::super::AngularVelocityUnit::RadiansPerSecond.in_deg_s();
        check(clock([as_if_radians, 0.0, 0.0], true), Err("angular velocity: 100 % of the samples"));
        check(clock([90.0, 0.0, 0.0], true), Ok(&[]));
    }

    #[test]
    fn a_single_wild_sample_is_told_not_refused() {
        let mut clock = clock([90.0, 0.0, 0.0], true);
        clock.angular_velocity_deg_s.as_mut().unwrap()[5] = [1e9, 0.0, 0.0];
        check(clock, Ok(&["impossible-samples"]));
    }

    #[test]
    fn nothing_but_missing_values_is_not_enough() {
        check(clock([f64::NAN; 3], true), Err("not enough data: none of the 100 rows"));
    }

    #[test]
    fn an_angle_runs_on_over_half_a_turn() {
        let mut angles = [[170.0, 0.0, 0.0], [-175.0, 0.0, 0.0], [f64::NAN; 3], [175.0, 0.0, 0.0]];
        unwrap_turns(&mut angles);
        assert_eq!([angles[0][0], angles[1][0], angles[3][0]], [170.0, 185.0, 175.0]);
    }
}
