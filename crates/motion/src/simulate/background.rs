//! What every head does: sway, breathe, beat with the pulse, and tremble finely.

use super::chance::Chance;
use super::course::{Course, wander};
use super::published::{BREATH_DEG, BREATH_HZ, FINE_TREMOR_DEG, FINE_TREMOR_HZ, PULSE_DEG, PULSE_HZ, Range, SWAY_DEG};
use super::tremor::{Waves, swing};

/// Corner of the sway in Hz: people sway slower than once in some seconds. Ours.
const SWAY_HZ: f64 = 0.3;

/// How much breaths, heartbeats and fine tremor differ, as shares of a cycle. Ours.
const DIFFER: [f64; 3] = [0.1, 0.05, 0.15];

/// Adds the background to a course.
pub(crate) fn add(course: &mut Course, chance: &mut Chance) {
    let steps = course.len();
    for axis in 0..3 {
        let size = chance.between(SWAY_DEG);
        let sway: Vec<f64> = wander(chance, steps, SWAY_HZ).iter().map(|x| x * size).collect();
        course.add(unit(axis), &sway);
    }
    let mut cycle = |hz: Range, deg: Range, differ: f64, direction: usize, chance: &mut Chance| {
        let waves = Waves { frequency_hz: chance.between(hz), jitter: differ, swell: 0.1, lean: 0.0 };
        let size = chance.between(deg);
        let course_of: Vec<f64> = swing(chance, steps, &waves).iter().map(|x| x * size).collect();
        course.add(unit(direction), &course_of);
    };
    cycle(BREATH_HZ, BREATH_DEG, DIFFER[0], 1, chance);
    cycle(PULSE_HZ, PULSE_DEG, DIFFER[1], 1, chance);
    let fine = chance.below(3);
    cycle(FINE_TREMOR_HZ, FINE_TREMOR_DEG, DIFFER[2], fine, chance);
}

/// The unit vector of an axis.
pub(crate) fn unit(axis: usize) -> [f64; 3] {
    std::array::from_fn(|i| if i == axis { 1.0 } else { 0.0 })
}
