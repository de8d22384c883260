//! Sensor Logger: one CSV for each sensor, `time,seconds_elapsed,z,y,x`, alone, in a folder or in a zip.
//!
//! Source: the app's unit reference <https://github.com/tszheichoi/awesome-sensor-logger/blob/main/UNITS.md>: time in
//! nanoseconds since 1970; `Accelerometer` (gravity taken out), `TotalAcceleration` and `Gravity` in m/s², `Gyroscope`
//! in rad/s; the acceleration of `Headphone` and `WristMotion` in g, or in m/s² where "Standardise Units & Frames" was
//! on, which only `Metadata.csv` tells. Columns stand as z, y, x and are read by name. Which sensor a file is from
//! stands in its name alone, so the name has to be the app's, or the units said.
//!
//! The gyroscope's times are those of the recording; companions in the same folder or zip join if they were recorded at
//! the same time.

use super::{
    ReadOptions, SourceFile,
    clock::Clock,
    error::ReadError,
    layout::Layout,
    packed,
    table::{Table, cells, split_line},
    units::{AccelerationUnit, AngleUnit, AngularVelocityUnit, TimeUnit},
};
use crate::{caution::Caution, recording::Placement};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sensor {
    Gyroscope,
    TotalAcceleration,
    Accelerometer,
    AccelerometerUncalibrated,
    Gravity,
    /// Headphone or wrist: several sensors in one table.
    Worn(Placement),
}

/// Names in file names; a name that contains another goes first.
const NAMES: [(&str, Sensor); 9] = [
    ("totalacceleration", Sensor::TotalAcceleration),
    ("accelerometeruncalibrated", Sensor::AccelerometerUncalibrated),
    ("gyroscopeuncalibrated", Sensor::Gyroscope),
    ("accelerometer", Sensor::Accelerometer),
    ("gyroscope", Sensor::Gyroscope),
    ("gravity", Sensor::Gravity),
    ("headphone", Sensor::Worn(Placement::Head)),
    ("wristmotion", Sensor::Worn(Placement::Wrist)),
    ("watchmotion", Sensor::Worn(Placement::Wrist)),
];

/// Whether a header is of this app.
pub(super) fn recognises(columns: &[String]) -> bool {
    let has = |name: &str| columns.iter().any(|column| column == name);
    has("seconds_elapsed") && (has("time") || has("x") || has("rotationRateX"))
}

pub(super) fn read(
    file: &SourceFile<'_>,
    options: &ReadOptions,
    placement: &mut Option<Placement>,
) -> Result<Clock, ReadError> {
    let is_standard = standardised(file);
    let table = Table::with_header(file.bytes, 1)?;
    let sensor = sensor_of(file.name, &table, options)?;
    let mut clock = one(&table, sensor, file.name, is_standard, options)?;
    if let Sensor::Worn(worn) = sensor {
        *placement = Some(worn);
        return Ok(clock);
    }
    let own = packed::base_name(file.name);
    for name in ["Gyroscope.csv", "TotalAcceleration.csv", "Accelerometer.csv", "Gravity.csv"] {
        let Ok(bytes) = (file.siblings)(name) else { continue };
        if own.eq_ignore_ascii_case(name) {
            continue;
        }
        let bytes = super::text_of(&bytes)?;
        let Ok(table) = Table::with_header(&bytes, 1) else { continue };
        if !recognises(&table.columns) {
            continue;
        }
        let mut other = one(&table, sensor_of(name, &table, options)?, name, is_standard, options)?;
        if !clock.overlaps(&other) {
            continue;
        }
        if clock.angular_velocity_deg_s.is_none() && other.angular_velocity_deg_s.is_some() {
            std::mem::swap(&mut clock, &mut other);
        }
        clock.take_over(other)?;
    }
    Ok(clock)
}

