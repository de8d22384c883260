//! What people do with their heads on purpose: looking about, nodding, shaking, talking, chewing, walking.

use super::background::unit;
use super::chance::Chance;
use super::course::{Course, FINE_HZ, share, smooth, step_at, wander};
use super::published::{
    CHEW_HZ, CHEW_SIZE_DEG, GESTURE_HZ, GESTURE_SIZE_DEG, LOOK_S, STEP_BOUNCE_G, STEP_HZ, STEP_NOD_DEG, TALK_PER_S,
    TALK_SIZE_DEG,
};
use super::tremor::{Waves, swing};
use super::truth::{Event, Parameter};
use std::f64::consts::TAU;

/// Farthest that a look goes to the side, up or down, and into a tilt, in degrees. Ours: within easy reach.
const LOOK_TO_DEG: [f64; 3] = [60.0, 25.0, 8.0];

/// How a nod or a shake swells and fades: time in s for each. Ours.
const EASE_S: f64 = 0.25;

/// Overtones of the step seen in the walking tasks of `tests/background`: number, and size in degrees as a share of
/// that of the step.
const STEP_OVERTONES: [(f64, f64); 4] = [(0.5, 1.2), (1.0, 1.0), (2.0, 0.12), (3.0, 0.1)];

/// A nod (`axis` 1) or shake (`axis` 0) of some swings, from a time on.
pub(crate) fn swings(
    course: &mut Course,
    [start_s, end_s]: [f64; 2],
    axis: usize,
    frequency_hz: f64,
    size_deg: f64,
) -> Event {
    let ease = step_at(EASE_S);
    let whole = step_at(end_s - start_s);
    let way: Vec<f64> = (0..whole)
        .map(|i| {
            let swell = smooth(share(i, ease)) * smooth(share(whole - i, ease));
            size_deg * swell * libm::sin(TAU * frequency_hz * i as f64 / FINE_HZ)
        })
        .collect();
    course.add_from(step_at(start_s), unit(axis), &way);
    let kind = if axis == 1 { "nod" } else { "shake" };
    Event { kind, onset_s: start_s, duration_s: end_s - start_s, size_deg, direction: unit(axis) }
}

/// Looking about, with nods and shakes between.
pub(crate) fn gestures(course: &mut Course, chance: &mut Chance) -> Vec<Event> {
    let end_s = course.len() as f64 / FINE_HZ;
    let mut found = Vec::new();
    let mut now = [0.0; 3];
    let mut at = chance.between([0.3, 1.5]);
    while at < end_s - 3.5 {
        if chance.even() < 0.35 {
            let frequency_hz = chance.between(GESTURE_HZ);
            let swings_of = 2.0 + chance.even() * 2.0;
            let until = at + (swings_of / frequency_hz).min(3.0);
            let size_deg = chance.between(GESTURE_SIZE_DEG);
            let axis = chance.below(2);
            found.push(swings(course, [at, until], axis, frequency_hz, size_deg));
            at = until;
        } else {
            let to: [f64; 3] = std::array::from_fn(|axis| chance.between([-LOOK_TO_DEG[axis], LOOK_TO_DEG[axis]]));
            let way: [f64; 3] = std::array::from_fn(|axis| to[axis] - now[axis]);
            let size_deg = way.iter().map(|part| part * part).sum::<f64>().sqrt().max(1e-9);
            let direction = way.map(|part| part / size_deg);
            let duration_s = chance.between(LOOK_S);
            course.go([at, at + duration_s], direction, size_deg);
            found.push(Event { kind: "look", onset_s: at, duration_s, size_deg, direction });
            now = to;
            at += duration_s;
        }
        at += chance.between([0.3, 2.0]);
    }
    found
}

/// Small movements of the head with what is said, over a time.
pub(crate) fn talk(course: &mut Course, chance: &mut Chance, [start_s, end_s]: [f64; 2]) -> Event {
    let mut at = start_s + chance.wait(1.0 / TALK_PER_S);
    while at < end_s - 1.0 {
        let mut direction = chance.near_axis(1, 0.7);
        direction[2] *= 0.5;
        let size = chance.log_between(TALK_SIZE_DEG);
        let [out, back] = [chance.between([0.15, 0.45]), chance.between([0.2, 0.6])];
        let turn = step_at(out);
        let way: Vec<f64> = (0..step_at(out + back))
            .map(|i| size * (smooth(share(i, turn)) - smooth(share(i.saturating_sub(turn), step_at(back)))))
            .collect();
        course.add_from(step_at(at), direction, &way);
        at += chance.wait(1.0 / TALK_PER_S);
    }
    let size_deg = TALK_SIZE_DEG[1];
    Event { kind: "talk", onset_s: start_s, duration_s: end_s - start_s, size_deg, direction: unit(1) }
}

