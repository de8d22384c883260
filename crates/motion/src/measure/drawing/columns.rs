//! The whole recording as columns: the lowest and highest value of each, along an axis that is known only at the end.
//!
//! Method: each column keeps the samples that reach furthest in seven directions (the three axes and the four diagonals
//! of the cube); along any axis the furthest of these is close to the furthest of all. When there are too many columns,
//! neighbours are joined, so that room and time per sample stay the same however long the recording is.
//! Limits: a swing along an axis between the seven may be drawn a little too small: by a tenth at most (cos 27.4°),
//! and only when no sample of the column lies near one of them.

use super::super::engine::{Piece, Watcher};
use super::super::movement::{Signal, Trace};
use super::{empty, projected, push};
use crate::recording::Triple;

/// Columns of the picture: 600 points wide.
const SHOWN: usize = 600;

/// Columns kept, at most: six or seven to one that is shown.
const MOST: usize = 4096;

/// The directions looked in; lengths do not matter, as each is compared with itself only.
const DIRECTIONS: [[f32; 3]; 7] = [
    [1.0, 0.0, 0.0],
    [0.0, 1.0, 0.0],
    [0.0, 0.0, 1.0],
    [1.0, 1.0, 1.0],
    [1.0, 1.0, -1.0],
    [1.0, -1.0, 1.0],
    [-1.0, 1.0, 1.0],
];

/// The samples of one column that reach furthest, and how far, in each direction and against it.
#[derive(Clone, Copy)]
struct Column {
    reach: [[f32; 7]; 2],
    samples: [[[f32; 3]; 7]; 2],
}

impl Column {
    const EMPTY: Self = Self { reach: [[f32::NEG_INFINITY; 7]; 2], samples: [[[f32::NAN; 3]; 7]; 2] };

    fn is_empty(&self) -> bool {
        self.reach[0][0] == f32::NEG_INFINITY
    }

    #[inline]
    fn add(&mut self, sample: [f32; 3]) {
        let along: [f32; 7] = DIRECTIONS.map(|d| d[0] * sample[0] + d[1] * sample[1] + d[2] * sample[2]);
        let mut is_further = false;
        for (i, value) in along.iter().enumerate() {
            is_further |= (*value > self.reach[0][i]) | (-*value > self.reach[1][i]);
        }
        if is_further {
            for (i, value) in along.into_iter().enumerate() {
                self.offer(0, i, value, sample);
                self.offer(1, i, -value, sample);
            }
        }
    }

    fn offer(&mut self, side: usize, direction: usize, reach: f32, sample: [f32; 3]) {
        if reach > self.reach[side][direction] {
            self.reach[side][direction] = reach;
            self.samples[side][direction] = sample;
        }
    }

    fn join(&mut self, other: &Self) {
        for side in 0..2 {
            for direction in 0..7 {
                self.offer(side, direction, other.reach[side][direction], other.samples[side][direction]);
            }
        }
    }

    /// Lowest and highest value along an axis.
    fn range(&self, axis: &Triple) -> (f64, f64) {
        let values = self.samples.as_flattened().iter().map(|sample| projected(&sample.map(f64::from), axis));
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)))
    }
}

/// Columns over the time passed so far.
#[derive(Default)]
pub(crate) struct Columns {
    columns: Vec<Column>,
    /// Length of a column in s, 0 before the first sample.
    width_s: f64,
    /// When the first sample came.
    start_s: f64,
}

impl Columns {
    fn column(&mut self, time_s: f64) -> usize {
        loop {
            let at = ((time_s - self.start_s) / self.width_s + 1e-6).max(0.0) as usize;
            if at < MOST {
                if at >= self.columns.len() {
                    self.columns.resize(at + 1, Column::EMPTY);
                }
                return at;
            }
            self.columns = joined(&self.columns, 2);
            self.width_s *= 2.0;
        }
    }

