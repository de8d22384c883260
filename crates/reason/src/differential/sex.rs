//! Sex: how it speaks for a cause, by the share of women among those who have it.
//!
//! In: female or male. Out: the logarithm of its share with a cause over its share among all who present.
//! Limits: most shares are our reading of words ("female excess"); they are drawn towards the share among all like any
//! other estimate. Of other sexes and where nobody said, nothing is known and nothing is weighed.

use super::likelihood::shrunk;
use crate::answers::Sex;
use nullpoint_knowledge::schema::{Cause, Knowledge};
use nullpoint_knowledge::share::Mark;

/// What stands in place of a finding's id on this clue.
pub(super) const ID: &str = "sex";
/// Share of women where the file of a cause is silent. Our estimate.
const UNKNOWN: f64 = 0.5;

/// The share of one sex among all who present.
#[derive(Debug)]
pub(super) struct Shares {
    sex: Sex,
    /// Of this sex among all who present.
    pub(super) among_all: f64,
}

impl Shares {
    /// Of female or male; none for any other answer.
    pub(super) fn of(sex: Sex, knowledge: &Knowledge) -> Option<Self> {
        if !matches!(sex, Sex::Female | Sex::Male) {
            return None;
        }
        let (mut sum, mut total) = (0.0, 0.0);
        for cause in knowledge.causes.values() {
            sum += cause.prior.per_1000 * cause.onset.female_share.unwrap_or(UNKNOWN);
            total += cause.prior.per_1000;
        }
        let female = sum / total;
        Some(Self { sex, among_all: if sex == Sex::Female { female } else { 1.0 - female } })
    }

    /// Share of this sex among those with the cause; none where its file is silent.
    pub(super) fn with(&self, cause: &Cause) -> Option<f64> {
        let female = cause.onset.female_share?;
        Some(if self.sex == Sex::Female { female } else { 1.0 - female })
    }

    /// How it speaks for a cause; none where its file is silent.
    pub(super) fn log_ratio(&self, cause: &Cause) -> Option<f64> {
        let with = shrunk(self.with(cause)?, self.mark(cause), self.among_all);
        Some((with / self.among_all).ln())
    }

    /// How the share of a cause was come by.
    pub(super) fn mark(&self, cause: &Cause) -> Mark {
        if cause.onset.female_share_source.is_some() { Mark::Published } else { Mark::Estimate }
    }

    /// In words.
    pub(super) fn word(&self) -> &'static str {
        if self.sex == Sex::Female { "Female" } else { "Male" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hemifacial_spasm_is_likelier_in_a_woman_and_tourette_in_a_man() {
        let knowledge = Knowledge::embedded();
        let [woman, man] = [Sex::Female, Sex::Male].map(|sex| Shares::of(sex, knowledge).unwrap());
        for (cause, of_women) in [("hemifacial-spasm", true), ("tourette", false)] {
            let cause = &knowledge.causes[cause];
            assert_eq!(woman.log_ratio(cause).unwrap() > 0.0, of_women);
            assert_eq!(man.log_ratio(cause).unwrap() < 0.0, of_women);
        }
    }

    #[test]
    fn where_nobody_knows_the_sex_says_nothing() {
        let knowledge = Knowledge::embedded();
        assert!(Shares::of(Sex::Other, knowledge).is_none() && Shares::of(Sex::Unknown, knowledge).is_none());
        let woman = Shares::of(Sex::Female, knowledge).unwrap();
        assert_eq!(woman.log_ratio(&knowledge.causes["tetanus"]), None);
    }
}
