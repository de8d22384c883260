//! Likelihoods: how common a finding is with a cause, as far as we may believe the share in the file.
//!
//! In: a clue and the share without. Out: the share that is weighed, and what an answer is worth under it.
//! Method: the share with the cause is the mean of a Beta distribution around the share without, (n·p + k·q) / (n + k):
//! with n the number of people the share stands on, k the weight of "it is as with everyone else". A counted share
//! brings its own n; the others a chosen one, the estimate the smallest. An answer may be mistaken, so that none is
//! worth more than its error allows.
//! Limits: the share without is taken as it stands, though it is an estimate too.

use super::setting;
use nullpoint_knowledge::schema::{CauseClue, Finding, Knowledge};
use nullpoint_knowledge::share::{Mark, Share};

/// Share of people that a finding is weighed with, on both sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sides {
    /// With the cause, after shrinking.
    pub(super) with: f64,
    /// Without it.
    pub(super) without: f64,
}

/// The number of people that a share stands on.
fn people(mark: Mark) -> f64 {
    match mark {
        Mark::Counted { of, .. } => f64::from(of).min(setting("counted", 60.0)),
        Mark::Published => setting("published", 20.0),
        Mark::Class(_) => setting("class", 10.0),
        Mark::Estimate => setting("estimate", 5.0),
    }
}

/// A share with the cause, drawn towards the share without by as much as it is uncertain.
pub(super) fn shrunk(with: &Share<'_>, without: f64) -> f64 {
    let people = people(with.mark);
    let k = setting("pull", 2.0);
    (people * with.value + k * without) / (people + k)
}

/// Both sides of a clue as they are weighed; none for a number.
pub(super) fn sides(clue: &CauseClue, knowledge: &Knowledge) -> Option<Sides> {
    let without = background(knowledge.findings.get(&clue.finding)?, knowledge)?;
    Some(Sides { with: shrunk(&clue.with(knowledge), without), without })
}

/// How common a finding is among others.
pub(super) fn background(finding: &Finding, knowledge: &Knowledge) -> Option<f64> {
    finding.without(knowledge).map(|share| share.value)
}

/// How likely an observation is where the finding has this share. `certainty` is 1 for "it is there", 0 for "it is not
/// there", between for a measurement that does not tell surely; 0.5 says nothing.
pub(super) fn likelihood(share: f64, certainty: f64) -> f64 {
    let e = setting("mistaken", 0.005);
    let heard = e + (1.0 - 2.0 * e) * certainty;
    heard * share + (1.0 - heard) * (1.0 - share)
}
