//! Close-up: a few seconds of the movement in full.

use super::Figure;
use super::canvas::{Canvas, HIGH};
use super::line::line;
use super::scale::Scale;
use crate::words;
use nullpoint_motion::measure::Movement;

/// Most ticks on an axis.
const TICKS: usize = 7;

/// Draws the close-up; `None` when there is none.
#[must_use]
pub fn close_up(movement: &Movement, id: &str) -> Option<Figure> {
    let trace = &movement.close_up;
    let (start, end) = (*trace.time_s.first()?, *trace.time_s.last()?);
    if end <= start {
        return None;
    }
    let across = Scale::new(start, end, TICKS);
    let upward = Scale::around(trace.low.iter().chain(&trace.high).flatten().copied(), TICKS - 2);
    let sentence = sentence(movement, start, end - start);
    let mut canvas = Canvas::new(id, "A few seconds in full", &sentence);
    canvas.ticks_below(across);
    for (value, label) in upward.ticks() {
        canvas.tick_left(1.0 - upward.share(value), &label);
    }
    let drawn = line(trace, across, upward, 0.0, HIGH);
    canvas.path(drawn.class, &drawn.path);
    Some(Figure {
        svg: canvas.svg(),
        sentence,
        upward: format!("{} ({})", trace.what, trace.unit),
        rightward: "time (seconds)".into(),
        marks: String::new(),
    })
}

fn sentence(movement: &Movement, start: f64, length: f64) -> String {
    let which = format!("{} seconds in full, from second {}", words::significant(length), words::significant(start));
    match &movement.rhythm {
        Some(rhythm) => format!(
            "{which}, where the rhythm is clearest. At {:.1} Hz the movement goes to and fro about {:.0} times here.",
            rhythm.frequency_hz,
            rhythm.frequency_hz * length
        ),
        None => format!("{which}, from the middle of the recording. No rhythm was found."),
    }
}
