//! Score: how well an order of causes met what the author of a case expected, one case and many.

use crate::engine::Placed;
use crate::interval::{Interval, paired};
use nullpoint_reason::differential::SOMETHING_ELSE;

/// Least probability that enters a logarithm: what a computer still tells from 0.
const LEAST: f64 = f64::MIN_POSITIVE;
/// From this probability on a cause counts as stated.
pub(crate) const STATED: f64 = 0.9;

/// How one case came out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Score {
    /// Place of the expected cause among the named ones, from 1.
    pub(crate) rank: usize,
    /// Place of the best placed of all causes that would do.
    pub(crate) rank_of_any: usize,
    /// Natural logarithm of the probability that the expected cause is the main one.
    pub(crate) log_score: f64,
    /// Squared error of all probabilities of being the main cause.
    pub(crate) brier: f64,
    /// Causes given a probability of 90 % or more of playing a part.
    pub(crate) stated: usize,
    /// Those of them that the author would accept.
    pub(crate) stated_right: usize,
}

impl Score {
    /// Holds an order against what was expected.
    pub(crate) fn of(placed: &[Placed], top: &str, causes: &[String]) -> Self {
        let named: Vec<&Placed> = placed.iter().filter(|placed| placed.cause != SOMETHING_ELSE).collect();
        let place = |wanted: &str| named.iter().position(|placed| placed.cause == wanted).unwrap_or(named.len()) + 1;
        let chance = placed.iter().find(|placed| placed.cause == top).map_or(0.0, |placed| placed.main);
        let others = placed.iter().filter(|placed| placed.cause != top);
        let stated: Vec<&Placed> = placed.iter().filter(|placed| placed.part >= STATED).collect();
        Self {
            rank: place(top),
            rank_of_any: causes.iter().map(|cause| place(cause)).min().unwrap_or(placed.len() + 1),
            log_score: chance.max(LEAST).ln(),
            brier: (1.0 - chance).powi(2) + others.map(|placed| placed.main.powi(2)).sum::<f64>(),
            stated: stated.len(),
            stated_right: stated.iter().filter(|placed| causes.contains(&placed.cause)).count(),
        }
    }
}

/// What is measured of each case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    First,
    AnyFirst,
    WithinThree,
    Rank,
    LogScore,
    Brier,
}

impl Measure {
    pub(crate) const ALL: [Self; 6] =
        [Self::First, Self::AnyFirst, Self::WithinThree, Self::Rank, Self::LogScore, Self::Brier];

    /// Its name in a table.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::First => "expected cause first",
            Self::AnyFirst => "an accepted cause first",
            Self::WithinThree => "expected within three",
            Self::Rank => "mean rank",
            Self::LogScore => "log score",
            Self::Brier => "Brier score",
        }
    }

    fn of(self, score: &Score) -> f64 {
        let yes = |is_so: bool| f64::from(u8::from(is_so));
        match self {
            Self::First => yes(score.rank == 1),
            Self::AnyFirst => yes(score.rank_of_any == 1),
            Self::WithinThree => yes(score.rank <= 3),
            Self::Rank => score.rank as f64,
            Self::LogScore => score.log_score,
            Self::Brier => score.brier,
        }
    }

    /// Whether it is a count of cases.
    pub(crate) const fn counts(self) -> bool {
        matches!(self, Self::First | Self::AnyFirst | Self::WithinThree)
    }

    /// Its sum over all cases: for a count, how many.
    fn sum(self, scores: &[Score]) -> f64 {
        scores.iter().map(|score| self.of(score)).sum()
    }

    /// How many cases it counts.
    pub(crate) fn count(self, scores: &[Score]) -> usize {
        self.sum(scores) as usize
    }

    /// Its mean over all cases.
    pub(crate) fn mean(self, scores: &[Score]) -> f64 {
        self.sum(scores) / scores.len() as f64
    }

    /// The mean of ours minus the yardstick's, over the same cases.
    pub(crate) fn difference(self, ours: &[Score], yardstick: &[Score]) -> Interval {
        let differences: Vec<f64> =
            ours.iter().zip(yardstick).map(|(ours, yardstick)| self.of(ours) - self.of(yardstick)).collect();
        paired(&differences)
    }
}

/// How many of the causes stated at 90 % or more were right, and how many were stated.
pub(crate) fn stated(scores: &[Score]) -> (usize, usize) {
    (scores.iter().map(|score| score.stated_right).sum(), scores.iter().map(|score| score.stated).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(cause: &str, main: f64, part: f64) -> Placed {
        Placed { cause: cause.into(), main, part }
    }

    #[test]
    fn an_expected_cause_in_second_place_is_scored_as_such() {
        let order = [placed("tic", 0.7, 0.95), placed("tremor", 0.2, 0.92), placed("something-else", 0.1, 0.1)];
        let score = Score::of(&order, "tremor", &["tremor".into(), "tic".into()]);
        assert_eq!((score.rank, score.rank_of_any, score.stated, score.stated_right), (2, 1, 2, 2));
        assert!((score.log_score - 0.2f64.ln()).abs() < 1e-12);
        assert!((score.brier - (0.64 + 0.49 + 0.01)).abs() < 1e-12);
    }

    #[test]
    fn a_cause_that_is_not_listed_comes_after_all_others() {
        let score = Score::of(&[placed("tic", 1.0, 1.0)], "tremor", &["tremor".into()]);
        assert_eq!((score.rank, score.rank_of_any, score.stated_right), (2, 2, 0));
        assert!(score.log_score.is_finite());
    }
}
