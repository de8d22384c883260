//! A plain table of a time and three axes, `ts,x,y,z`, that names no unit: they are asked for.

use super::{ReadOptions, clock::Clock, date, error::ReadError, layout::Layout, table::Table, units::TimeUnit};

const TIMES: [&str; 6] = ["ts", "t", "time", "timestamp", "datetime", "date"];

/// Whether a header is one time and x, y, z, in any order.
pub(super) fn recognises(columns: &[String]) -> bool {
    let has = |name: &str| columns.iter().any(|column| column.trim().eq_ignore_ascii_case(name));
    columns.len() == 4 && ["x", "y", "z"].into_iter().all(has) && TIMES.into_iter().any(has)
}

pub(super) fn read(text: &[u8], name: &str, options: &ReadOptions) -> Result<Clock, ReadError> {
    let table = Table::with_header(text, 1)?;
    let said = options.units.unwrap_or_default();
    let missing = |column: &str| ReadError::MissingColumn { column: column.into() };
    let time = TIMES.iter().find_map(|name| table.position(name)).ok_or_else(|| missing("time"))?;
    let [x, y, z] = ["x", "y", "z"].map(|axis| table.position(axis).ok_or_else(|| missing(axis)));
    let axes = [x?, y?, z?];
    let is_date = table.first_cell(time).and_then(date::seconds).is_some();
    let unit = said.time.or(is_date.then_some(TimeUnit::Seconds));
    let example = if is_date { "g" } else { "g,ms" };
    let no_units = |what: &str| ReadError::NoUnits { what: what.into(), example };
    let unit = unit.ok_or_else(|| no_units("the time and the three axes have no unit"))?;
    let mut layout = Layout::of_time(time, unit);
    match (said.acceleration, said.angular_velocity) {
        (Some(unit), None) => layout.acceleration = Some((axes, unit)),
        (None, Some(unit)) => layout.angular_velocity = Some((axes, unit)),
        (None, None) => return Err(no_units("the three axes have no unit")),
        (Some(_), Some(_)) => {
            return Err(no_units("the file holds one sensor, and --units names acceleration and angular velocity"));
        }
    }
    layout.read(&table, name)
}
