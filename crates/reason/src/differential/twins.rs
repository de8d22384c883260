//! Twins: causes that clinics confuse stay side by side until a finding that separates them is known.
//!
//! In: what the evidence says for each cause. Out: the same, where twins that nothing separates yet are held together.
//! Method: of two twins the one that fits less is lifted to within [`MOST_APART`] of the other. Shares of presenters, age
//! and sex still move the odds between them: they are no finding, and known of everyone.
//! Limits: held together only at an age at which both plausibly present.

use super::age::is_plausible;
use super::evidence::Evidence;
use super::{Candidate, setting};
use crate::findings::{Findings, Presence};
use nullpoint_knowledge::schema::{Knowledge, Twins};
use serde::Serialize;

/// Whether one of the findings that separate these twins is known.
pub(super) fn are_separated(twins: &Twins, findings: &Findings) -> bool {
    twins.separating.iter().any(|id| matches!(findings.presence(id), Presence::Present | Presence::Absent))
}

/// Lifts the lesser of each two twins that nothing separates yet.
pub(super) fn hold_together(said: &mut [f64], evidence: &Evidence<'_>, findings: &Findings, knowledge: &Knowledge) {
    let apart = setting("apart", 2.0).ln();
    let before = said.to_vec();
    for twins in knowledge.twins.iter().filter(|twins| !are_separated(twins, findings)) {
        let place = |id: &String| evidence.causes.binary_search_by(|(known, _)| (*known).cmp(id.as_str()));
        let [Ok(one), Ok(other)] = [place(&twins.causes[0]), place(&twins.causes[1])] else { continue };
        if plausible(twins, findings, knowledge) {
            said[one] = said[one].max(before[other] - apart);
            said[other] = said[other].max(before[one] - apart);
        }
    }
}

/// A cause that another one cannot be told from yet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Twin {
    /// Cause id.
    pub cause: String,
    /// Plain name.
    pub name: String,
    /// Why the two are confused.
    pub why: String,
    /// Findings of which one would separate them, the most telling first.
    pub separating: Vec<String>,
}

/// The twins of a cause that nothing separates from it yet.
pub(super) fn of(id: &str, findings: &Findings, knowledge: &Knowledge) -> Vec<Twin> {
    knowledge
        .twins
        .iter()
        .filter(|twins| twins.causes.iter().any(|cause| cause == id) && !are_separated(twins, findings))
        .filter(|twins| plausible(twins, findings, knowledge))
        .filter_map(|twins| {
            let other = twins.causes.iter().find(|cause| *cause != id)?;
            Some(Twin {
                cause: other.clone(),
                name: knowledge.causes.get(other)?.name.clone(),
                why: twins.why.clone(),
                separating: twins.separating.clone(),
            })
        })
        .collect()
}

/// Whether both twins plausibly present at this age.
fn plausible(twins: &Twins, findings: &Findings, knowledge: &Knowledge) -> bool {
    twins
        .causes
        .iter()
        .filter_map(|id| knowledge.causes.get(id))
        .all(|cause| findings.age_years.is_none_or(|age| is_plausible(cause, age)))
}

/// Moves twins that nothing separates yet up to the likelier one, where the odds between them are within reach.
pub(super) fn stand_together(candidates: &mut Vec<Candidate>) {
    let mut together = Vec::with_capacity(candidates.len());
    while !candidates.is_empty() {
        let leader = candidates.remove(0);
        let near = |candidate: &Candidate| {
            leader.twins.iter().any(|twin| twin.cause == candidate.cause)
                && candidate.probability_main * setting("adjacent", 4.0) >= leader.probability_main
        };
        let (beside, rest) = std::mem::take(candidates).into_iter().partition(near);
        *candidates = rest;
        together.push(leader);
        together.extend::<Vec<Candidate>>(beside);
    }
    *candidates = together;
}
