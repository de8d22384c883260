//! Contrasts: is the rhythm larger or smaller in one task than in another?
//!
//! For: what makes a movement more or less: arms out, lying, a touch of the chin, turning, counting.
//! In: the pieces of each task. Out: for each pair the ratio of amplitudes and the change of frequency (Hz) with 95 %
//! intervals, and "larger", "smaller", "no clear change" or "not enough data".
//! Method: Student's t on the logarithms of the amplitudes of pieces of some seconds, scatter pooled over the tasks, wider
//! where neighbouring pieces are alike. Over all pairs of a recording the chance of any false "larger" or "smaller" is held at
//! 5 % (Holm 1979 <https://www.jstor.org/stable/4615733>, recalled). Tasks are held against rest (or straight ahead, where
//! no rest is marked), and the two turns against each other.
//! Limits: one task after another: a tremor that wanders by itself over the minutes makes differences that no test inside one
//! recording can tell from the task's. What is done in a task also moves the head: talking nods, a pillow holds.
//! Bench: see `docs/benchmarks.md`, "Tasks, null point and change".

use super::by_task::{FEWEST_PIECES, Piece, Pieces, Scatter, mean};
use super::student;
use crate::tasks::known;
use serde::Serialize;

/// Chance of any false difference in one recording.
pub(crate) const CHANCE_OF_ANY: f64 = 0.05;

/// What to keep in mind about contrasts.
pub const CONTRAST_WORDS: &str = "over all pairs of one recording the chance of any false larger or smaller is meant to be \
     5 % (of 599 simulated recordings 18 had one); a movement that wanders by itself over the minutes can still differ from \
     task to task";

/// What tasks do to the rhythm.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contrasts {
    /// Every pair that was looked at.
    pub pairs: Vec<Contrast>,
    /// Chance of any false "larger" or "smaller" among them, in %.
    pub chance_of_any_percent: f64,
    /// What to keep in mind, in words.
    pub words: &'static str,
}

/// One task held against another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contrast {
    /// The task.
    pub task: String,
    /// What it is held against.
    pub against: String,
    /// What came out.
    pub verdict: Difference,
    /// Amplitude in the task over that in the other; `None` when there is not enough data.
    pub ratio: Option<f64>,
    /// 95 % interval of that.
    pub ratio_interval: Option<[f64; 2]>,
    /// In the task nothing stood out of the background: the true ratio is this or less.
    pub ratio_at_most: bool,
    /// In the other nothing stood out: the true ratio is this or more.
    pub ratio_at_least: bool,
    /// How much faster the rhythm is in the task; `None` where it does not stand out in both.
    pub frequency_difference_hz: Option<f64>,
    /// 95 % interval of that.
    pub frequency_difference_interval_hz: Option<[f64; 2]>,
    /// Chance of a ratio so far from 1 without any difference, after Holm.
    pub p_adjusted: Option<f64>,
}

impl Contrast {
    /// Two tasks of which too little was recorded.
    #[must_use]
    pub fn not_known(task: &str, against: &str) -> Self {
        Self {
            task: task.to_owned(),
            against: against.to_owned(),
            verdict: Difference::NotEnoughData,
            ratio: None,
            ratio_interval: None,
            ratio_at_most: false,
            ratio_at_least: false,
            frequency_difference_hz: None,
            frequency_difference_interval_hz: None,
            p_adjusted: None,
        }
    }
}

/// What came out of a contrast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Difference {
    /// The amplitude is larger.
    Larger,
    /// The amplitude is smaller.
    Smaller,
    /// It may be either.
    NoClearChange,
    /// Too little was recorded.
    NotEnoughData,
}

/// Tasks of one name together.
struct Group<'a> {
    name: &'a str,
    parts: Vec<&'a Pieces>,
}

