//! Time series data format: a JSON description with raw binary files beside it.
//!
//! Source: TSDF specification <https://arxiv.org/abs/2211.11294> and the files of ParaDigMa. A description may nest
//! under `sensors`; inner parts inherit what outer ones say. Each binary file holds rows of channels, one number type
//! for all. The bytes that are there are held against the rows that are promised before anything is set aside.

use super::{
    ReadOptions, SourceFile,
    clock::{Clock, Place, keep},
    error::ReadError,
    tsdf_parts::{self, wrong},
    units::{TimeUnit, Unit, unit_of},
};
use crate::recording::Triple;
use serde_json::Value;

/// Whether a JSON text looks like a TSDF description.
pub(super) fn recognises(text: &[u8]) -> bool {
    text.first() == Some(&b'{')
        && [&b"\"rows\""[..], b"\"file_name\""].iter().all(|key| text.windows(key.len()).any(|part| part == *key))
}

pub(super) fn read(file: &SourceFile<'_>, options: &ReadOptions) -> Result<Clock, ReadError> {
    let mut clock = described(file.bytes, file, options)?;
    // ParaDigMa keeps acceleration and angular velocity of one recording in two descriptions.
    let beside = |name: &str| (file.siblings)(name).ok();
    let other = match file.name.rsplit(['/', '\\']).next().unwrap_or(file.name) {
        "gyroscope_meta.json" if clock.acceleration_g.is_none() => Some("accelerometer_meta.json"),
        "accelerometer_meta.json" if clock.angular_velocity_deg_s.is_none() => Some("gyroscope_meta.json"),
        _ => None,
    };
    if let Some(name) = other
        && let Some(bytes) = beside(name)
    {
        let mut second = described(&bytes, file, options)?;
        name.clone_into(&mut second.name);
        clock.take_over(second)?;
    }
    Ok(clock)
}

