//! Course: the whole recording over time, with the stretches that hold a rhythm, single movements and the gaps marked.

use super::Figure;
use super::canvas::{Canvas, HIGH, WIDE};
use super::line::line;
use super::scale::Scale;
use crate::words;
use nullpoint_motion::measure::{Movement, Window};

/// Most ticks on an axis. Our choice: labels of four letters stay apart on a narrow screen.
const TICKS: usize = 7;
/// The line ends here; the lane of stretches lies below.
const LINE_BOTTOM: f64 = 820.0;
/// Top and bottom of the lane, and of the thin mark inside it.
const LANE: [f64; 2] = [880.0, 970.0];
const THIN: [f64; 2] = [920.0, 930.0];
/// Top and bottom of the marks of single movements, above the line.
const EVENTS: [f64; 2] = [0.0, 40.0];
/// Marks closer together than this share of the width are one: thinner ones cannot be seen.
const NARROWEST: f64 = 1.0 / 400.0;

/// Draws the whole recording; `None` when it holds nothing to draw.
#[must_use]
pub fn course(movement: &Movement, id: &str) -> Option<Figure> {
    let trace = &movement.trace;
    let end = movement.quality.duration_s;
    if trace.time_s.is_empty() || end <= 0.0 {
        return None;
    }
    let across = Scale::new(0.0, end, TICKS);
    let upward = Scale::around(trace.low.iter().chain(&trace.high).flatten().copied(), TICKS - 2);
    let sentence = sentence(movement);
    let mut canvas = Canvas::new(id, "The whole recording over time", &sentence);
    canvas.lasting(end);
    canvas.ticks_below(across);
    for (value, label) in upward.ticks() {
        canvas.tick_left((1.0 - upward.share(value)) * LINE_BOTTOM / HIGH, &label);
    }
    for gap in &movement.quality.gaps {
        let from = across.share(gap.start_s);
        let to = across.share(gap.start_s + gap.duration_s);
        canvas.block("gap", from * WIDE, to * WIDE, 0.0, LINE_BOTTOM);
        // A label needs about a tenth of the width.
        if to - from > 0.1 {
            canvas.note((from + to) / 2.0, 0.08, "middle", "gap");
        }
    }
    let drawn = line(trace, across, upward, 0.0, LINE_BOTTOM);
    canvas.path(drawn.class, &drawn.path);
    for [from, to] in event_marks(movement, across) {
        canvas.block("event", from * WIDE, to * WIDE, EVENTS[0], EVENTS[1]);
    }
    canvas.label_left((LANE[0] + LANE[1]) / 2.0 / HIGH, "rhythm");
    for (state, from, to) in runs(&movement.windows) {
        let (from, to) = (across.share(from) * WIDE, across.share(to) * WIDE);
        match state {
            State::Rhythm => canvas.block("rhythm", from, to, LANE[0], LANE[1]),
            State::None => canvas.block("no-rhythm", from, to, THIN[0], THIN[1]),
            State::NotMeasured => {}
        }
    }
    Some(Figure {
        svg: canvas.svg(),
        sentence,
        upward: format!("{} ({})", trace.what, trace.unit),
        rightward: "time (seconds)".into(),
        marks:
            "Below the line: a solid block is a stretch with a rhythm, a thin line is one without, an empty place has \
                not enough data. A dashed box is a gap. A mark at the top is a single movement."
                .into(),
    })
}

/// From where to where single movements are marked, as shares of the width.
fn event_marks(movement: &Movement, across: Scale) -> Vec<[f64; 2]> {
    let mut marks: Vec<[f64; 2]> = Vec::new();
    for event in &movement.events.list {
        let [from, to] = [event.onset_s, event.onset_s + event.duration_s].map(|time| across.share(time));
        match marks.last_mut() {
            Some(last) if from - last[0] < NARROWEST => last[1] = last[1].max(to),
            _ => marks.push([from, to]),
        }
    }
    marks
}

/// What can be said of a stretch.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Rhythm,
    None,
    NotMeasured,
}

/// Neighbouring windows of one state as one run, with start and end in seconds.
fn runs(windows: &[Window]) -> Vec<(State, f64, f64)> {
    let mut runs: Vec<(State, f64, f64)> = Vec::new();
    for window in windows {
        let state = match (window.measured, window.rhythm) {
            (false, _) => State::NotMeasured,
            (true, true) => State::Rhythm,
            (true, false) => State::None,
        };
        let end = window.start_s + window.duration_s;
        match runs.last_mut() {
            // Windows meet end to start; half a second apart is a gap.
            Some(last) if last.0 == state && window.start_s - last.2 < 0.5 => last.2 = end,
            _ => runs.push((state, window.start_s, end)),
        }
    }
    runs
}

fn sentence(movement: &Movement) -> String {
    let (found, measured) = movement.rhythm_of_measured();
    let values = || movement.trace.low.iter().chain(&movement.trace.high).flatten().copied().filter(|v| v.is_finite());
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let between = if low <= high {
        let unit = movement.trace.unit;
        format!(" The line goes from {} to {} {unit}.", words::significant(low), words::significant(high))
    } else {
        String::new()
    };
    let gaps = match movement.quality.gaps.len() {
        0 => "",
        1 => " It has one gap.",
        _ => " It has gaps.",
    };
    let rhythm = match (found, measured) {
        (_, 0) => "None of it could be measured.".to_owned(),
        (0, _) => format!("No rhythm was found in {measured} stretches."),
        _ => format!("A rhythm was found in {found} of {measured} stretches."),
    };
    format!("The whole recording, {:.1} seconds. {rhythm}{between}{gaps}", movement.quality.duration_s)
}

#[cfg(test)]
mod tests {
    use nullpoint_motion::measure;
    use nullpoint_motion::simulate::{Kind, Simulation, simulate};

    fn marks(kind: Kind) -> (usize, u64) {
        let movement = measure(&simulate(&Simulation::new(kind, 3, 60.0)).unwrap().recording).unwrap();
        let figure = super::course(&movement, "a").unwrap();
        (figure.svg.matches("class=\"event\"").count(), movement.events.count)
    }

    #[test]
    fn each_single_movement_is_marked_and_stillness_has_no_mark() {
        let (marks_of_tics, events) = marks(Kind::Tics);
        assert!(events > 3 && marks_of_tics as u64 == events, "{marks_of_tics} {events}");
        assert_eq!(marks(Kind::Stillness), (0, 0));
    }
}
