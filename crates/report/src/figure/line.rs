//! Line: a trace as a path, thinned so that it stays small and no swing is lost.
//!
//! In: a trace with lowest and highest values. Out: path data in whole units of the inner canvas.
//! Method: a trace with few points is one line; a longer one becomes a band from the lowest to the highest value of
//! each column of points. A gap ends the line.

use super::canvas::WIDE;
use super::scale::Scale;
use nullpoint_motion::measure::Trace;
use std::fmt::Write as _;

/// Most points of a path. Our choice: more than a column of text has dots, and under 12 kB.
pub(super) const MOST_POINTS: usize = 1500;

/// The path of a trace, drawn as a line or as a closed band.
pub(super) struct Line {
    /// Path data.
    pub(super) path: String,
    /// The stylesheet class it is drawn with.
    pub(super) class: &'static str,
}

/// Draws a trace between two heights of the inner canvas.
pub(super) fn line(trace: &Trace, across: Scale, upward: Scale, top: f64, bottom: f64) -> Line {
    let x = |time: f64| (across.share(time) * WIDE).round() as i64;
    let y = |value: f64| (bottom - upward.share(value) * (bottom - top)).round() as i64;
    let points = trace.time_s.len().min(trace.low.len()).min(trace.high.len());
    let same = |(low, high): (&Option<f64>, &Option<f64>)| match (low, high) {
        (Some(low), Some(high)) => low == high || low.is_nan() && high.is_nan(),
        (low, high) => low.is_none() && high.is_none(),
    };
    let is_thin = points <= MOST_POINTS && trace.low.iter().zip(&trace.high).all(same);
    let per_column = if is_thin { 1 } else { points.div_ceil(MOST_POINTS / 2).max(1) };
    let mut path = String::new();
    let mut stretch: Vec<(i64, i64, i64)> = Vec::new();
    for start in (0..points).step_by(per_column) {
        let column = start..(start + per_column).min(points);
        let values = |side: &[Option<f64>]| -> Vec<f64> {
            side[column.clone()].iter().flatten().copied().filter(|value| value.is_finite()).collect()
        };
        let low = values(&trace.low).into_iter().reduce(f64::min);
        let high = values(&trace.high).into_iter().reduce(f64::max);
        match low.zip(high) {
            Some((low, high)) => stretch.push((x(trace.time_s[start]), y(low), y(high))),
            None => draw(&mut path, &mut stretch, is_thin),
        }
    }
    draw(&mut path, &mut stretch, is_thin);
    Line { path, class: if is_thin { "trace" } else { "trace band" } }
}

/// Adds one stretch without a gap to the path, and empties it.
fn draw(path: &mut String, stretch: &mut Vec<(i64, i64, i64)>, is_thin: bool) {
    let upper = stretch.iter().map(|(x, _, high)| (*x, *high));
    let lower = stretch.iter().rev().map(|(x, low, _)| (*x, *low));
    let points: Vec<(i64, i64)> = if is_thin { upper.collect() } else { upper.chain(lower).collect() };
    stretch.clear();
    push(path, &points);
    if !is_thin && !points.is_empty() {
        path.push('z');
    }
}

/// Adds points as one move and relative steps.
pub(super) fn push(path: &mut String, points: &[(i64, i64)]) {
    let Some((first, rest)) = points.split_first() else { return };
    let _ = write!(path, "M{} {}l", first.0, first.1);
    let (mut last, mut separate) = (*first, false);
    for point in rest {
        let (dx, dy) = (point.0 - last.0, point.1 - last.1);
        let before_x = if separate && dx >= 0 { " " } else { "" };
        let before_y = if dy >= 0 { " " } else { "" };
        let _ = write!(path, "{before_x}{dx}{before_y}{dy}");
        (last, separate) = (*point, true);
    }
    if rest.is_empty() {
        path.push_str("0 0");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trace(values: &[Option<f64>]) -> Trace {
        Trace {
            what: "made".into(),
            unit: "°/s",
            time_s: (0..values.len()).map(|at| at as f64).collect(),
            low: values.to_vec(),
            high: values.to_vec(),
        }
    }

    #[track_caller]
    fn check(values: &[Option<f64>], expected: &str) {
        let across = Scale::new(0.0, (values.len() - 1) as f64, 5);
        let drawn = line(&trace(values), across, Scale::new(-1.0, 1.0, 5), 0.0, 1000.0);
        assert_eq!(drawn.path, expected);
    }

    #[test]
    fn steps_are_relative() {
        check(&[Some(0.0), Some(1.0), Some(-1.0)], "M0 500l1000-500 1000 1000");
    }

    #[test]
    fn a_gap_ends_the_line() {
        check(&[Some(0.0), Some(0.0), None, Some(1.0), Some(1.0)], "M0 500l500 0M1500 0l500 0");
    }

    #[test]
    fn a_value_that_is_no_number_is_not_drawn() {
        check(&[Some(f64::NAN), Some(0.0)], "M2000 500l0 0");
    }

    #[test]
    fn a_long_trace_is_thinned_and_keeps_its_largest_swing() {
        let mut values = vec![Some(0.0); 100_000];
        values[54_321] = Some(1.0);
        let drawn = line(&trace(&values), Scale::new(0.0, 1e5, 5), Scale::new(-1.0, 1.0, 5), 0.0, 1000.0);
        assert!(drawn.path.len() < 12_000, "{} bytes", drawn.path.len());
        assert!(drawn.path.contains("-500"), "the swing of half the height is gone");
    }
}
