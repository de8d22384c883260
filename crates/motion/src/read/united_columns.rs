//! Columns that carry their unit in their name: `acceleration_x_g`, `gyro_z_deg_s`, `time_s`, `yaw_deg`.
//!
//! Shared by our own CSV and the eargait CSV. A unit that neither the name nor the caller says is an error.

use super::{
    error::ReadError,
    layout::{Columns, Layout},
    table::Table,
    units::{TimeUnit, Unit, Units, unit_of},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sensor {
    Acceleration,
    LinearAcceleration,
    Gravity,
    AngularVelocity,
}

/// What a sensor may be called, before `_x`.
const SENSORS: [(&str, Sensor); 11] = [
    ("acceleration", Sensor::Acceleration),
    ("accelerometer", Sensor::Acceleration),
    ("acc", Sensor::Acceleration),
    ("linear_acceleration", Sensor::LinearAcceleration),
    ("user_acceleration", Sensor::LinearAcceleration),
    ("gravity", Sensor::Gravity),
    ("angular_velocity", Sensor::AngularVelocity),
    ("gyroscope", Sensor::AngularVelocity),
    ("gyro", Sensor::AngularVelocity),
    ("gyr", Sensor::AngularVelocity),
    ("rotation", Sensor::AngularVelocity),
];

const ANGLES: [&str; 3] = ["yaw", "pitch", "roll"];

/// The sensor, the axis (0 to 2) and the unit as written, if `column` is one of a sensor.
fn parts(column: &str) -> Option<(Sensor, usize, Option<&str>)> {
    SENSORS.iter().find_map(|(name, sensor)| {
        let rest = column.strip_prefix(name)?.strip_prefix('_')?;
        let axis = ["x", "y", "z"].iter().position(|axis| rest.starts_with(axis))?;
        let unit = &rest[1..];
        if unit.is_empty() { Some((*sensor, axis, None)) } else { Some((*sensor, axis, Some(unit.strip_prefix('_')?))) }
    })
}

/// The unit as written, if `column` is the time.
fn time_unit(column: &str) -> Option<Option<&str>> {
    let rest = column.strip_prefix("time")?;
    if rest.is_empty() || rest == "stamp" { Some(None) } else { rest.strip_prefix('_').map(Some) }
}

/// Whether a header looks like this: a time column and at least one column of a sensor or of head angles.
pub(super) fn recognises(columns: &[String]) -> bool {
    let lower: Vec<String> = columns.iter().map(|column| column.to_ascii_lowercase()).collect();
    lower.iter().any(|column| time_unit(column).is_some())
        && lower.iter().any(|column| parts(column).is_some() || angle(column).is_some())
}

fn angle(column: &str) -> Option<(usize, Option<&str>)> {
    ANGLES.iter().enumerate().find_map(|(axis, name)| {
        let rest = column.strip_prefix(name)?;
        if rest.is_empty() { Some((axis, None)) } else { Some((axis, Some(rest.strip_prefix('_')?))) }
    })
}

/// Which column holds what, with the units of the header, those of the caller going first.
pub(super) fn layout(table: &Table<'_>, said: &Units) -> Result<Layout, ReadError> {
    let lower: Vec<String> = table.columns.iter().map(|column| column.to_ascii_lowercase()).collect();
    let (time, written) = lower
        .iter()
        .enumerate()
        .find_map(|(column, name)| time_unit(name).map(|unit| (column, unit)))
        .ok_or_else(|| ReadError::MissingColumn { column: "time_s".into() })?;
    let known = said.time.or(match written {
        Some(text) => match unit_of(text) {
            Some(Unit::Time(unit)) => Some(unit),
            _ => return Err(unknown(table, time, text)),
        },
        None => None,
    });
    let is_date = table.first_cell(time).and_then(super::date::seconds).is_some();
    let Some(time_unit) = known.or(is_date.then_some(TimeUnit::Seconds)) else {
        return Err(ReadError::NoUnits { what: format!("the unit of `{}`", table.columns[time]), example: "s" });
    };
    let mut layout = Layout::of_time(time, time_unit);
    layout.angular_velocity = sensor(table, &lower, Sensor::AngularVelocity, "rad/s", |unit| match unit {
        None => said.angular_velocity,
        Some(Unit::AngularVelocity(unit)) => Some(said.angular_velocity.unwrap_or(unit)),
        Some(_) => None,
    })?;
    let accelerations = |wanted: Sensor| {
        sensor(table, &lower, wanted, "m/s2", |unit| match unit {
            None => said.acceleration,
            Some(Unit::Acceleration(unit)) => Some(said.acceleration.unwrap_or(unit)),
            Some(_) => None,
        })
    };
    layout.gravity = accelerations(Sensor::Gravity)?;
    layout.acceleration = accelerations(Sensor::Acceleration)?;
    if layout.acceleration.is_none() {
        layout.acceleration = accelerations(Sensor::LinearAcceleration)?;
        layout.without_gravity = layout.acceleration.is_some();
    }
    layout.head_angle = axes(
        table,
        &lower,
        |name| angle(name).map(|found| found.0),
        |name| angle(name).and_then(|found| found.1.map(str::to_owned)),
        "deg",
        ANGLES.map(|name| format!("{name}_deg")),
        |unit| match unit {
            None => said.angle,
            Some(Unit::Angle(unit)) => Some(said.angle.unwrap_or(unit)),
            Some(_) => None,
        },
    )?;
    Ok(layout)
}

fn sensor<U: Copy + PartialEq>(
    table: &Table<'_>,
    lower: &[String],
    wanted: Sensor,
    example: &'static str,
    settle: impl Fn(Option<Unit>) -> Option<U>,
) -> Result<Columns<U>, ReadError> {
    let found = lower.iter().find(|name| parts(name).is_some_and(|found| found.0 == wanted));
    let Some(found) = found else { return Ok(None) };
    let stem =
        SENSORS.iter().filter(|(name, _)| found.starts_with(name)).map(|(name, _)| *name).max_by_key(|name| name.len());
    let names = ["x", "y", "z"].map(|axis| format!("{}_{axis}", stem.unwrap_or("acceleration")));
    let pick = |name: &str| parts(name).filter(|found| found.0 == wanted).map(|found| found.1);
    let unit = |name: &str| parts(name).and_then(|found| found.2.map(str::to_owned));
    axes(table, lower, pick, unit, example, names, settle)
}

fn axes<U: Copy + PartialEq>(
    table: &Table<'_>,
    lower: &[String],
    pick: impl Fn(&str) -> Option<usize>,
    unit: impl Fn(&str) -> Option<String>,
    example: &'static str,
    names: [String; 3],
    settle: impl Fn(Option<Unit>) -> Option<U>,
) -> Result<Columns<U>, ReadError> {
    let mut places: [Option<(usize, U)>; 3] = [None; 3];
    for (column, name) in lower.iter().enumerate() {
        let Some(axis) = pick(name) else { continue };
        if places[axis].is_some() {
            continue;
        }
        let written = unit(name);
        let written = written.as_deref();
        let unit = written.map(|text| unit_of(text).ok_or_else(|| unknown(table, column, text))).transpose()?;
        let unit = settle(unit).ok_or_else(|| match written {
            Some(text) => unknown(table, column, text),
            None => ReadError::NoUnits { what: format!("the unit of `{}`", table.columns[column]), example },
        })?;
        places[axis] = Some((column, unit));
    }
    if places.iter().all(Option::is_none) {
        return Ok(None);
    }
    let mut columns = [0; 3];
    let mut common = None;
    for ((place, slot), name) in places.iter().zip(&mut columns).zip(&names) {
        let (column, unit) = place.ok_or_else(|| ReadError::MissingColumn { column: name.clone() })?;
        if *common.get_or_insert(unit) != unit {
            return Err(unknown(table, column, "another unit than the other axes"));
        }
        *slot = column;
    }
    Ok(common.map(|unit| (columns, unit)))
}

fn unknown(table: &Table<'_>, column: usize, unit: &str) -> ReadError {
    ReadError::UnknownUnit {
        column: super::error::snippet(table.columns[column].as_bytes()),
        unit: super::error::snippet(unit.as_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &str, units: Option<&str>, expected: Result<(), &str>) {
        let units: Units = units.map(|units| units.parse().unwrap()).unwrap_or_default();
        let table = Table::with_header(header.as_bytes(), 1).unwrap();
        assert_eq!(
            layout(&table, &units).map(|_| ()).map_err(|error| error.to_string()),
            expected.map_err(str::to_owned)
        );
    }

    #[test]
    fn units_come_from_the_name_or_the_caller_never_from_nowhere() {
        check("time_s,gyro_x_deg_s,gyro_y_deg_s,gyro_z_deg_s", None, Ok(()));
        check("time_s,gyro_x,gyro_y,gyro_z", None, Err("units are not in the header: the unit of `gyro_x`"));
        check("time_s,gyro_x,gyro_y,gyro_z", Some("rad/s"), Ok(()));
        check("time,yaw_deg,pitch_deg,roll_deg", None, Err("units are not in the header: the unit of `time`"));
        check("time,yaw_deg,pitch_deg,roll_deg", Some("ms"), Ok(()));
    }

    #[test]
    fn an_unknown_unit_and_a_missing_axis_are_named() {
        check("time_s,acc_x_ft,acc_y_ft,acc_z_ft", None, Err("`acc_x_ft` has the unit `ft`, which is not known here"));
        check("time_s,acceleration_x_g,acceleration_z_g", None, Err("the column `acceleration_y` is missing"));
        check("time_s,yaw_deg", None, Err("the column `pitch_deg` is missing"));
    }

    #[test]
    fn an_angle_has_no_unit_of_acceleration() {
        check("time_s,yaw_g,pitch_g,roll_g", None, Err("`yaw_g` has the unit `g`, which is not known here"));
    }
}
