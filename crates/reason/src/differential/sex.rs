//! Sex: how it speaks for a cause, by the share of women among those who have it.
//!
//! In: female or male. Out: the logarithm of its share with a cause over its share among all who present.
//! Limits: most shares are our reading of words ("female excess"); they are drawn towards the share among all like any
//! other estimate. Of other sexes and where nobody said, nothing is known and nothing is weighed.

use super::setting;
use crate::answers::Sex;
use nullpoint_knowledge::schema::{Cause, Knowledge};

/// What stands in place of a finding's id on this clue.
pub(super) const ID: &str = "sex";
/// Share of women where the file of a cause is silent. Our estimate.
const UNKNOWN: f64 = 0.5;

/// The share of one sex among all who present.
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
        let people = setting("sex", 10.0);
        let k = setting("pull", 2.0);
        let with = (people * self.with(cause)? + k * self.among_all) / (people + k);
        Some((with / self.among_all).ln())
    }

    /// In words.
    pub(super) fn word(&self) -> &'static str {
        if self.sex == Sex::Female { "Female" } else { "Male" }
    }
}
