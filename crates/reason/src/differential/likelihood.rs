//! Likelihoods: how common a finding is with a cause, as far as we may believe the share in the file.
//!
//! In: a clue and the share without. Out: the share that is weighed, and what an answer is worth under it.
//! Method: the share with the cause is the mean of a Beta distribution around the share without, (n·p + k·q) / (n + k):
//! with n the number of people the share stands on, k the weight of "it is as with everyone else". A counted share
//! brings its own n; the others a chosen one, the estimate the smallest. An answer may be mistaken, so that none is
//! worth more than its error allows.
//! Limits: the share without is an estimate too, and taken as it stands but for the part of the causes that list it.

use nullpoint_knowledge::schema::{CauseClue, Knowledge};
use nullpoint_knowledge::share::Mark;
use std::collections::BTreeMap;

/// Share of people that a finding is weighed with, on both sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sides {
    /// With the cause, after shrinking.
    pub(super) with: f64,
    /// Without it.
    pub(super) without: f64,
}

/// People that a counted share stands on, at most: beyond, series differ from one another more than by chance. Our choice.
const COUNTED_AT_MOST: f64 = 100.0;
/// People that a published share without its count stands for. Our choice.
const PUBLISHED: f64 = 30.0;
/// People that a class read from the wording of a source stands for. Our choice.
const CLASS: f64 = 20.0;
/// People that an estimate of ours stands for: the fewest. Our choice.
const ESTIMATE: f64 = 5.0;
/// People that "as common as with everyone else" stands for. Together with the four above our choice, among values that
/// differed little on the cases for tuning (decision 0010).
const AS_ELSEWHERE: f64 = 1.0;
/// Least part of the share without that is left for the causes that do not list a finding. Our choice: the share without
/// is an estimate, and may be too low for the causes that list it.
const LEAST_REST: f64 = 0.5;
/// Share of answers that are mistaken, beyond what the shares themselves hold: one in a thousand. Our choice; it keeps
/// any one answer from being worth more than a thousand to one.
const MISTAKEN: f64 = 0.001;

/// The number of people that a share stands on.
fn people(mark: Mark) -> f64 {
    match mark {
        Mark::Counted { of, .. } => f64::from(of).min(COUNTED_AT_MOST),
        Mark::Published => PUBLISHED,
        Mark::Class(_) => CLASS,
        Mark::Estimate => ESTIMATE,
    }
}

/// A share with the cause, drawn towards the share without by as much as it is uncertain.
pub(super) fn shrunk(with: f64, mark: Mark, without: f64) -> f64 {
    let people = people(mark);
    (people * with + AS_ELSEWHERE * without) / (people + AS_ELSEWHERE)
}

/// How common each finding is among people with none of the causes that list it.
///
/// The share without (decision 0003) is among all others who present, and so a mixture: the causes that list a finding
/// bring their part of it, and what is left is for those whose files are silent. It is that rest which a cause that
/// lists the finding is weighed against.
#[derive(Debug)]
pub(super) struct Backgrounds<'k> {
    knowledge: &'k Knowledge,
    rest: BTreeMap<&'k str, f64>,
}

impl<'k> Backgrounds<'k> {
    /// Of all findings.
    pub(super) fn of(knowledge: &'k Knowledge) -> Self {
        let total: f64 = knowledge.causes.values().map(|cause| cause.prior.per_1000).sum();
        let listed_share = 1.0 - knowledge.something_else.share;
        let mut listing: BTreeMap<&str, [f64; 2]> = BTreeMap::new();
        for cause in knowledge.causes.values() {
            let prior = cause.prior.per_1000 / total * listed_share;
            for clue in &cause.clues {
                let [priors, with] = listing.entry(&clue.finding).or_default();
                *priors += prior;
                *with += prior * clue.with(knowledge).value;
            }
        }
        let rest = knowledge
            .findings
            .iter()
            .filter_map(|(id, finding)| {
                let without = finding.without(knowledge)?.value;
                let [priors, with] = listing.get(id.as_str()).copied().unwrap_or_default();
                let rest = (without - with) / (1.0 - priors);
                Some((id.as_str(), rest.clamp(LEAST_REST * without, without)))
            })
            .collect();
        Self { knowledge, rest }
    }

    /// Both sides of a clue as they are weighed; none for a number.
    pub(super) fn sides(&self, clue: &CauseClue) -> Option<Sides> {
        let without = self.of_finding(&clue.finding)?;
        let with = clue.with(self.knowledge);
        Some(Sides { with: shrunk(with.value, with.mark, without), without })
    }

    /// How common a finding is with the causes that do not list it; none for a number.
    pub(super) fn of_finding(&self, finding: &str) -> Option<f64> {
        self.rest.get(finding).copied()
    }
}

/// How likely an observation is where the finding has this share. `certainty` is 1 for "it is there", 0 for "it is not
/// there", between for a measurement that does not tell surely; 0.5 says nothing.
pub(super) fn likelihood(share: f64, certainty: f64) -> f64 {
    let heard = MISTAKEN + (1.0 - 2.0 * MISTAKEN) * certainty;
    heard * share + (1.0 - heard) * (1.0 - share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_weighs_less_than_a_count_of_the_same_share() {
        let without = 0.1;
        let [counted, published, class, estimate] = [
            Mark::Counted { n: 80, of: 100 },
            Mark::Published,
            Mark::Class(nullpoint_knowledge::schema::Class::VeryFrequent),
            Mark::Estimate,
        ]
        .map(|mark| shrunk(0.8, mark, without));
        assert!(0.8 > counted && counted > published && published > class && class > estimate && estimate > without);
    }

    #[test]
    fn a_small_series_weighs_less_than_a_large_one() {
        let [small, large] = [4, 400].map(|of| shrunk(0.75, Mark::Counted { n: of * 3 / 4, of }, 0.1));
        assert!(small < large);
    }

    #[test]
    fn half_sure_says_nothing() {
        assert!((likelihood(0.9, 0.5) - likelihood(0.1, 0.5)).abs() < 1e-12);
        assert!(likelihood(0.9, 0.75) < likelihood(0.9, 1.0));
    }

    #[test]
    fn no_answer_is_worth_more_than_a_thousand_to_one() {
        assert!(likelihood(1.0, 1.0) / likelihood(0.0, 1.0) <= 1000.0);
    }

    #[test]
    fn causes_that_list_a_finding_leave_less_of_it_to_the_others() {
        let knowledge = Knowledge::embedded();
        let backgrounds = Backgrounds::of(knowledge);
        let mut less = 0;
        for (id, finding) in &knowledge.findings {
            let Some(without) = finding.without(knowledge) else { continue };
            let rest = backgrounds.of_finding(id).unwrap();
            assert!(rest <= without.value && rest >= LEAST_REST * without.value - 1e-12, "{id}: {rest}");
            less += usize::from(rest < without.value);
        }
        assert!(less > 50, "{less}");
    }
}
