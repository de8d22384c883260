//! Samples of one clock: what a reader hands over, and how several clocks become one recording.
//!
//! Times must rise. Rows with the time of the row before are left out and told; a step back is an error, since it
//! cannot be known which part belongs where. Rows without a time are left out and told; more than half of them is an
//! error.

use super::{
    error::ReadError,
    table::Lines,
    units::{AccelerationUnit, AngularVelocityUnit, TimeUnit},
};
use crate::{caution::Caution, recording::Triple};

/// Sensors that share one time column, in the units of a recording, not yet checked.
#[derive(Debug, Default)]
pub(super) struct Clock {
    /// The file it came from, for messages.
    pub(super) name: String,
    /// Time of the first sample in seconds, in whatever epoch the file has.
    pub(super) start_s: f64,
    /// Seconds since the first sample, rising.
    pub(super) time_s: Vec<f64>,
    pub(super) acceleration_g: Option<Vec<Triple>>,
    pub(super) acceleration_unit: Option<AccelerationUnit>,
    pub(super) without_gravity: bool,
    pub(super) gravity_g: Option<Vec<Triple>>,
    pub(super) angular_velocity_deg_s: Option<Vec<Triple>>,
    pub(super) angular_velocity_unit: Option<AngularVelocityUnit>,
    pub(super) head_angle_deg: Option<Vec<Triple>>,
    pub(super) notes: Vec<Caution>,
}

/// Which rows of a file are kept.
pub(super) struct Kept {
    start_s: f64,
    time_s: Vec<f64>,
    /// `None`: all of them.
    rows: Option<Vec<usize>>,
    notes: Vec<Caution>,
}

/// How a row is named in a message.
pub(super) enum Place<'a> {
    /// Lines of a text.
    Line(&'a Lines),
    /// Rows of a binary file, counted from 1.
    Row(&'a str),
}

impl Place<'_> {
    fn name(&self, row: usize) -> String {
        match self {
            Self::Line(lines) => format!("line {}", lines.of_row(row)),
            Self::Row(file) => format!("row {} of `{file}`", row + 1),
        }
    }
}

/// Checks a time column and says which rows can be kept.
pub(super) fn keep(mut times: Vec<f64>, unit: TimeUnit, place: &Place<'_>) -> Result<Kept, ReadError> {
    let scale = unit.in_s();
    let rows = times.len();
    let Some(first) = times.iter().copied().find(|time| time.is_finite()) else {
        return Err(if rows < 2 { ReadError::TooFewRows { rows } } else { ReadError::NoTimes { without: rows, rows } });
    };
    // Scaled after subtracting: seconds since 1970 would leave no room for the digits that matter.
    let mut last = f64::NEG_INFINITY;
    let mut is_plain = true;
    for time in &mut times {
        *time = (*time - first) * scale;
        is_plain &= *time > last && *time < f64::INFINITY;
        last = *time;
    }
    let start_s = first * scale;
    if is_plain {
        return Ok(Kept { start_s, time_s: times, rows: None, notes: Vec::new() });
    }
    let mut kept = Kept { start_s, time_s: Vec::with_capacity(rows), rows: None, notes: Vec::new() };
    let mut kept_rows = Vec::with_capacity(rows);
    let (mut without, mut repeated) = (0, 0);
    for (row, time) in times.into_iter().enumerate() {
        let before = kept.time_s.last().copied().unwrap_or(f64::NEG_INFINITY);
        if !time.is_finite() {
            without += 1;
        } else if time == before {
            repeated += 1;
        } else if time < before {
            return Err(ReadError::TimeGoesBack {
                place: place.name(row),
                back_s: round(before - time),
                before_s: round(before),
                after_s: round(time),
            });
        } else {
            kept.time_s.push(time);
            kept_rows.push(row);
        }
    }
    if without * 2 > rows {
        return Err(ReadError::NoTimes { without, rows });
    }
    if without > 0 {
        let text = format!("{without} of {rows} rows had no time and were left out.");
        kept.notes.push(Caution::new("rows-without-time", text));
    }
    if repeated > 0 {
        let text = format!("{repeated} of {rows} rows repeated the time of the row before and were left out.");
        kept.notes.push(Caution::new("repeated-times", text));
    }
    kept.rows = Some(kept_rows);
    Ok(kept)
}

/// To a millionth, for messages.
fn round(seconds: f64) -> f64 {
    (seconds * 1e6).round() / 1e6
}

impl Kept {
    /// A clock with these times.
    pub(super) fn clock(&mut self, name: &str) -> Clock {
        Clock {
            name: name.to_owned(),
            start_s: self.start_s,
            time_s: std::mem::take(&mut self.time_s),
            notes: std::mem::take(&mut self.notes),
            ..Clock::default()
        }
    }

    /// Three columns as samples, scaled, only the rows that were kept.
    pub(super) fn triples(&self, columns: [&[f64]; 3], scale: f64) -> Vec<Triple> {
        let [x, y, z] = columns;
        let sample = |x: &f64, y: &f64, z: &f64| [x * scale, y * scale, z * scale];
        match &self.rows {
            None => x.iter().zip(y).zip(z).map(|((x, y), z)| sample(x, y, z)).collect(),
            Some(rows) => rows.iter().map(|row| sample(&x[*row], &y[*row], &z[*row])).collect(),
        }
    }
}

impl Clock {
    fn end_s(&self) -> f64 {
        self.start_s + self.time_s.last().copied().unwrap_or(0.0)
    }

