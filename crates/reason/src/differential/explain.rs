//! Explanations: what is expected with a cause and missing, what would change its place, and what to keep in mind.

use super::evidence::Groups;
use super::likelihood::{Backgrounds, Sides, likelihood};
use super::{Candidate, SOMETHING_ELSE, applies};
use crate::findings::{Findings, Presence};
use nullpoint_knowledge::schema::{Cause, Knowledge};
use serde::Serialize;
use std::collections::BTreeMap;

/// A finding that is usual with a cause and that is not there, or not known.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Expected {
    /// Finding id.
    pub finding: String,
    /// Its plain label.
    pub label: String,
    /// Share of those with the cause who have it.
    pub share_with: f64,
    /// `absent`: it speaks against the cause. `unknown`, `not-assessed`: it may still be there.
    pub presence: Presence,
}

/// An answer that would change a cause's place, against another cause.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// Finding id.
    pub finding: String,
    /// Its plain label.
    pub label: String,
    /// The other cause.
    pub against: String,
    /// By how many times "yes" would raise the odds against the other cause; below 1 it lowers them.
    pub if_present: f64,
    /// The same for "no".
    pub if_absent: f64,
}

/// A finding is expected from this share with the cause on. Our choice: three in five.
const EXPECTED_FROM: f64 = 0.6;
/// A finding is expected only where it is this many times as common with the cause as without. Our choice.
const EXPECTED_RATIO: f64 = 1.3;
/// Most expected findings told for a cause. Our choice.
const MOST_EXPECTED: usize = 6;
/// Most answers told that would change a cause's place. Our choice.
const MOST_CHANGES: usize = 3;
/// Answers that would change the odds by less than this, as a logarithm, are not worth telling: 1.5 times. Our choice.
const LEAST_CHANGE: f64 = 0.405;

/// Findings that are usual with a cause and that are not there or not known, the most usual first.
pub(super) fn expected_missing(cause: &Cause, findings: &Findings, knowledge: &Knowledge) -> Vec<Expected> {
    let mut expected: Vec<Expected> = cause
        .clues
        .iter()
        .filter(|clue| applies(&clue.finding, findings, knowledge))
        .filter_map(|clue| {
            let presence = findings.presence(&clue.finding);
            let finding = knowledge.findings.get(&clue.finding)?;
            let (with, without) = (clue.with(knowledge).value, finding.without(knowledge)?.value);
            let is_expected = with >= EXPECTED_FROM && with >= EXPECTED_RATIO * without;
            (is_expected && presence != Presence::Present).then(|| Expected {
                finding: clue.finding.clone(),
                label: finding.label.clone(),
                share_with: with,
                presence,
            })
        })
        .collect();
    expected.sort_by(|a, b| b.share_with.total_cmp(&a.share_with).then_with(|| a.finding.cmp(&b.finding)));
    expected.truncate(MOST_EXPECTED);
    expected
}

/// Every clue of the knowledge as it is weighed, for questions that nobody answered yet.
pub(crate) struct Weighing<'k> {
    /// Per cause and finding.
    sides: BTreeMap<&'k str, BTreeMap<&'k str, Sides>>,
    groups: Groups<'k>,
    backgrounds: Backgrounds<'k>,
}

impl<'k> Weighing<'k> {
    /// All clues of the knowledge.
    pub(crate) fn of(knowledge: &'k Knowledge) -> Self {
        let backgrounds = Backgrounds::of(knowledge);
        let sides = knowledge
            .causes
            .iter()
            .map(|(id, cause)| {
                let listed = cause.clues.iter();
                (
                    id.as_str(),
                    listed.filter_map(|clue| Some((clue.finding.as_str(), backgrounds.sides(clue)?))).collect(),
                )
            })
            .collect();
        Self { sides, groups: Groups::of(knowledge), backgrounds }
    }

    /// Every cause with every finding that its file lists, and the finding's share with it.
    pub(crate) fn listed(&self) -> impl Iterator<Item = (&'k str, &'k str, f64)> {
        self.sides
            .iter()
            .flat_map(|(cause, listed)| listed.iter().map(|(finding, sides)| (*cause, *finding, sides.with)))
    }

    /// How common a finding is with the causes that do not list it.
    pub(crate) fn without(&self, finding: &str) -> Option<f64> {
        self.backgrounds.of_finding(finding)
    }

