//! The rhythm in each task: how large and how fast it is in every marked part.
//!
//! For: seeing beside each other what a rhythm does at rest, with the arms out, lying, turned, touched.
//! In: the marked parts and the rhythm of the whole recording. Out: for each task its share of time with the rhythm, its
//! amplitude (degrees or g) and its frequency (Hz), with 95 % intervals.
//! Method: glances of four cycles at the recording's frequency, all directions together, less the background beside it;
//! pieces of 2 s (or four cycles) of them are the units. Amplitude is the geometric mean over the pieces. Scatter is pooled
//! over the tasks, and the likeness of neighbouring pieces makes intervals wider as in a series whose neighbours are
//! correlated (Bartlett 1946, recalled).
//! Limits: the first and last second of a task, and turning faster than 10 °/s, are left out. Fewer than three pieces are "not
//! enough data". Where nothing stands out of the background, only what the amplitude lies below is given.
//! Bench: see `docs/benchmarks.md`, "Tasks, null point and change".

use super::glance::{Glance, Glancing};
use super::marked::Run;
use super::movement::Signal;
use super::seen::Seen;
use super::student;
use crate::tasks::Task;
use serde::Serialize;

/// What the amplitude of a task means, for every surface that shows one.
pub const TASK_AMPLITUDE_WORDS: &str = "that of the steady sinusoid with the same energy around the rhythm's frequency, \
     all directions together, as the geometric mean over pieces of some seconds";

/// At the start and end of a task so much is left out, in s. Ours: people take a moment to begin.
const SETTLING_S: f64 = 1.0;

/// Turning faster than this, in °/s, is a movement on purpose. Ours: swaying is slower.
const TURNING_DEG_S: f64 = 10.0;

/// Shortest piece, in s. Ours: the size of an unsteady tremor swings over some seconds.
const PIECE_S: f64 = 2.0;

/// Fewest pieces from which a mean can be said.
pub(crate) const FEWEST_PIECES: usize = 3;

/// Least share of the background that counts as left of a rhythm: background differs by so much from piece to piece.
const LEAST_OF_BACKGROUND: f64 = 0.3;

/// Least amplitude told apart from none, in degrees and in g: a third of the least rhythm that is reported elsewhere.
const LEAST_DEG: f64 = 0.02;
const LEAST_G: f64 = 0.0007;

/// Most that neighbouring pieces are taken to be alike.
const MOST_ALIKE: f64 = 0.7;

/// What the rhythm does in one task.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TaskMovement {
    /// The task, with its start and end.
    #[serde(flatten)]
    pub task: Task,
    /// The person moves on purpose in it: nothing is measured.
    pub on_purpose: bool,
    /// Share of the task's windows with the rhythm, 0 to 1; `None` when no window could be measured.
    pub share_of_time: Option<f64>,
    /// Pieces that the means are taken over.
    pub pieces: usize,
    /// Frequency of the rhythm in it.
    pub frequency_hz: Option<f64>,
    /// 95 % interval.
    pub frequency_interval_hz: Option<[f64; 2]>,
    /// Amplitude in degrees ([`TASK_AMPLITUDE_WORDS`]).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amplitude_deg: Option<f64>,
    /// 95 % interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amplitude_interval_deg: Option<[f64; 2]>,
    /// Amplitude in g, when only acceleration was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amplitude_g: Option<f64>,
    /// 95 % interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amplitude_interval_g: Option<[f64; 2]>,
    /// Nothing stood out of the background: the amplitude lies below the one given.
    pub at_most: bool,
}

/// One piece of a task.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    /// Natural logarithm of the amplitude.
    pub log_size: f64,
    pub frequency_hz: Option<f64>,
    /// Nothing stood out of the background.
    pub is_bare: bool,
}

/// A task with its pieces.
pub(crate) struct Pieces {
    pub task: Task,
    pub pieces: Vec<Piece>,
}

impl Pieces {
    pub(crate) fn log_sizes(&self) -> Vec<f64> {
        self.pieces.iter().map(|piece| piece.log_size).collect()
    }

    pub(crate) fn frequencies(&self) -> Vec<f64> {
        self.pieces.iter().filter_map(|piece| piece.frequency_hz).collect()
    }

    /// In half of it or more nothing stood out.
    pub(crate) fn is_bare(&self) -> bool {
        2 * self.pieces.iter().filter(|piece| piece.is_bare).count() >= self.pieces.len()
    }
}

