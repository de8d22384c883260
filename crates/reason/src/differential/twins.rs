//! Twins: causes that clinics confuse stay side by side until a finding that separates them is known.
//!
//! In: what the evidence says for each cause. Out: the same, where twins that nothing separates yet are held together.
//! Method: of two twins the one that fits less is lifted to within [`MOST_APART`] of the other. Shares of presenters, age
//! and sex still move the odds between them: they are no finding, and known of everyone.
//! Limits: held together only at an age at which both plausibly present.

use super::Candidate;
use super::age::is_plausible;
use super::evidence::Evidence;
use crate::findings::{Findings, Presence};
use nullpoint_knowledge::schema::{Knowledge, Twins};
use serde::Serialize;

/// How far apart evidence may put twins that nothing separates yet: three to one. Our choice.
const MOST_APART: f64 = 3.0;
/// Twins stand together where the one is at most this many times as probable as the other. Our choice: twice.
const NEAR: f64 = 2.0;

/// Whether one of the findings that separate these twins is known.
pub(super) fn are_separated(twins: &Twins, findings: &Findings) -> bool {
    twins.separating.iter().any(|id| matches!(findings.presence(id), Presence::Present | Presence::Absent))
}

/// Lifts the lesser of each two twins that nothing separates yet.
pub(super) fn hold_together(said: &mut [f64], evidence: &Evidence<'_>, findings: &Findings, knowledge: &Knowledge) {
    let apart = MOST_APART.ln();
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
                && candidate.probability_main * NEAR >= leader.probability_main
        };
        let (beside, rest) = std::mem::take(candidates).into_iter().partition(near);
        *candidates = rest;
        together.push(leader);
        together.extend::<Vec<Candidate>>(beside);
    }
    *candidates = together;
}

#[cfg(test)]
mod tests {
    use super::super::{Differential, differential};
    use super::*;
    use crate::answers::Answers;

    /// A finding separates twins from this ratio between their shares on, of "yes" or of "no".
    const SEPARATES: f64 = 1.5;

    fn of(text: &str) -> Differential {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml(text, knowledge).unwrap();
        differential(&Findings::from_answers(&answers, knowledge), knowledge)
    }

    fn place(differential: &Differential, cause: &str) -> usize {
        differential.iter().position(|candidate| candidate.cause == cause).unwrap()
    }

    #[test]
    fn what_is_said_to_separate_twins_does_so_by_their_shares() {
        let knowledge = Knowledge::embedded();
        let mut faults = Vec::new();
        for twins in &knowledge.twins {
            for id in &twins.separating {
                let without = knowledge.findings[id].without(knowledge).unwrap().value;
                let [one, other] = twins
                    .causes
                    .each_ref()
                    .map(|cause| knowledge.causes[cause].clue(id).map_or(without, |clue| clue.with(knowledge).value));
                let ratio = (one / other).max(other / one).max((1.0 - one) / (1.0 - other));
                if ratio.max((1.0 - other) / (1.0 - one)) < SEPARATES {
                    faults.push(format!("{:?}: {id}: {one:.2} and {other:.2}", twins.causes));
                }
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn a_shaking_head_alone_leaves_the_twins_side_by_side() {
        let differential = of("age_years = 60\npresent = [\"region-head-neck\", \"rhythmic\", \"axis-no-no\"]");
        let essential = &differential[place(&differential, "essential-tremor")];
        let twin = essential.twins.iter().find(|twin| twin.cause == "cervical-dystonia").unwrap();
        assert!(twin.separating.contains(&"sensory-trick".to_owned()));
        assert!(place(&differential, "essential-tremor") < 4 && place(&differential, "cervical-dystonia") < 4);
    }

    #[test]
    fn a_pull_separates_dystonia_from_essential_tremor() {
        let differential = of("age_years = 60\npresent = [\"region-head-neck\", \"rhythmic\", \"sustained-pull\"]");
        let dystonia = &differential[place(&differential, "cervical-dystonia")];
        assert!(dystonia.twins.iter().all(|twin| twin.cause != "essential-tremor"));
        let essential = &differential[place(&differential, "essential-tremor")];
        assert!(dystonia.probability_main > 3.0 * essential.probability_main);
    }

    #[test]
    fn twins_of_another_age_are_not_held_together() {
        let differential = of("age_years = 6\npresent = [\"attacks\", \"worse-stress\"]");
        let tic = &differential[place(&differential, "tic-disorder")];
        assert!(tic.twins.iter().all(|twin| twin.cause != "hemifacial-spasm"));
        assert!(tic.twins.iter().any(|twin| twin.cause == "myoclonus"));
    }
}