/// Nodding with each chew, with pauses for the next bite.
pub(crate) fn chew(course: &mut Course, chance: &mut Chance) -> (Vec<Event>, Vec<Parameter>) {
    let frequency_hz = chance.between(CHEW_HZ);
    let size_deg = chance.between(CHEW_SIZE_DEG);
    let steps = course.len();
    let waves = Waves { frequency_hz, jitter: 0.06, swell: 0.2, lean: 0.3 };
    let bites = wander(chance, steps, 0.08);
    let swings: Vec<f64> = swing(chance, steps, &waves)
        .iter()
        .zip(&bites)
        .map(|(swing, bite)| size_deg * swing * smooth((bite + 1.2) / 0.8))
        .collect();
    course.add(unit(1), &swings);
    let duration_s = steps as f64 / FINE_HZ;
    let event = Event { kind: "chew", onset_s: 0.0, duration_s, size_deg, direction: unit(1) };
    (vec![event], vec![Parameter { name: "chews_per_s", value: frequency_hz }])
}

/// Walking: nods with the step, turns and tilts with every second one, bounces up and down.
pub(crate) fn walk(course: &mut Course, chance: &mut Chance) -> (Vec<Event>, Vec<Parameter>) {
    let frequency_hz = chance.between(STEP_HZ);
    let size_deg = chance.between(STEP_NOD_DEG);
    let bounce_g = chance.between(STEP_BOUNCE_G);
    let steps = course.len();
    // The step wanders slowly, by 2 %, and its overtones with it.
    let pace = wander(chance, steps, 0.2);
    let mut phase = chance.even();
    let phases: Vec<f64> = pace
        .iter()
        .map(|wanders| {
            phase += frequency_hz * (1.0 + 0.02 * wanders) / FINE_HZ;
            phase
        })
        .collect();
    for (number, share) in STEP_OVERTONES {
        let axes = [chance.between([0.2, 0.9]), chance.between([0.3, 1.0]), chance.between([0.1, 0.5])];
        let starts = [chance.even(), chance.even(), chance.even()];
        for axis in 0..3 {
            // With every second step the head turns and tilts; with every step it nods.
            let part = if (number < 1.0) == (axis == 1) { 0.25 } else { 1.0 };
            let size = size_deg * share * axes[axis] * part;
            let way: Vec<f64> =
                phases.iter().map(|phase| size * libm::sin(TAU * (number * phase + starts[axis]))).collect();
            course.add(unit(axis), &way);
        }
    }
    for (bounce, phase) in course.bounce_g.iter_mut().zip(&phases) {
        *bounce += bounce_g * (libm::sin(TAU * phase) + 0.35 * libm::sin(TAU * 2.0 * phase + 1.0));
    }
    let duration_s = steps as f64 / FINE_HZ;
    let event = Event { kind: "step", onset_s: 0.0, duration_s, size_deg, direction: unit(1) };
    (vec![event], vec![Parameter { name: "steps_per_s", value: frequency_hz }])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nod_swings_as_far_as_it_says_and_ends_where_it_began() {
        let mut course = Course::new(5.0);
        swings(&mut course, [1.0, 4.0], 1, 1.0, 15.0);
        let top = course.angle_deg.iter().map(|angles| angles[1]).fold(0.0, f64::max);
        assert!((top - 15.0).abs() < 0.1 && course.angle_deg[4500] == [0.0; 3], "{top}");
    }

    #[test]
    fn people_nod_and_shake_slower_than_tremors() {
        let mut course = Course::new(300.0);
        let events = gestures(&mut course, &mut Chance::new(4));
        assert!(["look", "nod", "shake"].iter().all(|kind| events.iter().any(|event| event.kind == *kind)));
        const { assert!(GESTURE_HZ[1] < 2.5) };
    }
}
