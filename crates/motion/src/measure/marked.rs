//! Marked parts: the samples of the marked tasks are kept, so that they can be looked at when the rhythm is known.
//!
//! In: even samples as they pass, with gravity beside them. Out: one run for each part without a gap.
//! Method: kept are the tasks themselves, and what lies between two marks of "straight ahead" that are at most
//! [`LONGEST_TURN_S`] apart from the start of the one to the end of the other.
//! Limits: of each task the first [`LONGEST_TASK_S`], and [`LONGEST_ALL_S`] in all, so that memory stays small. Without marks
//! nothing is kept and nothing costs anything.

use super::engine::{Piece, Watcher};
use super::sample::{Sample, TIME, axes};
use crate::recording::Triple;
use crate::tasks::{Task, known};

/// Of a task so much is kept, in s. Ours: longer tasks say little more.
const LONGEST_TASK_S: f64 = 120.0;

/// Of a recording so much is kept, in s. Ours: half an hour at 90 Hz is 8 MB.
const LONGEST_ALL_S: f64 = 1800.0;

/// Longest way from one straight-ahead to the next over which angular velocity is summed up, in s: a bias of 0.05 °/s that is
/// left over then makes 3°.
pub(crate) const LONGEST_TURN_S: f64 = 60.0;

/// Samples of one part, evenly spaced.
pub(crate) struct Run {
    /// Time of the first sample, in s from the recording's first.
    pub start_s: f64,
    /// Time of the last sample.
    pub end_s: f64,
    /// The measured signal.
    pub signal: Vec<Triple>,
    /// Gravity in g at the same times; empty where it was not recorded.
    pub gravity: Vec<Triple>,
}

impl Run {
    /// Samples per second.
    pub(crate) fn rate_hz(&self) -> f64 {
        (self.signal.len() as f64 - 1.0).max(1.0) / (self.end_s - self.start_s).max(1e-9)
    }

    /// The samples from one time to another.
    pub(crate) fn between(&self, from_s: f64, to_s: f64) -> std::ops::Range<usize> {
        let at = |time_s: f64| ((time_s - self.start_s) * self.rate_hz()).round().max(0.0) as usize;
        let end = at(to_s).min(self.signal.len());
        at(from_s).min(end)..end
    }

    /// When a sample came.
    pub(crate) fn time_s(&self, at: usize) -> f64 {
        self.start_s + at as f64 / self.rate_hz()
    }
}

/// Keeps the marked parts.
#[derive(Default)]
pub(crate) struct Marked {
    /// Parts to keep, in order, apart from each other.
    spans: Vec<[f64; 2]>,
    /// The span that is next or under way.
    at: usize,
    /// A run is under way.
    is_open: bool,
    pub(crate) runs: Vec<Run>,
}

impl Marked {
    /// Keeps the parts of these tasks.
    pub(crate) fn new(tasks: &[Task]) -> Self {
        let mut wanted: Vec<[f64; 2]> =
            tasks.iter().map(|task| [task.start_s, task.end_s.min(task.start_s + LONGEST_TASK_S)]).collect();
        wanted.extend(turns(tasks).map(|(first, last)| [first.start_s, last.end_s]));
        wanted.sort_by(|a, b| a[0].total_cmp(&b[0]));
        let mut spans: Vec<[f64; 2]> = Vec::new();
        for [from, to] in wanted {
            match spans.last_mut() {
                Some(last) if from <= last[1] => last[1] = last[1].max(to),
                _ => spans.push([from, to]),
            }
        }
        let mut left_s = LONGEST_ALL_S;
        for [from, to] in &mut spans {
            *to = to.min(*from + left_s);
            left_s -= *to - *from;
        }
        spans.retain(|[from, to]| to > from);
        Self { spans, ..Self::default() }
    }

    fn take(&mut self, sample: &Sample, time_s: f64, gravity: Option<&Sample>) {
        while self.spans.get(self.at).is_some_and(|span| time_s >= span[1]) {
            self.at += 1;
            self.is_open = false;
        }
        if self.spans.get(self.at).is_none_or(|span| time_s < span[0]) {
            return;
        }
        if !self.is_open {
            self.runs.push(Run { start_s: time_s, end_s: time_s, signal: Vec::new(), gravity: Vec::new() });
            self.is_open = true;
        }
        if let Some(run) = self.runs.last_mut() {
            run.end_s = time_s;
            run.signal.push(axes(sample));
            run.gravity.extend(gravity.map(axes));
        }
    }
}

/// Neighbouring marks of "straight ahead" with something between them, near enough to measure turns by.
pub(crate) fn turns(tasks: &[Task]) -> impl Iterator<Item = (&Task, &Task)> {
    let ahead: Vec<&Task> = tasks.iter().filter(|task| task.name == known::STRAIGHT_AHEAD).collect();
    let pairs: Vec<(&Task, &Task)> = ahead.windows(2).map(|pair| (pair[0], pair[1])).collect();
    pairs.into_iter().filter(|(first, last)| last.end_s - first.start_s <= LONGEST_TURN_S)
}

impl Watcher for Marked {
    fn samples(&mut self, piece: &Piece<'_>) {
        let Some(last) = piece.signal.last() else { return };
        if self.spans.get(self.at).is_none_or(|span| piece.origin_s + last[TIME] < span[0]) {
            return;
        }
        for (at, sample) in piece.signal.iter().enumerate() {
            self.take(sample, piece.time_s(at), piece.gravity.map(|gravity| &gravity[at]));
        }
    }

    fn stretch_ends(&mut self) {
        self.is_open = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(name: &str, start_s: f64, end_s: f64) -> Task {
        Task { name: name.to_owned(), start_s, end_s }
    }

    /// Start and number of samples of each run, of 100 s at 10 Hz with a gap in it.
    fn kept(tasks: &[Task]) -> Vec<(f64, usize)> {
        let mut marked = Marked::new(tasks);
        for (origin_s, seconds) in [(0.0, 50), (52.0, 48)] {
            let signal: Vec<Sample> = (0..seconds * 10).map(|i| [1.0, 0.0, 0.0, f64::from(i) / 10.0]).collect();
            for piece in signal.chunks(64) {
                marked.samples(&Piece { origin_s, rate_hz: 10.0, signal: piece, gravity: Some(piece) });
            }
            marked.stretch_ends();
        }
        assert!(marked.runs.iter().all(|run| run.signal.len() == run.gravity.len()));
        marked.runs.iter().map(|run| ((run.start_s * 10.0).round() / 10.0, run.signal.len())).collect()
    }

    #[test]
    fn without_marks_nothing_is_kept() {
        assert!(kept(&[]).is_empty());
    }

    #[test]
    fn a_task_is_kept_and_a_gap_splits_it() {
        assert_eq!(kept(&[task("rest", 5.0, 10.0), task("lying", 45.0, 60.0)]), [(5.0, 50), (45.0, 50), (52.0, 80)]);
    }

    #[test]
    fn what_lies_between_two_straight_aheads_is_kept_too() {
        let ahead = |from: f64| task(known::STRAIGHT_AHEAD, from, from + 3.0);
        assert_eq!(kept(&[ahead(0.0), task("turn-left-hold", 5.0, 12.0), ahead(20.0)]), [(0.0, 230)]);
    }
}
