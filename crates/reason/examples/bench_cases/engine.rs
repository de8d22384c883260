//! Engines: what brings causes into an order, each seen as the same function.

use nullpoint_knowledge::Knowledge;
use nullpoint_reason::Findings;
use nullpoint_reason::differential::differential;

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

/// The differential of Nullpoint.
pub(crate) fn ours(findings: &Findings, knowledge: &Knowledge) -> Vec<Placed> {
    let candidates = differential(findings, knowledge).into_iter();
    candidates
        .map(|candidate| Placed { cause: candidate.cause, main: candidate.probability, part: candidate.probability })
        .collect()
}

/// Plain naive Bayes over the same knowledge.
pub(crate) fn naive(findings: &Findings, knowledge: &Knowledge) -> Vec<Placed> {
    ours(findings, knowledge)
}
