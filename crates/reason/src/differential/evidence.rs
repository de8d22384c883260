//! Evidence: what all that is known says for a cause, or for two together, against neither.
//!
//! In: findings, age and sex. Out: for one or two causes, the pieces of evidence, each with the weight it gets.
//! Method: each piece is the natural logarithm of a ratio of likelihoods, with the cause and without. A finding that a
//! cause's file does not list is as common with it as without: no piece. Two causes together bring a finding about each
//! on its own (noisy-or over the share without). Within a group of findings that go together the weightiest piece counts
//! in full and each further one by (1 - correlation) of the one before.
//! Limits: groups are the same for all causes; between groups findings count as independent.

use super::age::Age;
use super::likelihood::{Backgrounds, Sides, likelihood};
use super::{applies, sex};
use crate::findings::{Findings, Presence};
use nullpoint_knowledge::schema::{Cause, Knowledge};
use std::collections::BTreeMap;

/// One piece of evidence for a hypothesis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    /// Place of the finding among those known; after them age and sex.
    pub(super) finding: usize,
    /// Natural logarithm of the ratio of likelihoods, before it is weighed.
    pub(super) log_ratio: f64,
    /// How much of it counts, 0 to 1.
    pub(super) weight: f64,
}

impl Piece {
    /// What it adds.
    pub(super) fn counts(&self) -> f64 {
        self.log_ratio * self.weight
    }
}

/// A finding that is known, and how it is weighed.
#[derive(Debug)]
pub(super) struct Known<'k> {
    /// Its id.
    pub(super) id: &'k str,
    /// Its group and the correlation within.
    group: Option<(&'k str, f64)>,
    /// How surely it is there.
    certainty: f64,
}

/// All that is known, and what each cause says to it.
#[derive(Debug)]
pub(super) struct Evidence<'k> {
    /// Causes in order of id.
    pub(super) causes: Vec<(&'k str, &'k Cause)>,
    /// What is known, in order of id; then the age and the sex, where known.
    pub(super) known: Vec<Known<'k>>,
    /// Per cause: both sides of each known finding that its file lists, in order of `known`.
    sides: Vec<Vec<(usize, Sides)>>,
    /// The age, where known.
    pub(super) age: Option<Age>,
    /// The share of this sex among all, where known.
    pub(super) sex: Option<sex::Shares>,
    /// Per cause: pieces that are no finding's, the age and the sex.
    others: Vec<Vec<(usize, f64)>>,
}

impl<'k> Evidence<'k> {
    /// What is known of this person.
    pub(super) fn of(findings: &Findings, knowledge: &'k Knowledge) -> Self {
        let causes: Vec<(&str, &Cause)> = knowledge.causes.iter().map(|(id, cause)| (id.as_str(), cause)).collect();
        let groups = Groups::of(knowledge);
        let backgrounds = Backgrounds::of(knowledge);
        let mut known = Vec::new();
        for observed in findings.iter() {
            let certainty = match observed.presence {
                Presence::Present => observed.certainty,
                Presence::Absent => 0.0,
                Presence::Unknown | Presence::NotAssessed => continue,
            };
            if let Some((id, _)) = knowledge.findings.get_key_value(&observed.finding)
                && applies(id, findings, knowledge)
            {
                known.push(Known { id, group: groups.of_finding(id), certainty });
            }
        }
        let places: BTreeMap<&str, usize> = known.iter().enumerate().map(|(place, known)| (known.id, place)).collect();
        let sides = causes
            .iter()
            .map(|(_, cause)| {
                let mut listed: Vec<(usize, Sides)> = cause
                    .clues
                    .iter()
                    .filter_map(|clue| Some((*places.get(clue.finding.as_str())?, backgrounds.sides(clue)?)))
                    .collect();
                listed.sort_by_key(|(place, _)| *place);
                listed
            })
            .collect();
        let mut others: Vec<Vec<(usize, f64)>> = vec![Vec::new(); causes.len()];
        let age = findings.age_years.map(|age| Age::new(age, knowledge));
        if let Some(age) = &age {
            for (others, (_, cause)) in others.iter_mut().zip(&causes) {
                others.push((known.len(), age.log_ratio(cause)));
            }
            known.push(Known { id: "age-now", group: groups.of_finding("age-now"), certainty: 1.0 });
        }
        let sex = findings.sex.and_then(|sex| sex::Shares::of(sex, knowledge));
        if let Some(sex) = &sex {
            for (others, (_, cause)) in others.iter_mut().zip(&causes) {
                others.extend(sex.log_ratio(cause).map(|log_ratio| (known.len(), log_ratio)));
            }
            known.push(Known { id: sex::ID, group: None, certainty: 1.0 });
        }
        Self { causes, known, sides, age, sex, others }
    }

