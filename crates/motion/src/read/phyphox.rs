//! phyphox: `"Time (s)","Gyroscope x (rad/s)",…`, one CSV for each sensor, alone or in a zip.
//!
//! Source: exports of the app and its experiment files <https://phyphox.org>. Cells are split by comma, semicolon or
//! tab, decimals by point or comma, as chosen at export. Names of quantities are in the language of the phone, units
//! are not: a column is known by its axis and its unit; gravity is taken out where the name says "linear".
//!
//! Times begin with the experiment, so files that are beside each other are joined only if they begin and end within a
//! second of each other.

use super::{
    ReadOptions, SourceFile,
    clock::Clock,
    error::ReadError,
    layout::Layout,
    packed,
    table::Table,
    units::{Unit, unit_of},
};

/// Companions, the first of each kind winning.
const COMPANIONS: [&str; 4] =
    ["Gyroscope.csv", "Accelerometer.csv", "Linear Accelerometer.csv", "Linear Acceleration.csv"];
/// How far apart the beginnings and ends of files of one experiment may be, in seconds: sensors start in turn.
const TOGETHER_S: f64 = 1.0;

/// The unit in the brackets at the end of a name, and the name before it.
fn parts(column: &str) -> Option<(&str, Unit)> {
    let (name, unit) = column.trim().strip_suffix(')')?.rsplit_once('(')?;
    Some((name.trim(), unit_of(unit)?))
}

/// The axis at the end of a name: `Gyroscope x`.
fn axis(name: &str) -> Option<usize> {
    let last = name.rsplit(' ').next()?;
    ["x", "y", "z"].iter().position(|axis| last.eq_ignore_ascii_case(axis))
}

/// Whether a header is of phyphox: a time and an axis, both with their unit in brackets.
pub(super) fn recognises(columns: &[String]) -> bool {
    let parts: Vec<_> = columns.iter().filter_map(|column| parts(column)).collect();
    parts.iter().any(|(_, unit)| matches!(unit, Unit::Time(_)))
        && parts.iter().any(|(name, unit)| {
            axis(name).is_some() && matches!(unit, Unit::Acceleration(_) | Unit::AngularVelocity(_))
        })
}

pub(super) fn read(file: &SourceFile<'_>, options: &ReadOptions) -> Result<Clock, ReadError> {
    let mut clock = one(file.bytes, file.name, options)?;
    let own = packed::base_name(file.name);
    for name in COMPANIONS {
        let is_known = if name == "Gyroscope.csv" {
            clock.angular_velocity_deg_s.is_some()
        } else {
            clock.acceleration_g.is_some()
        };
        if is_known || own.eq_ignore_ascii_case(name) {
            continue;
        }
        let Ok(bytes) = (file.siblings)(name) else { continue };
        let bytes = super::text_of(&bytes)?;
        if !Table::with_header(&bytes, 1).is_ok_and(|table| recognises(&table.columns)) {
            continue;
        }
        let other = one(&bytes, name, options)?;
        if is_together(&clock, &other) {
            clock.take_over(other)?;
        }
    }
    Ok(clock)
}

fn is_together(one: &Clock, other: &Clock) -> bool {
    let end = |clock: &Clock| clock.start_s + clock.time_s.last().copied().unwrap_or(0.0);
    (one.start_s - other.start_s).abs() < TOGETHER_S && (end(one) - end(other)).abs() < TOGETHER_S
}

