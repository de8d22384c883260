//! Plain naive Bayes over the same knowledge: the yardstick of the bench, no part of an assessment.
//!
//! In: findings. Out: every cause and something else with its probability, the likeliest first; they add up to 1.
//! Method: a cause's weight is its share among presenters times, for each finding that is present, share with / share
//! without, and for each that is absent, the same of the complements; age enters as one more ratio. Decision 0007.
//! Limits: findings that go together count each in full, estimates like counts, one cause at a time.

use super::age::Age;
use super::{SOMETHING_ELSE, applies, log_ratios};
use crate::findings::{Findings, Presence};
use nullpoint_knowledge::Knowledge;

/// The causes in order for these findings, each with its probability.
#[must_use]
pub fn naive(findings: &Findings, knowledge: &Knowledge) -> Vec<(String, f64)> {
    let age = findings.age_years.map(|age| Age::new(age, knowledge));
    let mut weights: Vec<(String, f64)> = knowledge
        .causes
        .iter()
        .map(|(id, cause)| {
            let findings = cause.clues.iter().filter(|clue| applies(&clue.finding, findings, knowledge)).filter_map(
                |clue| match (findings.presence(&clue.finding), log_ratios(clue, knowledge)?) {
                    (Presence::Present, (present, _)) => Some(present),
                    (Presence::Absent, (_, absent)) => Some(absent),
                    _ => None,
                },
            );
            let age = age.as_ref().map_or(0.0, |age| age.log_ratio(cause));
            (id.clone(), knowledge.prior_share(id).unwrap_or_default().ln() + findings.sum::<f64>() + age)
        })
        .collect();
    weights.push((SOMETHING_ELSE.to_owned(), knowledge.something_else.share.ln()));
    let top = weights.iter().map(|(_, weight)| *weight).fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = weights.iter().map(|(_, weight)| (weight - top).exp()).sum();
    weights.iter_mut().for_each(|(_, weight)| *weight = (*weight - top).exp() / sum);
    weights.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    weights
}
