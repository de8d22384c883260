//! Hypotheses: one cause, two causes together, or something else, each with its probability.
//!
//! In: evidence. Out: for each cause the probability that it plays a part, alone or beside another, and that it is the
//! main one; for something else that no cause held here is at work.
//! Method: Bayes' rule over all single causes, over pairs among the likeliest single ones, and something else. A pair's
//! share before any finding is by chance, or that of a companion (`companions.toml`). The mass of a pair goes to its two
//! causes as main one in proportion to what each has alone.
//! Limits: never more than two causes; pairs of unlikely causes are left out.

use super::evidence::{Evidence, sum};
use super::twins;
use crate::findings::Findings;
use nullpoint_knowledge::schema::Knowledge;
use std::collections::BTreeMap;

/// Causes of which pairs are weighed, the likeliest alone: beyond these a pair cannot weigh. Our choice.
const IN_PAIRS: usize = 24;

/// How much an even share of all causes weighs beside the shares of presenters, which are estimates without a count: half
/// as much. Our choice, among values that differed little on the cases for tuning (decision 0010).
const EVEN: f64 = 0.5;

/// How probable each cause is.
#[derive(Debug)]
pub(super) struct Probabilities {
    /// Per cause, in order of id: that it plays a part, alone or beside another.
    pub(super) part: Vec<f64>,
    /// Per cause: that it is the main one. With something else these add up to 1.
    pub(super) main: Vec<f64>,
    /// That none of the causes is at work.
    pub(super) something_else: f64,
    /// Per cause: the one it goes together with most, and the probability that both play a part.
    pub(super) beside: Vec<Option<(usize, f64)>>,
}

/// The probabilities of all causes, given the evidence.
pub(super) fn probabilities(evidence: &Evidence<'_>, findings: &Findings, knowledge: &Knowledge) -> Probabilities {
    let prior: Vec<f64> = evidence.causes.iter().map(|(id, _)| prior(id, knowledge).ln()).collect();
    let mut said: Vec<f64> = (0..prior.len()).map(|cause| sum(&evidence.for_one(cause))).collect();
    twins::hold_together(&mut said, evidence, findings, knowledge);
    let alone: Vec<f64> = prior.iter().zip(&said).map(|(prior, said)| prior + said).collect();
    let pairs = pairs(evidence, &prior, &alone, knowledge);
    let nothing = knowledge.something_else.share.ln();
    let top = alone.iter().copied().chain(pairs.iter().map(|pair| pair.2)).fold(nothing, f64::max);
    let mass = |weight: f64| (weight - top).exp();
    let total: f64 = alone.iter().map(|weight| mass(*weight)).sum::<f64>()
        + pairs.iter().map(|pair| mass(pair.2)).sum::<f64>()
        + mass(nothing);
    let mut part: Vec<f64> = alone.iter().map(|weight| mass(*weight) / total).collect();
    let mut main = part.clone();
    let mut beside: Vec<Option<(usize, f64)>> = vec![None; part.len()];
    for (one, other, weight) in pairs {
        let both = mass(weight) / total;
        let share = 1.0 / (1.0 + (alone[other] - alone[one]).exp());
        for (cause, partner, share) in [(one, other, share), (other, one, 1.0 - share)] {
            part[cause] += both;
            main[cause] += share * both;
            if beside[cause].is_none_or(|(_, most)| both > most) {
                beside[cause] = Some((partner, both));
            }
        }
    }
    // Sums of floating-point numbers may pass 1 by a rounding.
    part.iter_mut().chain(&mut main).for_each(|probability| *probability = probability.min(1.0));
    Probabilities { part, main, something_else: mass(nothing) / total, beside }
}

/// Share of presenters with a cause, as it is weighed: drawn towards an even share of all.
fn prior(id: &str, knowledge: &Knowledge) -> f64 {
    let even = 1.0 / (knowledge.causes.len() + 1) as f64;
    (knowledge.prior_share(id).unwrap_or_default() + EVEN * even) / (1.0 + EVEN)
}

/// Pairs of causes with the logarithm of their weight.
fn pairs(evidence: &Evidence<'_>, prior: &[f64], alone: &[f64], knowledge: &Knowledge) -> Vec<(usize, usize, f64)> {
    let mut likeliest: Vec<usize> = (0..alone.len()).collect();
    likeliest.sort_by(|a, b| alone[*b].total_cmp(&alone[*a]).then(a.cmp(b)));
    likeliest.truncate(IN_PAIRS);
    likeliest.sort_unstable();
    let companions = Meeting::of(knowledge);
    let mut pairs = Vec::with_capacity(IN_PAIRS * IN_PAIRS / 2);
    for (place, one) in likeliest.iter().enumerate() {
        for other in &likeliest[place + 1..] {
            let shares = [prior[*one].exp(), prior[*other].exp()];
            let share = companions.share([evidence.causes[*one].0, evidence.causes[*other].0], shares);
            pairs.push((*one, *other, share.ln() + evidence.for_two(*one, *other)));
        }
    }
    pairs
}

/// How often causes meet in one person.
struct Meeting<'k> {
    by_chance: f64,
    companions: BTreeMap<[&'k str; 2], f64>,
    with_any: BTreeMap<&'k str, f64>,
}

impl<'k> Meeting<'k> {
    fn of(knowledge: &'k Knowledge) -> Self {
        let (mut companions, mut with_any) = (BTreeMap::new(), BTreeMap::new());
        for companion in &knowledge.companions.companions {
            match &companion.with {
                Some(with) => drop(companions.insert([with.as_str(), &companion.also], companion.share)),
                None => drop(with_any.insert(companion.also.as_str(), companion.share)),
            }
        }
        Self { by_chance: knowledge.companions.by_chance.factor, companions, with_any }
    }

    /// Share of presenters who have both causes, given the share who have each.
    fn share(&self, causes: [&str; 2], shares: [f64; 2]) -> f64 {
        let stated = |from: usize, to: usize| {
            let stated = self.companions.get(&[causes[from], causes[to]]).or_else(|| self.with_any.get(causes[to]));
            stated.map(|share| share * shares[from])
        };
        let by_chance = self.by_chance * shares[0] * shares[1];
        [stated(0, 1), stated(1, 0)].into_iter().flatten().fold(by_chance, f64::max)
    }
}
