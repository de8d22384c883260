//! The course of a head: its angles over time, on a fine grid, as parts are added to it.
//!
//! Angles in degrees of the head on the trunk: yaw (to the left positive), pitch (nose down positive), roll (left ear up
//! positive), in that order about the head's own axes; and how far the trunk leans back. A simulation adds one part after
//! another; the sensor ([`super::sensor`]) then sees the whole.

use super::chance::Chance;
use crate::recording::Triple;

/// Steps of the grid per second: ten times what a phone records, so that a sample lies within 0.5 ms of the grid.
pub(crate) const FINE_HZ: f64 = 1000.0;

/// A head's course.
#[derive(Clone, Debug)]
pub(crate) struct Course {
    /// Yaw, pitch and roll of the head on the trunk, in degrees.
    pub angle_deg: Vec<Triple>,
    /// How far the trunk leans back, in degrees: 90 when lying on the back.
    pub lean_deg: Vec<f64>,
    /// Acceleration of the whole body upwards, in g.
    pub bounce_g: Vec<f64>,
}

impl Course {
    /// A head that does not move at all, for this long.
    pub(crate) fn new(seconds: f64) -> Self {
        // A little more at the end, so that the last sample has neighbours on both sides.
        let steps = (seconds * FINE_HZ).ceil() as usize + 8;
        Self { angle_deg: vec![[0.0; 3]; steps], lean_deg: vec![0.0; steps], bounce_g: vec![0.0; steps] }
    }

    /// Number of steps.
    pub(crate) fn len(&self) -> usize {
        self.angle_deg.len()
    }

    /// Adds an angle that runs along one direction.
    pub(crate) fn add(&mut self, direction: Triple, angle_deg: &[f64]) {
        self.add_from(0, direction, angle_deg);
    }

    /// Adds an angle along one direction from a step on; what lies beyond the end is left out.
    pub(crate) fn add_from(&mut self, first: usize, direction: Triple, angle_deg: &[f64]) {
        for (angles, added) in self.angle_deg.iter_mut().skip(first).zip(angle_deg) {
            for (angle, part) in angles.iter_mut().zip(direction) {
                *angle += part * added;
            }
        }
    }

    /// Moves the head by an angle along a direction, smoothly from one time to another, and leaves it there.
    pub(crate) fn go(&mut self, [start_s, end_s]: [f64; 2], direction: Triple, angle_deg: f64) {
        let first = step_at(start_s).min(self.len());
        let count = step_at(end_s - start_s);
        let rest = self.len() - first;
        let angle: Vec<f64> = (0..rest).map(|i| angle_deg * smooth(share(i, count))).collect();
        self.add_from(first, direction, &angle);
    }

    /// The same for the trunk.
    pub(crate) fn lean(&mut self, [start_s, end_s]: [f64; 2], angle_deg: f64) {
        let first = step_at(start_s).min(self.len());
        let count = step_at(end_s - start_s);
        for (i, lean) in self.lean_deg[first..].iter_mut().enumerate() {
            *lean += angle_deg * smooth(share(i, count));
        }
    }
}

/// The step of a time.
pub(crate) fn step_at(time_s: f64) -> usize {
    (time_s * FINE_HZ).round().max(0.0) as usize
}

/// How far a step lies into so many, from 0 to 1.
pub(crate) fn share(step: usize, count: usize) -> f64 {
    if step >= count { 1.0 } else { step as f64 / count as f64 }
}

/// The way of a movement from 0 to 1 with the least jerk (Flash and Hogan 1985
/// <https://doi.org/10.1523/JNEUROSCI.05-07-01688.1985>): how people reach from one place to another.
pub(crate) fn smooth(share: f64) -> f64 {
    let s = share.clamp(0.0, 1.0);
    s * s * s * (10.0 + s * (6.0 * s - 15.0))
}

/// Largest speed of [`smooth`], in ways per duration.
#[cfg(test)]
pub(crate) const SMOOTH_PEAK: f64 = 1.875;

/// Slow random wandering with mean 0 and standard deviation 1: white noise through two low passes at `corner_hz` and one at
/// five times that, so that speed falls off too.
pub(crate) fn wander(chance: &mut Chance, steps: usize, corner_hz: f64) -> Vec<f64> {
    let gain = |hz: f64| 1.0 - libm::exp(-std::f64::consts::TAU * hz / FINE_HZ);
    let gains = [gain(corner_hz), gain(corner_hz), gain(5.0 * corner_hz)];
    let mut state = [0.0; 3];
    let settle = (3.0 * FINE_HZ / corner_hz) as usize;
    let mut found = Vec::with_capacity(steps);
    for i in 0..settle + steps {
        let mut value = chance.bell();
        for (kept, gain) in state.iter_mut().zip(gains) {
            *kept += gain * (value - *kept);
            value = *kept;
        }
        if i >= settle {
            found.push(value);
        }
    }
    let count = steps.max(1) as f64;
    let mean = found.iter().sum::<f64>() / count;
    let deviation = (found.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / count).sqrt().max(f64::MIN_POSITIVE);
    found.iter().map(|x| (x - mean) / deviation).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_starts_and_ends_at_rest() {
        assert_eq!([smooth(0.0), smooth(0.5), smooth(1.0), smooth(2.0)], [0.0, 0.5, 1.0, 1.0]);
        let speed = (smooth(0.5005) - smooth(0.4995)) / 0.001;
        assert!((speed - SMOOTH_PEAK).abs() < 1e-3);
    }

    #[test]
    fn a_head_that_goes_somewhere_stays_there() {
        let mut course = Course::new(3.0);
        course.go([1.0, 2.0], [1.0, 0.0, 0.0], 30.0);
        assert_eq!(course.angle_deg[500][0], 0.0);
        assert!((course.angle_deg[1500][0] - 15.0).abs() < 1e-9);
        assert_eq!(course.angle_deg[2900][0], 30.0);
    }

    #[test]
    fn wandering_has_its_size_and_is_slow() {
        let found = wander(&mut Chance::new(1), 60_000, 0.3);
        let square = found.iter().map(|x| x * x).sum::<f64>() / 60_000.0;
        assert!((square - 1.0).abs() < 1e-9);
        let fastest = found.windows(2).map(|pair| (pair[1] - pair[0]).abs() * FINE_HZ).fold(0.0, f64::max);
        assert!(fastest < 15.0, "{fastest} of its size per second");
    }
}