    /// Whether the two were recorded at the same time, for at least half of the shorter one.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let shared = self.end_s().min(other.end_s()) - self.start_s.max(other.start_s);
        let shorter = (self.end_s() - self.start_s).min(other.end_s() - other.start_s);
        shared > 0.0 && shared * 2.0 >= shorter
    }

    /// Takes over the sensors of `other` that are missing here, on this clock's times.
    ///
    /// Between two samples the value is on the line between them; outside the other's span, in its gaps and beside a
    /// missing value it is missing.
    pub(super) fn take_over(&mut self, mut other: Self) -> Result<(), ReadError> {
        if !self.overlaps(&other) {
            return Err(ReadError::NotTogether { first: self.name.clone(), second: other.name });
        }
        let same = self.start_s == other.start_s && self.time_s == other.time_s;
        let shift = self.start_s - other.start_s;
        let longest = gap_limit_s(&other.time_s);
        let times = &self.time_s;
        let moved = |values: Option<Vec<Triple>>| {
            values.map(|values| if same { values } else { on_times(times, shift, &other.time_s, &values, longest) })
        };
        let acceleration = moved(other.acceleration_g.take());
        let gravity = moved(other.gravity_g.take());
        let angular_velocity = moved(other.angular_velocity_deg_s.take());
        let angle = moved(other.head_angle_deg.take());
        if self.acceleration_g.is_none() && acceleration.is_some() {
            self.acceleration_g = acceleration;
            self.acceleration_unit = other.acceleration_unit;
            self.without_gravity = other.without_gravity;
        }
        if self.angular_velocity_deg_s.is_none() && angular_velocity.is_some() {
            self.angular_velocity_deg_s = angular_velocity;
            self.angular_velocity_unit = other.angular_velocity_unit;
        }
        self.gravity_g = self.gravity_g.take().or(gravity);
        self.head_angle_deg = self.head_angle_deg.take().or(angle);
        for note in other.notes {
            if !self.notes.contains(&note) {
                self.notes.push(note);
            }
        }
        Ok(())
    }
}

/// How far apart two samples may be before the time between them counts as a gap: as in [`crate::quality`].
fn gap_limit_s(time_s: &[f64]) -> f64 {
    crate::quality::median_step_s(time_s.iter().copied()).map_or(0.0, |step| step * crate::quality::GAP_STEPS)
}

fn on_times(times: &[f64], shift: f64, other: &[f64], values: &[Triple], longest_s: f64) -> Vec<Triple> {
    let mut next = 0;
    times
        .iter()
        .map(|time| {
            let time = time + shift;
            while next < other.len() && other[next] < time {
                next += 1;
            }
            match (next.checked_sub(1), other.get(next)) {
                (_, Some(after)) if *after == time => values[next],
                (Some(last), Some(after)) if after - other[last] <= longest_s => {
                    let share = (time - other[last]) / (after - other[last]);
                    std::array::from_fn(|axis| values[last][axis] + share * (values[next][axis] - values[last][axis]))
                }
                _ => [f64::NAN; 3],
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(start_s: f64, time_s: &[f64], axis: impl Fn(f64) -> f64) -> Clock {
        let values = time_s.iter().map(|time| [axis(start_s + time); 3]).collect();
        Clock { start_s, time_s: time_s.to_vec(), acceleration_g: Some(values), ..Clock::default() }
    }

    #[test]
    fn a_straight_line_survives_being_put_on_other_times() {
        let steps: Vec<f64> = (0..100).map(|step| f64::from(step) * 0.01).collect();
        let mut first = Clock { start_s: 10.005, time_s: steps.clone(), ..Clock::default() };
        first.take_over(clock(10.0, &steps, |time| 2.0 * time)).unwrap();
        let values = first.acceleration_g.unwrap();
        for (time, value) in steps.iter().zip(&values).take(99) {
            assert!((value[0] - 2.0 * (10.005 + time)).abs() < 1e-9);
        }
        assert!(values[99][0].is_nan(), "nothing is known after the other sensor's last sample");
    }

    #[test]
    fn nothing_is_invented_across_a_gap() {
        let steps: Vec<f64> = (0..100).map(|step| f64::from(step) * 0.01).collect();
        let holed: Vec<f64> = steps.iter().copied().filter(|time| *time < 0.3 || *time > 0.6).collect();
        let mut first = Clock { start_s: 0.0, time_s: steps, ..Clock::default() };
        first.take_over(clock(0.0, &holed, |_| 1.0)).unwrap();
        let values = first.acceleration_g.unwrap();
        assert!(values[45][0].is_nan());
        assert_eq!(values[10][0], 1.0);
    }

    #[test]
    fn files_of_different_days_are_not_joined() {
        let steps = [0.0, 1.0, 2.0];
        let mut first = clock(0.0, &steps, |_| 1.0);
        assert!(matches!(first.take_over(clock(86_400.0, &steps, |_| 1.0)), Err(ReadError::NotTogether { .. })));
    }

    #[test]
    fn a_step_back_is_told_and_a_repeat_is_left_out() {
        let place = Place::Row("time.bin");
        let kept = keep(vec![5.0, 5.0, 6.0, f64::NAN, 7.0], TimeUnit::Seconds, &place).unwrap();
        assert_eq!(kept.time_s, [0.0, 1.0, 2.0]);
        assert_eq!(kept.notes.len(), 2);
        let error = keep(vec![5.0, 6.0, 5.5], TimeUnit::Seconds, &place).err().unwrap();
        assert_eq!(
            error.to_string(),
            "row 3 of `time.bin`: time goes back by 0.5 s, from 1 s to 0.5 s after the first sample"
        );
    }
}