    /// Logarithms of the ratios, with the cause over without, of "yes" and of "no".
    pub(super) fn answers(&self, cause: &str, finding: &str) -> Option<[f64; 2]> {
        let sides = self.sides.get(cause)?.get(finding)?;
        Some([1.0, 0.0].map(|heard| (likelihood(sides.with, heard) / likelihood(sides.without, heard)).ln()))
    }

    /// How much one more finding would count beside what is known.
    pub(crate) fn beside(&self, findings: &Findings) -> Beside<'_> {
        let mut weights: BTreeMap<&str, f64> = BTreeMap::new();
        let known = findings
            .iter()
            .filter(|observed| matches!(observed.presence, Presence::Present | Presence::Absent))
            .map(|observed| observed.finding.as_str())
            .filter(|id| *id != "age-now")
            .chain(findings.age_years.map(|_| "age-now"));
        for (group, correlation) in known.filter_map(|id| self.groups.of_finding(id)) {
            *weights.entry(group).or_insert(1.0) *= 1.0 - correlation;
        }
        Beside { groups: &self.groups, weights }
    }

    /// Findings that would speak for or against a cause and that nobody assessed, the weightiest first.
    pub(super) fn not_assessed(
        &self,
        cause: &str,
        beside: &Beside<'_>,
        findings: &Findings,
        knowledge: &Knowledge,
    ) -> Vec<String> {
        let mut open: Vec<(f64, &str)> = self
            .sides
            .get(cause)
            .into_iter()
            .flat_map(BTreeMap::keys)
            .filter(|id| findings.presence(id) == Presence::NotAssessed && applies(id, findings, knowledge))
            .filter_map(|id| {
                let [yes, no] = self.answers(cause, id)?;
                Some((beside.weight(id) * yes.abs().max(no.abs()), *id))
            })
            .collect();
        open.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        open.into_iter().map(|(_, id)| id.to_owned()).collect()
    }

    /// Answers not given yet that would move the odds between two causes most.
    pub(super) fn changes(
        &self,
        [cause, against]: [&str; 2],
        findings: &Findings,
        knowledge: &Knowledge,
        most: usize,
    ) -> Vec<Change> {
        let beside = self.beside(findings);
        let listed = |cause: &str| self.sides.get(cause).into_iter().flat_map(BTreeMap::keys).copied();
        let mut open: Vec<&str> = listed(cause).chain(listed(against)).collect();
        open.sort_unstable();
        open.dedup();
        let mut changes: Vec<(f64, Change)> = open
            .into_iter()
            .filter(|id| !matches!(findings.presence(id), Presence::Present | Presence::Absent))
            .filter(|id| applies(id, findings, knowledge))
            .filter_map(|id| {
                let said = |cause: &str| self.answers(cause, id).unwrap_or_default();
                let weight = beside.weight(id);
                let ([yes, no], [other_yes, other_no]) = (said(cause), said(against));
                let (yes, no) = (weight * (yes - other_yes), weight * (no - other_no));
                let strongest = yes.abs().max(no.abs());
                (strongest >= LEAST_CHANGE).then(|| {
                    let label = knowledge.findings.get(id).map_or(id, |finding| finding.label.as_str()).to_owned();
                    let (if_present, if_absent) = (yes.exp(), no.exp());
                    (
                        strongest,
                        Change { finding: id.to_owned(), label, against: against.to_owned(), if_present, if_absent },
                    )
                })
            })
            .collect();
        changes.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.finding.cmp(&b.1.finding)));
        changes.into_iter().take(most).map(|(_, change)| change).collect()
    }
}

/// How much one more finding would count beside what is known: less, where others of its group are.
pub(crate) struct Beside<'k> {
    groups: &'k Groups<'k>,
    /// Per group of which something is known.
    weights: BTreeMap<&'k str, f64>,
}

impl Beside<'_> {
    /// The weight of one more finding, at least.
    pub(crate) fn weight(&self, finding: &str) -> f64 {
        let group = self.groups.of_finding(finding);
        group.and_then(|(group, _)| self.weights.get(group)).copied().unwrap_or(1.0)
    }
}

