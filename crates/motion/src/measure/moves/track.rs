//! Track: the last seconds of turning, so that a movement can be measured once it is known to be one.

use super::lobe::{Lobe, Span};
use std::ops::Range;

/// How much is held, in s: a window, and what a movement may wait for. Ours.
const HELD_S: f64 = 16.0;

/// One sample of turning: each axis, and how fast, in °/s (g for acceleration).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub turn: [f32; 3],
    pub speed: f32,
}

/// Length of a vector.
#[inline]
pub(crate) fn length(vector: &[f32; 3]) -> f32 {
    (vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]).sqrt()
}

/// When steps from a number on came.
struct Clock {
    from: usize,
    start_s: f64,
    step_s: f64,
}

/// The last steps of one stretch; each has a number, counted through.
#[derive(Default)]
pub(crate) struct Track {
    steps: Vec<Step>,
    /// For each window's steps, in order.
    clocks: Vec<Clock>,
    /// Number of the first that is held.
    first: usize,
}

impl Track {
    /// Adds the samples of a window, about the sensor's own rest: the numbers of their steps.
    pub(super) fn add(&mut self, samples: &[[f32; 3]], rest: [f32; 3], start_s: f64, step_s: f64) -> Range<usize> {
        let from = self.end();
        self.clocks.push(Clock { from, start_s, step_s });
        self.steps.extend(samples.iter().map(|sample| {
            let turn = [sample[0] - rest[0], sample[1] - rest[1], sample[2] - rest[2]];
            Step { turn, speed: length(&turn) }
        }));
        from..self.end()
    }

    /// Lets go of what no movement can need any more.
    pub(super) fn forget(&mut self) {
        let needed = (HELD_S / self.step_s()) as usize;
        if self.steps.len() > 2 * needed {
            let cut = self.steps.len() - needed;
            self.steps.drain(..cut);
            self.first += cut;
            let old = self.clocks.iter().rposition(|clock| clock.from <= self.first).unwrap_or(0);
            self.clocks.drain(..old);
        }
    }

    /// Lets go of all; numbers go on.
    pub(super) fn clear(&mut self) {
        self.first += self.steps.len();
        self.steps.clear();
        self.clocks.clear();
    }

    /// Number after the last.
    pub(crate) fn end(&self) -> usize {
        self.first + self.steps.len()
    }

    pub(crate) fn begin(&self) -> usize {
        self.first
    }

    pub(crate) fn step_s(&self) -> f64 {
        self.clocks.last().map_or(1.0, |clock| clock.step_s)
    }

    pub(crate) fn step(&self, number: usize) -> &Step {
        &self.steps[number - self.first]
    }

    pub(crate) fn time_s(&self, number: usize) -> f64 {
        let at = self.clocks.iter().rposition(|clock| clock.from <= number).unwrap_or(0);
        self.clocks.get(at).map_or(0.0, |clock| clock.start_s + (number as f64 - clock.from as f64) * clock.step_s)
    }

    /// When the last step came.
    pub(super) fn now_s(&self) -> f64 {
        if self.steps.is_empty() { f64::NEG_INFINITY } else { self.time_s(self.end() - 1) }
    }

    /// How far it turned over some steps, in degrees; for acceleration the sum without a meaning of its own.
    pub(crate) fn way(&self, steps: Range<usize>) -> [f32; 3] {
        let mut way = [0.0; 3];
        for number in steps {
            way.iter_mut().zip(self.step(number).turn).for_each(|(way, turn)| *way += turn);
        }
        way.map(|sum| sum * self.step_s() as f32)
    }

    /// A lobe with what its steps show.
    pub(super) fn measured(&self, span: Span) -> Lobe {
        let half = span.peak / 2.0;
        let cross = |inner: usize, outer: usize| {
            let (inner_speed, outer_speed) = (self.step(inner).speed, self.step(outer).speed);
            let into = f64::from((inner_speed - half) / (inner_speed - outer_speed).max(1e-12)).clamp(0.0, 1.0);
            self.time_s(inner) + into * (self.time_s(outer) - self.time_s(inner))
        };
        let start = span.start.max(self.first);
        let rise = (start..span.top).rev().find(|at| self.step(*at).speed < half);
        let fall = (span.top + 1..=span.end.min(self.end() - 1)).find(|at| self.step(*at).speed < half);
        Lobe {
            start,
            top: span.top,
            end: span.end,
            peak: span.peak,
            rise_s: rise.map_or_else(|| self.time_s(start), |at| cross(at + 1, at)),
            fall_s: fall.map_or_else(|| self.time_s(span.end.min(self.end() - 1)), |at| cross(at - 1, at)),
            way: self.way(start..span.end),
        }
    }
}
