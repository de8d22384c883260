//! Irregular flow: movements that begin before the last has ended, each another way.

use super::chance::Chance;
use super::course::{Course, FINE_HZ, share, smooth, step_at};
use super::published::{FLOW_PIECE_S, FLOW_SIZE_DEG, FLOW_WAIT_S};
use super::truth::{Event, Parameter};

/// Longest time a piece of the flow holds where it got to, in s. Ours.
const LONGEST_HOLD_S: f64 = 0.3;

/// Adds an irregular flow; `size` tells how large it is at a time.
pub(crate) fn flow(
    course: &mut Course,
    chance: &mut Chance,
    amplitude_deg: Option<f64>,
    size: impl Fn(f64) -> f64,
) -> (Vec<Event>, Vec<Parameter>) {
    let wait_s = chance.between(FLOW_WAIT_S);
    let end_s = course.len() as f64 / FINE_HZ;
    let mut found = Vec::new();
    let mut at = chance.wait(wait_s);
    while at < end_s - 1.0 {
        let drawn = chance.between(FLOW_SIZE_DEG);
        let size_deg = amplitude_deg.unwrap_or(drawn) * size(at);
        let direction = chance.direction();
        let [out, hold, back] =
            [chance.between(FLOW_PIECE_S), chance.between([0.0, LONGEST_HOLD_S]), chance.between(FLOW_PIECE_S)];
        let turn = step_at(out + hold);
        let way: Vec<f64> = (0..step_at(out + hold + back))
            .map(|i| size_deg * (smooth(share(i, step_at(out))) - smooth(share(i.saturating_sub(turn), step_at(back)))))
            .collect();
        course.add_from(step_at(at), direction, &way);
        found.push(Event { kind: "flow", onset_s: at, duration_s: out + hold + back, size_deg, direction });
        at += chance.wait(wait_s);
    }
    (found, vec![Parameter { name: "flow_wait_s", value: wait_s }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_overlap_and_go_every_way() {
        let mut course = Course::new(120.0);
        let (events, _) = flow(&mut course, &mut Chance::new(2), None, |_| 1.0);
        let overlapping =
            events.windows(2).filter(|pair| pair[1].onset_s < pair[0].onset_s + pair[0].duration_s).count();
        assert!(overlapping * 10 > events.len() * 8, "{overlapping} of {}", events.len());
        let mean: f64 = events.iter().map(|event| event.direction[0]).sum::<f64>() / events.len() as f64;
        assert!(mean.abs() < 0.15, "{mean}");
    }
}