/// For each cause the answers that would change its place most: against the first one; for the first against the second.
pub(super) fn say_what_would_change(
    candidates: &mut [Candidate],
    weighing: &Weighing<'_>,
    findings: &Findings,
    knowledge: &Knowledge,
) {
    let named: Vec<String> = candidates
        .iter()
        .filter(|candidate| candidate.cause != SOMETHING_ELSE)
        .take(2)
        .map(|candidate| candidate.cause.clone())
        .collect();
    let [first, second] = named.as_slice() else { return };
    for candidate in candidates.iter_mut().filter(|candidate| candidate.cause != SOMETHING_ELSE) {
        let against = if candidate.cause == *first { second } else { first };
        candidate.would_change = weighing.changes([&candidate.cause, against], findings, knowledge, MOST_CHANGES);
    }
}

/// Findings that tell of stress and worry.
const OF_STRESS: [&str; 2] = ["anxious", "worse-stress"];
/// Said of stress and anxiety as a cause.
const STRESS_AS_CAUSE: &str = "Stress and worry can cause movements, make them stronger, and follow from them. Which \
    came first is often hard to tell. That stress fits does not rule out another cause, and changes nothing about how \
    soon to get help.";
/// Said of every other cause where stress or worry was named.
const STRESS_BESIDE: &str = "Stress and worry make this stronger too, and living with it is a worry. That it is worse \
    with stress does not make it \"just stress\".";

/// What to keep in mind when reading a cause.
pub(super) fn notes(cause: &str, findings: &Findings) -> Vec<String> {
    let stressed = OF_STRESS.iter().any(|id| findings.presence(id) == Presence::Present);
    match (cause, stressed) {
        ("anxiety-stress", _) => vec![STRESS_AS_CAUSE.to_owned()],
        (_, true) => vec![STRESS_BESIDE.to_owned()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Differential, differential};
    use super::*;
    use crate::answers::Answers;

    fn of(text: &str) -> Differential {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml(text, knowledge).unwrap();
        differential(&Findings::from_answers(&answers, knowledge), knowledge)
    }

    fn find<'d>(differential: &'d Differential, cause: &str) -> &'d Candidate {
        differential.iter().find(|candidate| candidate.cause == cause).unwrap()
    }

    #[test]
    fn what_is_expected_and_not_there_is_told_apart_from_what_nobody_asked() {
        let differential = of("present = [\"region-head-neck\"]\nabsent = [\"hand-tremor\"]");
        let expected = &find(&differential, "essential-tremor").expected_missing;
        let presence = |id: &str| expected.iter().find(|expected| expected.finding == id).map(|found| found.presence);
        assert_eq!(presence("hand-tremor"), Some(Presence::Absent));
        assert_eq!(presence("rhythmic"), Some(Presence::NotAssessed));
        assert_eq!(presence("region-head-neck"), None, "it is there");
    }

    #[test]
    fn the_touch_that_calms_would_change_a_shaking_head_most_of_all() {
        let differential = of("age_years = 60\npresent = [\"region-head-neck\", \"sustained-pull\", \"rhythmic\"]");
        let leading = &differential[0];
        assert_eq!(leading.cause, "cervical-dystonia");
        let change = leading.would_change.iter().find(|change| change.finding == "sensory-trick");
        assert!(change.is_some_and(|change| change.if_present > 1.5 && change.if_absent < 1.0), "{leading:?}");
    }

    #[test]
    fn stress_is_told_as_a_loop_and_dismisses_nothing() {
        let differential = of("present = [\"region-head-neck\", \"rhythmic\", \"worse-stress\", \"anxious\"]");
        let stress = find(&differential, "anxiety-stress");
        assert!(stress.notes.iter().any(|note| note.contains("follow from them")));
        for candidate in differential.iter().filter(|candidate| candidate.cause != SOMETHING_ELSE) {
            assert!(!candidate.notes.is_empty(), "{}", candidate.cause);
        }
        assert!(find(&of("present = [\"region-head-neck\"]"), "essential-tremor").notes.is_empty());
    }

    #[test]
    fn stress_beside_another_cause_plays_a_part_without_taking_its_place() {
        let calm = of("age_years = 55\npresent = [\"region-head-neck\", \"sustained-pull\", \"sensory-trick\"]");
        let tense =
            of("age_years = 55\npresent = [\"region-head-neck\", \"sustained-pull\", \"sensory-trick\", \"anxious\", \
             \"worse-stress\", \"palpitations\"]");
        assert_eq!((calm[0].cause.as_str(), tense[0].cause.as_str()), ("cervical-dystonia", "cervical-dystonia"));
        let [calm, tense] = [&calm, &tense].map(|differential| find(differential, "anxiety-stress").probability);
        assert!(tense > 2.0 * calm, "{calm} and {tense}");
    }
}