fn one(text: &[u8], name: &str, options: &ReadOptions) -> Result<Clock, ReadError> {
    let table = Table::with_header(text, 1)?;
    let said = options.units.unwrap_or_default();
    let columns: Vec<_> = table.columns.iter().map(|column| parts(column)).collect();
    let time = columns.iter().enumerate().find_map(|(column, parts)| match parts {
        Some((_, Unit::Time(unit))) => Some((column, *unit)),
        _ => None,
    });
    let (column, unit) = time.ok_or_else(|| ReadError::MissingColumn { column: "Time (s)".into() })?;
    let mut layout = Layout::of_time(column, said.time.unwrap_or(unit));
    let mut angular_velocity = [None; 3];
    let (mut with_gravity, mut without_gravity) = ([None; 3], [None; 3]);
    let (mut velocity_unit, mut acceleration_unit) = (None, None);
    for (column, parts) in columns.iter().enumerate() {
        let Some((name, unit)) = parts else { continue };
        let Some(axis) = axis(name) else { continue };
        let place = match unit {
            Unit::AngularVelocity(unit) => {
                velocity_unit.get_or_insert(*unit);
                &mut angular_velocity[axis]
            }
            Unit::Acceleration(unit) => {
                acceleration_unit.get_or_insert(*unit);
                if is_linear(name) { &mut without_gravity[axis] } else { &mut with_gravity[axis] }
            }
            _ => continue,
        };
        place.get_or_insert(column);
    }
    layout.angular_velocity = whole(angular_velocity, "Gyroscope")?.zip(said.angular_velocity.or(velocity_unit));
    let acceleration_unit = said.acceleration.or(acceleration_unit);
    layout.acceleration = whole(with_gravity, "Acceleration")?.zip(acceleration_unit);
    if layout.acceleration.is_none() {
        layout.acceleration = whole(without_gravity, "Linear Acceleration")?.zip(acceleration_unit);
        layout.without_gravity = layout.acceleration.is_some();
    }
    layout.read(&table, name)
}

/// "Linear", "lineal", "lineare", "linéaire", "lineaire", "liniowe": gravity taken out.
fn is_linear(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower
        .split_whitespace()
        .any(|word| ["linea", "linéa", "liniow", "lineár"].iter().any(|stem| word.starts_with(stem)))
}

fn whole(axes: [Option<usize>; 3], sensor: &str) -> Result<Option<[usize; 3]>, ReadError> {
    match axes {
        [None, None, None] => Ok(None),
        [Some(x), Some(y), Some(z)] => Ok(Some([x, y, z])),
        _ => {
            let axis = axes.iter().position(Option::is_none).map_or("x", |axis| ["x", "y", "z"][axis]);
            Err(ReadError::MissingColumn { column: format!("{sensor} {axis}") })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::no_siblings;

    fn read_text(text: &str) -> Result<Clock, ReadError> {
        let file = SourceFile { name: "Raw Data.csv", bytes: text.as_bytes(), siblings: &no_siblings };
        read(&file, &ReadOptions::default())
    }

    #[test]
    fn a_phone_in_german_is_understood() {
        let text = "\"Zeit (s)\";\"Lineare Beschleunigung x (m/s²)\";\"Lineare Beschleunigung y (m/s²)\";\
                    \"Lineare Beschleunigung z (m/s²)\"\n0,0E0;9,80665E0;0,0E0;0,0E0\n1,0E-2;0E0;0E0;0E0\n";
        let clock = read_text(text).unwrap();
        assert!(clock.without_gravity);
        assert!((clock.acceleration_g.unwrap()[0][0] - 1.0).abs() < 1e-12);
        assert_eq!(clock.time_s, [0.0, 0.01]);
    }

    #[test]
    fn a_missing_axis_is_named() {
        let text = "\"Time (s)\",\"Gyroscope x (rad/s)\",\"Gyroscope z (rad/s)\"\n0,1,2\n";
        assert_eq!(read_text(text).unwrap_err().to_string(), "the column `Gyroscope y` is missing");
    }

    #[test]
    fn files_of_another_experiment_are_left_alone() {
        let gyroscope =
            "\"Time (s)\",\"Gyroscope x (rad/s)\",\"Gyroscope y (rad/s)\",\"Gyroscope z (rad/s)\"\n0,1,1,1\n1,1,1,1\n";
        let longer = "\"Time (s)\",\"Acceleration x (m/s^2)\",\"Acceleration y (m/s^2)\",\"Acceleration z (m/s^2)\"\n0,1,1,1\n60,1,1,1\n";
        let siblings = |name: &str| match name {
            "Accelerometer.csv" => Ok(longer.as_bytes().to_vec()),
            _ => Err(std::io::ErrorKind::NotFound.into()),
        };
        let file = SourceFile { name: "Gyroscope.csv", bytes: gyroscope.as_bytes(), siblings: &siblings };
        assert!(read(&file, &ReadOptions::default()).unwrap().acceleration_g.is_none());
    }
}