/// The pieces of every task in which the person does not move on purpose.
pub(crate) fn pieces(tasks: &[Task], runs: &[Run], glancing: Glancing) -> Vec<Pieces> {
    let still = tasks.iter().filter(|task| !task.is_on_purpose());
    still.map(|task| Pieces { task: task.clone(), pieces: of_task(task, runs, glancing) }).collect()
}

/// Least squared amplitude that is told apart from none, beside so much background.
pub(crate) fn least(signal: Signal, background: f64) -> f64 {
    let least = if signal == Signal::Acceleration { LEAST_G } else { LEAST_DEG };
    (LEAST_OF_BACKGROUND * background).max(least * least)
}

fn of_task(task: &Task, runs: &[Run], glancing: Glancing) -> Vec<Piece> {
    // A short task (straight ahead, 3 s) keeps its half.
    let settling = SETTLING_S.min(task.duration_s() / 4.0);
    let (from_s, to_s) = (task.start_s + settling, task.end_s - settling);
    let glances: Vec<Vec<Glance>> = runs
        .iter()
        .map(|run| glancing.glances(run, from_s.max(run.start_s), to_s))
        .map(|all| {
            let is_still = |glance: &Glance| glance.slow < TURNING_DEG_S || glancing.signal == Signal::Acceleration;
            all.into_iter().filter(is_still).collect::<Vec<_>>()
        })
        .filter(|glances| !glances.is_empty())
        .collect();
    let all: Vec<Glance> = glances.iter().flatten().copied().collect();
    let background = glancing.background(&all);
    let least = least(glancing.signal, background);
    let piece_s = PIECE_S.max(glancing.length_s());
    let per_piece = (piece_s / glancing.step_s()).round().max(1.0) as usize;
    glances
        .iter()
        .flat_map(|run| run.chunks(per_piece).filter(|chunk| 2 * chunk.len() > per_piece))
        .map(|chunk| {
            let energy = chunk.iter().map(|glance| glance.energy).sum::<f64>() / chunk.len() as f64 - background;
            let is_bare = energy <= least;
            Piece {
                log_size: 0.5 * energy.max(least).ln(),
                frequency_hz: glancing.frequency_hz(chunk).filter(|_| !is_bare),
                is_bare,
            }
        })
        .collect()
}

/// By how much more than seen pieces are taken to scatter, as variance: without it 93 % of the intervals of simulated people (the
/// seeds that thresholds were set by) held the true ratio, with it 95 % are meant to.
const UNSEEN_SCATTER: f64 = 1.15;

/// How much pieces scatter, pooled over tasks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scatter {
    /// Variance of one piece.
    pub variance: f64,
    /// Degrees of freedom, fewer where neighbours are alike.
    pub free: f64,
    /// How alike neighbours are: their correlation.
    alike: f64,
}

impl Scatter {
    /// Of groups of values in order of time; `None` when they are too few to say.
    pub(crate) fn of(groups: &[Vec<f64>]) -> Option<Self> {
        let groups: Vec<&Vec<f64>> = groups.iter().filter(|group| group.len() >= FEWEST_PIECES).collect();
        let free = groups.iter().map(|group| group.len() as f64 - 1.0).sum::<f64>();
        if free < 2.0 {
            return None;
        }
        let (mut squares, mut products, mut pairs, mut count) = (0.0, 0.0, 0.0, 0.0);
        for group in &groups {
            let mean = mean(group);
            squares += group.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
            products += group.windows(2).map(|pair| (pair[0] - mean) * (pair[1] - mean)).sum::<f64>();
            pairs += group.len() as f64 - 1.0;
            count += group.len() as f64;
        }
        // A mean taken from the same few values makes neighbours look less alike, by about one over their number.
        let per_group = count / groups.len() as f64;
        let seen = if squares > 0.0 { products / pairs / (squares / count) } else { 0.0 };
        let alike = (seen + (1.0 + seen.max(0.0)) / per_group).clamp(0.0, MOST_ALIKE);
        let variance = UNSEEN_SCATTER * squares / free;
        Some(Self { variance, free: (free * (1.0 - alike) / (1.0 + alike)).max(2.0), alike })
    }

    /// Squared standard error of a mean of so many.
    pub(crate) fn of_mean(&self, count: usize) -> f64 {
        let n = count as f64;
        let shared: f64 = (1..count).map(|apart| (1.0 - apart as f64 / n) * self.alike.powi(apart as i32)).sum();
        self.variance / n * (1.0 + 2.0 * shared)
    }

