//! Fits: whether a finding may be asked of this person at all.
//!
//! In: what is known of the person. Out: whether the question makes sense at this age and sex (`asking.toml`), and whether
//! a small test at home would be unwise (`home-tests.toml`). What is not known keeps no question back.

use super::View;
use crate::answers::Sex;
use crate::findings::Presence;

impl View<'_> {
    /// The age that rules go by, in years.
    pub(super) const fn age(&self) -> Option<f64> {
        self.raised.age_years
    }

    /// Whether nobody answered this question yet, and it may be asked of this person.
    pub(super) fn may_ask(&self, id: &str) -> bool {
        self.findings.presence(id) == Presence::NotAssessed && !self.state.is_settled(id) && self.suits(id)
    }

    /// Whether the question makes sense for this person and does no harm.
    pub(super) fn suits(&self, id: &str) -> bool {
        let named = |ids: &[String]| ids.iter().any(|named| named == id);
        let is_of_age = self.knowledge.asking.only.iter().filter(|only| named(&only.findings)).all(|only| {
            let old_enough = only.from_age.is_none_or(|from| self.age().is_none_or(|age| age >= from));
            let young_enough = only.below_age.is_none_or(|below| self.age().is_none_or(|age| age < below));
            old_enough && young_enough && !(only.not_male && self.state.sex == Some(Sex::Male))
        });
        let tests = self.knowledge.home_tests.iter().filter(|test| test.finding == id);
        let is_unwise = |finding: &String| self.raised.presence(finding) == Presence::Present;
        is_of_age && !tests.flat_map(|test| &test.not_if).any(is_unwise)
    }
}