fn described(json: &[u8], file: &SourceFile<'_>, options: &ReadOptions) -> Result<Clock, ReadError> {
    let description: Value =
        serde_json::from_slice(json).map_err(|error| wrong(format!("it is not valid JSON: {error}")))?;
    let Value::Object(description) = description else {
        return Err(wrong("it is not a JSON object"));
    };
    let parts = tsdf_parts::parts(&description)?;
    let mut times = None;
    let mut channels: Vec<(String, String, Vec<f64>)> = Vec::new();
    for part in &parts {
        let is_wanted = part.channels.iter().any(|name| is_time(name) || sensor_of(name).is_some());
        if !is_wanted {
            continue;
        }
        let bytes =
            (file.siblings)(&part.file).map_err(|source| ReadError::Companion { name: part.file.clone(), source })?;
        for (column, values) in part.columns(&bytes)?.into_iter().enumerate() {
            let (name, unit) = (&part.channels[column], &part.units[column]);
            if is_time(name) && times.is_none() {
                times = Some((unit.clone(), values, part.file.clone()));
            } else if sensor_of(name).is_some() {
                channels.push((name.clone(), unit.clone(), values));
            }
        }
    }
    let (unit, values, time_file) = times.ok_or_else(|| wrong("no channel is called `time`"))?;
    let said = options.units.unwrap_or_default();
    let (values, unit) = to_times(values, &unit)?;
    let unit = said.time.unwrap_or(unit);
    if let Some((name, _, column)) = channels.iter().find(|(_, _, column)| column.len() != values.len()) {
        return Err(wrong(format!("`{name}` has {} rows and the time has {}", column.len(), values.len())));
    }
    let mut kept = keep(values, unit, &Place::Row(&time_file))?;
    let mut clock = kept.clock(file.name);
    let found = |wanted: Sensor| -> Result<Option<(Vec<Triple>, Unit)>, ReadError> {
        let axis = |axis: usize| channels.iter().find(|(name, _, _)| sensor_of(name) == Some((wanted, axis)));
        let (Some(x), Some(y), Some(z)) = (axis(0), axis(1), axis(2)) else { return Ok(None) };
        if x.1 != y.1 || x.1 != z.1 {
            return Err(wrong(format!("`{}`, `{}` and `{}` differ in their units", x.0, y.0, z.0)));
        }
        let unknown = || ReadError::UnknownUnit { column: x.0.clone(), unit: x.1.clone() };
        let said = match wanted {
            Sensor::AngularVelocity => said.angular_velocity.map(Unit::AngularVelocity),
            Sensor::Acceleration | Sensor::Gravity => said.acceleration.map(Unit::Acceleration),
        };
        let unit = said.or_else(|| unit_of(&x.1)).ok_or_else(unknown)?;
        let scale = match (wanted, unit) {
            (Sensor::AngularVelocity, Unit::AngularVelocity(unit)) => unit.in_deg_s(),
            (Sensor::Acceleration | Sensor::Gravity, Unit::Acceleration(unit)) => unit.in_g(),
            _ => return Err(unknown()),
        };
        Ok(Some((kept.triples([&x.2, &y.2, &z.2], scale), unit)))
    };
    if let Some((values, unit)) = found(Sensor::Acceleration)? {
        clock.acceleration_g = Some(values);
        clock.acceleration_unit = match unit {
            Unit::Acceleration(unit) => Some(unit),
            _ => None,
        };
    }
    if let Some((values, unit)) = found(Sensor::AngularVelocity)? {
        clock.angular_velocity_deg_s = Some(values);
        clock.angular_velocity_unit = match unit {
            Unit::AngularVelocity(unit) => Some(unit),
            _ => None,
        };
    }
    // ParaDigMa writes `accelerometer_x_grav` where it has taken gravity out of `accelerometer_x`.
    clock.gravity_g = found(Sensor::Gravity)?.map(|found| found.0);
    clock.without_gravity = clock.gravity_g.is_some();
    if clock.acceleration_g.is_none() && clock.angular_velocity_deg_s.is_none() {
        let names: Vec<String> = parts.into_iter().flat_map(|part| part.channels).collect();
        return Err(ReadError::NoSensorColumns { columns: super::layout::shown(&names) });
    }
    Ok(clock)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sensor {
    Acceleration,
    Gravity,
    AngularVelocity,
}

fn is_time(channel: &str) -> bool {
    channel.eq_ignore_ascii_case("time")
}

fn sensor_of(channel: &str) -> Option<(Sensor, usize)> {
    let lower = channel.to_ascii_lowercase();
    let (name, is_gravity) = lower.strip_suffix("_grav").map_or((lower.as_str(), false), |name| (name, true));
    let (name, axis) = name.rsplit_once('_')?;
    let axis = ["x", "y", "z"].iter().position(|known| *known == axis)?;
    let sensor = match name {
        "acceleration" | "accelerometer" | "acc" if is_gravity => Sensor::Gravity,
        "acceleration" | "accelerometer" | "acc" => Sensor::Acceleration,
        "gravity" => Sensor::Gravity,
        "rotation" | "gyroscope" | "gyro" | "angular_velocity" if !is_gravity => Sensor::AngularVelocity,
        _ => return None,
    };
    Some((sensor, axis))
}

/// `relative_s`, `time_delta_ms`, `time_absolute_ms`, `difference_ms` and the like; steps are added up.
fn to_times(mut values: Vec<f64>, written: &str) -> Result<(Vec<f64>, TimeUnit), ReadError> {
    let unknown = || ReadError::UnknownUnit { column: "time".into(), unit: super::error::snippet(written.as_bytes()) };
    let (kind, unit) = written.rsplit_once('_').unwrap_or(("relative", written));
    let Some(Unit::Time(unit)) = unit_of(unit) else { return Err(unknown()) };
    match kind.strip_prefix("time_").unwrap_or(kind) {
        "relative" | "absolute" | "unix" | "time" => {}
        "difference" | "delta" => {
            let mut sum = 0.0;
            for value in &mut values {
                sum += *value;
                *value = sum;
            }
        }
        _ => return Err(unknown()),
    }
    Ok((values, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn description(rows: u64, endianness: &str) -> String {
        format!(
            r#"{{"rows": {rows}, "endianness": "{endianness}", "sensors": [
                {{"file_name": "time.bin", "channels": ["time"], "units": ["time_delta_ms"], "data_type": "int", "bits": 16}},
                {{"file_name": "values.bin", "channels": ["rotation_x", "rotation_y", "rotation_z"],
                  "units": ["deg/s", "deg/s", "deg/s"], "scale_factors": [0.5], "data_type": "float", "bits": 32}}]}}"#
        )
    }

    fn read_described(json: &str, big: bool) -> Result<Clock, ReadError> {
        let siblings = move |name: &str| {
            let times = [0_i16, 10, 10].map(|step| if big { step.to_be_bytes() } else { step.to_le_bytes() });
            let values = [2.0_f32; 9].map(|value| if big { value.to_be_bytes() } else { value.to_le_bytes() });
            match name {
                "time.bin" => Ok(times.concat()),
                "values.bin" => Ok(values.concat()),
                _ => Err(std::io::ErrorKind::NotFound.into()),
            }
        };
        read(
            &SourceFile { name: "imu_meta.json", bytes: json.as_bytes(), siblings: &siblings },
            &ReadOptions::default(),
        )
    }

    #[test]
    fn both_byte_orders_and_steps_of_time_are_understood() {
        for (name, big) in [("little", false), ("big", true)] {
            let clock = read_described(&description(3, name), big).unwrap();
            assert_eq!(clock.time_s, [0.0, 0.01, 0.02]);
            assert_eq!(clock.angular_velocity_deg_s.unwrap(), [[1.0; 3]; 3]);
        }
    }

    #[test]
    fn a_promise_of_10_gb_is_held_against_the_bytes_that_are_there() {
        let error = read_described(&description(5_000_000_000, "little"), false).err().unwrap();
        assert_eq!(error.to_string(), "`time.bin` should have 10000000000 bytes (5000000000 rows), found 6");
        assert!(read_described(&description(u64::MAX, "little"), false).is_err());
    }

    #[test]
    fn a_description_cannot_reach_out_of_its_folder() {
        for name in ["../time.bin", "/etc/hostname", "a\\\\b.bin"] {
            let json = description(3, "little").replace("time.bin", name);
            assert!(matches!(read_described(&json, false), Err(ReadError::Description { .. })), "{name}");
        }
    }

    #[test]
    fn a_missing_binary_file_is_named() {
        let error = read_described(&description(3, "little").replace("values.bin", "gone.bin"), false).err().unwrap();
        assert!(error.to_string().starts_with("cannot read `gone.bin`"));
        assert!(error.hint().contains("gone.bin"));
    }
}
