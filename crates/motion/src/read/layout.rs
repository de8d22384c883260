//! Which columns of a table hold which sensor, and the table read accordingly.

use super::{
    clock::{Clock, Place, keep},
    date,
    error::ReadError,
    number,
    table::Table,
    units::{AccelerationUnit, AngleUnit, AngularVelocityUnit, TimeUnit},
};

/// Three columns and their unit.
pub(super) type Columns<U> = Option<([usize; 3], U)>;

/// Where a table has its time and its sensors.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) time: (usize, TimeUnit),
    pub(super) acceleration: Columns<AccelerationUnit>,
    pub(super) without_gravity: bool,
    pub(super) gravity: Columns<AccelerationUnit>,
    pub(super) angular_velocity: Columns<AngularVelocityUnit>,
    /// Yaw, pitch, roll.
    pub(super) head_angle: Columns<AngleUnit>,
}

impl Layout {
    /// Only a time column so far.
    pub(super) const fn of_time(column: usize, unit: TimeUnit) -> Self {
        Self {
            time: (column, unit),
            acceleration: None,
            without_gravity: false,
            gravity: None,
            angular_velocity: None,
            head_angle: None,
        }
    }

    /// Reads the table. A time column that holds dates is read as such, in seconds.
    pub(super) fn read(self, table: &Table<'_>, name: &str) -> Result<Clock, ReadError> {
        let mut wanted = vec![self.time.0];
        let mut slots = |columns: Option<[usize; 3]>| {
            columns.map(|columns| {
                columns.map(|column| {
                    wanted.iter().position(|known| *known == column).unwrap_or_else(|| {
                        wanted.push(column);
                        wanted.len() - 1
                    })
                })
            })
        };
        let acceleration = slots(self.acceleration.map(|found| found.0));
        let gravity = slots(self.gravity.map(|found| found.0));
        let angular_velocity = slots(self.angular_velocity.map(|found| found.0));
        let head_angle = slots(self.head_angle.map(|found| found.0));
        if wanted.len() == 1 {
            return Err(ReadError::NoSensorColumns { columns: shown(&table.columns) });
        }
        let has_dates = table.first_cell(self.time.0).and_then(date::seconds).is_some();
        let unit = if has_dates { TimeUnit::Seconds } else { self.time.1 };
        let first = table.first_cell(self.time.0).and_then(number::parse_whole);
        // Below 2^53 an f64 holds every whole number.
        let origin = first.map(|(whole, _)| whole).filter(|whole| !has_dates && *whole >> 53 != 0).unwrap_or(0);
        let dates = |slot: usize, cell: &[u8]| if has_dates && slot == 0 { date::seconds(cell) } else { None };
        let rows = table.rows(&wanted, origin, dates)?;
        let (mut values, lines) = rows.into_parts();
        let times = std::mem::take(&mut values[0]);
        let mut kept = keep(times, unit, &Place::Line(&lines))?;
        let mut clock = kept.clock(name);
        clock.start_s += origin as f64 * unit.in_s();
        let triples = |slots: Option<[usize; 3]>, scale: Option<f64>| {
            slots.zip(scale).map(|(slots, scale)| kept.triples(slots.map(|slot| values[slot].as_slice()), scale))
        };
        clock.acceleration_g = triples(acceleration, self.acceleration.map(|found| found.1.in_g()));
        clock.acceleration_unit = self.acceleration.map(|found| found.1);
        clock.without_gravity = self.without_gravity;
        clock.gravity_g = triples(gravity, self.gravity.map(|found| found.1.in_g()));
        clock.angular_velocity_deg_s = triples(angular_velocity, self.angular_velocity.map(|found| found.1.in_deg_s()));
        clock.angular_velocity_unit = self.angular_velocity.map(|found| found.1);
        clock.head_angle_deg = triples(head_angle, self.head_angle.map(|found| found.1.in_deg()));
        Ok(clock)
    }
}

/// Names of columns for a message, at most ten of them.
pub(super) fn shown(columns: &[String]) -> String {
    let mut text =
        columns.iter().take(10).map(|column| super::error::snippet(column.as_bytes())).collect::<Vec<_>>().join(", ");
    if columns.len() > 10 {
        text.push_str(", …");
    }
    text
}
