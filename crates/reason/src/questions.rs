//! Questions: what to ask next.
//!
//! In: findings and the differential (or, before there is one, the shares of presenters). Out: red flags that one more
//! answer would raise, and the questions whose answers would tell most about the cause.
//! Method: expected information, in bits: how much the uncertainty about the cause is expected to shrink when the
//! finding becomes known. A finding that goes together with known ones is worth less. <https://doi.org/10.1214/aoms/1177728069> (Lindley 1956, recalled)
//! Limits: how hard a question is to answer does not count yet.

use crate::answers::About;
use crate::differential::{Candidate, Weighing, applies};
use crate::findings::{Findings, Presence};
use crate::urgency::Urgency;
use crate::wording::question;
use nullpoint_knowledge::Knowledge;
use nullpoint_knowledge::schema::Level;
use serde::Serialize;
use std::collections::BTreeMap;

/// A question to answer next.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NextQuestion {
    /// Finding id.
    pub finding: String,
    /// The question, worded for the one it is about.
    pub question: String,
    /// Why it is asked.
    pub why: String,
    /// How much it is expected to tell about the cause, in bits; none for a red flag.
    pub information_bits: Option<f64>,
}

/// Red flags of which one "yes" alone would raise the urgency to an emergency, in order of the rules.
#[must_use]
pub fn red_flags(urgency: &Urgency, findings: &Findings, knowledge: &Knowledge, about: About) -> Vec<NextQuestion> {
    let mut names: Vec<(String, Vec<&str>)> = Vec::new();
    for open in urgency.not_ruled_out.iter().filter(|open| open.level == Level::EmergencyNow && open.answers_away == 1)
    {
        for id in open.not_asked.iter().filter(|id| raises_alone(&open.rule, id, findings, knowledge)) {
            match names.iter_mut().find(|(known, _)| known == id) {
                Some((_, rules)) => rules.push(&open.name),
                None => names.push((id.clone(), vec![&open.name])),
            }
        }
    }
    names
        .into_iter()
        .filter_map(|(id, rules)| {
            let finding = knowledge.findings.get(&id)?;
            Some(NextQuestion {
                question: question(finding, about).to_owned(),
                finding: id,
                why: format!("to rule out: {}", rules.join("; ")),
                information_bits: None,
            })
        })
        .collect()
}

/// Whether this finding alone, were it there, would make the rule hold.
fn raises_alone(rule: &str, id: &str, findings: &Findings, knowledge: &Knowledge) -> bool {
    let mut with = findings.clone();
    if !knowledge.findings.contains_key(id) || id == "age-now" {
        return false;
    }
    with.add(knowledge, id, Presence::Present, crate::findings::Origin::Answer);
    let Some(rule) = knowledge.rules.iter().find(|known| known.id == rule) else { return false };
    crate::condition::answers_away(&rule.condition(), &with, &|_| false) == Some(0)
}

/// The questions expected to tell most about the cause, the best first.
#[must_use]
pub fn most_telling(
    candidates: &[Candidate],
    findings: &Findings,
    knowledge: &Knowledge,
    about: About,
    how_many: usize,
) -> Vec<NextQuestion> {
    let shares = shares(candidates, knowledge);
    told(&shares, &Weighing::of(knowledge), findings, knowledge)
        .into_iter()
        .take(how_many)
        .filter_map(|(bits, id)| {
            let finding = knowledge.findings.get(id)?;
            Some(NextQuestion {
                finding: id.to_owned(),
                question: question(finding, about).to_owned(),
                why: "its answer is expected to change the order of causes most".into(),
                information_bits: Some(bits),
            })
        })
        .collect()
}