    /// Half of the interval of a mean at a chance of being wrong.
    pub(crate) fn half(&self, squared_error: f64, chance: f64) -> f64 {
        student::reach(chance, self.free) * squared_error.sqrt()
    }
}

pub(crate) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// What the rhythm does in every task. Without a rhythm in the recording only the shares of time are said.
pub(crate) fn by_task(tasks: &[Task], seen: &[Seen], pieces: &[Pieces], signal: Signal) -> Vec<TaskMovement> {
    let sizes = Scatter::of(&pieces.iter().map(Pieces::log_sizes).collect::<Vec<_>>());
    let speeds = Scatter::of(&pieces.iter().map(Pieces::frequencies).collect::<Vec<_>>());
    tasks
        .iter()
        .map(|task| {
            let own = pieces.iter().find(|pieces| pieces.task == *task);
            let count = own.map_or(0, |own| own.pieces.len());
            let logs = own.map(Pieces::log_sizes).filter(|logs| logs.len() >= FEWEST_PIECES);
            let at_most = own.is_some_and(|own| logs.is_some() && own.is_bare());
            let size = logs.as_deref().map(mean).map(f64::exp);
            let size_interval = logs.as_deref().zip(sizes).map(|(logs, scatter)| {
                let half = scatter.half(scatter.of_mean(logs.len()), 0.05);
                [mean(logs) - half, mean(logs) + half].map(f64::exp)
            });
            let hertz = own.map(Pieces::frequencies).filter(|hertz| hertz.len() >= FEWEST_PIECES && !at_most);
            let (in_degrees, in_g) = (signal != Signal::Acceleration, signal == Signal::Acceleration);
            TaskMovement {
                task: task.clone(),
                on_purpose: task.is_on_purpose(),
                share_of_time: share_of_time(task, seen),
                pieces: count,
                frequency_hz: hertz.as_deref().map(mean),
                frequency_interval_hz: hertz.as_deref().zip(speeds).map(|(hertz, scatter)| {
                    let half = scatter.half(scatter.of_mean(hertz.len()), 0.05);
                    [(mean(hertz) - half).max(0.0), mean(hertz) + half]
                }),
                amplitude_deg: size.filter(|_| in_degrees),
                amplitude_interval_deg: size_interval.filter(|_| in_degrees),
                amplitude_g: size.filter(|_| in_g),
                amplitude_interval_g: size_interval.filter(|_| in_g),
                at_most,
            }
        })
        .collect()
}

/// Share of the windows whose middle lies in a task that have a rhythm.
fn share_of_time(task: &Task, seen: &[Seen]) -> Option<f64> {
    let looks = seen
        .iter()
        .filter(|window| task.holds(window.start_s + f64::from(window.duration_s) / 2.0))
        .filter_map(|window| window.look.as_ref());
    let (mut with, mut all) = (0.0, 0.0);
    for look in looks {
        all += 1.0;
        with += f64::from(u8::from(look.beat.is_some()));
    }
    (all > 0.0 && !task.is_on_purpose()).then(|| with / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_do_not_hang_together_scatter_as_they_are() {
        let mut chance = crate::simulate::Chance::new(4);
        let groups: Vec<Vec<f64>> = (0..60).map(|_| (0..12).map(|_| chance.bell()).collect()).collect();
        let scatter = Scatter::of(&groups).unwrap();
        assert!(scatter.alike < 0.15 && (scatter.variance / UNSEEN_SCATTER - 1.0).abs() < 0.2, "{scatter:?}");
        assert!((scatter.of_mean(12) * 12.0 / scatter.variance - 1.0).abs() < 0.35, "{scatter:?}");
    }

    #[test]
    fn neighbours_that_are_alike_count_for_less() {
        let groups: Vec<Vec<f64>> = (0..20).map(|g| (0..12).map(|i| f64::from((g + i / 4) % 3)).collect()).collect();
        let scatter = Scatter::of(&groups).unwrap();
        assert!(scatter.alike > 0.4 && scatter.of_mean(12) > 2.0 * scatter.variance / 12.0, "{scatter:?}");
    }

    #[test]
    fn two_values_say_nothing() {
        assert!(Scatter::of(&[vec![1.0, 2.0]]).is_none());
    }
}
