//! Clipping: at how many samples a sensor stood at the end of its range.
//!
//! In: rows of all sensors, piece by piece. Out: a count of rows.
//! Method: an end of range is the largest (or smallest) value that an axis ever showed, reached for a run of samples at
//! least twice. A new extreme starts the count anew, so that one pass is enough.
//! Limits: a sensor that never moves has no end of range; runs at the end of two axes at once are counted once, give or
//! take two rows for each run.

use crate::recording::Triple;

/// A run of at least this many samples at the very end of a sensor's range is clipping: noise of one step of the
/// converter makes a single extreme sample likely and three equal ones in a row at the extreme unlikely.
const CLIPPED_RUN: u64 = 3;

/// One end of one axis.
#[derive(Clone, Copy)]
struct End {
    value: f64,
    /// Samples at it in a row, up to now.
    run: u64,
    /// Runs that were long enough.
    runs: u64,
    /// Samples in them, those not counted for an end before this.
    samples: u64,
}

/// The two ends of every axis of some sensors.
#[derive(Clone, Default)]
pub(super) struct Clipping {
    /// Low and high end of each axis of each sensor.
    ends: Vec<[End; 6]>,
}

impl Clipping {
    /// Looks at some rows of every sensor; the same sensors each time.
    pub(super) fn add(&mut self, sensors: &[&[Triple]], rows: usize) {
        const NONE: End = End { value: f64::INFINITY, run: 0, runs: 0, samples: 0 };
        const NONE_HIGH: End = End { value: f64::NEG_INFINITY, ..NONE };
        self.ends.resize(sensors.len(), [NONE, NONE, NONE, NONE_HIGH, NONE_HIGH, NONE_HIGH]);
        let mut row = 0;
        while row < rows {
            row = match self.untouched(sensors, row, rows) {
                Some(touched) => touched,
                None => return,
            };
            let mut is_claimed = false;
            for (sensor, ends) in sensors.iter().zip(&mut self.ends) {
                let [x, y, z] = sensor[row];
                touch(ends, [x, y, z, x, y, z], &mut is_claimed);
            }
            row += 1;
        }
    }

    /// The first row from `from` on at which an end is reached, or was just before.
    fn untouched(&self, sensors: &[&[Triple]], from: usize, to: usize) -> Option<usize> {
        if from < to && self.ends.iter().flatten().any(|end| end.run > 0) {
            return Some(from);
        }
        let first = |(sensor, ends): (&&[Triple], &[End; 6])| {
            let [a, b, c, d, e, f] = ends.map(|end| end.value);
            let is_touched = |[x, y, z]: &Triple| (*x <= a) | (*y <= b) | (*z <= c) | (*x >= d) | (*y >= e) | (*z >= f);
            sensor[from..to].iter().position(is_touched)
        };
        sensors.iter().zip(&self.ends).filter_map(first).min().map(|at| from + at)
    }

    /// Rows at which some sensor stood at the end of its range.
    pub(super) fn rows(&self) -> u64 {
        let is_end = |ends: &[End; 6], end: usize| ends[end % 3].value < ends[3 + end % 3].value && ends[end].runs >= 2;
        self.ends
            .iter()
            .map(|ends| (0..6).filter(|end| is_end(ends, *end)).map(|end| ends[end].samples).sum::<u64>())
            .sum()
    }
}

#[inline(never)]
fn touch(ends: &mut [End; 6], values: [f64; 6], is_claimed: &mut bool) {
    let moves: [bool; 3] = std::array::from_fn(|axis| ends[axis].value < ends[axis + 3].value);
    for (i, (end, value)) in ends.iter_mut().zip(values).enumerate() {
        let is_beyond = if i < 3 { value < end.value } else { value > end.value };
        if is_beyond {
            *end = End { value, run: 1, runs: 0, samples: 0 };
        } else if value == end.value {
            end.run += 1;
            match end.run {
                CLIPPED_RUN => {
                    end.runs += 1;
                    end.samples += if *is_claimed { 0 } else { CLIPPED_RUN };
                }
                run if run > CLIPPED_RUN => end.samples += u64::from(!*is_claimed),
                _ => {}
            }
        } else {
            end.run = 0;
        }
        *is_claimed |= moves[i % 3] && end.run >= CLIPPED_RUN;
    }
}
