//! SensorLog and other exports of Apple's CoreMotion: `motionRotationRateX(rad/s)`, `accelerometerAccelerationX(G)`.
//!
//! Columns are known with and without the unit in brackets: CoreMotion itself fixes rad/s for `CMRotationRate`, g for
//! `CMAcceleration` and seconds for timestamps <https://developer.apple.com/documentation/coremotion>. One table may
//! hold several sensors, each with its own time: `motion` (rotation rate, acceleration without gravity, gravity),
//! `gyro` and `accelerometer`. Motion is taken where it is there; headphones go before the phone.

use super::{
    ReadOptions, SourceFile,
    clock::Clock,
    date,
    error::ReadError,
    layout::Layout,
    table::Table,
    units::{AccelerationUnit, AngularVelocityUnit, TimeUnit, Unit, unit_of},
};
use crate::recording::Placement;

/// A column's name in lower case, without the unit in brackets; and that unit.
fn parts(column: &str) -> (String, Option<Unit>) {
    let lower = column.trim().to_ascii_lowercase();
    match lower.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((name, unit)) => (name.trim().to_owned(), unit_of(unit)),
        None => (lower, None),
    }
}

/// What a sensor's columns end with before the axis.
const ROTATION: [&str; 2] = ["rotationrate", "gyrorotation"];
const USER: &str = "useracceleration";
const RAW: &str = "accelerometeracceleration";
const GRAVITY: &str = "gravity";

/// Whether a header is of CoreMotion.
pub(super) fn recognises(columns: &[String]) -> bool {
    columns.iter().any(|column| {
        let name = parts(column).0;
        ROTATION.into_iter().chain([USER, RAW]).any(|stem| name.ends_with(&format!("{stem}x")))
    })
}

/// Three columns: their places and the name before the axis.
struct Axes {
    columns: [usize; 3],
    prefix: String,
    unit: Option<Unit>,
}

/// The first sensor whose columns end with `stem` and an axis, headphones going first.
fn axes(names: &[(String, Option<Unit>)], stem: &str) -> Result<Option<Axes>, ReadError> {
    let ending = format!("{stem}x");
    let mut found: Vec<&str> = names.iter().filter_map(|(name, _)| name.strip_suffix(ending.as_str())).collect();
    found.sort_by_key(|prefix| !is_headphone(prefix));
    let Some(prefix) = found.first() else { return Ok(None) };
    let column = |axis: &str| {
        let wanted = format!("{prefix}{stem}{axis}");
        names.iter().position(|(name, _)| *name == wanted).ok_or(ReadError::MissingColumn { column: wanted })
    };
    let columns = [column("x")?, column("y")?, column("z")?];
    Ok(Some(Axes { columns, prefix: (*prefix).to_owned(), unit: names[columns[0]].1 }))
}

fn is_headphone(prefix: &str) -> bool {
    prefix.contains("headphone") || prefix.contains("airpod")
}

pub(super) fn read(
    file: &SourceFile<'_>,
    options: &ReadOptions,
    placement: &mut Option<Placement>,
) -> Result<Clock, ReadError> {
    let table = Table::with_header(file.bytes, 1)?;
    let names: Vec<_> = table.columns.iter().map(|column| parts(column)).collect();
    let said = options.units.unwrap_or_default();
    let g = |axes: &Axes| match (said.acceleration, axes.unit) {
        (Some(unit), _) | (None, Some(Unit::Acceleration(unit))) => unit,
        _ => AccelerationUnit::G,
    };
    let rad_s = |axes: &Axes| match (said.angular_velocity, axes.unit) {
        (Some(unit), _) | (None, Some(Unit::AngularVelocity(unit))) => unit,
        _ => AngularVelocityUnit::RadiansPerSecond,
    };
    let time = |family: &str| time_of(&table, &names, family, said.time);

    let (rate, user, gravity) = (axes(&names, ROTATION[0])?, axes(&names, USER)?, axes(&names, GRAVITY)?);
    if let Some(main) = rate.as_ref().or(user.as_ref()) {
        if is_headphone(&main.prefix) {
            *placement = Some(Placement::Head);
        }
        let same = |axes: &&Axes| axes.prefix == main.prefix;
        let (column, unit) = time(&main.prefix)?;
        let mut layout = Layout::of_time(column, unit);
        layout.angular_velocity = rate.as_ref().filter(same).map(|axes| (axes.columns, rad_s(axes)));
        layout.acceleration = user.as_ref().filter(same).map(|axes| (axes.columns, g(axes)));
        layout.without_gravity = layout.acceleration.is_some();
        layout.gravity = gravity.as_ref().filter(same).map(|axes| (axes.columns, g(axes)));
        if layout.acceleration.is_some() || is_headphone(&main.prefix) {
            return layout.read(&table, file.name);
        }
        return with_accelerometer(layout.read(&table, file.name)?, &table, &names, file.name, g, time);
    }
    if let Some(gyro) = axes(&names, ROTATION[1])? {
        let (column, unit) = time("gyro")?;
        let layout = Layout { angular_velocity: Some((gyro.columns, rad_s(&gyro))), ..Layout::of_time(column, unit) };
        return with_accelerometer(layout.read(&table, file.name)?, &table, &names, file.name, g, time);
    }
    let raw = axes(&names, RAW)?
        .ok_or_else(|| ReadError::NoSensorColumns { columns: super::layout::shown(&table.columns) })?;
    let (column, unit) = time("accelerometer")?;
    let layout = Layout { acceleration: Some((raw.columns, g(&raw))), ..Layout::of_time(column, unit) };
    layout.read(&table, file.name)
}