/// What each finding that nobody assessed is expected to tell about the main cause, in bits, the most telling first.
/// `shares` is each cause's probability of being the main one.
pub(crate) fn told<'k>(
    shares: &BTreeMap<&str, f64>,
    weighing: &Weighing<'k>,
    findings: &Findings,
    knowledge: &'k Knowledge,
) -> Vec<(f64, &'k str)> {
    let mut listed: BTreeMap<&str, Vec<(f64, f64)>> = BTreeMap::new();
    for (cause, finding, with) in weighing.listed() {
        let share = shares.get(cause).copied().unwrap_or_default();
        listed.entry(finding).or_default().push((share, with));
    }
    let beside = weighing.beside(findings);
    let mut told: Vec<(f64, &'k str)> = listed
        .iter()
        .filter(|(id, _)| findings.presence(id) == Presence::NotAssessed && applies(id, findings, knowledge))
        .filter_map(|(id, listed)| {
            let without = weighing.without(id)?;
            Some((information(listed, without, beside.weight(id)), *id))
        })
        .collect();
    told.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    told
}

/// Each cause's share now: its probability of being the main one, or its share of presenters before anything is known.
fn shares<'k>(candidates: &'k [Candidate], knowledge: &'k Knowledge) -> BTreeMap<&'k str, f64> {
    if candidates.is_empty() {
        return shares_of_presenters(knowledge);
    }
    candidates.iter().map(|candidate| (candidate.cause.as_str(), candidate.probability_main)).collect()
}

/// Each cause's share of presenters, before anything is known.
pub(crate) fn shares_of_presenters(knowledge: &Knowledge) -> BTreeMap<&str, f64> {
    knowledge.causes.keys().map(|id| (id.as_str(), knowledge.prior_share(id).unwrap_or_default())).collect()
}

/// Expected information of one finding, in bits. `listed` holds, for each cause whose file lists it, the cause's share
/// and the finding's share with it; with all others the finding is as common as without. `weight` is how much of it is
/// news beside what is known of the same kind.
pub(crate) fn information(listed: &[(f64, f64)], without: f64, weight: f64) -> f64 {
    let others = (1.0 - listed.iter().map(|(share, _)| share).sum::<f64>()).max(0.0);
    let shares: Vec<(f64, f64)> = listed
        .iter()
        .map(|(share, with)| (*share, without + weight * (with - without)))
        .chain([(others, without)])
        .collect();
    let chance: f64 = shares.iter().map(|(share, with)| share * with).sum();
    // Mutual information: the sum over both answers of p(cause, answer) · log2(p(answer | cause) / p(answer)).
    shares
        .iter()
        .map(|(share, with)| {
            share * (with * (with / chance).log2() + (1.0 - with) * ((1.0 - with) / (1.0 - chance)).log2())
        })
        .sum::<f64>()
        .max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::Answers;
    use crate::differential::differential;
    use crate::urgency::urgency;

    fn ask(text: &str, how_many: usize) -> Vec<String> {
        let knowledge = Knowledge::embedded();
        let answers = Answers::from_toml(text, knowledge).unwrap();
        let findings = Findings::from_answers(&answers, knowledge);
        let candidates = differential(&findings, knowledge);
        most_telling(&candidates, &findings, knowledge, About::Oneself, how_many)
            .into_iter()
            .map(|question| question.finding)
            .collect()
    }

    #[test]
    fn what_was_answered_is_not_asked_again() {
        let asked =
            ask("present = [\"region-head-neck\"]\nabsent = [\"sustained-pull\"]\nunknown = [\"null-point\"]", 300);
        assert!(asked.len() > 100);
        for id in ["region-head-neck", "sustained-pull", "null-point"] {
            assert!(!asked.iter().any(|asked| asked == id), "{id} was asked again");
        }
    }

    #[test]
    fn a_shaking_head_is_asked_for_what_separates_tremor_from_dystonia() {
        let asked = ask("age_years = 60\npresent = [\"region-head-neck\", \"rhythmic\", \"axis-no-no\"]", 10);
        let separating =
            ["hand-tremor", "sustained-pull", "sensory-trick", "stops-lying-down", "null-point", "neck-pain"];
        assert!(separating.iter().any(|id| asked.iter().any(|asked| asked == id)), "asked: {asked:?}");
    }

    #[test]
    fn red_flags_are_asked_until_answered() {
        let knowledge = Knowledge::embedded();
        let mut findings = Findings::default();
        let flags = |findings: &Findings| -> Vec<String> {
            red_flags(&urgency(findings, knowledge), findings, knowledge, About::Oneself)
                .into_iter()
                .map(|question| question.finding)
                .collect()
        };
        assert!(flags(&findings).contains(&"thunderclap".to_owned()));
        findings.add(knowledge, "thunderclap", Presence::Absent, crate::findings::Origin::Answer);
        assert!(!flags(&findings).contains(&"thunderclap".to_owned()));
    }
}