impl Group<'_> {
    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.parts.iter().flat_map(|part| &part.pieces)
    }

    fn log_sizes(&self) -> Vec<f64> {
        self.pieces().map(|piece| piece.log_size).collect()
    }

    fn frequencies(&self) -> Vec<f64> {
        self.pieces().filter_map(|piece| piece.frequency_hz).collect()
    }

    fn is_bare(&self) -> bool {
        2 * self.pieces().filter(|piece| piece.is_bare).count() >= self.pieces().count()
    }
}

/// All contrasts of a recording; `None` when no two tasks can be held against each other.
pub(crate) fn contrasts(pieces: &[Pieces]) -> Option<Contrasts> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for part in pieces {
        match groups.iter_mut().find(|group| group.name == part.task.name) {
            Some(group) => group.parts.push(part),
            None => groups.push(Group { name: &part.task.name, parts: vec![part] }),
        }
    }
    let named = |name: &str| groups.iter().find(|group| group.name == name);
    let base = named(known::REST).or_else(|| named(known::STRAIGHT_AHEAD))?;
    let others = groups.iter().filter(|group| ![known::REST, known::STRAIGHT_AHEAD].contains(&group.name));
    let mut pairs: Vec<(&Group<'_>, &Group<'_>)> = others.map(|group| (group, base)).collect();
    pairs.extend(named(known::TURN_LEFT_HOLD).zip(named(known::TURN_RIGHT_HOLD)));
    if pairs.is_empty() {
        return None;
    }
    let sizes = Scatter::of(&pieces.iter().map(Pieces::log_sizes).collect::<Vec<_>>());
    let speeds = Scatter::of(&pieces.iter().map(Pieces::frequencies).collect::<Vec<_>>());
    let mut found: Vec<Contrast> =
        pairs.into_iter().map(|(task, other)| contrast(task, other, sizes, speeds)).collect();
    holm(&mut found);
    Some(Contrasts { pairs: found, chance_of_any_percent: 100.0 * CHANCE_OF_ANY, words: CONTRAST_WORDS })
}

fn contrast(task: &Group<'_>, other: &Group<'_>, sizes: Option<Scatter>, speeds: Option<Scatter>) -> Contrast {
    let mut found = Contrast::not_known(task.name, other.name);
    let (a, b) = (task.log_sizes(), other.log_sizes());
    if a.len() < FEWEST_PIECES || b.len() < FEWEST_PIECES {
        return found;
    }
    let Some(scatter) = sizes else { return found };
    let (difference, squared_error) = (mean(&a) - mean(&b), scatter.of_mean(a.len()) + scatter.of_mean(b.len()));
    let half = scatter.half(squared_error, 0.05);
    found.ratio = Some(difference.exp());
    found.ratio_interval = Some([difference - half, difference + half].map(f64::exp));
    (found.ratio_at_most, found.ratio_at_least) = (task.is_bare(), other.is_bare());
    found.p_adjusted = Some(student::two_sided(difference / squared_error.sqrt(), scatter.free));
    let (a, b) = (task.frequencies(), other.frequencies());
    let both = a.len() >= FEWEST_PIECES && b.len() >= FEWEST_PIECES && !task.is_bare() && !other.is_bare();
    if let Some(scatter) = speeds.filter(|_| both) {
        let difference = mean(&a) - mean(&b);
        let half = scatter.half(scatter.of_mean(a.len()) + scatter.of_mean(b.len()), 0.05);
        found.frequency_difference_hz = Some(difference);
        found.frequency_difference_interval_hz = Some([difference - half, difference + half]);
    }
    found
}