/// Adds the accelerometer, which has its own times, where it is there.
fn with_accelerometer(
    mut clock: Clock,
    table: &Table<'_>,
    names: &[(String, Option<Unit>)],
    name: &str,
    unit_of_axes: impl Fn(&Axes) -> AccelerationUnit,
    time: impl Fn(&str) -> Result<(usize, TimeUnit), ReadError>,
) -> Result<Clock, ReadError> {
    if let Some(raw) = axes(names, RAW)? {
        let (column, unit) = time("accelerometer")?;
        let layout = Layout { acceleration: Some((raw.columns, unit_of_axes(&raw))), ..Layout::of_time(column, unit) };
        clock.take_over(layout.read(table, name)?)?;
    }
    Ok(clock)
}

/// The time column of a family of columns: its own, else that of the whole row.
fn time_of(
    table: &Table<'_>,
    names: &[(String, Option<Unit>)],
    family: &str,
    said: Option<TimeUnit>,
) -> Result<(usize, TimeUnit), ReadError> {
    let candidates = [
        format!("{family}timestamp_sincereboot"),
        format!("{family}timestamp"),
        "timestamp_sincereboot".to_owned(),
        "timestamp".to_owned(),
        "loggingtime".to_owned(),
        "time".to_owned(),
    ];
    let column = candidates
        .iter()
        .find_map(|wanted| names.iter().position(|(name, _)| name == wanted))
        .ok_or_else(|| ReadError::MissingColumn { column: format!("{family}Timestamp_sinceReboot(s)") })?;
    let is_date = table.first_cell(column).and_then(date::seconds).is_some();
    let unit = match (said, names[column].1) {
        _ if is_date => Some(TimeUnit::Seconds),
        (Some(unit), _) | (None, Some(Unit::Time(unit))) => Some(unit),
        // CoreMotion counts seconds since the device started.
        _ if names[column].0.ends_with("timestamp_sincereboot") => Some(TimeUnit::Seconds),
        _ => None,
    };
    let no_unit = || ReadError::NoUnits { what: format!("the unit of `{}`", table.columns[column]), example: "s" };
    Ok((column, unit.ok_or_else(no_unit)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::no_siblings;

    fn read_text(text: &str) -> Result<(Clock, Option<Placement>), ReadError> {
        let file = SourceFile { name: "log.csv", bytes: text.as_bytes(), siblings: &no_siblings };
        let mut placement = None;
        read(&file, &ReadOptions::default(), &mut placement).map(|clock| (clock, placement))
    }

    #[test]
    fn headphones_go_before_the_phone_and_sit_on_the_head() {
        let text = "motionTimestamp_sinceReboot(s),motionRotationRateX(rad/s),motionRotationRateY(rad/s),\
                    motionRotationRateZ(rad/s),headphoneTimestamp_sinceReboot(s),headphoneRotationRateX(rad/s),\
                    headphoneRotationRateY(rad/s),headphoneRotationRateZ(rad/s)\n0,1,1,1,0,2,2,2\n1,1,1,1,1,2,2,2\n";
        let (clock, placement) = read_text(text).unwrap();
        assert_eq!(placement, Some(Placement::Head));
        assert!((clock.angular_velocity_deg_s.unwrap()[0][0] - 2.0_f64.to_degrees()).abs() < 1e-9);
    }

    #[test]
    fn a_time_without_a_known_unit_is_asked_for() {
        let text = "timestamp,rotationRateX,rotationRateY,rotationRateZ\n0,1,1,1\n";
        assert_eq!(read_text(text).unwrap_err().to_string(), "units are not in the header: the unit of `timestamp`");
    }

    #[test]
    fn a_row_logged_twice_is_left_out_and_told() {
        let text = "motionTimestamp_sinceReboot,motionRotationRateX,motionRotationRateY,motionRotationRateZ\n\
                    5,1,1,1\n5,1,1,1\n6,1,1,1\n";
        let (clock, _) = read_text(text).unwrap();
        assert_eq!(clock.time_s, [0.0, 1.0]);
        assert_eq!(clock.notes[0].code, "repeated-times");
    }
}