fn sensor_of(name: &str, table: &Table<'_>, options: &ReadOptions) -> Result<Sensor, ReadError> {
    let base: String = packed::base_name(name).to_ascii_lowercase().split_whitespace().collect();
    if let Some((_, sensor)) = NAMES.iter().find(|(part, _)| base.contains(part)) {
        return Ok(*sensor);
    }
    if table.position("rotationRateX").is_some() || table.position("accelerationX").is_some() {
        return Ok(Sensor::Worn(Placement::Unknown));
    }
    let said = options.units.unwrap_or_default();
    match (said.acceleration, said.angular_velocity) {
        (Some(_), None) => Ok(Sensor::TotalAcceleration),
        (None, Some(_)) => Ok(Sensor::Gyroscope),
        _ => Err(ReadError::NoSensor),
    }
}

/// Whether "Standardise Units & Frames" was on, as far as `Metadata.csv` tells.
fn standardised(file: &SourceFile<'_>) -> Option<bool> {
    let bytes = (file.siblings)("Metadata.csv").ok()?;
    let table = Table::with_header(&bytes, 1).ok()?;
    let column = table.position("standardisation")?;
    let row = &bytes[split_line(&bytes).1..];
    let cell = cells(split_line(row).0, b',').nth(column)?;
    match cell.trim_ascii().to_ascii_lowercase().as_slice() {
        b"true" | b"\"true\"" | b"1" => Some(true),
        b"false" | b"\"false\"" | b"0" => Some(false),
        _ => None,
    }
}

fn one(
    table: &Table<'_>,
    sensor: Sensor,
    name: &str,
    is_standard: Option<bool>,
    options: &ReadOptions,
) -> Result<Clock, ReadError> {
    let said = options.units.unwrap_or_default();
    let mut layout = match (table.position("time"), table.position("seconds_elapsed")) {
        (Some(column), _) => Layout::of_time(column, TimeUnit::Nanoseconds),
        (None, Some(column)) => Layout::of_time(column, TimeUnit::Seconds),
        (None, None) => return Err(ReadError::MissingColumn { column: "time".into() }),
    };
    let m_s2 = said.acceleration.unwrap_or(AccelerationUnit::MetresPerSecondSquared);
    let rad_s = said.angular_velocity.unwrap_or(AngularVelocityUnit::RadiansPerSecond);
    let axes = |names: [&str; 3]| -> Result<[usize; 3], ReadError> {
        let [x, y, z] =
            names.map(|name| table.position(name).ok_or_else(|| ReadError::MissingColumn { column: name.to_owned() }));
        Ok([x?, y?, z?])
    };
    match sensor {
        Sensor::Gyroscope => layout.angular_velocity = Some((axes(["x", "y", "z"])?, rad_s)),
        Sensor::TotalAcceleration => layout.acceleration = Some((axes(["x", "y", "z"])?, m_s2)),
        Sensor::Accelerometer => {
            layout.acceleration = Some((axes(["x", "y", "z"])?, m_s2));
            layout.without_gravity = true;
        }
        Sensor::Gravity => layout.gravity = Some((axes(["x", "y", "z"])?, m_s2)),
        Sensor::AccelerometerUncalibrated => {
            // g on iOS and m/s² on Android, unless standardised: m/s² on both.
            let unit = said.acceleration.or(is_standard.filter(|on| *on).map(|_| m_s2));
            let what = || ReadError::NoUnits {
                what: "uncalibrated acceleration is in g on iOS and in m/s2 on Android".into(),
                example: "m/s2",
            };
            layout.acceleration = Some((axes(["x", "y", "z"])?, unit.ok_or_else(what)?));
        }
        Sensor::Worn(placement) => return worn(table, layout, name, placement, is_standard, options),
    }
    layout.read(table, name)
}