    /// The line along an axis.
    pub(crate) fn trace(&self, signal: Signal, axis: &Triple) -> Trace {
        let mut line = empty(signal);
        let together = self.columns.len().div_ceil(SHOWN).max(1);
        let mut is_broken = true;
        for (i, column) in joined(&self.columns, together).iter().enumerate() {
            let time_s = self.start_s + (i * together) as f64 * self.width_s;
            if !column.is_empty() {
                push(&mut line, time_s, Some(column.range(axis)));
            } else if !is_broken {
                push(&mut line, time_s, None);
            }
            is_broken = column.is_empty();
        }
        line
    }
}

fn joined(columns: &[Column], together: usize) -> Vec<Column> {
    let join = |some: &[Column]| {
        let mut whole = some[0];
        some[1..].iter().for_each(|other| whole.join(other));
        whole
    };
    columns.chunks(together).map(join).collect()
}

impl Watcher for Columns {
    fn samples(&mut self, piece: &Piece<'_>) {
        if self.width_s == 0.0 {
            (self.width_s, self.start_s) = (1.0 / piece.rate_hz, piece.time_s(0));
        }
        let mut at = 0;
        let mut until_s = f64::NEG_INFINITY;
        for (i, [x, y, z, _]) in piece.signal.iter().enumerate() {
            let time_s = piece.time_s(i);
            if time_s >= until_s {
                at = self.column(time_s);
                until_s = self.start_s + ((at + 1) as f64 - 1e-6) * self.width_s;
            }
            self.columns[at].add([*x as f32, *y as f32, *z as f32]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::sample::Sample;

    fn stretch(start_s: f64, seconds: f64) -> (f64, Vec<Sample>) {
        let sample = |i: usize| [f64::from(i32::from(i.is_multiple_of(2))), 0.0, 0.0, i as f64 / 50.0];
        (start_s, (0..(seconds * 50.0) as usize).map(sample).collect())
    }

    fn trace(stretches: &[(f64, Vec<Sample>)]) -> Trace {
        let mut columns = Columns::default();
        for (origin_s, signal) in stretches {
            for piece in signal.chunks(77) {
                columns.samples(&Piece { origin_s: *origin_s, rate_hz: 50.0, signal: piece, gravity: None });
            }
        }
        columns.trace(Signal::AngularVelocity, &[1.0, 0.0, 0.0])
    }

    #[test]
    fn a_gap_breaks_the_line_and_thinning_keeps_the_extremes() {
        let line = trace(&[stretch(0.0, 60.0), stretch(90.0, 60.0)]);
        assert!((300..=SHOWN).contains(&line.time_s.len()), "{}", line.time_s.len());
        assert_eq!(line.low.iter().filter(|value| value.is_none()).count(), 1);
        assert!(line.low.iter().flatten().all(|low| *low == 0.0));
        assert!(line.high.iter().flatten().all(|high| *high == 1.0));
    }

    #[test]
    fn an_hour_takes_no_more_room_than_a_minute() {
        let line = trace(&[stretch(0.0, 3600.0)]);
        assert!((300..=SHOWN).contains(&line.time_s.len()), "{}", line.time_s.len());
        assert!(line.time_s[line.time_s.len() - 1] > 3590.0);
    }

    #[test]
    fn a_swing_between_the_directions_is_drawn_nearly_whole() {
        let axis = [0.36, 0.48, 0.8];
        let signal: Vec<Sample> = (0..50)
            .map(|i| f64::from(i) / 50.0)
            .map(|t| {
                let swing = (31.0 * t).sin();
                [swing * axis[0], swing * axis[1], swing * axis[2], t]
            })
            .collect();
        let mut columns = Columns { width_s: 2.0, ..Columns::default() };
        columns.samples(&Piece { origin_s: 0.0, rate_hz: 50.0, signal: &signal, gravity: None });
        let line = columns.trace(Signal::AngularVelocity, &axis);
        assert!(line.high[0].unwrap() > 0.99 && line.low[0].unwrap() < -0.99, "{line:?}");
    }
}