    /// The pieces for one cause, in order of `known`.
    pub(super) fn for_one(&self, cause: usize) -> Vec<Piece> {
        let mut pieces: Vec<Piece> =
            self.sides[cause].iter().map(|(place, sides)| self.piece(*place, *sides)).collect();
        pieces.extend(self.others[cause].iter().map(|(finding, log_ratio)| whole(*finding, *log_ratio)));
        self.weigh(&mut pieces);
        pieces
    }

    /// What all pieces for two causes together add up to.
    pub(super) fn for_two(&self, one: usize, other: usize) -> f64 {
        let (mut ones, mut others) = (self.sides[one].iter().peekable(), self.sides[other].iter().peekable());
        let mut pieces = Vec::with_capacity(self.known.len());
        loop {
            let (place, sides) = match (ones.peek(), others.peek()) {
                (Some((a, both)), Some((b, second))) if a == b => {
                    let sides = Sides { with: either(both, second), without: both.without };
                    let place = *a;
                    ones.next();
                    others.next();
                    (place, sides)
                }
                (Some((a, sides)), other) if other.is_none_or(|(b, _)| a < b) => {
                    let found = (*a, *sides);
                    ones.next();
                    found
                }
                (_, Some((b, sides))) => {
                    let found = (*b, *sides);
                    others.next();
                    found
                }
                (_, None) => break,
            };
            pieces.push(self.piece(place, sides));
        }
        for (finding, log_ratio) in self.others[one].iter().chain(&self.others[other]) {
            match pieces.iter_mut().find(|piece| piece.finding == *finding) {
                Some(piece) => piece.log_ratio += log_ratio,
                None => pieces.push(whole(*finding, *log_ratio)),
            }
        }
        self.weigh(&mut pieces);
        sum(&pieces)
    }

    /// The name of the group that a known finding goes together with.
    pub(super) fn group_name(&self, id: &str, knowledge: &Knowledge) -> Option<String> {
        let (group, _) = self.known.iter().find(|known| known.id == id)?.group?;
        knowledge.dependence.get(group).map(|group| group.name.clone())
    }

    fn piece(&self, place: usize, sides: Sides) -> Piece {
        let certainty = self.known[place].certainty;
        whole(place, (likelihood(sides.with, certainty) / likelihood(sides.without, certainty)).ln())
    }

    /// Gives each piece its weight within its group.
    fn weigh(&self, pieces: &mut [Piece]) {
        let mut heaviest_first: Vec<usize> = (0..pieces.len()).collect();
        heaviest_first.sort_by(|a, b| pieces[*b].log_ratio.abs().total_cmp(&pieces[*a].log_ratio.abs()));
        let mut before: Vec<(&str, f64)> = Vec::new();
        for place in heaviest_first {
            let Some((group, correlation)) = self.known[pieces[place].finding].group else { continue };
            match before.iter_mut().find(|(known, _)| *known == group) {
                Some((_, weight)) => {
                    *weight *= 1.0 - correlation;
                    pieces[place].weight = *weight;
                }
                None => before.push((group, 1.0)),
            }
        }
    }
}

/// What pieces add up to.
pub(super) fn sum(pieces: &[Piece]) -> f64 {
    pieces.iter().map(Piece::counts).sum::<f64>()
}

