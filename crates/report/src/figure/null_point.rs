//! Null point: how large the movement is at each turn of the head, from right to left, with intervals.

use super::Figure;
use super::canvas::{Canvas, HIGH, WIDE};
use super::line::push;
use super::scale::Scale;
use crate::task_words::null_sentence;
use nullpoint_motion::measure::{CurvePoint, Movement};

/// Most ticks on each axis. Our choice.
const TICKS: usize = 7;

/// Draws the curve; `None` when there is none.
#[must_use]
pub fn null_point(movement: &Movement, id: &str) -> Option<Figure> {
    let null = movement.null_point.as_ref()?;
    let (first, last) = (null.curve.first()?, null.curve.last()?);
    // A person's left stands on the left of the picture, as in a mirror.
    let across = Scale::new(-last.to_deg, -first.from_deg, TICKS);
    let highest = |point: &CurvePoint| point.amplitude_interval_deg.map_or(point.amplitude_deg, |[_, high]| high);
    let typical = null.curve.iter().map(|point| point.amplitude_deg).fold(0.0, f64::max);
    let upward = Scale::around(null.curve.iter().map(|point| highest(point).min(2.0 * typical)), TICKS - 2);
    let sentence = null_sentence(null);
    let mut canvas = Canvas::new(id, "Size of the movement at each turn of the head", &sentence);
    for (place, (deg, label)) in across.ticks().into_iter().enumerate() {
        let side = match deg {
            d if d < -0.5 => format!("{:.0}° left", -d),
            d if d > 0.5 => format!("{d:.0}° right"),
            _ => label.clone(),
        };
        canvas.tick_below_every_second(across.share(deg), &side, place);
    }
    for (value, label) in upward.ticks() {
        canvas.tick_left(1.0 - upward.share(value), &label);
    }
    let x = |deg: f64| across.share(-deg) * WIDE;
    let y = |size: f64| (1.0 - upward.share(size)) * HIGH;
    let mut points = Vec::new();
    for point in &null.curve {
        let middle = x(f64::midpoint(point.from_deg, point.to_deg));
        points.push((middle.round() as i64, y(point.amplitude_deg).round() as i64));
        if let Some([low, high]) = point.amplitude_interval_deg {
            canvas.block("no-rhythm", middle - 4.0, middle + 4.0, y(high), y(low));
        }
    }
    points.reverse();
    let mut path = String::new();
    push(&mut path, &points);
    canvas.path("trace", &path);
    if let Some(yaw) = null.yaw_deg {
        canvas.path("at", &format!("M{:.0} 0v{HIGH:.0}", x(yaw)));
        let share = across.share(-yaw);
        let (anchor, at) = if share > 0.7 { ("end", share - 0.015) } else { ("start", share + 0.015) };
        canvas.note(at, 0.09, anchor, "null point");
    }
    Some(Figure {
        svg: canvas.svg(),
        sentence,
        upward: "amplitude (°)".into(),
        rightward: "turn of the head, from straight ahead (°)".into(),
        marks: "Line: the mean at each turn. Upright bars: 95 % intervals.".into(),
    })
}