/// Holm's steps: the k-th smallest chance of m counts m - k + 1 times, and never less than the one before it.
fn holm(found: &mut [Contrast]) {
    let mut order: Vec<usize> = (0..found.len()).filter(|at| found[*at].p_adjusted.is_some()).collect();
    order.sort_by(|a, b| found[*a].p_adjusted.unwrap_or(1.0).total_cmp(&found[*b].p_adjusted.unwrap_or(1.0)));
    let count = order.len();
    let mut least = 0.0_f64;
    for (place, at) in order.into_iter().enumerate() {
        let pair = &mut found[at];
        let (Some(p), Some(ratio)) = (pair.p_adjusted, pair.ratio) else { continue };
        least = least.max(((count - place) as f64 * p).min(1.0));
        pair.p_adjusted = Some(least);
        pair.verdict = match () {
            () if least >= CHANCE_OF_ANY => Difference::NoClearChange,
            () if ratio > 1.0 => Difference::Larger,
            () => Difference::Smaller,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tasks::Task;

    /// A task of pieces of about this size, which differ a little.
    fn task(name: &str, size: f64, count: usize) -> Pieces {
        let piece = |i: usize| Piece {
            log_size: size.ln() + 0.3 * ((i * 7 % 5) as f64 / 2.0 - 1.0),
            frequency_hz: Some(5.0 + 0.1 * ((i * 3 % 5) as f64 / 2.0 - 1.0)),
            is_bare: size < 0.05,
        };
        Pieces {
            task: Task { name: name.to_owned(), start_s: 0.0, end_s: 1.0 },
            pieces: (0..count).map(piece).collect(),
        }
    }

    fn verdicts(pieces: &[Pieces]) -> Vec<(String, Difference)> {
        contrasts(pieces).unwrap().pairs.into_iter().map(|pair| (pair.task, pair.verdict)).collect()
    }

    #[test]
    fn larger_smaller_and_neither_are_told() {
        let found = verdicts(&[
            task("rest", 1.0, 10),
            task("arms-out", 2.0, 7),
            task("touch-chin", 0.4, 5),
            task("count-backwards", 1.1, 5),
            task("lying", 1.0, 2),
        ]);
        let expected = [Difference::Larger, Difference::Smaller, Difference::NoClearChange, Difference::NotEnoughData];
        assert_eq!(found.iter().map(|(_, verdict)| *verdict).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_two_turns_are_held_against_each_other() {
        let found = contrasts(&[task("rest", 1.0, 8), task("turn-left-hold", 1.0, 5), task("turn-right-hold", 3.0, 5)])
            .unwrap();
        let last = found.pairs.last().unwrap();
        assert_eq!((last.task.as_str(), last.against.as_str()), ("turn-left-hold", "turn-right-hold"));
        assert_eq!(last.verdict, Difference::Smaller);
        let [low, high] = last.ratio_interval.unwrap();
        assert!(low < 1.0 / 3.0 && 1.0 / 3.0 < high && high < 1.0);
    }

    #[test]
    fn what_is_gone_is_told_as_at_most() {
        let found = contrasts(&[task("rest", 1.0, 8), task("lying", 0.02, 6)]).unwrap();
        assert!(found.pairs[0].ratio_at_most && found.pairs[0].frequency_difference_hz.is_none());
    }

    #[test]
    fn more_pairs_ask_for_more() {
        let mut found: Vec<Contrast> = (0..5).map(|_| Contrast::not_known("a", "b")).collect();
        for (pair, p) in found.iter_mut().zip([0.02, 0.2, 0.009, 0.5, 0.03]) {
            (pair.p_adjusted, pair.ratio) = (Some(p), Some(2.0));
        }
        holm(&mut found);
        let adjusted: Vec<f64> =
            found.iter().map(|pair| (pair.p_adjusted.unwrap() * 1000.0).round() / 1000.0).collect();
        assert_eq!(adjusted, [0.08, 0.4, 0.045, 0.5, 0.09]);
        assert_eq!(found[0].verdict, Difference::NoClearChange);
        assert_eq!(found[2].verdict, Difference::Larger);
    }

    #[test]
    fn without_rest_there_is_nothing_to_hold_against() {
        assert!(contrasts(&[task("arms-out", 1.0, 8)]).is_none());
    }
}