/// A piece that counts in full.
fn whole(finding: usize, log_ratio: f64) -> Piece {
    Piece { finding, log_ratio, weight: 1.0 }
}

/// How common a finding is where two causes are at work: each brings it about on its own. Where one makes it rarer, the
/// other one's share holds.
fn either(one: &Sides, other: &Sides) -> f64 {
    let without = one.without;
    if one.with > without && other.with > without {
        1.0 - (1.0 - one.with) * (1.0 - other.with) / (1.0 - without)
    } else {
        one.with.max(other.with)
    }
}

/// The groups of findings that go together, by finding.
pub(super) struct Groups<'k>(BTreeMap<&'k str, (&'k str, f64)>);

impl<'k> Groups<'k> {
    /// All groups of the knowledge.
    pub(super) fn of(knowledge: &'k Knowledge) -> Self {
        let groups = knowledge.dependence.iter();
        Self(
            groups
                .flat_map(|(id, group)| {
                    group.findings.iter().map(move |finding| (finding.as_str(), (id.as_str(), group.correlation)))
                })
                .collect(),
        )
    }

    /// The group of a finding and the correlation within.
    pub(super) fn of_finding(&self, finding: &str) -> Option<(&'k str, f64)> {
        self.0.get(finding).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Origin;

    fn of(present: &[&str]) -> Findings {
        let mut findings = Findings::default();
        for id in present {
            findings.add(Knowledge::embedded(), id, Presence::Present, Origin::Answer);
        }
        findings
    }

    fn pieces(present: &[&str], cause: &str) -> Vec<(String, Piece)> {
        let evidence = Evidence::of(&of(present), Knowledge::embedded());
        let place = evidence.causes.iter().position(|(id, _)| *id == cause).unwrap();
        evidence.for_one(place).iter().map(|piece| (evidence.known[piece.finding].id.to_owned(), *piece)).collect()
    }

    #[test]
    fn a_tremor_told_three_times_counts_once_and_a_bit() {
        let told = pieces(&["rhythmic", "freq-mid", "hand-tremor"], "essential-tremor");
        let mut weights: Vec<f64> = told.iter().map(|(_, piece)| piece.weight).collect();
        weights.sort_by(f64::total_cmp);
        let correlation = Knowledge::embedded().dependence["rhythm"].correlation;
        let expected = [(1.0 - correlation).powi(2), 1.0 - correlation, 1.0];
        assert!(weights.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12), "{weights:?}");
        let heaviest = told.iter().max_by(|(_, a), (_, b)| a.log_ratio.total_cmp(&b.log_ratio)).unwrap();
        assert!((heaviest.1.weight - 1.0).abs() < 1e-12, "the weightiest counts in full");
    }

    #[test]
    fn findings_of_no_group_count_in_full() {
        for (id, piece) in pieces(&["fh-tremor", "better-alcohol"], "essential-tremor") {
            assert!((piece.weight - 1.0).abs() < 1e-12, "{id}");
        }
    }

    #[test]
    fn two_causes_bring_a_finding_more_often_than_one() {
        let [one, other] = [0.6, 0.5].map(|with| Sides { with, without: 0.2 });
        assert!(either(&one, &other) > 0.6 && either(&one, &other) < 1.0);
        let rarer = Sides { with: 0.05, without: 0.2 };
        assert!((either(&one, &rarer) - 0.6).abs() < 1e-12, "the movement that brings it is enough");
    }

    #[test]
    fn a_cause_that_is_silent_adds_nothing_to_a_pair() {
        let evidence = Evidence::of(&of(&["better-alcohol"]), Knowledge::embedded());
        let place = |cause: &str| evidence.causes.iter().position(|(id, _)| *id == cause).unwrap();
        let alone = sum(&evidence.for_one(place("essential-tremor")));
        let pair = evidence.for_two(place("essential-tremor"), place("tetanus"));
        assert!((alone - pair).abs() < 1e-12 && alone > 0.0);
    }
}
