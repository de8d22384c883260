//! Pacer: stages with their times, to be gone through by `static/practice.js`, or read where there is no script.

use std::borrow::Cow;

/// Stages that are gone through so many times.
pub(crate) struct Pacer<'a> {
    pub(crate) heading: &'a str,
    /// How long it takes and how often.
    pub(crate) told: &'a str,
    pub(crate) stages: Cow<'a, [Stage<'a>]>,
    pub(crate) rounds: u32,
}

/// A part of a round.
#[derive(Clone)]
pub(crate) struct Stage<'a> {
    pub(crate) words: &'a str,
    /// What to do, where the words alone do not say it.
    pub(crate) more: &'a str,
    pub(crate) seconds: u32,
    /// A drawing of it, in place of the circle.
    pub(crate) picture: Option<&'static str>,
    /// What the circle does: `grow`, `shrink` or `hold`.
    pub(crate) shape: &'a str,
}
