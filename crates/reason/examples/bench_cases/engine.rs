//! Engines: what brings causes into an order, each seen as the same list.

use nullpoint_knowledge::Knowledge;
use nullpoint_reason::Findings;
use nullpoint_reason::differential::{differential, naive};

/// A cause with its probabilities.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    /// Cause id, or `something-else`.
    pub(crate) cause: String,
    /// Probability that it is the main cause; these add up to 1.
    pub(crate) main: f64,
    /// Probability that it plays a part.
    pub(crate) part: f64,
}

/// The differential of Nullpoint, the likeliest first.
pub(crate) fn ours(findings: &Findings, knowledge: &Knowledge) -> Vec<Placed> {
    differential(findings, knowledge)
        .into_iter()
        .map(|cause| Placed { main: cause.probability_main, part: cause.probability, cause: cause.cause })
        .collect()
}

/// Plain naive Bayes over the same knowledge: one cause at a time, so that playing a part is being the main one.
pub(crate) fn naive_bayes(findings: &Findings, knowledge: &Knowledge) -> Vec<Placed> {
    let causes = naive::naive(findings, knowledge).into_iter();
    causes.map(|(cause, probability)| Placed { cause, main: probability, part: probability }).collect()
}