fn worn(
    table: &Table<'_>,
    mut layout: Layout,
    name: &str,
    placement: Placement,
    is_standard: Option<bool>,
    options: &ReadOptions,
) -> Result<Clock, ReadError> {
    let said = options.units.unwrap_or_default();
    let three = |names: [&str; 3]| -> Option<[usize; 3]> {
        let [x, y, z] = names.map(|name| table.position(name));
        Some([x?, y?, z?])
    };
    layout.angular_velocity = three(["rotationRateX", "rotationRateY", "rotationRateZ"])
        .map(|axes| (axes, said.angular_velocity.unwrap_or(AngularVelocityUnit::RadiansPerSecond)));
    if layout.angular_velocity.is_none() {
        // Before version 1.30 the app wrote no rotation rate of headphones, only the angles.
        layout.head_angle = three(["yaw", "pitch", "roll"]).map(|axes| (axes, AngleUnit::Radians));
    }
    let acceleration = three(["accelerationX", "accelerationY", "accelerationZ"]);
    let unit = said
        .acceleration
        .or(is_standard.map(|on| if on { AccelerationUnit::MetresPerSecondSquared } else { AccelerationUnit::G }));
    layout.acceleration = acceleration.zip(unit);
    layout.without_gravity = layout.acceleration.is_some();
    // The gravity of headphones is in m/s² whatever the setting, that of the wrist follows it.
    let gravity_unit = if placement == Placement::Head { Some(AccelerationUnit::MetresPerSecondSquared) } else { unit };
    layout.gravity = three(["gravityX", "gravityY", "gravityZ"]).zip(gravity_unit);
    let mut clock = layout.read(table, name)?;
    if acceleration.is_some() && unit.is_none() {
        clock.notes.push(Caution::new(
            "acceleration-left-out",
            "The acceleration was left out: only Metadata.csv of the same recording tells its unit. Give the whole zip, \
             or say the unit.",
        ));
    }
    Ok(clock)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::no_siblings;

    const ONE: &str = "time,seconds_elapsed,z,y,x\n1718030736000000000,0.0,3,2,1\n1718030736010000000,0.01,3,2,1\n";

    fn read_named(name: &str, units: Option<&str>) -> Result<Clock, ReadError> {
        let options = ReadOptions { units: units.map(|units| units.parse().unwrap()), ..ReadOptions::default() };
        read(&SourceFile { name, bytes: ONE.as_bytes(), siblings: &no_siblings }, &options, &mut None)
    }

    #[test]
    fn axes_are_read_by_name_not_by_place() {
        let values = read_named("Gyroscope.csv", None).unwrap().angular_velocity_deg_s.unwrap();
        assert_eq!(values[0], [1.0_f64.to_degrees(), 2.0_f64.to_degrees(), 3.0_f64.to_degrees()]);
    }

    #[test]
    fn a_file_that_lost_its_name_is_asked_about() {
        assert!(matches!(read_named("download.csv", None), Err(ReadError::NoSensor)));
        assert!(read_named("download.csv", Some("rad/s")).unwrap().angular_velocity_deg_s.is_some());
        assert!(read_named("download.csv", Some("m/s2")).unwrap().acceleration_g.is_some());
        assert!(read_named("Gyroscope (2).csv", None).unwrap().angular_velocity_deg_s.is_some());
    }

    #[test]
    fn uncalibrated_acceleration_has_a_unit_only_with_its_phone() {
        assert!(matches!(read_named("AccelerometerUncalibrated.csv", None), Err(ReadError::NoUnits { .. })));
        assert!(read_named("AccelerometerUncalibrated.csv", Some("g")).is_ok());
    }

    #[test]
    fn a_sibling_of_another_day_is_not_joined() {
        let other = ONE.replace("1718030736", "1718130736");
        let siblings = move |name: &str| match name {
            "Accelerometer.csv" => Ok(other.clone().into_bytes()),
            _ => Err(std::io::ErrorKind::NotFound.into()),
        };
        let file = SourceFile { name: "Gyroscope.csv", bytes: ONE.as_bytes(), siblings: &siblings };
        assert!(read(&file, &ReadOptions::default(), &mut None).unwrap().acceleration_g.is_none());
    }
}
